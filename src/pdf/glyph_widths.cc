// Advances → the shortest of the forms that W offers.
#include "pdf/glyph_widths.h"

#include "base/numbers.h"

#include <algorithm>
#include <map>

namespace clearleaf::pdf {

namespace {

// A shorter run of one width is no longer written one by one.
constexpr std::size_t kShortestRange = 4;

/// The most frequent width; of equally frequent ones the smallest.
double default_width(const std::vector<GlyphUse>& glyphs) {
  std::map<double, std::size_t> counts;
  for (const GlyphUse& glyph : glyphs) {
    if (!glyph.text.empty()) ++counts[glyph.width];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? 1000 : most->first;
}

/// Writes the items of W between its brackets, with a blank only where two numbers would meet.
class WidthItems {
 public:
  void add_range(std::size_t first, std::size_t last, double width) {
    close_list();
    add_number(first);
    add_number(last);
    add_width(width);
  }

  /// One glyph; it joins the list of the glyph before it.
  void add_glyph(std::size_t glyph, double width) {
    if (!in_list_ || glyph != next_) {
      close_list();
      add_number(glyph);
      out_ += '[';
      in_list_ = true;
    }
    add_width(width);
    next_ = glyph + 1;
  }

  std::string finished() {
    close_list();
    return out_;
  }

 private:
  void close_list() {
    if (in_list_) out_ += ']';
    in_list_ = false;
  }
  void add_number(std::size_t number) {
    separate();
    out_ += std::to_string(number);
  }
  void add_width(double width) {
    separate();
    append_decimal(out_, width, kWidthDecimals);
  }
  void separate() {
    if (!out_.empty() && out_.back() != '[' && out_.back() != ']') out_ += ' ';
  }

  std::string out_;
  bool in_list_ = false;
  std::size_t next_ = 0;  // the glyph that would join the open list
};

}  // namespace

std::string glyph_widths(const std::vector<GlyphUse>& glyphs) {
  const double usual = default_width(glyphs);
  const auto is_listed = [&](std::size_t i) {
    return i < glyphs.size() && !glyphs[i].text.empty() && glyphs[i].width != usual;
  };
  WidthItems items;
  for (std::size_t i = 0; i < glyphs.size();) {
    if (!is_listed(i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (is_listed(end) && glyphs[end].width == glyphs[i].width) ++end;
    if (end - i >= kShortestRange) {
      items.add_range(i, end - 1, glyphs[i].width);
      i = end;
    } else {
      items.add_glyph(i, glyphs[i].width);
      ++i;
    }
  }
  std::string out = "/DW ";
  append_decimal(out, usual, kWidthDecimals);
  return out + "/W[" + items.finished() + "]";
}

}  // namespace clearleaf::pdf
