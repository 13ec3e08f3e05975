// The package document: its attributes, metadata and spine (EPUB 3.3 §5.3 to §5.7).
#include "base/direction.h"
#include "base/utf8.h"
#include "verify/epub_check_parts.h"
#include "verify/language_tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace clearleaf::verify {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// One package at a time, with its places.
class PackageCheck {
 public:
  PackageCheck(const EpubFile& epub, Report& report) : package_(epub.package), report_(report) {}

  /// EPUB 3.3 §5.4.
  void check_attributes() {
    constexpr std::string_view kClause = "EPUB 3.3 §5.4";
    if (package_.version != "3.0") refuse(kClause, 0, "does not have version 3.0");
    if (!is_language_tag(package_.lang)) refuse(kClause, 0, "has no language (xml:lang)");
    if (package_.dir != "ltr" && package_.dir != "rtl") {
      refuse(kClause, 0, "does not say in which direction its words run (dir)");
      return;
    }
    const Direction direction = direction_of_language(package_.value("dc:language"));
    if ((package_.dir == "rtl") != (direction == Direction::kRightToLeft)) {
      refuse("WCAG 2.2 1.3.2", 0, "does not run in the direction of its language (dir)");
    }
  }

  /// EPUB 3.3 §5.5.3.1.
  void check_identifier() {
    constexpr std::string_view kClause = "EPUB 3.3 §5.5.3.1";
    const auto found = std::ranges::find_if(package_.metadata, [&](const EpubMeta& meta) {
      return meta.name == "dc:identifier" && meta.id == package_.unique_identifier;
    });
    if (package_.unique_identifier.empty() || found == package_.metadata.end()) {
      return refuse(kClause, 0, "has no dc:identifier that unique-identifier names");
    }
    if (!found->value.starts_with("urn:uuid:") || !is_uuid(found->value.substr(9))) {
      refuse(kClause, found->line, fmt::format("\"{}\" is no UUID", found->value));
    }
  }

  /// EPUB 3.3 §5.5.3.2.
  void check_title() {
    if (package_.value("dc:title").empty()) refuse("EPUB 3.3 §5.5.3.2", 0, "has no dc:title");
  }

  /// EPUB 3.3 §5.5.3.3.
  void check_language() {
    constexpr std::string_view kClause = "EPUB 3.3 §5.5.3.3";
    const auto languages = package_.values("dc:language");
    if (languages.empty()) return refuse(kClause, 0, "has no dc:language");
    for (const std::string_view tag : languages) {
      if (!is_language_tag(tag)) refuse(kClause, 0, fmt::format("\"{}\" is no language", tag));
    }
    if (languages.front() != package_.lang) {
      refuse(kClause, 0, "has a dc:language that is not the package's xml:lang");
    }
  }

  /// EPUB 3.3 §5.5.6: one, to the second, in UTC.
  void check_modified() {
    constexpr std::string_view kClause = "EPUB 3.3 §5.5.6";
    constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
    const auto dates = package_.values("dcterms:modified");
    if (dates.size() != 1) {
      return refuse(kClause, 0,
                    fmt::format("has {} dates dcterms:modified, not one", dates.size()));
    }
    const std::string_view date = dates.front();
    bool fits = date.size() == kForm.size();
    for (std::size_t i = 0; fits && i < date.size(); ++i) {
      fits = kForm[i] == '0' ? is_digit(date[i]) : date[i] == kForm[i];
    }
    if (!fits) refuse(kClause, 0, fmt::format("\"{}\" is no date CCYY-MM-DDThh:mm:ssZ", date));
  }

  /// EPUB 3.3 §5.5.2.
  void check_values() {
    for (const EpubMeta& meta : package_.metadata) {
      if (meta.name == "link" || !meta.value.empty()) continue;
      const std::string& name = meta.property.empty() ? meta.name : meta.property;
      refuse("EPUB 3.3 §5.5.2", meta.line, fmt::format("has an empty {}", name));
    }
  }

  /// EPUB 3.3 §5.3.6.
  void check_refinements() {
    std::set<std::string_view> ids;
    for (const EpubMeta& meta : package_.metadata) ids.insert(meta.id);
    for (const EpubItem& item : package_.manifest) ids.insert(item.id);
    for (const EpubMeta& meta : package_.metadata) {
      if (meta.refines.empty()) continue;
      const std::string_view target = meta.refines;
      if (!target.starts_with('#') || target.size() == 1 || !ids.contains(target.substr(1))) {
        refuse("EPUB 3.3 §5.3.6", meta.line,
               fmt::format("{} refines \"{}\", which is not there", meta.property, target));
      }
    }
  }

