// What a reader of an EPUB is told: order, regions and what is left out.
#include "verify/epub_spoken.h"

#include "doctest/doctest.h"
#include "epub_sample.h"

using namespace clearleaf::verify;

namespace {

std::string told(const EpubSample& sample) {
  Report report;
  return to_text(spoken_of(read_epub(sample.pack(), report)));
}

/// What is told of a body in the place of the first section's; title page and end left out.
std::string told_of(std::string_view body) {
  const std::string all = told(EpubSample().body(body));
  const std::string_view before = "Read it all⟦end⟧⟦end⟧\n";
  const std::size_t begin = all.find(before) + before.size();
  return all.substr(begin, all.find("risks\n", begin) - begin);
}

}  // namespace

TEST_CASE("the sample, from the title to the conclusion") {
  CHECK(told(EpubSample()) ==
        "heading 1: ⟦page 1⟧Walking\n"
        "key information\n"
        "  heading 2: Key information\n"
        "  paragraph: ⟦label⟧Warning:⟦end⟧ Do not run before a nurse has told you that you "
        "can.\n"
        "  paragraph: ⟦generated link⟧⟦link to heading 2 \"Warning: Risks\"⟧Read more⟦end⟧⟦end⟧\n"
        "  paragraph: ⟦label⟧Conclusion:⟦end⟧ Walk a little on each day, and rest when you are "
        "tired.\n"
        "  paragraph: ⟦generated link⟧⟦link to heading 2 \"Conclusion\"⟧Read it all⟦end⟧⟦end⟧\n"
        "heading 2: How to walk⟦note reference⟧⟦link to paragraph \"Ask first.\"⟧1⟦end⟧⟦end⟧\n"
        "note 1\n"
        "  paragraph: Ask first.\n"
        "paragraph: Slowly. The ⟦short for World Health Organization⟧WHO⟦end⟧ says "
        "⟦in fr⟧lentement⟦end⟧.\n"
        "heading 3: Shoes & socks\n"
        "list of 1\n"
        "  item\n"
        "    paragraph: Old shoes ⟦page 2⟧fit.\n"
        "definition list\n"
        "  term: Sole\n"
        "  definition\n"
        "    paragraph: What you stand on.\n"
        "table of 2 by 2\n"
        "  caption: Minutes\n"
        "  row\n"
        "    cell\n"
        "    column header: Morning\n"
        "  row\n"
        "    row header: Monday\n"
        "    cell under Monday, Morning: 5\n"
        "figure: A box.\n"
        "caption: A shoe box\n"
        "risks\n"
        "  heading 2: ⟦label⟧Warning:⟦end⟧ Risks\n"
        "  paragraph: You can fall. Do not walk alone at night, on wet leaves, on ice, or in shoes "
        "that "
        "do not fit you well. Call for help at once if you cannot stand up again by yourself.\n"
        "conclusion\n"
        "  heading 2: Conclusion\n"
        "  paragraph: Walk on. Most people walk well after three weeks, and some need more. We do "
        "not "
        "know which plan is the best one for you: go slowly, rest often, and ask your nurse.\n"
        "  paragraph: ⟦generated link⟧⟦link to heading 2 \"Warning: Risks\"⟧Read the risks as "
        "well⟦end⟧⟦end⟧\n");
}

TEST_CASE("a cover is of the EPUB alone; another figure of that class is spoken") {
  CHECK(told(EpubSample()).find("Cover: Walking") == std::string::npos);
  const EpubSample other =
      EpubSample().edit("EPUB/title.xhtml", "src=\"cover.png\"", "src=\"dot.png\"");
  CHECK(told(other).find("figure: Cover: Walking\n") != std::string::npos);
}

TEST_CASE("notes come after the block that refers to them first, in the order of references") {
  const auto reference = [](const std::string& n) {
    return "<a class=\"noteref\" role=\"doc-noteref\" href=\"#n" + n + "\">" + n + "</a>";
  };
  const auto note = [](const std::string& n, const std::string& words) {
    return "<li><div id=\"n" + n + "\" role=\"doc-footnote\">" + words + "</div></li>";
  };
  const std::string body =
      "<ul><li>one" + reference("7") + "<ul><li>two" + reference("8") + "</li></ul></li></ul>" +
      "<table><tr><td>a" + reference("9") + "</td></tr><tr><td>b" + reference("7") +
      "</td></tr></table>" + "<dl><dt>term" + reference("10") + "</dt><dd>meaning</dd></dl>" +
      "<section role=\"doc-endnotes\"><h2>Notes</h2><ol start=\"7\">" +
      note("7",
           "<p>seven" + reference("11") + "</p><p><a role=\"doc-backlink\" href=\"#x\">b</a></p>") +
      note("8", "<p>eight</p>") + note("9", "<p>nine</p>") + note("10", "<p>ten</p>") +
      note("11", "<p>eleven</p>") + "</ol></section>";
  const auto link = [](const std::string& words, const std::string& n) {
    return "⟦note reference⟧⟦link to paragraph \"" + words + "\"⟧" + n + "⟦end⟧⟦end⟧\n";
  };
  CHECK(told_of(body) ==
        "list of 1\n"
        "  item\n"
        "    paragraph: one" +
            link("seven11", "7") +
            "    note 7\n"
            "      paragraph: seven" +
            link("eleven", "11") +
            "    note 11\n"
            "      paragraph: eleven\n"
            "    list of 1\n"
            "      item\n"
            "        paragraph: two" +
            link("eight", "8") +
            "        note 8\n"
            "          paragraph: eight\n"
            "table of 2 by 1\n"
            "  row\n"
            "    cell: a" +
            link("nine", "9") +
            "  row\n"
            "    cell: b" +
            link("seven11", "7") +
            "note 9\n"
            "  paragraph: nine\n"
            "definition list\n"
            "  term: term" +
            link("ten", "10") +
            "  definition\n"
            "    note 10\n"
            "      paragraph: ten\n"
            "    paragraph: meaning\n");
}

