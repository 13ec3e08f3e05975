// What the package says of its accessibility, against what is in it (EPUB Accessibility 1.1 §2,
// §3.5).
#include "base/utf8.h"
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kMetadata = "EPUB Accessibility 1.1 §2.2";

/// The chunks of a PNG up to its picture: an animation is announced there (PNG 3rd
/// edition, 11.3.6).
bool is_animated_png(std::string_view bytes) {
  constexpr std::size_t kSignature = 8;
  constexpr std::size_t kFrame = 12;  // length, type and checksum of a chunk
  if (!bytes.starts_with("\x89PNG")) return false;
  for (std::size_t at = kSignature; at + kFrame <= bytes.size();) {
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "acTL") return true;
    if (type == "IDAT") return false;
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      length = length << 8U | static_cast<unsigned char>(bytes[at + i]);
    }
    at += kFrame + length;
  }
  return false;
}

bool has_moving_picture(const EpubFile& epub) {
  for (const ContainerEntry& entry : epub.container.entries) {
    if (is_animated_png(entry.bytes) || entry.bytes.starts_with("GIF8")) return true;
  }
  constexpr auto kMoving = std::to_array<std::string_view>(
      {"animate", "animateMotion", "animateTransform", "animateColor", "set"});
  for (const EpubDocument& drawing : epub.drawings) {
    for (std::uint32_t i = 0; i < drawing.tree.size(); ++i) {
      const XmlNode node = drawing.tree[i];
      if (node.space() == XmlSpace::kSvg &&
          std::ranges::find(kMoving, node.name()) != kMoving.end())
        return true;
    }
  }
  return false;
}

class AccessibilityCheck {
 public:
  AccessibilityCheck(const EpubFile& epub, const EpubSurvey& survey, Report& report)
      : epub_(epub), survey_(survey), report_(report) {}

  void check_access_modes() {
    const bool has_images = survey_.informative_images() > 0;
    if (!has("schema:accessMode", "textual")) refuse("does not say that it is read as text");
    if (has("schema:accessMode", "visual") != has_images) {
      refuse(has_images ? "does not say that images are part of it (accessMode \"visual\")"
                        : "says that images are part of it (accessMode \"visual\"); it has none");
    }
    // Every informative image has an alternative: that is asked elsewhere (WCAG 2.2 1.1.1).
    if (!has("schema:accessModeSufficient", "textual")) {
      refuse("does not say that its text is enough (accessModeSufficient)");
    }
    for (const std::string_view mode : epub_.package.values("schema:accessMode")) {
      if (mode != "textual" && mode != "visual") refuse(fmt::format("is never \"{}\"", mode));
    }
  }

  void check_features() {
    const auto features = epub_.package.values("schema:accessibilityFeature");
    if (features.empty()) refuse("names no accessibilityFeature");
    for (std::size_t i = 0; i < features.size(); ++i) {
      const auto first = std::ranges::find(features, features[i]);
      if (first != features.begin() + static_cast<std::ptrdiff_t>(i)) {
        refuse(fmt::format("names the feature \"{}\" twice", features[i]));
      }
    }
    const bool has_pages = !survey_.page_breaks.empty();
    const bool has_toc = epub_.nav_of("toc") != nullptr;
    const bool has_headings = survey_.headings.size() > 1;
    compare_feature("alternativeText", survey_.informative_images() > 0);
    compare_feature("pageBreakMarkers", has_pages);
    compare_feature("pageNavigation", has_pages);
    // Without a navigation document the manifest is to blame, not its description.
    if (epub_.nav_document) compare_feature("tableOfContents", has_toc);
    compare_feature("structuralNavigation", has_headings);
    for (const std::string_view feature : features) check_feature(feature);
  }

  void check_hazard() {
    const auto hazards = epub_.package.values("schema:accessibilityHazard");
    if (hazards.size() != 1 || (hazards.front() != "none" && hazards.front() != "unknown")) {
      return refuse("does not say once which hazards it has (accessibilityHazard)");
    }
    if (hazards.front() == "none" && has_moving_picture(epub_)) {
      refuse("says that it has no hazard; it has a moving image");
    }
  }

  void check_summary() {
    const auto summaries = epub_.package.values("schema:accessibilitySummary");
    if (summaries.size() != 1 || is_blank(summaries.front())) {
      refuse(fmt::format("has {} summaries (accessibilitySummary), not one", summaries.size()));
    }
  }

  /// EPUB Accessibility 1.1 §3.5: a claim is its evaluator's.
  void check_claim() {
    for (const EpubMeta& claim : epub_.package.metadata) {
      if (claim.property != "dcterms:conformsTo") continue;
      const bool is_certified = std::ranges::any_of(epub_.package.metadata, [&](const EpubMeta& m) {
        return m.property == "a11y:certifiedBy" && !m.value.empty() && !claim.id.empty() &&
               m.refines == "#" + claim.id;
      });
      if (is_certified) continue;
      report_.add("EPUB Accessibility 1.1 §3.5.3.1", place(claim.line),
                  fmt::format("claims \"{}\" in nobody's name (a11y:certifiedBy)", claim.value));
    }
    for (const EpubMeta& meta : epub_.package.metadata) {
      constexpr std::string_view kClaim = "EPUB Accessibility 1.1 - WCAG 2.";
      const bool is_wrong =
          meta.property == "dcterms:conformsTo" && !meta.value.starts_with(kClaim);
      if (is_wrong || (meta.property == "a11y:certifiedBy" && meta.refines.empty())) {
        report_.add("EPUB Accessibility 1.1 §3.5.2", place(meta.line),
                    fmt::format("\"{}\" claims nothing that is known", meta.value));
      }
    }
  }

 private:
  std::string place(unsigned line) const { return fmt::format("{}:{}", epub_.package.path, line); }
  void refuse(std::string message) {
    report_.add(kMetadata, epub_.package.path, std::move(message));
  }
  bool has(std::string_view property, std::string_view value) const {
    const auto values = epub_.package.values(property);
    return std::ranges::find(values, value) != values.end();
  }

  void compare_feature(std::string_view feature, bool is_true) {
    const bool is_named = has("schema:accessibilityFeature", feature);
    if (is_named == is_true) return;
    refuse(
        fmt::format("{} the feature \"{}\"", is_true ? "does not name" : "does not have", feature));
  }

  /// Features that only a claim brings up.
  void check_feature(std::string_view feature) {
    constexpr auto kAlways =
        std::to_array<std::string_view>({"displayTransformability", "readingOrder", "unlocked"});
    constexpr auto kCompared =
        std::to_array<std::string_view>({"alternativeText", "pageBreakMarkers", "pageNavigation",
                                         "tableOfContents", "structuralNavigation"});
    const auto is_in = [&](const auto& list) {
      return std::ranges::find(list, feature) != list.end();
    };
    if (feature == "displayTransformability" && has("rendition:layout", "pre-paginated")) {
      return refuse("says that its display can be changed; its layout is fixed");
    }
    if (is_in(kAlways) || is_in(kCompared)) return;
    if (feature == "longDescription" && !survey_.descriptions.empty()) return;
    if (feature == "largePrint" && epub_.package.value("clearleaf:edition") == "large-print")
      return;
    refuse(fmt::format("names the feature \"{}\", which nothing in it shows", feature));
  }

  const EpubFile& epub_;
  const EpubSurvey& survey_;
  Report& report_;
};

}  // namespace

void check_accessibility(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  AccessibilityCheck check(epub, survey, report);
  check.check_access_modes();
  check.check_features();
  check.check_hazard();
  check.check_summary();
  check.check_claim();
}

}  // namespace clearleaf::verify
