// The one pass that turns a Document into a StructTree: shared state of its parts.
#pragma once

#include "model/document.h"
#include "model/edition.h"
#include "model/image_store.h"
#include "model/labels.h"
#include "model/outline.h"
#include "model/struct_tree.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace clearleaf::structure {

/// A link out of the publication, as its note has it.
struct AddressOfLink {
  std::string target;  // as in Link
  std::string printed;
  SourceSpan span;
};

/// Builds the tree in reading order. What a later part must know (where a heading stands, which
/// links wait for it) is kept here until `finish`.
class Builder {
 public:
  Builder(const Document& document, const Labels& labels, const ImageStore& images,
          PrintedLinks links);

  // front_matter.cc
  void build_title();
  void build_key_information();
  /// Before the contents list, whose entries are the outline, and filled after the sections.
  void build_contents_place();
  void fill_contents();

  // blocks.cc
  void build_sections();
  void build_blocks(StructId parent, const Blocks& blocks);

  // inlines.cc
  void build_inlines(StructId parent, const Inlines& inlines);

  /// Gives every inner link its target.
  void resolve_links();

  StructTree tree;
  Outline outline;

 private:
  friend struct BlockBuilder;
  friend struct InlineBuilder;

  StructId add(StructId parent, Construct construct, SourceSpan span) {
    return tree.add(parent, construct, span);
  }
  /// An element that clearleaf adds: tagged with the labels' language where that is another.
  /// Whether clearleaf's own words are in another language than the document.
  bool is_of_another_language() const;
  StructId add_generated(StructId parent, Construct construct);
  void add_label(StructId parent, std::string_view words);
  /// "words" linked to the section of `kind`, and in the PDF its page number.
  void add_section_link(StructId parent, Label words, DisclaimerKind kind);
  /// The link to the section that describes a figure at length.
  void add_description_link(StructId parent, const std::string& id);
  void add_page_reference(StructId parent, StructId target);

  void build_heading(StructId section, const Heading& heading, SourceSpan span);
  StructId begin_section(StructId parent, const Heading& heading, SourceSpan span);
  void build_list(StructId parent, const List& list, SourceSpan span);
  void build_list_item(StructId list_elem, const List& list, const ListItem& item,
                       std::uint32_t number);
  /// The blocks of an item or a definition; its paragraphs are `paragraph`s.
  void build_item_blocks(StructId body, const Blocks& blocks, Construct paragraph);
  void build_definitions(StructId parent, const DefinitionList& list, SourceSpan span);
  void build_table(StructId parent, const Table& table, SourceSpan span);
  void build_cell(StructId row, const Table& table, const TableCell& cell, std::size_t column,
                  Construct construct);
  void build_figure(StructId parent, const Figure& figure, SourceSpan span);
  void build_notice(StructId parent, const Notice& notice, SourceSpan span);
  /// The notes first referred to since the last call, as children of `parent`.
  void flush_notes(StructId parent);
  /// `note`: its place in notes_.
  void build_note(StructId parent, std::size_t note);
  void build_note_reference(StructId parent, std::size_t note, SourceSpan span);
  void build_image(StructId parent, Construct construct, const Image& image, SourceSpan span);

  // link_notes.cc
  /// After a link: a reference to the note with its address; in a note, the address itself.
  void print_link(StructId parent, const Link& link, SourceSpan span);
  bool has_code(const std::string& target) const;
  /// The place in notes_ of the note with a link's address; made where there is none yet.
  std::size_t link_note_of(const Link& link, SourceSpan span);
  void build_link_note(StructId note, const AddressOfLink& link);
  /// A paragraph of the address and its QR code.
  void add_coded_link(StructId note, const AddressOfLink& link);
  void add_address(StructId paragraph, const AddressOfLink& link);
  /// The codes of the links in the author's note that is being built.
  void add_waiting_codes(StructId note);

  /// The words that name a disclaimer section: its label, unless its heading begins with it.
  std::string label_of(DisclaimerKind kind, std::string_view heading_words) const;
  const Disclaimer* disclaimer_of(const Heading& heading) const;

  const Document& document_;
  const Labels& labels_;
  const ImageStore& images_;

  struct NoteState {
    std::optional<AddressOfLink> link;  // of a note that clearleaf adds
    int number = 0;                     // 0: not yet referred to
    std::vector<StructId> references;
    enum class Stage { kUnseen, kPending, kBuilt } stage = Stage::kUnseen;
    StructId elem{0};
  };
  struct WaitingLink {
    StructId link;
    std::string id;
  };
  struct DescriptionLink {
    StructId link;
    StructId paragraph;
    std::string id;
  };
  struct Contents {
    StructId list{0};
    enum class State { kAbsent, kPresent } state = State::kAbsent;
  };
  struct SectionLink {
    StructId link;
    StructId paragraph;
    Label words;
    DisclaimerKind kind;
  };

  PrintedLinks links_;
  enum class Printing { kNotYet, kOn } printing_ = Printing::kNotYet;
  std::vector<NoteState> notes_;  // the document's, then those with addresses
  int last_note_number_ = 0;
  std::unordered_map<std::string, std::size_t> link_notes_;  // places in notes_, by the target
  std::set<std::string> printed_in_text_;
  std::vector<AddressOfLink> waiting_codes_;
  enum class Instruction { kNotGiven, kGiven } instruction_ = Instruction::kNotGiven;
  std::deque<std::size_t> pending_notes_;
  bool in_note_ = false;  // the blocks being built are those of a note
  std::vector<WaitingLink> waiting_links_;
  std::vector<SectionLink> section_links_;
  std::vector<DescriptionLink> description_links_;
  std::unordered_map<std::string, StructId> by_id_;
  std::unordered_map<int, StructId> disclaimer_sections_;     // by DisclaimerKind
  std::unordered_map<int, std::string> disclaimer_headings_;  // without the label
  Contents contents_;
  int list_depth_ = 0;
};

}  // namespace clearleaf::structure
