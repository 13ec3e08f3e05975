// The operators of a CMap file (Adobe Technical Note 5014): codespaces, bfchar, bfrange, cidrange.
#include "verify/pdf_cmap.h"

#include "verify/pdf_syntax.h"

#include <algorithm>
#include <utility>

namespace clearleaf::verify {

namespace {

constexpr std::size_t kMostEntries = 1'000'000;  // mappings of one CMap
constexpr std::size_t kMostText = 64;            // UTF-16 units that one code stands for
constexpr std::size_t kMostRanges = 10'000;

std::uint32_t code_of(std::string_view bytes) {
  std::uint32_t code = 0;
  for (const char c : bytes) code = code << 8U | static_cast<unsigned char>(c);
  return code;
}

bool is_code(const PdfValue& value) {
  return value.is_string() && !value.string().empty() && value.string().size() <= 4;
}

}  // namespace

/// Reads the operators one by one; operands wait in a vector, as on PostScript's stack.
class CMapReader {
 public:
  explicit CMapReader(std::string_view bytes) : parser_(bytes, arena_, facts_) {}

  CMap read() {
    for (PdfValue value = parser_.next(); value.kind() != PdfValue::Kind::kEnd;
         value = parser_.next()) {
      if (value.kind() == PdfValue::Kind::kKeyword) {
        apply(value.keyword());
        operands_.clear();
      } else if (operands_.size() < 3 * kMostOperands) {
        operands_.push_back(value);
      }
    }
    finish();
    return std::move(map_);
  }

 private:
  static constexpr std::size_t kMostOperands = 100'000;

  void apply(std::string_view word) {
    if (word == "endbfchar") return for_each(2, [&](const PdfValue* v) { read_char(v); });
    if (word == "endbfrange") return for_each(3, [&](const PdfValue* v) { read_range(v); });
    if (word == "endcidchar") {
      return for_each(2, [&](const PdfValue* v) { read_cids(v[0], v[0], v[1]); });
    }
    if (word == "endcidrange") {
      return for_each(3, [&](const PdfValue* v) { read_cids(v[0], v[1], v[2]); });
    }
    if (word == "endcodespacerange") return for_each(2, [&](const PdfValue* v) { read_space(v); });
    if (word == "def" && operands_.size() >= 2 &&
        operands_[operands_.size() - 2].name() == "WMode") {
      map_.is_vertical_ = operands_.back().integer() == 1;
    }
  }

  template <class Each>
  void for_each(std::size_t width, const Each& each) {
    for (std::size_t i = 0; i + width <= operands_.size(); i += width) each(&operands_[i]);
  }

  bool has_room() { return ++entries_ <= kMostEntries; }

  void read_char(const PdfValue* v) {
    if (is_code(v[0]) && v[1].is_string() && has_room())
      map_.map(code_of(v[0].string()), v[1].string());
  }

  void read_range(const PdfValue* v) {
    if (!is_code(v[0]) || !is_code(v[1])) return;
    const std::uint32_t first = code_of(v[0].string());
    const std::uint32_t last = code_of(v[1].string());
    if (last < first || last - first > 0xFFFF) return;
    if (v[2].is_array()) {
      const auto items = v[2].items();
      for (std::uint32_t i = 0; i <= last - first && i < items.size(); ++i) {
        if (items[i].is_string() && has_room()) map_.map(first + i, items[i].string());
      }
      return;
    }
    std::string text(v[2].string());
    if (text.size() < 2) return;
    for (std::uint32_t code = first;; ++code) {
      if (!has_room()) return;
      map_.map(code, text);
      if (code == last) return;
      // The last byte counts up; past its end the one before it does too.
      for (std::size_t i = text.size(); i-- > 0 && ++text[i] == 0;) {
      }
    }
  }

  void read_cids(const PdfValue& first, const PdfValue& last, const PdfValue& cid) {
    if (!is_code(first) || !is_code(last) || !cid.integer() || *cid.integer() < 0) return;
    if (map_.cids_.size() >= kMostRanges) return;
    map_.cids_.push_back({code_of(first.string()), code_of(last.string()),
                          static_cast<std::uint32_t>(*cid.integer() & 0xFFFF)});
  }

  void read_space(const PdfValue* v) {
    if (!is_code(v[0]) || !is_code(v[1]) || map_.spaces_.size() >= 100) return;
    map_.spaces_.push_back(
        {static_cast<int>(v[0].string().size()), code_of(v[0].string()), code_of(v[1].string())});
  }

  void finish() {
    std::ranges::sort(map_.bad_);
    std::ranges::sort(map_.cids_, {}, &CMap::CidRange::first);
    if (map_.spaces_.empty()) return;
    map_.code_bytes_ = map_.spaces_.front().bytes;
    for (const auto& space : map_.spaces_) {
      if (space.bytes != map_.code_bytes_) map_.code_bytes_ = 0;
    }
  }

  Arena arena_;
  SyntaxFacts facts_;
  PdfParser parser_;
  std::vector<PdfValue> operands_;
  std::size_t entries_ = 0;
  CMap map_;
};

CMap CMap::read(std::string_view bytes) {
  return CMapReader(bytes).read();
}

CMap CMap::identity() {
  CMap map;
  map.is_identity_ = true;
  return map;
}

void CMap::map(std::uint32_t code, std::string_view utf16) {
  if (utf16.size() > 2 * kMostText) return;
  const std::string text = utf16be_to_utf8(utf16);
  if (text == std::string_view("\0", 1) || text == "\uFEFF" || text == "\uFFFE") {
    bad_.push_back(code);
  }
  const Text entry{static_cast<std::uint32_t>(text_.size()),
                   static_cast<std::uint32_t>(text.size())};
  text_ += text;
  if (code >= kTable) {
    others_.insert_or_assign(code, entry);
    return;
  }
  if (table_.size() <= code) table_.resize(code + 1, Text{0, kNone});
  table_[code] = entry;
}

std::optional<std::string_view> CMap::far_unicode(std::uint32_t code) const {
  const auto other = others_.find(code);
  if (other == others_.end()) return std::nullopt;
  return text_of(other->second);
}

std::optional<std::uint32_t> CMap::mapped_cid(std::uint32_t code) const {
  auto after = std::ranges::upper_bound(cids_, code, {}, &CidRange::first);
  if (after == cids_.begin()) return std::nullopt;
  --after;
  if (code > after->last) return std::nullopt;
  return after->cid + (code - after->first);
}

std::uint32_t CMap::take_code(std::string_view& shown) const {
  std::uint32_t code = 0;
  const auto take = [&](std::size_t bytes) {
    code = code_of(shown.substr(0, bytes));
    shown.remove_prefix(std::min(bytes, shown.size()));
    return code;
  };
  if (code_bytes_ != 0) return take(static_cast<std::size_t>(code_bytes_));
  for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(4, shown.size()); ++bytes) {
    const std::uint32_t tried = code_of(shown.substr(0, bytes));
    for (const Space& space : spaces_) {
      if (std::cmp_equal(space.bytes, bytes) && tried >= space.first && tried <= space.last) {
        return take(bytes);
      }
    }
  }
  return take(1);
}

std::vector<std::uint32_t> CMap::bad_unicode() const {
  return bad_;
}

}  // namespace clearleaf::verify
