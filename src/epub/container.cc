// Files → ZIP bytes: compressed by libdeflate, put together by libzip.
#include "epub/container.h"

#include "base/checked.h"
#include "base/environment_error.h"
#include "epub/zip_times.h"

#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace clearleaf::epub {

namespace {

// Levels above 6 cost three times as much for 3 % of the size.
constexpr int kDeflateLevel = 6;
constexpr std::size_t kMostFiles = 65'000;  // without ZIP64, which reading systems need not know
constexpr std::size_t kMostBytes = 4'000'000'000;
constexpr std::string_view kMimetype = "application/epub+zip";

struct ArchiveCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveCloser>;

struct SourceFreer {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceFreer>;

struct CompressorFreer {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};
using Compressor = std::unique_ptr<libdeflate_compressor, CompressorFreer>;

[[noreturn]] void fail(const std::string& cause) {
  throw EnvironmentError("write the EPUB container", "", cause);
}

void check(bool ok, zip_t* archive) {
  if (!ok) fail(zip_strerror(archive));
}

/// One entry as libzip asks for it: data, sizes and checksum are ready, it only has to copy them.
struct Entry {
  std::string data;      // as it stands in the archive
  std::size_t size = 0;  // of the file itself
  std::uint32_t crc = 0;
  std::uint16_t method = ZIP_CM_STORE;
  std::size_t read = 0;
};

Entry stored(std::string_view bytes) {
  return {std::string(bytes), bytes.size(), libdeflate_crc32(0, bytes.data(), bytes.size()),
          ZIP_CM_STORE, 0};
}

Entry deflated(libdeflate_compressor* compressor, std::string_view bytes) {
  Entry entry = stored(bytes);
  std::string smaller(bytes.size(), '\0');
  const std::size_t size = libdeflate_deflate_compress(compressor, bytes.data(), bytes.size(),
                                                       smaller.data(), smaller.size());
  if (size == 0) return entry;  // it does not get smaller
  smaller.resize(size);
  smaller.shrink_to_fit();
  entry.data = std::move(smaller);
  entry.method = ZIP_CM_DEFLATE;
  return entry;
}

zip_int64_t give_stat(const Entry& entry, void* data, zip_uint64_t length) {
  if (length < sizeof(zip_stat_t)) return -1;
  auto* stat = static_cast<zip_stat_t*>(data);
  zip_stat_init(stat);
  stat->size = entry.size;
  stat->comp_size = entry.data.size();
  stat->crc = entry.crc;
  stat->comp_method = entry.method;
  stat->encryption_method = ZIP_EM_NONE;
  stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
                ZIP_STAT_ENCRYPTION_METHOD;
  return sizeof(zip_stat_t);
}

zip_int64_t give_data(Entry& entry, void* data, zip_uint64_t length) {
  const std::size_t count =
      std::min<std::size_t>(entry.data.size() - entry.read, static_cast<std::size_t>(length));
  std::memcpy(data, entry.data.data() + entry.read, count);
  entry.read += count;
  return static_cast<zip_int64_t>(count);
}

/// libzip's call for an entry's data. It takes data that says it is deflated as it is, where the
/// entry is to be deflated too. Called from C: nothing here throws.
zip_int64_t serve_entry(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  Entry& entry = *static_cast<Entry*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN: entry.read = 0; return 0;
    case ZIP_SOURCE_READ: return give_data(entry, data, length);
    case ZIP_SOURCE_STAT: return give_stat(entry, data, length);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
    default: return -1;
  }
}

void add(zip_t* archive, const std::string& name, Entry& entry) {
  Source source(zip_source_function(archive, serve_entry, &entry));
  check(source != nullptr, archive);
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  check(index >= 0, archive);
  static_cast<void>(source.release());  // the archive's from now on
  check(zip_set_file_compression(archive, checked<zip_uint64_t>(index), entry.method, 0) == 0,
        archive);
}

std::string bytes_of(zip_source_t* buffer) {
  zip_stat_t stat;
  if (zip_source_stat(buffer, &stat) != 0 || zip_source_open(buffer) != 0) {
    fail("libzip lost its own buffer");
  }
  std::string bytes(checked<std::size_t>(stat.size), '\0');
  const zip_int64_t read = zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  if (read != checked<zip_int64_t>(bytes.size())) fail("libzip's buffer ends early");
  return bytes;
}

std::vector<Entry> compressed(const std::vector<ContainerFile>& files) {
  const Compressor compressor(libdeflate_alloc_compressor(kDeflateLevel));
  if (compressor == nullptr) fail("no memory for libdeflate");
  std::vector<Entry> entries{stored(kMimetype)};
  std::size_t total = 0;
  for (const ContainerFile& file : files) {
    entries.push_back(deflated(compressor.get(), file.bytes));
    total += entries.back().data.size();
  }
  if (total > kMostBytes) fail("it would be larger than 4 GB");
  return entries;
}

}  // namespace

std::string write_container(const std::vector<ContainerFile>& files, Timestamp modified) {
  if (files.size() > kMostFiles) fail("it would hold more than 65,000 files");
  std::vector<Entry> entries = compressed(files);
  zip_error_t error;
  zip_error_init(&error);
  const Source buffer(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (buffer == nullptr) fail(zip_error_strerror(&error));
  zip_source_keep(buffer.get());  // once for the archive, once to read it from
  Archive archive(zip_open_from_source(buffer.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (archive == nullptr) {
    zip_source_free(buffer.get());
    fail(zip_error_strerror(&error));
  }
  add(archive.get(), "mimetype", entries.front());
  for (std::size_t i = 0; i < files.size(); ++i) {
    add(archive.get(), files[i].name, entries[i + 1]);
  }
  check(zip_close(archive.get()) == 0, archive.get());
  static_cast<void>(archive.release());  // zip_close has freed it
  std::string bytes = bytes_of(buffer.get());
  stamp_times(bytes, modified);
  return bytes;
}

}  // namespace clearleaf::epub
