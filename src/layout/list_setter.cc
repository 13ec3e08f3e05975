// Lists and notes → boxes: items beside their labels.
#include "base/invariant.h"
#include "layout/flow_setter.h"
#include "layout/proportions.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

/// Boxes, spaces included, of a list item that is kept with its neighbour at a list's ends.
constexpr std::size_t kShortItem = 5;

/// A line that a label can stand beside, and its x from the text area's left edge.
struct PlacedLine {
  Line* line;
  Pt x;
};

/// That of a box; none in a table or an image, but that of an address beside its QR code.
std::optional<PlacedLine> first_line(FlowItem& item, C construct) {
  if (auto* box = std::get_if<LineBox>(&item.kind)) return PlacedLine{&box->line, box->x};
  auto* row = std::get_if<RowBox>(&item.kind);
  if (row == nullptr || construct != C::kCodedLink) return std::nullopt;
  RowBox::CellLine& cell = row->lines.front();
  return PlacedLine{&cell.line, row->x + cell.x};
}

}  // namespace

void FlowSetter::set_list(StructId elem, const Area& area, Flow& out) {
  Pt indent = area.size * kListIndent;
  if (tree_[elem].construct == C::kOrderedList) {
    // Room for the widest number: the last.
    const StructAttrs& attrs = tree_.attrs(elem);
    const std::size_t last = attrs.list_start + tree_[elem].kids.size();
    indent = max(indent, width_of(std::to_string(last) + ".", area) + area.size * 0.9);
  }
  if (tree_[elem].construct == C::kTaskList) indent = area.size * 2.1;
  out.push_back(space(area.size * kTightGap * 1.6));
  const std::size_t count = tree_[elem].kids.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t first = out.size();
    set_list_item(std::get<StructId>(tree_[elem].kids[i]), indent, area, out);
    // A list does not begin or end on a page with a single short item.
    const bool next_to_an_end = i == 0 || i + 2 == count;
    if (next_to_an_end && i + 1 < count && out.size() - first <= kShortItem) {
      for (std::size_t k = first; k < out.size(); ++k) {
        if (out[k].after != After::kKeep) out[k].after = After::kPoor;
      }
    }
  }
  out.push_back(space(paragraph_gap(area)));
}

Pt FlowSetter::width_of(std::string_view text, const Area& area) {
  const auto run = paragraphs_.shape(text, body_style(area));
  return paragraphs_.scaled(paragraphs_.run(run).advance, paragraphs_.run(run).font, area.size);
}

Line FlowSetter::list_label(StructId label, Pt indent, const Area& area) {
  if (tree_[label].construct != C::kTaskLabel) {
    const Paragraph text = paragraphs_.prepare(label, body_style(area), edition_.leading,
                                               ParagraphSetter::Emphasised::kItalic);
    std::vector<Line> lines = paragraphs_.break_lines(text, indent);
    INVARIANT(lines.size() == 1, "a label has room for its number on one line");
    Line line = std::move(lines.front());
    // Numbers end, and bullets stand, a little before the text.
    for (LineGlyphs& glyphs : line.glyphs) glyphs.x += indent - line.width - area.size * 0.55;
    line.begin.reset();
    return line;
  }
  // The words are said; on paper stands a box to tick.
  const LeafId leaf = std::get<LeafId>(tree_[label].kids.front());
  TextStyle style = body_style(area);
  style.size = area.size * 1.25;
  const char* box = tree_.attrs(label).css_class == "done" ? "\u2611" : "\u2610";
  const Paragraph text =
      paragraphs_.prepare_artifact(box, style, edition_.leading, ArtifactKind::kLayout);
  Line line = paragraphs_.break_lines(text, indent * 2).front();
  for (LineGlyphs& glyphs : line.glyphs) {
    glyphs.role = leaf;
    glyphs.x = area.size * 0.25;
    glyphs.rise = -(area.size * 0.06);
  }
  line.begin = SourcePlace{leaf, 0};
  return line;
}

