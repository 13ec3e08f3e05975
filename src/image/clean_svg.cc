// Three walks over the tree: take out what may not stay, make names good, write.
#include "image/clean_svg.h"

#include "base/limits.h"
#include "base/numbers.h"
#include "base/utf8.h"
#include "base/xml_escape.h"
#include "image/css_cleaner.h"
#include "image/svg_names.h"
#include "image/svg_text.h"
#include "image/xml_tree.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace clearleaf::image {

namespace {

constexpr RuleId kUnsafe{"image-svg-entities"};
constexpr RuleId kTooLarge{"image-too-large"};
constexpr RuleId kNoSize{"image-svg-no-size"};
constexpr RuleId kPartRemoved{"image-svg-part-removed"};

constexpr const char* kExportAgain =
    "export the drawing as \"plain SVG\" from a drawing program, or as PNG at least 1600 pixels "
    "wide";

// ---- problems ----

Problem problem_of(const XmlError& error) {
  switch (error.kind) {
    case XmlError::Kind::kNotWellFormed:
      return broken(fmt::format("line {} of it: {}", error.line, error.cause));
    case XmlError::Kind::kEntities:
      return {kUnsafe,
              fmt::format("declares entities (<!ENTITY …>, its line {}), which clearleaf does not "
                          "read: they can hide anything",
                          error.line),
              kExportAgain};
    case XmlError::Kind::kElements:
      return {kTooLarge, fmt::format("has more than {} elements", limits::kSvgElements),
              "simplify the drawing, or export it as PNG at least 1600 pixels wide"};
    case XmlError::Kind::kNesting:
      return {kTooLarge,
              fmt::format("has more than {} elements inside one another (its line {})",
                          limits::kSvgNesting, error.line),
              "ungroup parts of the drawing, or export it as PNG at least 1600 pixels wide"};
  }
  return {};
}

Problem no_size() {
  return {kNoSize, "does not say how large it is",
          "type its size into its <svg …>, like width=\"400\" height=\"300\" viewBox=\"0 0 400 "
          "300\", or fit the page to the drawing in a drawing program and export it again"};
}

Problem no_namespace() {
  return broken(
      "its first element is not an <svg xmlns=\"http://www.w3.org/2000/svg\">, so programs do not "
      "know it as a drawing");
}

// ---- names ----

/// An XML name without a colon, of ASCII letters: the ids that every program reads alike.
bool is_plain_name(std::string_view name) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  const auto may_follow = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  return !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), may_follow);
}

/// Old ids → new ones.
class Names {
 public:
  /// The new name of an element with the id `old`; "" where another one has it already.
  std::string add(const std::string& old) {
    if (old.empty() || new_names_.contains(old)) return "";
    std::string name = old;
    while (!is_plain_name(name) || !taken_.insert(name).second) {
      name = fmt::format("part-{}", ++count_);
    }
    return new_names_[old] = name;
  }
  bool knows(std::string_view old) const { return new_names_.find(old) != new_names_.end(); }
  std::string new_name(std::string_view old) const {
    const auto found = new_names_.find(old);
    return found == new_names_.end() ? "nothing" : found->second;
  }

 private:
  std::map<std::string, std::string, std::less<>> new_names_;
  std::set<std::string> taken_;
  std::size_t count_ = 0;
};

// ---- references ----

/// What `href` (or xlink:href, declared or not) says.
std::string_view reference_of(const XmlNode& element) {
  std::string_view found;
  for (const XmlAttribute& each : element.attributes) {
    if (each.name != "href") continue;
    if (each.space.empty()) return each.value;
    if (each.space == kXlinkSpace || each.space == "xlink:") found = each.value;
  }
  return found;
}

bool is_embedded_picture(std::string_view reference) {
  const std::string head = ascii_lower(trimmed(reference).substr(0, 24));
  return head.starts_with("data:image/png;base64,") ||
         head.starts_with("data:image/jpeg;base64,") || head.starts_with("data:image/jpg;base64,");
}

