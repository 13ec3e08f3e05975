// What every laid publication with disclaimers has to keep of the contract.
#pragma once

#include "laid.h"

#include <string>
#include <vector>

namespace clearleaf::test {

/// Height of the box on all its pages, without what is repeated on them.
Pt height_of(const std::vector<BoxPiece>& pieces);
std::vector<TextLine> lines_in(const Laid& laid, const BoxPiece& piece, TextKind which);

/// P10 of the boxes with this background, which hold one disclaimer.
void check_unbroken(const Laid& laid, Color background, const std::string& label);
/// P02, P06 and P10 of a publication that was accepted.
void check_all(const Laid& laid);

}  // namespace clearleaf::test
