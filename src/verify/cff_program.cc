// INDEXes, DICTs, charset, FDSelect and charstrings of a CFF font, every read checked.
#include "verify/cff_program.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

namespace clearleaf::verify {

namespace {

constexpr std::size_t kMostGlyphs = 0x10000;
constexpr std::size_t kMostOperands = 48;  // Technical Note 5177, appendix B
constexpr int kMostCalls = 10;
constexpr int kMostSteps = 20'000;  // of one charstring, before its width is known

/// Reads big-endian numbers; past the end it gives zeros and remembers that it did.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}

  std::uint32_t byte() {
    if (at_ >= bytes_.size()) {
      failed_ = true;
      return 0;
    }
    return static_cast<unsigned char>(bytes_[at_++]);
  }
  std::uint32_t number(std::size_t size) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i) out = out << 8U | byte();
    return out;
  }
  std::size_t at() const { return at_; }
  bool at_end() const { return at_ >= bytes_.size(); }
  bool failed() const { return failed_; }

 private:
  std::string_view bytes_;
  std::size_t at_;
  bool failed_ = false;
};

double signed_16(std::uint32_t value) {
  return static_cast<std::int16_t>(static_cast<std::uint16_t>(value));
}

/// Numbers that DICTs and charstrings write alike: one byte, or two. `b` is 32 to 254.
double short_number(std::uint32_t b, Bytes& bytes) {
  if (b <= 246) return static_cast<double>(b) - 139;
  const bool positive = b <= 250;
  const double high = static_cast<double>(b - (positive ? 247 : 251)) * 256;
  const double value = high + bytes.byte() + 108;
  return positive ? value : -value;
}

/// A real number in nibbles (Technical Note 5176, table 5).
double real_number(Bytes& bytes) {
  std::string digits;
  while (!bytes.failed()) {
    const std::uint32_t pair = bytes.byte();
    for (const std::uint32_t nibble : {pair >> 4U, pair & 15U}) {
      if (nibble == 15) {
        double out = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return out;
      }
      static constexpr const char* kParts[] = {"0", "1", "2", "3", "4",  "5", "6", "7",
                                               "8", "9", ".", "E", "E-", "",  "-"};
      digits += kParts[nibble];
    }
  }
  return 0;
}

using Dict = std::map<std::uint32_t, std::vector<double>>;  // operands by operator

constexpr std::uint32_t escaped(std::uint32_t op) {
  return 0x0C00U | op;
}
constexpr std::uint32_t kCharset = 15;
constexpr std::uint32_t kCharStrings = 17;
constexpr std::uint32_t kPrivate = 18;
constexpr std::uint32_t kSubrs = 19;
constexpr std::uint32_t kDefaultWidth = 20;
constexpr std::uint32_t kNominalWidth = 21;
constexpr std::uint32_t kFontMatrix = escaped(7);
constexpr std::uint32_t kRos = escaped(30);
constexpr std::uint32_t kFdArray = escaped(36);
constexpr std::uint32_t kFdSelect = escaped(37);

Dict read_dict(std::string_view text) {
  Dict out;
  std::vector<double> operands;
  Bytes bytes(text);
  while (!bytes.at_end()) {
    const std::uint32_t b = bytes.byte();
    if (b <= 21) {
      out.emplace(b == 12 ? escaped(bytes.byte()) : b, std::exchange(operands, {}));
      continue;
    }
    double value = 0;
    if (b == 28) {
      value = signed_16(bytes.number(2));
    } else if (b == 29) {
      value = static_cast<std::int32_t>(bytes.number(4));
    } else if (b == 30) {
      value = real_number(bytes);
    } else if (b >= 32 && b <= 254) {
      value = short_number(b, bytes);
    }
    if (operands.size() < kMostOperands) operands.push_back(value);
  }
  return out;
}

