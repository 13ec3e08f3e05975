// Decorative images, long descriptions and page breaks.
#include "build.h"

#include <doctest/doctest.h>

namespace clearleaf::check {

namespace {

Image decorative(std::string alt = "") {
  Image out{"a.png", std::move(alt), ""};
  out.purpose = ImagePurpose::kDecorative;
  return out;
}

Rules of_figure(Image image) {
  return broken(document({Block{at(6), Figure{std::move(image), {}}}}));
}

Block hint() {
  return {at(70), PageBreakHint{}};
}

}  // namespace

TEST_CASE("a decorative image has no alternative, no caption and no description") {
  CHECK(of_figure(decorative()) == Rules{});
  CHECK(of_figure(decorative("A frame")) == Rules{"alternative-contradicted"});
  CHECK(of_figure(decorative("a.png")) == Rules{"alternative-contradicted"});
  Image captioned = decorative();
  captioned.title = "Caption";
  CHECK(of_figure(captioned) == Rules{"alternative-contradicted"});
  Image described = decorative();
  described.long_description = "first";
  CHECK(of_figure(described) == Rules{"alternative-contradicted"});
}

TEST_CASE("an image without an alternative: the hint names both ways out") {
  const Diagnostics found = findings(document({image("")}));
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].hint.find("![](map.png){.decorative}") != std::string::npos);
  CHECK(found.items()[0].hint.find("![A map of …](map.png)") != std::string::npos);
}

TEST_CASE("a link that holds a decorative image alone has no words") {
  CHECK(broken(document({{at(50), Link{"https://example.org/", {{at(51), decorative()}}}}})) ==
        Rules{"link-text-empty"});
}

TEST_CASE("a long description is a section that is there") {
  Image image{"a.png", "A chart", ""};
  image.long_description = "first";
  CHECK(of_figure(image) == Rules{});
  image.long_description = "nowhere";
  CHECK(of_figure(image) == Rules{"link-target-missing"});
}

TEST_CASE("links and images in definitions are judged like all others") {
  DefinitionList list;
  list.groups = {{{},
                  {{{}, {link("here", "https://example.org/")}}},
                  {{{}, {paragraph({image("")})}}}}};
  CHECK(broken(document({Block{at(30), list}})) ==
        Rules{"link-text-vague", "alternative-missing"});
}

TEST_CASE("page breaks between blocks are heeded, others are told of") {
  CHECK(broken(document({hint(), hint(), paragraph("a"), hint()})) == Rules{});
  CHECK(broken(document({heading(3, "a", "Heading"), hint(), paragraph("a")})) ==
        Rules{"page-break-ignored?"});
  CHECK(broken(document({notice({paragraph("a"), hint()})})) == Rules{"page-break-ignored?"});
  List list;
  list.items = {{at(31), TaskState::kNotATask, {paragraph("a"), hint()}}};
  CHECK(broken(document({Block{at(30), list}})) == Rules{"page-break-ignored?"});
  Document noted = document({paragraph("a")});
  noted.notes.push_back({at(80), "n", {hint()}});
  CHECK(broken(noted) == Rules{"page-break-ignored?"});
}

TEST_CASE("a page break in a disclaimer is told of, one before it is not") {
  Document doc = document({hint(), heading(2, "risks", "Risks"), paragraph("a"), hint(),
                           paragraph("b"), heading(2, "next", "Next"), paragraph("c"), hint(),
                           paragraph("d")});
  doc.meta.disclaimers = {{DisclaimerKind::kRisks, {}, {"risks", {}}, {"It can do harm.", {}}}};
  std::size_t ignored = 0;
  for (const std::string& rule : broken(doc)) ignored += rule == "page-break-ignored?" ? 1 : 0;
  CHECK(ignored == 1);
}

}  // namespace clearleaf::check
