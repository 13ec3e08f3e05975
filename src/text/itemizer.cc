// UTF-8 text → embedding levels by ICU's bidi algorithm, and scripts by its properties.
#include "text/itemizer.h"

#include "base/checked.h"
#include "base/invariant.h"
#include "base/utf8.h"

#include <unicode/ubidi.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>

namespace clearleaf::text {

namespace {

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

constexpr std::uint32_t tag(const char* letters) {
  std::uint32_t out = 0;
  for (int i = 0; i < 4; ++i) out = out << 8U | static_cast<unsigned char>(letters[i]);
  return out;
}
constexpr std::uint32_t kLatin = tag("Latn");

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether a character could make a paragraph from left to right anything but level 0.
bool turns_text(char32_t c) {
  if (c < 0x590) return false;
  switch (u_charDirection(static_cast<UChar32>(c))) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_FIRST_STRONG_ISOLATE: return true;
    default: return false;
  }
}

bool needs_bidi(std::string_view text, Direction base) {
  if (base == Direction::kRightToLeft) return true;
  for (std::size_t offset = 0; offset < text.size();) {
    if (turns_text(next_code_point(text, offset))) return true;
  }
  return false;
}

/// None where the character goes with any script.
UScriptCode own_script(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  const bool shared = U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
  return shared ? USCRIPT_INVALID_CODE : script;
}

std::uint32_t tag_of(UScriptCode script) {
  if (script == USCRIPT_INVALID_CODE) return kLatin;
  return tag(uscript_getShortName(script));
}

}  // namespace

void Itemizer::find_levels(std::string_view text, Direction base) {
  levels_.clear();
  if (!needs_bidi(text, base)) {
    levels_.push_back({checked<std::uint32_t>(text.size()), 0});
    return;
  }
  units_.clear();
  offsets_.clear();
  for (std::size_t offset = 0; offset < text.size();) {
    const auto begin = checked<std::uint32_t>(offset);
    const char32_t c = next_code_point(text, offset);
    offsets_.push_back(begin);
    if (c < 0x10000) {
      units_ += static_cast<char16_t>(c);
      continue;
    }
    offsets_.push_back(begin);
    units_ += static_cast<char16_t>(U16_LEAD(c));
    units_ += static_cast<char16_t>(U16_TRAIL(c));
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
  ubidi_setPara(bidi.get(), units_.data(), checked<std::int32_t>(units_.size()), base_level(base),
                nullptr, &status);
  INVARIANT(U_SUCCESS(status), "ICU finds the levels of any text");
  // Not run by run: ICU would look through all runs for each.
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
  INVARIANT(U_SUCCESS(status), "ICU tells the levels it has found");
  for (std::size_t unit = 1; unit <= units_.size(); ++unit) {
    if (unit < units_.size() && levels[unit] == levels[unit - 1]) continue;
    const auto end = unit < offsets_.size() ? offsets_[unit] : checked<std::uint32_t>(text.size());
    levels_.push_back({end, levels[unit - 1]});
  }
}

void Itemizer::find(std::string_view text, Direction base, std::vector<TextItem>& out) {
  out.clear();
  if (text.empty()) return;
  if (base == Direction::kLeftToRight && is_ascii(text)) {
    out.push_back({checked<std::uint32_t>(text.size()), 0, kLatin});
    return;
  }
  find_levels(text, base);
  auto level = levels_.begin();
  UScriptCode script = USCRIPT_INVALID_CODE;
  const auto close = [&](std::size_t end) {
    out.push_back({checked<std::uint32_t>(end), level->level, tag_of(script)});
  };
  std::size_t begin = 0;  // of the item at hand
  for (std::size_t offset = 0; offset < text.size();) {
    if (offset == level->end) {
      if (begin < offset) close(offset);
      begin = offset;
      ++level;
    }
    const std::size_t at = offset;
    const UScriptCode own = own_script(next_code_point(text, offset));
    if (own == USCRIPT_INVALID_CODE || own == script) continue;
    if (script != USCRIPT_INVALID_CODE && begin < at) {
      close(at);
      begin = at;
    }
    script = own;
  }
  close(text.size());
}

std::vector<std::size_t> order_from_start(const std::vector<Level>& levels, Level base) {
  std::vector<std::size_t> order(levels.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (levels.empty()) return order;
  const Level highest = *std::ranges::max_element(levels);
  for (Level level = highest; level > base; --level) {
    for (std::size_t begin = 0; begin < order.size();) {
      if (levels[order[begin]] < level) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < order.size() && levels[order[end]] >= level) ++end;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(begin),
                   order.begin() + static_cast<std::ptrdiff_t>(end));
      begin = end;
    }
  }
  return order;
}

}  // namespace clearleaf::text
