// One Markdown file → read → check → structure → lay out → write → verify → publish.
#include "export.h"

#include "base/environment_error.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/version.h"
#include "check/check_document.h"
#include "epub/write_epub.h"
#include "image/load_images.h"
#include "image/qr_code.h"
#include "layout/layout.h"
#include "layout/layout_text.h"
#include "model/document_text.h"
#include "model/publication.h"
#include "model/structure_text.h"
#include "pdf/string_limits.h"
#include "pdf/write_pdf.h"
#include "read/read_document.h"
#include "read/read_settings.h"
#include "structure/build_structure.h"
#include "structure/printed_links.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

namespace clearleaf {

namespace fs = std::filesystem;

namespace {

// ---- dates ----

/// $SOURCE_DATE_EPOCH (reproducible-builds.org): seconds since 1970, up to the year 9999.
std::optional<std::int64_t> source_date_epoch() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr || *text == '\0') return std::nullopt;
  const std::string_view digits(text);
  std::int64_t seconds = -1;
  const auto [end, error] = std::from_chars(text, text + digits.size(), seconds);
  constexpr std::int64_t kLast = 253'402'300'799;  // 9999-12-31T23:59:59Z
  if (error != std::errc() || *end != '\0' || seconds < 0 || seconds > kLast) {
    throw EnvironmentError("read the variable", "SOURCE_DATE_EPOCH",
                           "\"" + std::string(digits) +
                               "\" is not a whole number of seconds since 1970; " +
                               "set it to one, or unset it");
  }
  return seconds;
}

/// The day by which a review date is judged. It never enters the output.
Date today(std::optional<std::int64_t> epoch) {
  if (epoch) return from_epoch(*epoch).date;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return from_epoch(std::chrono::duration_cast<std::chrono::seconds>(now).count()).date;
}

/// The date in the output: never the clock, so that the same input gives the same bytes.
Timestamp modified_time(std::optional<std::int64_t> epoch, const Metadata& meta) {
  if (epoch) return from_epoch(*epoch);
  if (meta.modified.value) return {*meta.modified.value};
  if (meta.published.value) return {*meta.published.value};
  return {};
}

// ---- stages ----

/// What is known of a document before it is laid out.
struct Loaded {
  Document document;
  ImageStore images;
  Labels labels;
};

/// Everything the author can be told about the text, at once.
Loaded load(const SourcePlace& place, const SourceText& source, Date today,
            Diagnostics& diagnostics) {
  Loaded loaded;
  loaded.document = read::read_document(source, diagnostics);
  check::check_document(loaded.document, today, diagnostics);
  loaded.images = image::load_images(loaded.document, place.folder, diagnostics);
  loaded.labels = read::read_labels(data_dir(), loaded.document.meta, diagnostics);
  give_back_free_memory();
  return loaded;
}

/// Puts the findings in order and judges them.
Outcome judge(Diagnostics& diagnostics, Strictness strictness) {
  if (strictness == Strictness::kWarningsFail) diagnostics.raise_warnings();
  diagnostics.join_editions();
  diagnostics.sort_by_place();
  return diagnostics.has_errors() ? Outcome::kRejected : Outcome::kOk;
}

// ---- identity ----

/// All that the bytes of an export depend on, as a row of digests: each has the same length, so two
/// different rows of inputs never look alike.
class Inputs {
 public:
  void add(std::string_view part) { digests_ += sha256_hex(part); }
  void add(const Labels& labels) {
    add(labels.lang);
    for (const std::string& label : labels.strings) add(label);
    for (const std::string& month : labels.months) add(month);
    add(labels.first_day);
  }
  void add(const ImageStore& images) {
    for (const ImageResource& image : images.images) add(image.file);
  }
  std::string uuid(std::string_view format) const {
    return uuid_v5(digests_ + std::string(format));
  }

 private:
  std::string digests_;
};

/// The settings an export is made with: what they hold, and their text, which names it.
struct Settings {
  std::string edition_text;
  std::string fonts_text;
  std::string style_template;
  Edition edition;
  FontCatalog fonts;
};

