// The contents list → lines that lead to page numbers.
#include "layout/flow_setter.h"
#include "layout/proportions.h"

#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

/// The heading stands with the first entries.
constexpr std::size_t kFirstEntries = 3;

void keep_first_entries(Flow& contents) {
  std::size_t lines = 0;
  for (FlowItem& item : contents) {
    if (!std::holds_alternative<LineBox>(item.kind)) continue;
    if (++lines > kFirstEntries) return;  // the heading is the first of them
    item.after = After::kKeep;
  }
}

}  // namespace

void FlowSetter::set_contents(StructId elem, Flow& out) {
  const Area area = page_area();
  for (const Kid& kid : tree_[elem].kids) {
    const StructId child = std::get<StructId>(kid);
    if (tree_[child].construct == C::kContentsHeading) {
      set_heading(child, area, out);
    } else {
      set_contents_list(child, {}, out);
    }
  }
  keep_first_entries(out);
  out.push_back(space(area.size * 2));
  // Generated matter: no page of the text begins in it.
  for (FlowItem& item : out) {
    if (auto* line = std::get_if<LineBox>(&item.kind)) line->line.begin.reset();
  }
}

void FlowSetter::set_contents_list(StructId list, Pt indent, Flow& out) {
  for (const Kid& item : tree_[list].kids) {
    for (const Kid& kid : tree_[std::get<StructId>(item)].kids) {
      const StructId child = std::get<StructId>(kid);
      if (tree_[child].construct == C::kContentsList) {
        set_contents_list(child, indent + edition_.body_size * 1.5, out);
      } else {
        set_contents_entry(child, indent, out);
      }
    }
  }
}

void FlowSetter::set_contents_entry(StructId entry, Pt indent, Flow& out) {
  const Area area = page_area();
  const TextStyle style = body_style(area);
  Paragraph paragraph = paragraphs_.prepare(entry, style, edition_.leading, emphasised(area));
  INVARIANT(!paragraph.atoms.empty() && paragraph.atoms.back().kind == Atom::Kind::kPageRef,
            "a contents entry ends with its page number");
  const Atom number = paragraph.atoms.back();
  paragraph.atoms.pop_back();
  const LeafId leaf = std::get<LeafId>(number.role);
  const Pt width = area.width - indent;
  const Pt number_x = width - number.width;
  auto lines = paragraphs_.break_lines(paragraph, number_x - area.size);
  INVARIANT(!lines.empty(), "a heading has words");
  for (Line& line : lines) line.rules.clear();
  Line& last = lines.back();
  TextStyle number_style = paragraph.styles[number.style];
  number_style.line = TextStyle::Line::kNone;
  last.page_refs.push_back({leaf, std::get<PageRefLeaf>(tree_[leaf].kind).target, number_x,
                            number.width, number_style, LinePageRef::Align::kEnd,
                            last.glyphs.size()});
  // A fine line leads the eye from the words to the number.
  if (last.width + area.size * 1.2 < number_x) {
    last.rules.push_back({last.width + area.size * 0.6, number_x - area.size * 0.2, -(1.5_pt),
                          0.4_pt, edition_.light.rule});
  }
  if (!last.links.empty()) last.links.back().x1 = width;
  push_lines(std::move(lines), indent, area, out);
  out.push_back(space(area.size * kTightGap));
}

}  // namespace clearleaf::layout
