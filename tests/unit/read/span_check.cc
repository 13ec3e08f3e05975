// Spans, one node after the other → what is wrong with them.
#include "span_check.h"

#include <string_view>

namespace clearleaf::read {

namespace {

bool between(std::string_view text, std::string_view open, std::string_view close) {
  return text.size() >= open.size() + close.size() && text.starts_with(open) &&
         text.ends_with(close);
}

bool is_blank_byte(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank_byte(c)) out += c;
  }
  return out;
}

/// `written` read as words: escapes and the entities of the tests resolved, comments and the marks
/// of quotations at line beginnings left out.
std::string resolved(std::string_view written, bool has_comments = true) {
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (has_comments && written.substr(i).starts_with("<!--") &&
        written.find("-->", i) != std::string_view::npos) {
      i = written.find("-->", i) + 2;
    } else if (written[i] == '\n' || written[i] == '\r') {
      while (i + 1 < written.size() && (is_blank_byte(written[i + 1]) || written[i + 1] == '>'))
        ++i;
    } else if (written[i] == '\\' && i + 1 < written.size() &&
               std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(written[i + 1]) !=
                   std::string_view::npos) {
      out += written[++i];
    } else {
      out += written[i];
    }
  }
  return without_blanks(out);
}

/// Where a text holds entities, only its first and last character are compared.
bool is_text(std::string_view written, std::string_view text) {
  if (written.empty()) return text.empty();
  const std::string plain = without_blanks(text);
  if (plain.empty()) return true;
  if (written.find('&') != std::string_view::npos) {
    const std::string shown = resolved(written);
    return shown.front() == '&' || shown.front() == plain.front();
  }
  // A bare address keeps its backslashes; a table's escaped pipe has two of them at times.
  return resolved(written) == plain || without_blanks(written) == plain ||
         resolved(resolved(written)) == plain || resolved(written, false) == plain ||
         (written.find('\n') != std::string_view::npos &&
          written.find('>') != std::string_view::npos);
}

class SpanCheck {
 public:
  explicit SpanCheck(const SourceText& source) : source_(source) {}

  void check(const Inlines& inlines, SourceSpan parent) {
    std::uint32_t place = parent.begin;
    for (const Inline& item : inlines) {
      check_place("inline", item.span, parent, place);
      place = item.span.end;
      inline_span_ = item.span;
      std::visit(*this, item.kind);
    }
  }
  void check(const Blocks& blocks, SourceSpan parent) {
    std::uint32_t place = parent.begin;
    for (const Block& block : blocks) {
      check_place("block", block.span, parent, place);
      place = block.span.end;
      block_span_ = block.span;
      std::visit(*this, block.kind);
    }
  }

  void operator()(const Text& text) { expect("Text " + text.text, is_text(written(), text.text)); }
  void operator()(const Emphasis& kind) {
    expect("Emphasis", between(written(), "*", "*") || between(written(), "_", "_"));
    check(kind.inlines, inline_span_);
  }
  void operator()(const Strong& kind) {
    expect("Strong", between(written(), "**", "**") || between(written(), "__", "__"));
    check(kind.inlines, inline_span_);
  }
  void operator()(const Strike& kind) {
    expect("Strike", between(written(), "~", "~"));
    check(kind.inlines, inline_span_);
  }
  void operator()(const Sub& kind) { check_tag("sub", kind.inlines); }
  void operator()(const Sup& kind) { check_tag("sup", kind.inlines); }
  void operator()(const Kbd& kind) { check_tag("kbd", kind.inlines); }
  void operator()(const Code& code) {
    const std::string inside = without_blanks(written());
    const bool plain = written().find_first_of("\n\r\\") == std::string_view::npos;
    expect("Code " + code.text,
           (between(written(), "`", "`") || between(written(), "`", "}")) &&
               (!plain || inside.find(without_blanks(code.text)) != std::string::npos));
  }
  void operator()(const Link& link) {
    expect("Link " + link.target, between(written(), "[", ")") || between(written(), "[", "]") ||
                                      between(written(), "[", "}") || between(written(), "<", ">") ||
                                      written().find_first_of(" \t\r\n") == std::string_view::npos);
    check(link.inlines, inline_span_);
  }
  void operator()(const Image& image) {
    expect("Image " + image.source, between(written(), "![", ")") || between(written(), "![", "]") ||
                                        between(written(), "![", "}"));
  }
  void operator()(const NoteRef&) { expect("NoteRef", between(written(), "[^", "]")); }
  void operator()(const Abbreviation& use) {
    expect("Abbreviation " + use.text, is_text(written(), use.text));
  }
  void operator()(const LangSpan& kind) {
    expect("LangSpan", between(written(), "[", "}"));
    check(kind.inlines, inline_span_);
  }
  void operator()(const LineBreak&) {
    expect("LineBreak", between(written(), "<", ">") || between(written(), "  ", "\n") ||
                            between(written(), "\\", "\n") || between(written(), " ", "\r") ||
                            between(written(), "\\", "\r") || written().ends_with('\n'));
  }

