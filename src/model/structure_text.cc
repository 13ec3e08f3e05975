// Elements and leaves in reading order → lines.
#include "model/structure_text.h"

#include "model/text_dump.h"

#include <fmt/format.h>

#include <array>

namespace clearleaf {

namespace {

class StructureDump {
 public:
  StructureDump(const StructTree& tree, const SourceText& source) : tree_(tree), source_(source) {}

  std::string dump(const Outline& outline) {
    add(tree_.root());
    out_.line("outline");
    const TextDump::Indent indent(out_);
    for (const OutlineItem& item : outline.items) {
      out_.line(fmt::format("{} {}", item.level, quoted_text(item.title)));
    }
    return out_.take();
  }

 private:
  std::string place(SourceSpan span) const {
    if (span == SourceSpan{}) return "";
    const LineColumn at = source_.position(span.begin);
    return fmt::format(" {}:{}", at.line, at.column);
  }

  void add(StructId id) {
    const StructElem& elem = tree_[id];
    const ConstructForm& form = form_of(elem.construct);
    std::string line(form.type == StructType::kNone ? "-" : struct_type_name(form.type));
    if (form.mode == XhtmlMode::kElement) line += fmt::format(" <{}>", form.element);
    if (form.mode == XhtmlMode::kSkipped) line += " (PDF only)";
    out_.line(line + attributes(tree_.attrs(id)) + place(elem.span));
    const TextDump::Indent indent(out_);
    for (const Kid& kid : elem.kids) {
      if (const auto* child = std::get_if<StructId>(&kid)) {
        add(*child);
      } else {
        add(std::get<LeafId>(kid));
      }
    }
  }

  void add(LeafId id) {
    const Leaf& leaf = tree_[id];
    std::string words;
    if (const auto* text = std::get_if<TextLeaf>(&leaf.kind)) {
      words = quoted_text(text->text);
    } else if (const auto* image = std::get_if<ImageLeaf>(&leaf.kind)) {
      words = fmt::format("image {}", image->image.index() + 1);
    } else {
      words = "page of " + target(std::get<PageRefLeaf>(leaf.kind).target);
    }
    out_.line(words + place(leaf.span));
  }

  std::string target(StructId id) const {
    const std::string& name = tree_.attrs(id).id;
    return name.empty() ? quoted_text(tree_.plain_text(id)) : "#" + name;
  }

  std::string attributes(const StructAttrs& attrs) const {
    std::string out;
    const auto text = [&](std::string_view name, const std::string& value) {
      if (!value.empty()) out += fmt::format(" {}={}", name, quoted_text(value));
    };
    text("ID", attrs.id);
    text("Alt", attrs.alt);
    text("ActualText", attrs.actual_text);
    text("E", attrs.expansion);
    text("Lang", attrs.lang);
    text("class", attrs.css_class);
    text("href", attrs.href);
    if (attrs.target) out += " to " + target(*attrs.target);
    constexpr std::array<std::string_view, 3> kNumberings{"", " ListNumbering=Disc",
                                                          " ListNumbering=Decimal"};
    out += kNumberings[static_cast<std::size_t>(attrs.numbering)];
    if (attrs.list_start != 1) out += fmt::format(" start={}", attrs.list_start);
    constexpr std::array<std::string_view, 3> kScopes{"", " Scope=Column", " Scope=Row"};
    out += kScopes[static_cast<std::size_t>(attrs.scope)];
    constexpr std::array<std::string_view, 3> kAlignments{"", " align=center", " align=end"};
    out += kAlignments[static_cast<std::size_t>(attrs.alignment)];
    return out;
  }

  const StructTree& tree_;
  const SourceText& source_;
  TextDump out_;
};

}  // namespace

std::string structure_text(const StructTree& tree, const Outline& outline,
                           const SourceText& source) {
  return StructureDump(tree, source).dump(outline);
}

}  // namespace clearleaf
