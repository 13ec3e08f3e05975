// Paths → path operators in DeviceRGB, as few as will do.
#include "pdf/vectors.h"

#include "base/numbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace clearleaf::pdf {

namespace {

/// Decimals by which places are within a forty-thousandth of the drawing's longer side.
int decimals_for(const Vectors& vectors) {
  const double longest = std::max(vectors.width, vectors.height);
  return longest >= 4000 ? 1 : longest >= 400 ? 2 : 4;
}

/// How colours mix: strokes and fills see-through to this part (thousandths).
struct Alpha {
  int fill = 1000;
  int stroke = 1000;

  auto operator<=>(const Alpha&) const = default;
};

int thousandths(double alpha) {
  return static_cast<int>(std::lround(alpha * 1000));
}

/// What has been set; none: unknown, so it must be set before it is used.
struct GraphicsState {
  std::optional<Color> fill_color, stroke_color;
  std::optional<std::string> pen;  // all its operators
  Alpha alpha;
};

class FormWriter {
 public:
  explicit FormWriter(const Vectors& vectors)
      : vectors_(vectors), decimals_(decimals_for(vectors)) {}

  FormXObject write();

 private:
  void write_path(const VectorPath& path);
  void paint(const VectorPath& path, const VectorFill* fill, const VectorStroke* stroke);
  void set_clips(const std::vector<std::size_t>& clips);
  void end_clips();
  void set_color(std::optional<Color>& state, Color color, std::string_view op);
  void set_pen(const VectorStroke& stroke);
  void set_alpha(Alpha alpha);
  void write_segments(const std::vector<PathSegment>& segments);

  void number(double value, int decimals) {
    append_decimal(out_, value, decimals);
    out_ += ' ';
  }
  void point(VectorPoint p) {
    number(p.x, decimals_);
    number(p.y, decimals_);
  }
  void op(std::string_view name) {
    out_ += name;
    out_ += '\n';
  }
  std::string entries() const;

