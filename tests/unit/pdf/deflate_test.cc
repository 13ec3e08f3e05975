#include "pdf/deflate.h"

#include "read_pdf.h"

#include <doctest/doctest.h>

namespace clearleaf::pdf {

TEST_CASE("what is deflated can be inflated") {
  for (const std::string& text : {std::string(), std::string("a"), std::string(100'000, 'x')}) {
    CHECK(inflated(deflated(text)) == text);
  }
}

TEST_CASE("many pieces come out as each alone, in their order") {
  std::vector<std::string> pieces;
  for (std::size_t i = 0; i < 100; ++i) {
    std::string piece;
    for (std::size_t k = 0; k < 2000 * (i % 7); ++k) piece += std::to_string(i * k);
    pieces.push_back(std::move(piece));
  }
  const std::vector<std::string> compressed = deflate_all(pieces);
  REQUIRE(compressed.size() == pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) CHECK(compressed[i] == deflated(pieces[i]));
  CHECK(deflate_all({}).empty());
}

}  // namespace clearleaf::pdf
