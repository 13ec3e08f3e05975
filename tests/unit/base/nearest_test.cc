// Mistyped words and the words they were meant to be.
#include "base/nearest.h"

#include <doctest/doctest.h>

namespace clearleaf {

TEST_CASE("the nearest word is found through the usual slips") {
  const std::vector<std::string> known{"title", "subtitle", "lang", "published"};
  CHECK(nearest("title", known) == "title");
  CHECK(nearest("tilte", known) == "title");          // swapped
  CHECK(nearest("tile", known) == "title");           // left out
  CHECK(nearest("langg", known) == "lang");           // added
  CHECK(nearest("publiched", known) == "published");  // changed
}

TEST_CASE("a word that is like none has no nearest") {
  CHECK(nearest("conclusion", {"title", "lang"}) == std::nullopt);
  CHECK(nearest("", {"title"}) == std::nullopt);
  CHECK(nearest("x", {}) == std::nullopt);
}

TEST_CASE("of equally near words the first counts") {
  CHECK(nearest("cat", {"bat", "hat"}) == "bat");
  CHECK(nearest("hat", {"bat", "hat"}) == "hat");
}

TEST_CASE("very long words are not compared") {
  const std::string longest(300, 'a');
  CHECK(nearest(longest, {longest}) == std::nullopt);
}

}  // namespace clearleaf
