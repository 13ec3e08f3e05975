// Paths and colours of content streams (ISO 32000-1 8.5, 8.6).
#include "verify/pdf_operators.h"

#include <algorithm>
#include <cmath>

namespace clearleaf::verify {

namespace {

unsigned char to_byte(double component) {
  if (!(component > 0)) return 0;  // NaN too
  return static_cast<unsigned char>(std::lround(std::min(component, 1.0) * 255));
}

PdfRect intersected(const PdfRect& a, const PdfRect& b) {
  PdfRect out{std::max(a.left, b.left), std::max(a.bottom, b.bottom), std::min(a.right, b.right),
              std::min(a.top, b.top)};
  out.right = std::max(out.left, out.right);
  out.top = std::max(out.bottom, out.top);
  return out;
}

/// Whether four corners, the fifth again the first, have sides along the axes.
bool is_upright(std::span<const PdfPoint> points) {
  if (points.size() < 4 || points.size() > 5) return false;
  const auto same = [](double a, double b) { return std::abs(a - b) < 1e-6; };
  if (points.size() == 5 && (!same(points[4].x, points[0].x) || !same(points[4].y, points[0].y))) {
    return false;
  }
  const bool first_across = same(points[0].y, points[1].y);
  for (std::size_t i = 0; i < 4; ++i) {
    const PdfPoint& from = points[i];
    const PdfPoint& to = points[(i + 1) % 4];
    const bool across = first_across == (i % 2 == 0);
    if (across ? !same(from.y, to.y) : !same(from.x, to.x)) return false;
  }
  return true;
}

}  // namespace

// ---- paths ----

bool ContentInterpreter::apply_path(std::uint32_t code, Operands operands) {
  switch (code) {
    case op("m"):
      if (const auto at = numbers<2>(operands)) move_to(state().ctm.apply((*at)[0], (*at)[1]));
      return true;
    case op("l"):
      if (const auto at = numbers<2>(operands)) line_to(state().ctm.apply((*at)[0], (*at)[1]));
      return true;
    case op("c"):
      if (const auto at = numbers<6>(operands)) curve_through(*at);
      return true;
    case op("v"):
    case op("y"):
      if (const auto at = numbers<4>(operands)) curve_through(*at);
      return true;
    case op("re"):
      if (const auto at = numbers<4>(operands)) add_rectangle(*at);
      return true;
    case op("h"): close_subpath(); return true;
    case op("W"):
    case op("W*"): clips_ = true; return true;
    case op("n"): paint(Painting::kNone); return true;
    case op("f"):
    case op("F"):
    case op("f*"): paint(Painting::kFill); return true;
    case op("s"): close_subpath(); [[fallthrough]];
    case op("S"): paint(Painting::kStroke); return true;
    case op("b"):
    case op("b*"): close_subpath(); [[fallthrough]];
    case op("B"):
    case op("B*"): paint(Painting::kBoth); return true;
    default: return false;
  }
}

void ContentInterpreter::move_to(PdfPoint point) {
  Subpath subpath;
  subpath.box = {point.x, point.y, point.x, point.y};
  subpath.points[0] = point;
  subpath.count = 1;
  path_.push_back(subpath);
}

void ContentInterpreter::line_to(PdfPoint point) {
  if (path_.empty()) {
    fault(ContentFault::kOperands, "a line without a point before it");
    return move_to(point);
  }
  Subpath& subpath = path_.back();
  extend(subpath.box, point);
  if (subpath.count < subpath.points.size()) subpath.points[subpath.count] = point;
  ++subpath.count;
}

void ContentInterpreter::curve_through(std::span<const double> coordinates) {
  for (std::size_t i = 0; i + 1 < coordinates.size(); i += 2) {
    line_to(state().ctm.apply(coordinates[i], coordinates[i + 1]));
  }
  if (!path_.empty()) path_.back().count += path_.back().points.size();
}

void ContentInterpreter::add_rectangle(std::span<const double> at) {
  const Matrix& ctm = state().ctm;
  move_to(ctm.apply(at[0], at[1]));
  line_to(ctm.apply(at[0] + at[2], at[1]));
  line_to(ctm.apply(at[0] + at[2], at[1] + at[3]));
  line_to(ctm.apply(at[0], at[1] + at[3]));
}

void ContentInterpreter::close_subpath() {
  if (path_.empty()) fault(ContentFault::kOperands, "a path is closed that is not there");
}

void ContentInterpreter::set_clip(Clip clip) {
  if (state().clip) {
    const Clip& outer = content_.clips[*state().clip];
    clip = {intersected(clip.box, outer.box), clip.is_whole && outer.is_whole};
  }
  state().clip = content_.clips.push_back(clip);
}

bool ContentInterpreter::is_rectangle(const Subpath& subpath) {
  return subpath.count <= subpath.points.size() &&
         is_upright(std::span<const PdfPoint>(subpath.points).first(subpath.count));
}

void ContentInterpreter::clip_to_path() {
  if (path_.empty()) return;
  PdfRect box = path_.front().box;
  for (const Subpath& subpath : path_) {
    extend(box, {subpath.box.left, subpath.box.bottom});
    extend(box, {subpath.box.right, subpath.box.top});
  }
  set_clip({box, path_.size() == 1 && is_rectangle(path_.front())});
}

double ContentInterpreter::drawn_line_width() const {
  const Matrix& ctm = state().ctm;
  return state().line_width * std::sqrt(std::abs(ctm.a * ctm.d - ctm.b * ctm.c));
}

void ContentInterpreter::paint(Painting painting) {
  if (painting != Painting::kNone && !path_.empty()) {
    PaintedPath out;
    out.placing = placing();
    out.line_width = drawn_line_width();
    if (painting != Painting::kStroke) out.fill = state().fill;
    if (painting != Painting::kFill) out.stroke = state().stroke;
    for (const Subpath& subpath : path_) {
      out.box = subpath.box;
      out.is_rectangle = is_rectangle(subpath);
      content_.paths.push_back(out);
    }
  }
  if (clips_) clip_to_path();
  clips_ = false;
  path_.clear();
}

// ---- colours ----

bool ContentInterpreter::apply_color(std::uint32_t code, Operands operands) {
  switch (code) {
    case op("g"): set_device(operands, Model::kGray, &State::fill, &State::fill_model); return true;
    case op("G"):
      set_device(operands, Model::kGray, &State::stroke, &State::stroke_model);
      return true;
    case op("rg"): set_device(operands, Model::kRgb, &State::fill, &State::fill_model); return true;
    case op("RG"):
      set_device(operands, Model::kRgb, &State::stroke, &State::stroke_model);
      return true;
    case op("k"): set_device(operands, Model::kCmyk, &State::fill, &State::fill_model); return true;
    case op("K"):
      set_device(operands, Model::kCmyk, &State::stroke, &State::stroke_model);
      return true;
    case op("cs"): set_space(operands, &State::fill, &State::fill_model); return true;
    case op("CS"): set_space(operands, &State::stroke, &State::stroke_model); return true;
    case op("sc"):
    case op("scn"): set_color(operands, &State::fill, &State::fill_model); return true;
    case op("SC"):
    case op("SCN"): set_color(operands, &State::stroke, &State::stroke_model); return true;
    default: return false;
  }
}

void ContentInterpreter::note_device(std::string_view family) {
  if (family == "DeviceGray") content_.device_colors.gray = true;
  if (family == "DeviceRGB") content_.device_colors.rgb = true;
  if (family == "DeviceCMYK") content_.device_colors.cmyk = true;
}

ContentInterpreter::Model ContentInterpreter::model_of(const PdfColorSpace& space) {
  const std::string_view family = space.family;
  if (family == "DeviceGray" || family == "CalGray") return Model::kGray;
  if (family == "DeviceRGB" || family == "CalRGB") return Model::kRgb;
  if (family == "DeviceCMYK") return Model::kCmyk;
  if (family == "ICCBased" && space.components == 1) return Model::kGray;
  if (family == "ICCBased" && space.components == 3) return Model::kRgb;
  return Model::kOther;
}

void ContentInterpreter::set_space(Operands operands, Paint State::*paint, Model State::*model) {
  const std::string_view name = one_name(operands);
  if (name.empty()) return;
  PdfColorSpace space;
  space.family = name;
  const bool is_own = name.starts_with("Device") || name == "Pattern";
  if (!is_own) {
    const auto found = frame().resources->color_spaces.find(name);
    if (found == frame().resources->color_spaces.end()) {
      fault(ContentFault::kMissingResource, "a ColorSpace is not in the resources");
    } else {
      space = found->second;
    }
  }
  note_device(space.family);
  note_device(space.base);
  state().*model = model_of(space);
  (state().*paint).color = {};  // black, the initial colour
  (state().*paint).known = state().*model != Model::kOther;
}

void ContentInterpreter::set_device(Operands operands, Model device, Paint State::*paint,
                                    Model State::*model) {
  note_device(device == Model::kGray  ? "DeviceGray"
              : device == Model::kRgb ? "DeviceRGB"
                                      : "DeviceCMYK");
  state().*model = device;
  set_color(operands, paint, model);
}

void ContentInterpreter::set_color(Operands operands, Paint State::*paint, Model State::*model) {
  Paint& out = state().*paint;
  out.known = false;
  switch (state().*model) {
    case Model::kGray:
      if (const auto c = numbers<1>(operands)) {
        const unsigned char gray = to_byte(c->front());
        out.color = {gray, gray, gray};
        out.known = true;
      }
      return;
    case Model::kRgb:
      if (const auto c = numbers<3>(operands)) {
        out.color = {to_byte((*c)[0]), to_byte((*c)[1]), to_byte((*c)[2])};
        out.known = true;
      }
      return;
    case Model::kCmyk: numbers<4>(operands); return;
    case Model::kOther: return;
  }
}

}  // namespace clearleaf::verify
