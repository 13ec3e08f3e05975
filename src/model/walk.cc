// One visitor for the kinds of blocks that hold blocks, one for those that hold inlines.
#include "model/walk.h"

namespace clearleaf {

namespace {

using BlockCall = std::function<void(const Block&)>;
using InlineCall = std::function<void(const Inline&)>;

/// The blocks inside a block.
struct InnerBlocks {
  const BlockCall& call;

  void operator()(const List& list) const {
    for (const ListItem& item : list.items) for_each_block(item.blocks, call);
  }
  void operator()(const DefinitionList& list) const {
    for (const DefinitionGroup& group : list.groups) {
      for (const Definition& item : group.definitions) for_each_block(item.blocks, call);
    }
  }
  void operator()(const Quote& quote) const { for_each_block(quote.blocks, call); }
  void operator()(const Notice& notice) const { for_each_block(notice.blocks, call); }
  void operator()(const Heading&) const {}
  void operator()(const Paragraph&) const {}
  void operator()(const CodeBlock&) const {}
  void operator()(const Table&) const {}
  void operator()(const Figure&) const {}
  void operator()(const ThematicBreak&) const {}
  void operator()(const PageBreakHint&) const {}
};

/// The inlines that a block holds itself, not through other blocks.
struct OwnInlines {
  const InlineCall& call;

  void row(const TableRow& row) const {
    for (const TableCell& cell : row.cells) for_each_inline(cell.inlines, call);
  }
  void operator()(const Heading& heading) const { for_each_inline(heading.inlines, call); }
  void operator()(const Paragraph& paragraph) const { for_each_inline(paragraph.inlines, call); }
  void operator()(const Figure& figure) const { for_each_inline(figure.caption, call); }
  void operator()(const Table& table) const {
    for_each_inline(table.caption, call);
    row(table.head);
    for (const TableRow& body_row : table.rows) row(body_row);
  }
  void operator()(const DefinitionList& list) const {
    for (const DefinitionGroup& group : list.groups) {
      for (const Term& term : group.terms) for_each_inline(term.inlines, call);
    }
  }
  void operator()(const List&) const {}
  void operator()(const Quote&) const {}
  void operator()(const Notice&) const {}
  void operator()(const CodeBlock&) const {}
  void operator()(const ThematicBreak&) const {}
  void operator()(const PageBreakHint&) const {}
};

/// The inlines inside an inline.
struct InnerInlines {
  const InlineCall& call;

  void operator()(const Emphasis& kind) const { for_each_inline(kind.inlines, call); }
  void operator()(const Strong& kind) const { for_each_inline(kind.inlines, call); }
  void operator()(const Strike& kind) const { for_each_inline(kind.inlines, call); }
  void operator()(const Sub& kind) const { for_each_inline(kind.inlines, call); }
  void operator()(const Sup& kind) const { for_each_inline(kind.inlines, call); }
  void operator()(const Kbd& kind) const { for_each_inline(kind.inlines, call); }
  void operator()(const Link& link) const { for_each_inline(link.inlines, call); }
  void operator()(const LangSpan& kind) const { for_each_inline(kind.inlines, call); }
  void operator()(const Text&) const {}
  void operator()(const Code&) const {}
  void operator()(const Image&) const {}
  void operator()(const NoteRef&) const {}
  void operator()(const Abbreviation&) const {}
  void operator()(const LineBreak&) const {}
};

}  // namespace

void for_each_block(const Block& block, const BlockCall& call) {
  call(block);
  std::visit(InnerBlocks{call}, block.kind);
}

void for_each_block(const Blocks& blocks, const BlockCall& call) {
  for (const Block& block : blocks) for_each_block(block, call);
}

void for_each_inline(const Inlines& inlines, const InlineCall& call) {
  for (const Inline& item : inlines) {
    call(item);
    std::visit(InnerInlines{call}, item.kind);
  }
}

void for_each_inline(const Block& block, const InlineCall& call) {
  for_each_block(block, [&](const Block& each) { std::visit(OwnInlines{call}, each.kind); });
}

void for_each_inline(const Blocks& blocks, const InlineCall& call) {
  for (const Block& block : blocks) for_each_inline(block, call);
}

std::vector<const Blocks*> all_blocks(const Document& document) {
  std::vector<const Blocks*> all{&document.blocks};
  for (const Note& note : document.notes) all.push_back(&note.blocks);
  return all;
}

std::vector<ImageUse> image_uses(const Document& document) {
  std::vector<ImageUse> uses;
  const auto add_inline = [&](const Inline& item) {
    if (const auto* image = std::get_if<Image>(&item.kind)) uses.push_back({image, item.span});
  };
  for_each_inline(document.title, add_inline);
  for (const Blocks* blocks : all_blocks(document)) {
    for_each_block(*blocks, [&](const Block& block) {
      const auto* figure = std::get_if<Figure>(&block.kind);
      if (figure != nullptr) uses.push_back({&figure->image, block.span});
      std::visit(OwnInlines{add_inline}, block.kind);
    });
  }
  return uses;
}

}  // namespace clearleaf
