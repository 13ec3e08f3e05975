// Blocks → boxes: paragraphs, headings, lists, quotations, code, figures and frames.
#include "layout/flow_setter.h"

#include "base/numbers.h"
#include "layout/proportions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

/// A box up to this part of the page's height is not split (P10).
constexpr double kUnsplitPart = 2.0 / 3;
/// Between a box's border and its words (P06).
constexpr Pt kLeastPadding = 6_pt;
/// The widest blank of a text font, in its size.
constexpr double kBlank = 1.0 / 3;
/// A figure takes no more than this part of the text area's height.
constexpr double kFigurePart = 0.6;
/// Lines of a paragraph that stay together at a page's end and beginning.
constexpr std::size_t kFewestLines = 2;
constexpr std::size_t kFewestDisclaimerLines = 3;
/// A block of code, and lines that their author broke (a verse, an address), of no more lines than
/// these are kept whole.
constexpr std::size_t kShortCode = 8;
constexpr std::size_t kShortVerse = 5;

/// Forbids page ends between and after the last `fewest` lines of `flow`, which a FrameClose ends.
void keep_last_lines(Flow& flow, std::size_t fewest) {
  std::size_t lines = 0;
  for (auto item = flow.rbegin() + 1; item != flow.rend() && lines < fewest; ++item) {
    if (counts_as_line(*item)) ++lines;
    item->after = After::kKeep;
  }
}

/// Forbids page ends between the first `fewest` lines from `begin` on.
void keep_first_lines(Flow& flow, std::size_t begin, std::size_t fewest) {
  std::size_t lines = 0;
  for (std::size_t i = begin; i < flow.size(); ++i) {
    if (counts_as_line(flow[i]) && ++lines == fewest) return;
    flow[i].after = After::kKeep;
  }
}

/// Few lines that their author broke: none but the last goes on.
bool is_short_verse(const std::vector<Line>& lines) {
  const auto is_broken = [](const Line& line) { return line.end == Line::End::kDone; };
  return lines.size() <= kShortVerse && std::all_of(lines.begin(), lines.end(), is_broken);
}

/// What an edition may justify and whose words it may divide.
bool is_running_text(Construct construct) {
  return construct == C::kParagraph || construct == C::kTightParagraph ||
         construct == C::kGeneratedParagraph || construct == C::kLongDescription;
}

/// A page that ends in a block of code from `begin` on ends after a blank line where it can, never
/// before one, and in a line that goes on only where there would else be a large gap.
void prefer_blank_lines(Flow& flow, std::size_t begin) {
  const auto is_blank = [&](std::size_t i) {
    return std::get<LineBox>(flow[i].kind).line.width <= 0_pt;
  };
  for (std::size_t i = begin; i < flow.size(); ++i) {
    if (is_blank(i) && flow[i].after == After::kMayBreak) flow[i].after = After::kGood;
    if (i + 1 < flow.size() && is_blank(i + 1)) flow[i].after = After::kKeep;
    const bool goes_on = std::get<LineBox>(flow[i].kind).line.end != Line::End::kDone;
    if (goes_on && flow[i].after == After::kMayBreak) flow[i].after = After::kPoor;
  }
}

/// The last of the words below `elem`, as StructTree::plain_text has them; empty: there are none.
/// Found from the end: it is asked of every paragraph.
std::string_view last_words(const StructTree& tree, StructId elem) {
  const std::vector<Kid>& kids = tree[elem].kids;
  for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid) {
    if (const auto* leaf = std::get_if<LeafId>(&*kid)) {
      if (const std::string_view text = tree.text(*leaf); !text.empty()) return text;
      continue;
    }
    const StructId child = std::get<StructId>(*kid);
    switch (tree[child].construct) {
      case C::kNoteReference:
      case C::kNote:
      case C::kPageReference: break;
      case C::kLineBreak: return " ";
      default:
        if (const std::string_view found = last_words(tree, child); !found.empty()) return found;
    }
  }
  return {};
}

/// Also full width, Khmer and Ethiopic.
bool ends_in_colon(std::string_view words) {
  constexpr auto kColons = std::to_array<std::string_view>({":", "\uFF1A", "\u17D6", "\u1366"});
  return std::ranges::any_of(kColons, [&](std::string_view c) { return words.ends_with(c); });
}