Settings read_settings(const std::string& edition_name, const std::string& page) {
  const fs::path data = data_dir();
  const auto text = [&](const fs::path& file) {
    return read_file(data / file, limits::kSourceBytes);
  };
  Edition edition = read::read_edition(data, edition_name, page);
  FontCatalog fonts = read::read_font_catalog(data);
  return {text(fs::path("styles") / (edition_name + ".yaml")), text("fonts/fonts.yaml"),
          text("styles/epub.css"), std::move(edition), std::move(fonts)};
}

Publication identify(const SourceText& source, const Loaded& loaded, const ImageStore& images,
                     const Settings& settings, Timestamp modified) {
  Inputs inputs;
  inputs.add(version());
  inputs.add(to_iso(modified));
  inputs.add(source.bytes());
  inputs.add(images);
  inputs.add(loaded.labels);
  inputs.add(settings.edition_text);
  inputs.add(settings.edition.page.name);
  inputs.add(settings.fonts_text);
  inputs.add(settings.style_template);
  return {inputs.uuid("pdf"), inputs.uuid("epub"), modified, settings.edition.name};
}

// ---- one edition ----

/// A document's structure and the images in it.
struct Built {
  structure::Structure structure;
  std::optional<ImageStore> with_codes;  // where links are printed with theirs

  const ImageStore& images(const Loaded& loaded) const {
    return with_codes ? *with_codes : loaded.images;
  }
};

/// A document's structures: one for all editions that print its links alike.
class Structures {
 public:
  explicit Structures(const Loaded& loaded) : loaded_(loaded) {}

  const Built& of(PrintedLinks links, Diagnostics& diagnostics) {
    const auto found = built_.find(links);
    return found != built_.end() ? found->second
                                 : built_.emplace(links, build(links, diagnostics)).first->second;
  }

 private:
  Built build(PrintedLinks links, Diagnostics& diagnostics) const {
    const auto& [document, images, labels] = loaded_;
    std::optional<ImageStore> with_codes;
    if (links == PrintedLinks::kCodes) {
      std::vector<image::CodedAddress> addresses;
      for (structure::PrintedLink& link : structure::printed_links(document)) {
        addresses.push_back({std::move(link.target), link.span});
      }
      with_codes = image::with_codes(images, addresses, diagnostics);
    }
    auto structure =
        structure::build_structure(document, labels, with_codes ? *with_codes : images, links);
    return {std::move(structure), std::move(with_codes)};
  }

  const Loaded& loaded_;
  std::map<PrintedLinks, Built> built_;
};

/// The files of one edition, in the order of the formats asked for.
struct EditionFiles {
  std::vector<std::string> contents;
  std::size_t pages = 0;
};

EditionFiles write_edition(const SourceText& source, const Loaded& loaded, Structures& structures,
                           const std::string& edition_name, const ExportOptions& options,
                           Timestamp modified, ExportResult& result) {
  const Metadata& meta = loaded.document.meta;
  const Settings settings = read_settings(edition_name, options.page);
  text::FontSet fonts(settings.fonts);
  const Built& built = structures.of(settings.edition.links, result.diagnostics);
  const auto& [tree, outline] = built.structure;
  const ImageStore& images = built.images(loaded);
  EditionFiles files;
  pdf::check_strings(tree, outline, meta, result.diagnostics);
  result.outcome = judge(result.diagnostics, options.strictness);
  if (result.outcome != Outcome::kOk) return files;
  auto [pages, page_map] = layout::lay_out({tree, meta, loaded.labels, settings.edition, images},
                                           fonts, result.diagnostics);
  pdf::check_page_texts(pages, tree, result.diagnostics);
  for (const std::string& font : fonts.unexpected_files()) {
    auto& known = result.unexpected_fonts;
    if (std::find(known.begin(), known.end(), font) == known.end()) known.push_back(font);
  }
  result.outcome = judge(result.diagnostics, options.strictness);
  if (result.outcome != Outcome::kOk) return files;
  files.pages = pages.pages.size();
  const Publication publication = identify(source, loaded, images, settings, modified);
  for (const Format format : options.formats) {
    files.contents.push_back(
        format == Format::kEpub
            ? epub::write_epub({tree, outline, page_map, images, meta, loaded.labels,
                                settings.edition, publication, settings.style_template})
            : pdf::write_pdf({tree, outline, std::move(pages), fonts, images, meta, loaded.labels,
                              publication}));
  }
  return files;
}

