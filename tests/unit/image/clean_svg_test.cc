// SVG as authors and attackers write it → SVG for a publication.
#include "image/clean_svg.h"

#include <doctest/doctest.h>

#include <initializer_list>

namespace clearleaf::image {

namespace {

std::string svg(std::string_view content, std::string_view attributes = "") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
         "width=\"40\" height=\"30\" " +
         std::string(attributes) + ">" + std::string(content) + "</svg>";
}

CleanSvg cleaned(const std::string& file) {
  auto result = clean_svg(file);
  if (const auto* problem = std::get_if<Problem>(&result)) FAIL(problem->message);
  return std::get<CleanSvg>(std::move(result));
}

Problem refused(const std::string& file) {
  const auto result = clean_svg(file);
  REQUIRE(std::holds_alternative<Problem>(result));
  return std::get<Problem>(result);
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a plain drawing keeps its parts and gets its size said") {
  const CleanSvg out =
      cleaned(svg("<g fill=\"red\"><path d=\"M0 0L1 1\"/></g><text>A &amp; B</text>"));
  CHECK(
      out.file ==
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "width=\"40\" height=\"30\" viewBox=\"0 0 40 30\"><g fill=\"red\"><path d=\"M0 0L1 1\"/></g>"
      "<text>A &amp; B</text></svg>\n");
  CHECK(out.losses.empty());
}

TEST_CASE("sizes: units, one side, the viewBox alone") {
  const auto size = [](const std::string& attributes) {
    return cleaned("<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + "/>").size;
  };
  CHECK(size("width='2in' height='72pt'").width == doctest::Approx(192));
  CHECK(size("width='2in' height='72pt'").height == doctest::Approx(96));
  CHECK(size("width='25.4mm' height='1cm'").width == doctest::Approx(96));
  CHECK(size("width='100' viewBox='0 0 50 20'").height == doctest::Approx(40));
  CHECK(size("width='100%' height='100%' viewBox='1,2 , 50 20'").width == doctest::Approx(50));
  CHECK(size("viewBox='1 2 50 20'").view_box.x == doctest::Approx(1));
  CHECK(size("width='10' height='10' viewBox='0 0 0 0'").view_box.width == doctest::Approx(10));
}

TEST_CASE("a drawing without a size, or with an absurd one, is told") {
  const auto with = [](const std::string& attributes) {
    return refused("<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "/>");
  };
  CHECK(with("").rule.name == "image-svg-no-size");
  CHECK(with("width='100%' height='50'").rule.name == "image-svg-no-size");
  CHECK(with("width='-1' height='50'").rule.name == "image-svg-no-size");
  CHECK(with("width='nan' height='inf'").rule.name == "image-svg-no-size");
  CHECK(with("").hint.find("viewBox") != std::string::npos);
  CHECK(with("width='1e9' height='1e9'").rule.name == "image-too-large");
  CHECK(with("width='100000' height='1'").rule.name == "image-too-large");
}

TEST_CASE("scripts, handlers and what nobody sees go without a word") {
  const CleanSvg out =
      cleaned(svg("<script>alert(1)</script><rect width='1' onclick='a()' height='1' data-x='y'/>"
                  "<title>T</title><metadata><x xmlns='urn:x'/></metadata><x xmlns='urn:x'>w</x>"
                  "<a xlink:href='javascript:alert(1)'><circle r='2'/></a><!-- c --><?pi?>",
                  "onload='a()' xmlns:i='urn:i' i:v='1'"));
  CHECK(holds(out.file, "<rect width=\"1\" height=\"1\"/><g><circle r=\"2\"/></g></svg>"));
  CHECK(out.losses.empty());
}

TEST_CASE("what showed and goes is told once for each kind") {
  const CleanSvg out = cleaned(
      svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"
          "<foreignObject/><rect><animate attributeName='x'/></rect>"
          "<image xlink:href='file:///etc/passwd'/><image href='a.png'/>"
          "<image href='http://a.example/a.png'/><image href='data:image/svg+xml;base64,PHN2Zz4='/>"
          "<use href='a.svg#b'/><flowRoot/>"));
  CHECK(out.losses.size() == 5);
  for (const char* word : {"foreignObject", "etc/passwd", "a.png", "a.example", "animate", "a.svg",
                           "flowRoot", "<image", "href=\""}) {
    CHECK_MESSAGE(!holds(out.file, word), word);
  }
  for (const Problem& loss : out.losses) {
    CHECK(loss.rule.name == "image-svg-part-removed");
    CHECK_FALSE(loss.hint.empty());
  }
}

TEST_CASE("a picture inside the drawing stays") {
  const CleanSvg out =
      cleaned(svg("<image width='1' height='1' xlink:href='data:image/png;base64,AAAA'/>"));
  CHECK(holds(out.file, "xlink:href=\"data:image/png;base64,AAAA\""));
  CHECK(out.losses.empty());
}

TEST_CASE("a switch is decided: the words that stand in for HTML are shown") {
  const CleanSvg drawio = cleaned(
      svg("<switch><foreignObject><b xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"
          "<text>label</text></switch>"
          "<switch><g requiredFeatures='x'/><a xlink:href='https://a.example/'><text>Text is not "
          "SVG</text></a></switch>"));
  CHECK(holds(drawio.file, "<g><text>label</text></g><g><g/></g></svg>"));
  CHECK(drawio.losses.empty());
  const CleanSvg languages =
      cleaned(svg("<switch><text systemLanguage='de'>ja</text><text>yes</text></switch>"
                  "<switch><text systemLanguage='de'>nein</text></switch>"));
  CHECK(holds(languages.file, "<g><text>yes</text></g><g><text>nein</text></g>"));
  const CleanSvg lost = cleaned(svg("<switch><foreignObject/></switch>"));
  CHECK(lost.losses.size() == 1);
}

TEST_CASE("styles lose what reaches out, and keep the rest") {
  const CleanSvg out = cleaned(
      svg("<style>@import url('http://a.example/'); .a>b{fill:red}</style><style type='text/x'>x"
          "</style><rect style=\"fill:url(http://a.example/)\" fill=\"url('a.svg#b')\"/>"));
  CHECK(holds(out.file, "<style type=\"text/css\">.a&gt;b{fill:red}\n</style><rect"));
  CHECK(holds(out.file, "<rect fill=\"none\" style=\"fill:none\"/>"));
  CHECK(out.losses.size() == 2);
  CHECK_FALSE(holds(out.file, "a.example"));
}

TEST_CASE("ids become valid and unique, and what refers to them follows") {
  const CleanSvg out =
      cleaned(svg("<linearGradient id='1 a:b'/><rect id='r' fill='url(#1 a:b)'/><rect id='r'/>"
                  "<use xlink:href='#r'/><use href='#1 a:b'/><use xlink:href='#gone'/>"));
  CHECK(holds(out.file,
              "<linearGradient id=\"part-1\"/><rect id=\"r\" fill=\"url(#part-1)\"/><rect/>"
              "<use xlink:href=\"#r\"/><use xlink:href=\"#part-1\"/><use/>"));
  CHECK(out.losses.empty());
}

TEST_CASE("an element has the attributes that it knows; later properties become style") {
  const CleanSvg out = cleaned(svg(
      "<rect x='1' x1='2' font-size='3' paint-order='stroke' style='fill:red' mask-type='alpha'/>"
      "<g font-size='3' cx='4'/><filter><feBlend style='x' in='a' x='1'/></filter>"));
  CHECK(holds(out.file,
              "<rect x=\"1\" style=\"mask-type:alpha;paint-order:stroke;fill:red\"/>"
              "<g font-size=\"3\"/><filter><feBlend in=\"a\" x=\"1\"/></filter>"));
}

TEST_CASE("files that are no drawing, or try something, are refused") {
  CHECK(refused("<svg width='1' height='1'/>").rule.name == "image-broken");
  CHECK(refused("<svg width='1' height='1'/>").message.find("xmlns") != std::string::npos);
  CHECK(refused(svg("<g>")).rule.name == "image-broken");
  CHECK(
      refused("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("&a;")).rule.name ==
      "image-svg-entities");
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<g>";
  CHECK(refused(svg(deep)).rule.name == "image-too-large");
  std::string many;
  for (int i = 0; i < 200'001; ++i) many += "<g/>";
  CHECK(refused(svg(many)).rule.name == "image-too-large");
  CHECK(refused(std::string(17'000'000, ' ')).rule.name == "image-too-large");
}

}  // namespace clearleaf::image
