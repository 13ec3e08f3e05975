// The stages of export up to the layout.
#include "laid.h"

#include "base/files.h"
#include "check/check_document.h"
#include "image/load_images.h"
#include "image/qr_code.h"
#include "layout/layout.h"
#include "read/read_document.h"
#include "read/read_settings.h"
#include "structure/build_structure.h"
#include "structure/printed_links.h"
#include "text/font_set.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <utility>

namespace clearleaf::test {

namespace {

const std::filesystem::path kData = CLEARLEAF_TEST_SOURCE_DIR;

const FontCatalog& fonts() {
  static const FontCatalog catalog = read::read_font_catalog(kData);
  return catalog;
}

bool is_kind(const layout::Role& role, TextKind which) {
  const auto* artifact = std::get_if<layout::Artifact>(&role);
  if (artifact == nullptr) return which == TextKind::kStructured;
  switch (artifact->kind) {
    case layout::ArtifactKind::kLayout: return which == TextKind::kContinued;
    case layout::ArtifactKind::kFooter:
    case layout::ArtifactKind::kReminder: return which == TextKind::kFooter;
    default: return false;
  }
}

}  // namespace

std::vector<Look> all_looks() {
  std::vector<Look> looks;
  for (const char* edition : {"standard", "large-print", "paper", "book"}) {
    for (const char* page : {"A4", "A5", "Letter"}) looks.push_back({edition, page});
  }
  return looks;
}

std::string Laid::findings() const {
  std::string out;
  for (const Diagnostic& item : diagnostics.items()) {
    out += item.severity == Severity::kError ? "error " : "warning ";
    out += std::string(item.rule.name) + ": " + item.told() + "\n";
  }
  return out;
}

Laid laid(const std::string& markdown, Look look) {
  Laid out;
  const SourceText source("leaflet.md", markdown);
  const Document document = read::read_document(source, out.diagnostics);
  check::check_document(document, {2026, 11, 23}, out.diagnostics);
  ImageStore images = image::load_images(
      document, std::filesystem::path(CLEARLEAF_FIXTURES_DIR) / "images", out.diagnostics);
  out.labels = read::read_labels(kData, document.meta, out.diagnostics);
  out.edition = read::read_edition(kData, look.edition, look.page);
  out.meta = document.meta;
  if (out.diagnostics.has_errors()) return out;
  if (out.edition.links == PrintedLinks::kCodes) {
    std::vector<image::CodedAddress> addresses;
    for (const structure::PrintedLink& link : structure::printed_links(document)) {
      addresses.push_back({link.target, link.span});
    }
    images = image::with_codes(images, addresses, out.diagnostics);
  }
  out.tree = structure::build_structure(document, out.labels, images, out.edition.links).tree;
  text::FontSet set(fonts());
  out.pages =
      layout::lay_out({out.tree, out.meta, out.labels, out.edition, images}, set, out.diagnostics)
          .pages;
  return out;
}

std::vector<BoxPiece> boxes(const Laid& laid, Color background) {
  std::vector<BoxPiece> pieces;
  for (std::size_t i = 0; i < laid.pages.pages.size(); ++i) {
    for (const layout::PageItem& item : laid.pages.pages[i].items) {
      const auto* rule = std::get_if<layout::Rule>(&item.content);
      const auto* artifact = std::get_if<layout::Artifact>(&item.role);
      if (rule == nullptr || artifact == nullptr || !(rule->color == background)) continue;
      if (artifact->kind == layout::ArtifactKind::kBackground) pieces.push_back({i, rule->rect});
    }
  }
  return pieces;
}

std::vector<TextLine> lines(const Laid& laid, std::size_t page, TextKind which) {
  std::map<long, TextLine> by_base;  // in hundredths of a point
  for (const layout::PageItem& item : laid.pages.pages[page].items) {
    const auto* run = std::get_if<layout::GlyphRun>(&item.content);
    if (run == nullptr || !is_kind(item.role, which)) continue;
    const text::ShapedRun& shaped = laid.pages.runs[run->run];
    const Pt right = run->origin.x + run->size * (static_cast<double>(shaped.advance) / 1000);
    const auto [found, is_new] =
        by_base.try_emplace(std::lround(run->origin.y.value * 100),
                            TextLine{run->origin.y, run->origin.x, right, run->size, ""});
    TextLine& line = found->second;
    line.left = min(line.left, run->origin.x);
    line.right = max(line.right, right);
    line.smallest = min(line.smallest, run->size);
    line.text += shaped.text;
  }
  std::vector<TextLine> out;
  for (auto& [base, line] : by_base) out.push_back(std::move(line));
  return out;
}

std::string Leaflet::markdown() const {
  const std::string summed_up =
      "\n    summary: " + (summary.empty() ? words(summary_words) : summary) + "\n";
  return "---\ntitle: " + title + "\nlang: en\n" + more +
         "\ndisclaimers:\n  risks:\n    section: risks" + summed_up +
         "  conclusion:\n    section: conclusion" + summed_up + "---\n\n" +
         (before.empty() ? "" : "## First\n\n" + before + "\n\n") + "## Risks {#risks}\n\n" +
         (risks.empty() ? words(40) : risks) + "\n\n## What to remember {#conclusion}\n\n" +
         (conclusion.empty() ? words(40) : conclusion) + "\n";
}

std::string words(std::size_t count) {
  static const std::vector<std::string> kWords{"people", "who",  "live", "with",  "pain",
                                               "often",  "look", "for",  "other", "ways"};
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string word = kWords[i * 7 % kWords.size()];
    if (i % 10 == 0) word[0] = static_cast<char>(word[0] - 32);
    out += (i == 0 ? "" : i % 10 == 0 ? ". " : " ") + word;
  }
  return out + ".";
}

}  // namespace clearleaf::test
