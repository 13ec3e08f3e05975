// An EPUB as its bytes say it, as plain data: container, package, navigation, documents, styles.
#pragma once

#include "verify/epub_container.h"
#include "verify/style_rules.h"
#include "verify/xml_tree.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clearleaf::verify {

/// A child of the package's metadata. Dublin Core: `name` is "dc:title"; EPUB 3's meta has a
/// `property`; EPUB 2's has `name` and `content` attributes, here `legacy_name` and `value`.
struct EpubMeta {
  std::string name;
  std::string property;
  std::string legacy_name;
  std::string value;  // without white space at its ends
  std::string id;
  std::string refines;  // with its "#"
  std::string scheme;
  std::string lang;
  unsigned line = 1;
};

struct EpubItem {
  std::string id;
  std::string href;
  std::string path;  // in the container; empty: the href leads out of it
  std::string media_type;
  std::vector<std::string> properties;
  std::string fallback;
  unsigned line = 1;

  bool has_property(std::string_view property) const;
};

struct EpubItemref {
  std::string idref;
  std::string linear;
  std::string properties;
  std::optional<std::size_t> item;  // in the manifest
  unsigned line = 1;
};

struct EpubPackage {
  std::string path;
  std::string version;
  std::string unique_identifier;  // the id of a dc:identifier
  std::string lang;
  std::string dir;
  std::string prefix;
  std::string page_progression_direction;
  std::string toc;  // the id of the NCX
  std::vector<EpubMeta> metadata;
  std::vector<EpubItem> manifest;
  std::vector<EpubItemref> spine;

  /// The values of a Dublin Core element ("dc:title") or of an EPUB 3 property that refines
  /// nothing.
  std::vector<std::string_view> values(std::string_view name_or_property) const;
  /// The first of them; empty: none.
  std::string_view value(std::string_view name_or_property) const;
};

/// An XHTML or SVG file.
struct EpubDocument {
  std::string path;
  std::size_t item = 0;                                     // in the manifest
  XmlTree tree;                                             // empty: it could not be read
  std::unordered_map<std::string_view, std::uint32_t> ids;  // the first element of each id

  /// None: no element has that id.
  std::optional<XmlNode> element(std::string_view id) const;
  std::string at(XmlNode node) const;  // "EPUB/title.xhtml:14"
};

/// A place inside the publication.
struct EpubTarget {
  std::string path;
  std::string fragment;  // decoded; empty: the file
};

struct NavEntry {
  std::string text;  // normalised
  std::string href;  // as written; empty: words without a link
  std::string type;  // epub:type of the link
  unsigned line = 1;
  std::vector<NavEntry> entries;
};
struct NavList {
  std::string type;  // "toc", "page-list", "landmarks", "loi", …
  std::string role;
  std::string heading;
  unsigned line = 1;
  std::vector<NavEntry> entries;
};

struct NcxPoint {
  std::string text;
  std::string src;
  std::vector<NcxPoint> points;
};
struct NcxPage {
  std::string text;
  std::string type;
  std::string value;
  std::string src;
};
struct EpubNcx {
  std::string path;
  std::map<std::string, std::string> head;  // "dtb:uid"
  std::string title;
  std::vector<NcxPoint> points;
  std::vector<NcxPage> pages;
};

struct EpubFile {
  EpubContainer container;
  EpubPackage package;
  std::vector<EpubDocument> documents;  // XHTML, in the spine's order; those not in it last
  std::size_t spine_documents = 0;      // how many of them are in the spine
  std::vector<EpubDocument> drawings;   // SVG
  std::vector<StyleSheet> style_sheets;
  std::optional<std::size_t> nav_document;  // in `documents`
  std::vector<NavList> nav;
  std::optional<EpubNcx> ncx;
  std::map<std::string, std::size_t, std::less<>> document_at;  // by path in the container
  std::map<std::string, std::size_t, std::less<>> manifest_at;

  /// The nav element of a type; null: none.
  const NavList* nav_of(std::string_view type) const;
  /// The XHTML document at a path of the container; null: none.
  const EpubDocument* document(std::string_view path) const;
  /// The manifest's item at a path of the container; null: none.
  const EpubItem* item_at(std::string_view path) const;
};

/// Whether an address leads out of the publication (it has a scheme or a host).
bool is_external(std::string_view href);
/// Where an address inside the publication leads, seen from the file at `from`; none: out of the
/// container, or the address is external.
std::optional<EpubTarget> resolve(std::string_view from, std::string_view href);

}  // namespace clearleaf::verify
