// A small EPUB written by hand, which the checks accept, and its parts to be changed one at a time.
#pragma once

#include "pack_zip.h"
#include "verify/epub_reader.h"

#include <map>
#include <string>
#include <string_view>

namespace clearleaf::verify {

/// Title page with key information, contents, two sections with a note, a list of terms, a table
/// and images, the risks and the conclusion. Files by name, without mimetype.
class EpubSample {
 public:
  EpubSample();

  std::map<std::string, std::string> files;
  std::vector<PackedFile> before{{"mimetype", "application/epub+zip", ZIP_CM_STORE, 0}};

  /// Replaces the one place where `from` stands; throws where there is none.
  EpubSample& edit(const std::string& file, std::string_view from, std::string_view to);
  /// A section's body instead of that of EPUB/section-01.xhtml.
  EpubSample& body(std::string_view xhtml);
  std::string pack() const;
};

/// The clauses that reading and judging name, without repetition, in their order: "A; B".
std::string clauses(const std::string& epub);
std::string clauses(const Report& report);

}  // namespace clearleaf::verify
