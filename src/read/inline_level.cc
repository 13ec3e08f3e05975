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

/// What attributes directly behind `item` belong to, if to anything.
std::optional<Carrier> carrier_of(const Inline& item) {
  if (std::holds_alternative<Link>(item.kind)) return Carrier::kLink;
  if (std::holds_alternative<Image>(item.kind)) return Carrier::kImage;
  if (std::holds_alternative<Code>(item.kind)) return Carrier::kCode;
  return std::nullopt;
}

void apply(const Attributes& attributes, Inline& item) {
  if (auto* image = std::get_if<Image>(&item.kind)) return read::apply(attributes, *image);
  if (auto* link = std::get_if<Link>(&item.kind)) {
    link->lang = attributes.lang;
    link->hreflang = attributes.hreflang;
  }
}

/// Words that were parted at a bracket which began nothing are one text again.
Inlines joined(Inlines inlines) {
  Inlines out;
  for (Inline& item : inlines) {
    const auto* text = std::get_if<Text>(&item.kind);
    auto* before = out.empty() ? nullptr : std::get_if<Text>(&out.back().kind);
    if (text != nullptr && before != nullptr && out.back().span.end == item.span.begin) {
      before->text += text->text;
      out.back().span.end = item.span.end;
    } else {
      out.push_back(std::move(item));
    }
  }
  return out;
}

TextRun part_of(const TextRun& run, std::size_t begin, std::size_t end) {
  const auto from = run.origins.begin();
  return {run.text.substr(begin, end - begin),
          {from + static_cast<std::ptrdiff_t>(begin), from + static_cast<std::ptrdiff_t>(end)}};
}

}  // namespace

void apply(const Attributes& attributes, Image& image) {
  image.lang = attributes.lang;
  image.long_description = attributes.long_description;
  image.width_percent = attributes.width_percent;
  image.purpose = attributes.purpose;
}

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
  settle(take_attached());
  words_ = {};
}

/// Whether the character at `place` of the words is `c` and written as such.
bool InlineLevel::is_plain(std::size_t place, char c) const {
  return place < words_.text.size() && words_.text[place] == c &&
         words_.origins[place].end - words_.origins[place].begin == 1;
}

/// The length of the attributes at `place` of the words; 0: none.
std::size_t InlineLevel::attributes_at(std::size_t place) const {
  return is_plain(place, '{') ? attributes_length(std::string_view(words_.text).substr(place)) : 0;
}

Attributes InlineLevel::read_given(std::size_t begin, std::size_t length, Carrier carrier) {
  const auto place = [&](TextRange range) {
    return SourceSpan{words_.origins[begin + range.begin].begin,
                      words_.origins[begin + range.end - 1].end};
  };
  return read_attributes(std::string_view(words_.text).substr(begin, length), carrier, place,
                         reading_);
}

/// Attributes directly behind a link, an image or code; gives their length.
std::size_t InlineLevel::take_attached() {
  const std::size_t length = attributes_at(0);
  if (length == 0 || inlines_.empty()) return 0;
  Inline& before = inlines_.back();
  const auto carrier = carrier_of(before);
  if (!carrier || before.span.end != words_.origins.front().begin) return 0;
  apply(read_given(0, length, *carrier), before);
  before.span.end = words_.origins[length - 1].end;
  return length;
}

/// The words from `begin` on as inlines, parted where a bracket opens: [words]{lang=fr} may hold
/// other inlines.
void InlineLevel::settle(std::size_t begin) {
  for (std::size_t i = begin; i < words_.text.size(); ++i) {
    if (is_plain(i, '[')) {
      append_words(begin, i);
      begin = i + 1;
      brackets_.push_back({inlines_.size(), words_.origins[i]});
      inlines_.push_back({words_.origins[i], Text{"["}});
    } else if (is_plain(i, ']')) {
      const std::size_t length = attributes_at(i + 1);
      if (length > 0 && !brackets_.empty()) {
        append_words(begin, i);
        begin = close_span(i, length);
        i = begin - 1;
      } else if (length > 0) {
        reading_.error(kAttributes,
                       {words_.origins[i + 1].begin, words_.origins[i + length].end},
                       "these attributes belong to no words in brackets",
                       "write [words]{lang=fr} with both brackets outside the emphasis or both "
                       "inside; for braces as text write \\{");
      } else if (!brackets_.empty()) {
        brackets_.pop_back();
      }
    }
  }
  append_words(begin, words_.text.size());
}

void InlineLevel::append_words(std::size_t begin, std::size_t end) {
  if (begin < end) reading_.abbreviations.append_marked(part_of(words_, begin, end), inlines_);
}

/// The span that ends with the bracket at `bracket` of the words and the attributes behind it;
/// gives where the words go on.
std::size_t InlineLevel::close_span(std::size_t bracket, std::size_t length) {
  const Bracket opening = brackets_.back();
  brackets_.pop_back();
  const auto first = inlines_.begin() + static_cast<std::ptrdiff_t>(opening.place);
  Inlines inside(std::make_move_iterator(first + 1), std::make_move_iterator(inlines_.end()));
  inlines_.erase(first, inlines_.end());
  const Attributes given = read_given(bracket + 1, length, Carrier::kSpan);
  const std::size_t end = bracket + 1 + length;
  if (inside.empty()) return end;
  if (given.lang.empty()) {
    std::move(inside.begin(), inside.end(), std::back_inserter(inlines_));
  } else {
    inlines_.push_back({{opening.span.begin, words_.origins[end - 1].end},
                        LangSpan{given.lang, joined(std::move(inside))}});
  }
  return end;
}

void InlineLevel::judge_words() const {
  judge_characters(words_.text, words_.span(), reading_);
  judge_note_references();
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
  open_.push_back({tag.name, span, std::move(inlines_), std::exchange(brackets_, {})});
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
  Inlines inside = joined(std::exchange(inlines_, std::move(opening.before)));
  brackets_ = std::move(opening.brackets);
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
  return joined(std::move(inlines_));
}

}  // namespace clearleaf::read