/// What introduces the next block should not be parted from it by a page's end: a paragraph that
/// ends with a colon is kept with it, and a line or two directly below a heading if possible.
After after_paragraph(const StructTree& tree, StructId paragraph, std::size_t lines) {
  const std::vector<Kid>& siblings = tree[tree[paragraph].parent].kids;
  const bool is_tight = tree[paragraph].construct == C::kTightParagraph;
  if (is_tight && siblings.back() == Kid(paragraph)) return After::kMayBreak;  // an item's last
  if (ends_in_colon(last_words(tree, paragraph))) return After::kKeep;
  const bool below_heading = lines <= 2 && siblings.size() > 2 && siblings[1] == Kid(paragraph) &&
                             std::holds_alternative<StructId>(siblings[0]) &&
                             heading_level(tree[std::get<StructId>(siblings[0])].construct) > 0;
  return below_heading ? After::kPoor : After::kMayBreak;
}

}  // namespace

FlowSetter::FlowSetter(const LayoutInput& input, ParagraphSetter& paragraphs, Pt page_capacity,
                       Diagnostics& diagnostics, double spacing)
    : input_(input),
      tree_(input.tree),
      edition_(input.edition),
      paragraphs_(paragraphs),
      capacity_(page_capacity),
      diagnostics_(diagnostics),
      spacing_(spacing) {}

Area FlowSetter::page_area() const {
  const PageGeometry& page = edition_.page;
  return {{},
          page.size.width - page.margin_left - page.margin_right,
          edition_.body_size,
          edition_.light.text,
          false,
          false};
}

TextStyle FlowSetter::body_style(const Area& area, FontWeight weight) {
  return paragraphs_.style(edition_.fonts.text, weight, area.size, area.color);
}

Pt FlowSetter::reduced_size(const Area& area, Pt size) const {
  return area.in_disclaimer ? area.size : min(area.size, size);
}

Pt FlowSetter::paragraph_gap(const Area& area) const {
  return area.size * kParagraphGap;
}

FlowItem FlowSetter::block_space(Pt height) const {
  return space(height * spacing_);
}

ParagraphSetter::Emphasised FlowSetter::emphasised(const Area& area) const {
  return area.in_disclaimer ? ParagraphSetter::Emphasised::kBold
                            : ParagraphSetter::Emphasised::kItalic;
}

bool FlowSetter::is_disclaimer(Construct construct) const {
  return construct == C::kKeyInformation || construct == C::kRisksSection ||
         construct == C::kConclusionSection;
}

void FlowSetter::push_lines(std::vector<Line> lines, Pt x, const Area& area, Flow& out) const {
  const std::size_t fewest = area.in_disclaimer ? kFewestDisclaimerLines : kFewestLines;
  const std::size_t count = lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    const bool near_an_end = i + 1 < fewest || i + fewest >= count;
    const bool last = i + 1 == count;
    const Pt height = lines[i].height;
    // Nor does a page end in a word.
    const bool is_kept = near_an_end || lines[i].end == Line::End::kDivided;
    out.push_back({LineBox{x, std::move(lines[i])}, height,
                   is_kept && !last ? After::kKeep : After::kMayBreak});
  }
}

void FlowSetter::set_paragraph(StructId elem, const TextStyle& style, double leading, Pt gap,
                               const Area& area, Flow& out) {
  Paragraph paragraph = paragraphs_.prepare(elem, style, leading, emphasised(area));
  const Construct construct = tree_[elem].construct;
  if (construct == C::kTitle || construct == C::kSubtitle) {
    paragraph.last_line = Paragraph::LastLine::kLikeOthers;
  }
  // Notes are short lines of names and addresses: evenly filled they would have gulfs.
  const bool may_be_filled = !area.in_disclaimer && !area.in_note;
  if (is_running_text(construct) && may_be_filled) {
    paragraphs_.apply_edition(paragraph, tree_[elem].span);
  }
  out.push_back(block_space(gap));
  std::vector<Line> lines = paragraphs_.break_lines(paragraph, area.width);
  const bool is_verse = is_short_verse(lines);
  const std::size_t first = out.size();
  push_lines(std::move(lines), area.x, area, out);
  for (std::size_t i = first; is_verse && i + 1 < out.size(); ++i) out[i].after = After::kKeep;
  out.push_back(block_space(gap));
}

void FlowSetter::set_title(StructId elem, Pt size, Flow& out) {
  const Area area = page_area();
  const TextStyle style =
      paragraphs_.style(edition_.fonts.heading, FontWeight::kBold, size, area.color);
  set_paragraph(elem, style, edition_.heading_leading, size * 0.3, area, out);
  for (FlowItem& item : out) item.after = After::kKeep;
}

