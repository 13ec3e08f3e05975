// Atoms → lines: optimum breaking, alignment, link areas and decorations.
#include "layout/paragraph.h"
#include "layout/proportions.h"

#include <algorithm>
#include <optional>

namespace clearleaf::layout {

namespace {

/// An image in text is set no higher than this many lines, nor wider than the line.
constexpr double kInlineImageLines = 8;

/// A last line shorter than this share of the width is lonely, and as bad as this many lines that
/// are all blank.
constexpr double kLonely = 0.15;
constexpr double kLonelyDemerits = 2;

/// The best way to the line that ends after an atom: as few lines as can be, and of the ways with
/// so few the one whose lines are most alike.
struct Way {
  std::size_t lines = 0;
  double demerits = 0;
  std::size_t before = 0;  // where its last line begins
  bool operator<(const Way& other) const {
    return lines != other.lines ? lines < other.lines : demerits < other.demerits;
  }
};

/// The ends of the lines that [begin, end) is set in, `end` included: the optimum over the whole
/// stretch (Knuth and Plass, Breaking Paragraphs into Lines, 1981), for lines that are not
/// justified. Time is linear in the atoms, times those of a line.
void append_line_ends(std::span<const Atom> atoms, std::size_t begin, std::size_t end, Pt width,
                      std::vector<std::size_t>& out) {
  std::vector<std::size_t> breaks{begin};  // where a line may begin
  std::vector<Way> ways{{}};
  std::vector<Pt> reach{0_pt};  // widths before them
  std::size_t first = 0;        // of the breaks from which a line may still reach
  Pt used;
  for (std::size_t i = begin; i < end; ++i) {
    used += atoms[i].width;
    if (atoms[i].after == Atom::Break::kNone && i + 1 < end) continue;
    const Pt visible = used - atoms[i].blank;
    // What is wider than a line stands alone in it.
    while (first + 1 < breaks.size() && visible - reach[first] > width + 0.001_pt) ++first;
    std::optional<Way> best;
    for (std::size_t from = first; from < breaks.size(); ++from) {
      const double slack = std::max(0.0, 1 - (visible - reach[from]) / width);
      const bool is_last = i + 1 == end;
      double demerits = ways[from].demerits + (is_last ? 0 : slack * slack);
      if (is_last && from > 0 && 1 - slack < kLonely) demerits += kLonelyDemerits;
      const Way way{ways[from].lines + 1, demerits, from};
      if (!best || way < *best) best = way;
    }
    breaks.push_back(i + 1);
    ways.push_back(*best);
    reach.push_back(used);
  }
  std::vector<std::size_t> ends;
  for (std::size_t at = breaks.size() - 1; at > 0; at = ways[at].before) ends.push_back(breaks[at]);
  out.insert(out.end(), ends.rbegin(), ends.rend());
}

/// The ends of all lines; a forced break ends one.
std::vector<std::size_t> line_ends(std::span<const Atom> atoms, Pt width) {
  std::vector<std::size_t> out;
  for (std::size_t begin = 0; begin < atoms.size();) {
    std::size_t end = begin + 1;
    while (end < atoms.size() && atoms[end - 1].after != Atom::Break::kForced) ++end;
    append_line_ends(atoms, begin, end, width, out);
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
  part.blank = {};
  part.after = Atom::Break::kAllowed;
  Pt words = atom.width - atom.blank;  // not yet placed; blanks at the end never begin a line
  for (std::uint32_t i = atom.first; i < atom.first + atom.count;) {
    std::uint32_t end = i + 1;
    Pt cluster = scaled(run.glyphs[i].x_advance, run.font, size);
    while (end < atom.first + atom.count && run.glyphs[end].cluster == run.glyphs[i].cluster) {
      cluster += scaled(run.glyphs[end++].x_advance, run.font, size);
    }
    if (part.count > 0 && part.width + cluster > width && words > 0.001_pt) {
      out.push_back(part);
      part.first = i;
      part.count = 0;
      part.width = {};
      part.note.reset();
      part.leaf_offset = atom.leaf_offset + run.glyphs[i].cluster;
    }
    part.count += end - i;
    part.width += cluster;
    words -= cluster;
    i = end;
  }
  part.after = atom.after;
  part.blank = min(atom.blank, part.width);
  out.push_back(part);
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
      chain += paragraph.atoms[end].width;
    } while (paragraph.atoms[end++].after == Atom::Break::kNone && end < paragraph.atoms.size());
    chain -= paragraph.atoms[end - 1].blank;
    for (std::size_t i = begin; i < end; ++i) {
      Atom atom = paragraph.atoms[i];
      if (atom.kind == Atom::Kind::kImage) {
        const auto& leaf = input_.tree[std::get<LeafId>(atom.role)];
        const Size size = natural_size(input_.images.images[std::get<ImageLeaf>(leaf.kind).image]);
        const Pt line = paragraph.styles[0].size * paragraph.leading;
        const int percent = input_.tree.attrs(leaf.parent).width_percent;
        const Pt asked = percent > 0 ? width * (percent / 100.0) : size.width;
        const double scale = std::min({asked / size.width, width / size.width,
                                       (line * kInlineImageLines) / size.height});
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
  for (const std::size_t end : line_ends(atoms, width)) {
    lines.push_back(
        make_line(paragraph, std::span(atoms).subspan(begin, end - begin), width, alignment));
    const bool cut = end < atoms.size() && atoms[end - 1].after != Atom::Break::kForced;
    if (cut) lines.back().end = Line::End::kGoesOn;
    begin = end;
  }
  return lines;
}

Line ParagraphSetter::make_line(const Paragraph& paragraph, std::span<const Atom> atoms, Pt width,
                                Alignment alignment) {
  Line line;
  for (const Atom& atom : atoms) line.width += atom.width;
  line.width -= atoms.back().blank;
  const TextStyle& base = paragraph.styles[0];
  const text::FontMetrics& metrics = fonts_.metrics(base.font);
  const Pt ascent = scaled(metrics.ascender, base.font, base.size);
  const Pt descent = scaled(-metrics.descender, base.font, base.size);
  line.height = base.size * paragraph.leading;
  line.base_line = (line.height - ascent - descent) / 2 + ascent;
  Pt x;
  if (alignment == Alignment::kCenter) x = (width - line.width) / 2;
  if (alignment == Alignment::kEnd) x = width - line.width;
  for (const Atom& atom : atoms) {
    place_atom(paragraph, atom, x, line);
    x += atom.width;
  }
  for (const LineImage& image : line.images) {
    const Pt more = image.size.height - line.base_line;
    if (more > 0_pt) {
      line.base_line += more;
      line.height += more;
    }
  }
  return line;
}

void ParagraphSetter::place_atom(const Paragraph& paragraph, const Atom& atom, Pt x, Line& line) {
  const TextStyle& style = paragraph.styles[atom.style];
  const auto* leaf = std::get_if<LeafId>(&atom.role);
  if (leaf != nullptr && !line.begin) line.begin = SourcePlace{*leaf, atom.leaf_offset};
  if (atom.note) line.notes.push_back(*atom.note);
  switch (atom.kind) {
    case Atom::Kind::kGlyphs:
      line.glyphs.push_back(
          {atom.role, atom.run, atom.first, atom.count, x, style.rise, style.size, style.color});
      break;
    case Atom::Kind::kImage: {
      const ImageId id = std::get<ImageLeaf>(input_.tree[*leaf].kind).image;
      const Size natural = natural_size(input_.images.images[id]);
      line.images.push_back(
          {*leaf, id, x, {atom.width, natural.height * (atom.width / natural.width)}});
      break;
    }
    case Atom::Kind::kPageRef:
      line.page_refs.push_back({*leaf, std::get<PageRefLeaf>(input_.tree[*leaf].kind).target, x,
                                atom.width, style, LinePageRef::Align::kStart, line.glyphs.size()});
      break;
  }
  const Pt end = x + atom.width - atom.blank;
  if (style.link) {
    if (!line.links.empty() && line.links.back().link == *style.link) {
      line.links.back().x1 = end;
    } else {
      line.links.push_back({*style.link, x, end});
    }
  }
  if (style.line == TextStyle::Line::kNone || end <= x) return;
  const bool under = style.line == TextStyle::Line::kUnder;
  const Pt y = style.size * (under ? 0.12 : -0.28);
  // One rule for the words of one link: a rule goes on where the last one ended.
  if (!line.rules.empty() && line.rules.back().y == y && line.rules.back().color == style.color &&
      x - line.rules.back().x1 < style.size * 0.5) {
    line.rules.back().x1 = end;
  } else {
    line.rules.push_back({x, end, y, style.size * 0.055, style.color});
  }
}

ParagraphSetter::Widths ParagraphSetter::widths(const Paragraph& paragraph) const {
  Widths out;
  Pt chain;
  Pt whole;
  for (const Atom& atom : paragraph.atoms) {
    chain += atom.width;
    whole += atom.width;
    out.least = max(out.least, chain - atom.blank);
    out.natural = max(out.natural, whole - atom.blank);
    if (atom.after != Atom::Break::kNone) chain = {};
    if (atom.after == Atom::Break::kForced) whole = {};
  }
  return out;
}

}  // namespace clearleaf::layout
