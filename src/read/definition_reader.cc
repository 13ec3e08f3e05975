// Paragraphs of terms, and lists whose markers are colons → DefinitionList.
#include "read/block_reader.h"
#include "read/definition_marks.h"
#include "read/inline_reader.h"
#include "read/rules.h"

#include <algorithm>
#include <utility>

namespace clearleaf::read {

namespace {

bool is_break(const SyntaxNode& node) {
  return node.kind == Syntax::kSoftBreak || node.kind == Syntax::kLineBreak;
}

}  // namespace

std::size_t BlockReader::count_definitions(const SyntaxNode& node) const {
  if (node.kind != Syntax::kList) return 0;
  const auto other = std::find_if(
      node.children.begin(), node.children.end(), [&](const SyntaxNode& item) {
        return !is_definition(reading_.source, begin_of(item.first_line));
      });
  return static_cast<std::size_t>(other - node.children.begin());
}

std::size_t BlockReader::read_definitions(Nodes nodes, Blocks& out) {
  DefinitionList list;
  std::size_t taken = 0;
  const SyntaxNode* rest = nullptr;  // a list that goes on with items that are none
  std::size_t count = 0;
  while (rest == nullptr && taken < nodes.size()) {
    const SyntaxNode* terms =
        nodes[taken].kind == Syntax::kParagraph ? &nodes[taken] : nullptr;
    const std::size_t place = taken + (terms == nullptr ? 0 : 1);
    count = place < nodes.size() ? count_definitions(nodes[place]) : 0;
    if (count == 0) break;
    const SyntaxNode& definitions = nodes[place];
    const bool apart = terms != nullptr && terms->last_line + 1 < definitions.first_line;
    list.tight = list.tight && definitions.tight && !apart;
    list.groups.push_back(read_group(terms, Nodes(definitions.children).first(count)));
    if (count < definitions.children.size()) rest = &definitions;
    taken = place + 1;
  }
  if (taken == 0) return 0;
  const SourceSpan span{list.groups.front().span.begin, list.groups.back().span.end};
  out.push_back({span, std::move(list)});
  // Items with a + directly behind definitions: the parser, to which both are one, has joined them.
  if (rest != nullptr) out.push_back(read_list(*rest, Nodes(rest->children).subspan(count)));
  return taken;
}

DefinitionGroup BlockReader::read_group(const SyntaxNode* terms, Nodes items) {
  DefinitionGroup group;
  if (terms != nullptr) group.terms = read_terms(*terms);
  for (const SyntaxNode& node : items) {
    ListItem item = read_item(node, Tasks::kAreWords);
    group.definitions.push_back({item.span, std::move(item.blocks)});
  }
  const SourceSpan first = group.definitions.front().span;
  if (group.terms.empty()) {
    reading_.error(kTermMissing, {first.begin, first.begin + 1},
                   "this definition has no term before it",
                   "write what it defines on the line above; for a colon as text write \\:");
  }
  group.span = {group.terms.empty() ? first.begin : group.terms.front().span.begin,
                group.definitions.back().span.end};
  return group;
}

/// Each line of the paragraph is a term.
std::vector<Term> BlockReader::read_terms(const SyntaxNode& paragraph) {
  const MappedText content = paragraph_text(paragraph);
  const Opening opening = std::exchange(opening_, {});
  InlineReader reader(reading_, content);
  Nodes nodes = paragraph.children;
  if (opening.is_line) nodes = reader.skip_first_line(nodes);
  std::size_t mark = opening.mark;
  std::vector<Term> terms;
  while (!nodes.empty()) {
    const auto line_end = std::find_if(nodes.begin(), nodes.end(), is_break);
    const auto count = static_cast<std::size_t>(line_end - nodes.begin());
    const std::size_t begin = reader.place();
    Inlines inlines = reader.read(nodes.first(count), std::exchange(mark, 0));
    const SourceSpan span = content.span(begin, reader.place());
    if (!inlines.empty()) terms.push_back({span, std::move(inlines)});
    if (count < nodes.size()) reader.skip_break();
    nodes = nodes.subspan(std::min(count + 1, nodes.size()));
  }
  return terms;
}

}  // namespace clearleaf::read
