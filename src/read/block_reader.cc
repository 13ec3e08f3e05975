// Syntax nodes, one kind after the other → Blocks.
#include "read/block_reader.h"

#include "base/checked.h"
#include "base/utf8.h"
#include "read/attributes.h"
#include "read/heading_ids.h"
#include "read/html_tags.h"
#include "read/inline_level.h"
#include "read/inline_reader.h"
#include "read/rules.h"
#include "read/table_rows.h"

#include <algorithm>
#include <array>
#include <utility>

namespace clearleaf::read {

namespace {

constexpr std::array<std::pair<std::string_view, NoticeKind>, 5> kAlerts{
    {{"note", NoticeKind::kNote},
     {"tip", NoticeKind::kTip},
     {"important", NoticeKind::kImportant},
     {"warning", NoticeKind::kWarning},
     {"caution", NoticeKind::kCaution}}};

std::optional<NoticeKind> alert_kind(std::string_view name) {
  for (const auto& [word, kind] : kAlerts) {
    if (ascii_lower(name) == word) return kind;
  }
  return std::nullopt;
}

bool is_break(const SyntaxNode& node) {
  return node.kind == Syntax::kSoftBreak || node.kind == Syntax::kLineBreak;
}

/// The words a paragraph begins with, as far as its first mark-up.
std::string_view first_words(const SyntaxNode& paragraph) {
  if (paragraph.children.empty() || paragraph.children.front().kind != Syntax::kText) return {};
  return paragraph.children.front().literal;
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

/// "NOTE" of a line "[!NOTE]"; what follows the bracket is in `rest`.
struct AlertMarker {
  std::string_view name;
  std::string_view rest;
};
std::optional<AlertMarker> alert_marker(std::string_view line) {
  if (!line.starts_with("[!")) return std::nullopt;
  const auto end = line.find(']');
  if (end == std::string_view::npos || end == 2) return std::nullopt;
  const std::string_view name = line.substr(2, end - 2);
  for (const char c : ascii_lower(name)) {
    if (c < 'a' || c > 'z') return std::nullopt;
  }
  return AlertMarker{name, trimmed(line.substr(end + 1))};
}

/// GFM 5.3: "[ ] " or "[x] " at the beginning of an item.
TaskState task_state(std::string_view words) {
  if (words.size() < 4 || words[0] != '[' || words[2] != ']') return TaskState::kNotATask;
  if (words[3] != ' ' && words[3] != '\t') return TaskState::kNotATask;
  if (words[1] == ' ') return TaskState::kNotDone;
  return words[1] == 'x' || words[1] == 'X' ? TaskState::kDone : TaskState::kNotATask;
}
constexpr std::size_t kTaskMark = 4;

std::uint32_t end_of(const Blocks& blocks, std::uint32_t otherwise) {
  return blocks.empty() ? otherwise : blocks.back().span.end;
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
    case Syntax::kList: out.push_back(read_list(node)); return;
    case Syntax::kQuote: return read_quote(node, out);
    case Syntax::kCodeBlock: out.push_back(read_code(node)); return;
    case Syntax::kHtmlBlock: return read_html(node);
    case Syntax::kThematicBreak:
      out.push_back({lines_span(node.first_line, node.first_line), ThematicBreak{}});
      return;
    case Syntax::kNoteDefinition: return;  // read after the block that refers to it
    default: INVARIANT(false, "CommonMark: what a container holds is a block");
  }
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
  judge_attribute_line(content);
  if (nodes.size() == 1 && nodes.front().kind == Syntax::kImage) {
    out.push_back({span, reader.read_figure(nodes.front())});
    return;
  }
  Inlines inlines = reader.read(nodes, opening.mark);
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
                 "attributes in braces are not read yet, but for the {#id} of a heading",
                 "leave them out; for braces as text write \\{");
}

void BlockReader::read_heading(const SyntaxNode& node, Blocks& out) {
  const std::uint32_t underline = underline_of(node);
  const MappedText content = heading_text(node, underline);
  Heading heading;
  heading.level = node.level;
  const auto attributes = trailing_attributes(content.text());
  if (attributes) heading.id = read_given_id(content, *attributes);
  InlineReader reader(reading_, content);
  if (attributes) reader.leave_out_from(content.span(attributes->begin, attributes->end).begin);
  heading.inlines = reader.read(node.children);
  const std::uint32_t last = underline == 0 ? node.first_line : underline;
  out.push_back({lines_span(node.first_line, last), std::move(heading)});
}

std::uint32_t BlockReader::underline_of(const SyntaxNode& heading) const {
  LinePrefix first(reading_.source, heading.first_line);
  first.skip(containers_);
  first.skip_blanks();
  const std::string_view rest = first.rest();
  const std::size_t marks = std::min(rest.find_first_not_of('#'), rest.size());
  if (marks > 0 && (marks == rest.size() || rest[marks] == ' ' || rest[marks] == '\t')) return 0;
  // cmark-gfm gives the line that ended the heading: the one after the underline, or the underline
  // itself where the file ends with it.
  const std::uint32_t before = heading.last_line - 1;
  if (before <= heading.first_line) return heading.last_line;
  LinePrefix prefix(reading_.source, before);
  const bool lazy = !prefix.skip(containers_);
  const std::string_view line = trimmed(prefix.rest());
  const bool is_underline = !line.empty() && (line[0] == '=' || line[0] == '-') &&
                            line.find_first_not_of(line[0]) == std::string_view::npos;
  return is_underline && !lazy ? before : heading.last_line;
}

MappedText BlockReader::heading_text(const SyntaxNode& node, std::uint32_t underline) const {
  if (underline > 0) {
    const MappedText lines = words_of_lines(node.first_line, underline - 1);
    return lines.part(skip_definitions(lines.text()), lines.size());
  }
  const MappedText line =
      block_text(reading_.source, node.first_line, node.first_line, containers_);
  std::string_view text = line.text();
  text = text.substr(0, text.find_last_not_of(" \t") + 1);
  const auto before_closing = text.find_last_not_of('#');
  if (before_closing != std::string_view::npos &&
      (text[before_closing] == ' ' || text[before_closing] == '\t')) {
    text = text.substr(0, text.find_last_not_of(" \t", before_closing) + 1);
  }
  const std::size_t marks = text.find_first_not_of('#');
  const std::size_t begin = std::min(text.find_first_not_of(" \t", marks), text.size());
  return line.part(begin, text.size());
}

std::string BlockReader::read_given_id(const MappedText& content, TextRange attributes) {
  const SourceSpan span = content.span(attributes.begin, attributes.end);
  const std::string_view written =
      content.text().substr(attributes.begin, attributes.end - attributes.begin);
  const auto id = only_id(written);
  if (!id) {
    reading_.error(kAttributes, span, "of attributes in braces only {#id} is read",
                   "leave out the others");
    return {};
  }
  if (!is_good_id(*id)) {
    reading_.error(kBadId, span, "\"" + std::string(*id) + "\" cannot be an id",
                   "begin it with a letter and go on with letters, digits and hyphens");
    return {};
  }
  if (is_reserved_id(*id)) {
    reading_.error(kReservedId, span, "the id \"" + std::string(*id) + "\" is clearleaf's own",
                   "give the heading another id");
    return {};
  }
  if (!given_ids_.emplace(*id).second) {
    reading_.error(kDuplicateId, span, "the id \"" + std::string(*id) + "\" is given twice",
                   "give one of the two headings another id");
    return {};
  }
  return std::string(*id);
}

Block BlockReader::read_list(const SyntaxNode& node) {
  List list;
  list.kind = node.delimiter == Delimiter::kOrdered ? ListKind::kOrdered : ListKind::kBullet;
  list.start = node.start;
  list.tight = node.tight;
  for (const SyntaxNode& item : node.children) list.items.push_back(read_item(item));
  const SourceSpan span{list.items.front().span.begin, list.items.back().span.end};
  return {span, std::move(list)};
}

ListItem BlockReader::read_item(const SyntaxNode& node) {
  ListItem item;
  const std::uint32_t begin = begin_of(node.first_line);
  containers_.push_back(item_at(reading_.source, node.first_line, containers_));
  if (!node.children.empty() && node.children.front().kind == Syntax::kParagraph) {
    const SyntaxNode& paragraph = node.children.front();
    const bool escaped = !paragraph_text(paragraph).text().starts_with('[');
    if (!escaped) item.task = task_state(first_words(paragraph));
    if (item.task != TaskState::kNotATask) opening_.mark = kTaskMark;
  }
  item.blocks = read_blocks(node.children);
  const std::uint32_t marker_end = begin_of(node.first_line);
  containers_.pop_back();
  item.span = {begin, std::max(end_of(item.blocks, marker_end), begin + 1)};
  return item;
}

void BlockReader::read_quote(const SyntaxNode& node, Blocks& out) {
  const std::uint32_t begin = begin_of(node.first_line);
  containers_.push_back({ContainerKind::kQuote, node.first_line, 0});
  const auto notice = read_alert_marker(node);
  if (notice) opening_.is_line = true;
  Blocks blocks = read_blocks(node.children);
  opening_ = {};
  containers_.pop_back();
  const SourceSpan span{begin, end_of(blocks, lines_span(node).end)};
  if (notice) {
    if (blocks.empty()) {
      reading_.error(kEmptyAlert, span, "this alert says nothing",
                     "write its words on the next line, after \"> \"");
    }
    out.push_back({span, Notice{*notice, std::move(blocks)}});
  } else if (!blocks.empty()) {
    out.push_back({span, Quote{std::move(blocks)}});
  }
}

/// The kind of a quotation that begins with a line "[!WARNING]".
std::optional<NoticeKind> BlockReader::read_alert_marker(const SyntaxNode& quote) {
  if (quote.children.empty() || quote.children.front().kind != Syntax::kParagraph) return {};
  const SyntaxNode& paragraph = quote.children.front();
  const MappedText content = paragraph_text(paragraph);
  const std::string_view line = first_line(content.text());
  const auto marker = alert_marker(line);
  if (!marker || !first_words(paragraph).starts_with("[!")) return {};
  const auto kind = alert_kind(marker->name);
  const SourceSpan span = content.span(0, marker->name.size() + 3);
  if (!kind) {
    reading_.error(kUnknownAlert, span, "there is no alert \"" + std::string(marker->name) + "\"",
                   "write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]");
    return {};
  }
  const bool alone =
      marker->rest.empty() && (paragraph.children.size() == 1 || is_break(paragraph.children[1]));
  if (!alone) {
    reading_.error(kUnknownAlert, span, "an alert's mark stands on a line of its own",
                   "put the words on the next line, after \"> \"");
    return {};
  }
  return kind;
}

/// cmark-gfm counts blank lines, or the line after the block, among its lines.
std::uint32_t BlockReader::last_code_line(const SyntaxNode& node) const {
  const auto lines =
      checked<std::uint32_t>(std::count(node.literal.begin(), node.literal.end(), '\n'));
  if (!node.fenced) return node.first_line + std::max(lines, 1U) - 1;
  const std::uint32_t after = node.first_line + lines + 1;
  if (after > reading_.source.line_count()) return after - 1;
  LinePrefix prefix(reading_.source, after);
  const bool inside = prefix.skip(containers_);
  const std::string_view line = trimmed(prefix.rest());
  const bool closes = inside && line.size() >= 3 &&
                      line[0] == reading_.source.bytes()[begin_of(node.first_line)] &&
                      line.find_first_not_of(line[0]) == std::string_view::npos;
  return closes ? after : after - 1;
}

Block BlockReader::read_code(const SyntaxNode& node) {
  CodeBlock code;
  const SourceSpan span = lines_span(node.first_line, last_code_line(node));
  const std::string_view info = trimmed(node.title);
  code.language = info.substr(0, info.find_first_of(" \t"));
  judge_characters(info, span, reading_);
  if (info.find('{') != std::string_view::npos) {
    const auto line_end = reading_.source.bytes().find_first_of("\r\n", span.begin);
    reading_.error(kAttributes,
                   {span.begin, checked<std::uint32_t>(std::min<std::size_t>(line_end, span.end))},
                   "attributes in braces are not read yet",
                   "write the language alone, as in ```python");
    code.language.clear();
  }
  code.text = node.literal;
  if (code.text.ends_with('\n')) code.text.pop_back();
  return {span, std::move(code)};
}

void BlockReader::read_html(const SyntaxNode& node) {
  const std::string_view html = node.literal;
  const auto place = first_beside_comments(html);
  if (!place) return;
  const std::string_view before = html.substr(0, *place);
  const auto line =
      node.first_line + checked<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::string_view piece = first_line(html.substr(*place));
  LinePrefix prefix(reading_.source, line);
  prefix.skip(containers_);
  const auto within = prefix.rest().find(piece);
  const std::uint32_t begin =
      prefix.source_offset() +
      (within == std::string_view::npos ? 0 : checked<std::uint32_t>(within));
  if (!piece.starts_with('<')) {
    return reading_.error(kRawHtml, {begin, begin + checked<std::uint32_t>(piece.size())},
                          "words behind a comment are not read",
                          "put a blank line between the comment and the words");
  }
  const HtmlTag tag = read_tag(piece);
  const auto length = checked<std::uint32_t>(std::min(piece.find('>'), piece.size() - 1) + 1);
  const bool read_in_text =
      tag.name == "br" || tag.name == "sub" || tag.name == "sup" || tag.name == "kbd";
  reading_.error(
      kRawHtml, {begin, begin + length},
      "raw HTML is not read: " + (tag.name.empty() ? "this" : "<" + tag.name + ">") +
          (read_in_text ? " on a line of its own" : ""),
      read_in_text ? "put it on the line of the words it belongs to" : instead_of_tag(tag.name));
}

void BlockReader::read_notes() {
  if (reading_notes_) return;
  reading_notes_ = true;
  while (const NoteDefinition* definition = reading_.notes.take_next()) {
    const ContainerPath outer = std::exchange(containers_, definition->containers);
    Note note;
    note.name = definition->name;
    note.blocks = read_blocks(definition->node->children);
    note.span = {definition->mark.begin, end_of(note.blocks, definition->mark.end)};
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
