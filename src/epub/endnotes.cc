// The notes of a document → the section after its text, each with its way back.
#include "epub/content_writer.h"
#include "epub/language.h"
#include "epub/page.h"
#include "epub/written.h"

namespace clearleaf::epub {

namespace {

/// The paragraph that a note ends with, if it ends with one: the way back stands at its end.
std::optional<StructId> last_paragraph(const StructTree& tree, StructId note) {
  const std::vector<Kid>& kids = tree[note].kids;
  if (kids.empty()) return std::nullopt;
  const auto* last = std::get_if<StructId>(&kids.back());
  if (last == nullptr) return std::nullopt;
  const Construct construct = tree[*last].construct;
  const bool is_paragraph = construct == Construct::kParagraph ||
                            construct == Construct::kGeneratedParagraph ||
                            construct == Construct::kCodedLink;
  return is_paragraph ? std::optional(*last) : std::nullopt;
}

}  // namespace

void ContentWriter::write_endnotes() {
  const ContentDocument& document = book_.documents.list[document_];
  if (document.notes.empty()) return;
  // Named by the document's heading and its own: "Notes" alone would name several sections alike.
  std::string labelled_by;
  if (!document.parts.empty()) {
    const StructId first = document.parts.front();
    const auto heading =
        heading_level(tree_[first].construct) > 0 ? first : heading_of(tree_, first);
    if (heading && !book_.anchors.id_of(*heading).empty()) {
      labelled_by = book_.anchors.id_of(*heading) + " ";
    }
  }
  Element section(xml_, "section");
  section.attr("id", document.endnotes_id)
      .attr("class", "endnotes")
      .attr("epub:type", "endnotes")
      .attr("role", "doc-endnotes")
      .attr("aria-labelledby", labelled_by + document.endnotes_heading_id);
  write_own_heading(xml_, book_, document.endnotes_heading_id, Label::kNotes);
  Element list(xml_, "ol");
  int number = document.notes.front().number;
  if (number != 1) list.attr("start", std::to_string(number));
  for (const NoteEntry& note : document.notes) {
    Element item(xml_, "li");
    if (note.number != number) item.attr("value", std::to_string(note.number));
    number = note.number + 1;
    write_note(note);
  }
}

void ContentWriter::write_note(const NoteEntry& note) {
  Element out(xml_, element_name(note.note));
  write_attributes(out, note.note);
  const auto last = last_paragraph(tree_, note.note);
  for (const Kid& kid : tree_[note.note].kids) {
    const StructId block = std::get<StructId>(kid);
    if (block == last) break;
    write(block);
  }
  Element paragraph(xml_, "p");
  if (last) {
    write_attributes(paragraph, *last);
    write_kids(*last);
    xml_.text(" ");
  }
  write_backlink(note);
}

void ContentWriter::write_backlink(const NoteEntry& note) {
  Element link(xml_, "a");
  link.attr("href", book_.anchors.href(note.first_reference, document_))
      .attr("class", "backlink")
      .attr("epub:type", "backlink")
      .attr("role", "doc-backlink");
  tag_language(link, book_.label_lang, book_.lang());
  xml_.text(
      book_.input.labels.filled(Label::kBackToNote, {{"number", std::to_string(note.number)}}));
}

}  // namespace clearleaf::epub
