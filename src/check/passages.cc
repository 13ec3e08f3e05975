// One walk over a disclaimer's blocks, one over the inlines of each.
#include "check/passages.h"

#include "base/primary_subtag.h"

#include <algorithm>
#include <utility>

namespace clearleaf::check {

namespace {

/// Writes inlines into a passage.
struct InlineWriter {
  Passage& passage;
  std::string_view language;  // the document's primary one
  WordKind kind = WordKind::kPlain;

  void add(std::string_view text, WordKind of) const {
    if (text.empty()) return;
    if (passage.pieces.empty() || passage.pieces.back().kind != of) {
      passage.pieces.push_back({passage.text.size(), of});
    }
    passage.text += text;
  }
  void add(const Inlines& inlines) const {
    for (const Inline& item : inlines) std::visit(*this, item.kind);
  }
  void add_in(std::string_view lang, const Inlines& inlines) const {
    const bool same = lang.empty() || primary_subtag(lang) == language;
    InlineWriter{passage, language, same ? kind : WordKind::kForeign}.add(inlines);
  }

  void operator()(const Text& text) const { add(text.text, kind); }
  void operator()(const Emphasis& inner) const { add(inner.inlines); }
  void operator()(const Strong& inner) const { add(inner.inlines); }
  void operator()(const Strike& inner) const {
    const std::size_t begin = passage.text.size();
    add(inner.inlines);
    if (!passage.struck.empty()) passage.struck += ' ';
    passage.struck += passage.text.substr(begin);
  }
  void operator()(const Sub& inner) const { add(inner.inlines); }
  void operator()(const Sup& inner) const { add(inner.inlines); }
  void operator()(const Kbd& inner) const {
    InlineWriter{passage, language, WordKind::kCode}.add(inner.inlines);
  }
  void operator()(const Code& code) const { add(code.text, WordKind::kCode); }
  void operator()(const Link& link) const { add_in(link.lang, link.inlines); }
  void operator()(const Image&) const {}
  void operator()(const NoteRef&) const {}
  void operator()(const Abbreviation& abbreviation) const {
    add(abbreviation.text, WordKind::kAbbreviation);
  }
  void operator()(const LangSpan& span) const { add_in(span.lang, span.inlines); }
  void operator()(const LineBreak&) const { add(" ", kind); }
};

/// Collects the passages of blocks.
struct BlockReader {
  std::vector<Passage>& passages;
  std::string_view language;
  SourceSpan span;

  Passage& begin(SourceSpan where, Passage::Of of = Passage::Of::kText) const {
    return passages.emplace_back(Passage{of, where, {}, {}});
  }
  void add(const Inlines& inlines, SourceSpan where) const {
    if (!inlines.empty()) InlineWriter{begin(where), language}.add(inlines);
  }
  void add(const TableRow& row) const {
    for (const TableCell& cell : row.cells) add(cell.inlines, cell.span);
  }
  void add(const Blocks& blocks) const {
    for (const Block& block : blocks) {
      std::visit(BlockReader{passages, language, block.span}, block.kind);
    }
  }

  void operator()(const Heading& heading) const {
    InlineWriter{begin(span, Passage::Of::kHeading), language}.add(heading.inlines);
  }
  void operator()(const Paragraph& paragraph) const { add(paragraph.inlines, span); }
  void operator()(const CodeBlock& code) const {
    InlineWriter{begin(span), language}.add(code.text, WordKind::kCode);
  }
  void operator()(const Figure& figure) const { add(figure.caption, span); }
  void operator()(const Table& table) const {
    add(table.caption, span);
    add(table.head);
    for (const TableRow& row : table.rows) add(row);
  }
  void operator()(const List& list) const {
    for (const ListItem& item : list.items) add(item.blocks);
  }
  void operator()(const DefinitionList& list) const {
    for (const DefinitionGroup& group : list.groups) {
      for (const Term& term : group.terms) add(term.inlines, term.span);
      for (const Definition& definition : group.definitions) add(definition.blocks);
    }
  }
  void operator()(const Quote& quote) const { add(quote.blocks); }
  void operator()(const Notice& notice) const { add(notice.blocks); }
  void operator()(const ThematicBreak&) const {}
  void operator()(const PageBreakHint&) const {}
};

}  // namespace

WordKind Passage::kind_at(std::size_t at) const {
  const auto next =
      std::upper_bound(pieces.begin(), pieces.end(), at,
                       [](std::size_t byte, const Piece& piece) { return byte < piece.begin; });
  return next == pieces.begin() ? WordKind::kPlain : std::prev(next)->kind;
}

std::string_view kind_name(DisclaimerKind kind) {
  return kind == DisclaimerKind::kRisks ? "risks" : "conclusion";
}

std::vector<DisclaimerText> disclaimer_texts(const Survey& survey) {
  using Part = DisclaimerText::Part;
  const std::string language = primary_subtag(survey.document.meta.lang.value);
  std::vector<DisclaimerText> texts;
  for (const Disclaimer& disclaimer : survey.document.meta.disclaimers) {
    const SourceSpan summary = disclaimer.summary.span;
    DisclaimerText& first =
        texts.emplace_back(DisclaimerText{disclaimer.kind, Part::kSummary, summary, {}});
    BlockReader{first.passages, language, summary}.add(survey.document.summary(disclaimer.kind),
                                                       summary);
    const FoundHeading* heading = find_heading(survey, disclaimer.section.value);
    if (heading == nullptr) continue;
    DisclaimerText& section =
        texts.emplace_back(DisclaimerText{disclaimer.kind, Part::kSection, heading->span, {}});
    const BlockReader reader{section.passages, language, heading->span};
    reader(*heading->node);
    for (const Block& block : section_of(survey, *heading)) {
      std::visit(BlockReader{section.passages, language, block.span}, block.kind);
    }
  }
  return texts;
}

}  // namespace clearleaf::check
