// The bytes of finished files → what is wrong with them.
#pragma once

#include "model/document.h"
#include "verify/parity.h"
#include "verify/report.h"
#include "verify/spoken.h"

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// Told by a file's first bytes; what it holds may still be broken.
enum class FileKind { kOther, kPdf, kEpub };
FileKind kind_of(std::string_view bytes);

/// What `clearleaf dump tags` and `dump spoken` print of a file of either kind; empty for another.
std::string tags_of(std::string_view bytes);
std::string spoken_text_of(std::string_view bytes);

/// What one file says, as far as a partner can be compared with it.
struct FileReading {
  FileKind kind = FileKind::kOther;
  Report report;
  Spoken spoken;
  /// The PDF's dc:identifier, or what the EPUB's pageBreakSource names: equal in files of one export.
  std::string page_source;
};

/// Reads a PDF and judges it alone: ISO 32000-1, ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2a).
FileReading read_back_pdf(std::string_view bytes);
/// Reads an EPUB and judges it alone: EPUB 3.3, EPUB Accessibility 1.1.
FileReading read_back_epub(std::string_view bytes);

/// What a source says, as far as files can be compared with it: a fraction of the document, so that
/// this need not stand in memory beside what is read back.
struct SourceReading {
  std::vector<SourceLine> lines;
  std::vector<DisclaimerText> disclaimers;
};
SourceReading read_source(const Document& document);

/// Judges two files of one publication together. `source`: of the document they were made from, or
/// null where it is not at hand.
Report judge_pair(const FileReading& pdf, const FileReading& epub, const SourceReading* source);
/// The same for one file alone, where there is no pair.
Report judge_one(const FileReading& file, const SourceReading& source);

/// SHA-256 of each disclaimer's text, in its order in the file.
struct DisclaimerHash {
  std::string id;
  std::string sha256;

  bool operator==(const DisclaimerHash&) const = default;
};
std::vector<DisclaimerHash> disclaimer_hashes(const Spoken& spoken);

}  // namespace clearleaf::verify
