// A document → its words, block by block, with the notes where they are first referred to.
#include "verify/source_lines.h"

#include "model/walk.h"
#include "verify/spoken.h"

#include <utility>

namespace clearleaf::verify {

namespace {

class Lines {
 public:
  /// Null: notes are left out.
  explicit Lines(const Document* document)
      : document_(document), told_(document == nullptr ? 0 : document->notes.size()) {}

  void add(std::string_view kind, SourceSpan span, const Inlines& inlines) {
    add_words(kind, span, plain_text(inlines));
    for_each_inline(inlines, [&](const Inline& item) {
      if (const auto* note = std::get_if<NoteRef>(&item.kind)) waiting_.push_back(note->note);
    });
  }
  void add_words(std::string_view kind, SourceSpan span, std::string_view text) {
    std::string words = spoken_words(text);
    if (!words.empty()) lines_.push_back({kind, std::move(words), span});
  }
  void add(const Block& block) {
    std::visit([&](const auto& kind) { add(kind, block.span); }, block.kind);
  }
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) add(block);
  }
  /// The notes that the block just told refers to for the first time. Those that they refer to
  /// stand after them, not in them.
  void add_notes() {
    if (document_ == nullptr || std::exchange(in_note_, true)) return;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const NoteId id = waiting_[i];
      if (told_[id.index()]) continue;
      told_[id.index()] = true;
      add(document_->notes[id].blocks);
    }
    waiting_.clear();
    in_note_ = false;
  }

  std::vector<SourceLine> take() { return std::move(lines_); }

 private:
  void add(const Heading& heading, SourceSpan span) {
    add("heading", span, heading.inlines);
    add_notes();
  }
  void add(const Paragraph& paragraph, SourceSpan span) {
    add("paragraph", span, paragraph.inlines);
    add_notes();
  }
  void add(const List& list, SourceSpan) {
    for (const ListItem& item : list.items) add(item.blocks);
  }
  void add(const DefinitionList& list, SourceSpan) {
    for (const DefinitionGroup& group : list.groups) {
      for (const Term& term : group.terms) {
        add("term", term.span, term.inlines);
        add_notes();
      }
      for (const Definition& definition : group.definitions) add(definition.blocks);
    }
  }
  void add(const Quote& quote, SourceSpan) { add(quote.blocks); }
  void add(const CodeBlock& code, SourceSpan span) { add_words("code", span, code.text); }
  void add(const Table& table, SourceSpan span) {
    add("caption", span, table.caption);
    add_row(table.head);
    for (const TableRow& row : table.rows) add_row(row);
    add_notes();
  }
  void add_row(const TableRow& row) {
    for (const TableCell& cell : row.cells) add("cell", cell.span, cell.inlines);
  }
  void add(const Figure& figure, SourceSpan span) {
    add_words("image", span, figure.image.alt);
    add("caption", span, figure.caption);
    add_notes();
  }
  void add(const Notice& notice, SourceSpan) { add(notice.blocks); }
  void add(const ThematicBreak&, SourceSpan) {}
  void add(const PageBreakHint&, SourceSpan) {}

  const Document* document_;
  std::vector<SourceLine> lines_;
  std::vector<NoteId> waiting_;
  std::vector<bool> told_;  // by NoteId
  bool in_note_ = false;
};

}  // namespace

std::vector<SourceLine> source_lines(const Document& document) {
  Lines lines(&document);
  const Metadata& meta = document.meta;
  lines.add("title", meta.title.span, document.title);
  lines.add("subtitle", meta.subtitle.span, document.subtitle);
  lines.add_notes();
  for (const DisclaimerKind kind : {DisclaimerKind::kRisks, DisclaimerKind::kConclusion}) {
    if (const Disclaimer* disclaimer = meta.disclaimer(kind)) {
      lines.add("summary", disclaimer->summary.span, document.summary(kind));
    }
  }
  lines.add(document.blocks);
  return lines.take();
}

std::string own_words_of_block(const Block& block) {
  Lines lines(nullptr);
  lines.add(block);
  std::string words;
  for (const SourceLine& line : lines.take()) {
    if (line.kind != "heading") words += (words.empty() ? "" : " ") + line.words;
  }
  return words;
}

}  // namespace clearleaf::verify
