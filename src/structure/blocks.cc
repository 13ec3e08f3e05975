// Blocks → sections, paragraphs, lists, tables, figures, notices and notes.
#include "base/utf8.h"
#include "structure/builder.h"

#include <algorithm>
#include <utility>

namespace clearleaf::structure {

namespace {

std::string_view notice_class(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::kNote: return "note";
    case NoticeKind::kTip: return "tip";
    case NoticeKind::kImportant: return "important";
    case NoticeKind::kWarning: return "warning";
    case NoticeKind::kCaution: return "caution";
  }
  INVARIANT(false, "every notice kind has a class");
}

Label notice_label(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::kNote: return Label::kNote;
    case NoticeKind::kTip: return Label::kTip;
    case NoticeKind::kImportant: return Label::kImportant;
    case NoticeKind::kWarning: return Label::kWarning;
    case NoticeKind::kCaution: return Label::kCaution;
  }
  INVARIANT(false, "every notice kind has a label");
}

Construct list_construct(const List& list) {
  for (const ListItem& item : list.items) {
    if (item.task != TaskState::kNotATask) return Construct::kTaskList;
  }
  return list.kind == ListKind::kOrdered ? Construct::kOrderedList : Construct::kBulletList;
}

}  // namespace

/// One block, by its kind.
struct BlockBuilder {
  Builder& builder;
  StructId parent;
  SourceSpan span;

  void operator()(const Heading&) const {
    INVARIANT(false, "headings stand between blocks, never inside them");
  }
  void operator()(const Paragraph& paragraph) const {
    builder.build_inlines(builder.add(parent, Construct::kParagraph, span), paragraph.inlines);
  }
  void operator()(const List& list) const { builder.build_list(parent, list, span); }
  void operator()(const DefinitionList& list) const {
    builder.build_definitions(parent, list, span);
  }
  void operator()(const Quote& quote) const {
    builder.build_blocks(builder.add(parent, Construct::kQuote, span), quote.blocks);
  }
  void operator()(const CodeBlock& code) const {
    const StructId block = builder.add(parent, Construct::kCodeBlock, span);
    builder.tree.add_text(builder.add(block, Construct::kCodeBlockText, span), code.text, span);
  }
  void operator()(const Table& table) const { builder.build_table(parent, table, span); }
  void operator()(const Figure& figure) const { builder.build_figure(parent, figure, span); }
  void operator()(const Notice& notice) const { builder.build_notice(parent, notice, span); }
  void operator()(const ThematicBreak&) const {
    builder.add(parent, Construct::kThematicBreak, span);
  }
  // Between sections and their blocks build_sections has heeded it; inside a block it means
  // nothing.
  void operator()(const PageBreakHint&) const {}
};

void Builder::build_blocks(StructId parent, const Blocks& blocks) {
  for (const Block& block : blocks) {
    std::visit(BlockBuilder{*this, parent, block.span}, block.kind);
    flush_notes(parent);
  }
}

const Disclaimer* Builder::disclaimer_of(const Heading& heading) const {
  for (const Disclaimer& item : document_.meta.disclaimers) {
    if (item.section.value == heading.id) return &item;
  }
  return nullptr;
}

StructId Builder::begin_section(StructId parent, const Heading& heading, SourceSpan span) {
  const Disclaimer* disclaimer = heading.level == 2 ? disclaimer_of(heading) : nullptr;
  if (disclaimer == nullptr) {
    const bool main = heading.level == 2;
    return add(parent, main ? Construct::kMainSection : Construct::kSubSection, span);
  }
  const bool risks = disclaimer->kind == DisclaimerKind::kRisks;
  const StructId section =
      add(parent, risks ? Construct::kRisksSection : Construct::kConclusionSection, span);
  tree.edit_attrs(section).id = risks ? "disclaimer-risks" : "disclaimer-conclusion";
  const int kind = static_cast<int>(disclaimer->kind);
  disclaimer_sections_.emplace(kind, section);
  disclaimer_headings_.emplace(kind, clearleaf::plain_text(heading.inlines));
  return section;
}

void Builder::build_heading(StructId section, const Heading& heading, SourceSpan span) {
  const StructId elem = add(section, heading_construct(heading.level), span);
  tree.edit_attrs(elem).id = heading.id;
  tree.edit_attrs(elem).lang = heading.lang;
  by_id_.emplace(heading.id, elem);
  if (const Disclaimer* disclaimer = heading.level == 2 ? disclaimer_of(heading) : nullptr) {
    const std::string label = label_of(disclaimer->kind, clearleaf::plain_text(heading.inlines));
    if (!label.empty()) add_label(elem, label);
  }
  build_inlines(elem, heading.inlines);
  outline.items.push_back({heading.level, normalised(tree.plain_text(elem)), elem});
}

