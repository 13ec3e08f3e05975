// The steps of the front matter and of its title, tried from the widest and largest on, and whom to
// blame where none fits.
#include "layout/front_matter.h"

#include "layout/page_builder.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

/// How far the front matter is drawn in, tried one after the other: 0, not at all, so that it looks
/// as the edition says; 1, as far as it is still read well.
constexpr auto kSteps = std::to_array<double>({0, 0.25, 0.5, 0.75, 1});
/// At 1: line heights in sizes, padding, and the part that is left of the space between blocks.
constexpr double kTightestLeading = 1.2;
constexpr double kTightestHeadingLeading = 1.12;
constexpr Pt kTightestPadding = 6_pt;  // P06
constexpr double kTightestSpacing = 0.25;

/// Lines that title, subtitle and by-line may always take: 300 Latin characters are eight lines in
/// large print on A4 and Letter.
constexpr std::size_t kShortTitle = 8;
constexpr std::size_t kShortSubtitle = 2;
constexpr std::size_t kShortByline = 4;
/// Of the most words a summary may have, those beyond this part of them are the first to shorten.
constexpr double kShortSummary = 2.0 / 3;

/// From `loose`, at 0, to `tight`, at 1; what is tighter already stays as it is.
template <typename Length>
Length drawn_in(Length loose, Length tight, double part) {
  return tight < loose ? loose + (tight - loose) * part : loose;
}

/// The edition with lines and boxes drawn in. No text becomes smaller than the smallest heading,
/// which is no smaller than the body's.
Edition drawn_in(Edition edition, double part) {
  edition.leading = drawn_in(edition.leading, kTightestLeading, part);
  edition.heading_leading = drawn_in(edition.heading_leading, kTightestHeadingLeading, part);
  edition.box_padding = drawn_in(edition.box_padding, kTightestPadding, part);
  const Pt smallest = edition.heading_sizes.back();
  for (Pt& size : edition.heading_sizes) size = drawn_in(size, smallest, part);
  return edition;
}

/// The lines in `flow`, and how high they are.
struct Lines {
  std::size_t count = 0;
  Pt height;

  Pt beyond(std::size_t fewest) const {
    if (count <= fewest) return {};
    return height * (static_cast<double>(count - fewest) / static_cast<double>(count));
  }
};

Lines lines_of(const Flow& flow) {
  Lines lines;
  for (const FlowItem& item : flow) {
    if (!std::holds_alternative<LineBox>(item.kind)) continue;
    ++lines.count;
    lines.height += item.height;
  }
  return lines;
}

/// Whether a page may end inside the box that `flow` is (P10 forbids it in all but high ones).
bool may_be_split(const Flow& flow) {
  bool inside = false;
  for (const FlowItem& item : flow) {
    if (std::holds_alternative<FrameClose>(item.kind)) return false;
    const bool space = std::holds_alternative<SpaceBox>(item.kind);
    if (inside && !space && item.after != After::kKeep) return true;
    inside = inside || std::holds_alternative<FrameOpen>(item.kind);
  }
  return false;
}

void append(const Flow& flow, Flow& to) {
  to.insert(to.end(), flow.begin(), flow.end());
}

/// What is to be made shorter: by how much it is too high, and what to tell of it.
struct Excess {
  Pt height;
  SourceSpan span;
  std::string what;
  std::string hint;
};

/// The front matter, drawn in by `part`, and whether it has room.
class DrawnIn {
 public:
  DrawnIn(const LayoutInput& input, const FrontMatter& front, ParagraphSetter& paragraphs,
          Pt page_capacity, Diagnostics& diagnostics, double part)
      : edition_(drawn_in(input.edition, part)),
        input_{input.tree, input.meta, input.labels, edition_, input.images},
        front_(front),
        paragraphs_(paragraphs),
        diagnostics_(diagnostics),
        capacity_(page_capacity),
        spacing_(drawn_in(1.0, kTightestSpacing, part)),
        setter_(input_, paragraphs, capacity_, diagnostics, spacing_),
        subtitle_(set(front.subtitle)),
        byline_(set(front.byline)),
        key_(set(front.key_information)) {}
  DrawnIn(const DrawnIn&) = delete;
  DrawnIn& operator=(const DrawnIn&) = delete;

