// Archives as they should be, and hostile ones.
#include "verify/epub_container.h"

#include "doctest/doctest.h"
#include "pack_zip.h"

using namespace clearleaf;
using namespace clearleaf::verify;

namespace {

constexpr const char* kZip = "EPUB 3.3 §4.3.2";
constexpr const char* kNames = "EPUB 3.3 §4.2.3";

/// The place of the one breach of a clause; "" where there is none.
std::string refused(const std::string& archive, std::string_view clause) {
  Report report;
  read_container(archive, report);
  if (report.accepted()) return "";
  CHECK(report.breaches().size() == 1);
  CHECK(report.breaches().front().clause == clause);
  return report.breaches().front().place;
}

}  // namespace

TEST_CASE("files come in the archive's order, with what the first bytes say") {
  Report report;
  const EpubContainer container =
      read_container(pack_zip({{"mimetype", "application/epub+zip", ZIP_CM_STORE, 0},
                               {"b/a.txt", std::string(500, 'x')},
                               {"empty", ""}}),
                     report);
  CHECK(report.accepted());
  CHECK(container.first.name == "mimetype");
  CHECK(container.first.method == 0);
  CHECK(container.first.extra_length == 0);
  CHECK(container.first.content.starts_with("application/epub+zip"));
  REQUIRE(container.entries.size() == 3);
  CHECK(container.entries[1].name == "b/a.txt");
  CHECK(container.entries[1].method == ZIP_CM_DEFLATE);
  CHECK(container.find("b/a.txt")->bytes == std::string(500, 'x'));
  CHECK(container.find("empty")->bytes.empty());
  CHECK(container.find("other") == nullptr);
}

TEST_CASE("names that lead elsewhere, or to one file on some systems, are refused") {
  for (const char* name :
       {"../a", "a/../b", "/a", "a\\b", "C:a", "a//b", "./a", "a b", "\xC3\xA9", "a\nb", "a*b"}) {
    CAPTURE(name);
    CHECK(refused(pack_zip({{name, "x"}}), kNames) != "");
  }
  CHECK(refused(pack_zip({{"A/b.txt", "x"}, {"a/B.txt", "y"}}), kNames) == "a/B.txt");
  CHECK(refused(pack_zip({{"..a/b..c/d.", "x"}}), kNames) == "");
}

TEST_CASE("what would unpack to too much is not unpacked") {
  const std::string zeros(std::size_t{70} << 20U, '\0');
  CHECK(refused(pack_zip({{"bomb", zeros, ZIP_CM_DEFLATE, 1}}), kZip) == "bomb");
  std::vector<PackedFile> many;
  for (int i = 0; i < 20'001; ++i) many.push_back({std::to_string(i), "", ZIP_CM_STORE, 0});
  Report report;
  CHECK(read_container(pack_zip(many), report).entries.empty());
  CHECK(report.names(kZip));
}

TEST_CASE("a text of one letter is no bomb") {
  CHECK(refused(pack_zip({{"a", std::string(3'000'000, 'a')}}), kZip) == "");
}

TEST_CASE("contents that differ from what the directory says are refused") {
  const std::string words(300, 'w');
  std::string stored = pack_zip({{"a.txt", words, ZIP_CM_STORE, 0}});
  stored[stored.find(words) + 100] = 'v';
  CHECK(refused(stored, kZip) == "a.txt");  // the checksum
  std::string deflated = pack_zip({{"a.txt", "some words that are not many"}});
  deflated[40] = static_cast<char>(deflated[40] ^ 0x55);
  CHECK(refused(deflated, kZip) == "a.txt");
}

TEST_CASE("what is no whole archive is refused at every length") {
  const std::string archive =
      pack_zip({{"mimetype", "application/epub+zip", ZIP_CM_STORE, 0}, {"a", "words words words"}});
  CHECK(refused(archive, kZip) == "");
  for (std::size_t size = 0; size < archive.size(); ++size) {
    Report report;
    read_container(std::string_view(archive).substr(0, size), report);
    CHECK(report.names(kZip));
  }
}