void Builder::build_sections() {
  printing_ = Printing::kOn;
  struct Open {
    int level;
    StructId section;
  };
  std::vector<Open> open{{1, tree.root()}};
  const auto close_to = [&](int level) {
    while (open.size() > 1 && open.back().level >= level) {
      const StructId section = open.back().section;
      open.pop_back();
      // P13: the box of the conclusion ends with a link to the risks.
      if (tree[section].construct == Construct::kConclusionSection &&
          document_.meta.disclaimer(DisclaimerKind::kRisks) != nullptr) {
        add_section_link(add_generated(section, Construct::kGeneratedParagraph), Label::kReadRisks,
                         DisclaimerKind::kRisks);
      }
    }
  };
  const auto is_in_disclaimer = [&] {
    return std::any_of(open.begin(), open.end(), [&](const Open& each) {
      const Construct construct = tree[each.section].construct;
      return construct == Construct::kRisksSection || construct == Construct::kConclusionSection;
    });
  };
  PageStart start = PageStart::kAnywhere;
  const auto begin_page = [&](StructId elem) {
    if (start == PageStart::kNewPage) tree.edit_attrs(elem).page_start = start;
    start = PageStart::kAnywhere;
  };
  const Block* before = nullptr;
  for (const Block& block : document_.blocks) {
    const Block* previous = std::exchange(before, &block);
    if (std::holds_alternative<PageBreakHint>(block.kind)) {
      // A heading never stands alone at a page's end.
      const bool heads = previous != nullptr && std::holds_alternative<Heading>(previous->kind);
      if (!heads && !is_in_disclaimer()) start = PageStart::kNewPage;
      continue;
    }
    const auto* heading = std::get_if<Heading>(&block.kind);
    if (heading != nullptr) {
      close_to(heading->level);
      const StructId section = begin_section(open.back().section, *heading, block.span);
      begin_page(section);
      open.push_back({heading->level, section});
      build_heading(section, *heading, block.span);
    } else {
      if (open.size() == 1) {
        open.push_back({2, add(tree.root(), Construct::kPreamble, block.span)});
      }
      const StructId section = open.back().section;
      const std::size_t place = tree[section].kids.size();
      std::visit(BlockBuilder{*this, section, block.span}, block.kind);
      begin_page(std::get<StructId>(tree[section].kids[place]));
    }
    flush_notes(open.back().section);
  }
  close_to(2);
}

void Builder::build_list(StructId parent, const List& list, SourceSpan span) {
  const StructId elem = add(parent, list_construct(list), span);
  StructAttrs& attrs = tree.edit_attrs(elem);
  const bool ordered = list.kind == ListKind::kOrdered;
  attrs.numbering = ordered ? ListNumbering::kDecimal : ListNumbering::kDisc;
  attrs.list_start = list.start;
  if (tree[elem].construct == Construct::kTaskList) attrs.numbering = ListNumbering::kNone;
  ++list_depth_;
  std::uint32_t number = list.start;
  for (const ListItem& item : list.items) build_list_item(elem, list, item, number++);
  --list_depth_;
}

void Builder::build_list_item(StructId list_elem, const List& list, const ListItem& item,
                              std::uint32_t number) {
  const StructId elem = add(list_elem, Construct::kListItem, item.span);
  if (item.task != TaskState::kNotATask) {
    const bool done = item.task == TaskState::kDone;
    const std::string& words = labels_[done ? Label::kTaskDone : Label::kTaskNotDone];
    const StructId label = add_generated(elem, Construct::kTaskLabel);
    // Drawn on paper as a box to tick; said in words.
    tree.edit_attrs(label).actual_text = words;
    tree.edit_attrs(label).css_class = done ? "done" : "not-done";
    tree.add_text(label, words + " ", {});
  } else {
    const StructId label = add(elem, Construct::kListLabel, item.span);
    const bool ordered = list.kind == ListKind::kOrdered;
    const char* bullet = list_depth_ % 2 == 1 ? "•" : "–";
    tree.add_text(label, ordered ? std::to_string(number) + "." : bullet, {});
  }
  const StructId body = add(elem, Construct::kListBody, item.span);
  build_item_blocks(body, item.blocks,
                    list.tight ? Construct::kTightParagraph : Construct::kParagraph);
}

void Builder::build_item_blocks(StructId body, const Blocks& blocks, Construct paragraph) {
  for (const Block& block : blocks) {
    if (const auto* words = std::get_if<Paragraph>(&block.kind)) {
      build_inlines(add(body, paragraph, block.span), words->inlines);
    } else {
      std::visit(BlockBuilder{*this, body, block.span}, block.kind);
    }
    flush_notes(body);
  }
}

