// Every node's span is what it was written as: hard cases by hand.
#include "reading.h"

namespace clearleaf::read {

namespace {

void right_everywhere(const std::string& text) {
  CAPTURE(text);
  const Read read(text);
  CHECK(read.findings() == "");
  CHECK_FALSE(read.document.blocks.empty());
  for (const std::string& wrong : wrong_spans(read.document, read.source)) {
    FAIL_CHECK("wrong span: " << wrong);
  }
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += line_end;
    } else {
      out += c;
    }
  }
  return out;
}

std::string in_quotation(std::string_view text) {
  std::string out = "> ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "> ";
  }
  return out + "\n";
}

constexpr std::string_view kCases[] = {
    "a *b\nc* **d `e\nf` g**\nh [i\nj](k\n\"l\nm\") n",
    "- a *b*\n  c `d`\nlazy *e*\n  - f\n    > g **h**\n  > lazy `i`",
    "1. > - a\n   >   *b*\n   >\n   >   c `d` e",
    "10) a\n\n    *b*\n\n        code\n\n    > c",
    "-\ta *b*\n\n\tc *d*",
    "-   \n  a *b*",
    "> a *b*\n>c *d*\n>  e *f*\nlazy *g*",
    "| a \\| *b* | `c\\|d` | [e](f\\|g) |\n|---|---|---|\n| ~~h~~ | **i\\|j** *k* | |",
    "> | *a* | b |\n> |---|---|\n> | c | *d* |",
    "é *ü* **日本** `語` [ñ](ò) <http://x.y/é> &eacute; \\* *z*",
    "a<sub>*b*</sub> <kbd>c</kbd>  \n*d*\\\n*e*",
    "[r]: /u\n  'title'\n[s]: <v>\nwords *a* [r] [b][s]",
    "Words *a*\non `two` lines\n===\n\nb *c*\n---",
    "## a *b* `c` ##\n\n###\td *e* #",
    "www.a.de/b_c) http://x.y/z\\*w. a\\_b@c.de *d* &amp;&lt;*e*",
    "![a *b* `c`](d \"e\") f ![g][r]\n\n[r]: h 'i'",
    "***a** b* *c **d*** **e*f*** ~g~ ~~h~~",
    "`` a ` b `` ``` c `` d ``` *e*",
    "[a [b] c](d(e)f) [g](<h i> (j)) *k*",
    "a[^1] *b*[^2]\n\n[^1]: c *d*\ne *f*\n\n    g *h*\n[^2]: i",
    "- [ ] a *b*\n- [x] `c`\n\n> [!NOTE]\n> d *e*\n> f",
    "[a](b \"c\\\") *d*",
    "    code\n\n~~~ x\n*a*\n~~~\n\n***\n\n*b*",
};

}  // namespace

TEST_CASE("spans of nested, broken, escaped and multi-byte text") {
  for (const std::string_view text : kCases) right_everywhere(std::string(text) + "\n");
}

TEST_CASE("spans under CRLF and CR line ends and behind a byte order mark") {
  for (const std::string_view text : kCases) {
    right_everywhere(with_line_ends(text, "\r\n"));
    right_everywhere(with_line_ends(text, "\r"));
    right_everywhere("\xEF\xBB\xBF" + std::string(text));
  }
}

TEST_CASE("spans behind front matter and inside a quotation") {
  for (const std::string_view text : kCases) {
    right_everywhere("---\r\ntitle: T\r\n---\r\n" + std::string(text));
    if (text.find("lazy") == std::string_view::npos) right_everywhere(in_quotation(text));
  }
}

TEST_CASE("some spans by their words") {
  const Read read("> - a *b\n>   c* `d\n>   e` f\n");
  const auto& item = std::get<List>(read.block<Quote>(0).blocks[0].kind).items[0];
  const auto& inlines = std::get<Paragraph>(item.blocks[0].kind).inlines;
  CHECK(read.written(item.span) == "- a *b\n>   c* `d\n>   e` f");
  CHECK(read.written(inlines[1].span) == "*b\n>   c*");
  CHECK(read.written(inlines[3].span) == "`d\n>   e`");
  CHECK(read.written(inlines[4].span) == " f");
}

}  // namespace clearleaf::read
