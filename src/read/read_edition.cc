// styles/NAME.yaml → Edition, refused where it breaks a minimum of the prominence contract.
#include "base/environment_error.h"
#include "base/numbers.h"
#include "read/contrast.h"
#include "read/read_settings.h"
#include "read/settings_file.h"

#include <algorithm>
#include <string>

namespace clearleaf::read {

namespace {

/// The least sizes of body text and of all text (P04).
struct LeastSizes {
  Pt body;
  Pt text;
};
constexpr LeastSizes kLeastSizes{12_pt, 10_pt};
constexpr LeastSizes kLeastLargePrint{16_pt, 16_pt};
constexpr Pt kThinnestBorder = 1_pt;   // P06
constexpr Pt kLeastPadding = 6_pt;     // P06
constexpr double kTextContrast = 7;    // P05, WCAG 1.4.6
constexpr double kBorderContrast = 3;  // P05, WCAG 1.4.11
constexpr double kLeastLeading = 1;

std::string name_of_file(const std::string& name) {
  const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!plain) throw EnvironmentError("read the edition", name, "that is no edition's name");
  return name + ".yaml";
}

PageGeometry read_page(const SettingsMap& root, const std::string& name) {
  const SettingsMap page =
      root.named("pages", name, {"width", "height", "top", "bottom", "left", "right"});
  PageGeometry out;
  out.name = name;
  out.size = {page.length("width", 1_pt), page.length("height", 1_pt)};
  out.margin_top = page.length("top", 0_pt);
  out.margin_bottom = page.length("bottom", 0_pt);
  out.margin_left = page.length("left", 0_pt);
  out.margin_right = page.length("right", 0_pt);
  if (out.margin_left + out.margin_right >= out.size.width) page.refuse("left", "leaves no room");
  if (out.margin_top + out.margin_bottom >= out.size.height) page.refuse("top", "leaves no room");
  return out;
}

/// Refuses a colour that does not stand out enough from what is behind or beside it.
void require_contrast(const SettingsMap& map, std::string_view key, Color color, Color behind,
                      double least) {
  const double ratio = contrast_ratio(color, behind);
  if (ratio >= least) return;
  map.refuse(key, "has a contrast of " + to_decimal(ratio, 2) + ":1 to what is behind it, but " +
                      to_decimal(least, 1) + ":1 is the least it may be");
}

BoxColors read_box_colors(const SettingsMap& scheme, std::string_view key, Color page, Color link) {
  const SettingsMap box = scheme.map(key, {"border", "background", "text"});
  const BoxColors out{box.color("border"), box.color("background"), box.color("text")};
  require_contrast(box, "text", out.text, out.background, kTextContrast);
  require_contrast(box, "background", link, out.background, kTextContrast);
  require_contrast(box, "border", out.border, out.background, kBorderContrast);
  require_contrast(box, "border", out.border, page, kBorderContrast);
  return out;
}

ColorScheme read_scheme(const SettingsMap& colors, std::string_view key) {
  const SettingsMap map =
      colors.map(key, {"text", "background", "muted", "link", "rule", "shade", "key-information",
                       "risks", "conclusion", "notice", "warning"});
  ColorScheme out;
  out.text = map.color("text");
  out.background = map.color("background");
  out.muted = map.color("muted");
  out.link = map.color("link");
  out.rule = map.color("rule");
  out.shade = map.color("shade");
  for (const Color behind : {out.background, out.shade}) {
    require_contrast(map, "text", out.text, behind, kTextContrast);
    require_contrast(map, "link", out.link, behind, kTextContrast);
  }
  require_contrast(map, "muted", out.muted, out.background, kTextContrast);
  require_contrast(map, "rule", out.rule, out.background, kBorderContrast);
  const auto box = [&](std::string_view name) {
    return read_box_colors(map, name, out.background, out.link);
  };
  out.key_information = box("key-information");
  out.risks = box("risks");
  out.conclusion = box("conclusion");
  out.notice = box("notice");
  out.warning = box("warning");
  return out;
}

void read_sizes(const SettingsMap& root, Edition& edition) {
  const SettingsMap sizes =
      root.map("sizes", {"title", "headings", "body", "table", "code", "small"});
  const LeastSizes& least = edition.name == "large-print" ? kLeastLargePrint : kLeastSizes;
  edition.least_size = least.text;
  edition.body_size = sizes.length("body", least.body);
  edition.table_size = sizes.length("table", least.text);
  edition.code_size = sizes.length("code", least.text);
  edition.small_size = sizes.length("small", least.text);
  edition.title_sizes = sizes.lengths("title", edition.body_size);
  if (!std::is_sorted(edition.title_sizes.rbegin(), edition.title_sizes.rend())) {
    sizes.refuse("title", "is to go from the largest to the smallest");
  }
  const std::vector<Pt> headings = sizes.lengths("headings", least.text);
  if (headings.size() != edition.heading_sizes.size()) {
    sizes.refuse("headings", "is to hold 5 sizes, for levels 2 to 6");
  }
  std::copy(headings.begin(), headings.end(), edition.heading_sizes.begin());
}

/// Ragged lines of whole words, where the edition does not say otherwise.
TextFill read_fill(const SettingsMap& root) {
  if (!root.has("alignment")) return TextFill::kRagged;
  const std::string value = root.text("alignment");
  if (value == "ragged") return TextFill::kRagged;
  if (value == "justified") return TextFill::kJustified;
  root.refuse("alignment", "is to be ragged or justified");
}

Hyphenation read_hyphenation(const SettingsMap& root) {
  if (!root.has("hyphenation")) return Hyphenation::kNone;
  const std::string value = root.text("hyphenation");
  if (value == "none") return Hyphenation::kNone;
  if (value == "words") return Hyphenation::kWords;
  root.refuse("hyphenation", "is to be none or words");
}

/// What is printed of links; nothing where the edition does not say.
PrintedLinks read_links(const SettingsMap& root) {
  if (!root.has("links")) return PrintedLinks::kNone;
  const std::string value = root.text("links");
  if (value == "none") return PrintedLinks::kNone;
  if (value == "notes") return PrintedLinks::kNotes;
  if (value == "codes") return PrintedLinks::kCodes;
  root.refuse("links", "is to be none, notes or codes");
}

double read_leading(const SettingsMap& leading, std::string_view key) {
  const double value = leading.number(key);
  if (value < kLeastLeading) leading.refuse(key, "is to be 1 or more");
  return value;
}

}  // namespace

