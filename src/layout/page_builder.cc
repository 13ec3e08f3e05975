// Boxes → pages: what fits, where a page may end, and how high the foot grows.
#include "layout/page_builder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace clearleaf::layout {

namespace {

/// A page filled to less than this has a large gap at its foot: a place that is poor for its end is
/// better, and so is a note that is split.
constexpr double kFilledEnough = 0.85;
/// One filled to less than this may even end at a place to be avoided.
constexpr double kFilledAtLeast = 2.0 / 3;
/// A note higher than this part of a page is split wherever it begins.
constexpr double kLongNote = 0.5;
/// What is left of notes takes at most this much of the next page.
constexpr double kMostCarried = 0.7;
/// A figure is set smaller when the page would otherwise be filled to less than this …
constexpr double kFilledBeforeFigure = 0.75;
/// … but not smaller than this.
constexpr double kSmallestFigure = 0.75;
/// A page ends at a good place in this last part of it.
constexpr double kLastPart = 0.2;

/// What an item counts for where a page is to have so many lines (P10): a row with three lines of
/// its own stands for as many.
std::size_t lines_counted(const FlowItem& item) {
  if (!counts_as_line(item)) return 0;
  const auto* row = std::get_if<RowBox>(&item.kind);
  if (row == nullptr) return 1;
  std::array<Pt, 3> base_lines{};
  std::size_t count = 0;
  for (const RowBox::CellLine& line : row->lines) {
    const auto end = base_lines.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find(base_lines.begin(), end, line.y) != end) continue;
    base_lines.at(count) = line.y;
    if (++count == base_lines.size()) break;
  }
  return std::max<std::size_t>(count, 1);
}

/// Whether it keeps room for what the last row of its block draws, so that this is read in order.
bool is_drawn_later(const FlowItem& item) {
  const auto* row = std::get_if<RowBox>(&item.kind);
  return row != nullptr && row->lines.empty() && item.after == After::kKeep;
}

bool is_space(const FlowItem& item) {
  return std::holds_alternative<SpaceBox>(item.kind);
}

/// Height of the boxes up to the first place where a page may end.
template <class Boxes>
Pt first_part(const Boxes& boxes) {
  Pt height;
  for (const FlowItem& box : boxes) {
    height += box.height;
    if (!is_space(box) && box.after != After::kKeep) break;
  }
  return height;
}

}  // namespace

PageBuilder::PageBuilder(const LayoutInput& input, PageList& out, NoteSetter set_note)
    : input_(input), out_(out), set_note_(std::move(set_note)) {
  const PageGeometry& page = input.edition.page;
  capacity_ = page.size.height - page.margin_top - page.margin_bottom;
  left_ = page.margin_left;
  top_ = page.margin_top;
}

std::int32_t PageBuilder::open_frame(const FlowItem& item) {
  const std::int32_t parent = pending_.empty() ? start_.open : pending_.back().fill.open;
  const Pt opening = parent == kNoFrame ? 0_pt : opens_[static_cast<std::size_t>(parent)].opening;
  const Pt closing = parent == kNoFrame ? 0_pt : opens_[static_cast<std::size_t>(parent)].closing;
  if (const auto* frame = std::get_if<FrameOpen>(&item.kind)) {
    const Pt repeated = frame->continued ? frame->continued->line.height : 0_pt;
    opens_.push_back(
        {*frame, parent, opening + frame->style.edge() + repeated, closing + frame->style.edge()});
  } else if (const auto* table = std::get_if<TableOpen>(&item.kind)) {
    opens_.push_back({*table, parent, opening + table->repeated_height(), closing});
  } else {
    return kNoFrame;
  }
  return checked<std::int32_t>(opens_.size() - 1);
}

const NoteBox& PageBuilder::note_box(StructId note) {
  auto found = notes_.find(note);
  if (found == notes_.end()) found = notes_.emplace(note, set_note_(note)).first;
  return found->second;
}

PageBuilder::Fill PageBuilder::with_notes(Fill fill, const Line& line) {
  for (const StructId note : line.notes) {
    const NoteBox& box = note_box(note);
    if (fill.notes == 0_pt) {
      fill.notes = kNoteRuleRoom;
      fill.least_notes = kNoteRuleRoom + first_part(box.boxes);
    }
    fill.least_with_last = fill.notes + first_part(box.boxes);
    fill.notes += box.height();
  }
  return fill;
}

