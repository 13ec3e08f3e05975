// What is read of XML, and what is refused.
#include "verify/xml_tree.h"

#include "doctest/doctest.h"

using namespace clearleaf::verify;

namespace {

/// "line 3" of the one breach, or "" where there is none.
std::string refused_at(std::string_view xml) {
  Report report;
  const XmlTree tree = parse_xml(xml, "f", report);
  CHECK(tree.empty() == !report.accepted());
  if (report.accepted()) return "";
  CHECK(report.breaches().size() == 1);
  CHECK(report.breaches().front().clause == "EPUB 3.3 §3.9");
  return report.breaches().front().place;
}

std::string nested(std::size_t depth) {
  std::string xml;
  for (std::size_t i = 0; i < depth; ++i) xml += "<a>";
  for (std::size_t i = 0; i < depth; ++i) xml += "</a>";
  return xml;
}

}  // namespace

TEST_CASE("elements, attributes and texts in document order") {
  Report report;
  const XmlTree tree = parse_xml(
      "<?xml version=\"1.0\"?><!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">\n"
      "<p class='a b' epub:type='x' xml:lang='de' title='1 &lt; 2 &amp; &quot;3&#38;amp;'>"
      "one <em>two</em><![CDATA[ <three>]]> &amp; f&#xFC;nf</p></html>",
      "f", report);
  REQUIRE(report.accepted());
  const XmlNode root = tree.root();
  CHECK(root.is_html("html"));
  CHECK_FALSE(root.parent());
  const auto p = child_of(root, XmlSpace::kXhtml, "p");
  REQUIRE(p);
  CHECK(p->line() == 3);
  CHECK(*p->parent() == root);
  CHECK(p->value("title") == "1 < 2 & \"3&amp;");
  CHECK(p->value("type", XmlSpace::kOps) == "x");
  CHECK(p->value("lang", XmlSpace::kXml) == "de");
  CHECK_FALSE(p->attribute("lang"));
  CHECK(p->has_word("class", "b"));
  CHECK_FALSE(p->has_word("class", "a b"));
  CHECK_FALSE(p->has_word("class", ""));
  CHECK(p->all_text() == "one two <three> & f\u00FCnf");
  std::string kinds;
  for (const XmlNode child : p->children()) kinds += child.is_text() ? 't' : 'e';
  CHECK(kinds == "tet");
  CHECK(tree.size() == root.end());
}

TEST_CASE("a tree that is moved keeps its strings") {
  Report report;
  XmlTree tree = parse_xml("<a b='c'>d</a>", "f", report);
  const XmlTree moved = std::move(tree);
  CHECK(moved.root().value("b") == "c");
  CHECK(moved.root().all_text() == "d");
}

TEST_CASE("what is not well-formed is refused with its line") {
  CHECK(refused_at("<a>\n<b>\n</a>") == "f:3");
  CHECK(refused_at("") == "f");
  CHECK(refused_at("words") == "f:1");
  CHECK(refused_at("<a b='1' b='2'/>") == "f:1");
  CHECK(refused_at("<a>\xff</a>") == "f:1");
  CHECK(refused_at("<a/><b/>") == "f:1");
  CHECK(refused_at("<a>&nbsp;</a>") == "f:1");
}

TEST_CASE("nothing is declared, expanded or fetched") {
  CHECK(refused_at("<!DOCTYPE a><a/>") == "");
  CHECK(refused_at("<!DOCTYPE a [\n<!ENTITY b 'c'>]><a>&b;</a>") == "f:1");
  CHECK(refused_at("<!DOCTYPE a [<!ENTITY b '&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY c '&d;&d;&d;'>"
                   "<!ENTITY d 'words words words'>]><a>&b;</a>") == "f:1");
  CHECK(refused_at("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>") == "f:1");
  CHECK(
      refused_at("<!DOCTYPE a PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://www.w3.org/x.dtd'><a/>") ==
      "f:1");
}

TEST_CASE("elements stand 250 deep and no deeper") {
  CHECK(refused_at(nested(250)) == "");
  CHECK(refused_at(nested(251)) == "f:1");
  CHECK(refused_at(nested(100'000)) == "f:1");
}
