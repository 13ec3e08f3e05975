// cairo's SVG surface (1.16, 1.18) has few words: svg, defs, g, clipPath, path, rect, and those
// that vectors cannot say. Whatever else turns up is not vectors, so nothing can be lost unseen.
#include "image/read_vectors.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "image/xml_tree.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

namespace clearleaf::image {

namespace {

constexpr const char* kUnknown = "it holds something that clearleaf has no paths for";

// ---- numbers, colours, paths ----

bool is_separator(char c) {
  return c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r';
}

/// Numbers and words of cairo's, one after another; what does not fit stops it by an exception.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() {
    while (!text_.empty() && is_separator(text_[0])) text_.remove_prefix(1);
    return text_.empty();
  }
  double number() {
    at_end();
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (error != std::errc() || !std::isfinite(value)) throw NotVectors{kUnknown};
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return value;
  }
  VectorPoint point() {
    const double x = number();
    return {x, number()};
  }
  char letter() {
    if (at_end()) throw NotVectors{kUnknown};
    const char c = text_[0];
    text_.remove_prefix(1);
    return c;
  }
  void word(std::string_view expected) {
    at_end();
    if (!text_.starts_with(expected)) throw NotVectors{kUnknown};
    text_.remove_prefix(expected.size());
  }

 private:
  std::string_view text_;
};

double number_of(std::string_view text) {
  Scanner scan(text);
  const double value = scan.number();
  if (!scan.at_end()) throw NotVectors{kUnknown};
  return value;
}

/// "rgb(80.000001%,0%,0%)"
Color color_of(std::string_view text) {
  Scanner scan(text);
  scan.word("rgb(");
  const auto component = [&] {
    const double percent = scan.number();
    scan.word("%");
    return static_cast<unsigned char>(std::lround(std::clamp(percent, 0.0, 100.0) * 2.55));
  };
  const unsigned char r = component();
  const unsigned char g = component();
  const unsigned char b = component();
  scan.word(")");
  return {r, g, b};
}

Transform transform_of(std::string_view text) {
  Scanner scan(text);
  scan.word("matrix(");
  Transform out;
  for (double* each : {&out.a, &out.b, &out.c, &out.d, &out.e, &out.f}) *each = scan.number();
  scan.word(")");
  return out;
}

/// Absolute M, L, C and Z. cairo begins a path anew after each Z: such an M alone paints nothing.
std::vector<PathSegment> segments_of(std::string_view text) {
  std::vector<PathSegment> out;
  Scanner scan(text);
  while (!scan.at_end()) {
    switch (scan.letter()) {
      case 'M':
        if (!out.empty() && std::holds_alternative<MoveTo>(out.back())) out.pop_back();
        out.emplace_back(MoveTo{scan.point()});
        break;
      case 'L': out.emplace_back(LineTo{scan.point()}); break;
      case 'C': {
        const VectorPoint first = scan.point();
        const VectorPoint second = scan.point();
        out.emplace_back(CurveTo{first, second, scan.point()});
        break;
      }
      case 'Z': out.emplace_back(ClosePath{}); break;
      default: throw NotVectors{kUnknown};
    }
  }
  if (!out.empty() && std::holds_alternative<MoveTo>(out.back())) out.pop_back();
  if (!out.empty() && !std::holds_alternative<MoveTo>(out.front())) throw NotVectors{kUnknown};
  return out;
}

std::vector<PathSegment> rectangle_of(const XmlNode& rect) {
  const auto side = [&](std::string_view name) {
    const std::string_view text = attribute(rect, name);
    return text.empty() ? 0 : number_of(text);
  };
  const double x = side("x");
  const double y = side("y");
  const double right = x + side("width");
  const double bottom = y + side("height");
  return {MoveTo{{x, y}}, LineTo{{right, y}}, LineTo{{right, bottom}}, LineTo{{x, bottom}},
          ClosePath{}};
}

// ---- transforms ----

VectorPoint moved(const Transform& by, VectorPoint p) {
  return {by.a * p.x + by.c * p.y + by.e, by.b * p.x + by.d * p.y + by.f};
}