void FlowSetter::set_heading(StructId elem, const Area& area, Flow& out) {
  const int level = heading_level(tree_[elem].construct);
  const Pt size = max(area.size, edition_.heading_sizes[static_cast<std::size_t>(level - 2)]);
  const TextStyle style =
      paragraphs_.style(edition_.fonts.heading, FontWeight::kBold, size, area.color);
  Paragraph paragraph =
      paragraphs_.prepare(elem, style, edition_.heading_leading, emphasised(area));
  paragraph.last_line = Paragraph::LastLine::kLikeOthers;
  out.push_back(block_space(size * kHeadingBefore));
  const std::size_t first = out.size();
  push_lines(paragraphs_.break_lines(paragraph, area.width), area.x, area, out);
  for (std::size_t i = first; i < out.size(); ++i) out[i].after = After::kKeep;
  out.push_back(block_space(size * kHeadingAfter));
}

void FlowSetter::set_kids(StructId elem, const Area& area, Flow& out) {
  for (const Kid& kid : tree_[elem].kids) {
    if (const auto* child = std::get_if<StructId>(&kid)) set_block(*child, area, out);
  }
}

void FlowSetter::set_block(StructId elem, const Area& area, Flow& out) {
  if (area.width < area.size * kNarrowest) {
    return paragraphs_.report_too_narrow(tree_[elem].span);
  }
  const Construct construct = tree_[elem].construct;
  const ColorScheme& colors = edition_.light;
  switch (construct) {
    case C::kSubtitle: {
      const TextStyle style = paragraphs_.style(edition_.fonts.heading, FontWeight::kRegular,
                                                edition_.heading_sizes[1], colors.muted);
      return set_paragraph(elem, style, edition_.heading_leading, area.size * 0.5, area, out);
    }
    case C::kByline: {
      const TextStyle style = paragraphs_.style(edition_.fonts.text, FontWeight::kRegular,
                                                edition_.small_size, colors.muted);
      return set_paragraph(elem, style, edition_.leading, area.size * 0.5, area, out);
    }
    case C::kKeyInformation:
      return set_box(elem, colors.key_information, area, input_.labels[Label::kKeyInformation],
                     out);
    case C::kRisksSection:
      return set_box(elem, colors.risks, area, input_.labels[Label::kWarning], out);
    case C::kConclusionSection:
      return set_box(elem, colors.conclusion, area, input_.labels[Label::kConclusion], out);
    case C::kNotice: return set_box(elem, notice_colors(elem), area, "", out);
    case C::kHeading2:
    case C::kHeading3:
    case C::kHeading4:
    case C::kHeading5:
    case C::kHeading6: return set_heading(elem, area, out);
    case C::kParagraph:
    case C::kGeneratedParagraph:
    case C::kLongDescription:
    case C::kTightParagraph:
    case C::kKeySummaryText: {
      const std::size_t before = out.size();
      const Pt gap = construct == C::kTightParagraph ? area.size * kTightGap : paragraph_gap(area);
      set_paragraph(elem, body_style(area), edition_.leading, gap, area, out);
      const std::size_t lines = out.size() - before - 2;  // a space on each side
      if (lines > 0) out[out.size() - 2].after = after_paragraph(tree_, elem, lines);
      return;
    }
    case C::kKeySummaryLink:
      return set_paragraph(elem, body_style(area), edition_.leading, area.size * kTightGap, area,
                           out);
    case C::kCodedLink: return set_coded_link(elem, area, out);
    case C::kNoticeLabel:
      set_paragraph(elem, body_style(area, FontWeight::kBold), edition_.leading,
                    area.size * kTightGap, area, out);
      for (FlowItem& item : out) item.after = After::kKeep;
      return;
    case C::kBulletList:
    case C::kOrderedList:
    case C::kTaskList: return set_list(elem, area, out);
    case C::kDefinitionList: return set_definitions(elem, area, out);
    case C::kQuote: return set_quote(elem, area, out);
    case C::kCodeBlock: return set_code(elem, area, out);
    case C::kTable: return set_table(elem, area, out);
    case C::kFigureGroup:
    case C::kDecorativeFigure: return set_figure_group(elem, area, out);
    case C::kThematicBreak: return set_thematic_break(area, out);
    case C::kNote: return;  // at the foot of the page
    default: return set_kids(elem, area, out);
  }
}

const BoxColors& FlowSetter::notice_colors(StructId elem) const {
  const std::string& kind = tree_.attrs(elem).css_class;
  const bool gentle = kind == "note" || kind == "tip";
  return gentle ? edition_.light.notice : edition_.light.warning;
}

