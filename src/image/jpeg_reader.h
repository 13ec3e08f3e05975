// libjpeg behind a C++ face: a JPEG's header, then its samples.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace clearleaf::image {

/// What the samples stand for.
enum class JpegColors { kGrey, kYcc, kRgb, kFourInks };
/// What a PDF can hold as it is, and what it cannot.
enum class JpegProcess { kBaselineOrProgressive, kOther };

struct JpegHeader {
  std::uint32_t width = 0;  // as stored
  std::uint32_t height = 0;
  JpegColors colors = JpegColors::kYcc;
  JpegProcess process = JpegProcess::kOther;
  bool inks_inverted = false;       // Adobe's four inks: 255 is no ink
  double dots_per_inch = 0;         // as JFIF says
  std::optional<std::string> exif;  // the first APP1 segment
};

struct JpegSession;

/// Reads one file. Where a call fails, `message` says why and the reader is of no more use.
class JpegReader {
 public:
  explicit JpegReader(std::string_view bytes);
  ~JpegReader();
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  /// None: not a JPEG that can be read.
  std::optional<JpegHeader> read_header();
  /// All samples as stored, 8 bits each: grey, RGB or four inks. None: the file is damaged.
  std::optional<std::string> read_samples();
  /// After reading: bytes of the file up to the end of the image (EOI).
  std::size_t bytes_used() const;

  /// After reading: something in the file is odd, though no pixel is wrong for it.
  bool has_oddities() const;

  std::string message() const;

 private:
  std::unique_ptr<JpegSession> session_;
};

}  // namespace clearleaf::image