void move(const Transform& by, std::vector<PathSegment>& segments) {
  struct Mover {
    const Transform& by;
    void operator()(MoveTo& s) const { s.to = moved(by, s.to); }
    void operator()(LineTo& s) const { s.to = moved(by, s.to); }
    void operator()(CurveTo& s) const {
      s = {moved(by, s.first), moved(by, s.second), moved(by, s.to)};
    }
    void operator()(ClosePath&) const {}
  };
  for (PathSegment& segment : segments) std::visit(Mover{by}, segment);
}

bool keeps_circles(const Transform& t) {
  const double size = std::fabs(t.a) + std::fabs(t.b) + std::fabs(t.c) + std::fabs(t.d);
  const auto alike = [&](double x, double y) { return std::fabs(x - y) <= 1e-5 * size; };
  return (alike(t.a, t.d) && alike(t.b, -t.c)) || (alike(t.a, -t.d) && alike(t.b, t.c));
}

void scale_pen(VectorStroke& stroke, double by) {
  stroke.width *= by;
  stroke.dash_offset *= by;
  for (double& dash : stroke.dashes) dash *= by;
}

/// Takes the path out of its own units: wholly where the pen stays round, else all but the stretch.
void apply(const Transform& transform, VectorPath& path) {
  const double area = transform.a * transform.d - transform.b * transform.c;
  const double scale = std::sqrt(std::fabs(area));
  if (!(scale > 1e-9) || !std::isfinite(scale)) throw NotVectors{kUnknown};
  if (!path.stroke || keeps_circles(transform)) {
    move(transform, path.segments);
    if (path.stroke) scale_pen(*path.stroke, scale);
    return;
  }
  move({scale, 0, 0, scale, 0, 0}, path.segments);
  scale_pen(*path.stroke, scale);
  path.stretched = Transform{transform.a / scale, transform.b / scale, transform.c / scale,
                             transform.d / scale, transform.e,         transform.f};
}

// ---- lengths ----

double distance(VectorPoint a, VectorPoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// No shorter than the path: curves along their control points.
double length_of(const std::vector<PathSegment>& segments) {
  struct Meter {
    double& length;
    VectorPoint& start;
    VectorPoint& here;
    void operator()(const MoveTo& s) const { start = here = s.to; }
    void operator()(const LineTo& s) const {
      length += distance(here, s.to);
      here = s.to;
    }
    void operator()(const CurveTo& s) const {
      length += distance(here, s.first) + distance(s.first, s.second) + distance(s.second, s.to);
      here = s.to;
    }
    void operator()(const ClosePath&) const {
      length += distance(here, start);
      here = start;
    }
  };
  double length = 0;
  VectorPoint start;
  VectorPoint here;
  for (const PathSegment& segment : segments) std::visit(Meter{length, start, here}, segment);
  return length;
}

/// A reader paints dash by dash: a line of a million of them would stop it.
void refuse_many_dashes(const VectorPath& path) {
  if (!path.stroke || path.stroke->dashes.empty()) return;
  double period = 0;
  for (const double dash : path.stroke->dashes) period += dash;
  if (period > 0 && length_of(path.segments) <= period * limits::kVectorDashes) return;
  throw NotVectors{"it has a line of very many dashes"};
}

// ---- properties ----

using Properties = std::map<std::string, std::string, std::less<>>;

/// The properties of an element, from style="…" (1.16) and from attributes of their own (1.18).
/// Attributes in `others` are read elsewhere; any that is not known is one too many.
Properties properties_of(const XmlNode& element, std::initializer_list<std::string_view> others) {
  static constexpr std::string_view kKnown[] = {"fill",
                                                "fill-opacity",
                                                "fill-rule",
                                                "stroke",
                                                "stroke-width",
                                                "stroke-opacity",
                                                "stroke-linecap",
                                                "stroke-linejoin",
                                                "stroke-miterlimit",
                                                "stroke-dasharray",
                                                "stroke-dashoffset"};
  Properties out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (std::find(std::begin(kKnown), std::end(kKnown), name) == std::end(kKnown)) {
      throw NotVectors{kUnknown};
    }
    out[std::string(name)] = trimmed(value);
  };
  for (const XmlAttribute& each : element.attributes) {
    if (std::find(others.begin(), others.end(), each.name) != others.end()) continue;
    if (each.name != "style") {
      add(each.name, each.value);
      continue;
    }
    std::string_view rest = each.value;
    while (!trimmed(rest).empty()) {
      const std::string_view one = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(rest.size(), one.size() + 1));
      const std::size_t colon = one.find(':');
      if (colon == std::string_view::npos) throw NotVectors{kUnknown};
      add(trimmed(one.substr(0, colon)), one.substr(colon + 1));
    }
  }
  return out;
}

