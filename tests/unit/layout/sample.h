// A small publication to set, an edition and the fonts, for the layout tests.
#pragma once

#include "base/diagnostics.h"
#include "layout/layout.h"
#include "model/struct_tree.h"
#include "text/font_set.h"

#include <string>
#include <vector>

namespace clearleaf::layout::test {

inline FontCatalog font_catalog() {
  const std::string folder = "/usr/share/fonts/truetype/noto/";
  using W = FontWeight;
  using S = FontSlant;
  FontCatalog catalog;
  catalog.families.push_back({"Noto Sans",
                              "fonts-noto-core",
                              "",
                              "OFL-1.1",
                              {{W::kRegular, S::kUpright, folder + "NotoSans-Regular.ttf", 0, ""},
                               {W::kBold, S::kUpright, folder + "NotoSans-Bold.ttf", 0, ""},
                               {W::kRegular, S::kItalic, folder + "NotoSans-Italic.ttf", 0, ""}}});
  catalog.families.push_back(
      {"Noto Sans Mono",
       "fonts-noto-mono",
       "",
       "OFL-1.1",
       {{W::kRegular, S::kUpright, folder + "NotoSansMono-Regular.ttf", 0, ""}}});
  catalog.fallback.push_back(catalog.families.push_back(
      {"Noto Sans Symbols2",
       "fonts-noto-core",
       "",
       "OFL-1.1",
       {{W::kRegular, S::kUpright, folder + "NotoSansSymbols2-Regular.ttf", 0, ""}}}));
  return catalog;
}

inline Edition edition() {
  Edition e;
  e.name = "test";
  e.page = {"A4", {595.276_pt, 841.89_pt}, 62_pt, 68_pt, 93_pt, 93_pt};
  e.fonts = {"Noto Sans", "Noto Sans", "Noto Sans Mono"};
  e.body_size = 12_pt;
  e.leading = 1.4;
  e.title_sizes = {28_pt, 24_pt, 21_pt, 18_pt, 15_pt, 12_pt};
  e.heading_sizes = {19_pt, 15.5_pt, 13.5_pt, 12.5_pt, 12_pt};
  e.small_size = 10_pt;
  e.table_size = 11_pt;
  e.code_size = 10.5_pt;
  e.box_border = 1.5_pt;
  e.box_padding = 10_pt;
  return e;
}

inline Labels labels() {
  Labels l;
  l.lang = "en";
  for (std::size_t i = 0; i < kLabelCount; ++i) l.strings[i] = label_key(static_cast<Label>(i));
  const auto set = [&](Label label, const char* text) {
    l.strings[static_cast<std::size_t>(label)] = text;
  };
  set(Label::kContinued, "{title}, continued");
  set(Label::kPageOf, "Page {number} of {total}");
  set(Label::kFooterRisks, "Warning: read the risks on page {page}.");
  set(Label::kFooterRisksShort, "Risks: page {page}");
  set(Label::kLabelled, "{label}: {text}");
  return l;
}

/// Builds a tree under its root and sets it.
struct Sample {
  StructTree tree;
  Metadata meta;
  Labels words = labels();
  Edition look = edition();
  ImageStore images;
  Diagnostics diagnostics;
  FontCatalog catalog = font_catalog();
  text::FontSet fonts{catalog};

  Sample() {
    meta.title.value = "A title";
    meta.lang.value = "en";
    text(Construct::kTitle, tree.root(), "A title");
  }
  StructId text(Construct construct, StructId parent, std::string words_) {
    const StructId elem = tree.add(parent, construct, {});
    tree.add_text(elem, std::move(words_), {});
    return elem;
  }
  StructId section(std::string heading) {
    const StructId elem = tree.add(tree.root(), Construct::kMainSection, {});
    text(Construct::kHeading2, elem, std::move(heading));
    return elem;
  }
  void paragraphs(StructId parent, std::size_t count, std::size_t words_each) {
    for (std::size_t i = 0; i < count; ++i) {
      text(Construct::kParagraph, parent, lorem(words_each));
    }
  }
  static std::string lorem(std::size_t count) {
    static const std::vector<std::string> kWords{"people", "who",  "live", "with",  "pain",
                                                 "often",  "look", "for",  "other", "ways"};
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += kWords[i * 7 % kWords.size()] + " ";
    return out + "end.";
  }
  LayoutResult set() { return lay_out({tree, meta, words, look, images}, fonts, diagnostics); }
};

/// The text of a page in paint order, artifacts left out, leaves parted by a blank.
inline std::string page_text(const PageList& pages, std::size_t page) {
  std::string out;
  std::optional<LeafId> last;
  for (const PageItem& item : pages.pages[page].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    const auto* leaf = std::get_if<LeafId>(&item.role);
    if (run == nullptr || leaf == nullptr) continue;
    if (last && *last != *leaf) out += ' ';
    last = *leaf;
    out += pages.runs[run->run].text;
  }
  return out;
}

inline std::string artifact_text(const PageList& pages, std::size_t page, ArtifactKind kind) {
  std::string out;
  for (const PageItem& item : pages.pages[page].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    const auto* artifact = std::get_if<Artifact>(&item.role);
    if (run != nullptr && artifact != nullptr && artifact->kind == kind) {
      out += pages.runs[run->run].text;
    }
  }
  return out;
}

}  // namespace clearleaf::layout::test