/// All editions, as far as the document is accepted. What they are made of is free when they are
/// read back, which takes as much memory again.
std::vector<EditionFiles> write_editions(const SourceText& source, const Loaded& loaded,
                                         const ExportOptions& options, Timestamp modified,
                                         ExportResult& result) {
  Structures structures(loaded);
  std::vector<EditionFiles> editions;
  for (const std::string& edition : options.editions) {
    editions.push_back(
        write_edition(source, loaded, structures, edition, options, modified, result));
    if (result.outcome != Outcome::kOk) break;
  }
  give_back_free_memory();
  return editions;
}

// ---- reading back ----

/// Reads back what was written. What is refused here, clearleaf has written wrong.
std::vector<verify::DisclaimerHash> read_back(const std::vector<std::string>& contents,
                                              const std::vector<Format>& formats,
                                              const verify::SourceReading& source,
                                              verify::Report& report) {
  std::vector<verify::FileReading> readings(contents.size());
  // The PDF first: it takes the most memory, so nothing else that was read should stand beside it.
  for (const Format format : {Format::kPdf, Format::kEpub}) {
    for (std::size_t i = 0; i < contents.size(); ++i) {
      if (formats[i] != format) continue;
      readings[i] = format == Format::kPdf ? verify::read_back_pdf(contents[i])
                                           : verify::read_back_epub(contents[i]);
      report.add(readings[i].report);
    }
  }
  if (readings.size() == 1) {
    report.add(verify::judge_one(readings[0], source));
  } else {
    const std::size_t pdf = formats[0] == Format::kPdf ? 0 : 1;
    report.add(verify::judge_pair(readings[pdf], readings[1 - pdf], &source));
  }
  return verify::disclaimer_hashes(readings[0].spoken);
}

/// Judges each edition, and that the disclaimers say the same in all of them.
Outcome read_back_editions(const std::vector<EditionFiles>& editions, const ExportOptions& options,
                           const verify::SourceReading& source, verify::Report& report) {
  std::optional<std::vector<verify::DisclaimerHash>> first;
  for (std::size_t i = 0; i < editions.size(); ++i) {
    auto disclaimers = read_back(editions[i].contents, options.formats, source, report);
    if (!report.accepted()) return Outcome::kRefused;
    if (first && *first != disclaimers) {
      report.add("P18", options.editions[i],
                 "a disclaimer says something else than in " + options.editions.front());
      return Outcome::kRefused;
    }
    first = std::move(disclaimers);
  }
  return Outcome::kOk;
}

// ---- publishing ----

/// Puts all files in place, or none.
void publish(const std::vector<WrittenFile>& written, const std::vector<std::string>& contents) {
  AtomicFiles files;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (const fs::path folder = written[i].path.parent_path(); !folder.empty()) {
      std::error_code error;
      fs::create_directories(folder, error);
      if (error) throw EnvironmentError("make the folder", folder.string(), error.message());
    }
    files.add(written[i].path, contents[i]);
  }
  files.commit();
}

}  // namespace

SourcePlace place_of(const fs::path& path) {
  return {path, path.string(), path.parent_path(), path.stem().string()};
}

SourcePlace standard_input(const std::string& name) {
  return {{}, name, {}, fs::path(name).stem().string()};
}

SourceText read_source(const SourcePlace& place) {
  // read_document tells the author when a text is too long, so more is read here than it accepts.
  constexpr std::size_t kMax = 16 * limits::kSourceBytes;
  return {place.name, place.path.empty() ? read_standard_input(kMax) : read_file(place.path, kMax)};
}