PageBuilder::Fill PageBuilder::advance(Fill fill, const Pending& pending) {
  const FlowItem& item = pending.item;
  if (is_space(item)) {
    fill.space = max(fill.space, item.height);
    return fill;
  }
  if (std::holds_alternative<FrameClose>(item.kind) ||
      std::holds_alternative<TableClose>(item.kind)) {
    const Open& open = opens_[static_cast<std::size_t>(fill.open)];
    if (const auto* frame = std::get_if<FrameOpen>(&open.kind)) {
      fill.space = {};
      fill.y += frame->style.edge();
    }
    fill.open = open.parent;
    fill.at_top = false;
    return fill;
  }
  const auto* row = std::get_if<RowBox>(&item.kind);
  if (!fill.at_top) fill.y += fill.space;
  if (fill.at_top && row != nullptr) fill.y += row->room_at_top;
  fill.space = {};
  fill.y += item.height;
  fill.lines += lines_counted(item);
  fill.at_top = std::holds_alternative<FrameOpen>(item.kind);
  if (pending.opened != kNoFrame) fill.open = pending.opened;
  if (const auto* line = std::get_if<LineBox>(&item.kind)) {
    fill = with_notes(fill, line->line);
  } else if (row != nullptr) {
    for (const auto& cell : row->lines) fill = with_notes(fill, cell.line);
  } else if (const auto* table = std::get_if<TableOpen>(&item.kind)) {
    for (const auto& cell : table->head.lines) fill = with_notes(fill, cell.line);
  }
  return fill;
}

Pt PageBuilder::closing(const Fill& fill) const {
  return fill.open == kNoFrame ? 0_pt : opens_[static_cast<std::size_t>(fill.open)].closing;
}

bool PageBuilder::fits(const Fill& fill) const {
  return fill.y + closing(fill) + fill.notes <= capacity_ + 0.001_pt;
}

double PageBuilder::filled(std::size_t count) const {
  const Fill& fill = count == 0 ? start_ : pending_[count - 1].fill;
  return (fill.y + fill.notes) / capacity_;
}

void PageBuilder::push(FlowItem item) {
  const std::int32_t opened = open_frame(item);
  pending_.push_back({std::move(item), opened, {}});
  measure(pending_.size() - 1);
}

void PageBuilder::push(Flow flow) {
  for (FlowItem& item : flow) push(std::move(item));
}

void PageBuilder::measure(std::size_t from) {
  for (std::size_t i = from; i < pending_.size();) {
    pending_[i].fill = advance(i == 0 ? start_ : pending_[i - 1].fill, pending_[i]);
    const bool overfull = !is_space(pending_[i].item) && !fits(pending_[i].fill);
    i = overfull ? make_room(i) : i + 1;
  }
}

std::size_t PageBuilder::make_room(std::size_t overflow) {
  std::size_t place = break_place(overflow);
  const bool too_few = place != 0 && leaves_too_few(place);
  if (place == 0 || filled(place) < kFilledBeforeFigure) {
    if (const auto image = shrunk_image(place, overflow)) return *image;
  }
  if (may_split_notes(too_few ? 0 : place, overflow)) {
    const bool goes_on =
        pending_[overflow].item.after == After::kKeep || leaves_too_few(overflow + 1);
    if (goes_on) return overflow + 1;
    place = overflow + 1;
  } else if (too_few) {
    place = fuller_place(place, overflow);
  }
  if (place == 0) place = forced_place(overflow);
  if (place == 0) return overflow + 1;  // alone on its page and still too high: it stands as it is
  end_page(place);
  return 0;  // what is left is measured anew from the page's top
}

/// Notes are split where the page would else be left with too little, and where they are so long
/// that they would be split on the next page.
bool PageBuilder::may_split_notes(std::size_t place, std::size_t overflow) const {
  const Fill& fill = pending_[overflow].fill;
  if (fill.least_notes == fill.notes) return false;
  const Pt room = capacity_ - fill.y - closing(fill) + 0.001_pt;
  if (place == 0) return fill.least_notes <= room;
  const Pt before = pending_[place - 1].fill.notes;
  const bool worth_it =
      filled(place) < kFilledEnough || fill.notes - before > capacity_ * kLongNote;
  return worth_it && fill.least_with_last <= room;
}

std::size_t PageBuilder::break_place(std::size_t overflow) const {
  std::size_t place = 0;
  std::size_t poor = 0;
  std::size_t avoided = 0;
  for (std::size_t i = overflow; i > 0 && place == 0; --i) {
    const FlowItem& item = pending_[i - 1].item;
    if (is_space(item) || item.after == After::kKeep) continue;
    if (item.after == After::kPoor) {
      poor = std::max(poor, i);
    } else if (item.after == After::kAvoid) {
      avoided = std::max(avoided, i);
    } else {
      place = poor != 0 && filled(i) < kFilledEnough ? poor : better_place(i);
    }
  }
  if (place == 0) place = poor;
  return avoided > place && (place == 0 || filled(place) < kFilledAtLeast) ? avoided : place;
}

/// The last good place in the same frame, unless it is too far up.
std::size_t PageBuilder::better_place(std::size_t place) const {
  const std::int32_t frame = pending_[place - 1].fill.open;
  for (std::size_t i = place; i > 0; --i) {
    const Pending& last = pending_[i - 1];
    if (last.fill.open != frame || filled(i) < 1 - kLastPart) break;
    if (last.item.after == After::kGood) return i;
  }
  return place;
}

