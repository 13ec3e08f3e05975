// Braces → attributes by their first word; attributes → what each says.
#include "read/attributes.h"

#include "base/numbers.h"
#include "base/utf8.h"
#include "read/language_tag.h"
#include "read/rules.h"
#include "read/words.h"

#include <algorithm>
#include <utility>

namespace clearleaf::read {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// "#id", ".class" or "key=": what attributes begin with.
bool begins_attribute(std::string_view word) {
  if (word.size() < 2) return false;
  if (word[0] == '#') return true;
  if (word[0] == '.') return is_letter(word[1]) || beyond_ascii(word[1]);
  std::size_t end = 0;
  while (end < word.size() && is_name_character(word[end])) ++end;
  return is_letter(word[0]) && end < word.size() && word[end] == '=' && end + 1 < word.size();
}

}  // namespace

std::size_t attributes_length(std::string_view text) {
  const auto end = text.find_first_of("}\n");
  if (!text.starts_with('{') || end == std::string_view::npos || text[end] != '}') return 0;
  std::string_view inside = text.substr(1, end - 1);
  if (inside.starts_with(':')) inside.remove_prefix(1);
  inside = trimmed(inside);
  const bool is_attribute = inside == "-" || begins_attribute(inside.substr(0, inside.find(' ')));
  return is_attribute ? end + 1 : 0;
}

std::optional<TextRange> trailing_attributes(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) {
    text.remove_suffix(1);
  }
  if (!text.ends_with('}')) return std::nullopt;
  const auto begin = text.rfind('{');
  if (begin == std::string_view::npos) return std::nullopt;
  const bool apart = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\t';
  if (!apart || begin + attributes_length(text.substr(begin)) != text.size()) return std::nullopt;
  return TextRange{begin, text.size()};
}

namespace {

/// One piece between the blanks of attributes: "#id", ".class", "key=value".
struct Piece {
  TextRange range;
  std::string_view key;  // "#" and "." for id and class
  std::string_view value;
  TextRange value_range;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Where the piece that begins at `begin` ends: blanks in quotes belong to it.
std::size_t piece_end(std::string_view text, std::size_t begin, std::size_t last) {
  char quote = '\0';
  std::size_t end = begin;
  for (; end < last && (quote != '\0' || !is_blank(text[end])); ++end) {
    const char c = text[end];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && end > begin && text[end - 1] == '=') {
      quote = c;
    }
  }
  return end;
}

Piece piece_of(std::string_view text, TextRange range) {
  Piece piece{range, {}, {}, range};
  const std::string_view word = text.substr(range.begin, range.end - range.begin);
  const auto equals = word.find('=');
  if (word[0] == '#' || word[0] == '.') {
    piece.key = word.substr(0, 1);
    piece.value_range.begin = range.begin + 1;
  } else if (word == "-") {  // Pandoc's short form
    piece.key = ".";
    piece.value = "unnumbered";
    return piece;
  } else if (equals == std::string_view::npos) {
    piece.key = word;
    piece.value_range.begin = range.end;
  } else {
    piece.key = word.substr(0, equals);
    piece.value_range.begin = range.begin + equals + 1;
  }
  TextRange& value = piece.value_range;
  const bool quoted = value.end - value.begin >= 2 &&
                      (text[value.begin] == '"' || text[value.begin] == '\'') &&
                      text[value.end - 1] == text[value.begin];
  if (quoted) value = {value.begin + 1, value.end - 1};
  piece.value = text.substr(value.begin, value.end - value.begin);
  return piece;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  const std::size_t last = text.size() - 1;
  for (std::size_t pos = text.starts_with("{:") ? 2 : 1; pos < last;) {
    if (is_blank(text[pos])) {
      ++pos;
      continue;
    }
    const std::size_t end = piece_end(text, pos, last);
    pieces.push_back(piece_of(text, {pos, end}));
    pos = end;
  }
  return pieces;
}

/// Judges one piece after the other.
class AttributeReader {
 public:
  AttributeReader(Carrier carrier, const std::function<SourceSpan(TextRange)>& place,
                  Reading& reading)
      : carrier_(carrier), place_(place), reading_(reading) {}

