// Trees → lines of text.
#include "verify/epub_tags.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace clearleaf::verify {

namespace {

struct Shown {
  XmlSpace space;
  std::string_view name;
  std::string_view prefix;
};
/// What is told of an element, in this order; language once, since lang and xml:lang are equal.
constexpr auto kShown = std::to_array<Shown>({
    {XmlSpace::kOps, "type", "epub:"},
    {XmlSpace::kNone, "role", ""},
    {XmlSpace::kNone, "lang", ""},
    {XmlSpace::kNone, "dir", ""},
    {XmlSpace::kNone, "href", ""},
    {XmlSpace::kNone, "hreflang", ""},
    {XmlSpace::kNone, "src", ""},
    {XmlSpace::kNone, "alt", ""},
    {XmlSpace::kNone, "title", ""},
    {XmlSpace::kNone, "scope", ""},
    {XmlSpace::kNone, "colspan", ""},
    {XmlSpace::kNone, "rowspan", ""},
    {XmlSpace::kNone, "start", ""},
    {XmlSpace::kNone, "value", ""},
    {XmlSpace::kNone, "aria-label", ""},
    {XmlSpace::kNone, "aria-labelledby", ""},
});

/// In quotes where it would not be one word.
std::string quoted(std::string_view value) {
  if (!value.empty() && value.find_first_of(" \t\r\n\"") == value.npos) return std::string(value);
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return out + '"';
}

/// Line breaks matter in program text alone, and there they are told.
std::string text_line(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

class Printer {
 public:
  void print(XmlNode node, int depth) {
    if (node.is_text()) {
      // Blanks between blocks say nothing; between words they do.
      if (is_blank(node.text()) && node.text().find('\n') != std::string_view::npos) return;
      return line(depth, text_line(node.text()));
    }
    std::string words(node.name());
    if (const std::string_view id = node.value("id"); !id.empty()) words += fmt::format("#{}", id);
    for_each_word(node.value("class"),
                  [&](std::string_view name) { words += fmt::format(".{}", name); });
    for (const Shown& each : kShown) {
      const auto value = node.attribute(each.name, each.space);
      if (value) words += fmt::format(" {}{}={}", each.prefix, each.name, quoted(*value));
    }
    line(depth, words);
    for (const XmlNode child : node.children()) print(child, depth + 1);
  }

  void line(int depth, std::string_view words) {
    fmt::format_to(std::back_inserter(out_), "{:{}}{}\n", "", depth * 2, words);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace

std::string tags_text(const EpubFile& epub) {
  Printer printer;
  for (std::size_t i = 0; i < epub.spine_documents; ++i) {
    const EpubDocument& document = epub.documents[i];
    printer.line(0, document.path);
    if (document.tree.empty()) continue;
    const auto body = child_of(document.tree.root(), XmlSpace::kXhtml, "body");
    if (!body) continue;
    for (const XmlNode child : body->children()) printer.print(child, 1);
  }
  return printer.take();
}

}  // namespace clearleaf::verify
