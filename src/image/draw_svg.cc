// librsvg and cairo, in a child process.
#include "image/draw_svg.h"

#include "base/checked.h"
#include "base/limits.h"

#include <cairo-svg.h>
#include <cairo.h>
#include <fmt/core.h>
#include <librsvg/rsvg.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace clearleaf::image {

namespace {

constexpr RuleId kTooSlow{"image-svg-too-slow"};
// What a child answers begins with one of these.
constexpr char kDrawn = 'd';
constexpr char kRefused = 'r';

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct FreeHandle {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
struct FreeError {
  void operator()(GError* error) const { g_error_free(error); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
using Context = std::unique_ptr<cairo_t, FreeContext>;
using Handle = std::unique_ptr<RsvgHandle, FreeHandle>;
using Error = std::unique_ptr<GError, FreeError>;

/// The cause, where the drawing could not be put on `surface`; else "".
std::string draw(std::string_view svg, cairo_surface_t* surface, double width, double height) {
  GError* failure = nullptr;
  // Bytes without an address: nothing in them can name another file.
  const Handle handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &failure));
  const Error not_read(failure);
  if (!handle) return not_read ? not_read->message : "it cannot be read";
  rsvg_handle_set_dpi(handle.get(), 96);
  const RsvgRectangle viewport{0, 0, width, height};
  const Context context(cairo_create(surface));
  failure = nullptr;
  const bool drawn =
      rsvg_handle_render_document(handle.get(), context.get(), &viewport, &failure) != 0;
  const Error not_drawn(failure);
  if (!drawn) return not_drawn ? not_drawn->message : "it cannot be drawn";
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) {
    return cairo_status_to_string(cairo_status(context.get()));
  }
  return "";
}

std::string finished(cairo_surface_t* surface) {
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  return status == CAIRO_STATUS_SUCCESS ? "" : cairo_status_to_string(status);
}

cairo_status_t append_to_string(void* out, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

std::string paths_answer(std::string_view svg, double width, double height) {
  std::string out(1, kDrawn);
  const Surface surface(cairo_svg_surface_create_for_stream(append_to_string, &out, width, height));
  std::string cause = draw(svg, surface.get(), width, height);
  if (cause.empty()) cause = finished(surface.get());
  return cause.empty() ? out : kRefused + cause;
}

std::string pixels_answer(std::string_view svg, std::uint32_t width, std::uint32_t height) {
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, checked<int>(width), checked<int>(height)));
  std::string cause = draw(svg, surface.get(), width, height);
  if (cause.empty()) {
    cairo_surface_flush(surface.get());
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
      cause = cairo_status_to_string(status);
    }
  }
  if (!cause.empty()) return kRefused + cause;
  std::string out(1, kDrawn);
  const unsigned char* row = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (std::uint32_t y = 0; y < height; ++y, row += stride) {
    out.append(reinterpret_cast<const char*>(row), std::size_t{width} * 4);
  }
  return out;
}

/// Fonts are chosen by language too: not by that of who runs clearleaf. For a child, which may
/// change its environment.
void forget_language() {
  for (const char* name : {"LC_ALL", "FC_LANG", "PANGO_LANGUAGE", "LANGUAGE"}) {
    ::setenv(name, std::strcmp(name, "LC_ALL") == 0 ? "C" : "en", 1);
  }
}

/// What is asked of the child; the SVG follows.
struct RequestHead {
  enum class Wanted : unsigned char { kPaths, kPixels } wanted = Wanted::kPaths;
  double width = 0;
  double height = 0;
};

std::string request(const RequestHead& head, std::string_view svg) {
  std::string out(reinterpret_cast<const char*>(&head), sizeof head);
  return out += svg;
}

std::string answer(std::string_view request) {
  RequestHead head;
  std::memcpy(&head, request.data(), sizeof head);
  request.remove_prefix(sizeof head);
  forget_language();
  if (head.wanted == RequestHead::Wanted::kPaths) {
    return paths_answer(request, head.width, head.height);
  }
  return pixels_answer(request, static_cast<std::uint32_t>(head.width),
                       static_cast<std::uint32_t>(head.height));
}

/// cairo's ARGB32: 32 bits of the machine's byte order, colours multiplied by alpha.
Pixels pixels_of(std::string_view argb) {
  const std::size_t count = argb.size() / 4;
  Pixels pixels{3, std::string(count * 3, '\0'), std::string(count, '\0')};
  bool opaque = true;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, argb.data() + i * 4, 4);
    const std::uint32_t alpha = pixel >> 24U;
    opaque = opaque && alpha == 255;
    pixels.alpha[i] = static_cast<char>(alpha);
    for (std::size_t c = 0; c < 3 && alpha != 0; ++c) {
      const std::uint32_t value = pixel >> (16U - 8U * c) & 0xFFU;
      pixels.samples[i * 3 + c] = static_cast<char>((value * 255 + alpha / 2) / alpha);
    }
  }
  if (opaque) pixels.alpha.clear();
  return pixels;
}

}  // namespace

SvgDrawer::SvgDrawer() : child_(answer) {}

std::variant<std::string, Problem> SvgDrawer::as_paths(std::string_view svg, double width,
                                                       double height) {
  constexpr std::size_t kMost = 256U << 20U;
  return ask(request({RequestHead::Wanted::kPaths, width, height}, svg), kMost);
}

std::variant<Pixels, Problem> SvgDrawer::as_pixels(std::string_view svg, std::uint32_t width,
                                                   std::uint32_t height) {
  if (auto problem = size_problem(width, height)) return *problem;
  const RequestHead head{RequestHead::Wanted::kPixels, static_cast<double>(width),
                         static_cast<double>(height)};
  const auto drawn = ask(request(head, svg), std::size_t{width} * height * 4 + 1);
  if (const auto* problem = std::get_if<Problem>(&drawn)) return *problem;
  return pixels_of(std::get<std::string>(drawn));
}

/// What the child drew, or why it did not.
std::variant<std::string, Problem> SvgDrawer::ask(std::string_view request,
                                                  std::size_t result_bytes) {
  ChildResult result = child_.run(request, {limits::kSvgSeconds, limits::kSvgMemory, result_bytes});
  switch (result.end) {
    case ChildEnd::kDone: break;
    case ChildEnd::kOutOfTime:
      return Problem{kTooSlow,
                     fmt::format("takes more than {} seconds to draw", limits::kSvgSeconds),
                     "simplify the drawing (filters, patterns and copies of copies take long), or "
                     "export it as PNG at least 1600 pixels wide"};
    case ChildEnd::kFailed: return broken("drawing it fails or takes too much memory");
  }
  INVARIANT(!result.bytes.empty(), "a child that is done has answered");
  if (result.bytes.front() == kRefused) return broken(result.bytes.substr(1));
  result.bytes.erase(0, 1);
  return std::move(result.bytes);
}

}  // namespace clearleaf::image
