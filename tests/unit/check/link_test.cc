// The words and the targets of links.
#include "build.h"
#include "check/naming.h"

#include <doctest/doctest.h>

namespace clearleaf::check {

namespace {

Rules of_text(const std::string& words) {
  return broken(document({link(words, "https://example.org/page")}));
}
Rules of_target(const std::string& target) {
  return broken(document({link("opening times", target)}));
}

}  // namespace

TEST_CASE("a link has words that say where it goes") {
  CHECK(of_text("opening times") == Rules{});
  CHECK(of_text("") == Rules{"link-text-empty"});
  CHECK(of_text(" \u00A0") == Rules{"link-text-empty"});
  for (const char* vague : {"here", "Click here", "click  here!", "Read more …", "» more", "hier",
                            "Mehr erfahren", "“this link”"}) {
    CAPTURE(vague);
    CHECK(of_text(vague) == Rules{"link-text-vague"});
  }
  CHECK(of_text("here are the opening times") == Rules{});
}

TEST_CASE("the name of a file is no link text") {
  for (const char* name : {"leaflet.pdf", "IMG_1234.jpg", "My report.DOCX", "img_2041"}) {
    CAPTURE(name);
    CHECK(of_text(name) == Rules{"link-text-file-name"});
  }
  CHECK(of_text("leaflet (PDF)") == Rules{});
}

TEST_CASE("an address as link text is a warning") {
  CHECK(of_text("https://example.org/page") == Rules{"link-text-address?"});
  CHECK(of_text("HTTPS://EXAMPLE.ORG/guide.pdf") == Rules{"link-text-address?"});
  CHECK(of_text("www.example.org") == Rules{"link-text-address?"});
  CHECK(of_text("example.org/page") == Rules{"link-text-address?"});
  CHECK(of_text("example.org") == Rules{});
  CHECK(broken(document({link("office@example.org", "mailto:office@example.org")})) == Rules{});
}

TEST_CASE("an image can be the words of a link") {
  const auto linked = [](const std::string& alternative) {
    return document({{at(3), Link{"https://example.org/", {image(alternative)}}}});
  };
  CHECK(broken(linked("Map of the clinic")) == Rules{});
  CHECK(broken(linked("")) == Rules{"alternative-missing"});
}

TEST_CASE("the same words for two targets are a warning at the second") {
  const Document two = document({link("Opening times", "https://example.org/a", at(1)),
                                 link("opening times.", "https://example.org/b", at(2)),
                                 link("Opening times", "https://example.org/a", at(3))});
  const Diagnostics found = findings(two);
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].rule.name == "link-text-ambiguous");
  CHECK(found.items()[0].span == at(2));
  CHECK(found.items()[0].message.find("https://example.org/a") != std::string::npos);
}

TEST_CASE("a link inside goes to a heading") {
  CHECK(of_target("#first") == Rules{});
  const Diagnostics found = findings(document({link("the start", "#frist", at(4))}));
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].rule.name == "link-target-missing");
  CHECK(found.items()[0].span == at(4));
  CHECK(found.items()[0].message == "no heading has the id \"frist\"; did you mean \"first\"?");
  CHECK(of_target("#") == Rules{"link-target-missing"});
  CHECK(findings(document({link("a", "#nothing-like-it")})).items()[0].message ==
        "no heading has the id \"nothing-like-it\"");
}

TEST_CASE("links are found in notes, tables, captions and the title") {
  const Inline wrong = link("somewhere", "#nowhere");
  Document noted = document(Blocks{});
  noted.notes.push_back({at(9), "n", {paragraph({wrong})}});
  CHECK(broken(noted) == Rules{"link-target-missing"});
  Table table{
      {Alignment::kStart}, {wrong}, {{}, {{{}, {text("Head")}}}}, {{{}, {{{}, {wrong}}}}}, {}};
  CHECK(broken(document({Block{at(5), table}})) ==
        Rules{"link-target-missing", "link-target-missing"});
  Document titled = document(Blocks{});
  titled.title = {wrong};
  CHECK(broken(titled) == Rules{"link-target-missing"});
}

TEST_CASE("a link outside has a whole address") {
  for (const char* good : {"https://example.org/", "http://example.org/a%20b?c=d&e#f",
                           "mailto:office@example.org", "tel:+441632960000", "sms:+441632960000",
                           "HTTPS://EXAMPLE.ORG", "https://example.org/straße",
                           "https://example.org.:8080?q", "https://me@example.org/"}) {
    CAPTURE(good);
    CHECK(of_target(good) == Rules{});
  }
  for (const char* bad : {"", "other.md", "../leaflet.pdf", "www.example.org", "//example.org/a",
                          "office@example.org", "https:", "https://", "https:///a", "mailto:",
                          "javascript:alert(1)", "file:///etc/passwd", "data:text/plain,a",
                          "https://example.org/a b", "https://example.org/100%", "https://[x]/",
                          "https://../", "https://a..org/", "https://.org/", "https://a:b/",
                          "https://a:70000/", "https://?q"}) {
    CAPTURE(bad);
    CHECK(of_target(bad) == Rules{"link-address"});
  }
}

TEST_CASE("hints for addresses say what to type") {
  const auto hint = [](const std::string& target) {
    return findings(document({link("opening times", target)})).items().at(0).hint;
  };
  CHECK(hint("www.example.org") == "type https://www.example.org");
  CHECK(hint("office@example.org") == "type mailto:office@example.org");
  CHECK(hint("https://example.org/a b") == "type %20 for it");
}

TEST_CASE("ornaments around words do not count") {
  CHECK(bare_words("  »Read  MORE…« ") == "read more");
  CHECK(bare_words("…") == "");
}

}  // namespace clearleaf::check
