// Tokens of ISO 32000-1 7.2 and 7.3. Every loop moves on or ends; nesting and count are limited.
#include "verify/pdf_syntax.h"

#include "base/utf8.h"
#include "verify/pdf_limits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace clearleaf::verify {

namespace {

using Kind = PdfValue::Kind;

enum class Class : std::uint8_t { kRegular, kSpace, kDelimiter };

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> classes{};
  for (const unsigned char c : {'\0', '\t', '\n', '\f', '\r', ' '}) classes[c] = Class::kSpace;
  for (const unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
    classes[c] = Class::kDelimiter;
  }
  return classes;
}();

Class class_of(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr std::array<std::int8_t, 256> kHexDigits = [] {
  std::array<std::int8_t, 256> digits{};
  digits.fill(-1);
  for (unsigned i = 0; i < 10; ++i) digits['0' + i] = static_cast<std::int8_t>(i);
  for (unsigned i = 0; i < 6; ++i) {
    digits['a' + i] = digits['A' + i] = static_cast<std::int8_t>(10 + i);
  }
  return digits;
}();

int hex_digit(char c) {
  return kHexDigits[static_cast<unsigned char>(c)];
}

const PdfValue kNull;

}  // namespace

// ---- values ----

PdfValue PdfValue::of(Kind kind) {
  PdfValue value;
  value.kind_ = kind;
  return value;
}

PdfValue PdfValue::of_bool(bool boolean) {
  PdfValue value = of(Kind::kBool);
  value.flag_ = boolean;
  return value;
}

PdfValue PdfValue::of_integer(std::int64_t integer) {
  PdfValue value = of(Kind::kInteger);
  value.u_.integer = integer;
  return value;
}

PdfValue PdfValue::of_real(double real) {
  PdfValue value = of(Kind::kReal);
  value.u_.real = real;
  return value;
}

PdfValue PdfValue::of_bytes(Kind kind, std::string_view bytes) {
  constexpr std::size_t kLongest = std::numeric_limits<std::uint32_t>::max();
  PdfValue value = of(kind);
  value.u_.bytes = bytes.data();
  value.size_ = static_cast<std::uint32_t>(std::min(bytes.size(), kLongest));
  return value;
}

PdfValue PdfValue::of_items(Kind kind, std::span<const PdfValue> items) {
  PdfValue value = of(kind);
  value.u_.items = items.data();
  value.size_ = static_cast<std::uint32_t>(items.size());
  return value;
}

PdfValue PdfValue::of_reference(std::uint32_t object, std::uint16_t generation) {
  PdfValue value = of(Kind::kReference);
  value.size_ = object;
  value.generation_ = generation;
  return value;
}

PdfValue PdfValue::as_stream() const {
  PdfValue value = *this;
  value.flag_ = true;
  return value;
}

std::optional<bool> PdfValue::boolean() const {
  if (kind_ != Kind::kBool) return std::nullopt;
  return flag_;
}

std::optional<std::int64_t> PdfValue::integer() const {
  if (kind_ != Kind::kInteger) return std::nullopt;
  return u_.integer;
}

std::optional<double> PdfValue::number() const {
  if (kind_ == Kind::kInteger) return static_cast<double>(u_.integer);
  if (kind_ == Kind::kReal) return u_.real;
  return std::nullopt;
}

const PdfValue& PdfValue::operator[](std::string_view wanted) const {
  for (std::size_t i = 0; i < entries(); ++i) {
    if (key(i) == wanted) return value(i);
  }
  return kNull;
}

// ---- tokens ----

void PdfParser::skip_space() {
  while (at_ < bytes_.size()) {
    if (class_of(bytes_[at_]) == Class::kSpace) {
      ++at_;
    } else if (bytes_[at_] == '%') {
      at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
    } else {
      return;
    }
  }
}

PdfValue PdfParser::keep_bytes(Kind kind, std::string_view bytes) {
  char* copy = static_cast<char*>(arena_.allocate(bytes.size()));
  std::memcpy(copy, bytes.data(), bytes.size());
  return PdfValue::of_bytes(kind, {copy, bytes.size()});
}

