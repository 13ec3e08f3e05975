// Timestamps in ZIP records (APPNOTE.TXT 6.3.10, 4.3).
#include "epub/zip_times.h"

#include "base/invariant.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace clearleaf::epub {

namespace {

constexpr std::size_t kEndSize = 22;      // end of central directory record, without comment
constexpr std::size_t kEndCount = 10;     // in it: number of entries
constexpr std::size_t kEndOffset = 16;    // in it: where the central directory begins
constexpr std::size_t kCentralSize = 46;  // central directory header, without its variable part
constexpr std::size_t kCentralTime = 12;
constexpr std::size_t kCentralName = 28;  // lengths of name, extra field and comment
constexpr std::size_t kCentralLocal = 42;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kLocalTime = 10;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  INVARIANT(at + size <= bytes.size(), "APPNOTE 4.3: records lie within the archive");
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

/// Time, then date, as MS-DOS has them.
std::uint32_t dos_moment(Timestamp time) {
  if (time.date.year < 1980) return 1U << 21U | 1U << 16U;  // 1980-01-01
  const auto year = static_cast<std::uint32_t>(std::min(time.date.year - 1980, 127));
  const auto date = year << 9U | static_cast<std::uint32_t>(time.date.month) << 5U |
                    static_cast<std::uint32_t>(time.date.day);
  const auto clock = static_cast<std::uint32_t>(time.hour) << 11U |
                     static_cast<std::uint32_t>(time.minute) << 5U |
                     static_cast<std::uint32_t>(time.second) / 2;
  return date << 16U | clock;
}

void set_moment(std::string& bytes, std::size_t at, std::uint32_t moment) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(moment >> 8U * i & 0xFFU);
}

}  // namespace

void stamp_times(std::string& archive, Timestamp time) {
  const std::uint32_t moment = dos_moment(time);
  INVARIANT(archive.size() >= kEndSize && archive.substr(archive.size() - kEndSize, 4) == "PK\5\6",
            "APPNOTE 4.3.16: the archive ends with its end record");
  const std::size_t end = archive.size() - kEndSize;
  std::size_t at = number_at(archive, end + kEndOffset, 4);
  for (std::uint32_t left = number_at(archive, end + kEndCount, 2); left > 0; --left) {
    INVARIANT(number_at(archive, at, 4) == 0x02014B50U, "APPNOTE 4.3.12: central header");
    const std::size_t local = number_at(archive, at + kCentralLocal, 4);
    INVARIANT(number_at(archive, local, 4) == 0x04034B50U && local + kLocalSize <= at,
              "APPNOTE 4.3.7: local header");
    set_moment(archive, at + kCentralTime, moment);
    set_moment(archive, local + kLocalTime, moment);
    std::size_t next = at + kCentralSize;
    for (const std::size_t field : {0U, 2U, 4U}) {
      next += number_at(archive, at + kCentralName + field, 2);
    }
    at = next;
  }
}

}  // namespace clearleaf::epub
