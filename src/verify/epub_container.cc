// ZIP bytes → EpubContainer, by libzip from memory, within limits.
#include "verify/epub_container.h"

#include "base/utf8.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kZip = "EPUB 3.3 §4.3.2";
constexpr std::string_view kNames = "EPUB 3.3 §4.2.3";

constexpr std::size_t kMostEntries = 20'000;
constexpr std::uint64_t kMostBytes = 1U << 30U;
// A text of one letter shrinks a thousandfold and is honest; so small archives may, large ones not.
constexpr std::uint64_t kFreeBytes = 64U << 20U;
constexpr std::uint64_t kMostRatio = 200;
/// "application/epub+zip" and one byte more.
constexpr std::size_t kFirstContent = 21;

struct ArchiveCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveCloser>;
struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using File = std::unique_ptr<zip_file_t, FileCloser>;

/// An archive that reads from `bytes`; null: `cause` says why.
Archive open_archive(std::string_view bytes, std::string& cause) {
  zip_error_t error;
  zip_error_init(&error);
  Archive archive;
  if (zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error)) {
    archive.reset(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (archive == nullptr) zip_source_free(source);
  }
  if (archive == nullptr) cause = zip_error_strerror(&error);
  zip_error_fini(&error);
  return archive;
}

std::uint16_t short_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  return static_cast<std::uint16_t>(byte(at) | byte(at + 1) << 8U);
}

/// The local file header at the archive's beginning (APPNOTE 4.3.7).
FirstHeader read_first_header(std::string_view bytes) {
  constexpr std::size_t kHeader = 30;
  FirstHeader first;
  if (bytes.size() < kHeader || !bytes.starts_with("PK\x03\x04")) return first;
  first.flags = short_at(bytes, 6);
  first.method = short_at(bytes, 8);
  const std::size_t name_length = short_at(bytes, 26);
  first.extra_length = short_at(bytes, 28);
  if (bytes.size() < kHeader + name_length) return first;
  first.name = bytes.substr(kHeader, name_length);
  const std::size_t content = kHeader + name_length + first.extra_length;
  if (content < bytes.size()) first.content = bytes.substr(content, kFirstContent);
  return first;
}

/// What is wrong with a file's name; empty: nothing. Only what no file system changes is allowed.
std::string_view name_fault(std::string_view name) {
  if (name.empty()) return "has no name";
  if (name.starts_with('/')) return "has a name that begins with a slash";
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '/';
  });
  if (!plain) return "has a name of more than letters, digits, \"-\", \"_\", \".\" and \"/\"";
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part == ".." || part == ".") return "has a name that leads out of its folder";
    if (part.empty() && end != name.size()) return "has a name with an empty folder";
    begin = end + 1;
  }
  return {};
}

class Reader {
 public:
  Reader(zip_t* archive, std::uint64_t archive_size, Report& report)
      : archive_(archive), archive_size_(archive_size), report_(report) {}

  void read(EpubContainer& container) {
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive_, 0));
    if (count > kMostEntries) {
      report_.add(kZip, "",
                  fmt::format("the archive has {} files; {} is the most that are read", count,
                              kMostEntries));
      return;
    }
    for (std::uint64_t i = 0; i < count; ++i) {
      if (!read_entry(i, container)) return;
    }
  }

 private:
  /// Whether to go on.
  bool read_entry(std::uint64_t index, EpubContainer& container) {
    zip_stat_t stat;
    if (zip_stat_index(archive_, index, 0, &stat) != 0 || stat.name == nullptr) {
      report_.add(kZip, "", fmt::format("file {} of the archive has no entry", index + 1));
      return true;
    }
    const std::string name = stat.name;
    if (const std::string_view fault = name_fault(name); !fault.empty()) {
      report_.add(kNames, printable(name), std::string(fault));
      return true;
    }
    if (!folded_.insert(ascii_lower(name)).second) {
      report_.add(kNames, name, "has the name of another file, large and small letters aside");
      return true;
    }
    if (name.ends_with('/')) return true;  // a folder
    ContainerEntry entry{name, stat.comp_method, {}};
    const bool goes_on = unpack(index, stat, entry);
    container.by_name.emplace(name, container.entries.size());
    container.entries.push_back(std::move(entry));
    return goes_on;
  }

  bool unpack(std::uint64_t index, const zip_stat_t& stat, ContainerEntry& entry) {
    if (stat.encryption_method != ZIP_EM_NONE) {
      report_.add(kZip, entry.name, "is encrypted");
      return true;
    }
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
      report_.add(kZip, entry.name,
                  fmt::format("is compressed by method {}, not deflated", stat.comp_method));
      return true;
    }
    total_ += std::min(stat.size, kMostBytes + 1);
    if (total_ > kMostBytes ||
        (total_ > kFreeBytes && total_ / std::max<std::uint64_t>(archive_size_, 1) > kMostRatio)) {
      report_.add(kZip, entry.name,
                  fmt::format("the archive's {} bytes would unpack to {} and more: not read",
                              archive_size_, total_));
      return false;
    }
    const File file(zip_fopen_index(archive_, index, 0));
    if (file == nullptr) {
      report_.add(kZip, entry.name, fmt::format("cannot be read: {}", zip_strerror(archive_)));
      return true;
    }
    return read_bytes(file.get(), stat.size, entry);
  }

  bool read_bytes(zip_file_t* file, std::uint64_t size, ContainerEntry& entry) {
    entry.bytes.resize(static_cast<std::size_t>(size));
    const zip_int64_t got = zip_fread(file, entry.bytes.data(), size);
    // The byte after the last: its absence shows the end, at which libzip compares the checksum.
    char more = 0;
    const zip_int64_t after = got < 0 ? -1 : zip_fread(file, &more, 1);
    if (got == static_cast<zip_int64_t>(size) && after == 0) return true;
    entry.bytes.clear();
    report_.add(kZip, entry.name,
                after > 0 ? "holds more than its entry says"
                          : fmt::format("cannot be unpacked: {}",
                                        zip_error_strerror(zip_file_get_error(file))));
    return true;
  }

  static std::string printable(std::string_view name) {
    std::string out;
    for (const char c : name) out += c >= ' ' && c <= '~' ? c : '?';
    return out;
  }

  zip_t* archive_;
  std::uint64_t archive_size_;
  Report& report_;
  std::uint64_t total_ = 0;
  std::set<std::string> folded_;
};

}  // namespace

const ContainerEntry* EpubContainer::find(std::string_view name) const {
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : &entries[found->second];
}

EpubContainer read_container(std::string_view bytes, Report& report) {
  EpubContainer container;
  container.first = read_first_header(bytes);
  std::string cause;
  const Archive archive = open_archive(bytes, cause);
  if (archive == nullptr) {
    report.add(kZip, "", fmt::format("is not a whole ZIP archive: {}", cause));
    return container;
  }
  if (zip_get_num_entries(archive.get(), 0) == 0) {
    // libzip takes no bytes at all for an archive, too.
    report.add(kZip, "", "is a ZIP archive without files");
  }
  Reader(archive.get(), bytes.size(), report).read(container);
  return container;
}

}  // namespace clearleaf::verify
