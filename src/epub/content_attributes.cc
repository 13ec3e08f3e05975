// Structure attributes → XHTML element names and attributes.
#include "epub/content_writer.h"
#include "epub/language.h"
#include "epub/written.h"
#include "epub/wide_table.h"

#include <algorithm>
#include <cmath>

namespace clearleaf::epub {

namespace {

constexpr double kCssDotsPerInch = 96;

bool is_code(Construct construct) {
  return construct == Construct::kInlineCode || construct == Construct::kKbd ||
         construct == Construct::kCodeBlock;
}

bool is_cell(Construct construct) {
  switch (construct) {
    case Construct::kColumnHeader:
    case Construct::kRowHeader:
    case Construct::kCell:
    case Construct::kCornerCell: return true;
    default: return false;
  }
}

bool is_disclaimer(Construct construct) {
  return construct == Construct::kKeyInformation || construct == Construct::kRisksSection ||
         construct == Construct::kConclusionSection;
}

/// Width or height as laid out at the file's own resolution: a scan at 300 dots per inch is not
/// shown three times as large.
std::string css_pixels(std::uint32_t pixels, double dots_per_inch) {
  const double scale = dots_per_inch > kCssDotsPerInch ? kCssDotsPerInch / dots_per_inch : 1;
  return std::to_string(std::max(1L, std::lround(pixels * scale)));
}

std::string_view scope_name(Construct construct, Scope scope) {
  const bool is_row =
      scope == Scope::kRow || (scope == Scope::kNone && construct == Construct::kRowHeader);
  return is_row ? "row" : "col";
}

/// The style sheet has widths in steps.
std::string width_class(int percent) {
  constexpr int kStep = 5;
  return "width-" + std::to_string(std::max(kStep, (percent + kStep / 2) / kStep * kStep));
}

void append_class(std::string& classes, std::string_view name) {
  if (name.empty()) return;
  if (!classes.empty()) classes += ' ';
  classes += name;
}

}  // namespace

const char* ContentWriter::element_name(StructId id) const {
  const StructElem& elem = tree_[id];
  const ConstructForm& form = form_of(elem.construct);
  if (form.mode == XhtmlMode::kTransparent) {
    // The first paragraph of a tight item is the item's own text; a later one would run into what
    // stands before it.
    const bool is_later =
        elem.construct == Construct::kTightParagraph && !is_first_written(tree_, elem.parent, id);
    return is_later ? "p" : nullptr;
  }
  // A header cell says what others are; one without words says nothing (Ace empty-table-header).
  if (form.element == "th" && elem.kids.empty()) return "td";
  return form.element.data();  // the table's strings are literals
}

void ContentWriter::write_attributes(Element& out, StructId id) {
  const StructElem& elem = tree_[id];
  const ConstructForm& form = form_of(elem.construct);
  const StructAttrs& attrs = tree_.attrs(id);
  out.attr_if("id", book_.anchors.id_of(id))
      .attr_if("class", classes_of(id))
      .attr_if("epub:type", form.epub_type)
      .attr_if("role", form.role);
  if (is_code(elem.construct)) {
    tag_code_language(out, attrs.lang, language_around(id));
  } else {
    tag_language(out, attrs.lang, language_around(id));
  }
  if (is_labelled_section(elem.construct)) {
    if (const auto heading = heading_of(tree_, id)) {
      out.attr("aria-labelledby", book_.anchors.id_of(*heading));
    }
  }
  write_own_attributes(out, id);
}

std::string_view ContentWriter::language_around(StructId id) const {
  while (id != tree_.root()) {
    id = tree_[id].parent;
    if (!tree_.attrs(id).lang.empty()) return tree_.attrs(id).lang;
  }
  return book_.lang();
}

void ContentWriter::write_own_attributes(Element& out, StructId id) {
  const StructElem& elem = tree_[id];
  const StructAttrs& attrs = tree_.attrs(id);
  switch (elem.construct) {
    case Construct::kOrderedList:
      if (attrs.list_start != 1) out.attr("start", std::to_string(attrs.list_start));
      break;
    case Construct::kColumnHeader:
    case Construct::kRowHeader:
      if (!elem.kids.empty()) out.attr("scope", scope_name(elem.construct, attrs.scope));
      break;
    case Construct::kAbbreviation: out.attr_if("title", attrs.expansion); break;
    case Construct::kLink:
    case Construct::kNoteReferenceLink: write_link_attributes(out, id); break;
    case Construct::kFigure:
    case Construct::kDecorativeImage:
    case Construct::kInlineImage:
    case Construct::kLinkCode: {
      INVARIANT(elem.kids.size() == 1, "an image element holds one image");
      const Leaf& leaf = tree_[std::get<LeafId>(elem.kids.front())];
      write_image_attributes(out, std::get<ImageLeaf>(leaf.kind).image, attrs.alt);
      break;
    }
    default: break;
  }
}

void ContentWriter::write_image_attributes(Element& out, ImageId image, std::string_view alt) {
  const ImageResource& resource = book_.input.images.images[image];
  out.attr("src", book_.facts.file_of(image).path).attr("alt", alt);
  if (alt.empty()) out.attr("role", "presentation");
  out.attr("width", css_pixels(resource.width, resource.dots_per_inch))
      .attr("height", css_pixels(resource.height, resource.dots_per_inch));
}

void ContentWriter::write_link_attributes(Element& out, StructId id) {
  const StructAttrs& attrs = tree_.attrs(id);
  out.attr("href", attrs.target ? book_.anchors.href(*attrs.target, document_) : attrs.href)
      .attr_if("hreflang", attrs.hreflang);
}

std::string ContentWriter::classes_of(StructId id) const {
  const StructElem& elem = tree_[id];
  const StructAttrs& attrs = tree_.attrs(id);
  std::string classes(form_of(elem.construct).css_class);
  append_class(classes, attrs.css_class);
  if (attrs.width_percent > 0) append_class(classes, width_class(attrs.width_percent));
  // A main section begins a document, and so a page, of its own.
  if (attrs.page_start == PageStart::kNewPage && !is_labelled_section(elem.construct)) {
    append_class(classes, "clearleaf-new-page");
  }
  if (elem.construct == Construct::kTable) {
    switch (width_of_table(tree_, id)) {
      case TableWidth::kFits: break;
      case TableWidth::kWide: append_class(classes, "wide"); break;
      case TableWidth::kVeryWide: append_class(classes, "wide very-wide"); break;
    }
  }
  if (!is_cell(elem.construct)) return classes;
  // To be filled in by pen: the style sheet gives it height.
  if (elem.kids.empty() && elem.construct == Construct::kCell) append_class(classes, "blank");
  // P07: a disclaimer's text is start aligned, whatever the column says.
  if (is_disclaimer(tree_[part_].construct)) return classes;
  if (attrs.alignment == Alignment::kCenter) append_class(classes, "center");
  if (attrs.alignment == Alignment::kEnd) append_class(classes, "end");
  return classes;
}

}  // namespace clearleaf::epub
