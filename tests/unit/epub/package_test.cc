// The package document: identifiers, people, accessibility, manifest, spine.
#include "sample.h"

#include <doctest/doctest.h>

using namespace clearleaf;
using namespace clearleaf::epub;

namespace {

std::string meta(const std::string& property, const std::string& value) {
  return "<meta property=\"" + property + "\">" + value + "</meta>";
}

}  // namespace

TEST_CASE("identifiers, titles, people, dates") {
  Sample sample = full_sample();
  sample.meta.authors = {{"A. Author", {}}, {"B. Author", {}}};
  sample.meta.identifier.value = "leaflet-7";
  sample.meta.isbn.value = "9783161484100";
  sample.meta.subjects = {"Walking", "Rest & sleep"};
  sample.meta.rights.value = "CC BY 4.0";
  const std::string opf = written(sample, "package.opf");
  CHECK(contains(opf,
                 "<dc:identifier id=\"uid\">urn:uuid:3947a0f0-86f7-575e-8c49-ccb267514723"
                 "</dc:identifier><dc:identifier>leaflet-7</dc:identifier>"
                 "<dc:identifier id=\"isbn\">urn:isbn:9783161484100</dc:identifier>"
                 "<meta property=\"identifier-type\" refines=\"#isbn\" "
                 "scheme=\"onix:codelist5\">15</meta>"));
  CHECK(contains(opf,
                 "<dc:title id=\"subtitle\">A handout</dc:title>"
                 "<meta property=\"title-type\" refines=\"#subtitle\">subtitle</meta>"));
  CHECK(contains(opf,
                 "<dc:creator id=\"creator-2\">B. Author</dc:creator>"
                 "<meta property=\"role\" refines=\"#creator-2\" "
                 "scheme=\"marc:relators\">aut</meta>"));
  CHECK(contains(opf, "<dc:publisher>Example Clinic</dc:publisher><dc:date>2026-11-23</dc:date>"));
  CHECK(contains(opf, "<dc:subject>Rest &amp; sleep</dc:subject><dc:rights>CC BY 4.0</dc:rights>"));
  CHECK(contains(opf, meta("dcterms:modified", "2026-11-23T12:30:08Z")));
  CHECK(contains(opf, meta("pageBreakSource", "urn:uuid:18ee8cd2-56b8-52f8-be8d-2074d521d903")));
  CHECK(contains(opf, meta("clearleaf:profile", "health")));
  CHECK(contains(opf, meta("clearleaf:edition", "standard")));
}

TEST_CASE("what was not given is left out: no empty element") {
  const std::string opf = written(empty_sample(), "package.opf");
  for (const char* name : {"dc:creator", "dc:publisher", "dc:date", "dc:description", "dc:subject",
                           "dc:rights", "subtitle", "pageBreakSource"}) {
    CHECK_FALSE_MESSAGE(contains(opf, name), name);
  }
}

TEST_CASE("accessibility metadata follows the content") {
  const std::string text_only = written(empty_sample(), "package.opf");
  CHECK(contains(text_only, meta("schema:accessMode", "textual")));
  CHECK(contains(text_only, meta("schema:accessModeSufficient", "textual")));
  for (const char* untrue : {"visual", "alternativeText", "pageBreakMarkers", "pageNavigation",
                             "structuralNavigation", "headings, lists and tables"}) {
    CHECK_FALSE_MESSAGE(contains(text_only, untrue), untrue);
  }
  const std::string all = written(full_sample(), "package.opf");
  for (const char* feature :
       {"alternativeText", "displayTransformability", "pageBreakMarkers", "pageNavigation",
        "readingOrder", "structuralNavigation", "tableOfContents", "unlocked"}) {
    CHECK_MESSAGE(contains(all, meta("schema:accessibilityFeature", feature)), feature);
  }
  CHECK(contains(all, meta("schema:accessMode", "visual")));
  CHECK(contains(all, meta("schema:accessModeSufficient", "textual,visual")));
  CHECK(contains(all, meta("schema:accessibilityHazard", "none")));
  CHECK(contains(all, "headings, lists and tables"));
  // One image of the sample is decoration, so not every image has an alternative.
  CHECK_FALSE(contains(all, "Every image has a text alternative."));
}

