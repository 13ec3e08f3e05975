// Words by UAX 29, the ends of words, and words in capitals.
#include "verify/word_count.h"

#include "doctest/doctest.h"

using namespace clearleaf::verify;

TEST_CASE("words in scripts with and without blanks") {
  CHECK(count_words("Do not run, or you'll fall: 3.5 times.", "en") == 8);
  CHECK(count_words("", "en") == 0);
  CHECK(count_words(" - … – ", "en") == 0);
  CHECK(count_words("Rückenschmerzen und Fieber", "de") == 3);
  CHECK(count_words("หัวใจของคุณ", "th") == 3);
  CHECK(count_words("words in no language", "x-none") == 4);
}

TEST_CASE("marks at the end of words") {
  CHECK(without_end_marks("Warning: ") == "Warning");
  CHECK(without_end_marks("警告：") == "警告");
  CHECK(without_end_marks("Mise en garde :") == "Mise en garde");
  CHECK(without_end_marks("चेतावनी: ") == "चेतावनी");
  CHECK(without_end_marks("!") == "");
}

TEST_CASE("words that run in capitals") {
  CHECK(running_capitals("STOP NOW or fall") == "STOP NOW");
  CHECK(running_capitals("do not STOP, NEVER") == "STOP, NEVER");
  CHECK(running_capitals("ÜBEN ÜBEN") == "ÜBEN ÜBEN");
  CHECK(running_capitals("STOP now NEVER") == "");
  CHECK(running_capitals("ON AN NHS ward") == "");
  CHECK(running_capitals("STOP\nNOW") == "");
  CHECK(running_capitals("警告 警告") == "");
  CHECK(running_capitals("") == "");
}
