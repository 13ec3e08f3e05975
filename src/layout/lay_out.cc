// StructTree → PageList and PageMap: the order in which a publication is set.
#include "base/limits.h"
#include "layout/flow_setter.h"
#include "layout/front_matter.h"
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
    add_running_matter(input_, paragraphs_, result_.pages, diagnostics_);
    if (direction_of_language(input_.meta.lang.value) == Direction::kRightToLeft) {
      mirror_pages(result_.pages, fonts_);
    }
    put_lines_in_reading_order(result_.pages);
    map_pages();
    return std::move(result_);
  }

 private:
  void set_front(const FrontMatter& front) {
    builder_.push(
        set_up_front(input_, front, paragraphs_, builder_.capacity(), diagnostics_));
    if (front.contents) {
      Flow contents;
      setter_.set_contents(*front.contents, contents);
      builder_.push(std::move(contents));
    }
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
