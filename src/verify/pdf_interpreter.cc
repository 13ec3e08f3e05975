// Content streams: operators, graphics state, forms and images. Paths and colours stand in
// pdf_painting.cc, text and marked content in pdf_showing.cc.
#include "verify/pdf_interpreter.h"

#include "verify/pdf_limits.h"
#include "verify/pdf_operators.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

constexpr std::size_t kMostOperands = 600;
constexpr std::size_t kMostBreaches = 40;  // of one page

std::string printable(std::string_view word) {
  std::string out;
  for (const char c : word.substr(0, 20)) out += c > 0x20 && c < 0x7F ? c : '?';
  return out;
}

}  // namespace

Matrix Matrix::then(const Matrix& next) const {
  return {a * next.a + b * next.c,          a * next.b + b * next.d,
          c * next.a + d * next.c,          c * next.b + d * next.d,
          e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f};
}

void ContentInterpreter::run(std::string_view bytes, const PdfValue& resources) {
  states_.assign(1, State{});
  run_stream(bytes, {&resource_reader_.read(resources), resources, 0, 1, 0});
}

void ContentInterpreter::run_stream(std::string_view bytes, const Frame& frame) {
  const Frame* const around = std::exchange(frame_, &frame);
  if (arenas_.size() <= forms_.size()) arenas_.emplace_back();
  Arena& arena = arenas_[forms_.size()];
  PdfParser parser(bytes, arena, facts_);
  std::vector<PdfValue> operands;
  while (!stopped_) {
    const PdfValue value = parser.next();
    if (value.kind() == PdfValue::Kind::kEnd) break;
    if (value.kind() == PdfValue::Kind::kBad) {
      fault(ContentFault::kSyntax, fmt::format("bytes before {} are no token", parser.offset()));
      operands.clear();
    } else if (value.kind() != PdfValue::Kind::kKeyword) {
      operands.push_back(value);
      if (operands.size() <= kMostOperands) continue;
      fault(ContentFault::kOperands, "more operands than any operator has");
      operands.clear();
    } else {
      if (value.is_keyword("BI")) {
        inline_image(parser);
      } else {
        apply(value.keyword(), operands);
      }
      operands.clear();
      arena.clear();
      facts_.values = 0;
    }
  }
  if (!operands.empty() && !stopped_) {
    fault(ContentFault::kSyntax, "operands without an operator at the end");
  }
  end_stream(frame);
  frame_ = around;
}

void ContentInterpreter::end_stream(const Frame& frame) {
  if (in_text_ && forms_.empty()) {
    fault(ContentFault::kTextObject, "BT without ET");
    in_text_ = false;
  }
  while (marks_.size() > frame.marks) {
    fault(ContentFault::kMarkedContent,
          fmt::format("{} without EMC", printable(content_.marks[marks_.back().id].tag)));
    MarkedContent& mark = content_.marks[marks_.back().id];
    mark.end_run = static_cast<std::uint32_t>(content_.runs.size());
    mark.end_order = content_.operators;
    marks_.pop_back();
  }
  if (states_.size() > frame.states) {
    fault(ContentFault::kGraphicsState, "q without Q");
    states_.resize(frame.states);
  }
}

void ContentInterpreter::fault(ContentFault fault, std::string message) {
  if (content_.breaches.size() >= kMostBreaches) return;
  content_.breaches.push_back({fault, content_.operators, std::move(message)});
}

void ContentInterpreter::apply(std::string_view word, Operands operands) {
  ++content_.operators;
  if (reading_.most_operators == 0) {
    fault(ContentFault::kLimit, "more operators than are accepted");
    stopped_ = true;
    return;
  }
  --reading_.most_operators;
  const std::uint32_t code = operator_code(word);
  if (apply_text(code, operands) || apply_marks(code, operands) || apply_path(code, operands) ||
      apply_color(code, operands) || apply_graphics(code, operands)) {
    return;
  }
  if (compatible_ > 0) return;
  fault(ContentFault::kUnknownOperator, fmt::format("{} is no operator", printable(word)));
}

