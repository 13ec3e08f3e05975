// The container's first bytes and its META-INF folder (EPUB 3.3 §4).
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kMimetype = "application/epub+zip";

/// EPUB 3.3 §4.3.3: what tells programs that a ZIP archive is an EPUB.
void check_mimetype(const EpubFile& epub, Report& report) {
  constexpr std::string_view kClause = "EPUB 3.3 §4.3.3";
  constexpr unsigned kEncrypted = 1;
  const FirstHeader& first = epub.container.first;
  const auto refuse = [&](std::string message) {
    report.add(kClause, "mimetype", std::move(message));
  };
  const ContainerEntry* entry = epub.container.find("mimetype");
  if (entry == nullptr) return refuse("is not in the container");
  if (first.name != "mimetype") return refuse("is not the container's first file");
  if (first.method != 0 || entry->method != 0) refuse("is compressed; it must be stored");
  if ((first.flags & kEncrypted) != 0) refuse("is encrypted");
  if (first.extra_length != 0) refuse("has an extra field in its header");
  if (entry->bytes != kMimetype || !first.content.starts_with(kMimetype)) {
    refuse(fmt::format("does not hold \"{}\" and nothing else", kMimetype));
  }
}

/// EPUB 3.3 §4.2.6.3: encryption, rights and signatures lock readers out of what they stand for.
void check_reserved_files(const EpubFile& epub, Report& report) {
  for (const ContainerEntry& entry : epub.container.entries) {
    if (entry.name.starts_with("META-INF/") && entry.name != "META-INF/container.xml") {
      report.add("EPUB 3.3 §4.2.6.3", entry.name,
                 "is not for an open publication, which has container.xml alone there");
    }
  }
}

}  // namespace

void check_container(const EpubFile& epub, Report& report) {
  check_mimetype(epub, report);
  check_reserved_files(epub, report);
}

}  // namespace clearleaf::verify