std::optional<double> operand(const Dict& dict, std::uint32_t op, std::size_t i = 0) {
  const auto found = dict.find(op);
  if (found == dict.end() || i >= found->second.size()) return std::nullopt;
  return found->second[i];
}

/// A place in `bytes`; none where it is outside of them.
std::optional<std::size_t> place(const Dict& dict, std::uint32_t op, std::string_view bytes,
                                 std::size_t i = 0) {
  const auto value = operand(dict, op, i);
  if (!value || *value < 0 || *value >= static_cast<double>(bytes.size())) return std::nullopt;
  return static_cast<std::size_t>(*value);
}

}  // namespace

std::string_view CffProgram::Index::operator[](std::uint32_t i) const {
  if (i >= count) return {};
  Bytes bytes(offsets, std::size_t{i} * offset_size);
  const std::size_t begin = bytes.number(offset_size);
  const std::size_t end = bytes.number(offset_size);
  if (bytes.failed() || begin < 1 || end < begin || end - 1 > data.size()) return {};
  return data.substr(begin - 1, end - begin);
}

/// Builds a program from its bytes.
class CffReader {
 public:
  explicit CffReader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<CffProgram> read() {
    if (bytes_.size() < 4 || bytes_[0] != 1) return std::nullopt;
    std::size_t at = static_cast<unsigned char>(bytes_[2]);
    const auto names = read_index(at);
    const auto tops = read_index(at);
    const auto strings = read_index(at);
    const auto globals = read_index(at);
    if (!names || !tops || !strings || !globals) return std::nullopt;
    const Dict top = read_dict((*tops)[0]);
    auto charstrings = place(top, kCharStrings, bytes_);
    if (!charstrings) return std::nullopt;
    const auto glyphs = read_index(*charstrings);
    if (!glyphs || glyphs->count == 0 || glyphs->count > kMostGlyphs) return std::nullopt;
    CffProgram out;
    out.charstrings_ = *glyphs;
    out.global_subrs_ = *globals;
    out.is_cid_keyed_ = top.contains(kRos);
    if (!read_privates(top, out)) return std::nullopt;
    if (out.is_cid_keyed_ && !(read_charset(top, out) && read_select(top, out))) {
      return std::nullopt;
    }
    return out;
  }

 private:
  using Index = CffProgram::Index;
  using Private = CffProgram::Private;

  /// Technical Note 5176, 5. Moves `at` behind it.
  std::optional<Index> read_index(std::size_t& at) const {
    if (at > bytes_.size()) return std::nullopt;
    Bytes head(bytes_, at);
    Index out;
    out.count = head.number(2);
    if (head.failed()) return std::nullopt;
    if (out.count == 0) {
      at = head.at();
      return out;
    }
    out.offset_size = head.byte();
    if (out.offset_size < 1 || out.offset_size > 4) return std::nullopt;
    const std::size_t size = (std::size_t{out.count} + 1) * out.offset_size;
    if (head.failed() || size > bytes_.size() - head.at()) return std::nullopt;
    out.offsets = bytes_.substr(head.at(), size);
    const std::size_t data = head.at() + size;
    const std::size_t end = Bytes(out.offsets, size - out.offset_size).number(out.offset_size);
    if (end < 1 || end - 1 > bytes_.size() - data) return std::nullopt;
    out.data = bytes_.substr(data, end - 1);
    at = data + end - 1;
    return out;
  }

