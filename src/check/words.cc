// Words by ICU's break iterator.
#include "check/words.h"

#include "base/checked.h"
#include "base/invariant.h"
#include "model/walk.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

namespace clearleaf::check {

namespace {

/// Inlines as text, images left out.
std::string words_of(const Inlines& inlines) {
  std::string out;
  for_each_inline(inlines, [&out](const Inline& item) {
    if (const auto* text = std::get_if<Text>(&item.kind)) out += text->text;
    if (const auto* code = std::get_if<Code>(&item.kind)) out += code->text;
    if (const auto* abbreviation = std::get_if<Abbreviation>(&item.kind)) out += abbreviation->text;
    if (std::holds_alternative<LineBreak>(item.kind)) out += ' ';
  });
  return out;
}

/// A block's own text; what stands in blocks inside it comes with them.
struct OwnText {
  std::string& out;

  void add(const Inlines& inlines) const { (out += words_of(inlines)) += '\n'; }
  void add(const TableRow& row) const {
    for (const TableCell& cell : row.cells) add(cell.inlines);
  }
  void operator()(const Paragraph& paragraph) const { add(paragraph.inlines); }
  void operator()(const CodeBlock& code) const { (out += code.text) += '\n'; }
  void operator()(const Figure& figure) const { add(figure.caption); }
  void operator()(const Table& table) const {
    add(table.caption);
    add(table.head);
    for (const TableRow& row : table.rows) add(row);
  }
  void operator()(const DefinitionList& list) const {
    for (const DefinitionGroup& group : list.groups) {
      for (const Term& term : group.terms) add(term.inlines);
    }
  }
  void operator()(const Heading&) const {}
  void operator()(const List&) const {}
  void operator()(const Quote&) const {}
  void operator()(const Notice&) const {}
  void operator()(const ThematicBreak&) const {}
  void operator()(const PageBreakHint&) const {}
};

}  // namespace

std::size_t count_words(std::string_view text, std::string_view lang) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(lang.data(), checked<std::int32_t>(lang.size())), status);
  status = U_ZERO_ERROR;  // an unknown language has the root's rules
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(locale, status));
  INVARIANT(U_SUCCESS(status), "ICU has its word rules");
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), checked<std::int32_t>(text.size())));
  words->setText(units);
  std::size_t count = 0;
  while (words->next() != icu::BreakIterator::DONE) {
    // Below the limit stand blanks and punctuation.
    if (words->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) ++count;
  }
  return count;
}

std::string body_text(std::span<const Block> blocks) {
  std::string out;
  for (const Block& outer : blocks) {
    for_each_block(outer, [&out](const Block& block) { std::visit(OwnText{out}, block.kind); });
  }
  return out;
}

}  // namespace clearleaf::check
