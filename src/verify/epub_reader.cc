// Container → container.xml → package → documents, navigation, NCX, style sheets.
#include "verify/epub_reader.h"

#include "base/utf8.h"
#include "verify/epub_navigation.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kContainerFile = "META-INF/container.xml";
constexpr std::string_view kPackageType = "application/oebps-package+xml";
constexpr std::string_view kXhtmlType = "application/xhtml+xml";
constexpr std::string_view kNcxType = "application/x-dtbncx+xml";

std::string at_line(std::string_view path, unsigned line) {
  return fmt::format("{}:{}", path, line);
}

class Reader {
 public:
  Reader(std::string_view bytes, Report& report) : report_(report) {
    file_.container = read_container(bytes, report);
  }

  EpubFile read() {
    file_.package.path = find_package();
    if (!file_.package.path.empty()) read_package();
    return std::move(file_);
  }

 private:
  const ContainerEntry* entry(std::string_view clause, const std::string& path) {
    const ContainerEntry* found = file_.container.find(path);
    if (found == nullptr) report_.add(clause, path, "is not in the container");
    return found;
  }

  /// The root file's path out of META-INF/container.xml; empty: there is none.
  std::string find_package() {
    constexpr std::string_view kClause = "EPUB 3.3 §4.2.6.3.1";
    const std::string path(kContainerFile);
    const ContainerEntry* container = entry(kClause, path);
    if (container == nullptr) return "";
    const XmlTree tree = parse_xml(container->bytes, path, report_);
    if (tree.empty()) return "";
    std::vector<std::string> packages;
    if (tree.root().is(XmlSpace::kContainer, "container")) {
      if (const auto files = child_of(tree.root(), XmlSpace::kContainer, "rootfiles")) {
        for (const XmlNode file : files->children()) {
          if (file.is(XmlSpace::kContainer, "rootfile") && file.value("media-type") == kPackageType)
            packages.emplace_back(file.value("full-path"));
        }
      }
    }
    if (packages.size() == 1 && !packages.front().empty()) return packages.front();
    report_.add(kClause, path,
                fmt::format("names {} package documents instead of one", packages.size()));
    return packages.empty() ? "" : packages.front();
  }

  void read_package() {
    const std::string& path = file_.package.path;
    const ContainerEntry* package = entry("EPUB 3.3 §4.2.6.3.1", path);
    if (package == nullptr) return;
    const XmlTree tree = parse_xml(package->bytes, path, report_);
    if (tree.empty()) return;
    const XmlNode root = tree.root();
    if (!root.is(XmlSpace::kOpf, "package")) {
      return report_.add("EPUB 3.3 §5.4", at_line(path, root.line()), "is no package document");
    }
    read_package_attributes(root);
    read_parts(root);
    read_documents();
    read_ncx();
    read_styles();
  }

  void read_package_attributes(XmlNode root) {
    EpubPackage& package = file_.package;
    package.version = root.value("version");
    package.unique_identifier = root.value("unique-identifier");
    package.lang = root.value("lang", XmlSpace::kXml);
    package.dir = root.value("dir");
    package.prefix = root.value("prefix");
  }

  /// Metadata, manifest and spine, once each and in this order (EPUB 3.3 §5.4).
  void read_parts(XmlNode root) {
    std::string order;
    for (const XmlNode part : root.children()) {
      if (part.is_text()) continue;
      order += fmt::format(" {}", part.name());
      if (part.is(XmlSpace::kOpf, "metadata")) read_metadata(part);
      if (part.is(XmlSpace::kOpf, "manifest")) read_manifest(part);
      if (part.is(XmlSpace::kOpf, "spine")) read_spine(part);
    }
    if (order != " metadata manifest spine") {
      report_.add("EPUB 3.3 §5.4", file_.package.path,
                  fmt::format("holds{}, not metadata, manifest and spine", order));
    }
  }

  void read_metadata(XmlNode metadata) {
    for (const XmlNode each : metadata.children()) {
      if (each.is_text()) continue;
      EpubMeta meta;
      const bool is_dublin_core = each.space() == XmlSpace::kDublinCore;
      meta.name = fmt::format("{}{}", is_dublin_core ? "dc:" : "", each.name());
      meta.property = each.value("property");
      meta.legacy_name = each.value("name");
      meta.value = trimmed(each.all_text());
      if (!meta.legacy_name.empty()) meta.value = each.value("content");
      meta.id = each.value("id");
      meta.refines = each.value("refines");
      meta.scheme = each.value("scheme");
      meta.lang = each.value("lang", XmlSpace::kXml);
      meta.line = each.line();
      file_.package.metadata.push_back(std::move(meta));
    }
  }

