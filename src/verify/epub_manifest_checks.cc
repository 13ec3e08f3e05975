// The manifest against the container, both ways, and against what the documents use (EPUB 3.3
// §5.6).
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kItems = "EPUB 3.3 §5.6.2";
constexpr std::string_view kProperties = "EPUB 3.3 §5.6.2.1";

bool is_image(const EpubItem& item) {
  return item.media_type.starts_with("image/");
}

class ManifestCheck {
 public:
  ManifestCheck(const EpubFile& epub, Report& report) : epub_(epub), report_(report) {}

  /// EPUB 3.3 §5.6.1: every file of the publication is in the manifest.
  void check_complete() {
    for (const ContainerEntry& entry : epub_.container.entries) {
      const bool is_outside = entry.name == "mimetype" || entry.name.starts_with("META-INF/") ||
                              entry.name == epub_.package.path;
      if (!is_outside && epub_.item_at(entry.name) == nullptr) {
        report_.add("EPUB 3.3 §5.6.1", entry.name, "is not in the manifest");
      }
    }
  }

  /// EPUB 3.3 §5.6.2: every item is one file of the container.
  void check_items() {
    std::set<std::string_view> paths;
    for (const EpubItem& item : epub_.package.manifest) {
      if (item.id.empty()) refuse(kItems, item, "has no id");
      if (item.path.empty()) {
        refuse(kItems, item, "leads out of the container");
      } else if (epub_.container.find(item.path) == nullptr) {
        refuse(kItems, item, "is not in the container");
      } else if (item.path == epub_.package.path) {
        refuse(kItems, item, "is the package document itself");
      }
      if (!paths.insert(item.path).second) refuse(kItems, item, "is listed twice");
      if (!item.fallback.empty()) refuse(kItems, item, "has a fallback, which it does not need");
    }
  }

  /// EPUB 3.3 §3.2: media types that every reading system knows, and true to the file's bytes.
  void check_media_types() {
    for (const EpubItem& item : epub_.package.manifest) {
      const ContainerEntry* entry = epub_.container.find(item.path);
      if (entry != nullptr && !is_of_type(item, entry->bytes)) {
        refuse("EPUB 3.3 §3.2", item, fmt::format("is not of the type \"{}\"", item.media_type));
      }
    }
  }

  /// EPUB 3.3 §5.6.2.1: properties say what is in an item, no less and no more.
  void check_properties() {
    std::size_t navs = 0;
    std::size_t covers = 0;
    for (const EpubItem& item : epub_.package.manifest) {
      navs += item.has_property("nav") ? 1U : 0U;
      covers += item.has_property("cover-image") ? 1U : 0U;
      for (const std::string& property : item.properties) check_property(item, property);
    }
    if (navs != 1) {
      report_.add(kProperties, epub_.package.path,
                  fmt::format("has {} navigation documents, not one", navs));
    }
    if (covers > 1) report_.add(kProperties, epub_.package.path, "has several cover images");
    for (const EpubDocument& document : epub_.documents) check_foreign(document);
  }

  /// EPUB 3.3 §5.6: what no reader can come to has no place in a publication (EPUBCheck OPF-097).
  void check_used(const EpubSurvey& survey) {
    const std::set<std::string> used = used_paths(survey);
    for (const EpubItem& item : epub_.package.manifest) {
      if (!used.contains(item.path)) refuse("EPUB 3.3 §5.6", item, "is used nowhere");
    }
  }

 private:
  void refuse(std::string_view clause, const EpubItem& item, std::string message) {
    report_.add(clause, fmt::format("{}:{}", epub_.package.path, item.line),
                fmt::format("item \"{}\" {}", item.href, message));
  }

  bool has_root(const std::vector<EpubDocument>& documents, const EpubItem& item, XmlSpace space,
                std::string_view name) const {
    const auto found = std::ranges::find(documents, item.path, &EpubDocument::path);
    // A file that could not be read has been refused already.
    return found != documents.end() && (found->tree.empty() || found->tree.root().is(space, name));
  }

  bool is_of_type(const EpubItem& item, std::string_view bytes) const {
    if (item.media_type == "application/xhtml+xml") {
      const EpubDocument* document = epub_.document(item.path);
      return document != nullptr &&
             (document->tree.empty() || document->tree.root().is_html("html"));
    }
    if (item.media_type == "image/svg+xml") {
      return has_root(epub_.drawings, item, XmlSpace::kSvg, "svg");
    }
    if (item.media_type == "image/png") return bytes.starts_with("\x89PNG\r\n\x1a\n");
    if (item.media_type == "image/jpeg") return bytes.starts_with("\xff\xd8\xff");
    if (item.media_type == "application/x-dtbncx+xml") return item.path.ends_with(".ncx");
    return item.media_type == "text/css" && item.path.ends_with(".css");
  }

  void check_property(const EpubItem& item, std::string_view property) {
    if (property == "nav") {
      if (item.media_type != "application/xhtml+xml") refuse(kProperties, item, "is no XHTML");
    } else if (property == "cover-image") {
      if (!is_image(item)) refuse(kProperties, item, "is a cover that is no image");
    } else if (property != "svg" && property != "mathml") {
      refuse(kProperties, item, fmt::format("has the property \"{}\"", property));
    }
  }

  /// "svg" and "mathml" exactly where such elements are.
  void check_foreign(const EpubDocument& document) {
    bool has_svg = false;
    bool has_mathml = false;
    for (std::uint32_t i = 0; i < document.tree.size(); ++i) {
      has_svg |= document.tree[i].space() == XmlSpace::kSvg;
      has_mathml |= document.tree[i].space() == XmlSpace::kMathml;
    }
    const EpubItem& item = epub_.package.manifest[document.item];
    const auto compare = [&](bool has, std::string_view property) {
      if (has == item.has_property(property)) return;
      refuse(kProperties, item,
             fmt::format("{} the property \"{}\"", has ? "lacks" : "should not have", property));
    };
    compare(has_svg, "svg");
    compare(has_mathml, "mathml");
  }

  std::set<std::string> used_paths(const EpubSurvey& survey) const {
    std::set<std::string> used;
    const auto use = [&](std::string_view from, std::string_view href) {
      if (const auto target = resolve(from, href)) used.insert(target->path);
    };
    for (std::size_t i = 0; i < epub_.spine_documents; ++i) {
      const EpubDocument& document = epub_.documents[i];
      used.insert(document.path);
      if (document.tree.empty()) continue;
      const auto head = child_of(document.tree.root(), XmlSpace::kXhtml, "head");
      if (!head) continue;
      for (const XmlNode child : head->children()) {
        if (child.is_html("link")) use(document.path, child.value("href"));
      }
    }
    for (const Found& image : survey.images) {
      use(image.document->path, image.node.value("src"));
    }
    for (const EpubItem& item : epub_.package.manifest) {
      if (!item.id.empty() && item.id == epub_.package.toc) used.insert(item.path);
    }
    return used;
  }

  const EpubFile& epub_;
  Report& report_;
};

}  // namespace

void check_manifest(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  ManifestCheck check(epub, report);
  check.check_complete();
  check.check_items();
  check.check_media_types();
  check.check_properties();
  check.check_used(survey);
}

}  // namespace clearleaf::verify
