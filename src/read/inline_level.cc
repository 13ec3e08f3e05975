// Words, tags and inlines of one level → Inlines.
#include "read/inline_level.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "read/attributes.h"
#include "read/characters.h"
#include "read/rules.h"

#include <algorithm>
#include <utility>

namespace clearleaf::read {

namespace {

constexpr std::size_t kErrorsWithNearest = 100;

bool is_blank_byte(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

bool is_paired(std::string_view name) {
  return name == "sub" || name == "sup" || name == "kbd";
}

decltype(Inline::kind) wrap(std::string_view name, Inlines inlines) {
  if (name == "sub") return Sub{std::move(inlines)};
  if (name == "sup") return Sup{std::move(inlines)};
  return Kbd{std::move(inlines)};
}

bool can_carry_attributes(const Inlines& inlines) {
  if (inlines.empty()) return false;
  const auto& kind = inlines.back().kind;
  return std::holds_alternative<Link>(kind) || std::holds_alternative<Image>(kind) ||
         std::holds_alternative<Code>(kind);
}

}  // namespace

void judge_characters(std::string_view text, SourceSpan span, Reading& reading) {
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (!is_forbidden_in_xml(c)) continue;
    reading.error(kForbiddenCharacter, span,
                  "the character " + code_point_name(c) + " cannot stand in a publication",
                  "leave it out");
    return;
  }
}

// Runs of blanks are one blank, as in any reading system; the words themselves stay as they are.
void InlineLevel::add_words(const TextRun& words) {
  for (std::size_t i = 0; i < words.text.size(); ++i) {
    const bool blank = is_blank_byte(words.text[i]);
    if (blank && words_.text.ends_with(' ')) continue;
    words_.text += blank ? ' ' : words.text[i];
    words_.origins.push_back(words.origins[i]);
  }
}

void InlineLevel::add(SourceSpan span, decltype(Inline::kind) kind) {
  flush();
  inlines_.push_back({span, std::move(kind)});
}

void InlineLevel::flush() {
  if (words_.text.empty()) return;
  judge_words();
  reading_.abbreviations.append_marked(words_, inlines_);
  words_ = {};
}

void InlineLevel::judge_words() const {
  judge_characters(words_.text, words_.span(), reading_);
  judge_attributes();
  judge_note_references();
}

void InlineLevel::judge_attributes() const {
  for (auto brace = words_.text.find('{'); brace != std::string::npos;
       brace = words_.text.find('{', brace + 1)) {
    const bool attached =
        brace == 0 ? can_carry_attributes(inlines_) : words_.text[brace - 1] == ']';
    const SourceSpan origin = words_.origins[brace];
    const std::size_t length = attributes_length(std::string_view(words_.text).substr(brace));
    if (!attached || length == 0 || origin.end - origin.begin != 1) continue;
    reading_.error(kAttributes, {origin.begin, words_.origins[brace + length - 1].end},
                   "attributes in braces are not read yet, but for the {#id} of a heading",
                   "leave them out; for braces as text write \\{");
  }
}

// A reference without a definition comes from the parser as mere words.
void InlineLevel::judge_note_references() const {
  const std::string_view text = words_.text;
  for (auto begin = text.find("[^"); begin != std::string_view::npos;
       begin = text.find("[^", begin + 2)) {
    const auto end = text.find_first_of("] \t[", begin + 2);
    if (end == std::string_view::npos || text[end] != ']' || end == begin + 2) continue;
    const SourceSpan mark{words_.origins[begin].begin, words_.origins[end].end};
    if (reading_.source.bytes().substr(mark.begin, 2) != "[^") continue;  // an escaped bracket
    const std::string name(text.substr(begin + 2, end - begin - 2));
    // In a document full of errors, comparing every name with every other would take too long.
    const bool ask = reading_.diagnostics.error_count() < kErrorsWithNearest;
    const auto near = ask ? nearest(name, reading_.notes.names()) : std::nullopt;
    reading_.error(kUnknownNote, mark, "there is no footnote \"" + name + "\"",
                   near ? "did you mean [^" + *near + "]?"
                        : "write its text on a line of its own: [^" + name +
                              "]: words; for brackets as text write \\[");
  }
}

void InlineLevel::add_html(const HtmlTag& tag, SourceSpan span) {
  if (tag.form == TagForm::kComment) return;
  const bool read = tag.name == "br" || is_paired(tag.name);
  if (!read || (tag.name == "br" && tag.form == TagForm::kClosing)) return refuse(tag, span);
  if (tag.has_attributes) {
    reading_.error(kRawHtml, span, "<" + tag.name + "> is read without attributes only",
                   "write <" + tag.name + ">");
  }
  if (tag.name == "br") return add(span, LineBreak{});
  tag.form == TagForm::kOpening ? open(tag, span) : close(tag, span);
}

void InlineLevel::refuse(const HtmlTag& tag, SourceSpan span) {
  if (tag.form == TagForm::kClosing &&
      std::find(refused_.begin(), refused_.end(), tag.name) != refused_.end()) {
    return;
  }
  refused_.push_back(tag.name);
  const std::string name = tag.name.empty() ? "this" : "<" + tag.name + ">";
  reading_.error(kRawHtml, span, "raw HTML is not read: " + name, instead_of_tag(tag.name));
}

void InlineLevel::open(const HtmlTag& tag, SourceSpan span) {
  flush();
  open_.push_back({tag.name, span, std::move(inlines_)});
  inlines_.clear();
}

void InlineLevel::close(const HtmlTag& tag, SourceSpan span) {
  if (open_.empty() || open_.back().name != tag.name) {
    reading_.error(kUnclosedTag, span, "</" + tag.name + "> closes nothing that is open here",
                   open_.empty() ? "write <" + tag.name + "> before it, inside the same emphasis"
                                 : "close <" + open_.back().name + "> first");
    return;
  }
  flush();
  OpenTag opening = std::move(open_.back());
  open_.pop_back();
  Inlines inside = std::exchange(inlines_, std::move(opening.before));
  inlines_.push_back({{opening.span.begin, span.end}, wrap(tag.name, std::move(inside))});
}

Inlines InlineLevel::finish() {
  flush();
  while (!open_.empty()) {
    OpenTag opening = std::move(open_.back());
    open_.pop_back();
    reading_.error(kUnclosedTag, opening.span, "<" + opening.name + "> is not closed",
                   "write </" + opening.name + "> after the words, inside the same emphasis");
    Inlines inside = std::exchange(inlines_, std::move(opening.before));
    std::move(inside.begin(), inside.end(), std::back_inserter(inlines_));
  }
  return std::move(inlines_);
}

}  // namespace clearleaf::read
