// Text and marked content of content streams (ISO 32000-1 9, 14.6).
#include "verify/pdf_limits.h"
#include "verify/pdf_operators.h"

#include <cmath>

namespace clearleaf::verify {

// ---- text ----

bool ContentInterpreter::apply_text(std::uint32_t code, Operands operands) {
  const auto set = [&](double State::*parameter, double factor) {
    if (const auto value = numbers<1>(operands)) state().*parameter = value->front() * factor;
    return true;
  };
  switch (code) {
    case op("Td"):
      if (const auto at = numbers<2>(operands)) move_text((*at)[0], (*at)[1]);
      return true;
    case op("TD"):
      if (const auto at = numbers<2>(operands)) {
        state().leading = -(*at)[1];
        move_text((*at)[0], (*at)[1]);
      }
      return true;
    case op("Tm"):
      if (const auto m = numbers<6>(operands)) {
        const auto& [a, b, c, d, e, f] = *m;
        text_matrix_ = line_matrix_ = Matrix{a, b, c, d, e, f};
      }
      return true;
    case op("T*"): move_text(0, -state().leading); return true;
    case op("Tj"):
      if (operands.size() != 1 || !operands.front().is_string()) {
        fault(ContentFault::kOperands, "Tj needs a string");
      } else {
        show(operands);
      }
      return true;
    case op("TJ"):
      if (operands.size() != 1 || !operands.front().is_array()) {
        fault(ContentFault::kOperands, "TJ needs an array");
      } else {
        show(operands.front().items());
      }
      return true;
    case op("'"):
    case op("\""):
      if (code == op("\"") && operands.size() == 3) {
        state().word_space = operands[0].number().value_or(0);
        state().character_space = operands[1].number().value_or(0);
        operands = operands.subspan(2);
      }
      if (operands.size() != 1 || !operands.front().is_string()) {
        fault(ContentFault::kOperands, "a string is needed");
        return true;
      }
      move_text(0, -state().leading);
      show(operands);
      return true;
    case op("BT"): begin_text(); return true;
    case op("ET"): end_text(); return true;
    case op("Tf"): set_font(operands); return true;
    case op("Tc"): return set(&State::character_space, 1);
    case op("Tw"): return set(&State::word_space, 1);
    case op("Tz"): return set(&State::scale, 0.01);
    case op("TL"): return set(&State::leading, 1);
    case op("Ts"): return set(&State::rise, 1);
    case op("Tr"):
      if (const auto mode = numbers<1>(operands)) {
        const bool fits = mode->front() >= 0 && mode->front() <= 7;
        if (!fits) fault(ContentFault::kOperands, "no such text rendering mode");
        state().render_mode = fits ? static_cast<std::uint8_t>(mode->front()) : std::uint8_t{0};
      }
      return true;
    case op("d0"): numbers<2>(operands); return true;
    case op("d1"): numbers<6>(operands); return true;
    default: return false;
  }
}

void ContentInterpreter::begin_text() {
  if (in_text_) fault(ContentFault::kTextObject, "BT within BT");
  in_text_ = true;
  ++text_objects_;
  text_matrix_ = line_matrix_ = Matrix{};
}

void ContentInterpreter::end_text() {
  if (!in_text_) fault(ContentFault::kTextObject, "ET without BT");
  in_text_ = false;
  if (text_clip_) set_clip({*text_clip_, false});
  text_clip_.reset();
}

void ContentInterpreter::move_text(double x, double y) {
  const PdfPoint at = line_matrix_.apply(x, y);
  line_matrix_.e = at.x;
  line_matrix_.f = at.y;
  text_matrix_ = line_matrix_;
}

void ContentInterpreter::set_font(Operands operands) {
  const auto size = operands.size() == 2 ? operands[1].number() : std::nullopt;
  if (!size || !operands[0].is_name()) {
    return fault(ContentFault::kOperands, "Tf needs a name and a number");
  }
  state().font_size = *size;
  const auto found = frame().resources->fonts.find(operands[0].name());
  state().font = found == frame().resources->fonts.end() ? nullptr : found->second;
  if (state().font == nullptr) {
    fault(ContentFault::kMissingResource, "a Font is not in the resources");
  }
}

void ContentInterpreter::show_piece(std::string_view shown, TextRun& run, LoadedFont& font,
                                    Advance& advance) {
  const State& now = state();
  const double unit = now.font_size / 1000;
  const bool by_two = font.is_composite && font.encoding.code_bytes() == 2;
  while (!shown.empty()) {
    std::uint32_t code = static_cast<unsigned char>(shown.front());
    std::size_t bytes = 1;
    if (by_two && shown.size() > 1) {
      code = code << 8U | static_cast<unsigned char>(shown[1]);
      bytes = 2;
      shown.remove_prefix(2);
    } else if (font.is_composite) {
      const std::size_t before = shown.size();
      code = font.encoding.take_code(shown);
      bytes = before - shown.size();
    } else {
      shown.remove_prefix(1);
    }
    ++run.codes;
    if (const auto text = font.to_unicode.unicode(code)) {
      content_.text += *text;
    } else {
      ++run.without_unicode;
      content_.text += "\uFFFD";
    }
    const std::uint32_t cid = font.is_composite ? font.encoding.cid(code).value_or(0) : code;
    if (font.is_composite) {
      std::uint32_t gid = cid;
      if (!font.gids.empty()) {
        const std::size_t at = std::size_t{2} * cid;
        gid = at + 1 < font.gids.size() && (font.gids[at] != 0 || font.gids[at + 1] != 0) ? 1 : 0;
      }
      if (gid == 0) ++run.notdef;
    }
    if (code < 0x10000 && now.render_mode != 3) {
      if (font.used.size() <= code) font.used.resize(code + 1);
      font.used[code] = true;
    }
    const double width = font.width_of(cid) * unit;
    advance.glyphs += width;
    advance.pen += width + now.character_space;
    if (code == 32 && bytes == 1) advance.pen += now.word_space;
  }
}

void ContentInterpreter::show(Operands pieces) {
  if (!in_text_) fault(ContentFault::kTextObject, "text is shown outside a text object");
  State& now = state();
  if (now.font == nullptr) return fault(ContentFault::kNoFont, "text is shown without a font");
  TextRun run;
  run.placing = placing();
  run.font = now.font->id;
  run.text_offset = static_cast<std::uint32_t>(content_.text.size());
  run.fill = now.fill;
  run.render_mode = now.render_mode;
  const Matrix on_page = text_matrix_.then(now.ctm);
  Advance advance;
  double reach = 0;  // the farthest of the pen: a mark may stand behind
  bool begun = false;
  for (const PdfValue& piece : pieces) {
    if (const auto kern = piece.number()) {
      advance.pen -= *kern * now.font_size / 1000;
    } else if (piece.is_string()) {
      if (!begun) run.origin = on_page.apply(advance.pen * now.scale, now.rise);
      begun = true;
      show_piece(piece.string(), run, *now.font, advance);
      reach = std::max(reach, advance.pen);
    } else {
      fault(ContentFault::kOperands, "TJ needs strings and numbers");
    }
  }
  run.end = on_page.apply(reach * now.scale, now.rise);
  run.size = std::hypot(on_page.c, on_page.d) * std::abs(now.font_size);
  note_look(run, on_page, advance.glyphs);
  run.text_size = static_cast<std::uint32_t>(content_.text.size()) - run.text_offset;
  text_matrix_.e += advance.pen * now.scale * text_matrix_.a;
  text_matrix_.f += advance.pen * now.scale * text_matrix_.b;
  if (run.codes == 0) return;
  content_.runs.push_back(run);
  if (now.render_mode >= 4) add_to_text_clip(run);
}

/// `glyphs`: their widths in text space, before Tz.
void ContentInterpreter::note_look(TextRun& run, const Matrix& on_page, double glyphs) const {
  constexpr double kTurned = 0.02;  // of the scale
  const State& now = state();
  const double across = std::hypot(on_page.a, on_page.b) * std::abs(now.scale);
  const double up = std::hypot(on_page.c, on_page.d);
  run.set_width = static_cast<float>(glyphs * across);
  run.condensed = up > 0 ? static_cast<float>(across / up) : 1;
  run.is_upright = on_page.a * now.scale * now.font_size >= 0 && on_page.d * now.font_size >= 0 &&
                   std::abs(on_page.b) <= kTurned * std::abs(on_page.a) &&
                   std::abs(on_page.c) <= kTurned * std::abs(on_page.d);
  if (now.render_mode == 2 && now.stroke.known && now.stroke.color == now.fill.color) {
    run.outline = static_cast<float>(drawn_line_width());
  }
}

void ContentInterpreter::add_to_text_clip(const TextRun& run) {
  const PdfRect box{std::min(run.origin.x, run.end.x), std::min(run.origin.y, run.end.y) - run.size,
                    std::max(run.origin.x, run.end.x),
                    std::max(run.origin.y, run.end.y) + run.size};
  if (!text_clip_) text_clip_ = box;
  extend(*text_clip_, {box.left, box.bottom});
  extend(*text_clip_, {box.right, box.top});
}

// ---- marked content ----

bool ContentInterpreter::apply_marks(std::uint32_t code, Operands operands) {
  switch (code) {
    case op("BMC"): begin_mark(operands, false); return true;
    case op("BDC"): begin_mark(operands, true); return true;
    case op("EMC"): end_mark(); return true;
    case op("MP"): one_name(operands); return true;
    case op("DP"):
      if (operands.size() != 2 || !operands.front().is_name()) {
        fault(ContentFault::kOperands, "DP needs a tag and properties");
      }
      return true;
    default: return false;
  }
}

void ContentInterpreter::begin_mark(Operands operands, bool has_properties) {
  if (marks_.size() >= limits::kPdfStateDepth) {
    fault(ContentFault::kLimit, "marked content stands deeper than is accepted");
    stopped_ = true;
    return;
  }
  MarkedContent mark;
  if (operands.size() == (has_properties ? 2U : 1U) && operands.front().is_name()) {
    mark.tag = reading_.file.names.of(operands.front().name());
  } else {
    fault(ContentFault::kOperands, "marked content needs a tag, and BDC properties");
  }
  if (!marks_.empty()) mark.parent = marks_.back().id;
  mark.form = frame().form;
  mark.first_run = static_cast<std::uint32_t>(content_.runs.size());
  mark.order = content_.operators;
  if (has_properties && operands.size() == 2) {
    PdfValue properties = operands[1];
    if (properties.is_name()) {
      PdfObjects& objects = reading_.objects;
      properties = objects.get(objects.get(frame().dict, "Properties"), properties.name());
      if (!properties.is_dict()) {
        fault(ContentFault::kMissingResource, "a property list is not in the resources");
      }
    }
    read_properties(properties, mark);
  }
  marks_.push_back({content_.marks.push_back(std::move(mark)), in_text_ ? text_objects_ : 0});
}

void ContentInterpreter::read_properties(const PdfValue& dict, MarkedContent& mark) {
  PdfObjects& objects = reading_.objects;
  std::optional<MarkProperties> found;
  const auto some = [&]() -> MarkProperties& { return found ? *found : found.emplace(); };
  for (std::size_t i = 0; i < dict.entries(); ++i) {
    const std::string_view key = dict.key(i);
    const PdfValue value = objects.resolve(dict.value(i));
    if (key == "MCID") {
      const auto mcid = value.integer();
      const bool fits = mcid && *mcid >= 0 && *mcid <= 0x7FFFFFFF;
      if (fits) mark.mcid = static_cast<std::uint32_t>(*mcid);
      if (!fits) fault(ContentFault::kOperands, "an MCID is no number from 0");
    } else if (key == "ActualText") {
      some().actual_text = to_utf8_text(value.string());
    } else if (key == "Alt") {
      some().alt = to_utf8_text(value.string());
    } else if (key == "E") {
      some().expansion = to_utf8_text(value.string());
    } else if (key == "Lang") {
      some().lang = to_utf8_text(value.string());
    } else if (mark.tag == "Artifact" && key == "Type") {
      some().artifact_type = value.name();
    } else if (mark.tag == "Artifact" && key == "Subtype") {
      some().artifact_subtype = value.name();
    } else if (mark.tag == "Artifact" && key == "Attached") {
      const auto sides = value.items();
      for (std::size_t side = 0; side < sides.size() && side < 4; ++side) {
        some().attached.emplace_back(objects.resolve(sides[side]).name());
      }
    } else if (key == "BBox") {
      some().box = rect_of(objects, value);
    }
  }
  if (found) mark.properties = content_.properties.push_back(std::move(*found));
}

void ContentInterpreter::end_mark() {
  if (marks_.size() <= frame().marks) {
    return fault(ContentFault::kMarkedContent, "EMC without BDC");
  }
  const OpenMark open = marks_.back();
  marks_.pop_back();
  MarkedContent& mark = content_.marks[open.id];
  mark.closed = true;
  mark.end_run = static_cast<std::uint32_t>(content_.runs.size());
  mark.end_order = content_.operators;
  if (open.text_object != (in_text_ ? text_objects_ : 0)) {
    fault(ContentFault::kMarkedContent, "marked content crosses the bounds of a text object");
  }
}

}  // namespace clearleaf::verify