bool may_refer(std::string_view element) {
  return element == "use" || element == "textPath" || element == "pattern" ||
         element == "linearGradient" || element == "radialGradient";
}

// ---- the cleaner ----

class SvgCleaner {
 public:
  CleanSvg clean(XmlNode svg, const SvgSize& size);

 private:
  enum class Inside : unsigned char { kShapes, kText };

  void prune_kids(XmlNode& element, Inside inside);
  bool stays(XmlNode& node, Inside inside);
  bool style_stays(XmlNode& style);
  bool image_stays(const XmlNode& image);
  void decide_switch(XmlNode& element, Inside inside);

  void name_parts(XmlNode& element);
  void clean_attributes(XmlNode& element);
  std::string clean_value(std::string_view css, CssPlace place = CssPlace::kAttribute);

  void lose(const std::string& what, const std::string& hint);

  Names names_;
  std::vector<Problem> losses_;
};

void SvgCleaner::lose(const std::string& what, const std::string& hint) {
  const bool known = std::any_of(losses_.begin(), losses_.end(),
                                 [&](const Problem& loss) { return loss.message == what; });
  if (!known) losses_.push_back({kPartRemoved, what, hint});
}

bool SvgCleaner::style_stays(XmlNode& style) {
  const std::string type = ascii_lower(trimmed(attribute(style, "type")));
  const std::string media = ascii_lower(trimmed(attribute(style, "media")));
  if (!type.empty() && type != "text/css") return false;
  if (!media.empty() && media != "all" && media != "screen") return false;
  std::erase_if(style.kids, [](const XmlNode& kid) { return !kid.is_text(); });
  return !style.kids.empty();
}

bool SvgCleaner::image_stays(const XmlNode& image) {
  const std::string_view reference = reference_of(image);
  if (is_embedded_picture(reference)) return true;
  lose("loses an <image>: its picture is not in the drawing itself as PNG or JPEG",
       "embed the picture in the drawing (Inkscape: Extensions, Images, Embed), or export the "
       "whole drawing as PNG");
  return false;
}

/// SVG 2 §5.7.3, with the first choice that asks for no language: what is shown must not depend on
/// who reads it.
void SvgCleaner::decide_switch(XmlNode& element, Inside inside) {
  element.name = inside == Inside::kText ? "tspan" : "g";
  std::erase_if(element.kids, [](const XmlNode& kid) { return kid.is_text(); });
  const auto asks_language = [](const XmlNode& kid) {
    return !attribute(kid, "systemLanguage").empty();
  };
  const auto drawable = [](const XmlNode& kid) {
    const SvgPart part = svg_part(kid.name);
    return kid.space == kSvgSpace && part != SvgPart::kForeign && part != SvgPart::kUnknown &&
           attribute(kid, "requiredExtensions").empty();
  };
  auto chosen = std::find_if(element.kids.begin(), element.kids.end(), [&](const XmlNode& kid) {
    return drawable(kid) && !asks_language(kid);
  });
  if (chosen == element.kids.end()) {
    chosen = std::find_if(element.kids.begin(), element.kids.end(), drawable);
  }
  if (chosen == element.kids.end()) return;  // what is in it goes as it would elsewhere
  std::vector<XmlNode> only;
  only.push_back(std::move(*chosen));
  element.kids = std::move(only);
}

