// Syntax nodes, one kind after the other → Blocks.
#include "read/block_reader.h"

#include "base/checked.h"
#include "base/utf8.h"
#include "read/attributes.h"
#include "read/inline_reader.h"
#include "read/rules.h"
#include "read/table_rows.h"

#include <algorithm>
#include <utility>

namespace clearleaf::read {

namespace {

/// GFM 5.3: "[ ] " or "[x] " at the beginning of an item.
TaskState task_state(std::string_view words) {
  if (words.size() < 4 || words[0] != '[' || words[2] != ']') return TaskState::kNotATask;
  if (words[3] != ' ' && words[3] != '\t') return TaskState::kNotATask;
  if (words[1] == ' ') return TaskState::kNotDone;
  return words[1] == 'x' || words[1] == 'X' ? TaskState::kDone : TaskState::kNotATask;
}
constexpr std::size_t kTaskMark = 4;

/// What people write for LaTeX.
bool is_page_break(std::string_view paragraph) {
  return paragraph == "\\newpage" || paragraph == "\\pagebreak";
}

/// Text without a letter or a sign to be seen, and no image, link or note.
bool says_nothing(const Inlines& inlines) {
  const auto is_blank_text = [](const Inline& each) {
    const auto* text = std::get_if<Text>(&each.kind);
    return text != nullptr ? is_blank(text->text) : std::holds_alternative<LineBreak>(each.kind);
  };
  return !inlines.empty() && std::ranges::all_of(inlines, is_blank_text);
}

/// An image alone in its paragraph, with or without attributes.
bool is_figure(std::span<const SyntaxNode> nodes) {
  if (nodes.empty() || nodes.size() > 2 || nodes[0].kind != Syntax::kImage) return false;
  if (nodes.size() == 1) return true;
  const std::string& rest = nodes[1].literal;
  return nodes[1].kind == Syntax::kText && !rest.empty() && attributes_length(rest) == rest.size();
}

}  // namespace

Blocks BlockReader::read_blocks(Nodes nodes) {
  Blocks out;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const SyntaxNode& node = nodes[i];
    const SyntaxNode* next = i + 1 < nodes.size() ? &nodes[i + 1] : nullptr;
    const bool next_is_table = next != nullptr && next->kind == Syntax::kTable;
    if (caption_mark(node) > 0 && next_is_table) {
      out.push_back(read_table(*next, &node));
      ++i;
    } else if (node.kind == Syntax::kTable) {
      const bool captioned = next != nullptr && caption_mark(*next) > 0;
      out.push_back(read_table(node, captioned ? next : nullptr));
      if (captioned) ++i;
    } else if (const std::size_t taken = read_definitions(nodes.subspan(i), out); taken > 0) {
      i += taken - 1;
    } else {
      read_block(node, out);
    }
    read_notes();
  }
  return out;
}

void BlockReader::read_block(const SyntaxNode& node, Blocks& out) {
  switch (node.kind) {
    case Syntax::kHeading: return read_heading(node, out);
    case Syntax::kParagraph: return read_paragraph(node, out);
    case Syntax::kList: out.push_back(read_list(node, node.children)); return;
    case Syntax::kQuote: return read_quote(node, out);
    case Syntax::kCodeBlock: return read_code(node, out);
    case Syntax::kHtmlBlock: return read_html(node, out);
    case Syntax::kThematicBreak:
      out.push_back({lines_span(node.first_line, node.first_line), ThematicBreak{}});
      return;
    case Syntax::kNoteDefinition: return;  // read after the block that refers to it
    default: INVARIANT(false, "CommonMark: what a container holds is a block");
  }
}

std::string_view BlockReader::first_words_of(const SyntaxNode& paragraph) {
  if (paragraph.children.empty() || paragraph.children.front().kind != Syntax::kText) return {};
  return paragraph.children.front().literal;
}

std::uint32_t BlockReader::end_of_blocks(const Blocks& blocks, std::uint32_t otherwise) {
  return blocks.empty() ? otherwise : blocks.back().span.end;
}

std::uint32_t BlockReader::begin_of(std::uint32_t line) const {
  LinePrefix prefix(reading_.source, line);
  prefix.skip(containers_);
  prefix.skip_blanks();
  return prefix.source_offset();
}

SourceSpan BlockReader::lines_span(const SyntaxNode& node) const {
  return lines_span(node.first_line, node.last_line);
}

SourceSpan BlockReader::lines_span(std::uint32_t first, std::uint32_t last) const {
  const std::uint32_t begin = begin_of(first);
  last = std::clamp(last, first, reading_.source.line_count());
  const std::size_t end = reading_.source.line_start(last) + reading_.source.line_text(last).size();
  const std::string_view text = reading_.source.bytes().substr(begin, end - begin);
  const auto last_byte = text.find_last_not_of(" \t\r\n");
  return {
      begin,
      begin + (last_byte == std::string_view::npos ? 0 : checked<std::uint32_t>(last_byte + 1))};
}

