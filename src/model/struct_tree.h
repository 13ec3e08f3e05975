// The logical structure of a publication: what both formats are written from.
#pragma once

#include "base/id.h"
#include "base/source_span.h"
#include "model/construct.h"
#include "model/document.h"
#include "model/image_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clearleaf {

struct StructElem;
struct Leaf;
using StructId = Id<StructElem>;
using LeafId = Id<Leaf>;

/// Text as it is read; in a code block line ends are "\n".
struct TextLeaf {
  std::string text;
};
struct ImageLeaf {
  ImageId image;
};
/// The label of the page on which `target` begins, known only after layout.
struct PageRefLeaf {
  StructId target;
};

struct Leaf {
  SourceSpan span;
  StructId parent;
  std::variant<TextLeaf, ImageLeaf, PageRefLeaf> kind;
};

/// A child of a structure element; in reading order: text, Link, text.
using Kid = std::variant<StructId, LeafId>;

enum class ListNumbering : unsigned char { kNone, kDisc, kDecimal };
enum class Scope : unsigned char { kNone, kColumn, kRow };
/// Whether an element begins wherever there is room, or on a new page of the PDF.
enum class PageStart : unsigned char { kAnywhere, kNewPage };

/// What few elements have (ISO 32000-1 14.8.5, tables 323 and 349). Empty: absent.
struct StructAttrs {
  std::string id;                  // ID in the PDF, id in the EPUB: unique in the publication
  std::string alt;                 // Alt
  std::string actual_text;         // ActualText
  std::string expansion;           // E
  std::string lang;                // Lang (BCP 47), where it differs from the parent's
  std::string href;                // a Link's address outside the publication
  std::optional<StructId> target;  // a Link's target inside it
  std::string hreflang;            // the language of what a Link leads to (EPUB)
  std::string css_class;           // further class in the EPUB ("warning" of a notice)
  ListNumbering numbering = ListNumbering::kNone;
  std::uint32_t list_start = 1;
  PageStart page_start = PageStart::kAnywhere;
  int width_percent = 0;           // of an image: of the line; 0: by its own size
  Scope scope = Scope::kNone;               // of a TH
  Alignment alignment = Alignment::kStart;  // of a cell
};

struct StructElem {
  Construct construct;
  StructId parent;  // the root is its own parent
  SourceSpan span;
  std::vector<Kid> kids;
  std::uint32_t attrs = 0;  // place in StructTree::attrs; 0: none

  StructType type() const { return form_of(construct).type; }
};

/// A note and the link that refers to it first.
struct NoteEntry {
  int number = 1;  // through the publication
  StructId note;
  StructId first_reference;  // its kNoteReferenceLink
};

class StructTree {
 public:
  StructTree();

  StructId root() const { return StructId(0); }
  const StructElem& operator[](StructId id) const { return elems_[id]; }
  const Leaf& operator[](LeafId id) const { return leaves_[id]; }
  std::size_t elem_count() const { return elems_.size(); }
  std::size_t leaf_count() const { return leaves_.size(); }
  /// The attributes of an element; all empty where it has none.
  const StructAttrs& attrs(StructId id) const { return attrs_[elems_[id].attrs]; }
  /// The same to write; the element has its own from now on.
  StructAttrs& edit_attrs(StructId id);

  /// Appends an element to `parent`'s kids. Elements are added in any order; reading order is the
  /// order of kids.
  StructId add(StructId parent, Construct construct, SourceSpan span);
  LeafId add_text(StructId parent, std::string text, SourceSpan span);
  LeafId add_image(StructId parent, ImageId image, SourceSpan span);
  LeafId add_page_ref(StructId parent, StructId target, SourceSpan span);

  /// The leaf's text; empty for an image or a page reference.
  std::string_view text(LeafId id) const;
  /// All text below `id` in reading order, images' alternatives too, no note numbers or page numbers.
  std::string plain_text(StructId id) const;
  /// The element with this ID, if any.
  std::optional<StructId> find(std::string_view id) const;

  /// Gives back the room kept for what is now not added any more.
  void shrink_to_fit();

  std::vector<NoteEntry> notes;  // by number

 private:
  LeafId add_leaf(StructId parent, Leaf leaf);

  IdVec<StructElem> elems_;
  IdVec<Leaf> leaves_;
  std::vector<StructAttrs> attrs_;
};

}  // namespace clearleaf
