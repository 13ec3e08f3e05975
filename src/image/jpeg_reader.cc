// libjpeg-turbo's calls. It reports errors by longjmp: every function that sets the place to jump
// back to is here, is small, and holds nothing that has a destructor.
#include "image/jpeg_reader.h"

// jpeglib.h takes size_t and FILE from its includer.
// clang-format off
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>
#include <jerror.h>
// clang-format on

#include "base/checked.h"
#include "image/decoded.h"

#include <array>
#include <csetjmp>

namespace clearleaf::image {

struct JpegSession {
  std::string_view bytes;
  jpeg_decompress_struct info{};
  jpeg_error_mgr errors{};
  jpeg_progress_mgr progress{};
  std::jmp_buf escape{};
  std::array<char, JMSG_LENGTH_MAX> message{};
  bool damaged = false;  // the data lacks or contradicts something: pixels are made up
};

namespace {

JpegSession& session_of(j_common_ptr info) {
  return *static_cast<JpegSession*>(info->client_data);
}

void on_error(j_common_ptr info) {
  JpegSession& session = session_of(info);
  info->err->format_message(info, session.message.data());
  std::longjmp(session.escape, 1);
}

/// Warnings that do not touch the picture; all others mean that data is missing or contradictory.
bool is_harmless(int code) {
  return code == JWRN_EXTRANEOUS_DATA || code == JWRN_ADOBE_XFORM || code == JWRN_JFIF_MAJOR ||
         code == JWRN_TOO_MUCH_DATA;
}

void on_message(j_common_ptr info, int level) {
  if (level >= 0) return;  // a trace
  ++info->err->num_warnings;
  JpegSession& session = session_of(info);
  if (is_harmless(info->err->msg_code) || session.damaged) return;
  session.damaged = true;
  info->err->format_message(info, session.message.data());
}

/// A few kilobytes of progressive scans can take minutes to decode: real files have about ten.
void on_progress(j_common_ptr info) {
  constexpr int kMostScans = 500;
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= kMostScans) return;
  JpegSession& session = session_of(info);
  std::snprintf(session.message.data(), session.message.size(), "it has too many scans");
  std::longjmp(session.escape, 1);
}

bool open(JpegSession& session) {
  session.info.err = jpeg_std_error(&session.errors);
  session.errors.error_exit = on_error;
  session.errors.emit_message = on_message;
  session.info.client_data = &session;
  if (setjmp(session.escape) != 0) return false;
  jpeg_create_decompress(&session.info);
  session.progress.progress_monitor = on_progress;
  session.info.progress = &session.progress;
  jpeg_save_markers(&session.info, JPEG_APP0 + 1, 0xFFFF);
  jpeg_mem_src(&session.info, reinterpret_cast<const unsigned char*>(session.bytes.data()),
               static_cast<unsigned long>(session.bytes.size()));
  jpeg_read_header(&session.info, TRUE);
  return true;
}

/// Decodes into `rows`, one row `stride` bytes after the other.
bool decode(JpegSession& session, unsigned char* rows, std::size_t stride) {
  if (setjmp(session.escape) != 0) return false;
  jpeg_start_decompress(&session.info);
  while (session.info.output_scanline < session.info.output_height) {
    JSAMPROW row = rows + session.info.output_scanline * stride;
    jpeg_read_scanlines(&session.info, &row, 1);
  }
  jpeg_finish_decompress(&session.info);
  return !session.damaged;
}

std::optional<JpegColors> colors_of(const jpeg_decompress_struct& info) {
  switch (info.jpeg_color_space) {
    case JCS_GRAYSCALE: return JpegColors::kGrey;
    case JCS_YCbCr: return JpegColors::kYcc;
    case JCS_RGB: return JpegColors::kRgb;
    case JCS_CMYK:
    case JCS_YCCK: return JpegColors::kFourInks;
    default: return std::nullopt;
  }
}

J_COLOR_SPACE output_of(JpegColors colors) {
  if (colors == JpegColors::kGrey) return JCS_GRAYSCALE;
  return colors == JpegColors::kFourInks ? JCS_CMYK : JCS_RGB;
}

/// JFIF's density (JFIF 1.02: units 1 is the inch, 2 the centimetre).
double density_of(const jpeg_decompress_struct& info) {
  if (info.density_unit != 1 && info.density_unit != 2) return 0;
  const double per_unit = info.density_unit == 2 ? 2.54 : 1;
  return square_density(info.X_density * per_unit, info.Y_density * per_unit);
}

std::optional<std::string> exif_of(const jpeg_decompress_struct& info) {
  for (jpeg_saved_marker_ptr marker = info.marker_list; marker != nullptr; marker = marker->next) {
    const std::string_view content(reinterpret_cast<const char*>(marker->data),
                                   marker->data_length);
    if (content.starts_with("Exif")) return std::string(content);
  }
  return std::nullopt;
}

unsigned char* as_samples(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

std::size_t row_bytes(const jpeg_decompress_struct& info) {
  const std::size_t components = info.out_color_space == JCS_GRAYSCALE ? 1
                                 : info.out_color_space == JCS_CMYK    ? 4
                                                                       : 3;
  return info.image_width * components;
}

}  // namespace

JpegReader::JpegReader(std::string_view bytes) : session_(std::make_unique<JpegSession>()) {
  session_->bytes = bytes;
}

JpegReader::~JpegReader() {
  jpeg_destroy_decompress(&session_->info);
}

std::optional<JpegHeader> JpegReader::read_header() {
  if (!open(*session_)) return std::nullopt;
  jpeg_decompress_struct& info = session_->info;
  const auto colors = colors_of(info);
  if (!colors) {
    std::snprintf(session_->message.data(), session_->message.size(), "its colours are unknown");
    return std::nullopt;
  }
  info.out_color_space = output_of(*colors);
  const bool common = info.data_precision == 8 && info.arith_code == FALSE;
  return JpegHeader{info.image_width,
                    info.image_height,
                    *colors,
                    common ? JpegProcess::kBaselineOrProgressive : JpegProcess::kOther,
                    info.saw_Adobe_marker == TRUE,
                    density_of(info),
                    exif_of(info)};
}

std::optional<std::string> JpegReader::read_samples() {
  const std::size_t stride = row_bytes(session_->info);
  std::string samples(stride * session_->info.image_height, '\0');
  if (!decode(*session_, as_samples(samples), stride)) return std::nullopt;
  return samples;
}

std::size_t JpegReader::bytes_used() const {
  return session_->bytes.size() - session_->info.src->bytes_in_buffer;
}

std::string JpegReader::message() const {
  return session_->message.data();
}

bool JpegReader::has_oddities() const {
  return session_->errors.num_warnings > 0;
}

}  // namespace clearleaf::image
