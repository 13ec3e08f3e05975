// A copy of the source in which those colons are list markers → parsed as lists.
#include "read/definition_marks.h"

#include "base/checked.h"
#include "read/line_prefix.h"
#include "read/link_syntax.h"
#include "read/notes.h"
#include "read/rules.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace clearleaf::read {

namespace {

/// Each parse finds the definitions whose terms the one before made into paragraphs of their own:
/// definition lists in definitions.
constexpr int kRounds = 8;
constexpr std::uint32_t kLeastIndent = 2;  // of what goes on with a definition
constexpr std::uint32_t kMostIndent = 3;  // of a list marker (CommonMark 5.2)

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// "`: ` and words".
bool begins_definition(std::string_view rest) {
  return rest.size() > 2 && rest[0] == ':' && is_blank(rest[1]) &&
         rest.find_first_not_of(" \t", 1) != std::string_view::npos;
}

bool may_have_definitions(const SourceText& source, std::uint32_t first_line) {
  for (std::uint32_t line = first_line; line <= source.line_count(); ++line) {
    const std::string_view text = source.line_text(line);
    const auto begin = text.find_first_not_of(" \t>");
    if (begin != std::string_view::npos && begins_definition(text.substr(begin))) return true;
  }
  return false;
}

/// Looks for the colons in one tree.
class MarkFinder {
 public:
  MarkFinder(const SourceText& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  void look_through(const SyntaxNode& root) {
    look_in(root.children);
    for (const NoteDefinition& note : locate_definitions(source_, root)) {
      containers_ = note.containers;
      look_in(note.node->children);
    }
  }
  /// The source offsets of the colons that are not yet read as markers, and of those that are.
  const std::set<std::uint32_t>& found() const { return found_; }
  const std::set<std::uint32_t>& known() const { return known_; }

 private:
  /// What stands before a block that may be a definition.
  enum class Before { kOther, kTerm, kDefinition };

  void look_in(std::span<const SyntaxNode> blocks) {
    Before before = Before::kOther;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool is_caption = i + 1 < blocks.size() && blocks[i + 1].kind == Syntax::kTable;
      before = look_at(blocks[i], is_caption ? Before::kOther : before);
    }
  }

  Before look_at(const SyntaxNode& node, Before before) {
    if (node.kind == Syntax::kParagraph) return look_at_lines(node, before);
    // What is indented behind a definition not read yet belongs to it.
    const bool goes_on = before == Before::kDefinition && indent_of(node) >= kLeastIndent;
    bool defines = false;
    if (node.kind == Syntax::kQuote) {
      containers_.push_back({ContainerKind::kQuote, node.first_line, 0});
      look_in(node.children);
      containers_.pop_back();
    } else if (node.kind == Syntax::kList) {
      for (const SyntaxNode& item : node.children) defines = look_at_item(item);
    }
    return defines || goes_on ? Before::kDefinition : Before::kOther;
  }

  std::uint32_t indent_of(const SyntaxNode& node) const {
    LinePrefix line(source_, node.first_line);
    line.skip(containers_);
    return line.skip_blanks();
  }

  /// Whether it is a definition.
  bool look_at_item(const SyntaxNode& item) {
    LinePrefix line(source_, item.first_line);
    line.skip(containers_);
    line.skip_blanks();
    const bool defines = is_definition(source_, line.source_offset());
    if (defines) known_.insert(line.source_offset());
    containers_.push_back(item_at(source_, item.first_line, containers_));
    look_in(item.children);
    containers_.pop_back();
    return defines;
  }

  Before look_at_lines(const SyntaxNode& paragraph, Before before) {
    const std::uint32_t first = first_line_of_words(paragraph);
    bool has_definition = false;
    for (std::uint32_t number = first; number <= paragraph.last_line; ++number) {
      LinePrefix line(source_, number);
      const bool lazy = !line.skip(containers_);
      const std::uint32_t indent = line.skip_blanks();
      const bool marked = !lazy && indent <= kMostIndent && begins_definition(line.rest());
      if (!marked || (number == first && before == Before::kOther)) {
        before = Before::kTerm;
        continue;
      }
      if (has_definition && before == Before::kTerm) judge_line(number - 1);
      found_.insert(line.source_offset());
      has_definition = true;
      before = Before::kDefinition;
    }
    return before;
  }

  /// Words directly below a definition go on with it, whatever they look like.
  void judge_line(std::uint32_t number) {
    LinePrefix line(source_, number);
    line.skip(containers_);
    if (line.skip_blanks() > 0) return;
    const std::uint32_t begin = line.source_offset();
    diagnostics_.warning(kTermInDefinition,
                         {begin, begin + checked<std::uint32_t>(line.rest().size())},
                         "this line goes on with the definition above it",
                         "put a blank line before it if it is the next term, else indent it");
  }

  /// The line after the link definitions that the paragraph begins with.
  std::uint32_t first_line_of_words(const SyntaxNode& paragraph) const {
    const MappedText text =
        block_text(source_, paragraph.first_line, paragraph.last_line, containers_);
    const std::string_view before = text.text().substr(0, skip_definitions(text.text()));
    return paragraph.first_line +
           checked<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  }

  const SourceText& source_;
  Diagnostics& diagnostics_;
  ContainerPath containers_;
  std::set<std::uint32_t> found_;
  std::set<std::uint32_t> known_;
};

}  // namespace

SyntaxNode parse_with_definitions(const SourceText& source, std::uint32_t first_line,
                                  Diagnostics& diagnostics) {
  SyntaxNode root = parse_markdown(source, source.bytes(), first_line, diagnostics);
  if (!may_have_definitions(source, first_line)) return root;
  std::string marked(source.bytes());
  std::set<std::uint32_t> made;
  std::set<std::uint32_t> refused;  // a marker there would not be read as one
  for (int round = 0;; ++round) {
    MarkFinder finder(source, diagnostics);
    finder.look_through(root);
    std::vector<std::uint32_t> changes;
    for (const std::uint32_t place : made) {
      if (!finder.known().contains(place)) changes.push_back(place);
    }
    for (const std::uint32_t place : changes) {
      marked[place] = ':';
      made.erase(place);
      refused.insert(place);
    }
    for (const std::uint32_t place : finder.found()) {
      if (refused.contains(place)) continue;
      marked[place] = '+';
      made.insert(place);
      changes.push_back(place);
    }
    if (changes.empty()) return root;
    if (round == kRounds) {
      diagnostics.error(kTooDeep, {changes.front(), changes.front() + 1},
                        "definition lists are nested too deep here",
                        "write it with fewer levels");
      return root;
    }
    root = parse_markdown(source, marked, first_line, diagnostics);
  }
}

}  // namespace clearleaf::read