std::string_view property(const Properties& properties, std::string_view name,
                          std::string_view otherwise) {
  const auto found = properties.find(name);
  return found == properties.end() ? otherwise : std::string_view(found->second);
}

FillRule rule_of(std::string_view text) {
  if (text == "nonzero") return FillRule::kNonZero;
  if (text == "evenodd") return FillRule::kEvenOdd;
  throw NotVectors{kUnknown};
}
LineCap cap_of(std::string_view text) {
  if (text == "butt") return LineCap::kButt;
  if (text == "round") return LineCap::kRound;
  if (text == "square") return LineCap::kSquare;
  throw NotVectors{kUnknown};
}
LineJoin join_of(std::string_view text) {
  if (text == "miter") return LineJoin::kMiter;
  if (text == "round") return LineJoin::kRound;
  if (text == "bevel") return LineJoin::kBevel;
  throw NotVectors{kUnknown};
}

Paint paint_of(std::string_view color, std::string_view opacity) {
  if (color.starts_with("url(#linear") || color.starts_with("url(#radial")) {
    throw NotVectors{"it has a gradient"};
  }
  if (color.starts_with("url(")) throw NotVectors{"it has a pattern or a picture"};
  return {color_of(color), std::clamp(number_of(opacity), 0.0, 1.0)};
}

std::optional<VectorFill> fill_of(const Properties& properties) {
  const std::string_view fill = property(properties, "fill", "none");
  if (fill == "none") return std::nullopt;
  return VectorFill{paint_of(fill, property(properties, "fill-opacity", "1")),
                    rule_of(property(properties, "fill-rule", "nonzero"))};
}

std::optional<VectorStroke> stroke_of(const Properties& properties) {
  const std::string_view color = property(properties, "stroke", "none");
  if (color == "none") return std::nullopt;
  VectorStroke stroke;
  stroke.paint = paint_of(color, property(properties, "stroke-opacity", "1"));
  stroke.width = number_of(property(properties, "stroke-width", "1"));
  stroke.cap = cap_of(property(properties, "stroke-linecap", "butt"));
  stroke.join = join_of(property(properties, "stroke-linejoin", "miter"));
  stroke.miter_limit = number_of(property(properties, "stroke-miterlimit", "4"));
  stroke.dash_offset = number_of(property(properties, "stroke-dashoffset", "0"));
  const std::string_view dashes = property(properties, "stroke-dasharray", "none");
  if (dashes != "none") {
    Scanner scan(dashes);
    while (!scan.at_end()) stroke.dashes.push_back(scan.number());
  }
  if (stroke.width <= 0) return std::nullopt;
  return stroke;
}

// ---- the tree ----

class VectorReader {
 public:
  Vectors read(const XmlNode& svg, double width, double height) {
    vectors_.width = width;
    vectors_.height = height;
    collect_clips(svg);
    for (const XmlNode& kid : svg.kids) {
      if (!kid.is_text()) read_element(kid);
    }
    return std::move(vectors_);
  }

 private:
  void collect_clips(const XmlNode& element);
  void read_element(const XmlNode& element);
  void read_group(const XmlNode& group);
  void read_shape(const XmlNode& element, std::vector<PathSegment> segments);
  void add_clip(std::string_view reference, std::string_view rule);
  void count(const std::vector<PathSegment>& segments);

  Vectors vectors_;
  std::map<std::string, const XmlNode*, std::less<>> clip_elements_;
  std::vector<std::size_t> clips_;  // that hold here
  std::size_t segments_ = 0;
};

void VectorReader::count(const std::vector<PathSegment>& segments) {
  segments_ += segments.size();
  if (segments_ > limits::kVectorSegments) throw NotVectors{"it has very many lines"};
}

