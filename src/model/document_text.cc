// A document's tree → lines.
#include "model/document_text.h"

#include "model/text_dump.h"

#include <fmt/format.h>

#include <array>

namespace clearleaf {

namespace {

class DocumentDump {
 public:
  explicit DocumentDump(const SourceText& source) : source_(source) {}

  std::string dump(const Document& document) {
    add_metadata(document);
    add(document.blocks);
    for (std::size_t i = 0; i < document.notes.size(); ++i) {
      const Note& note = document.notes[document.notes.id_at(i)];
      line(note.span, fmt::format("note {} [^{}]", i + 1, note.name));
      const TextDump::Indent indent(out_);
      add(note.blocks);
    }
    return out_.take();
  }

 private:
  void line(SourceSpan span, std::string_view text) {
    const LineColumn at = source_.position(span.begin);
    out_.line(fmt::format("{} {}:{}", text, at.line, at.column));
  }

  void add_metadata(const Document& document) {
    const Metadata& meta = document.meta;
    add_field("title", meta.title.span, document.title);
    if (!document.subtitle.empty()) add_field("subtitle", meta.subtitle.span, document.subtitle);
    out_.line("lang " + meta.lang.value);
    out_.line(fmt::format("profile {}", profile_name(meta.profile.value)));
    for (const Disclaimer& disclaimer : meta.disclaimers) {
      const bool risks = disclaimer.kind == DisclaimerKind::kRisks;
      add_field(fmt::format("{} #{}", risks ? "risks" : "conclusion", disclaimer.section.value),
                disclaimer.summary.span, document.summary(disclaimer.kind));
    }
  }
  void add_field(std::string_view name, SourceSpan span, const Inlines& inlines) {
    line(span, name);
    const TextDump::Indent indent(out_);
    add(inlines);
  }

  // ---- inlines ----

  void add(const Inlines& inlines) {
    for (const Inline& item : inlines) {
      std::visit([&](const auto& kind) { add(kind, item.span); }, item.kind);
    }
  }
  void add_inside(std::string_view name, SourceSpan span, const Inlines& inlines) {
    line(span, name);
    const TextDump::Indent indent(out_);
    add(inlines);
  }
  void add(const Text& text, SourceSpan span) { line(span, quoted_text(text.text)); }
  void add(const Emphasis& kind, SourceSpan span) { add_inside("emphasis", span, kind.inlines); }
  void add(const Strong& kind, SourceSpan span) { add_inside("strong", span, kind.inlines); }
  void add(const Strike& kind, SourceSpan span) { add_inside("strike", span, kind.inlines); }
  void add(const Sub& kind, SourceSpan span) { add_inside("sub", span, kind.inlines); }
  void add(const Sup& kind, SourceSpan span) { add_inside("sup", span, kind.inlines); }
  void add(const Kbd& kind, SourceSpan span) { add_inside("kbd", span, kind.inlines); }
  void add(const Code& code, SourceSpan span) { line(span, "code " + quoted_text(code.text)); }
  void add(const Link& link, SourceSpan span) {
    add_inside("link " + link.target + option("lang", link.lang) +
                   option("hreflang", link.hreflang),
               span, link.inlines);
  }
  void add(const Image& image, SourceSpan span) { line(span, "image" + image_words(image)); }
  void add(const NoteRef& ref, SourceSpan span) {
    line(span, fmt::format("note-ref {}", ref.note.index() + 1));
  }
  void add(const Abbreviation& abbreviation, SourceSpan span) {
    line(span, fmt::format("abbreviation {} = {}", quoted_text(abbreviation.text),
                           quoted_text(abbreviation.expansion)));
  }
  void add(const LangSpan& kind, SourceSpan span) {
    add_inside("lang " + kind.lang, span, kind.inlines);
  }
  void add(const LineBreak&, SourceSpan span) { line(span, "line-break"); }

