// The characters at two atoms' meeting ends → the room between them.
#include "layout/ideographs.h"

#include "base/utf8.h"

#include <string_view>

namespace clearleaf::layout {

namespace {

// In sizes of the text. JLREQ asks for a quarter beside letters; yet programs that look at the
// drawn glyphs alone (poppler) take more than a tenth for a blank between words, which the text
// does not have. So all room stays below that, in justified lines too, which let it grow 1.6-fold
// at most.
constexpr double kBesideLetters = 0.09;
constexpr double kBetweenIdeographs = 0.04;
constexpr double kAfterPunctuation = 0.06;
constexpr double kPinchPunctuation = 0.25;  // of the blank half
constexpr double kPinchBesideLetters = 0.04;

bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool is_ideograph(char32_t c) {
  return is_between(c, 0x2E80, 0x2FDF) || is_between(c, 0x3005, 0x3007) ||
         is_between(c, 0x3021, 0x3029) || is_between(c, 0x3038, 0x303B) ||
         is_between(c, 0x3041, 0x312F) || is_between(c, 0x31F0, 0x31FF) ||
         is_between(c, 0x3400, 0x4DBF) || is_between(c, 0x4E00, 0x9FFF) ||
         is_between(c, 0xF900, 0xFAFF) || is_between(c, 0xFF66, 0xFF9F) ||
         is_between(c, 0x20000, 0x3FFFF);
}

bool is_letter(char32_t c) {
  return is_between(c, '0', '9') || is_between(c, 'A', 'Z') || is_between(c, 'a', 'z') ||
         is_between(c, 0xC0, 0x24F) || is_between(c, 0x370, 0x52F) || is_between(c, 0x1E00, 0x1EFF);
}

char32_t first_of(std::string_view text) {
  std::size_t offset = 0;
  return text.empty() ? 0 : next_code_point(text, offset);
}

char32_t last_of(std::string_view text) {
  std::size_t begin = text.empty() ? 0 : text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return first_of(text.substr(begin));
}

bool is_full_width(Spacing spacing) {
  return spacing == Spacing::kIdeograph || spacing == Spacing::kOpening ||
         spacing == Spacing::kClosing;
}

void set_room(Atom& atom, Spacing last, Spacing next, Pt size) {
  using S = Spacing;
  const bool beside_letters = (last == S::kIdeograph && next == S::kLetter) ||
                              (last == S::kLetter && next == S::kIdeograph);
  if (beside_letters) {
    atom.space = size * kBesideLetters;
    atom.pinch = size * kPinchBesideLetters;
  } else if (is_full_width(last) && is_full_width(next)) {
    atom.give = size * (last == S::kClosing ? kAfterPunctuation : kBetweenIdeographs);
    if (last == S::kClosing || next == S::kOpening) atom.pinch = size * kPinchPunctuation;
  }
}

}  // namespace

Spacing spacing_of(char32_t c) {
  constexpr std::u32string_view kOpenings = U"〈《「『【〔〖〝（［｛";
  constexpr std::u32string_view kClosings = U"、。，．：；〉》」』】〕〗〟）］｝";
  if (kOpenings.find(c) != kOpenings.npos) return Spacing::kOpening;
  if (kClosings.find(c) != kClosings.npos) return Spacing::kClosing;
  if (is_ideograph(c)) return Spacing::kIdeograph;
  return is_letter(c) ? Spacing::kLetter : Spacing::kOther;
}

void space_ideographs(Paragraph& paragraph, const IdVec<text::ShapedRun>& runs) {
  for (std::size_t i = 0; i + 1 < paragraph.atoms.size(); ++i) {
    Atom& atom = paragraph.atoms[i];
    const Atom& next = paragraph.atoms[i + 1];
    const bool text = atom.kind == Atom::Kind::kGlyphs && next.kind == Atom::Kind::kGlyphs;
    if (!text || atom.after == Atom::Break::kForced) continue;
    const TextStyle& style = paragraph.styles[atom.style];
    const Spacing last = spacing_of(last_of(runs[atom.run].text));
    if (last == Spacing::kOther) continue;
    set_room(atom, last, spacing_of(first_of(runs[next.run].text)), style.size);
  }
}

}  // namespace clearleaf::layout
