// An EPUB's bytes as plain data, and files that are none.
#include "verify/epub_reader.h"

#include "doctest/doctest.h"
#include "epub_sample.h"
#include "verify/epub_checks.h"
#include "verify/epub_spoken.h"
#include "verify/epub_tags.h"

using namespace clearleaf::verify;

namespace {

EpubFile read(const EpubSample& sample) {
  Report report;
  EpubFile epub = read_epub(sample.pack(), report);
  CHECK(report.accepted());
  return epub;
}

/// Reads, judges and speaks a file, whatever it is.
Report judged(const std::string& bytes) {
  Report report;
  const EpubFile epub = read_epub(bytes, report);
  check_epub(epub, report);
  spoken_of(epub);
  tags_text(epub);
  return report;
}

}  // namespace

TEST_CASE("package, documents, navigation and NCX") {
  const EpubFile epub = read(EpubSample());
  CHECK(epub.package.path == "EPUB/package.opf");
  CHECK(epub.package.unique_identifier == "uid");
  CHECK(epub.package.value("dc:title") == "Walking");
  CHECK(epub.package.values("schema:accessMode").size() == 2);
  CHECK(epub.package.value("title-type").empty());  // it refines another
  REQUIRE(epub.documents.size() == 5);
  CHECK(epub.spine_documents == 5);
  CHECK(epub.documents[2].path == "EPUB/section-01.xhtml");
  CHECK(epub.documents[2].element("shoes")->name() == "h3");
  CHECK_FALSE(epub.documents[2].element("boots"));
  CHECK(epub.nav_document == 1);
  REQUIRE(epub.nav_of("toc") != nullptr);
  const NavEntry& entry = epub.nav_of("toc")->entries[1];
  CHECK(entry.text == "How to walk");
  CHECK(entry.entries[0].text == "Shoes & socks");
  CHECK(epub.nav_of("landmarks")->entries[2].type == "notice");
  REQUIRE(epub.ncx);
  CHECK(epub.ncx->points[1].points[0].src == "section-01.xhtml#shoes");
  CHECK(epub.ncx->pages[1].text == "2");
  REQUIRE(epub.drawings.size() == 1);
  CHECK(epub.item_at("EPUB/cover.png")->has_property("cover-image"));
  CHECK(epub.style_sheets[0].rules.size() == 8);
}

TEST_CASE("addresses") {
  const auto path = [](const char* href) {
    const auto target = resolve("EPUB/text/a.xhtml", href);
    return target ? target->path + "#" + target->fragment : std::string("none");
  };
  CHECK(path("#b") == "EPUB/text/a.xhtml#b");
  CHECK(path("b.xhtml#c") == "EPUB/text/b.xhtml#c");
  CHECK(path("../b.xhtml") == "EPUB/b.xhtml#");
  CHECK(path("../../b") == "b#");
  CHECK(path("../../../b") == "none");
  CHECK(path("./b%20c#%C3%A9") == "EPUB/text/b c#\u00E9");
  CHECK(path("/b") == "none");
  CHECK(path("b?c") == "none");
  CHECK(path("https://example.org/") == "none");
  CHECK(is_external("mailto:a@example.org"));
  CHECK(is_external("//example.org/"));
  CHECK_FALSE(is_external("a/b:c"));
  CHECK_FALSE(is_external("a#b:c"));
}

TEST_CASE("what is missing or no XML is told, and the rest is read") {
  EpubSample sample;
  sample.files["EPUB/section-02.xhtml"] = "<html>\n<p></html>";
  Report report;
  const EpubFile epub = read_epub(sample.pack(), report);
  REQUIRE(report.breaches().size() == 1);
  CHECK(report.breaches()[0].place == "EPUB/section-02.xhtml:2");
  CHECK(epub.documents.size() == 5);
  CHECK(epub.documents[3].tree.empty());

  sample.files.erase("META-INF/container.xml");
  CHECK(clauses(sample.pack()) == "EPUB 3.3 §4.2.6.3.1");
  sample.files["META-INF/container.xml"] = "<container/>";
  CHECK(clauses(sample.pack()) == "EPUB 3.3 §4.2.6.3.1");
}

TEST_CASE("a file cut off at any byte is refused, and nothing breaks") {
  const std::string whole = EpubSample().pack();
  CHECK(judged(whole).accepted());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    REQUIRE_FALSE(judged(whole.substr(0, size)).accepted());
  }
}

TEST_CASE("each file cut off or emptied is refused, and nothing breaks") {
  const EpubSample sample;
  for (const auto& [name, bytes] : sample.files) {
    if (name.ends_with(".png")) continue;
    CAPTURE(name);
    for (std::size_t size = 0; size + 2 < bytes.size(); size += 7) {
      EpubSample cut = sample;
      cut.files[name].resize(size);
      // A style sheet may end after any of its rules.
      const bool refused = !judged(cut.pack()).accepted();
      CHECK((refused || name.ends_with(".css")));
    }
    EpubSample gone = sample;
    gone.files.erase(name);
    CHECK_FALSE(judged(gone.pack()).accepted());
  }
}

TEST_CASE("lists that lead to themselves, and items that are one file") {
  EpubSample loops;
  loops.edit("EPUB/nav.xhtml", "section-01.xhtml#how", "nav.xhtml#toc");
  CHECK(clauses(loops.pack()) == "EPUB 3.3 §7.4.2; EPUB 3.3 §5.9.5");

  EpubSample twice;
  twice.edit("EPUB/package.opf", "</manifest>",
             "<item id=\"again\" href=\"section-01.xhtml\" media-type=\"application/xhtml+xml\"/>"
             "</manifest>");
  CHECK(clauses(twice.pack()) == "EPUB 3.3 §5.6.2");

  EpubSample itself;
  itself.edit("EPUB/package.opf", "href=\"toc.ncx\"", "href=\"package.opf\"");
  CHECK_FALSE(judged(itself.pack()).accepted());

  EpubSample notes;  // a note that refers to itself
  notes.edit("EPUB/section-01.xhtml", "Ask first.",
             "Ask first.<a class=\"noteref\" epub:type=\"noteref\" role=\"doc-noteref\" "
             "href=\"#note-1\">1</a>");
  CHECK(judged(notes.pack()).accepted());
}

TEST_CASE("a navigation document as deep as XML may be") {
  std::string deep;
  for (int i = 0; i < 120; ++i) deep += "<ol><li><a href=\"#h\">x</a>";
  for (int i = 0; i < 120; ++i) deep += "</li></ol>";
  EpubSample sample;
  sample.edit("EPUB/nav.xhtml", "<p class=\"clearleaf-back\">",
              "<nav epub:type=\"lot\"><h2>x</h2>" + deep + "</nav><p class=\"clearleaf-back\">");
  CHECK_FALSE(judged(sample.pack()).accepted());
}

TEST_CASE("elements are printed with what they are") {
  const std::string text = tags_text(read(EpubSample()));
  CHECK(text.find("EPUB/section-01.xhtml\n"
                  "  section epub:type=chapter role=doc-chapter aria-labelledby=how\n"
                  "    h2#how\n"
                  "      \"How to walk\"\n"
                  "      a#ref-1.noteref epub:type=noteref role=doc-noteref href=#note-1\n"
                  "        \"1\"\n") != std::string::npos);
  CHECK(text.find("        img lang") == std::string::npos);
  CHECK(text.find("img src=dot.png alt=\"\"") == std::string::npos);  // its role comes first
  CHECK(text.find("img role=presentation src=dot.png alt=\"\"\n") != std::string::npos);
}