  static std::string option(std::string_view name, std::string_view value) {
    return value.empty() ? "" : fmt::format(" {}={}", name, value);
  }
  static std::string image_words(const Image& image) {
    std::string out = fmt::format(" {} alt={}", image.source, quoted_text(image.alt));
    if (!image.title.empty()) out += " title=" + quoted_text(image.title);
    out += option("lang", image.lang) + option("longdesc", image.long_description);
    if (image.width_percent > 0) out += fmt::format(" width={}%", image.width_percent);
    if (image.purpose == ImagePurpose::kDecorative) out += " decorative";
    return out;
  }

  // ---- blocks ----

  void add(const Blocks& blocks) {
    for (const Block& block : blocks) {
      std::visit([&](const auto& kind) { add(kind, block.span); }, block.kind);
    }
  }
  void add_inside(std::string_view name, SourceSpan span, const Blocks& blocks) {
    line(span, name);
    const TextDump::Indent indent(out_);
    add(blocks);
  }
  void add(const Heading& heading, SourceSpan span) {
    add_inside(
        fmt::format("heading {} #{}{}", heading.level, heading.id, option("lang", heading.lang)),
        span, heading.inlines);
  }
  void add(const Paragraph& paragraph, SourceSpan span) {
    add_inside("paragraph", span, paragraph.inlines);
  }
  void add(const List& list, SourceSpan span) {
    line(span, list.kind == ListKind::kBullet
                   ? fmt::format("list{}", list.tight ? " tight" : "")
                   : fmt::format("ordered-list from {}{}", list.start, list.tight ? " tight" : ""));
    const TextDump::Indent indent(out_);
    constexpr std::array<std::string_view, 3> kTasks{"item", "item done", "item not-done"};
    for (const ListItem& item : list.items) {
      add_inside(kTasks[static_cast<std::size_t>(item.task)], item.span, item.blocks);
    }
  }
  void add(const DefinitionList& list, SourceSpan span) {
    line(span, list.tight ? "definition-list tight" : "definition-list");
    const TextDump::Indent indent(out_);
    for (const DefinitionGroup& group : list.groups) {
      for (const Term& term : group.terms) add_inside("term", term.span, term.inlines);
      for (const Definition& each : group.definitions) {
        add_inside("definition", each.span, each.blocks);
      }
    }
  }
  void add(const Quote& quote, SourceSpan span) { add_inside("quote", span, quote.blocks); }
  void add(const CodeBlock& code, SourceSpan span) {
    line(span, fmt::format("code-block{} {}", option("language", code.language),
                           quoted_text(code.text)));
  }
  void add(const Table& table, SourceSpan span) {
    std::string columns;
    constexpr std::array<std::string_view, 3> kAlignments{" start", " center", " end"};
    for (const Alignment alignment : table.columns) {
      columns += kAlignments[static_cast<std::size_t>(alignment)];
    }
    const bool headers = table.row_headers == RowHeaders::kFirstColumn;
    line(span, fmt::format("table{}{}", columns, headers ? " row-headers" : ""));
    const TextDump::Indent indent(out_);
    if (!table.caption.empty()) add_inside("caption", span, table.caption);
    add_row("head", table.head);
    for (const TableRow& row : table.rows) add_row("row", row);
  }
  void add_row(std::string_view name, const TableRow& row) {
    line(row.span, name);
    const TextDump::Indent indent(out_);
    for (const TableCell& cell : row.cells) add_inside("cell", cell.span, cell.inlines);
  }
  void add(const Figure& figure, SourceSpan span) {
    add_inside("figure" + image_words(figure.image), span, figure.caption);
  }
  void add(const Notice& notice, SourceSpan span) {
    constexpr std::array<std::string_view, 5> kKinds{"note", "tip", "important", "warning",
                                                     "caution"};
    add_inside(fmt::format("notice {}", kKinds[static_cast<std::size_t>(notice.kind)]), span,
               notice.blocks);
  }
  void add(const ThematicBreak&, SourceSpan span) { line(span, "thematic-break"); }
  void add(const PageBreakHint&, SourceSpan span) { line(span, "page-break-hint"); }

  const SourceText& source_;
  TextDump out_;
};

}  // namespace

std::string document_text(const Document& document, const SourceText& source) {
  return DocumentDump(source).dump(document);
}

}  // namespace clearleaf
