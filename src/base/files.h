// Files: read whole, written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf {

/// All bytes of the file; throws EnvironmentError where it cannot be read or is larger than
/// `max_bytes`.
std::string read_file(const std::filesystem::path& path, std::size_t max_bytes);
/// All bytes of standard input, at most `max_bytes`.
std::string read_standard_input(std::size_t max_bytes);

/// Files that are put in place together. Each is written to a temporary file in its own folder and
/// synced; `commit` renames all of them. Without commit, nothing that was there changes and the
/// temporary files are removed. Failures throw EnvironmentError.
class AtomicFiles {
 public:
  AtomicFiles() = default;
  AtomicFiles(const AtomicFiles&) = delete;
  AtomicFiles& operator=(const AtomicFiles&) = delete;
  ~AtomicFiles();

  void add(std::filesystem::path target, std::string_view bytes);
  void commit();

 private:
  struct Pending {
    std::filesystem::path temporary;
    std::filesystem::path target;
  };
  std::vector<Pending> pending_;
};

/// Where styles/, fonts/ are: $CLEARLEAF_DATA_DIR, else beside the installed program, else the
/// source tree clearleaf was built from.
std::filesystem::path data_dir();

}  // namespace clearleaf
