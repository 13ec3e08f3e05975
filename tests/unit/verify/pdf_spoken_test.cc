// What a PDF's structure tree says, and what is left out.
#include "verify/pdf_spoken.h"

#include "doctest/doctest.h"
#include "unit/verify/written_pdf.h"
#include "verify/pdf_reader.h"
#include "verify/pdf_tags.h"

#include <fmt/format.h>

using namespace clearleaf::verify;

namespace {

/// A file made element by element: each piece of text stands on a line of its own.
class Sample {
 public:
  /// An element in `parent` (0: the root, for the first one); gives its number.
  std::size_t add(std::size_t parent, std::string_view type, std::string_view entries = "") {
    elements_.push_back({fmt::format("/S/{}{}", type, entries), "", parent});
    const std::size_t number = elements_.size();
    if (parent != 0) elements_[parent - 1].kids += fmt::format("E{} ", number);
    return number;
  }
  /// Text in an element, on the page that was begun last.
  void text(std::size_t element, std::string_view words) {
    Page& page = pages_.back();
    page.content += fmt::format("/X<</MCID {}>>BDC BT/F 10 Tf 10 {} Td({})Tj ET EMC\n", page.pieces,
                                280 - 20 * page.lines++, words);
    elements_[element - 1].kids += fmt::format("P{}M{} ", pages_.size() - 1, page.pieces++);
  }
  std::size_t add_text(std::size_t parent, std::string_view type, std::string_view words,
                       std::string_view entries = "") {
    const std::size_t element = add(parent, type, entries);
    text(element, words);
    return element;
  }
  void begin_page() { pages_.emplace_back(); }
  /// Makes an element lead to an address, or to a height of a page.
  void link(std::size_t element, std::string_view entries) {
    elements_[element - 1].kids += fmt::format("A{} ", annotations_.size());
    annotations_.push_back(fmt::format("<</Subtype/Link/Rect[0 0 1 1]{}>>", entries));
  }
  /// "[page /XYZ …]" as an entry.
  std::string to(std::size_t page, int y) const {
    return fmt::format("/Dest[@{} /XYZ 0 {} null]", page, y);
  }

  PdfFile read() const;

 private:
  struct Element {
    std::string entries;
    std::string kids;
    std::size_t parent;
  };
  struct Page {
    std::string content;
    int pieces = 0;
    int lines = 0;
  };

  std::size_t page_object(std::size_t page) const {
    return page == 0 ? kPageObject : 7 + elements_.size() + annotations_.size() + 2 * page - 1;
  }

  std::vector<Element> elements_;
  std::vector<std::string> annotations_;
  std::vector<Page> pages_{1};
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

PdfFile Sample::read() const {
  std::vector<std::string> elements;
  const auto kid_text = [&](std::string_view kids) {
    std::string out;
    for (std::size_t at = 0; at < kids.size(); at = kids.find(' ', at) + 1) {
      const std::string word(kids.substr(at + 1, kids.find(' ', at) - at - 1));
      if (kids[at] == 'E') out += fmt::format("{} 0 R ", 7 + std::stoul(word));
      if (kids[at] == 'A') {
        out += fmt::format("<</Obj {} 0 R>>", 8 + elements_.size() + std::stoul(word));
      }
      if (kids[at] == 'P') {
        const std::size_t m = word.find('M');
        out += fmt::format("<</Pg {} 0 R/MCID {}>>", page_object(std::stoul(word.substr(0, m))),
                           word.substr(m + 1));
      }
    }
    return out;
  };
  for (const Element& element : elements_) {
    elements.push_back(fmt::format("<<{}/K[{}]>>", element.entries, kid_text(element.kids)));
  }
  auto objects = tagged_objects(pages_.front().content, elements, "[]");
  std::string annotations;
  for (std::string annotation : annotations_) {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      annotation =
          replaced(annotation, fmt::format("@{} ", page), fmt::format("{} 0 R", page_object(page)));
    }
    objects.push_back(annotation);
    annotations += fmt::format("{} 0 R ", objects.size());
  }
  std::string kids = "3 0 R ";
  for (std::size_t page = 1; page < pages_.size(); ++page) {
    kids += fmt::format("{} 0 R ", page_object(page));
    objects.push_back(
        fmt::format("<</Contents {} 0 R/Resources<</Font<</F 5 0 R>>>>>>", page_object(page) + 1));
    objects.push_back(stream_object("", pages_[page].content));
  }
  objects[1] = replaced(objects[1], "3 0 R", kids);
  objects[kPageObject - 1] =
      replaced(objects[kPageObject - 1], "/Tabs/S", fmt::format("/Annots[{}]", annotations));
  Report report;
  PdfFile file = read_pdf(written_pdf(objects), report);
  CHECK(report.breaches().empty());
  return file;
}

std::string told(const Sample& sample) {
  return to_text(spoken_of(sample.read()));
}

}  // namespace

