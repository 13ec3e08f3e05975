// Page numbers, running headers and footers → items of finished pages.
#include "layout/running.h"

#include "base/utf8.h"

#include <algorithm>
#include <utility>

namespace clearleaf::layout {

namespace {

constexpr Pt kHeaderAboveText{24};
constexpr Pt kFooterBelowText{26};

void move_to_start(Line& line) {
  if (line.glyphs.empty()) return;
  const Pt first = std::ranges::min(line.glyphs, {}, &LineGlyphs::x).x;
  for (LineGlyphs& glyphs : line.glyphs) glyphs.x -= first;
}

/// Sets one line of running matter, from x = 0 on; what does not fit `width` is not set (empty).
class RunningLine {
 public:
  RunningLine(ParagraphSetter& paragraphs, const TextStyle& style, ArtifactKind kind)
      : paragraphs_(paragraphs), style_(style), kind_(kind) {}

  /// The text as one line, or none where it needs more than `width`.
  std::optional<Line> fit(std::string_view text, Pt width) {
    const Paragraph paragraph = paragraphs_.prepare_artifact(text, style_, 1.0, kind_);
    std::vector<Line> lines = paragraphs_.break_lines(paragraph, width);
    if (lines.size() != 1) return std::nullopt;
    Line& line = lines.front();
    // Words that run against the publication stand at the other edge: whoever draws them decides.
    move_to_start(line);
    return std::move(line);
  }

  /// The text, cut after a word and ended by "…" where it is too long.
  std::optional<Line> shortened(std::string_view text, Pt width) {
    if (auto line = fit(text, width)) return line;
    std::string words(text);
    while (true) {
      const std::size_t blank = words.find_last_of(' ');
      if (blank == std::string::npos) return std::nullopt;
      words.resize(blank);
      if (auto line = fit(words + "…", width)) return line;
    }
  }

