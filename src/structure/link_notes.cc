// Links to other places → notes that say their addresses to those who read on paper.
#include "structure/builder.h"
#include "structure/printed_links.h"

#include <algorithm>
#include <utility>

namespace clearleaf::structure {

void Builder::print_link(StructId parent, const Link& link, SourceSpan span) {
  if (links_ == PrintedLinks::kNone || printing_ == Printing::kNotYet) return;
  std::string printed = printed_address(link);
  if (printed.empty()) return;
  if (!in_note_) return build_note_reference(parent, link_note_of(link, span), span);
  // No note of a note: the address stands in the same one. Its code too, unless the text has a link
  // to the same place: one code for each is enough.
  if (has_code(link.target) && !printed_in_text_.contains(link.target)) {
    const bool waits = std::any_of(waiting_codes_.begin(), waiting_codes_.end(),
                                   [&](const auto& each) { return each.target == link.target; });
    if (!waits) waiting_codes_.push_back({link.target, std::move(printed), span});
    return;
  }
  const StructId address = add(parent, Construct::kPrintedAddress, span);
  tree.add_text(address, " (" + printed + ")", span);
}

bool Builder::has_code(const std::string& target) const {
  return links_ == PrintedLinks::kCodes && images_.codes.contains(target);
}

std::size_t Builder::link_note_of(const Link& link, SourceSpan span) {
  const auto [found, is_new] = link_notes_.try_emplace(link.target, notes_.size());
  if (is_new) {
    notes_.emplace_back().link = AddressOfLink{link.target, printed_address(link), span};
  }
  return found->second;
}

void Builder::build_link_note(StructId note, const AddressOfLink& link) {
  if (has_code(link.target)) return add_coded_link(note, link);
  add_address(add(note, Construct::kGeneratedParagraph, link.span), link);
}

void Builder::add_address(StructId paragraph, const AddressOfLink& link) {
  const StructId generated = add(paragraph, Construct::kGeneratedLink, link.span);
  const StructId elem = add(generated, Construct::kLink, link.span);
  tree.edit_attrs(elem).href = link.target;
  tree.add_text(elem, link.printed, link.span);
}

void Builder::add_coded_link(StructId note, const AddressOfLink& link) {
  const StructId paragraph = add(note, Construct::kCodedLink, link.span);
  add_address(paragraph, link);
  if (std::exchange(instruction_, Instruction::kGiven) == Instruction::kNotGiven) {
    add(paragraph, Construct::kLineBreak, {});
    add_label(paragraph, labels_[Label::kScanCode]);
  }
  tree.add_text(paragraph, " ", {});  // or the alternative goes on with the word before it
  // In a label, as all that clearleaf says for itself.
  const StructId label = add_generated(paragraph, Construct::kLabel);
  const StructId code = add(label, Construct::kLinkCode, link.span);
  tree.edit_attrs(code).alt = labels_.filled(Label::kQrCode, {{"address", link.printed}});
  tree.add_image(code, images_.codes.find(link.target)->second, link.span);
}

void Builder::add_waiting_codes(StructId note) {
  for (const AddressOfLink& link : std::exchange(waiting_codes_, {})) add_coded_link(note, link);
}

}  // namespace clearleaf::structure