TEST_CASE("regions and blocks by their types; contents, page references, addresses left out") {
  Sample s;
  const auto root = s.add(0, "Document");
  s.add_text(root, "H1", "Title");
  const auto contents = s.add(root, "Div");
  s.add_text(contents, "H2", "Contents");
  s.add_text(s.add(s.add(contents, "TOC"), "TOCI"), "Reference", "Risks");
  const auto risks = s.add(root, "Risks");
  s.add_text(risks, "H2", "Warning: risks");
  const auto p = s.add(risks, "P");
  s.add_text(p, "Label", "Warning: ");
  s.text(p, "it can harm");
  s.add_text(p, "PageReference", ", page 5");
  s.add_text(p, "PrintedAddress", "(example.org)");
  s.add_text(s.add(root, "BlockQuote"), "P", "Said");
  s.add_text(s.add(root, "P"), "Code", "a  b", "/A<</O/Layout/Placement/Block>>");
  CHECK(told(s) ==
        "heading 1: ⟦page 1⟧Title\n"
        "risks\n"
        "  heading 2: Warning: risks\n"
        "  paragraph: ⟦label⟧Warning:⟦end⟧ it can harm\n"
        "quotation\n  paragraph: Said\n"
        "code: a b\n");
}

TEST_CASE("lists: bullets silent, numbers told, tasks said, terms and definitions") {
  Sample s;
  const auto root = s.add(0, "Document");
  const auto list = [&](std::string_view numbering) {
    return s.add(root, "L", fmt::format("/A<</O/List/ListNumbering/{}>>", numbering));
  };
  const auto item = [&](std::size_t in, std::string_view label, std::string_view entries,
                        std::string_view body) {
    const auto li = s.add(in, "LI");
    s.add_text(li, "Lbl", label, entries);
    s.add_text(li, "LBody", body);
  };
  item(list("Disc"), "*", "", "one");
  item(list("Decimal"), "12.", "", "two");
  const auto tasks = list("None");
  item(tasks, "x", "/ActualText(Done: )", "three");
  item(tasks, "*", "", "four");
  item(list("None"), "Term", "", "five");
  CHECK(told(s) ==
        "list of 1\n  item\n    paragraph: ⟦page 1⟧one\n"
        "list of 1\n  item 12\n    paragraph: two\n"
        "list of 2\n  item\n    task: Done:\n    paragraph: three\n  item\n    paragraph: four\n"
        "definition list\n  term: Term\n  definition\n    paragraph: five\n");
}

TEST_CASE("tables with their headers, spans and caption; figures alone and in a line") {
  Sample s;
  const auto root = s.add(0, "Document");
  const auto table = s.add(root, "Table");
  s.add_text(table, "Caption", "Doses");
  auto row = s.add(s.add(table, "THead"), "TR");
  s.add(row, "TD");
  s.add_text(row, "TH", "Day", "/A<</O/Table/Scope/Column/ColSpan 2>>");
  row = s.add(s.add(table, "TBody"), "TR");
  s.add_text(row, "TH", "Mon", "/A<</O/Table/Scope/Row>>");
  s.add_text(row, "TD", "4");
  s.add_text(row, "TD", "5");
  s.add(root, "Figure", "/Alt(A map)");
  const auto p = s.add_text(root, "P", "See ");
  s.add(p, "Figure", "/Alt(a sign)");
  CHECK(told(s) ==
        "table of 2 by 3\n  caption: ⟦page 1⟧Doses\n"
        "  row\n    cell\n    column header: Day\n"
        "  row\n    row header: Mon\n    cell under Mon, Day: 4\n    cell under Mon, Day: 5\n"
        "figure: A map\n"
        "paragraph: See ⟦image: a sign⟧\n");
}

