// Items of pages → lines.
#include "layout/layout_text.h"

#include "base/invariant.h"
#include "base/numbers.h"
#include "base/shortened.h"
#include "model/text_dump.h"

#include <fmt/format.h>

namespace clearleaf::layout {

namespace {

std::string pt(Pt length) {
  return to_decimal(length.value, 1);
}
std::string rect_text(const Rect& rect) {
  return fmt::format("{},{} {}×{}", pt(rect.left), pt(rect.top), pt(rect.width()),
                     pt(rect.height()));
}
std::string color_text(Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
}

std::string_view name_of(ArtifactKind kind) {
  switch (kind) {
    case ArtifactKind::kLayout: return "layout";
    case ArtifactKind::kBackground: return "background";
    case ArtifactKind::kHeader: return "header";
    case ArtifactKind::kFooter: return "footer";
    case ArtifactKind::kReminder: return "reminder";
  }
  INVARIANT(false, "all kinds of artifacts have a name");
}

bool same_role(const Role& a, const Role& b) {
  if (a.index() != b.index()) return false;
  if (const auto* leaf = std::get_if<LeafId>(&a)) return *leaf == std::get<LeafId>(b);
  return std::get<Artifact>(a).kind == std::get<Artifact>(b).kind;
}

class LayoutDump {
 public:
  LayoutDump(const PageList& pages, const StructTree& tree) : pages_(pages), tree_(tree) {}

  std::string dump(const PageMap& map) {
    for (const Page& page : pages_.pages) add(page);
    out_.line("page breaks");
    const TextDump::Indent indent(out_);
    for (const PageBreak& page : map.breaks) {
      out_.line(page.before
                    ? fmt::format("{} at {} + {}", page.label, leaf_text(*page.before), page.offset)
                    : page.label + " after the text");
    }
    return out_.take();
  }

 private:
  void add(const Page& page) {
    out_.line(fmt::format("page {} {}×{}", page.label, pt(page.size.width), pt(page.size.height)));
    const TextDump::Indent indent(out_);
    for (std::size_t i = 0; i < page.items.size();) i = add_item(page.items, i);
    for (const LinkArea& link : page.links) {
      out_.line(fmt::format("link {} {}", rect_text(link.rect),
                            quoted_text(tree_.plain_text(link.link))));
    }
  }

  /// Prints the item, and with a run of glyphs those that go on with it; returns the next one.
  std::size_t add_item(const std::vector<PageItem>& items, std::size_t at) {
    const PageItem& item = items[at];
    const std::string role = role_text(item.role);
    if (const auto* rule = std::get_if<Rule>(&item.content)) {
      out_.line(fmt::format("{} rule {} {}", role, rect_text(rule->rect), color_text(rule->color)));
      return at + 1;
    }
    if (const auto* image = std::get_if<PlacedImage>(&item.content)) {
      out_.line(
          fmt::format("{} image {} {}", role, image->image.index() + 1, rect_text(image->rect)));
      return at + 1;
    }
    const auto& first = std::get<GlyphRun>(item.content);
    std::string words;
    for (; at < items.size(); ++at) {
      const auto* glyphs = std::get_if<GlyphRun>(&items[at].content);
      if (glyphs == nullptr || !same_role(items[at].role, item.role) ||
          glyphs->origin.y != first.origin.y || glyphs->size != first.size ||
          glyphs->color != first.color) {
        break;
      }
      words += text::text_of_glyphs(pages_.runs[glyphs->run], glyphs->first, glyphs->count);
    }
    out_.line(fmt::format("{} text {},{} {}pt {} {}", role, pt(first.origin.x), pt(first.origin.y),
                          pt(first.size), color_text(first.color), quoted_text(words)));
    return at;
  }

  std::string role_text(const Role& role) const {
    if (const auto* artifact = std::get_if<Artifact>(&role)) {
      return fmt::format("[{}]", name_of(artifact->kind));
    }
    const StructType type = tree_[tree_[std::get<LeafId>(role)].parent].type();
    return std::string(type == StructType::kNone ? "-" : struct_type_name(type));
  }

  std::string leaf_text(LeafId id) const {
    constexpr std::size_t kShown = 40;  // bytes
    return quoted_text(shortened(tree_.text(id), kShown));
  }

  const PageList& pages_;
  const StructTree& tree_;
  TextDump out_;
};

}  // namespace

std::string layout_text(const PageList& pages, const PageMap& page_map, const StructTree& tree) {
  return LayoutDump(pages, tree).dump(page_map);
}

}  // namespace clearleaf::layout