PdfValue PdfParser::read(int depth) {
  skip_space();
  if (at_ >= bytes_.size()) return PdfValue::of(Kind::kEnd);
  if (++facts_.values > facts_.most_values) return bad();
  const char c = bytes_[at_];
  if (is_digit(c) || c == '-' || c == '.' || c == '+') return read_number();
  switch (c) {
    case '/': return read_name();
    case '(': return read_literal();
    case '[': return read_items(depth, Kind::kArray);
    case '<':
      if (bytes_.substr(at_, 2) == "<<") return read_items(depth, Kind::kDict);
      return read_hex();
    default: break;
  }
  if (class_of(c) == Class::kRegular) return read_word();
  ++at_;  // a delimiter that begins nothing
  return bad();
}

PdfValue PdfParser::read_number() {
  constexpr std::array<double, 19> kTens{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                         1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
  const bool negative = bytes_[at_] == '-';
  if (negative || bytes_[at_] == '+') ++at_;
  std::int64_t digits = 0;
  std::size_t count = 0;  // significant digits kept in `digits`
  std::size_t dropped = 0;
  std::size_t decimals = 0;
  bool real = false;
  bool any = false;
  for (; at_ < bytes_.size(); ++at_) {
    const char c = bytes_[at_];
    if (c == '.' && !real) {
      real = true;
    } else if (is_digit(c)) {
      any = true;
      if (count < 18) {
        digits = digits * 10 + (c - '0');
        if (digits != 0) ++count;
        if (real && decimals < 18) ++decimals;
      } else if (!real) {
        ++dropped;
      }
    } else {
      break;
    }
  }
  const bool ends = at_ >= bytes_.size() || class_of(bytes_[at_]) != Class::kRegular;
  if (!any || !ends) {
    while (at_ < bytes_.size() && class_of(bytes_[at_]) == Class::kRegular) ++at_;
    return bad();
  }
  const double value = static_cast<double>(digits) / kTens[decimals] *
                       (dropped > 0 ? std::pow(10.0, static_cast<double>(dropped)) : 1.0);
  facts_.largest_number = std::max(facts_.largest_number, value);
  if (!real) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
    if (dropped > 0 || digits > kMost + (negative ? 1 : 0)) facts_.integer_out_of_range = true;
    if (dropped == 0) return PdfValue::of_integer(negative ? -digits : digits);
  }
  if (!std::isfinite(value)) return bad();
  return PdfValue::of_real(negative ? -value : value);
}

PdfValue PdfParser::read_name() {
  const std::size_t begin = ++at_;
  bool escaped = false;
  for (; at_ < bytes_.size() && class_of(bytes_[at_]) == Class::kRegular; ++at_) {
    escaped = escaped || bytes_[at_] == '#';
  }
  const std::string_view raw = bytes_.substr(begin, at_ - begin);
  if (!escaped) {
    facts_.longest_name = std::max(facts_.longest_name, raw.size());
    return PdfValue::of_bytes(Kind::kName, raw);
  }
  scratch_.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool is_code = raw[i] == '#' && i + 2 < raw.size() && hex_digit(raw[i + 1]) >= 0 &&
                         hex_digit(raw[i + 2]) >= 0;
    if (raw[i] == '#' && !is_code) return bad();
    scratch_ +=
        is_code ? static_cast<char>(hex_digit(raw[i + 1]) * 16 + hex_digit(raw[i + 2])) : raw[i];
    if (is_code) i += 2;
  }
  facts_.longest_name = std::max(facts_.longest_name, scratch_.size());
  return keep_bytes(Kind::kName, scratch_);
}

namespace {

/// The escape sequence after a backslash (ISO 32000-1 7.3.4.2), appended to `out`; `at` moves past.
void read_escape(std::string_view bytes, std::size_t& at, std::string& out) {
  constexpr std::string_view kLetters = "nrtbf";
  constexpr std::string_view kMeant = "\n\r\t\b\f";
  if (at >= bytes.size()) return;
  const char c = bytes[at++];
  if (const std::size_t letter = kLetters.find(c); letter != std::string_view::npos) {
    out += kMeant[letter];
  } else if (c >= '0' && c <= '7') {
    int code = c - '0';
    for (int i = 0; i < 2 && at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '7'; ++i) {
      code = code * 8 + (bytes[at++] - '0');
    }
    out += static_cast<char>(code & 0xFF);
  } else if (c == '\r') {
    if (at < bytes.size() && bytes[at] == '\n') ++at;
  } else if (c != '\n') {
    out += c;
  }
}

}  // namespace

