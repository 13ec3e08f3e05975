// A small publication, built by hand; and the files of an EPUB.
#include "sample.h"

#include "base/files.h"

#include <zip.h>

#include <array>
#include <stdexcept>

namespace clearleaf::epub {

namespace {

std::string project_file(const std::string& path) {
  return read_file(std::string(CLEARLEAF_TEST_SOURCE_DIR) + "/" + path, 1U << 20U);
}

/// styles/labels/LANG.yaml, as far as its lines are `key: "words"`.
Labels read_labels(const std::string& lang) {
  Labels labels;
  labels.lang = lang;
  labels.months.fill("November");
  const std::string file = project_file("styles/labels/" + lang + ".yaml");
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    const std::string key = "\n" + std::string(label_key(static_cast<Label>(i))) + ": \"";
    const std::size_t begin = file.find(key);
    if (begin == std::string::npos) continue;
    const std::size_t words = begin + key.size();
    labels.strings[i] = file.substr(words, file.find("\"\n", words) - words);
  }
  return labels;
}

Edition standard_edition() {
  Edition edition;
  edition.name = "standard";
  edition.fonts = {"Noto Sans", "Noto Sans", "Noto Sans Mono"};
  edition.body_size = 12_pt;
  edition.leading = 1.42;
  edition.title_sizes = {28_pt, 24_pt, 21_pt, 18_pt, 15_pt, 12_pt};
  edition.heading_sizes = {19_pt, 15.5_pt, 13.5_pt, 12.5_pt, 12_pt};
  edition.small_size = 10_pt;
  edition.table_size = 11_pt;
  edition.code_size = 10.5_pt;
  edition.heading_leading = 1.22;
  edition.box_border = 1.5_pt;
  edition.box_padding = 10_pt;
  constexpr Color kInk{0x1a, 0x1a, 0x1a};
  constexpr Color kPale{0xf4, 0xf4, 0xf4};
  const BoxColors blue{{0x1a, 0x4e, 0x7a}, {0xf2, 0xf7, 0xfb}, kInk};
  const BoxColors red{{0x8a, 0x1c, 0x1c}, {0xfd, 0xf3, 0xf3}, kInk};
  edition.light = {kInk,
                   {0xff, 0xff, 0xff},
                   {0x4a, 0x4a, 0x4a},
                   {0x0b, 0x4f, 0x86},
                   {0x6b, 0x6b, 0x6b},
                   {0xee, 0xf2, 0xf5},
                   {kInk, {0xff, 0xfd, 0xf2}, kInk},
                   red,
                   blue,
                   blue,
                   red};
  const BoxColors dark_blue{{0x9e, 0xcb, 0xff}, {0x10, 0x20, 0x2e}, kPale};
  const BoxColors dark_red{{0xff, 0x9d, 0x9d}, {0x2b, 0x15, 0x15}, kPale};
  edition.dark = {{0xe8, 0xe8, 0xe8},
                  {0x12, 0x12, 0x12},
                  {0xc4, 0xc4, 0xc4},
                  {0x9e, 0xcb, 0xff},
                  {0x9a, 0x9a, 0x9a},
                  {0x22, 0x28, 0x2d},
                  {{0xe8, 0xe8, 0xe8}, {0x24, 0x22, 0x1a}, kPale},
                  dark_red,
                  dark_blue,
                  dark_blue,
                  dark_red};
  return edition;
}

void add_key_information(Sample& sample) {
  StructTree& tree = sample.tree;
  const StructId box = tree.add(tree.root(), Construct::kKeyInformation, {});
  tree.edit_attrs(box).id = "key-information";
  const StructId heading = tree.add(box, Construct::kHeading2, {});
  tree.add_text(heading, "Key information", {});
  sample.outline.items.push_back({2, "Key information", heading});
  const StructId summary = tree.add(box, Construct::kKeySummary, {});
  const StructId text = tree.add(summary, Construct::kKeySummaryText, {});
  tree.add_text(tree.add(text, Construct::kLabel, {}), "Warning: ", {});
  tree.add_text(text, "Ask before you change a medicine.", {});
  const StructId paragraph = tree.add(summary, Construct::kKeySummaryLink, {});
  const StructId link =
      tree.add(tree.add(paragraph, Construct::kGeneratedLink, {}), Construct::kLink, {});
  tree.add_text(link, "Read the full section: Risks", {});
  sample.elems.emplace("key-link", link);
  tree.add_text(tree.add(paragraph, Construct::kPageReference, {}), ", page 3", {});
}

void add_contents(Sample& sample) {
  StructTree& tree = sample.tree;
  const StructId contents = tree.add(tree.root(), Construct::kContents, {});
  const StructId heading = tree.add(contents, Construct::kContentsHeading, {});
  sample.leaves.emplace("contents", tree.add_text(heading, "Contents", {}));
}

void add_cells(StructTree& tree, StructId part, Construct first, Construct others,
               const std::array<std::string_view, 3>& words) {
  const StructId row = tree.add(part, Construct::kTableRow, {});
  for (std::size_t i = 0; i < words.size(); ++i) {
    const StructId cell = tree.add(row, i == 0 ? first : others, {});
    if (i == 2) tree.edit_attrs(cell).alignment = Alignment::kEnd;
    if (!words[i].empty()) tree.add_text(cell, std::string(words[i]), {});
  }
}

void add_table(Sample& sample, StructId parent, std::string_view caption) {
  StructTree& tree = sample.tree;
  const StructId table = tree.add(parent, Construct::kTable, {});
  tree.add_text(tree.add(table, Construct::kTableCaption, {}), std::string(caption), {});
  const StructId head = tree.add(table, Construct::kTableHead, {});
  add_cells(tree, head, Construct::kCornerCell, Construct::kColumnHeader,
            {"", "Morning", "Evening"});
  const StructId body = tree.add(table, Construct::kTableBody, {});
  add_cells(tree, body, Construct::kRowHeader, Construct::kCell, {"Monday", "", "4"});
  add_cells(tree, body, Construct::kRowHeader, Construct::kCell, {"Tuesday", "", "5"});
}

void add_figure(Sample& sample, StructId parent, std::string_view source, std::string_view alt,
                std::string_view caption) {
  StructTree& tree = sample.tree;
  const StructId group = tree.add(parent, Construct::kFigureGroup, {});
  const StructId figure = tree.add(group, Construct::kFigure, {});
  tree.edit_attrs(figure).alt = alt;
  tree.add_image(figure, add_png(sample, source), {});
  tree.add_text(tree.add(group, Construct::kFigureCaption, {}), std::string(caption), {});
}

StructId add_item(StructTree& tree, StructId list, std::string_view words) {
  const StructId item = tree.add(list, Construct::kListItem, {});
  tree.add_text(tree.add(item, Construct::kListLabel, {}), "•", {});
  const StructId body = tree.add(item, Construct::kListBody, {});
  tree.add_text(tree.add(body, Construct::kTightParagraph, {}), std::string(words), {});
  return body;
}

void add_first_section(Sample& sample) {
  StructTree& tree = sample.tree;
  const StructId section =
      add_section(sample, tree.root(), Construct::kMainSection, 2, "walking", "Walking");
  const StructId paragraph = tree.add(section, Construct::kParagraph, {});
  sample.leaves.emplace("walking", tree.add_text(paragraph, "Äpfel & <b>. Walk a little", {}));
  sample.elems.emplace("walking-text", paragraph);
  add_note(sample, paragraph, section, "Each day.");
  add_note(sample, paragraph, section, "Or most days.");
  const StructId list = tree.add(section, Construct::kBulletList, {});
  add_item(tree, list, "one");
  add_item(tree, list, "two");
  const StructId below = add_section(sample, section, Construct::kSubSection, 3, "shoes", "Shoes");
  add_table(sample, below, "My diary");
  add_table(sample, below, "My diary, later");
  add_figure(sample, below, "bars.png", "Two bars", "Bars");
  add_figure(sample, below, "rule.png", "", "A rule");
}

void add_second_section(Sample& sample) {
  StructTree& tree = sample.tree;
  const StructId section =
      add_section(sample, tree.root(), Construct::kMainSection, 2, "resting", "Resting");
  const StructId paragraph = tree.add(section, Construct::kParagraph, {});
  sample.leaves.emplace("resting", tree.add_text(paragraph, "Rest, then ", {}));
  const StructId link = tree.add(paragraph, Construct::kLink, {});
  tree.edit_attrs(link).target = sample.elems.at("walking-text");
  sample.leaves.emplace("link", tree.add_text(link, "walk", {}));
  const StructId abbreviation = tree.add(paragraph, Construct::kAbbreviation, {});
  tree.edit_attrs(abbreviation).expansion = "general practitioner";
  tree.add_text(abbreviation, "GP", {});
  add_note(sample, paragraph, section, "As long as you like.");
  const StructId notice = tree.add(section, Construct::kNotice, {});
  tree.edit_attrs(notice).css_class = "warning";
  const StructId label = tree.add(notice, Construct::kNoticeLabel, {});
  tree.add_text(tree.add(label, Construct::kLabel, {}), "Warning", {});
  add_paragraph(sample, notice, "Not on ice.");
}

void add_disclaimers(Sample& sample) {
  StructTree& tree = sample.tree;
  const StructId risks =
      add_section(sample, tree.root(), Construct::kRisksSection, 2, "risks", "Warning: Risks");
  tree.edit_attrs(risks).id = "disclaimer-risks";
  add_paragraph(sample, risks, "You may fall.");
  const StructId conclusion = add_section(sample, tree.root(), Construct::kConclusionSection, 2,
                                          "end", "Conclusion: In short");
  tree.edit_attrs(conclusion).id = "disclaimer-conclusion";
  add_paragraph(sample, conclusion, "Walk and rest.");
  tree.edit_attrs(sample.elems.at("key-link")).target = risks;
}

}  // namespace

