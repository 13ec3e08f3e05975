// Kids in reading order → integers, MCRs, OBJRs and references.
#include "pdf/struct_kids.h"

#include "pdf/syntax.h"

#include <optional>
#include <span>
#include <variant>

namespace clearleaf::pdf {

namespace {

class KidsWriter {
 public:
  KidsWriter(const StructTree& tree, const TaggedContent& content,
             const std::vector<ObjectRef>& pages, StructId elem, const ElemRefs& refs)
      : tree_(tree),
        content_(content),
        pages_(pages),
        refs_(refs),
        annotations_(content.annotations(elem)) {}

  void append_to(std::string& out, StructId elem);

 private:
  void add_kids_of(StructId elem);
  void add_leaf(LeafId leaf);
  void add_sequence(MarkedContentRef sequence);
  void add_annotations_before(std::uint32_t page);
  void add_annotation(const LinkRef& link);
  void begin_kid();

  const StructTree& tree_;
  const TaggedContent& content_;
  const std::vector<ObjectRef>& pages_;
  const ElemRefs& refs_;
  std::span<const LinkRef> annotations_;  // those not yet written
  std::optional<std::uint32_t> page_;     // Pg: the page of the first sequence
  std::size_t count_ = 0;
  std::string kids_;
};

void KidsWriter::append_to(std::string& out, StructId elem) {
  add_kids_of(elem);
  for (const LinkRef& link : annotations_) add_annotation(link);
  if (page_) out += "/Pg " + ref(pages_[*page_]);
  if (count_ == 0) return;
  out += count_ == 1 ? "/K " : "/K[";
  out += kids_;
  if (count_ > 1) out += ']';
}

void KidsWriter::add_kids_of(StructId elem) {
  for (const Kid& kid : tree_[elem].kids) {
    if (const auto* leaf = std::get_if<LeafId>(&kid)) {
      add_leaf(*leaf);
      continue;
    }
    const StructId child = std::get<StructId>(kid);
    if (tree_[child].type() == StructType::kNone) {
      add_kids_of(child);
    } else if (const ObjectRef object = refs_.elem(child); object.number != 0) {
      begin_kid();
      append_ref(kids_, object);
    }
  }
}

void KidsWriter::add_leaf(LeafId leaf) {
  std::optional<PageTextId> last;
  for (const MarkedContentRef sequence : content_.sequences(leaf)) {
    const auto text = content_.page_text(leaf, sequence.page);
    if (!text) {
      add_sequence(sequence);
    } else if (text != last) {
      add_annotations_before(sequence.page);
      begin_kid();
      append_ref(kids_, refs_.page_text(*text));
    }
    last = text;
  }
}

void KidsWriter::add_sequence(MarkedContentRef sequence) {
  add_annotations_before(sequence.page);
  begin_kid();
  if (!page_) page_ = sequence.page;
  if (*page_ == sequence.page) {
    kids_ += std::to_string(sequence.mcid);
    return;
  }
  kids_ += "<</Type/MCR/Pg " + ref(pages_[sequence.page]) + "/MCID " +
           std::to_string(sequence.mcid) + ">>";
}

// A Link over two pages: the annotation of the first is read before the text on the second.
void KidsWriter::add_annotations_before(std::uint32_t page) {
  while (!annotations_.empty() && annotations_.front().page < page) {
    add_annotation(annotations_.front());
    annotations_ = annotations_.subspan(1);
  }
}

void KidsWriter::add_annotation(const LinkRef& link) {
  begin_kid();
  kids_ += "<</Type/OBJR/Pg " + ref(pages_[link.page]) + "/Obj " + ref(link.annotation) + ">>";
}

void KidsWriter::begin_kid() {
  if (count_++ > 0) kids_ += ' ';
}

}  // namespace

void append_kids(std::string& out, const StructTree& tree, const TaggedContent& content,
                 const std::vector<ObjectRef>& pages, StructId elem, const ElemRefs& refs) {
  KidsWriter(tree, content, pages, elem, refs).append_to(out, elem);
}

void append_page_text_kids(std::string& out, const TaggedContent& content,
                           const std::vector<ObjectRef>& pages, const PageText& text) {
  out += "/Pg " + ref(pages[text.page]) + "/K[";
  bool first = true;
  for (const MarkedContentRef sequence : content.sequences(text.leaf)) {
    if (sequence.page != text.page) continue;
    if (!first) out += ' ';
    first = false;
    out += std::to_string(sequence.mcid);
  }
  out += ']';
}

}  // namespace clearleaf::pdf
