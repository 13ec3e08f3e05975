// Atoms → lines: optimum breaking, alignment, link areas and decorations. Longer than most: what a
// line may give and take is asked when it is chosen and again when it is placed, in this file alone.
#include "layout/clusters.h"
#include "layout/paragraph.h"
#include "layout/proportions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

namespace clearleaf::layout {

namespace {

/// An image in text is set no higher than this many lines, nor wider than the line.
constexpr double kInlineImageLines = 8;

/// Between the ink of lines whose letters stand in storeys, in sizes.
constexpr double kInkApart = 0.08;

/// A last line shorter than this share of the width is lonely, and as bad as this many lines that
/// are all blank.
constexpr double kLonely = 0.15;
constexpr double kLonelyDemerits = 2;

// Of justified lines (Knuth and Plass): how much a blank may grow or shrink before it is bad, in
// blanks, and what it costs to end a line in a hyphen, twice running above all.
constexpr double kStretch = 0.5;
constexpr double kShrink = 0.3;
constexpr double kBadness = 100;
constexpr double kWorstBadness = 10'000;
constexpr double kHyphenPenalty = 60;
constexpr double kHyphensRunning = 3'000;
/// A lonely last word costs as much as a line whose blanks are three quarters wider.
constexpr double kLonelyCost = 100'000;
/// Blanks are not stretched beyond this: a line that would need more stays ragged.
constexpr double kMostStretch = 1.6;
/// No more lines than these running end in a hyphen, unless there is no other way.
constexpr std::size_t kMostHyphens = 2;
/// What it costs to divide the last word, so that a line holds nothing but its rest: too much,
/// where there is any other way.
constexpr double kLastWordDivided = 1e9;
/// Of ragged lines: as bad as a line that is short by this share.
constexpr double kRaggedHyphen = 0.25;

/// A stretch of a paragraph as a line of its own.
struct Candidate {
  Pt visible;  // without the blank at its end, with the hyphen there
  Pt blanks;   // between its words
  Pt give;     // between its ideographs, to grow
  Pt pinch;    // and to shrink
  Atom::Break end = Atom::Break::kNone;
  enum class Place : unsigned char { kWithin, kLast, kOnly } place = Place::kWithin;
  bool rest_of_word = false;  // all of it: the last word was divided
};

/// The best way to the line that ends after an atom.
struct Way {
  std::size_t lines = 0;
  double demerits = 0;
  std::size_t before = 0;  // where its last line begins
  Atom::Break end = Atom::Break::kNone;
  std::size_t hyphens = 0;  // lines running, it among them, that end in one
};

/// What one line costs. Ragged lines: as few as can be, and then as alike as can be.
double ragged_demerits(const Candidate& line, Pt width, Paragraph::LastLine last_line) {
  const double slack = std::max(0.0, 1 - line.visible / width);
  const bool counts =
      line.place == Candidate::Place::kWithin || last_line == Paragraph::LastLine::kLikeOthers;
  double demerits = counts ? slack * slack : 0;
  if (line.place == Candidate::Place::kLast && 1 - slack < kLonely) demerits += kLonelyDemerits;
  if (line.rest_of_word) demerits += kLastWordDivided;
  if (line.end == Atom::Break::kHyphen) demerits += kRaggedHyphen * kRaggedHyphen;
  return demerits;
}

double justified_demerits(const Candidate& line, Pt width, Atom::Break end_before) {
  const Pt missing = width - line.visible;
  const Pt give =
      missing < 0_pt ? line.blanks * kShrink + line.pinch : (line.blanks + line.give) * kStretch;
  double badness = 0;
  if (line.place == Candidate::Place::kWithin || missing < 0_pt) {
    const double ratio = give > 0_pt ? std::abs(missing / give) : (missing > 0_pt ? 10.0 : 0.0);
    badness = std::min(kWorstBadness, kBadness * ratio * ratio * ratio);
  }
  const bool hyphen = line.end == Atom::Break::kHyphen;
  const double cost = 1 + badness + (hyphen ? kHyphenPenalty : 0);
  double demerits = cost * cost;
  if (hyphen && end_before == Atom::Break::kHyphen) demerits += kHyphensRunning;
  if (line.place == Candidate::Place::kLast && line.visible / width < kLonely) {
    demerits += kLonelyCost;
  }
  if (line.rest_of_word) demerits += kLastWordDivided;
  return demerits;
}

/// The ends of the lines that [begin, end) is set in, `end` included: the optimum over the whole
/// stretch (Knuth and Plass, Breaking Paragraphs into Lines, 1981). Time is linear in the atoms,
/// times those of a line.
class LineEnds {
 public:
  LineEnds(std::span<const Atom> atoms, Pt width, const Paragraph& paragraph)
      : atoms_(atoms), width_(width), fill_(paragraph.fill), last_line_(paragraph.last_line) {}

