// The structure tree → objects, each written when the file is.
#include "pdf/struct_tree_writer.h"

#include "base/checked.h"
#include "base/invariant.h"
#include "pdf/search_trees.h"
#include "pdf/struct_kids.h"
#include "pdf/syntax.h"

#include <set>
#include <string_view>
#include <utility>
#include <variant>

namespace clearleaf::pdf {

namespace {

bool is_cell(StructType type) {
  return type == StructType::kTD || type == StructType::kTH;
}

std::string_view numbering_name(ListNumbering numbering) {
  switch (numbering) {
    case ListNumbering::kNone: return "None";
    case ListNumbering::kDisc: return "Disc";
    case ListNumbering::kDecimal: return "Decimal";
  }
  return {};
}

void append_string_entry(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += key;
  append_text_string(out, value);
}

}  // namespace

StructTreeWriter::StructTreeWriter(const StructTree& tree, const TaggedContent& content,
                                   const std::vector<ObjectRef>& pages, Direction direction)
    : tree_(tree),
      content_(content),
      pages_(pages),
      refs_{[this](StructId id) { return ref_of(id); }, {}},
      direction_(direction) {}

ObjectRef StructTreeWriter::add_to(HpdfSession& session) {
  find_written();
  first_elem_ = session.add_dicts(
      written_.size(), [this](std::size_t i, std::string& out) { append_elem(out, written_[i]); });
  const IdVec<PageText>& texts = content_.page_texts();
  if (!texts.empty()) {
    refs_.first_page_text =
        session.add_dicts(texts.size(), [this, &texts](std::size_t i, std::string& out) {
          append_page_text(out, texts[texts.id_at(i)]);
        });
  }
  const std::size_t keys = pages_.size() + content_.links().size();
  const ObjectRef parent_tree = add_number_tree(
      session, keys,
      [this](std::size_t key, std::string& out) { append_parent_tree_value(out, key); });
  std::string entries = "/Type/StructTreeRoot/K " + ref(ref_of(tree_.root())) + "/ParentTree " +
                        ref(parent_tree) + "/ParentTreeNextKey " + std::to_string(keys);
  if (const ObjectRef id_tree = add_id_tree(session); id_tree.number != 0) {
    entries += "/IDTree " + ref(id_tree);
  }
  root_ = session.add_dict(entries + role_map());
  return root_;
}

// A child is always added after its parent, so from the last element to the first every one is met
// before its parent: no recursion.
void StructTreeWriter::find_written() {
  std::vector<bool> has_content(tree_.elem_count(), false);
  has_content[tree_.root().index()] = true;
  for (std::size_t i = tree_.elem_count(); i-- > 0;) {
    const StructId id(checked<std::uint32_t>(i));
    const StructElem& elem = tree_[id];
    if (is_cell(elem.type()) || !content_.annotations(id).empty()) has_content[i] = true;
    for (const Kid& kid : elem.kids) {
      const auto* leaf = std::get_if<LeafId>(&kid);
      if (leaf != nullptr && !content_.sequences(*leaf).empty()) has_content[i] = true;
    }
    INVARIANT(elem.parent <= id, "a child is added after its parent");
    if (has_content[i]) has_content[elem.parent.index()] = true;
  }
  place_.assign(tree_.elem_count(), 0);
  for (std::size_t i = 0; i < tree_.elem_count(); ++i) {
    const StructId id(checked<std::uint32_t>(i));
    if (!has_content[i] || tree_[id].type() == StructType::kNone) continue;
    written_.push_back(id);
    place_[i] = checked<std::uint32_t>(written_.size());
  }
}

ObjectRef StructTreeWriter::ref_of(StructId id) const {
  const std::uint32_t place = place_[id.index()];
  return {place == 0 ? 0 : first_elem_.number + place - 1};
}

StructId StructTreeWriter::parent_of(StructId id) const {
  StructId parent = tree_[id].parent;
  while (tree_[parent].type() == StructType::kNone) parent = tree_[parent].parent;
  return parent;
}

void StructTreeWriter::append_elem(std::string& out, StructId id) const {
  out += "/S/";
  out += struct_type_name(tree_[id].type());
  out += "/P ";
  append_ref(out, id == tree_.root() ? root_ : ref_of(parent_of(id)));
  append_kids(out, tree_, content_, pages_, id, refs_);
  append_attributes(out, id);
}

void StructTreeWriter::append_page_text(std::string& out, const PageText& text) const {
  out += "/S/Span/P ";
  append_ref(out, ref_of(content_owner(tree_, text.leaf)));
  append_page_text_kids(out, content_, pages_, text);
  append_string_entry(out, "/ActualText", text.text);
}

void StructTreeWriter::append_attributes(std::string& out, StructId id) const {
  const StructElem& elem = tree_[id];
  const StructAttrs& attrs = tree_.attrs(id);
  INVARIANT(elem.type() != StructType::kNote || !attrs.id.empty(),
            "ISO 14289-1 7.9: every Note has an ID");
  append_string_entry(out, "/ID", attrs.id);
  append_string_entry(out, "/Alt", attrs.alt);
  append_string_entry(out, "/ActualText", attrs.actual_text);
  append_string_entry(out, "/E", attrs.expansion);
  append_string_entry(out, "/Lang", attrs.lang);
  switch (elem.type()) {
    case StructType::kDocument:
      // Table 343: it passes to all that stands in it.
      if (direction_ == Direction::kRightToLeft) out += "/A<</O/Layout/WritingMode/RlTb>>";
      break;
    case StructType::kL:
      out += "/A<</O/List/ListNumbering/";
      out += numbering_name(attrs.numbering);
      out += ">>";
      break;
    case StructType::kTH:
      INVARIANT(attrs.scope != Scope::kNone, "ISO 14289-1 7.5: a TH has a Scope");
      out +=
          attrs.scope == Scope::kRow ? "/A<</O/Table/Scope/Row>>" : "/A<</O/Table/Scope/Column>>";
      break;
    case StructType::kFigure:
      INVARIANT(!attrs.alt.empty() || !attrs.actual_text.empty(),
                "ISO 14289-1 7.3: a Figure has Alt or ActualText");
      append_figure_layout(out, id);
      break;
    case StructType::kCode:
      // Table 343: apart from words of a line that are code.
      if (elem.construct == Construct::kCodeBlockText) out += "/A<</O/Layout/Placement/Block>>";
      break;
    default: break;
  }
}

/// Table 344: where the figure stands on its page.
void StructTreeWriter::append_figure_layout(std::string& out, StructId id) const {
  out += "/A<</O/Layout/Placement/";
  const Construct construct = tree_[id].construct;
  const bool in_line = construct == Construct::kInlineImage || construct == Construct::kLinkCode;
  out += in_line ? "Inline" : "Block";
  for (const Kid& kid : tree_[id].kids) {
    const auto* leaf = std::get_if<LeafId>(&kid);
    if (leaf == nullptr) continue;
    if (const PdfRect* box = content_.figure_box(*leaf)) {
      out += "/BBox";
      append_rect(out, *box);
      break;
    }
  }
  out += ">>";
}

void StructTreeWriter::append_parent_tree_value(std::string& out, std::size_t key) const {
  if (key >= pages_.size()) {
    append_ref(out, ref_of(content_.links()[key - pages_.size()]));
    return;
  }
  char before = '[';
  const auto owners = content_.owners(key);
  const auto leaves = content_.leaves(key);
  for (std::size_t mcid = 0; mcid < owners.size(); ++mcid) {
    out += before;
    append_ref(out, parent_of_mark(leaves[mcid], owners[mcid], checked<std::uint32_t>(key)));
    before = ' ';
  }
  out += before == '[' ? "[]" : "]";
}

ObjectRef StructTreeWriter::parent_of_mark(LeafId leaf, StructId owner, std::uint32_t page) const {
  const auto text = content_.page_text(leaf, page);
  return text ? refs_.page_text(*text) : ref_of(owner);
}

/// Clearleaf's own types that are used, each with its standard type.
std::string StructTreeWriter::role_map() const {
  std::set<std::pair<std::string_view, std::string_view>> roles;
  for (const StructId id : written_) {
    const StructType type = tree_[id].type();
    if (const auto standard = role_mapped(type)) {
      roles.emplace(struct_type_name(type), struct_type_name(*standard));
    }
  }
  if (roles.empty()) return {};
  std::string out = "/RoleMap<<";
  for (const auto& [own, standard] : roles) {
    out.append("/").append(own).append("/").append(standard);
  }
  return out + ">>";
}

ObjectRef StructTreeWriter::add_id_tree(HpdfSession& session) const {
  std::vector<NameTreeEntry> entries;
  for (const StructId id : written_) {
    const std::string& name = tree_.attrs(id).id;
    if (!name.empty()) entries.push_back({name, ref_of(id)});
  }
  if (entries.empty()) return {};
  return add_name_tree(session, std::move(entries));
}

}  // namespace clearleaf::pdf