TEST_CASE("an animated PNG may flash: no hazard is ruled out") {
  Sample sample = full_sample();
  ImageResource& image = sample.images.images[sample.images.by_source.at("bars.png")];
  // acTL, 8 bytes of data, between IHDR and IDAT.
  image.file.insert(33, std::string("\0\0\0\x08"
                                    "acTL\0\0\0\x02\0\0\0\0\0\0\0\0",
                                    20));
  CHECK(contains(written(sample, "package.opf"), meta("schema:accessibilityHazard", "unknown")));
}

TEST_CASE("conformance is claimed only in an evaluator's name") {
  Sample sample = full_sample();
  const std::string without = written(sample, "package.opf");
  CHECK_FALSE(contains(without, "conformsTo"));
  CHECK_FALSE(contains(without, "certifiedBy"));
  CHECK(contains(without, "Nobody has checked this by hand yet."));
  sample.meta.evaluator = Evaluator{"E. Valuator", "IAAP WAS"};
  const std::string with = written(sample, "package.opf");
  CHECK(contains(with,
                 "<meta property=\"dcterms:conformsTo\" id=\"conformance\">"
                 "EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>"
                 "<meta property=\"a11y:certifiedBy\" refines=\"#conformance\" "
                 "id=\"certifier\">E. Valuator</meta>"
                 "<meta property=\"a11y:certifierCredential\" refines=\"#certifier\">"
                 "IAAP WAS</meta>"));
  CHECK(contains(with, "E. Valuator has evaluated this publication."));
  CHECK_FALSE(contains(with, "Nobody"));
}

TEST_CASE("the spine: title page, navigation, then the text") {
  const std::string opf = written(full_sample(), "package.opf");
  CHECK(contains(opf,
                 "<spine toc=\"ncx\" page-progression-direction=\"ltr\">"
                 "<itemref idref=\"title\"/><itemref idref=\"nav\"/>"
                 "<itemref idref=\"preamble\"/><itemref idref=\"section-01\"/>"
                 "<itemref idref=\"section-02\"/><itemref idref=\"section-03\"/>"
                 "<itemref idref=\"section-04\"/></spine>"));
}

TEST_CASE("the manifest names every file and no other") {
  Sample sample = full_sample();
  add_png(sample, "unused.png");
  const auto files = unpacked(write_epub(sample.input()));
  const std::string& opf = files.at("EPUB/package.opf");
  std::size_t listed = 0;
  for (const auto& [name, bytes] : files) {
    if (!name.starts_with("EPUB/") || name == "EPUB/package.opf") continue;
    CHECK_MESSAGE(contains(opf, "href=\"" + name.substr(5) + "\""), name);
    ++listed;
  }
  CHECK(count_of(opf, "<item ") == listed);
  CHECK_FALSE(files.contains("EPUB/images/image-03.png"));
}

TEST_CASE("a cover is shown after the key information and named in the manifest") {
  Sample sample = full_sample();
  add_png(sample, "cover.png");
  sample.meta.cover.value = "cover.png";
  CHECK(contains(written(sample, "package.opf"),
                 "<item id=\"image-03\" href=\"images/image-03.png\" media-type=\"image/png\" "
                 "properties=\"cover-image\"/>"));
  CHECK(contains(written(sample, "title.xhtml"),
                 "</section><figure class=\"cover\"><img src=\"images/image-03.png\" "
                 "alt=\"Cover: Walking after surgery\" width=\"16\" height=\"8\"/></figure>"));
}

TEST_CASE("a publication in Arabic is read from right to left") {
  Sample sample = empty_sample();
  sample.meta.lang.value = "ar";
  const std::string opf = written(sample, "package.opf");
  CHECK(contains(opf, "xml:lang=\"ar\" dir=\"rtl\""));
  CHECK(contains(opf, "page-progression-direction=\"rtl\""));
}