/// Where to cut what ought to stay together and is higher than a page: before the frame that is
/// open there, if that can be and leaves enough, since a frame kept whole may be a disclaimer
/// (P10); else where the page is full.
std::size_t PageBuilder::forced_place(std::size_t overflow) const {
  if (overflow == 0) return 0;
  const bool in_new_frame = pending_[overflow - 1].fill.open != start_.open;
  std::size_t full = 0;
  for (std::size_t i = overflow; i > 0; --i) {
    const FlowItem& last = pending_[i - 1].item;
    if (is_space(last) || is_drawn_later(last)) continue;
    if (full == 0) full = i;
    const bool before_frame = in_new_frame && pending_[i - 1].fill.open == start_.open;
    if (before_frame && !leaves_too_few(i)) return i;
  }
  return full;
}

/// The last place up to `overflow` that leaves enough lines on the page, though what stands there
/// ought to stay together; `place` where there is none.
std::size_t PageBuilder::fuller_place(std::size_t place, std::size_t overflow) const {
  for (std::size_t i = overflow; i > place; --i) {
    const FlowItem& last = pending_[i - 1].item;
    const bool opens = std::holds_alternative<FrameOpen>(last.kind) ||
                       std::holds_alternative<TableOpen>(last.kind);
    if (!opens && !is_space(last) && !is_drawn_later(last) && !leaves_too_few(i)) return i;
  }
  return place;
}

bool PageBuilder::leaves_too_few(std::size_t place) const {
  const Fill& fill = pending_[place - 1].fill;
  const auto parent = [&](std::int32_t frame) {
    return opens_[static_cast<std::size_t>(frame)].parent;
  };
  for (std::int32_t at = start_.open; at != kNoFrame; at = parent(at)) {
    const auto* frame = std::get_if<FrameOpen>(&opens_[static_cast<std::size_t>(at)].kind);
    if (frame == nullptr || fill.lines >= frame->fewest_lines) continue;
    for (std::int32_t open = fill.open; open != kNoFrame; open = parent(open)) {
      if (open == at) return true;
    }
  }
  return false;
}

/// Sets the last image of the boxes that stay together from `begin` on as much smaller as they are
/// too high by. Returns where it stands, if that can be.
std::optional<std::size_t> PageBuilder::shrunk_image(std::size_t begin, std::size_t overflow) {
  const Fill& fill = pending_[overflow].fill;
  const Pt too_much = fill.y + closing(fill) + fill.notes - capacity_;
  for (std::size_t i = overflow + 1; i > begin; --i) {
    FlowItem& item = pending_[i - 1].item;
    auto* image = std::get_if<ImageBox>(&item.kind);
    if (image == nullptr) continue;
    const Pt height = item.height - too_much;
    if (height < image->size.height * kSmallestFigure) return std::nullopt;
    item.height = height;
    image->scale = height / image->size.height;
    return i - 1;
  }
  return std::nullopt;
}

void PageBuilder::end_page(std::size_t count) {
  draw_page(count);
  const std::int32_t open = pending_[count - 1].fill.open;
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
  start_ = {};
  start_.open = open;
  if (open != kNoFrame) start_.y = opens_[static_cast<std::size_t>(open)].opening;
  if (carried_height_ > 0_pt) {
    start_.notes = min(carried_height_ + kNoteRuleRoom, capacity_ * kMostCarried);
    start_.least_notes = min(kNoteRuleRoom + first_part(carried_), start_.notes);
    start_.least_with_last = start_.notes;
  }
  // An image that did not fit in spite of it is as large as it was.
  for (Pending& pending : pending_) {
    auto* image = std::get_if<ImageBox>(&pending.item.kind);
    if (image == nullptr) continue;
    image->scale = 1;
    pending.item.height = image->size.height;
  }
  forget_closed_frames();
}

/// Frames and tables are kept while a box in hand stands in one: not all of a publication's.
void PageBuilder::forget_closed_frames() {
  const auto stands_in_none = [](const Pending& pending) {
    return pending.fill.open == kNoFrame && pending.opened == kNoFrame;
  };
  if (start_.open == kNoFrame && std::all_of(pending_.begin(), pending_.end(), stands_in_none)) {
    opens_.clear();
  }
}

void PageBuilder::drop_last_spaces() {
  while (!pending_.empty() && is_space(pending_.back().item)) {
    pending_.pop_back();
  }
}

void PageBuilder::begin_page() {
  drop_last_spaces();
  if (!pending_.empty()) end_page(pending_.size());
}

void PageBuilder::finish() {
  begin_page();
  while (!carried_.empty()) draw_page(0);
}

}  // namespace clearleaf::layout
