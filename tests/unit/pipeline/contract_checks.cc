// Boxes and lines of laid pages → doctest checks.
#include "contract_checks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

namespace clearleaf::test {

Pt height_of(const std::vector<BoxPiece>& pieces) {
  Pt height;
  for (const BoxPiece& piece : pieces) height += piece.rect.bottom - piece.rect.top;
  return height;
}

std::vector<TextLine> lines_in(const Laid& laid, const BoxPiece& piece, TextKind which) {
  std::vector<TextLine> inside;
  for (TextLine& line : lines(laid, piece.page, which)) {
    if (line.base > piece.rect.top && line.base < piece.rect.bottom) {
      inside.push_back(std::move(line));
    }
  }
  return inside;
}

namespace {

/// P02 of a publication that was accepted.
void check_up_front(const Laid& laid) {
  const auto pieces = boxes(laid, laid.edition.light.key_information.background);
  REQUIRE_FALSE(pieces.empty());
  CHECK(pieces.front().page == 0);
  const auto first = lines_in(laid, pieces.front(), TextKind::kStructured);
  REQUIRE_FALSE(first.empty());
  CHECK(first.front().text == "Key information");
  CHECK(first.front().base <= laid.edition.page.size.height / 2);
  CHECK(pieces.size() <= 2);
  if (pieces.size() == 2) {
    CHECK(pieces[1].page == 1);
    CHECK(pieces[1].rect.top == laid.edition.page.margin_top);
  }
}

}  // namespace

void check_unbroken(const Laid& laid, Color background, const std::string& label) {
  const auto pieces = boxes(laid, background);
  REQUIRE_FALSE(pieces.empty());
  if (pieces.size() == 1) return;
  CHECK(height_of(pieces) > laid.edition.page.size.height * (2.0 / 3));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    CAPTURE(pieces[i].page);
    if (i > 0) CHECK(pieces[i].page == pieces[i - 1].page + 1);
    const std::size_t count = lines_in(laid, pieces[i], TextKind::kStructured).size();
    CHECK(count >= (i == 0 ? 4 : 3));  // the heading and three
    const auto said = lines_in(laid, pieces[i], TextKind::kContinued);
    const bool says = std::any_of(said.begin(), said.end(), [&](const TextLine& line) {
      return line.text == label + ", continued";
    });
    CHECK(says == (i > 0));
  }
}

namespace {

/// P06: four sides of the edition's border on each piece, and its padding round the text.
void check_boxed(const Laid& laid, Color background, Color border) {
  for (const BoxPiece& piece : boxes(laid, background)) {
    std::size_t sides = 0;
    for (const layout::PageItem& item : laid.pages.pages[piece.page].items) {
      const auto* rule = std::get_if<layout::Rule>(&item.content);
      if (rule == nullptr || !(rule->color == border)) continue;
      const Rect& r = rule->rect;
      const Pt width = min(r.right - r.left, r.bottom - r.top);
      const bool outside = r.left < piece.rect.left || r.right > piece.rect.right ||
                           r.top < piece.rect.top || r.bottom > piece.rect.bottom;
      const bool whole = r.right - r.left == piece.rect.right - piece.rect.left ||
                         r.bottom - r.top == piece.rect.bottom - piece.rect.top;
      if (outside || !whole) continue;
      ++sides;
      CHECK(width >= 1_pt);
    }
    CHECK(sides == 4);
    for (const TextLine& line : lines_in(laid, piece, TextKind::kStructured)) {
      const Pt edge = laid.edition.box_border + 6_pt;
      CHECK(line.left >= piece.rect.left + edge);
      CHECK(line.right <= piece.rect.right - edge);
      CHECK(line.base <= piece.rect.bottom - edge);
      CHECK(line.base - line.smallest * 0.7 >= piece.rect.top + edge - 0.01_pt);
    }
  }
}

}  // namespace

void check_all(const Laid& laid) {
  const ColorScheme& colors = laid.edition.light;
  check_up_front(laid);
  check_unbroken(laid, colors.key_information.background, "Key information");
  check_boxed(laid, colors.key_information.background, colors.key_information.border);
  check_boxed(laid, colors.risks.background, colors.risks.border);
  check_boxed(laid, colors.conclusion.background, colors.conclusion.border);
}

}  // namespace clearleaf::test
