// A page's content streams → PageContent (ISO 32000-1 7.8.2, 8, 9, 14.6).
#pragma once

#include "verify/pdf_resources.h"

#include <array>
#include <cmath>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// ISO 32000-1 8.3.4: x' = ax + cy + e, y' = bx + dy + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  PdfPoint apply(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
  /// First this one, then `next`.
  Matrix then(const Matrix& next) const;
};

/// Runs the content of one page, forms included.
class ContentInterpreter {
 public:
  /// `arenas`: memory that the pages of a file use one after the other.
  ContentInterpreter(PdfReading& reading, ResourceReader& resources, std::deque<Arena>& arenas,
                     PageContent& content)
      : reading_(reading), resource_reader_(resources), arenas_(arenas), content_(content) {}

  void run(std::string_view bytes, const PdfValue& resources);
  const SyntaxFacts& facts() const { return facts_; }

 private:
  enum class Model : std::uint8_t { kGray, kRgb, kCmyk, kOther };

  struct State {
    Matrix ctm;
    Paint fill;
    Paint stroke;
    Model fill_model = Model::kGray;
    Model stroke_model = Model::kGray;
    double line_width = 1;
    std::optional<Id<Clip>> clip;
    LoadedFont* font = nullptr;
    double font_size = 0;
    double character_space = 0;
    double word_space = 0;
    double scale = 1;  // Tz
    double leading = 0;
    double rise = 0;
    std::uint8_t render_mode = 0;
  };

  struct Subpath {
    PdfRect box;
    std::array<PdfPoint, 5> points{};
    std::size_t count = 0;  // of points; curves count as more than five
  };

  /// A content stream that is being run: the page's, or that of a form.
  struct Frame {
    const Resources* resources;
    PdfValue dict;
    std::uint32_t form;  // object number; 0: the page
    std::size_t states;  // open when it began
    std::size_t marks;
  };

  using Operands = std::span<const PdfValue>;

  void run_stream(std::string_view bytes, const Frame& frame);
  void end_stream(const Frame& frame);
  void apply(std::string_view word, Operands operands);
  bool apply_graphics(std::uint32_t code, Operands operands);
  bool apply_path(std::uint32_t code, Operands operands);
  bool apply_color(std::uint32_t code, Operands operands);
  bool apply_text(std::uint32_t code, Operands operands);
  bool apply_marks(std::uint32_t code, Operands operands);
  void fault(ContentFault fault, std::string message);
  /// The first `N` operands; none and a fault where there are not just as many numbers.
  template <std::size_t N>
  std::optional<std::array<double, N>> numbers(Operands operands);
  std::string_view one_name(Operands operands);
  State& state() { return states_.back(); }
  const State& state() const { return states_.back(); }
  const Frame& frame() const { return *frame_; }

  // graphics
  void save();
  void restore();
  void set_graphics_state(Operands operands);
  void draw(Operands operands);
  void draw_form(Id<PdfXObject> id);
  void draw_image(std::optional<Id<PdfXObject>> id);
  void inline_image(PdfParser& parser);
  void shade(Operands operands);
  Placing placing();
  PdfRect unit_box() const;

  // paths
  void move_to(PdfPoint point);
  void line_to(PdfPoint point);
  void curve_through(std::span<const double> coordinates);
  void add_rectangle(std::span<const double> at);
  void close_subpath();
  /// Points on the page.
  double drawn_line_width() const;
  enum class Painting : std::uint8_t { kNone, kFill, kStroke, kBoth };
  void paint(Painting painting);
  static bool is_rectangle(const Subpath& subpath);
  void clip_to_path();
  void set_clip(Clip clip);

  // colours
  void set_space(Operands operands, Paint State::*paint, Model State::*model);
  void set_color(Operands operands, Paint State::*paint, Model State::*model);
  void set_device(Operands operands, Model device, Paint State::*paint, Model State::*model);
  Model model_of(const PdfColorSpace& space);
  void note_device(std::string_view family);

  // text
  void begin_text();
  void end_text();
  void move_text(double x, double y);
  void show(Operands pieces);
  /// How far the pen has come in text space, before Tz, and the widths of the glyphs alone.
  struct Advance {
    double pen = 0;
    double glyphs = 0;
  };
  void show_piece(std::string_view shown, TextRun& run, LoadedFont& font, Advance& advance);
  void note_look(TextRun& run, const Matrix& on_page, double glyphs) const;
  void add_to_text_clip(const TextRun& run);
  void set_font(Operands operands);

  // marked content
  void begin_mark(Operands operands, bool has_properties);
  void end_mark();
  void read_properties(const PdfValue& dict, MarkedContent& mark);

  PdfReading& reading_;
  ResourceReader& resource_reader_;
  std::deque<Arena>& arenas_;  // by depth of forms
  PageContent& content_;
  SyntaxFacts facts_;
  std::vector<State> states_;
  const Frame* frame_ = nullptr;
  std::vector<std::uint32_t> forms_;  // being drawn

  std::vector<Subpath> path_;
  bool clips_ = false;  // W or W* before the next painting operator

  bool in_text_ = false;
  std::uint32_t text_objects_ = 0;  // begun so far
  Matrix text_matrix_;
  Matrix line_matrix_;
  std::optional<PdfRect> text_clip_;  // around what clips once the text object ends (Tr 4 to 7)

  struct OpenMark {
    Id<MarkedContent> id;
    std::uint32_t text_object;  // that it began in; 0: outside any
  };
  std::vector<OpenMark> marks_;
  int compatible_ = 0;  // BX sections that are open
  bool stopped_ = false;
};

}  // namespace clearleaf::verify
