// Structure elements and leaves → XHTML elements and text.
#include "epub/content_writer.h"

#include "epub/language.h"
#include "epub/page.h"
#include "epub/written.h"

namespace clearleaf::epub {

namespace {

bool is_character_start(std::string_view utf8, std::size_t offset) {
  return offset == utf8.size() || (static_cast<unsigned char>(utf8[offset]) & 0xC0U) != 0x80U;
}

}  // namespace

ContentWriter::ContentWriter(const Book& book, DocumentId document, XmlWriter& xml)
    : book_(book),
      tree_(book.input.tree),
      document_(document),
      xml_(xml),
      part_(book.input.tree.root()) {}

void ContentWriter::write_body() {
  for (const StructId part : book_.documents.list[document_].parts) {
    part_ = part;
    write(part);
  }
  part_ = tree_.root();
  if (document_ == book_.documents.title_page()) write_cover();
  if (document_ == book_.documents.last()) {
    for (const std::size_t marker : book_.markers.at_end) write_marker(marker);
  }
  write_endnotes();
  if (document_ != book_.documents.title_page()) write_back_link(xml_, book_);
}

void ContentWriter::write(StructId id) {
  const StructElem& elem = tree_[id];
  if (!is_in_place(elem)) return;
  if (elem.construct == Construct::kTaskLabel && is_written_within_paragraph(id)) return;
  write_element(id);
}

void ContentWriter::write_element(StructId id) {
  write_markers_before(id);
  const char* name = element_name(id);
  if (name == nullptr) {
    write_kids(id);
    return;
  }
  Element out(xml_, name);
  write_attributes(out, id);
  if (const auto label = task_label_within(id)) write_element(*label);
  write_kids(id);
}

void ContentWriter::write_kids(StructId id) {
  for (const Kid& kid : tree_[id].kids) {
    if (const auto* leaf = std::get_if<LeafId>(&kid)) {
      write_leaf(*leaf);
    } else {
      write(std::get<StructId>(kid));
    }
  }
}

void ContentWriter::write_leaf(LeafId id) {
  struct Writer {
    ContentWriter& writer;
    LeafId leaf;

    void operator()(const TextLeaf&) const { writer.write_text(leaf); }
    void operator()(const ImageLeaf&) const {}  // its element is the img
    void operator()(const PageRefLeaf&) const {
      INVARIANT(false, "page references are of the printed pages: the table skips them");
    }
  };
  std::visit(Writer{*this, id}, tree_[id].kind);
}

void ContentWriter::write_text(LeafId id) {
  const std::string_view text = tree_.text(id);
  std::size_t written = 0;
  if (const auto found = book_.markers.in_leaf.find(id); found != book_.markers.in_leaf.end()) {
    for (const auto& [offset, marker] : found->second) {
      INVARIANT(is_character_start(text, offset), "a page begins between characters");
      xml_.text(text.substr(written, offset - written));
      write_marker(marker);
      written = offset;
    }
  }
  xml_.text(text.substr(written));
}

void ContentWriter::write_markers_before(StructId id) {
  const auto found = book_.markers.before_elem.find(id);
  if (found == book_.markers.before_elem.end()) return;
  for (const std::size_t marker : found->second) write_marker(marker);
}

void ContentWriter::write_marker(std::size_t marker) {
  const PageMarker& page = book_.markers.all[marker];
  Element out(xml_, "span");
  out.attr("epub:type", "pagebreak")
      .attr("role", "doc-pagebreak")
      .attr("id", page.id)
      .attr("aria-label", book_.input.labels.filled(Label::kPage, {{"number", page.label}}));
  tag_language(out, book_.label_lang, book_.lang());
}

void ContentWriter::write_cover() {
  if (!book_.facts.cover) return;
  Element figure(xml_, "figure");
  figure.attr("class", "cover");
  Element image(xml_, "img");
  const std::string alternative = book_.input.labels.filled(
      Label::kLabelled,
      {{"label", book_.label(Label::kCover)}, {"text", book_.input.meta.title.value}});
  write_image_attributes(image, *book_.facts.cover, alternative);
}

std::optional<StructId> ContentWriter::task_label_within(StructId paragraph) const {
  const StructId body = tree_[paragraph].parent;
  const StructId item = tree_[body].parent;
  if (tree_[paragraph].construct != Construct::kParagraph ||
      tree_[body].construct != Construct::kListBody || !is_first_written(tree_, body, paragraph)) {
    return std::nullopt;
  }
  const auto* first = std::get_if<StructId>(&tree_[item].kids.front());
  if (first == nullptr || tree_[*first].construct != Construct::kTaskLabel) return std::nullopt;
  return *first;
}

bool ContentWriter::is_written_within_paragraph(StructId task_label) const {
  for (const Kid& kid : tree_[tree_[task_label].parent].kids) {
    const auto* body = std::get_if<StructId>(&kid);
    if (body == nullptr || tree_[*body].construct != Construct::kListBody) continue;
    if (tree_[*body].kids.empty()) return false;
    const auto* first = std::get_if<StructId>(&tree_[*body].kids.front());
    return first != nullptr && task_label_within(*first) == task_label;
  }
  return false;
}

std::string write_content_document(const Book& book, DocumentId document) {
  const bool is_front = document == book.documents.title_page();
  return write_page(book, book.documents.list[document].title,
                    is_front ? "frontmatter" : "bodymatter",
                    [&](XmlWriter& xml) { ContentWriter(book, document, xml).write_body(); });
}

}  // namespace clearleaf::epub