Edition read_edition(const std::filesystem::path& data_dir, const std::string& name,
                     const std::string& page) {
  const SettingsFile file(data_dir / "styles" / name_of_file(name), "the edition");
  const SettingsMap root = file.root({"name", "fonts", "pages", "sizes", "leading", "box", "colors",
                                      "alignment?", "hyphenation?", "links?"});
  Edition edition;
  edition.name = root.text("name");
  if (edition.name != name) root.refuse("name", "is not that of the file");
  edition.page = read_page(root, page);
  const SettingsMap fonts = root.map("fonts", {"text", "heading", "code"});
  edition.fonts = {fonts.text("text"), fonts.text("heading"), fonts.text("code")};
  read_sizes(root, edition);
  const SettingsMap leading = root.map("leading", {"body", "heading"});
  edition.leading = read_leading(leading, "body");
  edition.heading_leading = read_leading(leading, "heading");
  const SettingsMap box = root.map("box", {"border", "padding"});
  edition.box_border = box.length("border", kThinnestBorder);
  edition.box_padding = box.length("padding", kLeastPadding);
  edition.fill = read_fill(root);
  edition.hyphenation = read_hyphenation(root);
  edition.links = read_links(root);
  const SettingsMap colors = root.map("colors", {"light", "dark"});
  edition.light = read_scheme(colors, "light");
  edition.dark = read_scheme(colors, "dark");
  return edition;
}

}  // namespace clearleaf::read