TEST_CASE("languages, expansions, ActualText in place of what it covers") {
  Sample s;
  const auto root = s.add(0, "Document", "/Lang(EN)");
  const auto p = s.add_text(root, "P", "The ", "/Lang(en)");
  s.add_text(p, "Span", "WHO", "/E(World Health Organization)/Lang(fr)");
  s.add_text(p, "Span", "sdrow", "/ActualText( words)");
  CHECK(told(s) ==
        "paragraph: ⟦page 1⟧The ⟦in fr⟧⟦short for World Health Organization⟧WHO⟦end⟧⟦end⟧ words\n");
}

TEST_CASE("links: addresses, and places told by the line that stands first at or below them") {
  Sample s;
  const auto root = s.add(0, "Document");
  auto p = s.add(root, "P");
  s.link(s.add_text(p, "Link", "out"), "/A<</S/URI/URI(https://example.org/)>>");
  s.link(s.add_text(p, "Link", "in"), s.to(1, 275));
  s.link(s.add_text(p, "Link", "top"), s.to(1, 290));
  s.link(s.add_text(p, "Link", "nowhere"), s.to(1, 100));
  s.begin_page();
  s.add_text(root, "P", "First");
  s.add_text(root, "H2", "Second");
  CHECK(told(s) ==
        "paragraph: ⟦page 1⟧⟦link https://example.org/⟧out⟦end⟧"
        "⟦link to heading 2 \"Second\"⟧in⟦end⟧⟦link to paragraph \"First\"⟧top⟦end⟧"
        "⟦link to nowhere⟧nowhere⟦end⟧\n"
        "paragraph: ⟦page 2⟧First\nheading 2: Second\n");
}

TEST_CASE("notes: numbers from their labels; a page that begins in one is told at the next block") {
  Sample s;
  const auto root = s.add(0, "Document");
  const auto p = s.add_text(root, "P", "Text");
  const auto reference = s.add(p, "Reference");
  s.link(s.add_text(reference, "Link", "7"), s.to(0, 235));
  const auto note = s.add(root, "Note");
  s.add_text(note, "Lbl", "7");
  const auto body = s.add_text(note, "P", "A study");
  s.begin_page();
  s.text(body, " goes on");
  s.add_text(root, "P", "Next");
  s.begin_page();
  CHECK(
      told(s) ==
      "paragraph: ⟦page 1⟧Text⟦note reference⟧⟦link to paragraph \"A study goes on\"⟧7⟦end⟧⟦end⟧\n"
      "note 7\n  paragraph: A study goes on\n"
      "paragraph: ⟦page 2⟧Next\n"
      "end: ⟦page 3⟧\n");
}

TEST_CASE("the dump of tags shows types, attributes, text with its page, and where links lead") {
  Sample s;
  const auto root = s.add(0, "Document");
  const auto risks = s.add(root, "Risks", "/ID(disclaimer-risks)");
  s.add_text(risks, "H2", "Ri\\\\sks");
  const auto p = s.add(risks, "P");
  s.link(s.add_text(p, "Link", "more"), s.to(0, 99));
  s.add(root, "Figure", "/Alt(a \"map\")/A<</O/Layout/BBox[1 2.5 3 4]>>");
  s.add(root, "My#20own");
  CHECK(tags_text(s.read()) ==
        "Document\n"
        "  Risks -> Sect id=\"disclaimer-risks\"\n"
        "    H2\n"
        "      \"Ri\\\\sks\" p1\n"
        "    P\n"
        "      Link\n"
        "        \"more\" p1\n"
        "        annotation Link p1 to p1 y=99\n"
        "  Figure alt=\"a \\\"map\\\"\" box=[1 2.5 3 4]\n"
        "  My#20own -> nothing\n");
}