  void append(std::size_t begin, std::size_t end, std::vector<std::size_t>& out) {
    places_.assign(1, {begin, {}, {}, {}, {}});
    ways_.assign(1, {});
    std::size_t first = 0;  // of the places from which a line may still reach
    Place now{begin, {}, {}, {}, {}};
    for (std::size_t i = begin; i < end; ++i) {
      now.reach += atoms_[i].width + atoms_[i].space;
      now.blanks += atoms_[i].blank;
      now.give += atoms_[i].give;
      now.pinch += atoms_[i].pinch;
      if (atoms_[i].after == Atom::Break::kNone && i + 1 < end) continue;
      now.atom = i + 1;
      // What is wider than a line stands alone in it.
      while (first + 1 < places_.size() && is_too_wide(line(first, now, end))) ++first;
      add_ways(first, now, end);
    }
    std::vector<std::size_t> ends;
    for (std::size_t at = places_.size() - 1; at > 0; at = ways_[at].before) {
      ends.push_back(places_[at].atom);
    }
    out.insert(out.end(), ends.rbegin(), ends.rend());
  }

 private:
  /// Where a line may begin: the atom, and the widths before it.
  struct Place {
    std::size_t atom = 0;
    Pt reach;
    Pt blanks;
    Pt give;
    Pt pinch;
  };

  /// The best way to `now`; behind a hyphen, one for each number of them that may run on, so that
  /// what follows can choose.
  void add_ways(std::size_t first, const Place& now, std::size_t end) {
    std::array<std::optional<Way>, kMostHyphens + 2> best;
    for (std::size_t from = first; from < places_.size(); ++from) {
      const Way way = way_over(from, now, end);
      auto& same = best[std::min(way.hyphens, kMostHyphens + 1)];
      if (!same || is_better(way, *same)) same = way;
    }
    const Way* added = nullptr;
    for (const auto& way : best) {
      if (!way || (added != nullptr && !is_better(*way, *added))) continue;
      if (added != nullptr && way->hyphens > kMostHyphens) continue;
      places_.push_back(now);
      ways_.push_back(*way);
      added = &*way;
    }
  }

  Candidate line(std::size_t from, const Place& to, std::size_t end) const {
    const Atom& last = atoms_[to.atom - 1];
    Candidate out;
    out.visible = to.reach - places_[from].reach - last.blank - last.space;
    out.blanks = to.blanks - places_[from].blanks - last.blank;
    out.give = to.give - places_[from].give - last.give;
    out.pinch = to.pinch - places_[from].pinch - last.pinch;
    const bool is_last = to.atom == end;
    if (!is_last) {
      out.end = last.after;
      out.visible += last.hyphen;
    } else {
      out.place = from == 0 ? Candidate::Place::kOnly : Candidate::Place::kLast;
      out.rest_of_word = ways_[from].end == Atom::Break::kHyphen && out.blanks <= 0_pt;
    }
    return out;
  }

  bool is_too_wide(const Candidate& line) const {
    const Pt shrink = fill_ == TextFill::kJustified ? line.blanks * kShrink + line.pinch : 0_pt;
    return line.visible - shrink > width_ + 0.001_pt;
  }

