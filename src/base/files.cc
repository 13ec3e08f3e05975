// Paths ↔ bytes, through temporary files, fsync and rename (POSIX).
#include "base/files.h"

#include "base/environment_error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace clearleaf {

namespace fs = std::filesystem;

namespace {

std::string errno_text() {
  return std::strerror(errno);
}

/// An open file descriptor, closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  /// Closes now; false where the last bytes could not be written.
  bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

std::string read_all(int fd, const std::string& name, std::size_t max_bytes) {
  std::string bytes;
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) bytes.resize(bytes.size() < 65536 ? 65536 : bytes.size() * 2);
    const ssize_t n = ::read(fd, bytes.data() + used, bytes.size() - used);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw EnvironmentError("read", name, errno_text());
    if (n == 0) break;
    used += static_cast<std::size_t>(n);
    if (used > max_bytes) {
      throw EnvironmentError("read", name,
                             "it is larger than " + std::to_string(max_bytes) + " bytes");
    }
  }
  bytes.resize(used);
  return bytes;
}

void write_all(int fd, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw EnvironmentError("write", name, errno_text());
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

void sync_folder(const fs::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0) ::fsync(fd.get());
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

}  // namespace

std::string read_file(const fs::path& path, std::size_t max_bytes) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) throw EnvironmentError("read", path.string(), errno_text());
  struct stat info {};
  if (::fstat(fd.get(), &info) == 0 && S_ISDIR(info.st_mode)) {
    throw EnvironmentError("read", path.string(), "it is a folder");
  }
  return read_all(fd.get(), path.string(), max_bytes);
}

std::string read_standard_input(std::size_t max_bytes) {
  return read_all(STDIN_FILENO, "standard input", max_bytes);
}

void AtomicFiles::add(fs::path target, std::string_view bytes) {
  std::string pattern =
      (folder_of(target) / ("." + target.filename().string() + ".XXXXXX")).string();
  Descriptor fd(::mkostemp(pattern.data(), O_CLOEXEC));
  if (fd.get() < 0) throw EnvironmentError("write", target.string(), errno_text());
  pending_.push_back({pattern, target});
  write_all(fd.get(), bytes, target.string());
  // mkostemp makes the file private; give it what the umask allows, as any new file has.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(fd.get(), 0666 & ~mask) != 0 || ::fsync(fd.get()) != 0 || !fd.close()) {
    throw EnvironmentError("write", target.string(), errno_text());
  }
}

void AtomicFiles::commit() {
  // The one rename that is sure to fail is told before the first is done: a file cannot take a
  // folder's place.
  for (const Pending& file : pending_) {
    std::error_code error;
    if (fs::is_directory(file.target, error)) {
      throw EnvironmentError("put in place", file.target.string(),
                             "there is a folder of that name");
    }
  }
  for (Pending& file : pending_) {
    if (::rename(file.temporary.c_str(), file.target.c_str()) != 0) {
      throw EnvironmentError("put in place", file.target.string(), errno_text());
    }
    file.temporary.clear();
  }
  for (const Pending& file : pending_) sync_folder(folder_of(file.target));
  pending_.clear();
}

AtomicFiles::~AtomicFiles() {
  for (const Pending& file : pending_) {
    if (!file.temporary.empty()) ::unlink(file.temporary.c_str());
  }
}

fs::path data_dir() {
  if (const char* dir = std::getenv("CLEARLEAF_DATA_DIR"); dir != nullptr && *dir != '\0') {
    return dir;
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path beside = program.parent_path().parent_path() / "share" / "clearleaf";
    if (fs::exists(beside / "styles", error)) return beside;
  }
  if (fs::exists(fs::path(CLEARLEAF_SOURCE_DIR) / "styles", error)) return CLEARLEAF_SOURCE_DIR;
  return CLEARLEAF_INSTALLED_DATA_DIR;
}

}  // namespace clearleaf