Sample empty_sample() {
  Sample sample;
  sample.meta.title.value = "Walking after surgery";
  sample.meta.lang.value = "en-GB";
  sample.labels = read_labels("en");
  sample.edition = standard_edition();
  sample.publication = {"18ee8cd2-56b8-52f8-be8d-2074d521d903",
                        "3947a0f0-86f7-575e-8c49-ccb267514723",
                        {{2026, 11, 23}, 12, 30, 8},
                        "standard"};
  sample.style_template = project_file("styles/epub.css");
  const StructId title = sample.tree.add(sample.tree.root(), Construct::kTitle, {});
  sample.leaves.emplace("title", sample.tree.add_text(title, sample.meta.title.value, {}));
  return sample;
}

Sample full_sample() {
  Sample sample = empty_sample();
  StructTree& tree = sample.tree;
  tree.add_text(tree.add(tree.root(), Construct::kSubtitle, {}), "A handout", {});
  tree.add_text(tree.add(tree.root(), Construct::kByline, {}), "By Example Clinic.", {});
  sample.meta.subtitle.value = "A handout";
  sample.meta.organisation.value = "Example Clinic";
  sample.meta.published.value = Date{2026, 11, 23};
  sample.meta.profile.value = Profile::kHealth;
  add_key_information(sample);
  add_contents(sample);
  const StructId preamble = tree.add(tree.root(), Construct::kPreamble, {});
  sample.leaves.emplace("preamble", add_paragraph(sample, preamble, "Before you begin."));
  add_first_section(sample);
  add_second_section(sample);
  add_disclaimers(sample);
  sample.page_map.breaks = {{"1", sample.leaves.at("title"), 0},
                            {"2", sample.leaves.at("contents"), 0},
                            {"3", sample.leaves.at("walking"), 18},
                            {"4", sample.leaves.at("link"), 0},
                            {"5", std::nullopt, 0}};
  return sample;
}