  /// EPUB 3.3 §5.3.3.
  void check_ids() {
    std::set<std::string_view> ids;
    const auto see = [&](const std::string& id, unsigned line) {
      if (!id.empty() && !ids.insert(id).second) {
        refuse("EPUB 3.3 §5.3.3", line, fmt::format("has the id \"{}\" twice", id));
      }
    };
    for (const EpubMeta& meta : package_.metadata) see(meta.id, meta.line);
    for (const EpubItem& item : package_.manifest) see(item.id, item.line);
  }

  /// EPUB 3.3 §5.5.5: what each property means is laid down where its prefix leads.
  void check_properties() {
    constexpr auto kReserved = std::to_array<std::string_view>(
        {"a11y", "dcterms", "marc", "media", "onix", "rendition", "schema", "xsd"});
    constexpr auto kOwn = std::to_array<std::string_view>(
        {"alternate-script", "authority", "belongs-to-collection", "collection-type", "display-seq",
         "file-as", "group-position", "identifier-type", "pageBreakSource", "role", "source-of",
         "term", "title-type"});
    for (const EpubMeta& meta : package_.metadata) {
      if (meta.name != "meta" || !meta.legacy_name.empty()) continue;
      const std::size_t colon = meta.property.find(':');
      const std::string prefix = meta.property.substr(0, colon);
      const bool known =
          colon == std::string::npos
              ? std::ranges::find(kOwn, prefix) != kOwn.end()
              : std::ranges::find(kReserved, prefix) != kReserved.end() || declares(prefix);
      if (known) continue;
      refuse("EPUB 3.3 §5.5.5", meta.line,
             fmt::format("has the property \"{}\", which nothing explains", meta.property));
    }
  }

  /// EPUB 3.3 §5.7.1 and §5.7.2.
  void check_spine() {
    if (package_.spine.empty()) refuse("EPUB 3.3 §5.7.1", 0, "has an empty spine");
    if (package_.page_progression_direction != package_.dir) {
      refuse("EPUB 3.3 §5.7.1", 0, "turns its pages in another direction than its words run");
    }
    std::set<std::string_view> met;
    for (const EpubItemref& itemref : package_.spine) {
      const auto refuse_itemref = [&](std::string_view message) {
        refuse("EPUB 3.3 §5.7.2", itemref.line,
               fmt::format("itemref \"{}\" {}", itemref.idref, message));
      };
      if (!itemref.item) {
        refuse_itemref("names no item");
      } else if (package_.manifest[*itemref.item].media_type != "application/xhtml+xml") {
        refuse_itemref("names no XHTML document");
      }
      if (!met.insert(itemref.idref).second) refuse_itemref("stands in the spine twice");
      if (itemref.linear == "no") {
        refuse_itemref("is left out when the publication is read through");
      }
      if (itemref.properties.find("pre-paginated") != itemref.properties.npos) {
        refuse_itemref("has a fixed layout, which readers cannot enlarge");
      }
    }
  }

 private:
  void refuse(std::string_view clause, unsigned line, std::string message) {
    std::string place = package_.path;
    if (line > 0) place += fmt::format(":{}", line);
    report_.add(clause, std::move(place), std::move(message));
  }

  /// Whether the package's prefix attribute has this prefix ("clearleaf: urn:…").
  bool declares(std::string_view prefix) const {
    bool found = false;
    for_each_word(package_.prefix, [&](std::string_view word) {
      found |= word.size() == prefix.size() + 1 && word.starts_with(prefix) && word.ends_with(':');
    });
    return found;
  }

  static bool is_uuid(std::string_view text) {
    constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size() != kForm.size()) return false;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
      const char c = text[i];
      const bool is_hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (kForm[i] == 'x' ? !is_hex : c != kForm[i]) return false;
    }
    return true;
  }

  const EpubPackage& package_;
  Report& report_;
};

}  // namespace

void check_package(const EpubFile& epub, Report& report) {
  PackageCheck check(epub, report);
  check.check_attributes();
  check.check_identifier();
  check.check_title();
  check.check_language();
  check.check_modified();
  check.check_values();
  check.check_refinements();
  check.check_ids();
  check.check_properties();
  check.check_spine();
}

}  // namespace clearleaf::verify