  void read_manifest(XmlNode manifest) {
    for (const XmlNode each : manifest.children()) {
      if (!each.is(XmlSpace::kOpf, "item")) continue;
      EpubItem item;
      item.id = each.value("id");
      item.href = each.value("href");
      item.media_type = each.value("media-type");
      item.fallback = each.value("fallback");
      item.line = each.line();
      for_each_word(each.value("properties"),
                    [&](std::string_view word) { item.properties.emplace_back(word); });
      const auto target = resolve(file_.package.path, item.href);
      if (target && target->fragment.empty() && !item.href.empty()) item.path = target->path;
      file_.manifest_at.emplace(item.path, file_.package.manifest.size());
      file_.package.manifest.push_back(std::move(item));
    }
  }

  void read_spine(XmlNode spine) {
    file_.package.toc = spine.value("toc");
    file_.package.page_progression_direction = spine.value("page-progression-direction");
    std::map<std::string_view, std::size_t> by_id;
    for (std::size_t i = 0; i < file_.package.manifest.size(); ++i) {
      by_id.emplace(file_.package.manifest[i].id, i);
    }
    for (const XmlNode each : spine.children()) {
      if (!each.is(XmlSpace::kOpf, "itemref")) continue;
      EpubItemref itemref;
      itemref.idref = each.value("idref");
      itemref.linear = each.value("linear");
      itemref.properties = each.value("properties");
      itemref.line = each.line();
      const auto found = by_id.find(itemref.idref);
      if (found != by_id.end()) itemref.item = found->second;
      file_.package.spine.push_back(std::move(itemref));
    }
  }

  // ---- documents ----

  void read_documents() {
    for (const EpubItemref& itemref : file_.package.spine) {
      if (itemref.item) read_document(*itemref.item);
    }
    file_.spine_documents = file_.documents.size();
    for (std::size_t i = 0; i < file_.package.manifest.size(); ++i) read_document(i);
    for (std::size_t i = 0; i < file_.documents.size(); ++i) {
      const EpubDocument& document = file_.documents[i];
      if (!file_.package.manifest[document.item].has_property("nav")) continue;
      if (!file_.nav_document) file_.nav_document = i;
    }
    if (!file_.nav_document) return;
    file_.nav = read_nav(file_.documents[*file_.nav_document]);
  }

  /// Reads an item once, however often the spine names it.
  void read_document(std::size_t index) {
    const EpubItem& item = file_.package.manifest[index];
    const bool is_drawing = item.media_type == "image/svg+xml";
    if ((!is_drawing && item.media_type != kXhtmlType) || item.path.empty()) return;
    if (!read_items_.insert(item.path).second) return;
    const ContainerEntry* found = file_.container.find(item.path);
    if (found == nullptr) return;  // the manifest's check says so
    EpubDocument document;
    document.path = item.path;
    document.item = index;
    document.tree = parse_xml(found->bytes, item.path, report_);
    for (std::uint32_t i = 0; i < document.tree.size(); ++i) {
      if (const auto id = document.tree[i].attribute("id")) document.ids.emplace(*id, i);
    }
    auto& list = is_drawing ? file_.drawings : file_.documents;
    if (!is_drawing) file_.document_at.emplace(item.path, list.size());
    list.push_back(std::move(document));
  }

  void read_ncx() {
    for (const EpubItem& item : file_.package.manifest) {
      if (item.media_type != kNcxType || file_.ncx) continue;
      const ContainerEntry* found = file_.container.find(item.path);
      if (found == nullptr) continue;
      const XmlTree tree = parse_xml(found->bytes, item.path, report_);
      if (!tree.empty()) file_.ncx = verify::read_ncx(tree, item.path);
    }
  }

  void read_styles() {
    for (const EpubItem& item : file_.package.manifest) {
      if (item.media_type != "text/css") continue;
      const ContainerEntry* found = file_.container.find(item.path);
      if (found == nullptr) continue;
      file_.style_sheets.push_back(read_style_sheet(found->bytes, item.path));
    }
  }

  Report& report_;
  EpubFile file_;
  std::set<std::string> read_items_;
};

}  // namespace

EpubFile read_epub(std::string_view bytes, Report& report) {
  return Reader(bytes, report).read();
}

}  // namespace clearleaf::verify
