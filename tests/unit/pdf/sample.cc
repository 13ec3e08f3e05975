// The constructs → a structure tree with its metadata.
#include "sample.h"

#include <string_view>

namespace clearleaf::pdf {

namespace {

constexpr std::string_view kLongText =
    "Office staff find waffles difficult: a long paragraph of many sentences runs over the end of "
    "a page. Its element stays one element, with a sequence of marked content on each page. ";

/// Adds elements and text without places in a source.
class SampleBuilder {
 public:
  explicit SampleBuilder(Sample& sample) : sample_(sample), tree_(sample.tree) {}

  void add_front();
  void add_body(int number);

 private:
  StructId add(StructId parent, Construct construct, std::string_view text = "") {
    const StructId id = tree_.add(parent, construct, {});
    if (!text.empty()) tree_.add_text(id, std::string(text), {});
    return id;
  }
  StructAttrs& attrs(StructId id) { return tree_.edit_attrs(id); }
  StructId heading(StructId parent, int level, std::string title) {
    const StructId id = add(parent, heading_construct(level), title);
    sample_.outline.items.push_back({level, std::move(title), id});
    return id;
  }
  StructId link(StructId parent, std::string_view text, std::string href) {
    const StructId id = add(parent, Construct::kLink, text);
    attrs(id).href = std::move(href);
    return id;
  }
  StructId link_to(StructId parent, std::string_view text, StructId target) {
    const StructId id = add(parent, Construct::kLink, text);
    attrs(id).target = target;
    return id;
  }
  void add_inlines(StructId section, const std::string& suffix);
  void add_lists(StructId section);
  void add_table(StructId section);
  void add_figure(StructId section);
  void add_notice(StructId section);

