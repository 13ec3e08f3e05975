// Inlines → spans, links, note references, images and text leaves.
#include "base/utf8.h"
#include "structure/builder.h"

namespace clearleaf::structure {

/// One inline, by its kind.
struct InlineBuilder {
  Builder& builder;
  StructId parent;
  SourceSpan span;

  void nest(Construct construct, const Inlines& inlines) const {
    builder.build_inlines(builder.add(parent, construct, span), inlines);
  }

  void operator()(const Text& text) const { builder.tree.add_text(parent, text.text, span); }
  void operator()(const Emphasis& kind) const { nest(Construct::kEmphasis, kind.inlines); }
  void operator()(const Strong& kind) const { nest(Construct::kStrong, kind.inlines); }
  void operator()(const Strike& kind) const { nest(Construct::kStrike, kind.inlines); }
  void operator()(const Sub& kind) const { nest(Construct::kSub, kind.inlines); }
  void operator()(const Sup& kind) const { nest(Construct::kSup, kind.inlines); }
  void operator()(const Kbd& kind) const { nest(Construct::kKbd, kind.inlines); }
  void operator()(const Code& code) const {
    // Code of blanks says nothing: they are blanks.
    if (is_blank(code.text)) {
      builder.tree.add_text(parent, " ", span);
      return;
    }
    builder.tree.add_text(builder.add(parent, Construct::kInlineCode, span), code.text, span);
  }
  void operator()(const Link& link) const {
    const StructId elem = builder.add(parent, Construct::kLink, span);
    if (link.target.starts_with('#')) {
      builder.waiting_links_.push_back({elem, link.target.substr(1)});
    } else {
      builder.tree.edit_attrs(elem).href = link.target;
    }
    StructAttrs& attrs = builder.tree.edit_attrs(elem);
    attrs.lang = link.lang;
    attrs.hreflang = link.hreflang;
    builder.build_inlines(elem, link.inlines);
    builder.print_link(parent, link, span);
  }
  void operator()(const Image& image) const {
    const bool decorative = image.purpose == ImagePurpose::kDecorative;
    builder.build_image(parent, decorative ? Construct::kDecorativeImage : Construct::kInlineImage,
                        image, span);
  }
  void operator()(const NoteRef& reference) const {
    builder.build_note_reference(parent, reference.note.index(), span);
  }
  void operator()(const Abbreviation& abbreviation) const {
    const StructId elem = builder.add(parent, Construct::kAbbreviation, span);
    builder.tree.edit_attrs(elem).expansion = abbreviation.expansion;
    builder.tree.add_text(elem, abbreviation.text, span);
  }
  void operator()(const LangSpan& kind) const {
    const StructId elem = builder.add(parent, Construct::kLangSpan, span);
    builder.tree.edit_attrs(elem).lang = kind.lang;
    builder.build_inlines(elem, kind.inlines);
  }
  void operator()(const LineBreak&) const { builder.add(parent, Construct::kLineBreak, span); }
};

void Builder::build_inlines(StructId parent, const Inlines& inlines) {
  for (const Inline& item : inlines) std::visit(InlineBuilder{*this, parent, item.span}, item.kind);
}

void Builder::build_image(StructId parent, Construct construct, const Image& image,
                          SourceSpan span) {
  const auto found = images_.by_source.find(image.source);
  INVARIANT(found != images_.by_source.end(), "every image has been loaded");
  const StructId elem = add(parent, construct, span);
  StructAttrs& attrs = tree.edit_attrs(elem);
  attrs.alt = image.alt;
  attrs.lang = image.lang;
  attrs.width_percent = image.width_percent;
  tree.add_image(elem, found->second, span);
}

void Builder::build_note_reference(StructId parent, std::size_t note, SourceSpan span) {
  NoteState& state = notes_[note];
  if (state.number == 0) state.number = ++last_note_number_;
  const std::string number = std::to_string(state.number);
  const StructId reference = add(parent, Construct::kNoteReference, span);
  const StructId link = add(reference, Construct::kNoteReferenceLink, span);
  tree.add_text(link, number, span);
  state.references.push_back(link);
  switch (state.stage) {
    case NoteState::Stage::kUnseen:
      tree.edit_attrs(link).id = "noteref-" + number;
      state.stage = NoteState::Stage::kPending;
      pending_notes_.push_back(note);
      break;
    case NoteState::Stage::kPending: break;
    case NoteState::Stage::kBuilt: tree.edit_attrs(link).target = state.elem; break;
  }
}

}  // namespace clearleaf::structure
