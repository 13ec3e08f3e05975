// Inline structure → measured pieces of text → lines of a given width.
#pragma once

#include "base/diagnostics.h"
#include "layout/layout.h"
#include "layout/line.h"
#include "text/font_runs.h"
#include "text/hyphenator.h"
#include "text/itemizer.h"
#include "text/line_breaker.h"
#include "text/shape_cache.h"

#include <cstdint>
#include <map>
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
  enum class Break : unsigned char { kNone, kAllowed, kHyphen, kForced } after = Break::kNone;
  std::uint32_t style = 0;  // place in Paragraph::styles
  Role role;
  text::Level level = 0;                      // of UAX 9
  text::Level level_before = text::kNoLevel;  // lowest of signs without glyphs before it
  std::uint32_t leaf_offset = 0;              // bytes into the leaf
  text::ShapedRunId run{0};                   // of glyphs: `count` of them from `first`
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  Pt width{};                    // trailing blank included
  Pt blank{};                    // of it, the trailing blank
  Pt hyphen{};                   // that is set behind it where a line ends here
  Pt space{};                    // before the next one of its line, drawn as room alone
  Pt give{};                     // grows beside the blank where lines are justified …
  Pt pinch{};                    // … or shrinks by no more than this
  std::optional<StructId> note;  // first referred to here

  /// Makes of a copy the part behind it: what stands before a word is the first part's.
  void go_on() {
    note.reset();
    level_before = text::kNoLevel;
  }
};

/// Text ready to be broken into lines, as often as needed, without shaping again.
struct Paragraph {
  std::vector<TextStyle> styles;  // [0] is the base style: it gives the line height
  std::vector<Atom> atoms;
  double leading = 1.4;  // line height in sizes of the base style
  Direction direction = Direction::kLeftToRight;
  TextFill fill = TextFill::kRagged;
  /// Whether the last line may be as short as it comes, or is to be like the others: a heading's
  /// lines are read at a glance.
  enum class LastLine : unsigned char { kAny, kLikeOthers } last_line = LastLine::kAny;
  Pt ink_above{}, ink_below{};  // of all its text, from the base line; 0 where any line has room
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

  /// Sets the paragraph as the edition asks for running text: justified, words divided.
  void apply_edition(Paragraph& paragraph, SourceSpan span);

  /// Lines of at most `width`, as few as can be and as alike as can be, none of a lonely last word
  /// where that can be; justified lines as evenly spaced as can be. Start aligned unless told
  /// otherwise.
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

  Direction direction_of(const std::string& lang);

  /// Tells the author that what was written at `span` stands too deep in other blocks; once.
  void report_too_narrow(SourceSpan span);

 private:
  struct Collector;
  struct Stretch;
  /// Puts the line ends of addresses in breaks_ in place of those of words.
  void break_addresses(const Collector& collected, const Paragraph& out);
  /// Takes the line ends before and in the numbers of notes out of breaks_.
  void keep_note_numbers(const Collector& collected, const Paragraph& out);
  void add_atoms(const Collector& collected, Paragraph& out);
  struct Piece;
  void add_text_atoms(const Stretch& stretch, const Piece& piece, Paragraph& out);
  void divide_atom(const Paragraph& paragraph, const Atom& atom, std::vector<Atom>& out);
  Pt hyphen_width(const TextStyle& style);
  text::ShapedRunId hyphen_run(const TextStyle& style);
  Atom hyphen_after(const Paragraph& paragraph, const Atom& atom);
  void report_no_patterns(const std::string& lang, SourceSpan span);
  void check_clusters(const text::ShapedRun& run, SourceSpan span);
  void report_missing(char32_t code_point, SourceSpan span);
  void break_inside(const Paragraph& paragraph, const Atom& atom, Pt width,
                    std::vector<Atom>& out) const;
  std::vector<Atom> fit_atoms(const Paragraph& paragraph, Pt width) const;
  Line make_line(const Paragraph& paragraph, std::span<const Atom> line_atoms, Pt width,
                 Alignment alignment, Line::End end);
  void place_atoms(const Paragraph& paragraph, std::span<const Atom> line_atoms, Pt width,
                   Alignment alignment, Line& line);
  std::vector<Atom> split_last_blank(const Paragraph& paragraph, std::span<const Atom> atoms) const;
  void place_atom(const Paragraph& paragraph, const Atom& atom, Pt x, Line& line);
  void place_decoration(const TextStyle& style, Pt x0, Pt x1, Line& line) const;

  const LayoutInput& input_;
  text::FontSet& fonts_;
  IdVec<text::ShapedRun>& runs_;
  Diagnostics& diagnostics_;
  text::ShapeCache shapes_;
  text::LineBreaker breaker_;
  text::Itemizer itemizer_;
  text::Hyphenator hyphenator_;
  std::map<text::FontId, text::ShapedRunId> hyphens_;
  std::set<std::string> languages_without_patterns_;          // told
  std::unordered_map<std::string, Direction> directions_;     // by language
  Direction direction_;                                       // of the publication
  std::unordered_map<StructId, StructId> note_of_reference_;  // first references only
  std::size_t page_digits_;
  std::size_t column_ = 0;                    // of code, in characters from its line's beginning
  std::vector<std::uint32_t> breaks_;         // kept between calls
  std::vector<text::TextItem> items_;         // kept between calls
  std::vector<text::FontStretch> stretches_;  // kept between calls
  std::set<char32_t> reported_;
  bool too_narrow_reported_ = false;
};

}  // namespace clearleaf::layout