void FlowSetter::set_box(StructId elem, const BoxColors& colors, const Area& area,
                         const std::string& continued, Flow& out) {
  const FrameStyle style{FrameStyle::Sides::kAll, edition_.box_border, edition_.box_padding,
                         colors.border, colors.background};
  // A blank at a line's end stands beside it, and as far from the border as words do (P06).
  const Pt inset = style.border + max(style.padding + 2_pt, kLeastPadding + area.size * kBlank);
  Area inside = area;
  inside.x += inset;
  inside.width -= inset * 2;
  inside.color = colors.text;
  inside.in_disclaimer = area.in_disclaimer || is_disclaimer(tree_[elem].construct);
  const std::size_t fewest = inside.in_disclaimer ? kFewestDisclaimerLines : kFewestLines;
  FrameOpen open{style, area.x, area.width, std::nullopt, inside.in_disclaimer ? fewest : 0};
  if (!continued.empty()) {
    const Paragraph line = paragraphs_.prepare_artifact(
        input_.labels.filled(Label::kContinued, {{"title", continued}}),
        body_style(inside, FontWeight::kBold), edition_.leading, ArtifactKind::kLayout);
    auto lines = paragraphs_.break_lines(line, inside.width);
    if (!lines.empty()) {
      lines.front().height += inside.size * kTightGap;
      open.continued = LineBox{inside.x, std::move(lines.front())};
    }
  }
  Flow box;
  box.push_back({std::move(open), style.edge(), After::kKeep});
  std::size_t heading_end = box.size();
  for (const Kid& kid : tree_[elem].kids) {
    const StructId child = std::get<StructId>(kid);
    set_block(child, inside, box);
    const bool heads_box = &kid == &tree_[elem].kids.front();
    if (heads_box && heading_level(tree_[child].construct) > 0) heading_end = box.size();
  }
  box.push_back({FrameClose{}, style.edge(), After::kMayBreak});
  const bool is_short = height_of(box) <= edition_.page.size.height * kUnsplitPart;
  if (is_short && inside.in_disclaimer) {
    keep_together(box);
  } else {
    if (is_short) keep_if_possible(box, 0);
    keep_first_lines(box, heading_end, fewest);
    keep_last_lines(box, fewest);
  }
  const Pt gap = area.size * 1.2;
  out.push_back(block_space(gap));
  std::move(box.begin(), box.end(), std::back_inserter(out));
  out.push_back(block_space(gap));
}

void FlowSetter::set_quote(StructId elem, const Area& area, Flow& out) {
  const Pt indent = area.size * kQuoteIndent;
  const FrameStyle style{FrameStyle::Sides::kStart, 3_pt, 0_pt, edition_.light.rule, std::nullopt};
  Area inside = area;
  inside.x += indent;
  inside.width -= indent;
  out.push_back(space(paragraph_gap(area)));
  out.push_back({FrameOpen{style, area.x, area.width, std::nullopt}, style.edge(), After::kKeep});
  set_kids(elem, inside, out);
  out.push_back({FrameClose{}, style.edge(), After::kMayBreak});
  keep_last_lines(out, 1);
  out.push_back(space(paragraph_gap(area)));
}

void FlowSetter::set_code(StructId elem, const Area& area, Flow& out) {
  const FrameStyle style{FrameStyle::Sides::kNone, 0_pt, 8_pt, {}, edition_.light.shade};
  const TextStyle text = paragraphs_.style(edition_.fonts.code, FontWeight::kRegular,
                                           reduced_size(area, edition_.code_size), area.color);
  const Paragraph paragraph = paragraphs_.prepare(
      elem, text, edition_.leading, ParagraphSetter::Emphasised::kItalic, WhiteSpace::kPreserve);
  const Pt inset = style.padding + 2_pt;
  Pt width = area.width - inset * 2;
  Pt x = area.x + inset;
  std::vector<Line> lines = paragraphs_.break_lines(paragraph, width);
  const auto goes_on = [](const Line& line) { return line.end != Line::End::kDone; };
  if (std::any_of(lines.begin(), lines.end(), goes_on)) {
    const Line mark = going_on_mark(area);
    // It stands in the room beside the code, which large print needs more of.
    if (mark.width > inset) {
      width -= mark.width - inset;
      lines = paragraphs_.break_lines(paragraph, width);
    }
    // Code ends right: in a publication from right to left that is where its lines start.
    const Pt room = max(inset, mark.width);
    const bool ends_at_start =
        paragraphs_.direction_of(input_.meta.lang.value) == Direction::kRightToLeft;
    const Pt mark_x = ends_at_start ? -room : width + room - mark.width;
    if (ends_at_start) x = area.x + room;
    for (Line& line : lines) {
      if (!goes_on(line)) continue;
      for (LineGlyphs glyphs : mark.glyphs) {
        glyphs.x += mark_x;
        line.glyphs.push_back(glyphs);
      }
    }
  }
  out.push_back(space(paragraph_gap(area)));
  out.push_back({FrameOpen{style, area.x, area.width, std::nullopt}, style.edge(), After::kKeep});
  const std::size_t first = out.size();
  push_lines(std::move(lines), x, area, out);
  if (out.size() - first <= kShortCode) {
    keep_if_possible(out, first);
  } else {
    prefer_blank_lines(out, first);
  }
  out.push_back({FrameClose{}, style.edge(), After::kMayBreak});
  keep_last_lines(out, 1);
  out.push_back(space(paragraph_gap(area)));
}

