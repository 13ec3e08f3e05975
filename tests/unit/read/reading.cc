// Inlines → one line of text.
#include "reading.h"

namespace clearleaf::read {

namespace {

struct Show {
  std::string operator()(const Text& text) const { return "Text(" + text.text + ")"; }
  std::string operator()(const Emphasis& kind) const { return wrap("Emphasis", kind.inlines); }
  std::string operator()(const Strong& kind) const { return wrap("Strong", kind.inlines); }
  std::string operator()(const Strike& kind) const { return wrap("Strike", kind.inlines); }
  std::string operator()(const Sub& kind) const { return wrap("Sub", kind.inlines); }
  std::string operator()(const Sup& kind) const { return wrap("Sup", kind.inlines); }
  std::string operator()(const Kbd& kind) const { return wrap("Kbd", kind.inlines); }
  std::string operator()(const Code& code) const { return "Code(" + code.text + ")"; }
  std::string operator()(const Link& link) const {
    return wrap("Link(" + link.target + ")", link.inlines);
  }
  std::string operator()(const Image& image) const {
    return "Image(" + image.source + "|" + image.alt + "|" + image.title + ")";
  }
  std::string operator()(const NoteRef& ref) const {
    return "Note(" + std::to_string(ref.note.index()) + ")";
  }
  std::string operator()(const Abbreviation& use) const {
    return "Abbreviation(" + use.text + "=" + use.expansion + ")";
  }
  std::string operator()(const LangSpan& kind) const {
    return wrap("Lang(" + kind.lang + ")", kind.inlines);
  }
  std::string operator()(const LineBreak&) const { return "Break"; }

  static std::string wrap(const std::string& name, const Inlines& inlines) {
    return name + "[" + shown(inlines) + "]";
  }
};

}  // namespace

std::string shown(const Inlines& inlines) {
  std::string out;
  for (const Inline& item : inlines) {
    out += (out.empty() ? "" : " ") + std::visit(Show{}, item.kind);
  }
  return out;
}

}  // namespace clearleaf::read
