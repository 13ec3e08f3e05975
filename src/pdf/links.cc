// Link areas → annotations with words for those who do not see them.
#include "pdf/links.h"

#include "base/invariant.h"
#include "base/shortened.h"
#include "base/utf8.h"
#include "pdf/syntax.h"

#include <variant>

namespace clearleaf::pdf {

namespace {

// A link may hold a whole paragraph, and each of its lines has an annotation of its own.
constexpr std::size_t kContentsBytes = 2000;
constexpr int kPrint = 4;  // table 165; ISO 19005-2 6.3.2 wants it

}  // namespace

LinkWriter::LinkWriter(HpdfSession& session, const StructTree& tree, const Labels& labels,
                       const Destinations& destinations, std::size_t page_count)
    : session_(session),
      tree_(tree),
      labels_(labels),
      destinations_(destinations),
      next_key_(page_count) {
  for (const NoteEntry& entry : tree.notes) note_numbers_.emplace(entry.note, entry.number);
}

std::vector<ObjectRef> LinkWriter::add_page(const layout::Page& page) {
  std::vector<ObjectRef> annotations;
  for (const layout::LinkArea& area : page.links) {
    annotations.push_back(add_link(area, page.size.height));
  }
  return annotations;
}

ObjectRef LinkWriter::add_link(const layout::LinkArea& area, Pt page_height) {
  INVARIANT(tree_[area.link].type() == StructType::kLink,
            "ISO 14289-1 7.18.5: a link annotation belongs to a Link");
  std::string entries = "/Rect";
  append_rect(entries, flipped(area.rect, page_height));
  entries += "/F " + std::to_string(kPrint) + "/Border[0 0 0]/StructParent " +
             std::to_string(next_key_++) + "/Contents";
  append_text_string(entries, shortened(contents(area.link), kContentsBytes));
  entries += action(area.link);
  const ObjectRef annotation = session_.add_link_annotation();
  session_.add_entries(annotation, entries);
  return annotation;
}

std::string LinkWriter::action(StructId link) const {
  const StructAttrs& attrs = tree_.attrs(link);
  if (attrs.target) return destinations_.entry(*attrs.target);
  INVARIANT(!attrs.href.empty(), "a Link has a target or an address");
  std::string out = "/A<</S/URI/URI";
  append_literal(out, uri_characters(attrs.href));
  return out + ">>";
}

std::string LinkWriter::contents(StructId link) const {
  const StructAttrs& attrs = tree_.attrs(link);
  if (attrs.target) {
    if (const auto note = note_numbers_.find(*attrs.target); note != note_numbers_.end()) {
      return labels_.filled(Label::kLinkToNote, {{"number", std::to_string(note->second)}});
    }
  }
  std::string text = normalised(tree_.plain_text(link));
  if (text.empty()) text = attrs.href;
  return labels_.filled(Label::kLinkTo, {{"title", text}});
}

std::string uri_characters(std::string_view address) {
  constexpr std::string_view kAllowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
  std::string out;
  for (const char c : address) {
    if (kAllowed.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      append_hex_digits(out, std::string_view(&c, 1));
    }
  }
  return out;
}

}  // namespace clearleaf::pdf
