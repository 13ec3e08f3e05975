// The container: order, methods, times, the same bytes everywhere.
#include "epub/container.h"

#include "sample.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

using namespace clearleaf;
using namespace clearleaf::epub;

namespace {

unsigned number_at(const std::string& bytes, std::size_t at, std::size_t size) {
  unsigned value = 0;
  for (std::size_t i = size; i-- > 0;)
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Sets TZ for one test.
class TimeZone {
 public:
  explicit TimeZone(const char* name) {
    setenv("TZ", name, 1);
    tzset();
  }
  ~TimeZone() {
    unsetenv("TZ");
    tzset();
  }
};

}  // namespace

TEST_CASE("mimetype stands first, stored, without an extra field (EPUB 3.3, 4.2.1)") {
  const std::string epub = write_epub(full_sample().input());
  CHECK(epub.substr(0, 4) == "PK\3\4");
  CHECK(number_at(epub, 8, 2) == 0);   // method: stored
  CHECK(number_at(epub, 28, 2) == 0);  // no extra field
  CHECK(epub.substr(30, 28) == "mimetypeapplication/epub+zip");
}

TEST_CASE("files are deflated where that makes them smaller, and come back whole") {
  const std::string words(100'000, 'a');
  const std::string noise("\x8f\x01\xe3", 3);
  const std::string epub =
      write_container({{"words.txt", words}, {"noise.bin", noise}, {"empty", ""}}, {});
  CHECK(epub.size() < 2'000);
  CHECK(epub.find(noise) != std::string::npos);
  const auto files = unpacked(epub);
  CHECK(files.at("words.txt") == words);
  CHECK(files.at("noise.bin") == noise);
  CHECK(files.at("empty").empty());
}

TEST_CASE("two runs give the same bytes") {
  CHECK(write_epub(full_sample().input()) == write_epub(full_sample().input()));
}

TEST_CASE("the time of every entry is the publication's, in UTC, in any time zone") {
  // In Cairo the clocks go forward at midnight of this day: it has no 00:00.
  const Timestamp midnight{{2026, 4, 24}, 0, 0, 0};
  const std::vector<ContainerFile> files{{"a.txt", "a"}, {"b.txt", "b"}};
  const std::string utc = write_container(files, midnight);
  CHECK(number_at(utc, 10, 2) == 0);
  CHECK(number_at(utc, 12, 2) == ((2026U - 1980U) << 9U | 4U << 5U | 24U));
  const TimeZone cairo("Africa/Cairo");
  CHECK(write_container(files, midnight) == utc);
}

TEST_CASE("a time before 1980 is ZIP's first day") {
  const std::string epub = write_container({}, {{1970, 1, 1}, 5, 6, 7});
  CHECK(number_at(epub, 10, 4) == (1U << 21U | 1U << 16U));
}