void FlowSetter::set_list_item(StructId item, Pt indent, const Area& area, Flow& out) {
  Area inside = area;
  inside.x += indent;
  inside.width -= indent;
  Flow body;
  Line label;
  C begins_with = C::kListBody;
  for (const Kid& kid : tree_[item].kids) {
    const StructId child = std::get<StructId>(kid);
    const C construct = tree_[child].construct;
    if (construct == C::kListLabel || construct == C::kTaskLabel || construct == C::kNoteLabel) {
      label = list_label(child, indent, area);
    } else if (construct == C::kListBody) {
      set_kids(child, inside, body);
    } else {
      if (body.empty()) begins_with = construct;
      set_block(child, inside, body);
    }
  }
  // In a quotation or code the label stands beside the frame.
  const auto first = std::find_if(body.begin(), body.end(), [](const FlowItem& box) {
    return !std::holds_alternative<SpaceBox>(box.kind) &&
           !std::holds_alternative<FrameOpen>(box.kind);
  });
  const auto beside = first == body.end() ? std::nullopt : first_line(*first, begins_with);
  if (!beside) {
    // Nothing to stand beside: the label has a line of its own, kept with what follows.
    const Pt height = label.height;
    out.push_back({LineBox{area.x, std::move(label)}, height, After::kKeep});
  } else {
    const std::size_t added = label.glyphs.size();
    Line& line = *beside->line;
    for (LineGlyphs& glyphs : label.glyphs) glyphs.x -= beside->x - area.x;
    line.glyphs.insert(line.glyphs.begin(), label.glyphs.begin(), label.glyphs.end());
    for (LinePageRef& ref : line.page_refs) ref.glyphs_before += added;
    if (label.begin) line.begin = label.begin;
  }
  std::move(body.begin(), body.end(), std::back_inserter(out));
}

void FlowSetter::set_definitions(StructId elem, const Area& area, Flow& out) {
  Area inside = area;
  inside.x += area.size * kListIndent;
  inside.width -= area.size * kListIndent;
  out.push_back(space(paragraph_gap(area)));
  for (const Kid& group : tree_[elem].kids) {
    out.push_back(space(area.size * kTightGap * 2));
    for (const Kid& kid : tree_[std::get<StructId>(group)].kids) {
      const StructId child = std::get<StructId>(kid);
      if (tree_[child].construct == C::kTerm) {
        const std::size_t first = out.size();
        set_paragraph(child, body_style(area, FontWeight::kBold), edition_.leading, 0_pt, area,
                      out);
        // A term is never parted from what is said of it.
        for (std::size_t i = first; i < out.size(); ++i) out[i].after = After::kKeep;
        continue;
      }
      Flow body;
      set_kids(child, inside, body);
      const auto begin = std::find_if(body.begin(), body.end(), [](const FlowItem& box) {
        return !std::holds_alternative<SpaceBox>(box.kind);
      });
      out.push_back(space(area.size * kTightGap));
      std::move(begin, body.end(), std::back_inserter(out));
    }
  }
  out.push_back(space(paragraph_gap(area)));
}

NoteBox FlowSetter::set_note(StructId note) {
  Area area = page_area();
  area.size = edition_.small_size;
  area.color = edition_.light.muted;
  area.in_note = true;
  Flow flow;
  const auto label = std::get<StructId>(tree_[note].kids.front());
  const Pt number = width_of(tree_.text(std::get<LeafId>(tree_[label].kids.front())), area);
  set_list_item(note, max(area.size * 2.2, number + area.size * 0.75), area, flow);
  NoteBox out{note, {}, {}};
  out.boxes.push_back(space(area.size * 0.35));
  Pt gap;
  std::vector<StructId> nested;
  // Frames are left out at the foot of a page; what stands in them is not.
  for (FlowItem& item : flow) {
    if (std::holds_alternative<SpaceBox>(item.kind)) {
      if (out.boxes.size() > 1) gap = max(gap, item.height);
      continue;
    }
    if (auto* table = std::get_if<TableOpen>(&item.kind)) {
      item.height = table->head_height;
      item.kind = RowBox(std::move(table->head));
    }
    const auto adopt = [&](Line& line) {
      // Notes that a note refers to stand behind those that the text refers to.
      nested.insert(nested.end(), line.notes.begin(), line.notes.end());
      line.notes.clear();
      line.begin.reset();
    };
    if (auto* line = std::get_if<LineBox>(&item.kind)) {
      adopt(line->line);
    } else if (auto* row = std::get_if<RowBox>(&item.kind)) {
      for (RowBox::CellLine& cell : row->lines) adopt(cell.line);
    } else if (!std::holds_alternative<ImageBox>(item.kind) &&
               !std::holds_alternative<RuleBox>(item.kind)) {
      continue;
    }
    if (gap > 0_pt) out.boxes.push_back(space(gap));
    gap = {};
    out.boxes.push_back(std::move(item));
  }
  // What is kept with the end of a frame is not kept with the next note.
  out.boxes.back().after = After::kMayBreak;
  for (const StructId inner : nested) out.nested.push_back(set_note(inner));
  return out;
}

}  // namespace clearleaf::layout