std::string_view ContentInterpreter::one_name(Operands operands) {
  if (operands.size() == 1 && operands.front().is_name()) return operands.front().name();
  fault(ContentFault::kOperands, "one name is needed");
  return {};
}

// ---- graphics state (ISO 32000-1 8.4) ----

bool ContentInterpreter::apply_graphics(std::uint32_t code, Operands operands) {
  switch (code) {
    case op("q"): save(); return true;
    case op("Q"): restore(); return true;
    case op("cm"):
      if (const auto m = numbers<6>(operands)) {
        const auto& [a, b, c, d, e, f] = *m;
        state().ctm = Matrix{a, b, c, d, e, f}.then(state().ctm);
      }
      return true;
    case op("w"):
      if (const auto width = numbers<1>(operands)) state().line_width = width->front();
      return true;
    case op("J"):
    case op("j"):
    case op("M"):
    case op("i"): numbers<1>(operands); return true;
    case op("d"):
      if (operands.size() != 2 || !operands[0].is_array() || !operands[1].is_number()) {
        fault(ContentFault::kOperands, "d needs an array and a number");
      }
      return true;
    case op("ri"): one_name(operands); return true;
    case op("gs"): set_graphics_state(operands); return true;
    case op("Do"): draw(operands); return true;
    case op("sh"): shade(operands); return true;
    case op("BX"): ++compatible_; return true;
    case op("EX"): compatible_ = std::max(0, compatible_ - 1); return true;
    default: return false;
  }
}

void ContentInterpreter::save() {
  if (states_.size() >= limits::kPdfStateDepth) {
    fault(ContentFault::kLimit, "q stands deeper than is accepted");
    stopped_ = true;
    return;
  }
  states_.push_back(State(state()));
  content_.deepest_q = std::max(content_.deepest_q, static_cast<std::uint32_t>(states_.size() - 1));
}

void ContentInterpreter::restore() {
  if (states_.size() <= frame().states) {
    return fault(ContentFault::kGraphicsState, "Q without q");
  }
  states_.pop_back();
}

void ContentInterpreter::set_graphics_state(Operands operands) {
  const std::string_view name = one_name(operands);
  if (name.empty()) return;
  const auto found = frame().resources->graphics_states.find(name);
  if (found == frame().resources->graphics_states.end()) {
    return fault(ContentFault::kMissingResource, fmt::format("no ExtGState {}", printable(name)));
  }
  const PdfGraphicsState& set = reading_.file.graphics_states[found->second];
  if (std::ranges::find(content_.graphics_states, found->second) ==
      content_.graphics_states.end()) {
    content_.graphics_states.push_back(found->second);
  }
  if (set.fill_alpha) state().fill.alpha = *set.fill_alpha;
  if (set.stroke_alpha) state().stroke.alpha = *set.stroke_alpha;
  const bool blends =
      !set.blend_mode.empty() && set.blend_mode != "Normal" && set.blend_mode != "Compatible";
  if (blends || set.has_soft_mask || set.fill_alpha.value_or(1) < 1 ||
      set.stroke_alpha.value_or(1) < 1) {
    content_.uses_transparency = true;
  }
}

Placing ContentInterpreter::placing() {
  Placing out;
  if (marks_.empty()) {
    content_.paints_unmarked = true;
  } else {
    out.mark = marks_.back().id;
  }
  out.clip = state().clip;
  out.order = content_.operators;
  return out;
}

// ---- forms and images (ISO 32000-1 8.8 to 8.10) ----

PdfRect ContentInterpreter::unit_box() const {
  return transformed({0, 0, 1, 1}, states_.back().ctm);
}

void ContentInterpreter::draw(Operands operands) {
  const std::string_view name = one_name(operands);
  if (name.empty()) return;
  const auto found = frame().resources->xobjects.find(name);
  if (found == frame().resources->xobjects.end()) {
    return fault(ContentFault::kMissingResource, fmt::format("no XObject {}", printable(name)));
  }
  PdfXObject& xobject = reading_.file.xobjects[found->second];
  xobject.is_drawn = true;
  if (xobject.has_soft_mask || xobject.has_group) content_.uses_transparency = true;
  if (xobject.subtype == "Form") return draw_form(found->second);
  if (!xobject.is_mask) {
    note_device(xobject.color_space.family);
    note_device(xobject.color_space.base);
  }
  draw_image(found->second);
}

