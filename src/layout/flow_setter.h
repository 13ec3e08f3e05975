// Structure elements → galley: what each construct looks like.
#pragma once

#include "layout/flow.h"
#include "layout/page_builder.h"
#include "layout/paragraph.h"
#include "layout/table_columns.h"

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
  bool in_note = false;
};

/// Sets blocks of the structure tree by the edition. Page ends are not its business: it only says
/// where they may not be.
class FlowSetter {
 public:
  /// `spacing`: what is given of the space between paragraphs, headings and boxes.
  FlowSetter(const LayoutInput& input, ParagraphSetter& paragraphs, Pt page_capacity,
             Diagnostics& diagnostics, double spacing = 1);

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
  void report_small_text(const ImageResource& image, double scale, SourceSpan span);
  /// A QR code with the address beside it.
  void set_coded_link(StructId elem, const Area& area, Flow& out);
  void set_thematic_break(const Area& area, Flow& out);
  void set_contents_list(StructId list, Pt indent, Flow& out);
  void set_contents_entry(StructId entry, Pt indent, Flow& out);
  /// A box with border and background around the kids of `elem`.
  void set_box(StructId elem, const BoxColors& colors, const Area& area,
               const std::string& continued, Flow& out);

  // table_needs.cc
  struct CellText {
    StructId cell;
    Paragraph text;
  };
  using RowText = std::vector<CellText>;
  struct TableText {
    std::vector<RowText> head;
    std::vector<RowText> body;
    std::size_t columns = 0;
    std::vector<ColumnNeed::Use> uses;  // of each column

    bool has_columns_to_fill_in() const;
    /// Whether there is something to be written in the row.
    bool is_to_fill_in(const RowText& row) const;
  };
  TableText prepare_table(StructId elem, const Area& area);
  RowText prepare_row(StructId row, const Area& area);
  static std::vector<ColumnNeed::Use> column_uses(const TableText& table);
  Pt image_width(const Atom& image, const Area& area) const;
  CellWords words_of(const Paragraph& text, const Area& area) const;
  void add_need(const Paragraph& text, const Area& area, ColumnNeed& need) const;
  TableNeeds table_needs(const TableText& table, const Area& area) const;

  // table_setter.cc
  struct Column {
    Pt x, width;  // of the text in it
  };
  struct Grid {
    std::vector<Column> columns;
    std::vector<Pt> edges;  // between columns, where they are ruled
    Pt width;
  };
  struct FittedTable {
    Area area;
    TableText text;
    Grid grid;
  };
  /// What stands around the text of a row.
  struct RowLook {
    Pt above, below;
    Pt least_height;
    Pt rule_below;
  };
  void set_table(StructId elem, const Area& outer, Flow& out);
  /// The table with its columns, in smaller type where that is needed; none where words would have
  /// to be broken all the same.
  std::optional<FittedTable> fit_table(StructId elem, const Area& outer);
  static Grid grid_of(const std::vector<Pt>& widths, const TableText& table, Pt padding);
  static std::optional<Grid> fit_columns(const TableText& table, const TableNeeds& needs,
                                         const Area& area);
  void set_head(const FittedTable& table, Flow& out);
  void set_body(const FittedTable& table, Flow& out);
  Flow set_row(const RowText& row, const FittedTable& table, const RowLook& look);
  /// A row as one box, or as many where it is so high that a page may end in it.
  Flow row_boxes(std::vector<std::vector<Line>> cells, const Grid& grid, Pt x,
                 const RowLook& look) const;
  void set_table_caption(StructId elem, const Area& area, Flow& out);

  // table_blocks.cc
  /// The words of column headers before the cells of a block, and the columns both stand in.
  struct BlockLabels {
    std::vector<std::vector<Line>> beside;  // their lines in the first column
    std::vector<std::vector<Line>> above;   // and on a whole line
    Grid grid;                              // one column where the cell stands below them
    Grid head_grid;                         // of the first column's, beside the row's name
    Line::Shown shown = Line::Shown::kOriginal;
  };
  static Column whole_line(const Area& area);
  static Grid two_columns(Pt x, Pt words, Pt room, Pt gap);
  Pt widest_cell(const TableText& table) const;
  Paragraph label_words(const CellText& header, const Area& area);
  Paragraph repeated_label_words(const CellText& header, const Area& area);
  BlockLabels block_labels(const TableText& table, Line::Shown shown, const Area& area);
  /// A table that is too wide: each row as a block, its cells one below the other.
  void set_table_as_blocks(StructId elem, const Area& outer, Flow& out);
  Flow blocks_head(const RowText& head, const Area& area);
  std::vector<std::vector<Line>> labelled_cell(const Paragraph& text, std::vector<Line> label,
                                               const Grid& grid);
  Flow block_head(const CellText& cell, const BlockLabels& labels, const Area& area,
                  Pt least_height);
  Flow row_block(const RowText& row, const TableText& table, const BlockLabels& labels,
                 const Area& area);
  bool is_of_header(const Line& line) const;
  Flow in_reading_order(Flow block) const;
  std::optional<LineBox> continued_line(std::string name, const Area& area);
  void finish_block(const std::string& name, Flow block, const Area& area, Flow& out);
  void report_wide_table(StructId elem, const TableText& table, const Area& area);

  void push_lines(std::vector<Line> lines, Pt x, const Area& area, Flow& out) const;
  TextStyle body_style(const Area& area, FontWeight weight = FontWeight::kRegular);
  /// `size` of text smaller than what stands around it: in a disclaimer nothing is (P04).
  Pt reduced_size(const Area& area, Pt size) const;
  Pt paragraph_gap(const Area& area) const;
  FlowItem block_space(Pt height) const;
  ParagraphSetter::Emphasised emphasised(const Area& area) const;
  bool is_disclaimer(Construct construct) const;
  const BoxColors& notice_colors(StructId elem) const;

  const LayoutInput& input_;
  const StructTree& tree_;
  const Edition& edition_;
  ParagraphSetter& paragraphs_;
  Pt capacity_;
  Diagnostics& diagnostics_;
  double spacing_;
};

}  // namespace clearleaf::layout