bool SvgCleaner::stays(XmlNode& node, Inside inside) {
  if (node.is_text()) return inside == Inside::kText;
  if (node.space != kSvgSpace) return false;
  switch (svg_part(node.name)) {
    case SvgPart::kKept: break;
    case SvgPart::kGroup: node.name = inside == Inside::kText ? "tspan" : "g"; break;
    case SvgPart::kSwitch: decide_switch(node, inside); break;
    case SvgPart::kStyle: return style_stays(node);
    case SvgPart::kImage: return image_stays(node);
    case SvgPart::kSilent: return false;
    case SvgPart::kForeign:
      lose(fmt::format("loses a <{}>: reading systems and PDF show no such content in a drawing",
                       node.name),
           "make it plain text or shapes in the drawing program (draw.io: switch off \"Word wrap\" "
           "and \"Formatted text\"), or export the drawing as PNG");
      return false;
    case SvgPart::kMoving:
      lose(fmt::format("loses an animation (<{}>): in a publication it stands still", node.name),
           "make sure that it says all it has to say before it moves");
      return false;
    case SvgPart::kUnknown:
      lose(fmt::format("loses a <{}>: it is no part of SVG that programs draw alike", node.name),
           kExportAgain);
      return false;
  }
  prune_kids(node,
             inside == Inside::kText || node.name == "text" ? Inside::kText : Inside::kShapes);
  return true;
}

void SvgCleaner::prune_kids(XmlNode& element, Inside inside) {
  std::erase_if(element.kids, [&](XmlNode& kid) { return !stays(kid, inside); });
}

void SvgCleaner::name_parts(XmlNode& element) {
  for (XmlAttribute& each : element.attributes) {
    if (each.space.empty() && each.name == "id") each.value = names_.add(each.value);
  }
  for (XmlNode& kid : element.kids) name_parts(kid);
}

std::string SvgCleaner::clean_value(std::string_view css, CssPlace place) {
  CleanCss clean =
      clean_css(css, place, [&](std::string_view old) { return names_.new_name(old); });
  if (clean.losses.direction) {
    lose("loses the writing direction that its style sheet sets, which an e-book must not",
         "write direction=\"rtl\" at the <text> elements themselves");
  }
  if (clean.losses.import) {
    lose("loses styles that it imports (@import)", "write the styles into the drawing itself");
  }
  if (clean.losses.font) {
    lose("loses a font of its own (@font-face): its words are set in another",
         "convert the words to paths in the drawing program if their form matters");
  }
  if (clean.losses.animation) {
    lose("loses an animation (@keyframes): in a publication it stands still",
         "make sure that it says all it has to say before it moves");
  }
  if (clean.losses.outside) {
    lose("loses what a style takes from outside of it (url(…))",
         "put what it shows into the drawing itself");
  }
  return std::move(clean.text);
}

void SvgCleaner::clean_attributes(XmlNode& element) {
  const std::string_view reference = trimmed(reference_of(element));
  std::string new_reference;
  if (element.name == "image") {
    new_reference = reference;
  } else if (may_refer(element.name) && reference.starts_with('#') &&
             names_.knows(reference.substr(1))) {
    new_reference = "#" + names_.new_name(reference.substr(1));
  } else if (may_refer(element.name) && !reference.empty() && !reference.starts_with('#')) {
    lose(fmt::format("loses what its <{}> takes from another file", element.name), kExportAgain);
  }
  std::vector<XmlAttribute> kept;
  std::string style;
  for (XmlAttribute& each : element.attributes) {
    if (each.space == kXmlSpace && (each.name == "space" || each.name == "lang")) {
      kept.push_back({"", "xml:" + each.name, each.value});
    }
    if (!each.space.empty()) continue;
    if (each.name == "id" && !each.value.empty()) kept.push_back(each);
    const AttributePlace place = attribute_place(element.name, each.name);
    if (place == AttributePlace::kNowhere) continue;
    const bool is_css = each.name == "style" || each.value.find('(') != std::string::npos;
    std::string value = is_css ? clean_value(each.value) : each.value;
    if (place == AttributePlace::kStyle) {
      style.insert(0, each.name + ":" + value + ";");
    } else if (each.name == "style") {
      style += value;
    } else {
      kept.push_back({"", each.name, std::move(value)});
    }
  }
  if (!style.empty()) kept.push_back({"", "style", std::move(style)});
  if (!new_reference.empty()) kept.push_back({"", "xlink:href", std::move(new_reference)});
  element.attributes = std::move(kept);
  if (element.name == "style") {
    element.attributes = {{"", "type", "text/css"}};
    std::string css;
    for (const XmlNode& kid : element.kids) css += kid.text;
    element.kids.resize(1);
    element.kids[0] = {};
    element.kids[0].text = clean_value(css, CssPlace::kSheet);
    return;
  }
  for (XmlNode& kid : element.kids) {
    if (!kid.is_text()) clean_attributes(kid);
  }
}

