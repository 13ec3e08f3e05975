// Words and sentences by ICU's break iterators.
#include "check/words.h"

#include "base/checked.h"
#include "base/invariant.h"
#include "model/walk.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

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

struct TextBreaker::Iterators {
  std::unique_ptr<icu::BreakIterator> words;
  std::unique_ptr<icu::BreakIterator> sentences;

  /// The parts of `text` between the places `iterator` finds; `is_part` looks at its rule status.
  template <class IsPart>
  static std::vector<std::string_view> parts(icu::BreakIterator& iterator, std::string_view text,
                                             IsPart is_part) {
    UErrorCode status = U_ZERO_ERROR;
    UText* const bytes =
        utext_openUTF8(nullptr, text.data(), checked<std::int64_t>(text.size()), &status);
    iterator.setText(bytes, status);  // it makes a copy of its own
    utext_close(bytes);
    INVARIANT(U_SUCCESS(status), "ICU reads UTF-8");
    std::vector<std::string_view> found;
    std::int32_t begin = iterator.first();
    for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE;
         begin = end, end = iterator.next()) {
      if (!is_part(iterator.getRuleStatus())) continue;
      found.push_back(
          text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    }
    return found;
  }
};

TextBreaker::TextBreaker(std::string_view lang) : iterators_(std::make_unique<Iterators>()) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(lang.data(), checked<std::int32_t>(lang.size())), status);
  status = U_ZERO_ERROR;  // an unknown language has the root's rules
  iterators_->words.reset(icu::BreakIterator::createWordInstance(locale, status));
  // UTS 35, part 2: "-u-ss-standard" asks for CLDR's list of abbreviations that end no sentence.
  UErrorCode ignored = U_ZERO_ERROR;
  locale.setKeywordValue("ss", "standard", ignored);
  iterators_->sentences.reset(icu::BreakIterator::createSentenceInstance(locale, status));
  INVARIANT(U_SUCCESS(status), "ICU has its word and sentence rules");
}

TextBreaker::~TextBreaker() = default;

std::vector<std::string_view> TextBreaker::words(std::string_view text) {
  // Below the limit stand blanks and punctuation.
  return Iterators::parts(*iterators_->words, text,
                          [](std::int32_t status) { return status >= UBRK_WORD_NONE_LIMIT; });
}

std::vector<std::string_view> TextBreaker::sentences(std::string_view text) {
  return Iterators::parts(*iterators_->sentences, text, [](std::int32_t) { return true; });
}

std::size_t count_words(std::string_view text, std::string_view lang) {
  return TextBreaker(lang).words(text).size();
}

std::string body_text(std::span<const Block> blocks) {
  std::string out;
  for (const Block& outer : blocks) {
    for_each_block(outer, [&out](const Block& block) { std::visit(OwnText{out}, block.kind); });
  }
  return out;
}

}  // namespace clearleaf::check
