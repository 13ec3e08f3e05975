// Bytes of a PDF → values and operators (ISO 32000-1 7.2, 7.3, 7.8.2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// Memory that values point into. They are good until clear() or its end.
class Arena {
 public:
  /// `size` bytes, aligned for a PdfValue.
  void* allocate(std::size_t size);
  /// Forgets everything; keeps one block for what comes next.
  void clear();

 private:
  static constexpr std::size_t kBlock = 32U << 10U;

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

/// One value: a view into the bytes it was read from, or into an arena; cheap to copy.
class PdfValue {
 public:
  enum class Kind : std::uint8_t {
    kNull,
    kBool,
    kInteger,
    kReal,
    kName,
    kString,
    kArray,
    kDict,
    kReference,
    kKeyword,  // a bare word: an operator, "obj", "endobj"
    kEnd,      // no more bytes
    kBad,      // bytes that are no value, or deeper or more than accepted
  };

  PdfValue() = default;
  static PdfValue of(Kind kind);
  static PdfValue of_bool(bool value);
  static PdfValue of_integer(std::int64_t value);
  static PdfValue of_real(double value);
  /// A name, string or keyword.
  static PdfValue of_bytes(Kind kind, std::string_view bytes);
  /// An array, or a dictionary whose keys and values alternate.
  static PdfValue of_items(Kind kind, std::span<const PdfValue> items);
  static PdfValue of_reference(std::uint32_t object, std::uint16_t generation);
  /// A dictionary as that of a stream.
  PdfValue as_stream() const;

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::kNull; }
  bool is_name() const { return kind_ == Kind::kName; }
  bool is_string() const { return kind_ == Kind::kString; }
  bool is_array() const { return kind_ == Kind::kArray; }
  bool is_dict() const { return kind_ == Kind::kDict; }
  bool is_stream() const { return kind_ == Kind::kDict && flag_; }
  bool is_integer() const { return kind_ == Kind::kInteger; }
  bool is_number() const { return is_integer() || kind_ == Kind::kReal; }
  bool is_reference() const { return kind_ == Kind::kReference; }
  bool is_keyword(std::string_view word) const {
    return kind_ == Kind::kKeyword && bytes() == word;
  }

  /// Of another kind each gives nothing: false, none, an empty view.
  bool is_true() const { return kind_ == Kind::kBool && flag_; }
  std::optional<bool> boolean() const;
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;
  std::string_view name() const { return is_name() ? bytes() : std::string_view(); }
  std::string_view string() const { return is_string() ? bytes() : std::string_view(); }
  std::string_view keyword() const {
    return kind_ == Kind::kKeyword ? bytes() : std::string_view();
  }
  std::span<const PdfValue> items() const {
    return is_array() ? std::span(u_.items, size_) : std::span<const PdfValue>();
  }
  /// Of a dictionary: entries, by their place or their key. Null for a key that is not there.
  std::size_t entries() const { return is_dict() ? size_ / 2 : 0; }
  std::string_view key(std::size_t entry) const { return u_.items[2 * entry].bytes(); }
  const PdfValue& value(std::size_t entry) const { return u_.items[2 * entry + 1]; }
  const PdfValue& operator[](std::string_view key) const;
  bool has(std::string_view key) const { return !(*this)[key].is_null(); }
  /// What tells one array or dictionary from every other of the same arena; of another kind null.
  const void* identity() const { return is_array() || is_dict() ? u_.items : nullptr; }
  /// Of a reference; 0 of another kind.
  std::uint32_t object() const { return is_reference() ? size_ : 0; }
  std::uint16_t generation() const { return generation_; }

 private:
  std::string_view bytes() const { return {u_.bytes, size_}; }

  union {
    const char* bytes;
    const PdfValue* items;
    std::int64_t integer;
    double real;
  } u_{.integer = 0};
  std::uint32_t size_ = 0;
  Kind kind_ = Kind::kNull;
  bool flag_ = false;
  std::uint16_t generation_ = 0;
};

/// What was met on the way (ISO 19005-2 6.1.13).
struct SyntaxFacts {
  std::size_t longest_string = 0;
  std::size_t longest_name = 0;
  double largest_number = 0;
  bool integer_out_of_range = false;
  std::size_t values = 0;
  std::size_t most_values = 10'000'000;  // past it all is bad
};

/// Reads values one after the other. Bytes and arena outlive what is read.
class PdfParser {
 public:
  PdfParser(std::string_view bytes, Arena& arena, SyntaxFacts& facts)
      : bytes_(bytes), arena_(arena), facts_(facts) {}

  std::size_t offset() const { return at_; }
  void seek(std::size_t offset) { at_ = offset < bytes_.size() ? offset : bytes_.size(); }

  /// The next value or keyword, without references: as content streams and CMaps have them.
  PdfValue next() { return read(0); }
  /// The next value; "12 0 R" is a reference.
  PdfValue next_object();
  /// After the keyword ID: the bytes up to EI, past which it moves. None: there is no EI.
  std::optional<std::string_view> inline_image();
  void skip_space();

 private:
  PdfValue read(int depth);
  PdfValue read_number();
  PdfValue read_name();
  PdfValue read_literal();
  PdfValue read_hex();
  PdfValue read_items(int depth, PdfValue::Kind kind);
  PdfValue read_word();
  bool make_reference();
  PdfValue keep_bytes(PdfValue::Kind kind, std::string_view bytes);
  PdfValue bad() { return PdfValue::of(PdfValue::Kind::kBad); }

  std::string_view bytes_;
  Arena& arena_;
  SyntaxFacts& facts_;
  std::size_t at_ = 0;
  std::vector<PdfValue> open_;  // items of the arrays and dictionaries that are open
  std::string scratch_;
};

/// A text string (ISO 32000-1 7.9.2.2: PDFDocEncoding, UTF-16BE or UTF-8) as UTF-8; what is not
/// well-formed becomes U+FFFD.
std::string to_utf8_text(std::string_view text_string);
/// UTF-16BE without a byte order mark as UTF-8, as ToUnicode has it.
std::string utf16be_to_utf8(std::string_view utf16);

}  // namespace clearleaf::verify
