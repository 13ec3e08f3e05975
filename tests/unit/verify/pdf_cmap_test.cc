// What character codes stand for.
#include "verify/pdf_cmap.h"

#include "doctest/doctest.h"

using namespace clearleaf::verify;

TEST_CASE("bfchar: one code to one or more characters, beyond the first plane too") {
  const CMap map = CMap::read(
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      "3 beginbfchar <0003> <0020> <0010> <00660069> <0011> <D83CDF89> endbfchar");
  CHECK(map.unicode(3) == " ");
  CHECK(map.unicode(0x10) == "fi");
  CHECK(map.unicode(0x11) == "\U0001F389");
  CHECK_FALSE(map.unicode(4));
  CHECK(map.code_bytes() == 2);
}

TEST_CASE("bfrange: counted up from the first, over a byte's end, or one by one") {
  const CMap map = CMap::read(
      "2 beginbfrange <0001> <0003> <00FE>\n<0010> <0012> [<0041> <00420043>] endbfrange");
  CHECK(map.unicode(1) == "\u00FE");
  CHECK(map.unicode(2) == "\u00FF");
  CHECK(map.unicode(3) == "\u0100");
  CHECK(map.unicode(0x10) == "A");
  CHECK(map.unicode(0x11) == "BC");
  CHECK_FALSE(map.unicode(0x12));
}

TEST_CASE("codes that stand for no character are told") {
  const CMap map = CMap::read("3 beginbfchar <02> <FEFF> <01> <0000> <03> <0041> endbfchar");
  CHECK(map.bad_unicode() == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("codes of one and two bytes are told apart by their codespaces") {
  const CMap map = CMap::read(
      "2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange\n"
      "1 begincidrange <8001> <8010> 7 endcidrange 1 begincidchar <41> 3 endcidchar");
  std::string_view shown = "A\x80\x02";
  CHECK(map.take_code(shown) == 0x41);
  CHECK(map.take_code(shown) == 0x8002);
  CHECK(shown.empty());
  CHECK(map.cid(0x41) == 3);
  CHECK(map.cid(0x8002) == 8);
  CHECK_FALSE(map.cid(0x42));
}

TEST_CASE("ranges without end, backwards and of nothing map no more than is there") {
  const CMap map = CMap::read(
      "beginbfrange <0000> <FFFFFFFF> <0041> <0005> <0001> <0041> <0007> <0008> 12 endbfrange");
  CHECK_FALSE(map.unicode(0));
  CHECK_FALSE(map.unicode(5));
  CHECK_FALSE(map.unicode(7));
}
