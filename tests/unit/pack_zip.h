// Files → a ZIP archive, for tests: by libzip alone, in any order, stored or deflated.
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace clearleaf {

struct PackedFile {
  std::string name;
  std::string bytes;
  int method = ZIP_CM_DEFLATE;
  unsigned level = 6;
};

/// The archive's bytes. Throws where libzip refuses.
inline std::string pack_zip(const std::vector<PackedFile>& files) {
  const auto require = [](bool ok) {
    if (!ok) throw std::runtime_error("libzip cannot pack the test's archive");
  };
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  require(target != nullptr);
  zip_source_keep(target);  // the archive frees it once, this function once more
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  require(archive != nullptr);
  for (const PackedFile& file : files) {
    zip_source_t* source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_GUESS);
    require(index >= 0);
    const auto place = static_cast<zip_uint64_t>(index);
    require(zip_set_file_compression(archive, place, file.method, file.level) == 0);
  }
  require(zip_close(archive) == 0);
  require(zip_source_open(target) == 0);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  require(zip_source_read(target, bytes.data(), bytes.size()) ==
          static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return bytes;
}

}  // namespace clearleaf
