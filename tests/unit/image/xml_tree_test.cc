// XML → a tree, and what is refused.
#include "image/xml_tree.h"

#include "base/xml_escape.h"

#include <doctest/doctest.h>

namespace clearleaf::image {

namespace {

constexpr XmlLimits kLimits{1000, 50};

XmlNode tree_of(std::string_view xml) {
  auto parsed = parse_xml(xml, kLimits);
  if (const auto* error = std::get_if<XmlError>(&parsed)) FAIL(error->cause);
  return std::get<XmlNode>(std::move(parsed));
}

XmlError error_of(std::string_view xml) {
  const auto parsed = parse_xml(xml, kLimits);
  REQUIRE(std::holds_alternative<XmlError>(parsed));
  return std::get<XmlError>(parsed);
}

}  // namespace

TEST_CASE("elements, attributes with their namespaces, text and CDATA") {
  const XmlNode root = tree_of(
      "<?xml version='1.0'?><!-- c --><a xmlns='urn:a' xmlns:b='urn:b' x='1' b:y='&lt;2'>"
      "one<?pi?><b:c/> &amp; <![CDATA[<two>]]></a>");
  CHECK(root.name == "a");
  CHECK(root.space == "urn:a");
  CHECK(attribute(root, "x") == "1");
  CHECK(attribute(root, "y") == "");
  REQUIRE(root.attributes.size() == 2);
  CHECK(root.attributes[1].space == "urn:b");
  CHECK(root.attributes[1].value == "<2");
  REQUIRE(root.kids.size() == 3);
  CHECK(root.kids[0].text == "one");
  CHECK(root.kids[1].name == "c");
  CHECK(root.kids[1].space == "urn:b");
  CHECK(root.kids[2].text == " & <two>");
}

TEST_CASE("a prefix without a namespace makes no attribute of the element's own") {
  const XmlNode root = tree_of("<a b:onload='x'/>");
  REQUIRE(root.attributes.size() == 1);
  CHECK(root.attributes[0].space == "b:");
}

TEST_CASE("what is not well formed is told with its line") {
  const XmlError error = error_of("<a>\n<b>\n</a>");
  CHECK(error.kind == XmlError::Kind::kNotWellFormed);
  CHECK(error.line == 3);
  CHECK(error.cause.find("b") != std::string::npos);
  CHECK(error_of("").kind == XmlError::Kind::kNotWellFormed);
  CHECK(error_of("words").kind == XmlError::Kind::kNotWellFormed);
  CHECK(error_of("<a>&nbsp;</a>").cause.find("nbsp") != std::string::npos);
  CHECK(error_of("<a/><b/>").kind == XmlError::Kind::kNotWellFormed);
}

TEST_CASE("entities are refused before any is expanded, whatever the encoding") {
  CHECK(error_of("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>").kind == XmlError::Kind::kEntities);
  CHECK(error_of("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>").kind ==
        XmlError::Kind::kEntities);
  CHECK(error_of("<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>").kind ==
        XmlError::Kind::kEntities);
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 'ha'>";
  for (int i = 1; i < 20; ++i) {
    const std::string before = "&l" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY l" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) laughs += before;
    laughs += "'>";
  }
  CHECK(error_of(laughs + "]><a>&l19;</a>").kind == XmlError::Kind::kEntities);
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")) {
    wide += c;
    wide += '\0';
  }
  CHECK(error_of(wide).kind == XmlError::Kind::kEntities);
}

TEST_CASE("a document type without entities is dropped and nothing is fetched") {
  CHECK(tree_of("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
                "'http://127.0.0.1:1/svg11.dtd'><a/>")
            .name == "a");
}

TEST_CASE("too many and too deep elements are refused") {
  std::string many = "<a>";
  for (int i = 0; i < 1000; ++i) many += "<b/>";
  CHECK(error_of(many + "</a>").kind == XmlError::Kind::kElements);
  std::string deep;
  for (int i = 0; i < 51; ++i) deep += "<a>";
  CHECK(error_of(deep).kind == XmlError::Kind::kNesting);
}

TEST_CASE("text is escaped for elements and attributes") {
  std::string out;
  append_xml_escaped(out, "<a b=\"c\">&</a>");
  CHECK(out == "&lt;a b=&quot;c&quot;&gt;&amp;&lt;/a&gt;");
}

}  // namespace clearleaf::image