  Way way_over(std::size_t from, const Place& to, std::size_t end) const {
    const Candidate candidate = line(from, to, end);
    const double demerits = fill_ == TextFill::kRagged
                                ? ragged_demerits(candidate, width_, last_line_)
                                : justified_demerits(candidate, width_, ways_[from].end);
    const bool hyphen = candidate.end == Atom::Break::kHyphen;
    return {ways_[from].lines + 1, ways_[from].demerits + demerits, from, candidate.end,
            hyphen ? ways_[from].hyphens + 1 : 0};
  }

  bool is_better(const Way& a, const Way& b) const {
    if (fill_ == TextFill::kRagged && a.lines != b.lines) return a.lines < b.lines;
    return a.demerits < b.demerits;
  }

  std::span<const Atom> atoms_;
  Pt width_;
  TextFill fill_;
  Paragraph::LastLine last_line_;
  std::vector<Place> places_;
  std::vector<Way> ways_;
};

/// The ends of all lines; a forced break ends one.
std::vector<std::size_t> line_ends(std::span<const Atom> atoms, Pt width,
                                   const Paragraph& paragraph) {
  LineEnds ends(atoms, width, paragraph);
  std::vector<std::size_t> out;
  for (std::size_t begin = 0; begin < atoms.size();) {
    std::size_t end = begin + 1;
    while (end < atoms.size() && atoms[end - 1].after != Atom::Break::kForced) ++end;
    ends.append(begin, end, out);
    begin = end;
  }
  return out;
}

}  // namespace

/// The glyphs of an atom that is wider than a line, cut between clusters.
void ParagraphSetter::break_inside(const Paragraph& paragraph, const Atom& atom, Pt width,
                                   std::vector<Atom>& out) const {
  const text::ShapedRun& run = runs_[atom.run];
  const Pt size = paragraph.styles[atom.style].size;
  Atom part = atom;
  part.count = 0;
  part.width = {};
  part.blank = part.space = part.give = part.pinch = {};
  part.after = Atom::Break::kAllowed;
  Pt words = atom.width - atom.blank;  // not yet placed; blanks at the end never begin a line
  for (const Cluster& cluster : clusters_of(run, atom.first, atom.count)) {
    const Pt advance = scaled(cluster.advance, run.font, size);
    if (part.count > 0 && part.width + advance > width && words > 0.001_pt) {
      out.push_back(part);
      part.count = 0;
      part.width = {};
      part.go_on();
      part.leaf_offset = atom.leaf_offset + cluster.offset;
    }
    extend(part, cluster, advance);
    words -= advance;
  }
  part.after = atom.after;
  part.blank = min(atom.blank, part.width);
  part.space = atom.space;
  part.give = atom.give;
  part.pinch = atom.pinch;
  out.push_back(part);
}

/// The atoms of a line with the blank at its end apart where it would stand elsewhere: it belongs
/// to the paragraph's direction, whatever the word before it does (UAX 9, L1).
std::vector<Atom> ParagraphSetter::split_last_blank(const Paragraph& paragraph,
                                                    std::span<const Atom> atoms) const {
  std::vector<Atom> out(atoms.begin(), atoms.end());
  const text::Level base = text::base_level(paragraph.direction);
  Atom word = out.back();
  if (word.level == base || word.blank <= 0_pt) return out;
  const text::ShapedRun& run = runs_[word.run];
  const Pt size = paragraph.styles[word.style].size;
  const std::size_t words_end = run.text.find_last_not_of(' ') + 1;
  Atom blank = word;
  for (Atom* part : {&word, &blank}) {
    part->count = 0;
    part->width = {};
    part->blank = {};
  }
  for (const Cluster& cluster : clusters_of(run, out.back().first, out.back().count)) {
    const bool is_blank = cluster.offset >= words_end;
    if (is_blank && blank.count == 0) blank.leaf_offset += cluster.offset;
    extend(is_blank ? blank : word, cluster, scaled(cluster.advance, run.font, size));
  }
  blank.blank = blank.width;
  blank.level = base;
  blank.go_on();
  out.pop_back();
  if (word.count > 0) out.push_back(word);
  if (blank.count > 0) out.push_back(blank);
  return out;
}

/// The paragraph's atoms with images sized, and those broken inside that no line could hold.
std::vector<Atom> ParagraphSetter::fit_atoms(const Paragraph& paragraph, Pt width) const {
  std::vector<Atom> out;
  out.reserve(paragraph.atoms.size());
  for (std::size_t begin = 0; begin < paragraph.atoms.size();) {
    // A chain: atoms between which no line may end.
    std::size_t end = begin;
    Pt chain;
    do {
      chain += paragraph.atoms[end].width + paragraph.atoms[end].space;
    } while (paragraph.atoms[end++].after == Atom::Break::kNone && end < paragraph.atoms.size());
    chain -= paragraph.atoms[end - 1].blank + paragraph.atoms[end - 1].space;
    for (std::size_t i = begin; i < end; ++i) {
      Atom atom = paragraph.atoms[i];
      if (atom.kind == Atom::Kind::kImage) {
        const auto& leaf = input_.tree[std::get<LeafId>(atom.role)];
        const Size size = natural_size(input_.images.images[std::get<ImageLeaf>(leaf.kind).image]);
        const Pt line = paragraph.styles[0].size * paragraph.leading;
        const int percent = input_.tree.attrs(leaf.parent).width_percent;
        const Pt asked = percent > 0 ? width * (percent / 100.0) : size.width;
        const double scale = std::min(
            {asked / size.width, width / size.width, (line * kInlineImageLines) / size.height});
        atom.width = size.width * scale;
      }
      if (chain > width && atom.kind == Atom::Kind::kGlyphs) {
        break_inside(paragraph, atom, width, out);
        if (out.back().after == Atom::Break::kNone) out.back().after = Atom::Break::kAllowed;
      } else {
        out.push_back(atom);
      }
    }
    begin = end;
  }
  return out;
}

std::vector<Line> ParagraphSetter::break_lines(const Paragraph& paragraph, Pt width,
                                               Alignment alignment) {
  const std::vector<Atom> atoms = fit_atoms(paragraph, width);
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (const std::size_t end : line_ends(atoms, width, paragraph)) {
    const auto of_line = std::span<const Atom>(atoms).subspan(begin, end - begin);
    const bool cut = end < atoms.size() && atoms[end - 1].after != Atom::Break::kForced;
    lines.push_back(make_line(paragraph, of_line, width, alignment,
                              cut ? Line::End::kGoesOn : Line::End::kDone));
    begin = end;
  }
  return lines;
}

Line ParagraphSetter::make_line(const Paragraph& paragraph, std::span<const Atom> line_atoms,
                                Pt width, Alignment alignment, Line::End end) {
  Line line;
  line.end = end;
  std::vector<Atom> with_hyphen;
  if (end == Line::End::kGoesOn && line_atoms.back().after == Atom::Break::kHyphen) {
    with_hyphen.assign(line_atoms.begin(), line_atoms.end());
    with_hyphen.push_back(hyphen_after(paragraph, line_atoms.back()));
    line_atoms = with_hyphen;
    line.end = Line::End::kDivided;
  }
  for (const Atom& atom : line_atoms) {
    line.width += atom.width + atom.space;
    if (atom.note) line.notes.push_back(*atom.note);
    const auto* leaf = std::get_if<LeafId>(&atom.role);
    if (leaf != nullptr && !line.begin) line.begin = SourcePlace{*leaf, atom.leaf_offset};
  }
  line.width -= line_atoms.back().blank + line_atoms.back().space;
  const TextStyle& base = paragraph.styles[0];
  const text::FontMetrics& metrics = fonts_.metrics(base.font);
  const Pt ascent = scaled(metrics.ascender, base.font, base.size);
  const Pt descent = scaled(-metrics.descender, base.font, base.size);
  line.height = base.size * paragraph.leading;
  line.base_line = (line.height - ascent - descent) / 2 + ascent;
  // All lines of a paragraph are as high as its letters need, so that they stand evenly.
  const Pt above = paragraph.ink_above - line.base_line;
  const Pt below = paragraph.ink_below - (line.height - line.base_line);
  const Pt apart = above > 0_pt || below > 0_pt ? base.size * kInkApart : 0_pt;
  line.base_line += max(0_pt, above) + apart;
  line.height += max(0_pt, above) + max(0_pt, below) + apart;
  place_atoms(paragraph, line_atoms, width, alignment, line);
  for (const LineImage& image : line.images) {
    const Pt more = image.size.height - line.base_line;
    if (more > 0_pt) {
      line.base_line += more;
      line.height += more;
    }
  }
  return line;
}

namespace {

/// How the room between the atoms of a justified line grows or shrinks: blanks in proportion, and
/// beside them what ideographs give.
struct LineStretch {
  double grown = 0;   // of blank and `give`
  double shrunk = 0;  // of the most that either shrinks