  void operator()(const Heading& heading) {
    expect_block("Heading",
                 block().starts_with('#') || block().ends_with('=') || block().ends_with('-'));
    check(heading.inlines, block_span_);
  }
  void operator()(const Paragraph& paragraph) {
    expect_block("Paragraph", !block().empty() && !is_blank_byte(block().front()) &&
                                  !is_blank_byte(block().back()));
    check(paragraph.inlines, block_span_);
  }
  void operator()(const List& list) {
    expect_block("List", block().find_first_of("-+*0123456789") == 0);
    const SourceSpan parent = block_span_;
    std::uint32_t place = parent.begin;
    for (const ListItem& item : list.items) {
      check_place("item", item.span, parent, place);
      place = item.span.end;
      check(item.blocks, item.span);
    }
  }
  void operator()(const DefinitionList& list) {
    const SourceSpan parent = block_span_;
    std::uint32_t place = parent.begin;
    for (const DefinitionGroup& group : list.groups) {
      check_place("group", group.span, parent, place);
      place = group.span.begin;
      for (const Term& term : group.terms) {
        check_place("term", term.span, group.span, place);
        place = term.span.end;
        check(term.inlines, term.span);
      }
      for (const Definition& definition : group.definitions) {
        check_place("definition", definition.span, group.span, place);
        place = definition.span.end;
        block_span_ = definition.span;
        expect_block("Definition", block().starts_with(':'));
        check(definition.blocks, definition.span);
      }
    }
  }
  void operator()(const Quote& quote) {
    expect_block("Quote", block().starts_with('>'));
    check(quote.blocks, block_span_);
  }
  void operator()(const Notice& notice) {
    expect_block("Notice", block().starts_with('>'));
    check(notice.blocks, block_span_);
  }
  void operator()(const CodeBlock& code) {
    const bool fenced = block().starts_with("```") || block().starts_with("~~~");
    expect_block("CodeBlock", fenced || code.text.empty() || !is_blank_byte(block().front()));
  }
  void operator()(const Table& table) {
    const SourceSpan parent = block_span_;
    check_row(table.head, parent);
    for (const TableRow& row : table.rows) check_row(row, parent);
  }
  void operator()(const Figure&) { expect_block("Figure", block().starts_with("![")); }
  void operator()(const PageBreakHint&) {
    expect_block("PageBreakHint", block().starts_with('\\') || between(block(), "<!--", "-->"));
  }
  void operator()(const ThematicBreak&) {
    expect_block("ThematicBreak", block().find_first_not_of("-*_ \t") == std::string_view::npos);
  }

  std::vector<std::string> take() { return std::move(wrong_); }

 private:
  std::string_view text(SourceSpan span) const {
    return source_.bytes().substr(span.begin, span.end - span.begin);
  }
  std::string_view written() const { return text(inline_span_); }
  std::string_view block() const { return text(block_span_); }

  void expect(const std::string& what, bool right) {
    if (!right) wrong_.push_back(what + ": '" + std::string(written()) + "'");
  }
  void expect_block(const std::string& what, bool right) {
    if (!right) wrong_.push_back(what + ": '" + std::string(block()) + "'");
  }
  void check_place(const std::string& what, SourceSpan span, SourceSpan parent,
                   std::uint32_t place) {
    const bool right = span.begin <= span.end && span.begin >= parent.begin &&
                       span.end <= parent.end && span.begin >= place;
    if (!right) wrong_.push_back(what + " out of place: '" + std::string(text(span)) + "'");
  }
  void check_tag(const std::string& name, const Inlines& inlines) {
    expect(name, between(written(), "<", "</" + name + ">"));
    check(inlines, inline_span_);
  }
  void check_row(const TableRow& row, SourceSpan parent) {
    check_place("row", row.span, parent, parent.begin);
    std::uint32_t place = row.span.begin;
    for (const TableCell& cell : row.cells) {
      check_place("cell", cell.span, row.span, place);
      place = cell.span.end;
      check(cell.inlines, cell.span);
    }
  }

  const SourceText& source_;
  std::vector<std::string> wrong_;
  SourceSpan inline_span_;
  SourceSpan block_span_;
};

}  // namespace

std::vector<std::string> wrong_spans(const Document& document, const SourceText& source) {
  const SourceSpan all{0, static_cast<std::uint32_t>(source.bytes().size())};
  SpanCheck check(source);
  check.check(document.blocks, all);
  for (const Note& note : document.notes) check.check(note.blocks, note.span);
  return check.take();
}

}  // namespace clearleaf::read