 private:
  ParagraphSetter& paragraphs_;
  TextStyle style_;
  ArtifactKind kind_;
};

void draw(const Line& line, Pt x, Pt base_line, Page& page) {
  for (const LineGlyphs& glyphs : line.glyphs) {
    page.items.push_back({glyphs.role, GlyphRun{glyphs.run,
                                                glyphs.first,
                                                glyphs.count,
                                                glyphs.offset,
                                                {x + glyphs.x, base_line},
                                                glyphs.size,
                                                glyphs.color}});
  }
}

std::optional<std::size_t> page_of_risks(const LayoutInput& input, const PageList& pages) {
  for (const Kid& kid : input.tree[input.tree.root()].kids) {
    const auto* elem = std::get_if<StructId>(&kid);
    if (elem == nullptr || input.tree[*elem].construct != Construct::kRisksSection) continue;
    const auto found = pages.anchors.find(*elem);
    INVARIANT(found != pages.anchors.end(), "P01: the risks stand on a page");
    return found->second.page;
  }
  return std::nullopt;
}

struct Footer {
  Line number;
  std::optional<Line> reminder;
};

/// What the lines of a footer are set by: artifacts of their own, so that each can be told from the
/// other in the finished file.
struct FooterLines {
  RunningLine number;
  RunningLine reminder;
};

/// The page number and, where there are risks, the fullest reminder of them that stands beside it
/// (P14); none where not even the short one does.
std::optional<Footer> fit_footer(const Labels& labels, FooterLines& lines, std::string_view page,
                                 std::string_view total, std::string_view risks_page, Pt width) {
  const std::string numbers[] = {
      labels.filled(Label::kPageOf, {{"number", page}, {"total", total}}), std::string(page)};
  for (const std::string& words : numbers) {
    std::optional<Line> number = lines.number.fit(words, width);
    if (!number) continue;
    if (risks_page.empty()) return Footer{std::move(*number), std::nullopt};
    const Pt room = width - number->width - number->height;
    for (const Label label : {Label::kFooterRisks, Label::kFooterRisksShort}) {
      auto reminder = lines.reminder.fit(labels.filled(label, {{"page", risks_page}}), room);
      if (reminder) return Footer{std::move(*number), std::move(reminder)};
    }
  }
  return std::nullopt;
}

/// clearleaf's own labels fit every page, so this is about the author's.
void tell_too_long(const LayoutInput& input, Diagnostics& diagnostics) {
  static constexpr RuleId kOnEveryPage{"P14"};
  const std::string key(label_key(Label::kFooterRisksShort));
  const auto own = input.meta.labels.find(key);
  diagnostics.error(kOnEveryPage, own == input.meta.labels.end() ? SourceSpan{} : own->second.span,
                    "the reminder of the risks is too long for one line at the foot of each page",
                    "write a few words as the label \"" + key + "\", like \"Risks: page {page}\"",
                    "P14");
}

void shift(Page& page, std::size_t first, std::size_t count, Pt by) {
  for (std::size_t i = first; i < first + count; ++i) {
    if (auto* run = std::get_if<GlyphRun>(&page.items[i].content)) run->origin.x += by;
  }
}

}  // namespace

void fill_page_refs(const std::vector<PendingPageRef>& refs, ParagraphSetter& paragraphs,
                    PageList& pages) {
  // From the last to the first: places before the one filled stay what they are.
  for (auto pending = refs.rbegin(); pending != refs.rend(); ++pending) {
    const auto anchor = pages.anchors.find(pending->ref.target);
    INVARIANT(anchor != pages.anchors.end(), "what a page number refers to stands on a page");
    const TextStyle& style = pending->ref.style;
    const text::ShapedRunId id = paragraphs.shape(pages.pages[anchor->second.page].label, style);
    const text::ShapedRun& run = paragraphs.run(id);
    const Pt width = paragraphs.scaled(run.advance, run.font, style.size);
    Page& page = pages.pages[pending->page];
    Point origin = pending->origin;
    origin.y -= style.rise;
    if (pending->ref.align == LinePageRef::Align::kEnd) {
      origin.x += pending->ref.reserved - width;
    } else {
      shift(page, pending->item, pending->after, width - pending->ref.reserved);
    }
    const auto count = checked<std::uint32_t>(run.glyphs.size());
    page.items.insert(page.items.begin() + static_cast<std::ptrdiff_t>(pending->item),
                      {pending->ref.leaf,
                       GlyphRun{id, 0, count, 0, origin, style.size, style.color, pending->line}});
  }
}

void add_running_matter(const LayoutInput& input, ParagraphSetter& paragraphs, PageList& pages,
                        Diagnostics& diagnostics) {
  const Edition& edition = input.edition;
  const PageGeometry& geometry = edition.page;
  const Pt width = geometry.size.width - geometry.margin_left - geometry.margin_right;
  const TextStyle style = paragraphs.style(edition.fonts.text, FontWeight::kRegular,
                                           edition.small_size, edition.light.muted);
  TextStyle label_style = style;  // clearleaf's own words may be in another language
  label_style.lang = input.labels.lang;
  label_style.direction = paragraphs.direction_of(label_style.lang);
  RunningLine header(paragraphs, style, ArtifactKind::kHeader);
  FooterLines footer{{paragraphs, label_style, ArtifactKind::kFooter},
                     {paragraphs, label_style, ArtifactKind::kReminder}};
  const std::string title = normalised(input.meta.title.value);
  const std::optional<Line> running_title = header.shortened(title, width);
  const Pt header_base = geometry.margin_top - kHeaderAboveText;
  const Pt footer_base =
      geometry.size.height - geometry.margin_bottom + kFooterBelowText + edition.small_size;
  const std::optional<std::size_t> risks = page_of_risks(input, pages);
  const std::string risks_label = risks ? pages.pages[*risks].label : "";
  const std::string total = std::to_string(pages.pages.size());
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    Page& page = pages.pages[i];
    if (i > 0 && running_title) draw(*running_title, geometry.margin_left, header_base, page);
    const auto foot = fit_footer(input.labels, footer, page.label, total, risks_label, width);
    if (!foot) return tell_too_long(input, diagnostics);
    if (foot->reminder) draw(*foot->reminder, geometry.margin_left, footer_base, page);
    draw(foot->number, geometry.margin_left + width - foot->number.width, footer_base, page);
  }
}

}  // namespace clearleaf::layout