// ISO 32000-1 table 336: an LI holds labels and bodies. One LI has all terms of a group as labels
// and all its definitions as bodies.
void Builder::build_definitions(StructId parent, const DefinitionList& list, SourceSpan span) {
  const StructId elem = add(parent, Construct::kDefinitionList, span);
  const Construct paragraph = list.tight ? Construct::kTightParagraph : Construct::kParagraph;
  for (const DefinitionGroup& group : list.groups) {
    const StructId item = add(elem, Construct::kDefinitionGroup, group.span);
    for (const Term& term : group.terms) {
      build_inlines(add(item, Construct::kTerm, term.span), term.inlines);
    }
    for (const Definition& definition : group.definitions) {
      const StructId body = add(item, Construct::kDefinition, definition.span);
      flush_notes(body);  // those of the terms: an LI cannot hold them
      build_item_blocks(body, definition.blocks, paragraph);
    }
  }
}

void Builder::build_cell(StructId row, const Table& table, const TableCell& cell,
                         std::size_t column, Construct construct) {
  const StructId elem = add(row, construct, cell.span);
  StructAttrs& attrs = tree.edit_attrs(elem);
  attrs.alignment = table.columns[column];
  if (construct == Construct::kColumnHeader) attrs.scope = Scope::kColumn;
  if (construct == Construct::kRowHeader) attrs.scope = Scope::kRow;
  build_inlines(elem, cell.inlines);
}

void Builder::build_table(StructId parent, const Table& table, SourceSpan span) {
  const StructId elem = add(parent, Construct::kTable, span);
  if (!table.caption.empty()) {
    build_inlines(add(elem, Construct::kTableCaption, span), table.caption);
  }
  // ISO 32000-1 table 337: a table has a body, if it has only one row; a THead alone is none.
  const StructId head = add(
      elem, table.rows.empty() ? Construct::kTableBody : Construct::kTableHead, table.head.span);
  const StructId head_row = add(head, Construct::kTableRow, table.head.span);
  for (std::size_t i = 0; i < table.head.cells.size(); ++i) {
    const TableCell& cell = table.head.cells[i];
    const bool empty = cell.inlines.empty();
    build_cell(head_row, table, cell, i, empty ? Construct::kCornerCell : Construct::kColumnHeader);
  }
  if (table.rows.empty()) return;
  const StructId body = add(elem, Construct::kTableBody, span);
  for (const TableRow& row : table.rows) {
    const StructId row_elem = add(body, Construct::kTableRow, row.span);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool header =
          i == 0 && table.row_headers == RowHeaders::kFirstColumn && !row.cells[i].inlines.empty();
      build_cell(row_elem, table, row.cells[i], i,
                 header ? Construct::kRowHeader : Construct::kCell);
    }
  }
}

void Builder::build_figure(StructId parent, const Figure& figure, SourceSpan span) {
  if (figure.image.purpose == ImagePurpose::kDecorative) {
    build_image(add(parent, Construct::kDecorativeFigure, span), Construct::kDecorativeImage,
                figure.image, span);
    return;
  }
  const StructId group = add(parent, Construct::kFigureGroup, span);
  build_image(group, Construct::kFigure, figure.image, span);
  if (!figure.caption.empty()) {
    build_inlines(add(group, Construct::kFigureCaption, span), figure.caption);
  }
  if (!figure.image.long_description.empty()) {
    // Not in the figure: HTML wants its caption to be the last thing in it.
    add_description_link(add_generated(parent, Construct::kLongDescription),
                         figure.image.long_description);
  }
}

void Builder::build_notice(StructId parent, const Notice& notice, SourceSpan span) {
  const StructId elem = add(parent, Construct::kNotice, span);
  tree.edit_attrs(elem).css_class = notice_class(notice.kind);
  add_label(add(elem, Construct::kNoticeLabel, {}), labels_[notice_label(notice.kind)]);
  build_blocks(elem, notice.blocks);
}

void Builder::flush_notes(StructId parent) {
  // First come, first set: a note's own references join the end of the queue, and no block of a
  // note, such as a list in it, takes them in.
  if (in_note_) return;
  in_note_ = true;
  while (!pending_notes_.empty()) {
    const std::size_t note = pending_notes_.front();
    pending_notes_.pop_front();
    build_note(parent, note);
  }
  in_note_ = false;
}

void Builder::build_note(StructId parent, std::size_t note) {
  const bool is_authors = !notes_[note].link;
  const Note* written = is_authors ? &document_.notes[document_.notes.id_at(note)] : nullptr;
  const SourceSpan span = is_authors ? written->span : notes_[note].link->span;
  const StructId elem = add(parent, Construct::kNote, span);
  NoteState& state = notes_[note];
  const std::string number = std::to_string(state.number);
  tree.edit_attrs(elem).id = "note-" + number;
  state.stage = NoteState::Stage::kBuilt;
  state.elem = elem;
  for (const StructId link : state.references) tree.edit_attrs(link).target = elem;
  tree.notes.push_back({state.number, elem, state.references.front()});
  tree.add_text(add(elem, Construct::kNoteLabel, span), number, {});
  if (!is_authors) return build_link_note(elem, *state.link);
  build_blocks(elem, written->blocks);
  add_waiting_codes(elem);
}

}  // namespace clearleaf::structure