  const Vectors& vectors_;
  int decimals_;
  std::string out_;
  GraphicsState state_;
  GraphicsState outside_;  // as it was before the clips
  std::vector<std::size_t> clips_;
  std::map<Alpha, std::size_t> alphas_;  // the ExtGState of each: /G0, /G1 …
};

void FormWriter::write_segments(const std::vector<PathSegment>& segments) {
  struct Writer {
    FormWriter& form;
    void operator()(const MoveTo& s) const {
      form.point(s.to);
      form.op("m");
    }
    void operator()(const LineTo& s) const {
      form.point(s.to);
      form.op("l");
    }
    void operator()(const CurveTo& s) const {
      form.point(s.first);
      form.point(s.second);
      form.point(s.to);
      form.op("c");
    }
    void operator()(const ClosePath&) const { form.op("h"); }
  };
  for (const PathSegment& segment : segments) std::visit(Writer{*this}, segment);
}

void FormWriter::end_clips() {
  if (clips_.empty()) return;
  op("Q");
  clips_.clear();
  state_ = outside_;
}

void FormWriter::set_clips(const std::vector<std::size_t>& clips) {
  if (clips == clips_) return;
  end_clips();
  if (clips.empty()) return;
  outside_ = state_;
  op("q");
  for (const std::size_t index : clips) {
    const VectorClip& clip = vectors_.clips[index];
    // A clip without a path lets nothing through.
    if (clip.segments.empty()) out_ += "0 0 m ";
    write_segments(clip.segments);
    op(clip.rule == FillRule::kEvenOdd ? "W* n" : "W n");
  }
  clips_ = clips;
}

void FormWriter::set_color(std::optional<Color>& state, Color color, std::string_view name) {
  if (state == color) return;
  state = color;
  for (const unsigned char component : {color.r, color.g, color.b}) number(component / 255.0, 3);
  op(name);
}

void FormWriter::set_pen(const VectorStroke& stroke) {
  std::string before = std::exchange(out_, {});
  number(stroke.width, 3);
  op("w");
  number(static_cast<int>(stroke.cap), 0);
  op("J");
  number(static_cast<int>(stroke.join), 0);
  op("j");
  number(std::max(1.0, stroke.miter_limit), 3);
  op("M");
  out_ += '[';
  for (const double dash : stroke.dashes) number(dash, 3);
  out_ += ']';
  number(stroke.dash_offset, 3);
  op("d");
  std::string pen = std::exchange(out_, std::move(before));
  if (state_.pen == pen) return;
  out_ += pen;
  state_.pen = std::move(pen);
}

void FormWriter::set_alpha(Alpha alpha) {
  if (state_.alpha == alpha) return;
  state_.alpha = alpha;
  const std::size_t index = alphas_.try_emplace(alpha, alphas_.size()).first->second;
  op("/G" + std::to_string(index) + " gs");
}

void FormWriter::paint(const VectorPath& path, const VectorFill* fill, const VectorStroke* stroke) {
  Alpha alpha = state_.alpha;
  if (fill != nullptr) {
    set_color(state_.fill_color, fill->paint.color, "rg");
    alpha.fill = thousandths(fill->paint.alpha);
  }
  if (stroke != nullptr) {
    set_color(state_.stroke_color, stroke->paint.color, "RG");
    set_pen(*stroke);
    alpha.stroke = thousandths(stroke->paint.alpha);
  }
  set_alpha(alpha);
  write_segments(path.segments);
  const bool even_odd = fill != nullptr && fill->rule == FillRule::kEvenOdd;
  if (fill == nullptr) return op("S");
  if (stroke == nullptr) return op(even_odd ? "f*" : "f");
  op(even_odd ? "B*" : "B");
}

/// B paints fill and stroke as one where they are see-through (ISO 32000-1 11.7.4.4); SVG does not.
void FormWriter::write_path(const VectorPath& path) {
  const VectorFill* fill = path.fill ? &*path.fill : nullptr;
  const VectorStroke* stroke = path.stroke ? &*path.stroke : nullptr;
  if (fill == nullptr || stroke == nullptr || thousandths(stroke->paint.alpha) == 1000) {
    return paint(path, fill, stroke);
  }
  paint(path, fill, nullptr);
  paint(path, nullptr, stroke);
}

std::string FormWriter::entries() const {
  constexpr int kFine = 9;
  std::string out = "/Type/XObject/Subtype/Form/BBox[0 0 ";
  append_decimal(out, vectors_.width, decimals_);
  out += ' ';
  append_decimal(out, vectors_.height, decimals_);
  // The drawing's y runs down.
  out += "]/Matrix[";
  append_decimal(out, 1 / vectors_.width, kFine);
  out += " 0 0 ";
  append_decimal(out, -1 / vectors_.height, kFine);
  out += " 0 1]/Resources<<";
  if (!alphas_.empty()) {
    out += "/ExtGState<<";
    for (const auto& [alpha, index] : alphas_) {
      out += "/G" + std::to_string(index) + "<</Type/ExtGState/ca ";
      append_decimal(out, alpha.fill / 1000.0, 3);
      out += "/CA ";
      append_decimal(out, alpha.stroke / 1000.0, 3);
      out += ">>";
    }
    out += ">>";
  }
  return out + ">>";
}

FormXObject FormWriter::write() {
  for (const VectorPath& path : vectors_.paths) {
    set_clips(path.clips);
    if (!path.stretched) {
      write_path(path);
      continue;
    }
    const GraphicsState outside = state_;
    out_ += "q ";
    const Transform& t = *path.stretched;
    for (const double value : {t.a, t.b, t.c, t.d, t.e, t.f}) number(value, 6);
    op("cm");
    write_path(path);
    op("Q");
    state_ = outside;
  }
  end_clips();
  return {entries(), std::move(out_)};
}

}  // namespace

FormXObject form_of(const Vectors& vectors) {
  return FormWriter(vectors).write();
}

}  // namespace clearleaf::pdf