  Pt of(const Atom& atom) const {
    return (atom.blank + atom.give) * grown - (atom.blank * kShrink + atom.pinch) * shrunk;
  }
};

/// For a line that is to be `missing` wider (or narrower); none where it would grow too much to
/// look even.
LineStretch stretch_of(std::span<const Atom> atoms, Pt missing) {
  Pt grows;
  Pt shrinks;
  for (const Atom& atom : atoms.first(atoms.size() - 1)) {
    grows += atom.blank + atom.give;
    shrinks += atom.blank * kShrink + atom.pinch;
  }
  if (missing < 0_pt) return {0, shrinks > 0_pt ? -missing / shrinks : 0};
  const double grown = grows > 0_pt ? missing / grows : 0;
  return {grown > kMostStretch ? 0 : grown, 0};
}

}  // namespace

/// From the line's start edge on; where the paragraph runs against the publication's direction,
/// from the other edge.
void ParagraphSetter::place_atoms(const Paragraph& paragraph, std::span<const Atom> line_atoms,
                                  Pt width, Alignment alignment, Line& line) {
  Pt x;
  if (alignment == Alignment::kCenter) x = (width - line.width) / 2;
  if (alignment == Alignment::kEnd) x = width - line.width;
  LineStretch stretch;
  if (paragraph.fill == TextFill::kJustified && line.end != Line::End::kDone) {
    stretch = stretch_of(line_atoms, width - line.width);
    if (stretch.grown != 0 || stretch.shrunk != 0) line.width = width;
  }
  const text::Level base = text::base_level(paragraph.direction);
  const bool plain =
      paragraph.direction == direction_ &&
      std::ranges::all_of(line_atoms, [&](const Atom& atom) { return atom.level == base; });
  if (plain) {
    for (const Atom& atom : line_atoms) {
      place_atom(paragraph, atom, x, line);
      x += atom.width + atom.space + stretch.of(atom);
    }
    return;
  }
  std::vector<Atom> atoms = split_last_blank(paragraph, line_atoms);
  // Where the line is turned, its last atom may stand within it.
  atoms.back().space = atoms.back().give = atoms.back().pinch = {};
  // The signs of isolates, which have no glyphs, part what stands on both sides of them (UAX 9,
  // L2).
  std::vector<text::Level> levels;
  std::vector<const Atom*> on_line;  // none: a sign
  for (const Atom& atom : atoms) {
    if (atom.level_before != text::kNoLevel) {
      levels.push_back(atom.level_before);
      on_line.push_back(nullptr);
    }
    levels.push_back(atom.level);
    on_line.push_back(&atom);
  }
  struct Place {
    const Atom* atom;
    Pt x;
  };
  std::vector<Place> places;
  const bool against = paragraph.direction != direction_;
  for (const std::size_t i : text::order_from_start(levels, base)) {
    const Atom* atom = on_line[i];
    if (atom == nullptr) continue;
    places.push_back({atom, against ? width - x - atom->width : x});
    x += atom->width + atom->space + stretch.of(*atom);
  }
  if (against) std::ranges::reverse(places);
  for (const Place& place : places) place_atom(paragraph, *place.atom, place.x, line);
}

namespace {

/// Whether the atom's glyphs go on where the line's last ones end: parts of one word.
bool joins(const Line& line, const Atom& atom) {
  if (line.glyphs.empty() || text::direction_of(atom.level) == Direction::kRightToLeft)
    return false;
  const LineGlyphs& last = line.glyphs.back();
  return atom.first > 0 && last.run == atom.run && last.first + last.count == atom.first &&
         last.offset < atom.leaf_offset;
}

}  // namespace

void ParagraphSetter::place_atom(const Paragraph& paragraph, const Atom& atom, Pt x, Line& line) {
  const TextStyle& style = paragraph.styles[atom.style];
  const auto* leaf = std::get_if<LeafId>(&atom.role);
  switch (atom.kind) {
    case Atom::Kind::kGlyphs:
      if (joins(line, atom)) {
        line.glyphs.back().count += atom.count;
        break;
      }
      line.glyphs.push_back({atom.role, atom.run, atom.first, atom.count, atom.leaf_offset, x,
                             style.rise, style.size, style.color});
      break;
    case Atom::Kind::kImage: {
      const ImageId id = std::get<ImageLeaf>(input_.tree[*leaf].kind).image;
      const Size natural = natural_size(input_.images.images[id]);
      line.images.push_back(
          {*leaf, id, x, {atom.width, natural.height * (atom.width / natural.width)}});
      break;
    }
    case Atom::Kind::kPageRef: {
      // At the end of the room kept for it words before it stand still.
      const auto align =
          paragraph.direction == direction_ ? LinePageRef::Align::kStart : LinePageRef::Align::kEnd;
      line.page_refs.push_back({*leaf, std::get<PageRefLeaf>(input_.tree[*leaf].kind).target, x,
                                atom.width, style, align, line.glyphs.size()});
      break;
    }
  }
  // The blank behind a word that runs the other way stands before it.
  const bool along = text::direction_of(atom.level) == direction_;
  const Pt x0 = along ? x : x + atom.blank;
  place_decoration(style, x0, x0 + atom.width - atom.blank, line);
}

/// The area of a link and the rule under or through words at [x0, x1).
void ParagraphSetter::place_decoration(const TextStyle& style, Pt x0, Pt x1, Line& line) const {
  if (style.link) {
    if (!line.links.empty() && line.links.back().link == *style.link) {
      line.links.back().x1 = x1;
    } else {
      line.links.push_back({*style.link, x0, x1});
    }
  }
  if (style.line == TextStyle::Line::kNone || x1 <= x0) return;
  const bool under = style.line == TextStyle::Line::kUnder;
  const Pt y = style.size * (under ? 0.12 : -0.28);
  // One rule for the words of one link: a rule goes on where the last one ended.
  if (!line.rules.empty() && line.rules.back().y == y && line.rules.back().color == style.color &&
      x0 - line.rules.back().x1 < style.size * 0.5) {
    line.rules.back().x1 = x1;
  } else {
    line.rules.push_back({x0, x1, y, style.size * 0.055, style.color});
  }
}

ParagraphSetter::Widths ParagraphSetter::widths(const Paragraph& paragraph) const {
  Widths out;
  Pt chain;
  Pt whole;
  for (const Atom& atom : paragraph.atoms) {
    chain += atom.width + atom.space;
    whole += atom.width + atom.space;
    out.least = max(out.least, chain - atom.blank - atom.space + atom.hyphen);
    out.natural = max(out.natural, whole - atom.blank - atom.space);
    if (atom.after != Atom::Break::kNone) chain = {};
    if (atom.after == Atom::Break::kForced) whole = {};
  }
  return out;
}

}  // namespace clearleaf::layout
