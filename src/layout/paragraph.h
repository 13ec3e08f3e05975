// Inline structure → measured pieces of text → lines of a given width.
#pragma once

#include "base/diagnostics.h"
#include "layout/layout.h"
#include "layout/line.h"
#include "text/font_runs.h"
#include "text/line_breaker.h"
#include "text/shape_cache.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clearleaf::layout {

/// The smallest stretch that is not broken: one shaped run, an image or room for a page number.
struct Atom {
  enum class Kind : unsigned char { kGlyphs, kImage, kPageRef } kind = Kind::kGlyphs;
  enum class Break : unsigned char { kNone, kAllowed, kForced } after = Break::kNone;
  std::uint32_t style = 0;  // place in Paragraph::styles
  Role role;
  std::uint32_t leaf_offset = 0;  // bytes into the leaf
  text::ShapedRunId run{0};       // of glyphs: `count` of them from `first`
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  Pt width{};                    // trailing blank included
  Pt blank{};                    // of it, the trailing blank
  std::optional<StructId> note;  // first referred to here
};

/// Text ready to be broken into lines, as often as needed, without shaping again.
struct Paragraph {
  std::vector<TextStyle> styles;  // [0] is the base style: it gives the line height
  std::vector<Atom> atoms;
  double leading = 1.4;  // line height in sizes of the base style
};

enum class WhiteSpace : unsigned char { kCollapse, kPreserve };

/// Turns the inline content of structure elements into Paragraphs and Paragraphs into lines. One
/// for a publication: words are shaped once.
class ParagraphSetter {
 public:
  ParagraphSetter(const LayoutInput& input, text::FontSet& fonts, IdVec<text::ShapedRun>& runs,
                  Diagnostics& diagnostics);

  /// A style of the edition: family, size, colour.
  TextStyle style(const std::string& family, FontWeight weight, Pt size, Color color);

  /// All inline content below `elem`; italics are set bold where `in_disclaimer` (P07).
  enum class Emphasised : unsigned char { kItalic, kBold };
  Paragraph prepare(StructId elem, const TextStyle& base, double leading, Emphasised emphasised,
                    WhiteSpace white_space = WhiteSpace::kCollapse);
  /// Text that is no part of the structure.
  Paragraph prepare_artifact(std::string_view text, const TextStyle& base, double leading,
                             ArtifactKind kind);

  /// Lines of at most `width`, as few as can be and as alike as can be, none of a lonely last word
  /// where that can be; start aligned unless told otherwise.
  std::vector<Line> break_lines(const Paragraph& paragraph, Pt width,
                                Alignment alignment = Alignment::kStart);
  /// Width of the longest stretch that is not broken, and of the text on one line.
  struct Widths {
    Pt least, natural;
  };
  Widths widths(const Paragraph& paragraph) const;

  /// One run of `text`, which the style's own font can set; for what is known only after layout.
  text::ShapedRunId shape(std::string_view text, const TextStyle& style);
  const text::ShapedRun& run(text::ShapedRunId id) const { return runs_[id]; }
  /// `units` of the run's font at `size`.
  Pt scaled(std::int64_t units, text::FontId font, Pt size) const;

  /// Tells the author that what was written at `span` stands too deep in other blocks; once.
  void report_too_narrow(SourceSpan span);

 private:
  struct Collector;
  struct Stretch;
  /// Puts the line ends of addresses in breaks_ in place of those of words.
  void break_addresses(const Collector& collected, const Paragraph& out);
  void add_atoms(const Collector& collected, Paragraph& out);
  void add_text_atoms(const Stretch& stretch, std::string_view text, std::uint32_t leaf_offset,
                      Paragraph& out);
  void report_missing(char32_t code_point, SourceSpan span);
  void report_right_to_left(SourceSpan span);
  void break_inside(const Paragraph& paragraph, const Atom& atom, Pt width,
                    std::vector<Atom>& out) const;
  std::vector<Atom> fit_atoms(const Paragraph& paragraph, Pt width) const;
  Line make_line(const Paragraph& paragraph, std::span<const Atom> atoms, Pt width,
                 Alignment alignment);
  void place_atom(const Paragraph& paragraph, const Atom& atom, Pt x, Line& line);

  const LayoutInput& input_;
  text::FontSet& fonts_;
  IdVec<text::ShapedRun>& runs_;
  Diagnostics& diagnostics_;
  text::ShapeCache shapes_;
  text::LineBreaker breaker_;
  std::unordered_map<StructId, StructId> note_of_reference_;  // first references only
  std::size_t page_digits_;
  std::size_t column_ = 0;                    // of code, in characters from its line's beginning
  std::vector<std::uint32_t> breaks_;         // kept between calls
  std::vector<text::FontStretch> stretches_;  // kept between calls
  std::set<char32_t> reported_;
  bool right_to_left_reported_ = false;
  bool too_narrow_reported_ = false;
};

}  // namespace clearleaf::layout
