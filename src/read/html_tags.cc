// Raw HTML → its tag; a tag's name → the Markdown to write instead.
#include "read/html_tags.h"

#include "base/utf8.h"

#include <array>
#include <utility>

namespace clearleaf::read {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 42> kInstead{{
    {"a", "write [words](address)"},
    {"abbr", "list the abbreviation under `abbreviations:` in the front matter"},
    {"b", "write **words**"},
    {"blockquote", "begin each line of the quotation with >"},
    {"center", "leave it out: the edition sets where text stands"},
    {"code", "write `words` between backticks"},
    {"dd", "write a list"},
    {"del", "write ~~words~~"},
    {"details", "write a heading and the text below it: nothing may be hidden"},
    {"div", "leave it out, and put a blank line before and after the text"},
    {"dl", "write a list"},
    {"dt", "write a list"},
    {"em", "write *words*"},
    {"figure", "write ![what the picture shows](file) in a paragraph of its own"},
    {"font", "leave it out: the edition sets how text looks"},
    {"h1", "write # and a blank before the heading"},
    {"h2", "write ## and a blank before the heading"},
    {"h3", "write ### and a blank before the heading"},
    {"h4", "write #### and a blank before the heading"},
    {"h5", "write ##### and a blank before the heading"},
    {"h6", "write ###### and a blank before the heading"},
    {"hr", "write --- on a line of its own, between blank lines"},
    {"i", "write *words*"},
    {"img", "write ![what the picture shows](file)"},
    {"li", "begin the line with \"- \" or \"1. \""},
    {"mark", "write **words**"},
    {"ol", "begin each item with \"1. \""},
    {"p", "leave it out, and put a blank line between paragraphs"},
    {"pre", "put ``` on the line before the code and on the line after it"},
    {"s", "write ~~words~~"},
    {"script", "leave it out: a publication runs no program"},
    {"small", "leave it out: the edition sets how large text is"},
    {"span", "leave it out, and keep the words"},
    {"strike", "write ~~words~~"},
    {"strong", "write **words**"},
    {"style", "leave it out: the edition sets how text looks"},
    {"summary", "write a heading and the text below it: nothing may be hidden"},
    {"table", "write a table with | between the cells and |---|---| below its first row"},
    {"td", "write a table with | between the cells"},
    {"tr", "write a table with | between the cells"},
    {"u", "write *words*: underlined words look like links"},
    {"ul", "begin each item with \"- \""},
}};

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

HtmlTag read_tag(std::string_view html) {
  if (html.starts_with("<!--")) return {TagForm::kComment, "", false};
  HtmlTag tag;
  std::size_t pos = html.starts_with("</") ? 2 : 1;
  const std::size_t begin = pos;
  while (pos < html.size() && is_name(html[pos])) ++pos;
  if (pos == begin) return tag;
  tag.form = begin == 2 ? TagForm::kClosing : TagForm::kOpening;
  tag.name = ascii_lower(html.substr(begin, pos - begin));
  const auto end = html.find_first_not_of(" \t\n/", pos);
  tag.has_attributes = end != std::string_view::npos && html[end] != '>';
  return tag;
}

std::string instead_of_tag(std::string_view name) {
  for (const auto& [tag, hint] : kInstead) {
    if (tag == name) return std::string(hint);
  }
  return "leave it out; if you mean the characters themselves, write \\< before the name, or put "
         "them between backticks";
}

std::optional<std::size_t> first_beside_comments(std::string_view html) {
  std::size_t pos = 0;
  while (true) {
    pos = html.find_first_not_of(" \t\n", pos);
    if (pos == std::string_view::npos) return std::nullopt;
    if (!html.substr(pos).starts_with("<!--")) return pos;
    const auto end = html.find("-->", pos + 4);
    if (end == std::string_view::npos) return pos;
    pos = end + 3;
  }
}

}  // namespace clearleaf::read
