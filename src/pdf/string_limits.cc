// Attributes, headings and metadata, each as long as it will be in the file.
#include "pdf/string_limits.h"

#include "base/checked.h"
#include "base/limits.h"
#include "base/marks.h"
#include "pdf/links.h"
#include "pdf/metadata.h"
#include "pdf/page_content.h"
#include "pdf/syntax.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace clearleaf::pdf {

namespace {

constexpr RuleId kTooLong{"text-too-long"};
constexpr std::size_t kMost = 32'767;

class StringCheck {
 public:
  explicit StringCheck(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void check_elem(const StructElem& elem, const StructAttrs& attrs);
  /// `what`: "the title", as the author calls it.
  void check_text(std::string_view what, std::string_view text, SourceSpan span,
                  std::string_view hint);
  void check_letters(std::string_view text, SourceSpan span);

 private:
  void check_size(std::string_view what, std::size_t bytes, SourceSpan span, std::string_view hint);

  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> told_;  // an abbreviation is met in many places
};

void StringCheck::check_elem(const StructElem& elem, const StructAttrs& attrs) {
  check_text("the text alternative", attrs.alt, elem.span,
             "say in it what the image shows, and the rest in the text below it");
  check_text("the text to be read aloud", attrs.actual_text, elem.span, "write less in one piece");
  check_text("the long form of the abbreviation", attrs.expansion, elem.span,
             "give only the words that the letters stand for");
  check_text("the identifier", attrs.id, elem.span, "write a short one, as in {#dose}");
  if (attrs.href.size() <= kMost / 3) return;  // each byte may become three
  const std::string address = uri_characters(attrs.href);
  check_size("the address", address.size(), elem.span, "link to a page with a shorter address");
}

void StringCheck::check_text(std::string_view what, std::string_view text, SourceSpan span,
                             std::string_view hint) {
  if (text.size() <= kMost / 2 - 1) return;  // as UTF-16 at most twice as long, and its mark
  const std::size_t bytes = text_string_bytes(text).size();
  if (bytes > kMost && told_.emplace(text).second) check_size(what, bytes, span, hint);
}

void StringCheck::check_letters(std::string_view text, SourceSpan span) {
  static constexpr RuleId kLetterTooLong{"letter-too-long"};
  if (text.size() <= limits::kLetterBytes) return;
  const std::size_t longest = longest_letter(text);
  if (longest <= limits::kLetterBytes) return;
  diagnostics_.error(kLetterTooLong, span,
                     "a letter and the marks or signs joined to it take " +
                         std::to_string(longest) + " bytes; it may have " +
                         std::to_string(limits::kLetterBytes),
                     "type the letter with the marks it is read with, and take the others out",
                     "ISO 19005-2 6.1.13");
}

void StringCheck::check_size(std::string_view what, std::size_t bytes, SourceSpan span,
                             std::string_view hint) {
  if (bytes <= kMost) return;
  diagnostics_.error(kTooLong, span,
                     std::string(what) + " takes " + std::to_string(bytes) +
                         " bytes in a PDF, which may have " + std::to_string(kMost) +
                         " in one piece",
                     std::string(hint), "ISO 19005-2 6.1.13");
}

}  // namespace

void check_strings(const StructTree& tree, const Outline& outline, const Metadata& meta,
                   Diagnostics& diagnostics) {
  StringCheck check(diagnostics);
  check.check_text("the title", meta.title.value, meta.title.span, "choose a shorter one");
  check.check_text("the description", meta.description.value, meta.description.span,
                   "say in one or two sentences what the document is about");
  check.check_text("the list of authors", authors(meta), meta.front_matter, "name fewer");
  check.check_text("the list of subjects", keywords(meta), meta.front_matter, "name fewer");
  for (const OutlineItem& item : outline.items) {
    check.check_text("the heading", item.title, tree[item.target].span,
                     "write a shorter one, and the rest as a paragraph");
  }
  for (std::size_t i = 0; i < tree.elem_count(); ++i) {
    const StructId id(checked<std::uint32_t>(i));
    check.check_elem(tree[id], tree.attrs(id));
  }
  for (std::size_t i = 0; i < tree.leaf_count(); ++i) {
    const LeafId id(checked<std::uint32_t>(i));
    check.check_letters(tree.text(id), tree[id].span);
  }
}

void check_page_texts(const layout::PageList& pages, const StructTree& tree,
                      Diagnostics& diagnostics) {
  for (const layout::Page& page : pages.pages) {
    std::size_t bytes = 0;
    for (const layout::PageItem& item : page.items) {
      const auto* run = std::get_if<layout::GlyphRun>(&item.content);
      if (run == nullptr) continue;
      bytes += text::text_of_glyphs(pages.runs[run->run], run->first, run->count).size();
    }
    if (bytes <= kMost / 2 - 1) continue;  // as UTF-16 at most twice as long, and its mark
    for (const ReplacedText& replaced : replaced_texts(page, pages.runs)) {
      const std::size_t size = text_string_bytes(replaced.text).size();
      if (size <= kMost) continue;
      diagnostics.error(kTooLong, tree[replaced.leaf].span,
                        "the text on page " + page.label + " takes " + std::to_string(size) +
                            " bytes in a PDF, which may have " + std::to_string(kMost) +
                            " in one piece: most of it are marks and signs without width",
                        "take out the signs that nobody sees", "ISO 19005-2 6.1.13");
    }
  }
}

}  // namespace clearleaf::pdf
