// Headings with levels → nested outline items.
#include "pdf/outline_writer.h"

#include "pdf/syntax.h"

#include <optional>
#include <string>
#include <vector>

namespace clearleaf::pdf {

namespace {

constexpr int kLastOpenLevel = 2;

struct OpenItem {
  int level;
  ObjectRef item;
};

}  // namespace

void add_outline(HpdfSession& session, const Outline& outline, const Destinations& destinations) {
  std::vector<OpenItem> above;
  for (const OutlineItem& heading : outline.items) {
    while (!above.empty() && above.back().level >= heading.level) above.pop_back();
    const auto parent = above.empty() ? std::nullopt : std::optional(above.back().item);
    const auto state =
        heading.level <= kLastOpenLevel ? OutlineState::kOpen : OutlineState::kClosed;
    const ObjectRef item = session.add_outline_item(parent, state);
    session.add_entries(item,
                        "/Title" + text_string(heading.title) + destinations.entry(heading.target));
    above.push_back({heading.level, item});
  }
}

}  // namespace clearleaf::pdf