Line FlowSetter::going_on_mark(const Area& area) {
  const TextStyle style =
      paragraphs_.style(edition_.fonts.code, FontWeight::kRegular, edition_.small_size, area.color);
  const Paragraph mark =
      paragraphs_.prepare_artifact("\u21A9", style, edition_.leading, ArtifactKind::kLayout);
  return paragraphs_.break_lines(mark, area.width).front();
}

void FlowSetter::set_figure_group(StructId elem, const Area& area, Flow& out) {
  out.push_back(space(area.size));
  for (const Kid& kid : tree_[elem].kids) {
    const StructId child = std::get<StructId>(kid);
    if (tree_[child].construct == C::kFigure || tree_[child].construct == C::kDecorativeImage) {
      set_image(child, area, out);
    } else if (tree_[child].construct == C::kFigureCaption) {
      out.back().after = After::kKeep;
      TextStyle style = body_style(area);
      style.size = reduced_size(area, edition_.small_size);
      style.color = edition_.light.muted;
      const std::size_t first = out.size();
      set_paragraph(child, style, edition_.leading, area.size * 0.4, area, out);
      for (std::size_t i = first; i + 2 < out.size(); ++i) out[i].after = After::kKeep;
    }
  }
  out.push_back(space(area.size));
}

void FlowSetter::set_image(StructId image, const Area& area, Flow& out) {
  const LeafId leaf = std::get<LeafId>(tree_[image].kids.front());
  const ImageId id = std::get<ImageLeaf>(tree_[leaf].kind).image;
  const Size natural = natural_size(input_.images.images[id]);
  const int percent = tree_.attrs(image).width_percent;
  const Pt asked = percent > 0 ? area.width * (percent / 100.0) : natural.width;
  const double scale = std::min({asked / natural.width, area.width / natural.width,
                                 (capacity_ * kFigurePart) / natural.height});
  const Size size{natural.width * scale, natural.height * scale};
  report_small_text(input_.images.images[id], scale, tree_[image].span);
  const auto kind = tree_[image].construct == C::kDecorativeImage ? ImageBox::Kind::kDecoration
                                                                  : ImageBox::Kind::kFigure;
  out.push_back({ImageBox{area.x, leaf, id, size, kind}, size.height, After::kMayBreak});
}

/// Words in a picture do not count as text of the page (P04), so they are no error.
void FlowSetter::report_small_text(const ImageResource& image, double scale, SourceSpan span) {
  static constexpr RuleId kNeverSmaller{"P04"};
  constexpr double kPointsPerPixel = 72.0 / 96;
  const Pt text{image.smallest_text * kPointsPerPixel * scale};
  if (text <= 0_pt || text + 0.05_pt >= edition_.least_size) return;
  const std::string message =
      "words in the picture \"" + image.source + "\" are too small for text";
  const std::string hint = "make them larger in the drawing, or say them in the text";
  const std::string here = to_decimal(text.value, 1) + " points high in the " + edition_.name +
                           " edition, where " + to_decimal(edition_.least_size.value, 0) +
                           " is the least";
  diagnostics_.add(
      {Severity::kWarning, kNeverSmaller, "P04", span, message, hint, UnderStrict::kError, {here}});
}

void FlowSetter::set_thematic_break(const Area& area, Flow& out) {
  const Pt width = area.width * 0.3;
  out.push_back(space(paragraph_gap(area)));
  out.push_back({RuleBox{area.x + (area.width - width) / 2, width, 0.8_pt, edition_.light.rule},
                 area.size, After::kMayBreak});
  out.push_back(space(paragraph_gap(area)));
}

}  // namespace clearleaf::layout
