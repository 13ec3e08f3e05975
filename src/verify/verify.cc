// Bytes → readings of both formats, judged alone and together.
#include "verify/verify.h"

#include "base/hash.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "verify/epub_checks.h"
#include "verify/epub_reader.h"
#include "verify/epub_spoken.h"
#include "verify/epub_tags.h"
#include "verify/parity.h"
#include "verify/pdf_checks.h"
#include "verify/pdf_reader.h"
#include "verify/pdf_spoken.h"
#include "verify/pdf_tags.h"
#include "verify/pdf_xmp.h"
#include "verify/same_words.h"

#include <fmt/format.h>

namespace clearleaf::verify {

namespace {

/// The dc:identifier that the XMP metadata names. Broken metadata is the checks' to tell.
std::string identifier_of(const PdfFile& pdf) {
  const XmpPacket xmp = read_xmp(pdf.catalog.metadata);
  return std::string(trimmed(xmp.value(kDcNamespace, "identifier")));
}

/// Rule P11 over all that say something: one file or two, and the source where it is at hand.
void judge_same_words(const std::vector<const FileReading*>& files, const SourceReading* source,
                      Report& report) {
  std::vector<Witness> witnesses;
  for (const FileReading* file : files) {
    const std::string_view name = file->kind == FileKind::kPdf ? "the PDF" : "the EPUB";
    witnesses.push_back({name, disclaimer_texts(file->spoken), &file->report});
  }
  if (source != nullptr) witnesses.push_back({"the source", source->disclaimers});
  compare_disclaimers(witnesses, report);
}

}  // namespace

FileKind kind_of(std::string_view bytes) {
  // ISO 32000-1 annex H: a header within the first 1024 bytes is looked for; ZIP: APPNOTE 4.3.6.
  if (bytes.starts_with("PK\x03\x04")) return FileKind::kEpub;
  return bytes.substr(0, 1024).find("%PDF-") != bytes.npos ? FileKind::kPdf : FileKind::kOther;
}

std::string tags_of(std::string_view bytes) {
  Report unread;
  switch (kind_of(bytes)) {
    case FileKind::kPdf: return tags_text(read_pdf(bytes, unread));
    case FileKind::kEpub: return tags_text(read_epub(bytes, unread));
    case FileKind::kOther: return "";
  }
  return "";
}

std::string spoken_text_of(std::string_view bytes) {
  Report unread;
  switch (kind_of(bytes)) {
    case FileKind::kPdf: return to_text(spoken_of(read_pdf(bytes, unread)));
    case FileKind::kEpub: return to_text(spoken_of(read_epub(bytes, unread)));
    case FileKind::kOther: return "";
  }
  return "";
}

FileReading read_back_pdf(std::string_view bytes) {
  FileReading reading;
  reading.kind = FileKind::kPdf;
  const PdfFile pdf = read_pdf(bytes, reading.report);
  give_back_free_memory();  // the objects'
  check_pdf(pdf, reading.report);
  reading.spoken = spoken_of(pdf);
  reading.page_source = identifier_of(pdf);
  return reading;
}

FileReading read_back_epub(std::string_view bytes) {
  FileReading reading;
  reading.kind = FileKind::kEpub;
  const EpubFile epub = read_epub(bytes, reading.report);
  check_epub(epub, reading.report);
  reading.spoken = spoken_of(epub);
  reading.page_source = epub.package.value("pageBreakSource");
  return reading;
}

SourceReading read_source(const Document& document) {
  return {source_lines(document), source_disclaimers(document)};
}

Report judge_pair(const FileReading& pdf, const FileReading& epub, const SourceReading* source) {
  Report report;
  if (pdf.page_source != epub.page_source) {
    report.add(kParityPages, "",
               fmt::format("the files are not of one export: the EPUB's page numbers are those of "
                           "\"{}\", the PDF is \"{}\"; export both again",
                           epub.page_source, pdf.page_source));
  }
  judge_same_words({&pdf, &epub}, source, report);
  SourcePlaces places;
  if (source != nullptr) places = compare_with_source(pdf.spoken, source->lines, report);
  compare(pdf.spoken, epub.spoken, places, report);
  return report;
}

Report judge_one(const FileReading& file, const SourceReading& source) {
  Report report;
  judge_same_words({&file}, &source, report);
  compare_with_source(file.spoken, source.lines, report);
  return report;
}

std::vector<DisclaimerHash> disclaimer_hashes(const Spoken& spoken) {
  std::vector<DisclaimerHash> hashes;
  for (const DisclaimerText& disclaimer : disclaimer_texts(spoken)) {
    hashes.push_back({disclaimer.id, sha256_hex(disclaimer.text)});
  }
  return hashes;
}

}  // namespace clearleaf::verify
