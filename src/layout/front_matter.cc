// The steps of the title, tried from the largest on, and whom to blame where none fits.
#include "layout/front_matter.h"

#include <algorithm>
#include <string>
#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

/// Lines that title, subtitle and by-line may always take.
constexpr std::size_t kShortTitle = 1;
constexpr std::size_t kShortSubtitle = 1;
constexpr std::size_t kShortByline = 3;
/// Of the most words a summary may have, those beyond this part of them are the first to shorten.
constexpr double kShortSummary = 2.0 / 3;

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

/// Sets the front matter and fits it to the first page.
class UpFront {
 public:
  UpFront(const LayoutInput& input, const FrontMatter& front, FlowSetter& setter, Pt capacity)
      : input_(input), front_(front), setter_(setter), capacity_(capacity) {
    subtitle_ = set(front.subtitle);
    byline_ = set(front.byline);
    key_ = set(front.key_information);
  }

  /// None: no step of the title will do.
  std::optional<Flow> fit() {
    std::optional<Flow> begins_up_front;
    for (const Pt size : input_.edition.title_sizes) {
      Flow flow = with_title(size);
      if (!begins_in_upper_half(flow)) continue;
      append(key_, flow);
      if (key_.empty() || height_of(flow) <= capacity_) return flow;
      const bool ends_on_second = height_of(flow) + lost_between_pages() <= capacity_ * 2;
      if (!begins_up_front || !ends_on_second_) begins_up_front = std::move(flow);
      ends_on_second_ = ends_on_second_ || ends_on_second;
    }
    return may_go_on() ? std::move(begins_up_front) : std::nullopt;
  }

  /// All of it, with the smallest title.
  Flow whole() {
    Flow flow = with_title(input_.edition.title_sizes.back());
    append(key_, flow);
    return flow;
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

  Flow with_title(Pt size) {
    Flow flow;
    setter_.set_title(*front_.title, size, flow);
    append(subtitle_, flow);
    append(byline_, flow);
    return flow;
  }

  /// The most that a box over two pages is higher than a whole one: what is repeated, and lines
  /// that stay together.
  Pt lost_between_pages() const {
    constexpr double kLines = 7;
    const Edition& edition = input_.edition;
    return (edition.box_border + edition.box_padding) * 2 +
           edition.body_size * (edition.leading * kLines);
  }

  bool begins_in_upper_half(const Flow& before) const {
    const PageGeometry& page = input_.edition.page;
    Flow whole = before;
    for (const FlowItem& item : key_) {
      whole.push_back(item);
      if (std::holds_alternative<LineBox>(item.kind)) break;
    }
    return key_.empty() || height_of(whole) <= page.size.height / 2 - page.margin_top;
  }

  /// Whether the summaries alone are too high for the first page, however short all else is.
  bool may_go_on() {
    if (!may_be_split(key_)) return false;
    Flow title;
    setter_.set_title(*front_.title, input_.edition.title_sizes.back(), title);
    const Pt spared = lines_of(title).beyond(kShortTitle) +
                      lines_of(subtitle_).beyond(kShortSubtitle) +
                      lines_of(byline_).beyond(kShortByline);
    return height_of(whole()) - spared > capacity_;
  }

  Excess greatest_excess() {
    Flow title;
    setter_.set_title(*front_.title, input_.edition.title_sizes.back(), title);
    const Metadata& meta = input_.meta;
    const SourceSpan makers = meta.authors.empty() ? meta.organisation.span : meta.authors[0].span;
    std::vector<Excess> all{
        {lines_of(title).beyond(kShortTitle), meta.title.span, "the title is",
         "shorten the title, or move words to subtitle"},
        {lines_of(subtitle_).beyond(kShortSubtitle), meta.subtitle.span, "the subtitle is",
         "shorten the subtitle, or move words into the text"},
        {lines_of(byline_).beyond(kShortByline), makers, "the list of authors is",
         "name the first authors and the organisation there, and all others in a section"}};
    for (const DisclaimerKind kind : {DisclaimerKind::kRisks, DisclaimerKind::kConclusion}) {
      if (const Disclaimer* disclaimer = meta.disclaimer(kind)) all.push_back(excess(*disclaimer));
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

  const LayoutInput& input_;
  const FrontMatter& front_;
  FlowSetter& setter_;
  Pt capacity_;
  Flow subtitle_, byline_, key_;
  bool ends_on_second_ = false;
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

Flow set_up_front(const LayoutInput& input, const FrontMatter& front, FlowSetter& setter,
                  Pt page_capacity, Diagnostics& diagnostics) {
  INVARIANT(front.title.has_value(), "the checks have found the title");
  UpFront up_front(input, front, setter, page_capacity);
  if (auto flow = up_front.fit()) return std::move(*flow);
  up_front.tell(diagnostics);
  return up_front.whole();
}

}  // namespace clearleaf::layout
