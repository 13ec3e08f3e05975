// StructTree → PageList and PageMap: the order in which a publication is set.
#include "base/limits.h"
#include "layout/flow_setter.h"
#include "layout/layout.h"
#include "layout/mirror.h"
#include "layout/page_builder.h"
#include "layout/paragraph.h"
#include "layout/reading_order.h"
#include "layout/running.h"

#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

/// The parts before the body: what P02 wants up front.
struct FrontMatter {
  std::optional<StructId> title;
  std::vector<StructId> lines;  // subtitle, by-line
  std::optional<StructId> key_information;
  std::optional<StructId> contents;
  std::vector<StructId> body;
};

FrontMatter split_front(const StructTree& tree) {
  FrontMatter front;
  for (const Kid& kid : tree[tree.root()].kids) {
    const StructId elem = std::get<StructId>(kid);
    switch (tree[elem].construct) {
      case C::kTitle: front.title = elem; break;
      case C::kSubtitle:
      case C::kByline: front.lines.push_back(elem); break;
      case C::kKeyInformation: front.key_information = elem; break;
      case C::kContents: front.contents = elem; break;
      default: front.body.push_back(elem);
    }
  }
  return front;
}

/// Lays out a publication into its result.
class Layout {
 public:
  Layout(const LayoutInput& input, text::FontSet& fonts, Diagnostics& diagnostics)
      : input_(input),
        fonts_(fonts),
        diagnostics_(diagnostics),
        paragraphs_(input, fonts, result_.pages.runs, diagnostics),
        builder_(input, result_.pages, [this](StructId note) { return setter_.set_note(note); }),
        setter_(input, paragraphs_, builder_.capacity(), diagnostics) {}

  LayoutResult run() {
    const FrontMatter front = split_front(input_.tree);
    set_front(front);
    for (const StructId elem : front.body) set_section(elem);
    builder_.finish();
    if (result_.pages.pages.size() > limits::kPages) {
      static constexpr RuleId kTooManyPages{"too-many-pages"};
      diagnostics_.error(kTooManyPages, {}, "the publication has more pages than a PDF can hold",
                         "split it into several documents");
      return std::move(result_);
    }
    fill_page_refs(builder_.page_refs(), paragraphs_, result_.pages);
    add_running_matter(input_, paragraphs_, result_.pages);
    if (direction_of_language(input_.meta.lang.value) == Direction::kRightToLeft) {
      mirror_pages(result_.pages, fonts_);
    }
    put_lines_in_reading_order(result_.pages);
    map_pages();
    return std::move(result_);
  }

 private:
  void set_front(const FrontMatter& front) {
    Flow key;
    const Area area = setter_.page_area();
    if (front.key_information) setter_.set_block(*front.key_information, area, key);
    builder_.push(fitted_title(front, key));
    builder_.push(std::move(key));
    if (front.contents) {
      Flow contents;
      setter_.set_contents(*front.contents, contents);
      builder_.push(std::move(contents));
    }
  }

  /// Title, subtitle and by-line with the title at the largest step that leaves the key
  /// information up front (P02).
  Flow fitted_title(const FrontMatter& front, const Flow& key) {
    INVARIANT(front.title.has_value(), "the checks have found the title");
    Flow lines;
    for (const StructId elem : front.lines) setter_.set_block(elem, setter_.page_area(), lines);
    // Where the block cannot end on the first page whatever the title (large print on a small
    // page), it is enough that it begins in the upper half; it then goes on at the top of the
    // second page.
    std::optional<Flow> begins_up_front;
    for (const Pt size : input_.edition.title_sizes) {
      Flow flow;
      setter_.set_title(*front.title, size, flow);
      flow.insert(flow.end(), lines.begin(), lines.end());
      if (!begins_in_upper_half(flow, key)) continue;
      if (ends_on_first_page(flow, key)) return flow;
      if (!begins_up_front) begins_up_front = std::move(flow);
    }
    const Pt shortest_title = input_.edition.title_sizes.back() * input_.edition.heading_leading;
    const Pt least = shortest_title + height_of(lines) + height_of(key);
    if (begins_up_front && least > builder_.capacity()) {
      return std::move(*begins_up_front);
    }
    static constexpr RuleId kUpFront{"P02"};
    diagnostics_.error(kUpFront, input_.meta.title.span,
                       "the title is so long that the key information does not begin in the upper "
                       "half of the first page and end on it",
                       "shorten the title, or move words to subtitle", "P02");
    return {};
  }

  bool begins_in_upper_half(const Flow& title, const Flow& key) const {
    const PageGeometry& page = input_.edition.page;
    Flow before = title;
    for (const FlowItem& item : key) {
      before.push_back(item);
      if (std::holds_alternative<LineBox>(item.kind)) break;
    }
    return key.empty() || height_of(before) <= page.size.height / 2 - page.margin_top;
  }

  bool ends_on_first_page(const Flow& title, const Flow& key) const {
    Flow whole = title;
    whole.insert(whole.end(), key.begin(), key.end());
    return key.empty() || height_of(whole) <= builder_.capacity();
  }

  /// Sections without a frame are set block by block, so that no more than a page is in hand.
  void set_section(StructId elem) {
    const C construct = input_.tree[elem].construct;
    if (input_.tree.attrs(elem).page_start == PageStart::kNewPage) builder_.begin_page();
    if (construct == C::kMainSection || construct == C::kSubSection || construct == C::kPreamble) {
      for (const Kid& kid : input_.tree[elem].kids) set_section(std::get<StructId>(kid));
      return;
    }
    Flow flow;
    setter_.set_block(elem, setter_.page_area(), flow);
    builder_.push(std::move(flow));
  }

  void map_pages() {
    const auto& begins = builder_.page_begins();
    std::vector<PageBreak>& breaks = result_.page_map.breaks;
    breaks.resize(begins.size());
    // A page of generated matter begins, in the text, where the next page of text does.
    std::optional<SourcePlace> next;
    for (std::size_t i = begins.size(); i-- > 0;) {
      if (begins[i]) next = begins[i];
      breaks[i].label = result_.pages.pages[i].label;
      if (!next) continue;
      breaks[i].before = next->leaf;
      breaks[i].offset = next->offset;
    }
  }

  const LayoutInput& input_;
  const text::FontSet& fonts_;
  Diagnostics& diagnostics_;
  LayoutResult result_;
  ParagraphSetter paragraphs_;
  PageBuilder builder_;
  FlowSetter setter_;
};

}  // namespace

LayoutResult lay_out(const LayoutInput& input, text::FontSet& fonts, Diagnostics& diagnostics) {
  return Layout(input, fonts, diagnostics).run();
}

}  // namespace clearleaf::layout