PdfValue PdfParser::read_literal() {
  const std::size_t begin = ++at_;
  const std::size_t special = bytes_.find_first_of("()\\\r", begin);
  if (special == std::string_view::npos) {
    at_ = bytes_.size();
    return bad();
  }
  if (bytes_[special] == ')') {
    at_ = special + 1;
    facts_.longest_string = std::max(facts_.longest_string, special - begin);
    return PdfValue::of_bytes(Kind::kString, bytes_.substr(begin, special - begin));
  }
  scratch_.assign(bytes_.substr(begin, special - begin));
  at_ = special;
  for (std::size_t open = 1; at_ < bytes_.size();) {
    const char c = bytes_[at_++];
    if (c == '\\') {
      read_escape(bytes_, at_, scratch_);
      continue;
    }
    if (c == ')' && --open == 0) {
      facts_.longest_string = std::max(facts_.longest_string, scratch_.size());
      return keep_bytes(Kind::kString, scratch_);
    }
    if (c == '(') ++open;
    if (c == '\r') {
      if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
      scratch_ += '\n';
    } else {
      scratch_ += c;
    }
  }
  return bad();
}

PdfValue PdfParser::read_hex() {
  const std::size_t close = bytes_.find('>', at_);
  if (close == std::string_view::npos) {
    at_ = bytes_.size();
    return bad();
  }
  const std::string_view digits = bytes_.substr(at_ + 1, close - at_ - 1);
  at_ = close + 1;
  char* out = static_cast<char*>(arena_.allocate(digits.size() / 2 + 1));
  std::size_t size = 0;
  int first = -1;
  for (const char c : digits) {
    const int digit = hex_digit(c);
    if (digit < 0) {
      if (class_of(c) == Class::kSpace) continue;
      return bad();
    }
    if (first < 0) {
      first = digit;
    } else {
      out[size++] = static_cast<char>(first * 16 + digit);
      first = -1;
    }
  }
  if (first >= 0) out[size++] = static_cast<char>(first * 16);
  facts_.longest_string = std::max(facts_.longest_string, size);
  return PdfValue::of_bytes(Kind::kString, {out, size});
}

PdfValue PdfParser::read_word() {
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && class_of(bytes_[at_]) == Class::kRegular) ++at_;
  const std::string_view word = bytes_.substr(begin, at_ - begin);
  if (word == "true" || word == "false") return PdfValue::of_bool(word == "true");
  if (word == "null") return {};
  return PdfValue::of_bytes(Kind::kKeyword, word);
}

bool PdfParser::make_reference() {
  constexpr std::int64_t kLargest = std::numeric_limits<std::uint32_t>::max();
  if (open_.size() < 2) return false;
  const auto object = open_[open_.size() - 2].integer();
  const auto generation = open_.back().integer();
  if (!object || !generation || *object < 0 || *object > kLargest) return false;
  if (*generation < 0 || *generation > std::numeric_limits<std::uint16_t>::max()) return false;
  open_.pop_back();
  open_.back() = PdfValue::of_reference(static_cast<std::uint32_t>(*object),
                                        static_cast<std::uint16_t>(*generation));
  return true;
}

