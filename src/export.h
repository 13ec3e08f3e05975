// One Markdown file → an EPUB and a PDF beside it: the whole tool on one screen.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"
#include "verify/verify.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace clearleaf {

/// Where a Markdown text comes from: images are looked for in `folder`, and the files written from
/// it are called `stem`. An empty `path` is standard input.
struct SourcePlace {
  std::filesystem::path path;
  std::string name;  // in diagnostics
  std::filesystem::path folder;
  std::string stem;
};
SourcePlace place_of(const std::filesystem::path& path);
/// Standard input, called `name` ("leaflet" or "leaflet.md"); its folder is the current one.
SourcePlace standard_input(const std::string& name);
/// The text at a place; throws EnvironmentError where it cannot be read.
SourceText read_source(const SourcePlace& place);

enum class Format { kEpub, kPdf };
enum class Strictness { kWarningsPass, kWarningsFail };

struct ExportOptions {
  std::filesystem::path out;  // empty: the source's folder; made if it is missing
  std::vector<Format> formats{Format::kEpub, Format::kPdf};
  std::vector<std::string> editions{"standard"};  // each once
  std::string page = "A4";
  Strictness strictness = Strictness::kWarningsPass;
};

/// The files an export of `place` writes: for each edition one a format, in the order of `formats`.
/// STEM.pdf with one edition, STEM.EDITION.pdf with several.
std::vector<std::filesystem::path> output_files(const SourcePlace& place,
                                                const ExportOptions& options);

/// A document with errors is rejected; files that clearleaf's own read-back refuses are a bug in it.
/// In both cases nothing is written.
enum class Outcome { kOk, kRejected, kRefused };

struct WrittenFile {
  std::filesystem::path path;
  std::size_t bytes = 0;
  std::size_t pages = 0;  // of the PDF of its edition
};
struct ExportResult {
  Outcome outcome = Outcome::kRejected;
  Diagnostics diagnostics;         // by place in the source
  std::vector<WrittenFile> files;  // all of them or none
  verify::Report read_back;        // what kRefused is about
  std::vector<std::string> unexpected_fonts;  // FontSet::unexpected_files
};

/// Reads, checks, lays out, writes and reads back one document. Throws EnvironmentError (see main).
ExportResult export_document(const SourcePlace& place, const SourceText& source,
                             const ExportOptions& options);

/// All that can be told without laying out: reading, rules, images, labels.
Diagnostics check_source(const SourcePlace& place, const SourceText& source, Strictness strictness);

/// What of a source `dump_source` prints.
enum class SourceStage { kDocument, kStructure, kLayout };
struct SourceDump {
  Outcome outcome = Outcome::kRejected;
  Diagnostics diagnostics;
  std::string text;  // empty where the document is rejected
};
/// A stage's value as readable text; `options` names the edition (the first) and the page.
SourceDump dump_source(const SourcePlace& place, const SourceText& source, SourceStage stage,
                       const ExportOptions& options);

/// The document at a place, as verify compares files with it.
Document read_source_document(const SourceText& source, Diagnostics& diagnostics);

}  // namespace clearleaf