  /// All of it on the first page; none: no size of the title will do.
  std::optional<Flow> on_first_page() {
    return with_largest_title(
        *this, [&](const Flow& flow) { return height_of(flow) <= capacity_; });
  }

  /// The key information on the first two pages, as P10 allows it, below the title as `above` has
  /// it; none: the box is to be whole, or has no room there either.
  std::optional<Flow> on_two_pages_below(DrawnIn& above) {
    if (!may_be_split(key_)) return std::nullopt;
    return with_largest_title(above, [&](const Flow& flow) { return pages_of(flow) <= 2; });
  }

  /// All of it, with the smallest title.
  Flow whole() {
    Flow flow = with_title(edition_.title_sizes.back());
    append(key_below(edition_.title_sizes.back()), flow);
    return flow;
  }

  /// Whether the summaries are too high for the first page below what title, subtitle and by-line
  /// may always take.
  bool summaries_are_too_high() {
    const Pt spared = lines_of(smallest_title()).beyond(kShortTitle) +
                      lines_of(subtitle_).beyond(kShortSubtitle) +
                      lines_of(byline_).beyond(kShortByline);
    return height_of(whole()) - spared > capacity_;
  }

  void tell(Diagnostics& diagnostics) {
    static constexpr RuleId kUpFront{"P02"};
    const Excess most = greatest_excess();
    diagnostics.error(
        kUpFront, most.span,
        most.what +
            " so long that the key information does not begin in the upper half of the "
            "first page and end on it",
        most.hint, "P02");
  }

 private:
  Flow set(const std::optional<StructId>& elem) {
    Flow flow;
    if (elem) setter_.set_block(*elem, setter_.page_area(), flow);
    return flow;
  }

  Flow title_of(Pt size) {
    Flow flow;
    setter_.set_title(*front_.title, size, flow);
    return flow;
  }

  Flow smallest_title() { return title_of(edition_.title_sizes.back()); }

  Flow with_title(Pt size) {
    Flow flow = title_of(size);
    append(subtitle_, flow);
    append(byline_, flow);
    return flow;
  }

  /// The key information below a title of that size, which its heading is not to outdo.
  Flow key_below(Pt title) {
    if (key_.empty() || title >= edition_.heading_sizes.front()) return key_;
    Edition edition = edition_;
    for (Pt& size : edition.heading_sizes) size = min(size, title);
    const LayoutInput input{input_.tree, input_.meta, input_.labels, edition, input_.images};
    FlowSetter setter(input, paragraphs_, capacity_, diagnostics_, spacing_);
    Flow flow;
    setter.set_block(*front_.key_information, setter.page_area(), flow);
    return flow;
  }

  /// With the title, subtitle and by-line of `above`.
  template <typename HasRoom>
  std::optional<Flow> with_largest_title(DrawnIn& above, const HasRoom& has_room) {
    for (const Pt size : edition_.title_sizes) {
      Flow flow = above.with_title(size);
      if (!begins_in_upper_half(flow)) continue;
      append(key_below(size), flow);
      if (key_.empty() || has_room(flow)) return flow;
    }
    return std::nullopt;
  }

  bool begins_in_upper_half(const Flow& before) const {
    const PageGeometry& page = edition_.page;
    Flow whole = before;
    for (const FlowItem& item : key_) {
      whole.push_back(item);
      if (std::holds_alternative<LineBox>(item.kind)) break;
    }
    return key_.empty() || height_of(whole) <= page.size.height / 2 - page.margin_top;
  }

