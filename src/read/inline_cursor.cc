// Inline nodes taken one after another → spans of their block's text.
#include "read/inline_cursor.h"

#include <algorithm>

namespace clearleaf::read {

namespace {

constexpr std::size_t kLongestEntity = 40;

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

void TextRun::append(const TextRun& other) {
  text += other.text;
  origins.insert(origins.end(), other.origins.begin(), other.origins.end());
}

void TextRun::append(std::string_view piece, SourceSpan written) {
  text += piece;
  origins.insert(origins.end(), piece.size(), written);
}

SourceSpan TextRun::span() const {
  return origins.empty() ? SourceSpan{} : SourceSpan{origins.front().begin, origins.back().end};
}

char InlineCursor::peek(std::size_t ahead) const {
  return place_ + ahead < text().size() ? text()[place_ + ahead] : '\0';
}

SourceSpan InlineCursor::span_since(std::size_t begin) const {
  return lost_ ? content_.span(begin, content_.size()) : content_.span(begin, place_);
}

/// The length of an entity at `pos` that stands for what `rest` begins with; 0: there is none.
std::size_t InlineCursor::entity_at(std::size_t pos, std::string_view rest) {
  const std::string_view from = text().substr(pos, kLongestEntity);
  std::size_t end = from.starts_with("&#") ? 2 : 1;
  while (end < from.size() && is_letter_or_digit(from[end])) ++end;
  if (end == from.size() || from[end] != ';') return 0;
  const std::string& resolved = entities_.resolve(from.substr(0, end + 1));
  return !resolved.empty() && rest.starts_with(resolved) ? end + 1 : 0;
}

/// How many bytes from `pos` on are those of `rest` as they stand.
std::size_t InlineCursor::plain_length(std::string_view rest, Spelling spelling,
                                       std::size_t pos) const {
  const std::size_t most = std::min(rest.size(), text().size() - pos);
  std::size_t length = 0;
  while (length < most && text()[pos + length] == rest[length]) {
    const char c = rest[length];
    if (c == '\\' && spelling == Spelling::kProse && pos + length + 1 < text().size() &&
        is_ascii_punct(text()[pos + length + 1])) {
      break;
    }
    if (c == '&' && spelling != Spelling::kExact) break;
    ++length;
  }
  return length;
}

/// Walks `literal` and the text from `begin` on together; gives the end, with every byte's origin
/// in `run`, or nothing where they differ.
std::optional<std::size_t> InlineCursor::match(std::string_view literal, Spelling spelling,
                                               std::size_t begin, TextRun& run) {
  std::size_t pos = begin;
  for (std::size_t i = 0; i < literal.size();) {
    const std::size_t plain = plain_length(literal.substr(i), spelling, pos);
    content_.append_places(pos, pos + plain, run.origins);
    run.text += literal.substr(i, plain);
    i += plain;
    pos += plain;
    if (i == literal.size()) break;
    if (pos >= text().size()) return std::nullopt;
    std::size_t read = 1;
    std::size_t written = 1;
    const char next = pos + 1 < text().size() ? text()[pos + 1] : '\0';
    const std::size_t entity =
        text()[pos] == '&' && spelling != Spelling::kExact ? entity_at(pos, literal.substr(i)) : 0;
    if (entity > 0) {
      written = entity;
      read = entities_.resolve(text().substr(pos, entity)).size();
    } else if (text()[pos] == '\\' && spelling == Spelling::kProse && next == literal[i] &&
               is_ascii_punct(next)) {
      written = 2;
    } else if (text()[pos] != '&' || literal[i] != '&') {
      return std::nullopt;
    }
    run.append(literal.substr(i, read), content_.span(pos, pos + written));
    i += read;
    pos += written;
  }
  return pos;
}

TextRun InlineCursor::take_text(std::string_view literal, Spelling spelling) {
  const std::size_t begin = place_;
  // cmark-gfm keeps the blanks before a lazy line where nothing else skips them.
  if ((begin == 0 || text()[begin - 1] == '\n') && peek() != '&') {
    literal.remove_prefix(std::min(literal.find_first_not_of(" \t"), literal.size()));
  }
  for (const Spelling way : {spelling, Spelling::kProse}) {
    if (lost_) break;
    TextRun run;
    if (const auto end = match(literal, way, begin, run)) {
      place_ = *end;
      return run;
    }
  }
  if (!literal.empty()) lose();
  TextRun run;
  run.append(literal, span_since(begin));
  return run;
}

void InlineCursor::take_delimiter(std::string_view characters, std::size_t count) {
  for (std::size_t i = 0; i < count && !lost_; ++i) {
    if (peek() == '\0' || characters.find(peek()) == std::string_view::npos) return lose();
    ++place_;
  }
}

std::size_t InlineCursor::take_tildes(std::size_t count) {
  if (count == 0) count = peek(1) == '~' ? 2 : 1;
  take_delimiter("~", count);
  return count;
}

void InlineCursor::take_code() {
  std::size_t ticks = 0;
  while (peek(ticks) == '`') ++ticks;
  if (ticks == 0) return lose();
  for (std::size_t pos = place_ + ticks; pos < text().size();) {
    std::size_t run = 0;
    while (pos + run < text().size() && text()[pos + run] == '`') ++run;
    pos += run == 0 ? 1 : run;
    if (run == ticks) {
      place_ = pos;
      return;
    }
  }
  lose();
}

void InlineCursor::take_break() {
  std::size_t pos = place_;
  while (pos < text().size() && (text()[pos] == ' ' || text()[pos] == '\t')) ++pos;
  if (pos < text().size() && text()[pos] == '\\') ++pos;
  if (pos >= text().size() || text()[pos] != '\n') return lose();
  place_ = pos + 1;
}

/// A tag may go on over lines, whose indentation is not in the block's text: runs of blanks count
/// as equal.
void InlineCursor::take_html(std::string_view literal) {
  const auto skip_blanks = [](std::string_view in, std::size_t pos) {
    return std::min(in.find_first_not_of(" \t\n", pos), in.size());
  };
  std::size_t pos = place_;
  for (std::size_t i = 0; i < literal.size(); ++i, ++pos) {
    i = skip_blanks(literal, i);
    pos = skip_blanks(text(), pos);
    if (pos >= text().size() || text()[pos] != literal[i]) return lose();
  }
  place_ = pos;
}

LinkForm InlineCursor::take_link_open() {
  if (peek() != '[' && peek() != '<') return LinkForm::kBare;
  return text()[place_++] == '[' ? LinkForm::kBracket : LinkForm::kAngle;
}

std::optional<TextRun> InlineCursor::take_link_close(LinkForm form, std::string_view title) {
  if (lost_ || form == LinkForm::kBare) return std::nullopt;
  if (form == LinkForm::kAngle) {
    take_delimiter(">", 1);
    return std::nullopt;
  }
  take_delimiter("]", 1);
  if (lost_) return std::nullopt;
  const LinkTail tail = link_tail(text(), place_);
  place_ = tail.end;
  if (!tail.title) return std::nullopt;
  TextRun run;
  if (!match(title, Spelling::kProse, tail.title->begin, run)) return std::nullopt;
  return run;
}

void InlineCursor::take_image_open() {
  if (peek() != '!' || peek(1) != '[') return lose();
  place_ += 2;
}

std::string InlineCursor::take_note_reference() {
  const auto end = text().find(']', place_);
  if (lost_ || peek() != '[' || peek(1) != '^' || end == std::string_view::npos) {
    lose();
    return {};
  }
  std::string name(text().substr(place_ + 2, end - place_ - 2));
  place_ = end + 1;
  return name;
}

}  // namespace clearleaf::read