  /// `dict` is the top DICT or a Font DICT; `matrix` the top DICT's where the other is read.
  std::optional<Private> read_private(const Dict& dict, std::optional<double> matrix) const {
    const auto size = operand(dict, kPrivate, 0);
    const auto at = place(dict, kPrivate, bytes_, 1);
    if (!size || !at || *size < 0 || *size > static_cast<double>(bytes_.size() - *at)) {
      return std::nullopt;
    }
    const std::string_view text = bytes_.substr(*at, static_cast<std::size_t>(*size));
    const Dict own = read_dict(text);
    Private out;
    out.default_width = operand(own, kDefaultWidth).value_or(0);
    out.nominal_width = operand(own, kNominalWidth).value_or(0);
    const auto font_matrix = operand(dict, kFontMatrix);
    // The matrix of a Font DICT is applied before that of the font, where both are given.
    constexpr double kUsual = 0.001;
    double per_em = font_matrix && matrix ? *font_matrix * *matrix
                                          : font_matrix.value_or(matrix.value_or(kUsual));
    out.per_unit = per_em * 1000;
    if (const auto subrs = operand(own, kSubrs); subrs && *subrs > 0) {
      std::size_t place_of_subrs = *at + static_cast<std::size_t>(std::min(*subrs, 4e9));
      const auto index = read_index(place_of_subrs);
      if (!index) return std::nullopt;
      out.subrs = *index;
    }
    return out;
  }

  bool read_privates(const Dict& top, CffProgram& out) const {
    if (!out.is_cid_keyed_) {
      const auto only = read_private(top, std::nullopt);
      if (only) out.privates_.push_back(*only);
      return only.has_value();
    }
    auto at = place(top, kFdArray, bytes_);
    if (!at) return false;
    const auto fonts = read_index(*at);
    if (!fonts || fonts->count == 0 || fonts->count > 256) return false;
    for (std::uint32_t i = 0; i < fonts->count; ++i) {
      const auto each = read_private(read_dict((*fonts)[i]), operand(top, kFontMatrix));
      if (!each) return false;
      out.privates_.push_back(*each);
    }
    return true;
  }

  /// Technical Note 5176, 13: one CID a glyph, or ranges of them. Glyph 0 has none written.
  bool read_charset(const Dict& top, CffProgram& out) const {
    constexpr std::size_t kPredefined = 2;
    const auto at = place(top, kCharset, bytes_);
    if (!at || *at <= kPredefined) return false;
    Bytes bytes(bytes_, *at);
    const std::uint32_t format = bytes.byte();
    if (format > 2) return false;
    out.glyphs_.emplace(0, 0);
    for (std::uint32_t glyph = 1; glyph < out.charstrings_.count;) {
      std::uint32_t cid = bytes.number(2);
      const std::uint32_t more = format == 0 ? 0 : bytes.number(format);
      if (bytes.failed()) return false;
      for (std::uint32_t i = 0; i <= more && glyph < out.charstrings_.count; ++i) {
        out.glyphs_.emplace(cid++, glyph++);
      }
    }
    return true;
  }

  /// Technical Note 5176, 19.
  bool read_select(const Dict& top, CffProgram& out) const {
    const auto at = place(top, kFdSelect, bytes_);
    if (!at) return false;
    Bytes bytes(bytes_, *at);
    const std::uint32_t format = bytes.byte();
    const std::uint32_t count = out.charstrings_.count;
    out.selected_.assign(count, 0);
    if (format == 0) {
      for (std::uint8_t& each : out.selected_) each = static_cast<std::uint8_t>(bytes.byte());
    } else if (format == 3) {
      const std::uint32_t ranges = bytes.number(2);
      std::uint32_t first = bytes.number(2);
      for (std::uint32_t i = 0; i < ranges && !bytes.failed(); ++i) {
        const auto font = static_cast<std::uint8_t>(bytes.byte());
        const std::uint32_t next = bytes.number(2);
        for (std::uint32_t glyph = first; glyph < std::min(next, count); ++glyph) {
          out.selected_[glyph] = font;
        }
        first = next;
      }
    } else {
      return false;
    }
    return !bytes.failed() && std::ranges::all_of(out.selected_, [&](std::uint8_t font) {
      return font < out.privates_.size();
    });
  }

  std::string_view bytes_;
};

std::optional<CffProgram> read_cff_program(std::string_view bytes) {
  return CffReader(bytes).read();
}

