// Files are read whole, and written whole or not at all.
#include "base/files.h"

#include "base/environment_error.h"
#include "unit/temporary_folder.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

namespace clearleaf {

namespace fs = std::filesystem;

namespace {

/// A folder whose files are counted.
struct Folder : test::TemporaryFolder {
  fs::path operator/(const char* name) const { return path() / name; }
  std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path()), fs::directory_iterator()));
  }
};

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a file is read to the last byte") {
  const Folder folder;
  const std::string bytes = std::string(200'000, 'a') + std::string(1, '\0') + "b";
  write(folder / "a", bytes);
  CHECK(read_file(folder / "a", bytes.size()) == bytes);
  CHECK_THROWS_AS(read_file(folder / "a", bytes.size() - 1), EnvironmentError);
}

TEST_CASE("what cannot be read says why") {
  const Folder folder;
  CHECK_THROWS_WITH_AS(
      read_file(folder / "none", 10),
      ("cannot read " + (folder / "none").string() + ": No such file or directory").c_str(),
      EnvironmentError);
  fs::create_directory(folder / "sub");
  CHECK_THROWS_AS(read_file(folder / "sub", 10), EnvironmentError);
}

TEST_CASE("files appear together at commit and leave nothing else behind") {
  const Folder folder;
  write(folder / "a", "old");
  AtomicFiles files;
  files.add(folder / "a", "new a");
  files.add(folder / "b", "new b");
  CHECK(read_file(folder / "a", 100) == "old");
  files.commit();
  CHECK(read_file(folder / "a", 100) == "new a");
  CHECK(read_file(folder / "b", 100) == "new b");
  CHECK(folder.count() == 2);
}

TEST_CASE("without commit nothing changes") {
  const Folder folder;
  write(folder / "a", "old");
  {
    AtomicFiles files;
    files.add(folder / "a", "new");
    CHECK_THROWS_AS(files.add(folder / "no folder" / "b", "new"), EnvironmentError);
  }
  CHECK(read_file(folder / "a", 100) == "old");
  CHECK(folder.count() == 1);
}

TEST_CASE("a folder where the second file should be leaves the first as it was") {
  const Folder folder;
  write(folder / "a", "old");
  fs::create_directory(folder / "b");
  {
    AtomicFiles files;
    files.add(folder / "a", "new");
    files.add(folder / "b", "new");
    CHECK_THROWS_AS(files.commit(), EnvironmentError);
  }
  CHECK(read_file(folder / "a", 100) == "old");
  CHECK(folder.count() == 2);
}

TEST_CASE("a new file has the permissions that the umask allows") {
  const Folder folder;
  AtomicFiles files;
  files.add(folder / "a", "x");
  files.commit();
  write(folder / "b", "x");
  CHECK(fs::status(folder / "a").permissions() == fs::status(folder / "b").permissions());
}

TEST_CASE("the data folder can be named by the environment") {
  ::setenv("CLEARLEAF_DATA_DIR", "/some/where", 1);
  CHECK(data_dir() == "/some/where");
  ::setenv("CLEARLEAF_DATA_DIR", "", 1);
  CHECK(fs::exists(data_dir() / "styles"));
  ::unsetenv("CLEARLEAF_DATA_DIR");
}

}  // namespace clearleaf
