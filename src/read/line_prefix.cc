// Quote marks, list markers and indentation → skipped, column by column.
#include "read/line_prefix.h"

#include "base/checked.h"

#include <algorithm>

namespace clearleaf::read {

namespace {

constexpr std::uint32_t kTabStop = 4;
constexpr std::uint32_t kNoteIndent = 4;
constexpr std::uint32_t kMaxQuoteIndent = 3;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t marker_length(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  return digits + 1;
}

}  // namespace

LinePrefix::LinePrefix(const SourceText& source, std::uint32_t number)
    : line_(source.line_text(number)), start_(source.line_start(number)), number_(number) {
  if (number == 1 && line_.starts_with(kByteOrderMark)) {
    line_.remove_prefix(kByteOrderMark.size());
    start_ += checked<std::uint32_t>(kByteOrderMark.size());
  }
}

std::uint32_t LinePrefix::source_offset() const {
  return start_ + checked<std::uint32_t>(offset_);
}

std::uint32_t LinePrefix::indent() const {
  std::uint32_t column = column_ + tab_rest_;
  std::size_t i = offset_ + (tab_rest_ > 0 ? 1 : 0);
  for (; i < line_.size() && (line_[i] == ' ' || line_[i] == '\t'); ++i) {
    column += line_[i] == '\t' ? kTabStop - column % kTabStop : 1;
  }
  return column - column_;
}

void LinePrefix::advance_columns(std::uint32_t count) {
  while (count > 0 && offset_ < line_.size()) {
    if (peek() == '\t') {
      const std::uint32_t width = tab_rest_ > 0 ? tab_rest_ : kTabStop - column_ % kTabStop;
      const std::uint32_t step = std::min(width, count);
      tab_rest_ = width - step;
      column_ += step;
      count -= step;
      if (tab_rest_ == 0) ++offset_;
    } else {
      ++offset_;
      ++column_;
      --count;
    }
  }
}

std::uint32_t LinePrefix::skip_blanks() {
  const std::uint32_t columns = indent();
  advance_columns(columns);
  return columns;
}

bool LinePrefix::skip_quote_mark() {
  const std::uint32_t before = indent();
  if (before > kMaxQuoteIndent) return false;
  LinePrefix ahead = *this;
  ahead.advance_columns(before);
  if (ahead.peek() != '>') return false;
  ahead.advance_columns(1);
  if (ahead.at_blank()) ahead.advance_columns(1);
  *this = ahead;
  return true;
}

/// By its place: a definition may stand behind another one, which the parser has dropped.
bool LinePrefix::skip_note_mark(std::size_t words) {
  while (offset_ < words && offset_ < line_.size()) advance_columns(1);
  return true;
}

std::uint32_t LinePrefix::skip_marker() {
  const auto length = checked<std::uint32_t>(marker_length(rest()));
  advance_columns(length);
  // Five blanks or more are one blank and an indented code block (CommonMark 5.2, rule 2).
  const std::uint32_t blanks = indent();
  const bool empty = rest().find_first_not_of(" \t") == std::string_view::npos;
  if (blanks >= 1 && blanks < 5 && !empty) {
    advance_columns(blanks);
    return length + blanks;
  }
  if (blanks >= 1) advance_columns(1);
  return length + 1;
}

bool LinePrefix::skip_one(const Container& container) {
  const bool opens_here = container.first_line == number_;
  switch (container.kind) {
    case ContainerKind::kQuote: return skip_quote_mark();
    case ContainerKind::kItem:
      if (opens_here) {
        skip_blanks();
        skip_marker();
        return true;
      }
      if (indent() < container.width) return false;
      advance_columns(container.width);
      return true;
    case ContainerKind::kNote:
      if (opens_here) return skip_note_mark(container.width);
      if (indent() < kNoteIndent) return false;
      advance_columns(kNoteIndent);
      return true;
  }
  return false;
}

bool LinePrefix::skip(const ContainerPath& containers) {
  for (const Container& container : containers) {
    if (!skip_one(container)) return false;
  }
  return true;
}

Container item_at(const SourceText& source, std::uint32_t line, const ContainerPath& outer) {
  LinePrefix prefix(source, line);
  prefix.skip(outer);
  const std::uint32_t before = prefix.skip_blanks();
  return {ContainerKind::kItem, line, before + prefix.skip_marker()};
}

MappedText block_text(const SourceText& source, std::uint32_t first, std::uint32_t last,
                      const ContainerPath& containers) {
  MappedText text;
  for (std::uint32_t number = first; number <= last && number <= source.line_count(); ++number) {
    LinePrefix prefix(source, number);
    prefix.skip(containers);
    prefix.skip_blanks();
    text.append(prefix.rest(), prefix.source_offset());
    if (number == last || number == source.line_count()) break;
    const auto line_end = prefix.source_offset() + checked<std::uint32_t>(prefix.rest().size());
    text.append_as("\n", {line_end, source.line_start(number + 1)});
  }
  return text;
}

}  // namespace clearleaf::read