  Sample& sample_;
  StructTree& tree_;
};

void SampleBuilder::add_front() {
  const StructId root = tree_.root();
  add(root, Construct::kTitle, sample_.meta.title.value);
  const StructId key = add(root, Construct::kKeyInformation);
  attrs(key).id = "key-information";
  heading(key, 2, "Key information");
  const StructId summary = add(key, Construct::kKeySummary);
  const StructId text = add(summary, Construct::kKeySummaryText);
  add(text, Construct::kLabel, "Warning: ");
  tree_.add_text(text, "read the risks before you decide.", {});
  const StructId more = add(summary, Construct::kKeySummaryLink);
  const StructId generated = add(more, Construct::kGeneratedLink);
  const StructId risks_link = link_to(generated, "Read the full section: Risks", root);

  const StructId contents = add(root, Construct::kContents);
  add(contents, Construct::kContentsHeading, "Contents");
  const StructId list = add(contents, Construct::kContentsList);
  const StructId item = add(list, Construct::kContentsItem);
  const StructId entry = add(item, Construct::kContentsEntry);
  const StructId entry_link = link_to(entry, "Risks", root);

  const StructId risks = add(root, Construct::kRisksSection);
  attrs(risks).id = "disclaimer-risks";
  const StructId title = heading(risks, 2, "Warning: risks");
  add(risks, Construct::kParagraph, "Nothing here is without risk.");
  attrs(risks_link).target = title;
  attrs(entry_link).target = title;
  tree_.add_page_ref(add(entry_link, Construct::kPageReference), title, {});
}

void SampleBuilder::add_body(int number) {
  const std::string suffix = std::to_string(number);
  const StructId section = add(tree_.root(), Construct::kMainSection);
  attrs(section).id = "abschnitt-ä-" + suffix;
  heading(section, 2, "Überblick " + suffix);
  add_inlines(section, suffix);
  heading(section, 3, "Lists and tables");
  add_lists(section);
  add_table(section);
  add_figure(section);
  add_notice(section);
  std::string text;
  for (int i = 0; i < 12; ++i) text += kLongText;
  add(section, Construct::kParagraph, text);
}

void SampleBuilder::add_inlines(StructId section, const std::string& suffix) {
  const StructId p = add(section, Construct::kParagraph, "AVATAR, Type and WAVE are kerned; ");
  link(p, "the project page, whose words are many enough to run over the end of a line",
       "https://example.org/a?b=1&c=(2)&d=ü");
  tree_.add_text(p, ". In French: ", {});
  attrs(add(p, Construct::kLangSpan, "l’été")).lang = "fr";
  tree_.add_text(p, ", an abbreviation ", {});
  attrs(add(p, Construct::kAbbreviation, "PDF")).expansion = "Portable Document Format";
  tree_.add_text(p, ", ", {});
  add(p, Construct::kStrong, "strong words");
  tree_.add_text(p, ", a no-break\u00A0space, a soft\u00ADhyphen, stacked marks x\u0323\u0304", {});
  const StructId reference = add(p, Construct::kNoteReference);
  const StructId mark = add(reference, Construct::kNoteReferenceLink, suffix);
  tree_.add_text(p, ".", {});

  const StructId note = add(section, Construct::kNote);
  attrs(note).id = "note-" + suffix;
  add(note, Construct::kNoteLabel, suffix + " ");
  add(note, Construct::kParagraph, "The words of the note.");
  attrs(mark).target = note;
  tree_.notes.push_back({static_cast<int>(tree_.notes.size()) + 1, note, mark});
}

void SampleBuilder::add_lists(StructId section) {
  const StructId list = add(section, Construct::kOrderedList);
  attrs(list).numbering = ListNumbering::kDecimal;
  for (int i = 1; i <= 2; ++i) {
    const StructId item = add(list, Construct::kListItem);
    add(item, Construct::kListLabel, std::to_string(i) + ". ");
    const StructId body = add(item, Construct::kListBody);
    add(body, Construct::kTightParagraph, "An item of a list");
    if (i == 1) continue;
    const StructId inner = add(body, Construct::kBulletList);
    attrs(inner).numbering = ListNumbering::kDisc;
    const StructId inner_item = add(inner, Construct::kListItem);
    add(inner_item, Construct::kListLabel, "• ");
    add(add(inner_item, Construct::kListBody), Construct::kTightParagraph, "A nested item");
  }
  add(add(section, Construct::kQuote), Construct::kParagraph, "Simplicity is reliability.");
  add(add(section, Construct::kCodeBlock), Construct::kCodeBlockText, "int main() { return 0; }");
  add(section, Construct::kThematicBreak);
}

void SampleBuilder::add_table(StructId section) {
  const StructId table = add(section, Construct::kTable);
  add(table, Construct::kTableCaption, "Prices");
  const StructId head = add(add(table, Construct::kTableHead), Construct::kTableRow);
  add(head, Construct::kCornerCell);
  attrs(add(head, Construct::kColumnHeader, "Price")).scope = Scope::kColumn;
  const StructId body = add(table, Construct::kTableBody);
  for (const std::string_view fruit : {"Apple", "Pear"}) {
    const StructId row = add(body, Construct::kTableRow);
    attrs(add(row, Construct::kRowHeader, fruit)).scope = Scope::kRow;
    add(row, Construct::kCell, "1.20");
  }
}

void SampleBuilder::add_figure(StructId section) {
  const StructId group = add(section, Construct::kFigureGroup);
  const StructId figure = add(group, Construct::kFigure);
  attrs(figure).alt = "A red square that fades (“soft”)";
  tree_.add_image(figure, ImageId(0), {});
  add(group, Construct::kFigureCaption, "Figure 1: the square");
}

void SampleBuilder::add_notice(StructId section) {
  const StructId notice = add(section, Construct::kNotice);
  const StructId label = add(notice, Construct::kNoticeLabel);
  add(label, Construct::kLabel, "Note");
  add(notice, Construct::kParagraph, "A notice is role-mapped to a division.");
  add(section, Construct::kParagraph);  // without content: it may not be written
}

/// A square whose alpha falls from left to right.
ImageResource sample_image() {
  ImageResource image;
  image.width = 16;
  image.height = 16;
  Pixels pixels;
  for (int i = 0; i < 16 * 16; ++i) {
    pixels.samples += {'\xE0', '\x20', '\x20'};
    pixels.alpha += static_cast<char>(static_cast<unsigned char>(255 - 12 * (i % 16)));
  }
  image.content = std::move(pixels);
  return image;
}

void fill_metadata(Sample& sample) {
  sample.meta.title.value = "Sample & <test>";
  sample.meta.lang.value = "en-GB";
  sample.meta.authors = {{"Ana Müller", {}}, {"Bo Li", {}}};
  sample.meta.organisation.value = "Example Trust";
  sample.meta.description.value = "Every construct there is.";
  sample.meta.subjects = {"tests", "tags"};
  sample.meta.published.value = Date{2026, 3, 1};
  sample.meta.profile.value = Profile::kHealth;
  sample.meta.rights.value = "Free to copy";
  sample.labels.lang = "en";
  sample.labels.strings[static_cast<std::size_t>(Label::kLinkTo)] = "Link: {title}";
  sample.labels.strings[static_cast<std::size_t>(Label::kLinkToNote)] = "Go to note {number}";
  sample.publication.pdf_uuid = "01234567-89ab-5def-8123-456789abcdef";
  sample.publication.modified = from_epoch(1772323200);
  sample.publication.edition = "standard";
}

}  // namespace

FontCatalog sample_fonts() {
  FontFamily family;
  family.name = "Noto Sans";
  family.package = "fonts-noto-core";
  const std::string folder = "/usr/share/fonts/truetype/noto/";
  family.files = {
      {FontWeight::kRegular, FontSlant::kUpright, folder + "NotoSans-Regular.ttf", 0, ""},
      {FontWeight::kBold, FontSlant::kUpright, folder + "NotoSans-Bold.ttf", 0, ""}};
  FontCatalog catalog;
  catalog.families.push_back(std::move(family));
  return catalog;
}

std::unique_ptr<Sample> make_sample(int repeats) {
  auto sample = std::make_unique<Sample>();
  fill_metadata(*sample);
  sample->images.images.push_back(sample_image());
  SampleBuilder builder(*sample);
  builder.add_front();
  for (int i = 1; i <= repeats; ++i) builder.add_body(i);
  lay_out_sample(*sample);
  return sample;
}

}  // namespace clearleaf::pdf