  void read(const Piece& piece) {
    const bool image = carrier_ == Carrier::kImage || carrier_ == Carrier::kFigure;
    const bool code = carrier_ == Carrier::kCode || carrier_ == Carrier::kCodeBlock;
    if (piece.key == "#" && carrier_ == Carrier::kHeading && !attributes.id) {
      attributes.id = piece.value_range;
    } else if (piece.key == "." && image && piece.value == "decorative") {
      attributes.purpose = ImagePurpose::kDecorative;
    } else if (piece.key == "." && carrier_ == Carrier::kCodeBlock && attributes.language.empty()) {
      attributes.language = piece.value;
    } else if (piece.key == "lang" && !code) {
      attributes.lang = language(piece);
    } else if (piece.key == "hreflang" && carrier_ == Carrier::kLink) {
      attributes.hreflang = language(piece);
    } else if (piece.key == "longdesc" && carrier_ == Carrier::kFigure) {
      read_long_description(piece);
    } else if (piece.key == "width" && image) {
      read_width(piece);
    } else if (piece.key == "#" || piece.key == "." || piece.value_range.begin < piece.range.end) {
      leave_out(piece);
    } else {
      reading_.error(kAttributes, place_(piece.range),
                     quoted(piece.key) + " is no attribute: each is an #id, a .class or key=value",
                     "write key=value, join the words of an id with hyphens, or write \\{ for braces as text");
    }
  }

  Attributes attributes;

 private:
  std::string language(const Piece& piece) {
    if (is_language_tag(piece.value)) return std::string(piece.value);
    reading_.error(kBadLanguage, place_(piece.range),
                   quoted(piece.value) + " is not a language tag",
                   "write the language as in lang=fr or lang=de-AT");
    return {};
  }

  void read_long_description(const Piece& piece) {
    if (piece.value.size() > 1 && piece.value[0] == '#') {
      attributes.long_description = piece.value.substr(1);
      return;
    }
    reading_.error(kBadValue, place_(piece.range),
                   "a long description is a section of this document",
                   "write the id of its heading, as in longdesc=#the-heading");
  }

  void read_width(const Piece& piece) {
    if (!piece.value.ends_with('%')) return judge_length(piece);
    const auto number = parse_whole(piece.value.substr(0, piece.value.size() - 1));
    if (number && *number >= 1 && *number <= 100) {
      attributes.width_percent = static_cast<int>(*number);
      return;
    }
    refuse_width(piece);
  }

  /// Pandoc's lengths: a page has no centimetres in an e-book.
  void judge_length(const Piece& piece) {
    const auto digits = piece.value.find_first_not_of("0123456789.");
    const std::string_view unit =
        piece.value.substr(std::min(digits, piece.value.size()));
    const bool is_length = digits != 0 && !piece.value.empty() &&
                           (unit.empty() || unit == "px" || unit == "cm" || unit == "mm" ||
                            unit == "in" || unit == "inch" || unit == "em" || unit == "pt");
    if (is_length) return leave_out(piece);
    refuse_width(piece);
  }

  void refuse_width(const Piece& piece) {
    reading_.error(kBadValue, place_(piece.range),
                   quoted(piece.value) + " is not the width of an image",
                   "write 1 to 100 % of the line, as in width=50%");
  }

  void leave_out(const Piece& piece) {
    reading_.diagnostics.warning(kAttributes, place_(piece.range), "this attribute is left out",
                                 std::string("it means nothing here; what is read: ") + what_is_read());
  }

  const char* what_is_read() const {
    switch (carrier_) {
      case Carrier::kHeading: return "{#id lang=fr}";
      case Carrier::kSpan: return "{lang=fr}";
      case Carrier::kLink: return "{lang=fr hreflang=fr}";
      case Carrier::kImage: return "{.decorative width=50% lang=fr}";
      case Carrier::kFigure: return "{.decorative width=50% longdesc=#id lang=fr}";
      case Carrier::kCode: return "none, between backticks";
      case Carrier::kCodeBlock: return "the language of the code, as in ```python";
    }
    return "";
  }

  Carrier carrier_;
  const std::function<SourceSpan(TextRange)>& place_;
  Reading& reading_;
};

}  // namespace

Attributes read_attributes(std::string_view text, Carrier carrier,
                           const std::function<SourceSpan(TextRange)>& place, Reading& reading) {
  AttributeReader reader(carrier, place, reading);
  for (const Piece& piece : pieces_of(text)) reader.read(piece);
  return std::move(reader.attributes);
}

}  // namespace clearleaf::read