void ContentInterpreter::draw_image(std::optional<Id<PdfXObject>> id) {
  PaintedImage image;
  image.placing = placing();
  image.box = unit_box();
  image.xobject = id;
  content_.images.push_back(image);
}

void ContentInterpreter::draw_form(Id<PdfXObject> id) {
  const std::uint32_t object = reading_.file.xobjects[id].object;
  if (std::ranges::find(forms_, object) != forms_.end()) {
    return fault(ContentFault::kLoop, fmt::format("form {} draws itself", object));
  }
  if (forms_.size() >= limits::kPdfFormDepth) {
    return fault(ContentFault::kLimit, "forms stand in forms deeper than is accepted");
  }
  const PdfValue dict = resource_reader_.xobject_dict(id);
  const std::string* bytes = resource_reader_.form_content(id);
  if (bytes == nullptr) return;
  const State outside = state();
  PdfObjects& objects = reading_.objects;
  const PdfValue matrix = objects.get(dict, "Matrix");
  if (const auto m = matrix_of(objects, matrix)) state().ctm = m->then(state().ctm);
  PaintedImage image;
  image.placing.mark = marks_.empty() ? std::nullopt : std::optional(marks_.back().id);
  image.placing.clip = state().clip;
  image.placing.order = content_.operators;
  image.xobject = id;
  if (const auto box = rect_of(objects, dict["BBox"])) {
    image.box = transformed(*box, state().ctm);
    const Matrix& ctm = state().ctm;
    set_clip({image.box, ctm.b == 0 && ctm.c == 0});
  }
  content_.images.push_back(image);
  const PdfValue own = objects.get(dict, "Resources");
  const PdfValue resources = own.is_dict() ? own : frame().dict;
  const bool in_text = std::exchange(in_text_, false);
  forms_.push_back(object);
  const Frame form{&resource_reader_.read(resources), resources, object, states_.size(),
                   marks_.size()};
  run_stream(*bytes, form);
  forms_.pop_back();
  in_text_ = in_text;
  state() = outside;
}

void ContentInterpreter::inline_image(PdfParser& parser) {
  ++content_.operators;
  std::vector<PdfValue> entries;
  for (;;) {
    const PdfValue value = parser.next();
    if (value.is_keyword("ID")) break;
    if (value.kind() >= PdfValue::Kind::kKeyword || entries.size() > kMostOperands) {
      return fault(ContentFault::kSyntax, "an inline image's dictionary is malformed");
    }
    entries.push_back(value);
  }
  if (!parser.inline_image()) fault(ContentFault::kSyntax, "an inline image has no EI");
  for (std::size_t i = 0; i + 1 < entries.size(); i += 2) {
    const std::string_view key = entries[i].name();
    if (key != "CS" && key != "ColorSpace") continue;
    const std::string_view name = entries[i + 1].name();
    note_device(name == "G"      ? "DeviceGray"
                : name == "RGB"  ? "DeviceRGB"
                : name == "CMYK" ? "DeviceCMYK"
                                 : name);
  }
  draw_image(std::nullopt);
}

void ContentInterpreter::shade(Operands operands) {
  const std::string_view name = one_name(operands);
  if (name.empty()) return;
  PdfObjects& objects = reading_.objects;
  const PdfValue shading = objects.get(objects.get(frame().dict, "Shading"), name);
  if (!shading.is_dict()) {
    return fault(ContentFault::kMissingResource, fmt::format("no Shading {}", printable(name)));
  }
  note_device(color_family(objects, shading["ColorSpace"]));
  PaintedPath path;
  path.placing = placing();
  if (state().clip) path.box = content_.clips[*state().clip].box;
  path.fill = Paint{{}, false, state().fill.alpha};
  content_.paths.push_back(path);
}

}  // namespace clearleaf::verify
