// Structure elements → galley: what each construct looks like.
#pragma once

#include "layout/flow.h"
#include "layout/page_builder.h"
#include "layout/paragraph.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::layout {

/// The column a block is set in, and how text in it looks.
struct Area {
  Pt x;
  Pt width;
  Pt size;  // of body text here
  Color color;
  bool in_disclaimer = false;
};

/// Sets blocks of the structure tree by the edition. Page ends are not its business: it only says
/// where they may not be.
class FlowSetter {
 public:
  FlowSetter(const LayoutInput& input, ParagraphSetter& paragraphs, Pt page_capacity);

  /// The whole text area.
  Area page_area() const;
  /// One block, its space before and after included.
  void set_block(StructId elem, const Area& area, Flow& out);
  void set_title(StructId elem, Pt size, Flow& out);
  void set_contents(StructId elem, Flow& out);
  NoteBox set_note(StructId note);

 private:
  void set_kids(StructId elem, const Area& area, Flow& out);
  void set_paragraph(StructId elem, const TextStyle& style, double leading, Pt gap,
                     const Area& area, Flow& out);
  void set_heading(StructId elem, const Area& area, Flow& out);
  void set_list(StructId elem, const Area& area, Flow& out);
  void set_list_item(StructId item, Pt indent, const Area& area, Flow& out);
  void set_definitions(StructId elem, const Area& area, Flow& out);
  Pt width_of(std::string_view text, const Area& area);
  Line list_label(StructId label, Pt indent, const Area& area);
  void set_quote(StructId elem, const Area& area, Flow& out);
  void set_code(StructId elem, const Area& area, Flow& out);
  /// The mark at the end of a code line that goes on in the next one.
  Line going_on_mark(const Area& area);
  void set_figure_group(StructId elem, const Area& area, Flow& out);
  /// The image below `image`, an element that stands on its own.
  void set_image(StructId image, const Area& area, Flow& out);
  /// A QR code with the address beside it.
  void set_coded_link(StructId elem, const Area& area, Flow& out);
  void set_thematic_break(const Area& area, Flow& out);
  void set_contents_list(StructId list, Pt indent, Flow& out);
  void set_contents_entry(StructId entry, Pt indent, Flow& out);
  /// A box with border and background around the kids of `elem`.
  void set_box(StructId elem, const BoxColors& colors, const Area& area,
               const std::string& continued, Flow& out);

  // table_setter.cc
  struct CellText {
    StructId cell;
    Paragraph text;
  };
  struct TableText {
    std::vector<std::vector<CellText>> head;  // rows of cells
    std::vector<std::vector<CellText>> body;
    std::size_t columns = 0;
    bool is_form = false;  // has cells to be filled in by hand
  };
  struct Column {
    Pt x, width;  // of the text in it
  };
  void set_table(StructId elem, const Area& area, Flow& out);
  TableText prepare_table(StructId elem, const Area& area);
  std::vector<CellText> prepare_row(StructId row, const Area& area);
  /// What a column's text asks for: its longest word, its widest cell on one line, all its cells.
  struct ColumnNeed {
    Pt least, natural, sum;
  };
  std::vector<ColumnNeed> column_needs(const TableText& table) const;
  static std::vector<Pt> share_room(const std::vector<ColumnNeed>& needs, Pt room);
  static std::optional<std::vector<Pt>> share_form(const std::vector<ColumnNeed>& needs, Pt room);
  std::vector<Column> fit_columns(const TableText& table, Pt width) const;
  /// The row as one box, or as several where it is too high for a page.
  Flow set_row(const std::vector<CellText>& row, const std::vector<Column>& columns,
               const Area& area, Pt least_height);
  void set_table_caption(StructId elem, const Area& area, Flow& out);

  void push_lines(std::vector<Line> lines, Pt x, const Area& area, Flow& out) const;
  TextStyle body_style(const Area& area, FontWeight weight = FontWeight::kRegular);
  Pt paragraph_gap(const Area& area) const;
  ParagraphSetter::Emphasised emphasised(const Area& area) const;
  bool is_disclaimer(Construct construct) const;
  const BoxColors& notice_colors(StructId elem) const;

  const LayoutInput& input_;
  const StructTree& tree_;
  const Edition& edition_;
  ParagraphSetter& paragraphs_;
  Pt capacity_;
};

}  // namespace clearleaf::layout
