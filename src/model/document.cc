// Inlines → their plain words.
#include "model/document.h"

namespace clearleaf {

namespace {

void append_plain(std::string& out, const Inlines& inlines);

struct PlainText {
  std::string& out;

  void operator()(const Text& text) const { out += text.text; }
  void operator()(const Emphasis& kind) const { append_plain(out, kind.inlines); }
  void operator()(const Strong& kind) const { append_plain(out, kind.inlines); }
  void operator()(const Strike& kind) const { append_plain(out, kind.inlines); }
  void operator()(const Sub& kind) const { append_plain(out, kind.inlines); }
  void operator()(const Sup& kind) const { append_plain(out, kind.inlines); }
  void operator()(const Kbd& kind) const { append_plain(out, kind.inlines); }
  void operator()(const Code& code) const { out += code.text; }
  void operator()(const Link& link) const { append_plain(out, link.inlines); }
  void operator()(const Image& image) const { out += image.alt; }
  void operator()(const NoteRef&) const {}
  void operator()(const Abbreviation& abbreviation) const { out += abbreviation.text; }
  void operator()(const LangSpan& kind) const { append_plain(out, kind.inlines); }
  void operator()(const LineBreak&) const { out += ' '; }
};

void append_plain(std::string& out, const Inlines& inlines) {
  for (const Inline& item : inlines) std::visit(PlainText{out}, item.kind);
}

}  // namespace

std::string plain_text(const Inlines& inlines) {
  std::string out;
  append_plain(out, inlines);
  return out;
}

}  // namespace clearleaf
