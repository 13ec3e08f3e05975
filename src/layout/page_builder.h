// The galley → pages: where pages end, what is repeated, and notes at the foot.
#pragma once

#include "layout/flow.h"
#include "layout/layout.h"
#include "layout/page_list.h"

#include <deque>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace clearleaf::layout {

/// Above the notes: space and a short rule.
inline constexpr Pt kNoteRuleRoom{20};

/// A note as it stands at the foot of a page.
struct NoteBox {
  StructId note;
  Flow boxes;                   // no frames; spaces count in full
  std::vector<NoteBox> nested;  // that it refers to first

  /// Of it and all that it refers to.
  Pt height() const {
    Pt sum;
    for (const FlowItem& box : boxes) sum += box.height;
    for (const NoteBox& note_box : nested) sum += note_box.height();
    return sum;
  }
};

/// A page number to be filled in when all pages are known. `item` is the place in the page's items
/// before which the number goes; `after` items from there move when it is narrower than reserved.
struct PendingPageRef {
  std::size_t page = 0;
  std::size_t item = 0;
  std::size_t after = 0;
  LinePageRef ref;
  Point origin;            // of the reserved room, on the base line
  std::uint32_t line = 0;  // GlyphRun::line of what stands beside it
};

/// Takes boxes one by one and ends a page as soon as one does not fit, at the last place where it
/// may. Holds no more than a page of boxes.
class PageBuilder {
 public:
  using NoteSetter = std::function<NoteBox(StructId note)>;

  PageBuilder(const LayoutInput& input, PageList& out, NoteSetter set_note);

  void push(FlowItem item);
  void push(Flow flow);
  /// What is pushed next begins a page: at the top of one nothing happens.
  void begin_page();
  /// Ends the last page and sets what is left of notes.
  void finish();

  /// The height that boxes and notes share on a page.
  Pt capacity() const { return capacity_; }
  /// For each page, where its own text begins; none where it holds only generated matter.
  const std::vector<std::optional<SourcePlace>>& page_begins() const { return page_begins_; }
  const std::vector<PendingPageRef>& page_refs() const { return page_refs_; }

 private:
  static constexpr std::int32_t kNoFrame = -1;

  /// An open frame or table, and what it costs at a page's end and at the next one's top.
  struct Open {
    std::variant<FrameOpen, TableOpen> kind;
    std::int32_t parent = kNoFrame;
    Pt opening;  // of it and all it stands in
    Pt closing;
  };
  /// How full the page is after an item.
  struct Fill {
    Pt y;
    Pt space;                      // asked for, not yet given
    Pt notes;                      // height of the foot, all notes whole
    Pt least_notes;                // of the foot, what must stand here: a first note's beginning
    Pt least_with_last;            // of the foot with all notes whole but the last one's beginning
    std::size_t lines = 0;         // on the page so far, as P10 counts them
    std::int32_t open = kNoFrame;  // innermost open frame or table
    bool at_top = true;            // of the page or of a frame: space is not given there
  };
  struct Pending {
    FlowItem item;
    std::int32_t opened = kNoFrame;  // the frame or table this item opens
    Fill fill;                       // after it
  };
  /// A piece of a frame on the page being drawn.
  struct Fragment {
    std::int32_t frame;
    Pt top;
    std::size_t slot;  // of its rectangles in backgrounds_
  };

  Fill advance(Fill fill, const Pending& pending);
  Pt closing(const Fill& fill) const;
  bool fits(const Fill& fill) const;
  const NoteBox& note_box(StructId note);
  Fill with_notes(Fill fill, const Line& line);
  std::int32_t open_frame(const FlowItem& item);

  void measure(std::size_t from);
  /// Makes room for the item `overflow`, which is too much for the page: by a smaller image or by
  /// ending the page. Returns where to go on measuring.
  std::size_t make_room(std::size_t overflow);
  /// How many boxes to end the page with before `overflow`; 0: it has no place to end at.
  std::size_t break_place(std::size_t overflow) const;
  std::size_t better_place(std::size_t place) const;
  std::size_t forced_place(std::size_t overflow) const;
  std::size_t fuller_place(std::size_t place, std::size_t overflow) const;
  /// Whether a frame that goes on over the page would have fewer lines on it than it asks for.
  bool leaves_too_few(std::size_t place) const;
  bool may_split_notes(std::size_t place, std::size_t overflow) const;
  std::optional<std::size_t> shrunk_image(std::size_t begin, std::size_t overflow);
  /// How much of the page is used by its first `count` boxes and their notes.
  double filled(std::size_t count) const;
  void end_page(std::size_t count);
  void forget_closed_frames();
  void drop_last_spaces();

  // page_drawing.cc
  void draw_page(std::size_t count);
  void draw_item(const Pending& pending, Pt bottom);
  void draw_line(const Line& line, Pt x, Pt top);
  void draw_row(const RowBox& row, Pt height, Pt top);
  void draw_image(const ImageBox& box, Pt top);
  void draw_notes(Pt end_of_text);
  /// Leaves boxes of notes to the next page.
  void carry(std::deque<FlowItem> boxes);
  void reopen_frames(std::int32_t innermost);
  void begin_fragment(std::int32_t frame, Pt top);
  void end_fragment(Pt bottom);
  void add_rule(std::vector<PageItem>& items, Rect rect, Color color, ArtifactKind kind) const;
  /// A decorative image is drawn, and is no part of the structure.
  Role role_of_image(LeafId leaf) const;
  void add_anchor(LeafId leaf, Pt y);
  void add_page_begin(const std::optional<SourcePlace>& place);

  const LayoutInput& input_;
  PageList& out_;
  NoteSetter set_note_;
  Pt capacity_;
  Pt left_;
  Pt top_;

  std::deque<Pending> pending_;
  std::vector<Open> opens_;
  Fill start_;                                   // at the top of the page being filled
  std::unordered_map<StructId, NoteBox> notes_;  // set, not yet drawn
  std::deque<FlowItem> carried_;                 // boxes of notes that did not fit the page before
  Pt carried_height_;

  // The page being drawn: backgrounds are painted first, decorations last.
  std::vector<PageItem> backgrounds_;
  std::vector<PageItem> content_;
  std::vector<PageItem> decorations_;
  std::vector<LinkArea> links_;
  std::vector<Fragment> fragments_;
  std::vector<StructId> page_notes_;
  std::size_t page_refs_before_ = 0;
  std::uint32_t lines_ = 0;  // drawn so far
  enum class Copy : unsigned char { kOriginal, kArtifact } copy_ = Copy::kOriginal;
  std::vector<std::optional<SourcePlace>> page_begins_;
  std::vector<PendingPageRef> page_refs_;
};

}  // namespace clearleaf::layout