std::optional<std::uint32_t> CffProgram::glyph_of(std::uint32_t cid) const {
  if (!is_cid_keyed_) {
    if (cid >= charstrings_.count) return std::nullopt;
    return cid;
  }
  const auto found = glyphs_.find(cid);
  if (found == glyphs_.end()) return std::nullopt;
  return found->second;
}

/// A charstring as far as the first operator that clears the stack: what is left below that
/// operator's own operands is the width (Technical Note 5177, 3.1).
struct CffProgram::Run {
  std::vector<double> stack;
  enum class End : std::uint8_t {
    kNotYet,
    kBroken,
    kArithmetic,
    kWidth,
    kNoWidth
  } end = End::kNotYet;
  bool draws = true;  // false: endchar comes first
  int calls = 0;
  int steps = 0;
};

void CffProgram::run(std::string_view charstring, const Private& own, const Index& global,
                     Run& run) {
  using End = Run::End;
  Bytes bytes(charstring);
  const auto clear = [&](bool has_width) { run.end = has_width ? End::kWidth : End::kNoWidth; };
  const auto call = [&](const Index& subrs) {
    const double bias = subrs.count < 1240 ? 107 : subrs.count < 33900 ? 1131 : 32768;
    const double number = run.stack.empty() ? -1 : run.stack.back() + bias;
    if (number < 0 || number >= subrs.count || ++run.calls > kMostCalls) {
      run.end = End::kBroken;
      return;
    }
    run.stack.pop_back();
    CffProgram::run(subrs[static_cast<std::uint32_t>(number)], own, global, run);
    --run.calls;
  };
  while (run.end == End::kNotYet && !bytes.at_end()) {
    const std::uint32_t b = bytes.byte();
    const std::size_t operands = run.stack.size();
    if (b >= 32 || b == 28) {
      double value = 0;
      if (b == 28) {
        value = signed_16(bytes.number(2));
      } else if (b == 255) {
        value = static_cast<std::int32_t>(bytes.number(4)) / 65536.0;
      } else {
        value = short_number(b, bytes);
      }
      run.stack.push_back(value);
      if (operands >= kMostOperands || ++run.steps > kMostSteps) run.end = End::kBroken;
      continue;
    }
    switch (b) {
      case 1:                                    // hstem
      case 3:                                    // vstem
      case 18:                                   // hstemhm
      case 19:                                   // hintmask
      case 20:                                   // cntrmask
      case 23: clear(operands % 2 == 1); break;  // vstemhm
      case 4:                                    // vmoveto
      case 22: clear(operands > 1); break;       // hmoveto
      case 21: clear(operands > 2); break;       // rmoveto
      case 14:                                   // endchar
        run.draws = operands >= 4;               // an accented letter
        clear(operands == 1 || operands == 5);
        break;
      case 10: call(own.subrs); break;
      case 29: call(global); break;
      case 11: return;                             // return
      case 12: run.end = End::kArithmetic; break;  // of operands, which no font writer needs
      default: run.end = End::kBroken;
    }
    if (bytes.failed()) run.end = End::kBroken;
  }
}

std::optional<CffProgram::Glyph> CffProgram::glyph(std::uint32_t cid) const {
  const auto number = glyph_of(cid);
  if (!number) return std::nullopt;
  const Private& own = privates_[selected_.empty() ? 0 : selected_[*number]];
  Run found;
  run(charstrings_[*number], own, global_subrs_, found);
  switch (found.end) {
    case Run::End::kNotYet:
    case Run::End::kBroken: return std::nullopt;
    case Run::End::kArithmetic: return Glyph{std::nullopt, true};
    case Run::End::kWidth:
      return Glyph{(own.nominal_width + found.stack.front()) * own.per_unit, found.draws};
    case Run::End::kNoWidth: return Glyph{own.default_width * own.per_unit, found.draws};
  }
  return std::nullopt;
}

}  // namespace clearleaf::verify
