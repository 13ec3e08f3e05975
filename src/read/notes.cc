// Footnote definitions of a syntax tree → their places, their order and what is wrong with them.
#include "read/notes.h"

#include "base/checked.h"
#include "read/rules.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace clearleaf::read {

namespace {

/// A block that can hold a definition, or a definition.
struct Holder {
  const SyntaxNode* node;
  bool is_note() const { return node->kind == Syntax::kNoteDefinition; }
};

void collect_holders(const SyntaxNode& node, std::vector<Holder>& out) {
  if (node.kind == Syntax::kQuote || node.kind == Syntax::kItem ||
      node.kind == Syntax::kNoteDefinition) {
    out.push_back({&node});
  }
  for (const SyntaxNode& child : node.children) collect_holders(child, out);
}

/// Bytes of a definition's first line before its words.
std::uint32_t words_of_note(const SyntaxNode& definition) {
  return std::max(definition.first_column, 1U) - 1;
}

Container container_of(const SourceText& source, const SyntaxNode& node,
                       const ContainerPath& outer) {
  switch (node.kind) {
    case Syntax::kItem: return item_at(source, node.first_line, outer);
    case Syntax::kQuote: return {ContainerKind::kQuote, node.first_line, 0};
    default: return {ContainerKind::kNote, node.first_line, words_of_note(node)};
  }
}

NoteDefinition definition_of(const SourceText& source, const SyntaxNode& node) {
  NoteDefinition definition;
  definition.node = &node;
  const LinePrefix line(source, node.first_line);
  const std::string_view before = line.rest().substr(0, words_of_note(node));
  const auto end = before.rfind("]:");
  const auto begin = before.rfind("[^", end);
  INVARIANT(end != std::string_view::npos && begin != std::string_view::npos,
            "cmark-gfm: a footnote's words stand behind its mark");
  definition.name = before.substr(begin + 2, end - begin - 2);
  const std::uint32_t start = line.source_offset();
  definition.mark = {start + checked<std::uint32_t>(begin),
                     start + checked<std::uint32_t>(end + 2)};
  return definition;
}

bool is_leaf_block(Syntax kind) {
  return kind == Syntax::kParagraph || kind == Syntax::kHeading || kind == Syntax::kCodeBlock ||
         kind == Syntax::kHtmlBlock || kind == Syntax::kTable;
}

void mark_leaf_lines(const SyntaxNode& node, std::vector<bool>& lines) {
  if (is_leaf_block(node.kind)) {
    for (std::size_t i = node.first_line; i <= node.last_line && i < lines.size(); ++i) {
      lines[i] = true;
    }
    return;
  }
  for (const SyntaxNode& child : node.children) mark_leaf_lines(child, lines);
}

/// The name in "[^name]:" that `line` begins with, after blanks and quote marks; empty: none.
std::string_view defined_name(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t>");
  if (begin == std::string_view::npos || !line.substr(begin).starts_with("[^")) return {};
  const auto end = line.find_first_of("] \t", begin);
  if (end == std::string_view::npos || !line.substr(end).starts_with("]:")) return {};
  return line.substr(begin + 2, end - begin - 2);
}

void warn_unused(std::string_view name, SourceSpan mark, Diagnostics& diagnostics) {
  diagnostics.warning(kUnusedNote, mark,
                      "the footnote \"" + std::string(name) + "\" is never referred to",
                      "write [^" + std::string(name) + "] where it belongs, or delete it");
}

}  // namespace

/// Definitions stand at the end of the tree, whatever they were written in. What encloses them is
/// found by walking all enclosing blocks in the order they begin, keeping those not yet ended.
std::vector<NoteDefinition> locate_definitions(const SourceText& source, const SyntaxNode& root) {
  std::vector<Holder> holders;
  collect_holders(root, holders);
  std::stable_sort(holders.begin(), holders.end(), [](const Holder& a, const Holder& b) {
    // A definition's column is that of its text: it comes before what begins there.
    return std::tuple(a.node->first_line, a.node->first_column, !a.is_note()) <
           std::tuple(b.node->first_line, b.node->first_column, !b.is_note());
  });
  std::vector<NoteDefinition> definitions;
  std::vector<const SyntaxNode*> open;
  ContainerPath path;
  for (const Holder& holder : holders) {
    while (!open.empty() && open.back()->last_line < holder.node->first_line) {
      open.pop_back();
      path.pop_back();
    }
    if (holder.is_note()) definitions.push_back(definition_of(source, *holder.node));
    path.push_back(container_of(source, *holder.node, path));
    open.push_back(holder.node);
    if (holder.is_note()) definitions.back().containers = path;
  }
  return definitions;
}

NoteBook::NoteBook(const SourceText& source, const SyntaxNode& root) {
  definitions_ = locate_definitions(source, root);
  // In the tree's own order: it is the one that cmark-gfm's numbers count.
  std::sort(definitions_.begin(), definitions_.end(),
            [](const NoteDefinition& a, const NoteDefinition& b) { return a.node < b.node; });
  ids_.resize(definitions_.size());
}

std::optional<NoteId> NoteBook::refer(std::uint32_t number) {
  if (number == 0 || number > definitions_.size()) return std::nullopt;
  std::optional<NoteId>& id = ids_[number - 1];
  if (!id) {
    id = NoteId(checked<std::uint32_t>(order_.size()));
    order_.push_back(number - 1);
  }
  return id;
}

const NoteDefinition* NoteBook::take_next() {
  return taken_ < order_.size() ? &definitions_[order_[taken_++]] : nullptr;
}

std::vector<std::string> NoteBook::names() const {
  std::vector<std::string> names;
  for (const NoteDefinition& definition : definitions_) names.push_back(definition.name);
  return names;
}

void NoteBook::judge_rest(const SourceText& source, const SyntaxNode& root,
                          std::uint32_t first_line, Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    if (!ids_[i]) warn_unused(definitions_[i].name, definitions_[i].mark, diagnostics);
  }
  // The parser drops definitions nothing refers to, and second ones of a name. Their lines are
  // those that look like a definition and belong to no block of the tree.
  std::vector<bool> known(source.line_count() + 1, false);
  mark_leaf_lines(root, known);
  for (const NoteDefinition& definition : definitions_) known[definition.node->first_line] = true;
  std::vector<std::string> names = this->names();
  std::sort(names.begin(), names.end());
  for (std::uint32_t line = first_line; line <= source.line_count(); ++line) {
    const std::string_view name = known[line] ? "" : defined_name(source.line_text(line));
    if (name.empty()) continue;
    const auto begin = checked<std::uint32_t>(name.data() - source.bytes().data() - 2);
    const SourceSpan mark{begin, begin + checked<std::uint32_t>(name.size() + 4)};
    if (std::binary_search(names.begin(), names.end(), name)) {
      diagnostics.error(kDuplicateNote, mark,
                        "the footnote \"" + std::string(name) + "\" is written twice",
                        "give one of the two another name");
    } else {
      warn_unused(name, mark, diagnostics);
    }
  }
}

}  // namespace clearleaf::read
