// nav.xhtml and toc.ncx → plain lists. Trees are at most as deep as parse_xml lets them be.
#include "verify/epub_navigation.h"

#include "base/utf8.h"

namespace clearleaf::verify {

namespace {

bool is_heading(XmlNode node) {
  const std::string_view name = node.name();
  return node.space() == XmlSpace::kXhtml && name.size() == 2 && name[0] == 'h' && name[1] >= '1' &&
         name[1] <= '6';
}

std::vector<NavEntry> read_entries(XmlNode list) {
  std::vector<NavEntry> entries;
  for (const XmlNode item : list.children()) {
    if (!item.is_html("li")) continue;
    NavEntry entry;
    entry.line = item.line();
    for (const XmlNode part : item.children()) {
      if (part.is_html("a") || part.is_html("span")) {
        entry.text = normalised(part.all_text());
        entry.href = part.value("href");
        entry.type = part.value("type", XmlSpace::kOps);
        entry.line = part.line();
      } else if (part.is_html("ol")) {
        entry.entries = read_entries(part);
      }
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string label_of(XmlNode node, std::string_view name) {
  const auto label = child_of(node, XmlSpace::kNcx, name);
  return label ? normalised(label->all_text()) : std::string();
}

std::string src_of(XmlNode node) {
  const auto content = child_of(node, XmlSpace::kNcx, "content");
  return content ? std::string(content->value("src")) : std::string();
}

std::vector<NcxPoint> read_points(XmlNode parent) {
  std::vector<NcxPoint> points;
  for (const XmlNode each : parent.children()) {
    if (!each.is(XmlSpace::kNcx, "navPoint")) continue;
    points.push_back({label_of(each, "navLabel"), src_of(each), read_points(each)});
  }
  return points;
}

}  // namespace

std::vector<NavList> read_nav(const EpubDocument& document) {
  std::vector<NavList> lists;
  for (std::uint32_t i = 0; i < document.tree.size(); ++i) {
    const XmlNode nav = document.tree[i];
    if (!nav.is_html("nav") || nav.value("type", XmlSpace::kOps).empty()) continue;
    NavList list;
    list.type = nav.value("type", XmlSpace::kOps);
    list.role = nav.value("role");
    list.line = nav.line();
    for (const XmlNode part : nav.children()) {
      if (is_heading(part)) list.heading = normalised(part.all_text());
      if (part.is_html("ol") && list.entries.empty()) list.entries = read_entries(part);
    }
    lists.push_back(std::move(list));
  }
  return lists;
}

EpubNcx read_ncx(const XmlTree& tree, std::string path) {
  EpubNcx ncx;
  ncx.path = std::move(path);
  const XmlNode root = tree.root();
  ncx.title = label_of(root, "docTitle");
  if (const auto head = child_of(root, XmlSpace::kNcx, "head")) {
    for (const XmlNode meta : head->children()) {
      if (meta.is_text()) continue;
      ncx.head.emplace(meta.value("name"), meta.value("content"));
    }
  }
  if (const auto map = child_of(root, XmlSpace::kNcx, "navMap")) ncx.points = read_points(*map);
  if (const auto list = child_of(root, XmlSpace::kNcx, "pageList")) {
    for (const XmlNode each : list->children()) {
      if (!each.is(XmlSpace::kNcx, "pageTarget")) continue;
      ncx.pages.push_back({label_of(each, "navLabel"), std::string(each.value("type")),
                           std::string(each.value("value")), src_of(each)});
    }
  }
  return ncx;
}

}  // namespace clearleaf::verify