StructId add_section(Sample& sample, StructId parent, Construct construct, int level,
                     std::string_view id, std::string_view words) {
  StructTree& tree = sample.tree;
  const StructId section = tree.add(parent, construct, {});
  const StructId heading = tree.add(section, heading_construct(level), {});
  tree.edit_attrs(heading).id = id;
  tree.add_text(heading, std::string(words), {});
  sample.outline.items.push_back({level, std::string(words), heading});
  sample.elems.emplace(id, section);
  return section;
}

LeafId add_paragraph(Sample& sample, StructId parent, std::string_view words) {
  const StructId paragraph = sample.tree.add(parent, Construct::kParagraph, {});
  return sample.tree.add_text(paragraph, std::string(words), {});
}

void add_note(Sample& sample, StructId paragraph, StructId block_parent, std::string_view words) {
  StructTree& tree = sample.tree;
  const int number = static_cast<int>(tree.notes.size()) + 1;
  const std::string digits = std::to_string(number);
  const StructId reference = tree.add(paragraph, Construct::kNoteReference, {});
  const StructId link = tree.add(reference, Construct::kNoteReferenceLink, {});
  tree.add_text(link, digits, {});
  const StructId note = tree.add(block_parent, Construct::kNote, {});
  tree.edit_attrs(note).id = "note-" + digits;
  tree.edit_attrs(link).id = "noteref-" + digits;
  tree.edit_attrs(link).target = note;
  tree.add_text(tree.add(note, Construct::kNoteLabel, {}), digits, {});
  add_paragraph(sample, note, words);
  tree.notes.push_back({number, note, link});
}

ImageId add_png(Sample& sample, std::string_view source) {
  static constexpr std::string_view kPng(
      "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10\0\0\0\x08\x01\0\0\0\0\xd8\x0d\x42\x3a"
      "\0\0\0\x11IDAT\x78\xda\x63\xf8\xf0\x81\x01\x8e\xf8\xf9\xe1\x08\0\x89\xe8\x07\xf9"
      "\x7a\xb1\xd4\x1c\0\0\0\0IEND\xae\x42\x60\x82",
      74);
  ImageResource image;
  image.source = source;
  image.media_type = "image/png";
  image.file = kPng;
  image.width = 16;
  image.height = 8;
  const ImageId id = sample.images.images.push_back(std::move(image));
  sample.images.by_source.emplace(source, id);
  return id;
}

std::map<std::string, std::string> unpacked(const std::string& epub) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(epub.data(), epub.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (archive == nullptr) throw std::runtime_error(zip_error_strerror(&error));
  std::map<std::string, std::string> files;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_stat_t stat;
    zip_stat_index(archive, index, 0, &stat);
    std::string bytes(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    const bool whole = file != nullptr && zip_fread(file, bytes.data(), bytes.size()) ==
                                              static_cast<zip_int64_t>(bytes.size());
    if (!whole) throw std::runtime_error("cannot read " + std::string(stat.name));
    zip_fclose(file);
    files.emplace(stat.name, std::move(bytes));
  }
  zip_discard(archive);
  return files;
}

std::string written(const Sample& sample, const std::string& name) {
  const auto files = unpacked(write_epub(sample.input()));
  const auto found = files.find("EPUB/" + name);
  if (found == files.end()) throw std::runtime_error("the EPUB has no " + name);
  return found->second;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

}  // namespace clearleaf::epub