// ---- writing ----

void write(const XmlNode& node, std::string& out) {
  if (node.is_text()) return append_xml_escaped(out, node.text);
  out += '<';
  out += node.name;
  for (const XmlAttribute& each : node.attributes) {
    out += ' ';
    out += each.name;
    out += "=\"";
    append_xml_escaped(out, each.value);
    out += '"';
  }
  if (node.kids.empty()) {
    out += "/>";
    return;
  }
  out += '>';
  for (const XmlNode& kid : node.kids) write(kid, out);
  out += "</";
  out += node.name;
  out += '>';
}

void set_size(XmlNode& svg, const SvgSize& size) {
  std::erase_if(svg.attributes, [](const XmlAttribute& each) {
    return each.name == "width" || each.name == "height" || each.name == "viewBox" ||
           each.name == "x" || each.name == "y";
  });
  const ViewBox& box = size.view_box;
  const auto text = [](double value) { return to_decimal(value, 6); };
  const std::vector<XmlAttribute> head = {
      {"", "xmlns", std::string(kSvgSpace)},
      {"", "xmlns:xlink", std::string(kXlinkSpace)},
      {"", "width", text(size.width)},
      {"", "height", text(size.height)},
      {"", "viewBox",
       fmt::format("{} {} {} {}", text(box.x), text(box.y), text(box.width), text(box.height))}};
  svg.attributes.insert(svg.attributes.begin(), head.begin(), head.end());
}

CleanSvg SvgCleaner::clean(XmlNode svg, const SvgSize& size) {
  prune_kids(svg, Inside::kShapes);
  name_parts(svg);
  clean_attributes(svg);
  set_size(svg, size);
  CleanSvg out;
  out.file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  write(svg, out.file);
  out.file += '\n';
  out.size = size;
  out.smallest_text = smallest_text(svg, size);
  out.losses = std::move(losses_);
  return out;
}

std::optional<Problem> size_problem_of(const SvgSize& size) {
  const double longest = std::max(size.width, size.height);
  const double shortest = std::min(size.width, size.height);
  if (longest <= limits::kSvgSide && longest <= shortest * limits::kSvgProportion) {
    return std::nullopt;
  }
  return Problem{kTooLarge,
                 fmt::format("says that it is {} by {} pixels large", to_decimal(size.width, 2),
                             to_decimal(size.height, 2)),
                 "correct width, height and viewBox in its <svg …>"};
}

}  // namespace

std::variant<CleanSvg, Problem> clean_svg(std::string_view bytes) {
  if (bytes.size() > limits::kSvgBytes) {
    return Problem{kTooLarge,
                   fmt::format("is a drawing of more than {} MB", limits::kSvgBytes / 1'000'000),
                   "simplify the drawing, or export it as PNG at least 1600 pixels wide"};
  }
  auto parsed = parse_xml(bytes, {limits::kSvgElements, limits::kSvgNesting});
  if (const auto* error = std::get_if<XmlError>(&parsed)) return problem_of(*error);
  auto& svg = std::get<XmlNode>(parsed);
  if (svg.name != "svg" || svg.space != kSvgSpace) return no_namespace();
  const auto size = size_of(svg);
  if (!size) return no_size();
  if (auto problem = size_problem_of(*size)) return *problem;
  return SvgCleaner().clean(std::move(svg), *size);
}

}  // namespace clearleaf::image
