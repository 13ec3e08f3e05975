// What a page paints → what is under and over its text.
#pragma once

#include "verify/pdf_file.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace clearleaf::verify {

/// WCAG 2.2's contrast ratio, 1 to 21.
double contrast(Color a, Color b);

/// The areas that a page fills, in paint order. Lines and other things thinner than 2 points are no
/// ground for text, but many of them cover it.
class PaintedGround {
 public:
  PaintedGround(const PdfFile& file, const PdfPage& page);

  /// The least contrast of a colour with what is painted under `area` before the operator `order`;
  /// none: on a picture, a pattern or something transparent it is not known.
  std::optional<double> least_contrast(Color color, const PdfRect& area, std::uint32_t order) const;
  /// Whether what is painted after it and is not transparent lies, taken together, over a good part
  /// of `area`.
  bool is_covered(const PdfRect& area, std::uint32_t order) const;
  /// Areas that are ground, and all that are painted.
  std::size_t size() const { return areas_.size(); }
  std::size_t painted() const { return areas_.size() + lines_.size(); }

 private:
  struct Area {
    PdfRect box;
    std::uint32_t order;
    std::optional<Color> color;  // none: not known
    bool is_whole;               // the box is the shape
    double alpha;
  };

  void add(const PaintedPath& path, const PdfPage& page);
  void add(Area area, const PdfPage& page, std::optional<Id<Clip>> clip);

  std::vector<Area> areas_;
  std::vector<Area> lines_;  // thinner than 2 points
};

}  // namespace clearleaf::verify
