// A content document of the plan → its XHTML.
#pragma once

#include "epub/book.h"
#include "epub/xml_writer.h"

#include <optional>
#include <string>
#include <string_view>

namespace clearleaf::epub {

/// Writes the parts of one document as the structure table says, with ids, page markers, and its
/// notes after them.
class ContentWriter {
 public:
  ContentWriter(const Book& book, DocumentId document, XmlWriter& xml);

  void write_body();

 private:
  using Element = XmlWriter::Element;

  void write(StructId id);
  void write_element(StructId id);
  void write_kids(StructId id);
  void write_leaf(LeafId id);
  void write_text(LeafId id);
  void write_markers_before(StructId id);
  void write_marker(std::size_t marker);
  void write_cover();

  // content_attributes.cc
  void write_attributes(Element& out, StructId id);
  void write_own_attributes(Element& out, StructId id);
  void write_image_attributes(Element& out, ImageId image, std::string_view alt);
  void write_link_attributes(Element& out, StructId id);
  std::string classes_of(StructId id) const;
  std::string_view language_around(StructId id) const;
  const char* element_name(StructId id) const;

  // endnotes.cc
  void write_endnotes();
  void write_note(const NoteEntry& note);
  void write_backlink(const NoteEntry& note);

  /// A task's label that is written within its paragraph, not above it.
  std::optional<StructId> task_label_within(StructId paragraph) const;
  bool is_written_within_paragraph(StructId task_label) const;

  const Book& book_;
  const StructTree& tree_;
  const DocumentId document_;
  XmlWriter& xml_;
  StructId part_;  // the part being written
};

/// The whole file of a content document.
std::string write_content_document(const Book& book, DocumentId document);

}  // namespace clearleaf::epub