void VectorReader::collect_clips(const XmlNode& element) {
  if (element.name == "clipPath") clip_elements_[std::string(attribute(element, "id"))] = &element;
  for (const XmlNode& kid : element.kids) collect_clips(kid);
}

void VectorReader::add_clip(std::string_view reference, std::string_view rule) {
  constexpr std::string_view kBegin = "url(#";
  if (!reference.starts_with(kBegin) || !reference.ends_with(')')) throw NotVectors{kUnknown};
  const auto found =
      clip_elements_.find(reference.substr(kBegin.size(), reference.size() - kBegin.size() - 1));
  if (found == clip_elements_.end()) throw NotVectors{kUnknown};
  for (const XmlNode& shape : found->second->kids) {
    if (shape.is_text()) continue;
    if (!attribute(shape, "transform").empty()) throw NotVectors{kUnknown};
    const std::string_view own_rule = attribute(shape, "clip-rule");
    VectorClip clip{shape.name == "rect" ? rectangle_of(shape) : segments_of(attribute(shape, "d")),
                    rule_of(own_rule.empty() ? rule : own_rule)};
    count(clip.segments);
    clips_.push_back(vectors_.clips.size());
    vectors_.clips.push_back(std::move(clip));
  }
}

void VectorReader::read_group(const XmlNode& group) {
  const std::size_t clips = clips_.size();
  std::string_view reference;
  std::string_view rule = "nonzero";
  for (const XmlAttribute& each : group.attributes) {
    if (each.name == "clip-path") reference = each.value;
    if (each.name == "clip-rule") rule = each.value;
    if (each.name == "mask" || each.name == "opacity" || each.name == "filter") {
      throw NotVectors{"a group of it is see-through, masked or filtered as a whole"};
    }
    if (each.name != "clip-path" && each.name != "clip-rule" && each.name != "id") {
      throw NotVectors{kUnknown};
    }
  }
  if (!reference.empty()) add_clip(reference, rule);
  for (const XmlNode& kid : group.kids) {
    if (!kid.is_text()) read_element(kid);
  }
  clips_.resize(clips);
}

void VectorReader::read_shape(const XmlNode& element, std::vector<PathSegment> segments) {
  const Properties properties =
      properties_of(element, {"d", "transform", "x", "y", "width", "height"});
  VectorPath path{std::move(segments), fill_of(properties), stroke_of(properties), {}, clips_};
  if (path.segments.empty() || (!path.fill && !path.stroke)) return;
  count(path.segments);
  refuse_many_dashes(path);
  if (const auto transform = attribute(element, "transform"); !transform.empty()) {
    apply(transform_of(transform), path);
  }
  vectors_.paths.push_back(std::move(path));
}

void VectorReader::read_element(const XmlNode& element) {
  const std::string_view name = element.name;
  if (name == "defs" || name == "clipPath") return;
  if (name == "g") return read_group(element);
  if (name == "path") return read_shape(element, segments_of(attribute(element, "d")));
  if (name == "rect") return read_shape(element, rectangle_of(element));
  if (name == "image") throw NotVectors{"it holds a picture or a filter"};
  // Elsewhere defined groups are used where they are masked, blended or filtered.
  if (name == "use") {
    throw NotVectors{"a group of it is see-through, masked or filtered as a whole"};
  }
  if (name.ends_with("Gradient") || name == "pattern" || name == "mask" || name == "filter" ||
      name == "symbol") {
    return;  // a definition; who uses it is refused
  }
  throw NotVectors{kUnknown};
}

}  // namespace

std::variant<Vectors, NotVectors> read_vectors(std::string_view cairo_svg, double width,
                                               double height) {
  constexpr XmlLimits kLimits{4 * limits::kVectorSegments, 4 * limits::kSvgNesting};
  const auto parsed = parse_xml(cairo_svg, kLimits);
  const auto* svg = std::get_if<XmlNode>(&parsed);
  if (svg == nullptr) return NotVectors{"it has very many parts"};
  try {
    return VectorReader().read(*svg, width, height);
  } catch (const NotVectors& reason) {
    return reason;
  }
}

}  // namespace clearleaf::image