TEST_CASE("tasks are lines of their own, within a paragraph or without") {
  CHECK(told_of("<ul class=\"tasks\"><li><span class=\"task done\" lang=\"de\">Erledigt: </span>one"
                "</li><li><p><span class=\"task\">Not done: </span>two</p></li></ul>") ==
        "list of 2\n"
        "  item\n"
        "    task: ⟦in de⟧Erledigt:⟦end⟧\n"
        "    paragraph: one\n"
        "  item\n"
        "    task: Not done:\n"
        "    paragraph: two\n");
}

TEST_CASE("numbers of items, from start and value") {
  CHECK(told_of("<ol start=\"3\"><li>c</li><li value=\"9\">i</li><li>j</li></ol>") ==
        "list of 3\n  item 3\n    paragraph: c\n  item 9\n    paragraph: i\n"
        "  item 10\n    paragraph: j\n");
}

TEST_CASE("a language is opened once, before what the element is") {
  CHECK(told_of("<div lang=\"FR\"><p>un <a lang=\"de\" href=\"https://example.org/\">zwei</a> "
                "<span lang=\"fr\">trois</span></p></div><p>four</p>") ==
        "paragraph: ⟦in fr⟧un ⟦in de⟧⟦link https://example.org/⟧zwei⟦end⟧⟦end⟧ trois⟦end⟧\n"
        "paragraph: four\n");
}

TEST_CASE("words left out, images in words, breaks, code, quotes, notices") {
  CHECK(told_of(
            "<ul><li>See <span class=\"clearleaf-address\">(https://example.org/) </span>the map"
            "</li></ul>"
            "<p>a<br/>b <img src=\"dot.png\" alt=\"a dot\"/> c <img src=\"dot.png\" alt=\"\"/></p>"
            "<pre><code>x\n  y</code></pre>"
            "<blockquote>said <p>twice</p></blockquote>"
            "<div class=\"notice tip\" role=\"note\"><p class=\"notice-label\">"
            "<span class=\"clearleaf-label\">Tip</span></p><p>Rest.</p></div>") ==
        "list of 1\n  item\n    paragraph: See the map\n"
        "paragraph: a b ⟦image: a dot⟧ c\n"
        "code: x y\n"
        "quotation\n  paragraph: said\n  paragraph: twice\n"
        "notice\n  paragraph: ⟦label⟧Tip⟦end⟧\n  paragraph: Rest.\n");
}

TEST_CASE("links inside lead to lines, to the beginning of a file, or nowhere") {
  CHECK(
      told_of("<p id=\"p\">See <a href=\"#q\">below</a>, <a href=\"section-03.xhtml\">the end</a>, "
              "<a href=\"#gone\">nothing</a>.</p><p id=\"q\">Here: <a href=\"#p\">up</a>.</p>") ==
      "paragraph: See ⟦link to paragraph \"Here: up.\"⟧below⟦end⟧, "
      "⟦link to heading 2 \"Conclusion\"⟧the end⟦end⟧, ⟦link to nowhere⟧nothing⟦end⟧.\n"
      "paragraph: Here: ⟦link to paragraph \"See below, the end, nothing.\"⟧up⟦end⟧.\n");
}

TEST_CASE("the disclaimers' texts") {
  Report report;
  const auto texts = disclaimer_texts(spoken_of(read_epub(EpubSample().pack(), report)));
  REQUIRE(texts.size() == 4);
  CHECK(texts[0].text == "Do not run before a nurse has told you that you can.");
  CHECK(texts[1].text == "Walk a little on each day, and rest when you are tired.");
  CHECK(texts[2].id == "disclaimer-risks");
  CHECK(texts[2].text.starts_with("You can fall. Do not walk alone"));
  CHECK(texts[2].text.ends_with("by yourself."));
  CHECK(texts[3].text.starts_with("Walk on. Most people"));
  CHECK(texts[3].text.ends_with("ask your nurse."));
}