PdfValue PdfParser::read_items(int depth, Kind kind) {
  const bool is_dict = kind == Kind::kDict;
  at_ += is_dict ? 2 : 1;
  if (depth >= limits::kPdfNesting) {
    at_ = bytes_.size();
    return bad();
  }
  const std::size_t first = open_.size();
  const auto give_up = [&] {
    open_.resize(first);
    return bad();
  };
  for (;;) {
    skip_space();
    if (at_ >= bytes_.size()) return give_up();
    if (!is_dict && bytes_[at_] == ']') break;
    if (is_dict && bytes_.substr(at_, 2) == ">>") break;
    const PdfValue item = read(depth + 1);
    if (item.kind() == Kind::kBad) return give_up();
    if (item.kind() == Kind::kKeyword) {
      if (item.keyword() != "R" || open_.size() < first + 2 || !make_reference()) return give_up();
      continue;
    }
    open_.push_back(item);
  }
  at_ += is_dict ? 2 : 1;
  const std::size_t count = open_.size() - first;
  if (is_dict) {
    if (count % 2 != 0) return give_up();
    for (std::size_t i = first; i < open_.size(); i += 2) {
      if (!open_[i].is_name()) return give_up();
    }
  }
  auto* kept = static_cast<PdfValue*>(arena_.allocate(count * sizeof(PdfValue)));
  std::uninitialized_copy_n(open_.begin() + static_cast<std::ptrdiff_t>(first), count, kept);
  open_.resize(first);
  return PdfValue::of_items(kind, {kept, count});
}

PdfValue PdfParser::next_object() {
  const PdfValue first = next();
  if (!first.is_integer()) return first;
  const std::size_t after = at_;
  const std::size_t values = facts_.values;
  const PdfValue second = next();
  if (second.is_integer() && next().is_keyword("R")) {
    open_.assign({first, second});
    const bool made = make_reference();
    const PdfValue reference = open_.front();
    open_.clear();
    if (made) return reference;
  }
  at_ = after;
  facts_.values = values;
  return first;
}

std::optional<std::string_view> PdfParser::inline_image() {
  if (at_ < bytes_.size()) ++at_;  // the one white space after ID
  const std::size_t begin = at_;
  for (std::size_t found = bytes_.find("EI", begin); found != std::string_view::npos;
       found = bytes_.find("EI", found + 1)) {
    const bool before = found == begin || class_of(bytes_[found - 1]) == Class::kSpace;
    const std::string_view after = bytes_.substr(found + 2, 12);
    if (!before || (!after.empty() && class_of(after.front()) != Class::kSpace)) continue;
    // Compressed data may hold " EI " as well; then bytes follow that no operator has.
    if (std::ranges::any_of(after, [](char c) { return static_cast<unsigned char>(c) > 126; })) {
      continue;
    }
    at_ = found + 2;
    return bytes_.substr(begin, found - begin);
  }
  at_ = bytes_.size();
  return std::nullopt;
}

// ---- text strings ----

std::string utf16be_to_utf8(std::string_view utf16) {
  const auto unit = [&](std::size_t i) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(utf16[k]); };
    return static_cast<char32_t>(byte(i) << 8U | byte(i + 1));
  };
  std::string out;
  for (std::size_t i = 0; i + 1 < utf16.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xE000) {
      const char32_t low = c < 0xDC00 && i + 3 < utf16.size() ? unit(i + 2) : 0;
      const bool is_pair = low >= 0xDC00 && low < 0xE000;
      c = is_pair ? 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00) : 0xFFFD;
      if (is_pair) i += 2;
    }
    append_utf8(out, c);
  }
  if (utf16.size() % 2 != 0) append_utf8(out, 0xFFFD);
  return out;
}

std::string to_utf8_text(std::string_view text) {
  if (text.starts_with("\xFE\xFF")) return utf16be_to_utf8(text.substr(2));
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
    std::string out;
    while (const auto wrong = first_invalid_utf8(text)) {
      out += text.substr(0, *wrong);
      append_utf8(out, 0xFFFD);
      text.remove_prefix(*wrong + 1);
    }
    return out.append(text);
  }
  // ISO 32000-1 table D.2, where PDFDocEncoding differs from Latin-1.
  constexpr std::u16string_view kFrom18 = u"\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";
  constexpr std::u16string_view kFrom80 =
      u"\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D"
      u"\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161"
      u"\u017E\uFFFD\u20AC";
  std::string out;
  for (const char each : text) {
    const auto c = static_cast<unsigned char>(each);
    if (c >= 0x18 && c < 0x20) {
      append_utf8(out, kFrom18[c - 0x18U]);
    } else if (c >= 0x80 && c <= 0xA0) {
      append_utf8(out, kFrom80[c - 0x80U]);
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace clearleaf::verify