  std::size_t pages_of(const Flow& flow) {
    PageList pages;
    PageBuilder builder(input_, pages, [&](StructId note) { return setter_.set_note(note); });
    builder.push(flow);
    builder.finish();
    return pages.pages.size();
  }

  Excess greatest_excess() {
    const bool too_high = summaries_are_too_high();
    const Metadata& meta = input_.meta;
    const SourceSpan makers = meta.authors.empty() ? meta.organisation.span : meta.authors[0].span;
    std::vector<Excess> all{
        {lines_of(smallest_title()).beyond(kShortTitle), meta.title.span, "the title is",
         "shorten the title, or move words to subtitle"},
        {lines_of(subtitle_).beyond(kShortSubtitle), meta.subtitle.span, "the subtitle is",
         "shorten the subtitle, or move words into the text"},
        {lines_of(byline_).beyond(kShortByline), makers, "the list of authors is",
         "name the first authors and the organisation there, and all others in a section"}};
    for (const DisclaimerKind kind : {DisclaimerKind::kRisks, DisclaimerKind::kConclusion}) {
      const Disclaimer* disclaimer = meta.disclaimer(kind);
      if (disclaimer != nullptr && too_high) all.push_back(excess(*disclaimer));
    }
    return *std::max_element(all.begin(), all.end(),
                             [](const Excess& a, const Excess& b) { return a.height < b.height; });
  }

  Excess excess(const Disclaimer& disclaimer) {
    const bool risks = disclaimer.kind == DisclaimerKind::kRisks;
    const std::string name = risks ? "the risks" : "the conclusion";
    const Pt height = lines_of(summary_of(disclaimer)).height;
    return {height * (1 - kShortSummary), disclaimer.summary.span, "the summary of " + name + " is",
            "shorten it to two thirds and say the rest in the section, or choose a larger page"};
  }

  Flow summary_of(const Disclaimer& disclaimer) {
    for (const Kid& kid : input_.tree[*front_.key_information].kids) {
      const StructId elem = std::get<StructId>(kid);
      if (input_.tree[elem].construct != C::kKeySummary) continue;
      if (input_.tree[elem].span == disclaimer.span) return set(elem);
    }
    return {};
  }

  Edition edition_;
  LayoutInput input_;  // with this edition
  const FrontMatter& front_;
  ParagraphSetter& paragraphs_;
  Diagnostics& diagnostics_;
  Pt capacity_;
  double spacing_;  // part of the edition's space between blocks
  FlowSetter setter_;
  Flow subtitle_, byline_, key_;
};

}  // namespace

FrontMatter split_front(const StructTree& tree) {
  FrontMatter front;
  for (const Kid& kid : tree[tree.root()].kids) {
    const StructId elem = std::get<StructId>(kid);
    switch (tree[elem].construct) {
      case C::kTitle: front.title = elem; break;
      case C::kSubtitle: front.subtitle = elem; break;
      case C::kByline: front.byline = elem; break;
      case C::kKeyInformation: front.key_information = elem; break;
      case C::kContents: front.contents = elem; break;
      default: front.body.push_back(elem);
    }
  }
  return front;
}

Flow set_up_front(const LayoutInput& input, const FrontMatter& front, ParagraphSetter& paragraphs,
                  Pt page_capacity, Diagnostics& diagnostics) {
  INVARIANT(front.title.has_value(), "the checks have found the title");
  std::deque<DrawnIn> steps;
  for (const double part : kSteps) {
    steps.emplace_back(input, front, paragraphs, page_capacity, diagnostics, part);
    if (auto flow = steps.back().on_first_page()) return std::move(*flow);
  }
  DrawnIn& tightest = steps.back();
  if (tightest.summaries_are_too_high()) {
    for (DrawnIn& step : steps) {
      if (auto flow = step.on_two_pages_below(step)) return std::move(*flow);
      if (auto flow = step.on_two_pages_below(tightest)) return std::move(*flow);
    }
  }
  tightest.tell(diagnostics);
  return tightest.whole();
}

}  // namespace clearleaf::layout