MappedText BlockReader::paragraph_text(const SyntaxNode& node) const {
  const MappedText lines = words_of_lines(node.first_line, node.last_line);
  // What cmark-gfm split off before a table (it has no column then) was not searched for
  // definitions, and its pipes were read as the table's were.
  if (node.first_column == 0) return with_pipes_read(lines);
  return lines.part(skip_definitions(lines.text()), lines.size());
}

/// The text of the lines without the blanks at its end.
MappedText BlockReader::words_of_lines(std::uint32_t first, std::uint32_t last) const {
  const MappedText lines = block_text(reading_.source, first, last, containers_);
  return lines.part(0, lines.text().find_last_not_of(" \t\n") + 1);
}

void BlockReader::read_paragraph(const SyntaxNode& node, Blocks& out) {
  const MappedText content = paragraph_text(node);
  const Opening opening = std::exchange(opening_, {});
  InlineReader reader(reading_, content);
  Nodes nodes = node.children;
  if (opening.is_line) nodes = reader.skip_first_line(nodes);
  if (nodes.empty()) return;
  const SourceSpan span{content.span(opening.is_line ? reader.place() : 0, content.size())};
  if (is_page_break(content.text())) {
    out.push_back({span, PageBreakHint{}});
    return;
  }
  judge_attribute_line(content);
  if (is_figure(nodes)) {
    out.push_back({span, reader.read_figure(nodes)});
    return;
  }
  Inlines inlines = reader.read(nodes, opening.mark);
  if (says_nothing(inlines)) {
    reading_.diagnostics.warning(kBlankParagraph, span,
                                 "the paragraph has nothing but blanks or signs that nobody sees",
                                 "delete it: the space between blocks is the edition's");
    return;
  }
  if (!inlines.empty()) out.push_back({span, Paragraph{std::move(inlines)}});
}

/// A line of attributes below a block ("{: .class}") is Markdown elsewhere, not here.
void BlockReader::judge_attribute_line(const MappedText& content) {
  const std::string_view text = content.text();
  const auto line_end = text.rfind('\n');
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  const std::size_t length = attributes_length(text.substr(begin));
  if (length == 0 || begin + length != text.size()) return;
  reading_.error(kAttributes, content.span(begin, text.size()),
                 "attributes on a line of their own are not read",
                 "put them directly behind the heading, link, image or [words] they belong to; for "
                 "braces as text write \\{");
}

Block BlockReader::read_list(const SyntaxNode& node, Nodes items) {
  List list;
  list.kind = node.delimiter == Delimiter::kOrdered ? ListKind::kOrdered : ListKind::kBullet;
  list.start = node.start;
  list.tight = node.tight;
  for (const SyntaxNode& item : items) list.items.push_back(read_item(item, Tasks::kRead));
  const SourceSpan span{list.items.front().span.begin, list.items.back().span.end};
  return {span, std::move(list)};
}

ListItem BlockReader::read_item(const SyntaxNode& node, Tasks tasks) {
  ListItem item;
  const std::uint32_t begin = begin_of(node.first_line);
  containers_.push_back(item_at(reading_.source, node.first_line, containers_));
  if (tasks == Tasks::kRead && !node.children.empty() &&
      node.children.front().kind == Syntax::kParagraph) {
    const SyntaxNode& paragraph = node.children.front();
    const bool escaped = !paragraph_text(paragraph).text().starts_with('[');
    if (!escaped) item.task = task_state(first_words_of(paragraph));
    if (item.task != TaskState::kNotATask) opening_.mark = kTaskMark;
  }
  item.blocks = read_blocks(node.children);
  const std::uint32_t marker_end = begin_of(node.first_line);
  containers_.pop_back();
  item.span = {begin, std::max(end_of_blocks(item.blocks, marker_end), begin + 1)};
  return item;
}

void BlockReader::read_notes() {
  if (reading_notes_) return;
  reading_notes_ = true;
  while (const NoteDefinition* definition = reading_.notes.take_next()) {
    const ContainerPath outer = std::exchange(containers_, definition->containers);
    Note note;
    note.name = definition->name;
    note.blocks = read_blocks(definition->node->children);
    note.span = {definition->mark.begin, end_of_blocks(note.blocks, definition->mark.end)};
    if (note.blocks.empty()) {
      reading_.error(kEmptyNote, definition->mark, "this footnote says nothing",
                     "write its words after the colon");
    }
    notes_.push_back(std::move(note));
    containers_ = outer;
  }
  reading_notes_ = false;
}

}  // namespace clearleaf::read