std::vector<fs::path> output_files(const SourcePlace& place, const ExportOptions& options) {
  const fs::path folder = options.out.empty() ? place.folder : options.out;
  std::vector<fs::path> paths;
  for (const std::string& edition : options.editions) {
    const std::string stem = options.editions.size() == 1 ? place.stem : place.stem + "." + edition;
    for (const Format format : options.formats) {
      paths.push_back(folder / (stem + (format == Format::kEpub ? ".epub" : ".pdf")));
    }
  }
  return paths;
}

Diagnostics check_source(const SourcePlace& place, const SourceText& source,
                         Strictness strictness) {
  Diagnostics diagnostics;
  const Loaded loaded = load(place, source, today(source_date_epoch()), diagnostics);
  if (judge(diagnostics, strictness) != Outcome::kOk) return diagnostics;
  // Only what is accepted so far can be built.
  const auto [tree, outline] = structure::build_structure(loaded.document, loaded.labels,
                                                          loaded.images, PrintedLinks::kNone);
  pdf::check_strings(tree, outline, loaded.document.meta, diagnostics);
  judge(diagnostics, strictness);
  return diagnostics;
}

ExportResult export_document(const SourcePlace& place, const SourceText& source,
                             const ExportOptions& options) {
  ExportResult result;
  const auto epoch = source_date_epoch();
  Loaded loaded = load(place, source, today(epoch), result.diagnostics);
  result.diagnostics.drop_notes();
  result.outcome = judge(result.diagnostics, options.strictness);
  if (result.outcome != Outcome::kOk) return result;
  const Timestamp modified = modified_time(epoch, loaded.document.meta);
  std::vector<EditionFiles> editions = write_editions(source, loaded, options, modified, result);
  if (result.outcome != Outcome::kOk) return result;
  const verify::SourceReading said = verify::read_source(loaded.document);
  loaded = {};  // room for what is read back
  give_back_free_memory();
  result.outcome = read_back_editions(editions, options, said, result.read_back);
  if (result.outcome != Outcome::kOk) return result;

  std::vector<WrittenFile> written;
  std::vector<std::string> contents;
  const std::vector<fs::path> paths = output_files(place, options);
  for (EditionFiles& files : editions) {
    for (std::string& content : files.contents) {
      written.push_back({paths[written.size()], content.size(), files.pages});
      contents.push_back(std::move(content));
    }
  }
  publish(written, contents);
  result.files = std::move(written);
  return result;
}

Document read_source_document(const SourceText& source, Diagnostics& diagnostics) {
  return read::read_document(source, diagnostics);
}

SourceDump dump_source(const SourcePlace& place, const SourceText& source, SourceStage stage,
                       const ExportOptions& options) {
  SourceDump dump;
  const Loaded loaded = load(place, source, today(source_date_epoch()), dump.diagnostics);
  dump.diagnostics.drop_notes();
  dump.outcome = judge(dump.diagnostics, options.strictness);
  if (stage == SourceStage::kDocument) dump.text = document_text(loaded.document, source);
  if (stage == SourceStage::kDocument || dump.outcome != Outcome::kOk) return dump;

  const Settings settings = read_settings(options.editions.front(), options.page);
  Structures structures(loaded);
  const Built& built = structures.of(settings.edition.links, dump.diagnostics);
  const auto& [tree, outline] = built.structure;
  if (stage == SourceStage::kStructure) {
    dump.text = structure_text(tree, outline, source);
    return dump;
  }
  text::FontSet fonts(settings.fonts);
  const auto [pages, page_map] = layout::lay_out(
      {tree, loaded.document.meta, loaded.labels, settings.edition, built.images(loaded)}, fonts,
      dump.diagnostics);
  dump.outcome = judge(dump.diagnostics, options.strictness);
  if (dump.outcome == Outcome::kOk) {
    dump.text = layout::layout_text(pages, page_map, tree);
  }
  return dump;
}

}  // namespace clearleaf
