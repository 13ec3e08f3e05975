// Dollar signs → mathematics that is refused, and prices that are not.
#include "read/rules.h"
#include "reading.h"

namespace clearleaf::read {

TEST_CASE("mathematics is refused") {
  finds("so $E = mc^2$ is", "1:4", kMathematics, "$E = mc^2$", "\\$");
  finds("$\\frac{a}{b}$", "1:1", kMathematics, "$\\frac{a}{b}$", "image");
  finds("$x_i$", "1:1", kMathematics, "$x_i$", "words");
  finds("let $n$ be", "1:5", kMathematics, "$n$", "words");
  finds("$a+b$, that is", "1:1", kMathematics, "$a+b$", "words");
  finds("$$\nx = y\n$$", "1:1", kMathematics, "$$\nx = y\n$$", "words");
  finds("## The $k$-th", "1:8", kMathematics, "$k$", "words");
  finds("| a |\n|---|\n| $x*y*z$ |\n", "3:3", kMathematics, "$x*y*z$", "words");
}

TEST_CASE("dollar signs that are text") {
  for (const char* text :
       {"$5 and $10", "from $5-$10", "US$ 5 or 6 $", "\\$x$ and $x\\$", "`$x = 1$` `$y$`",
        "a$ b$", "$$ is dear, $ is not", "$5/kg or 5$", "costs $US and AU$", "the price: $$",
        "[a](https://e.org/?a=$x&b=$y)", "<https://e.org/$x=$y>", "    $x = 1$\n"}) {
    CAPTURE(text);
    CHECK(Read(text).findings() == "");
  }
}

}  // namespace clearleaf::read
