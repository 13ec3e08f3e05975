// Signatures → kinds of files.
#include "image/file_kind.h"

#include "base/utf8.h"

namespace clearleaf::image {

namespace {

using namespace std::string_view_literals;

/// SVG has no signature: an XML document whose first element is svg.
bool is_svg(std::string_view bytes) {
  std::string_view text = bytes.substr(0, 4096);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trimmed(text);
  if (text.starts_with("<svg")) return true;
  const bool xml = text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<!D");
  return xml && text.find("<svg") != std::string_view::npos;
}

/// The brand of an ISO base media file (ISO/IEC 14496-12 4.3), as HEIC and AVIF are.
FileKind media_kind(std::string_view bytes) {
  const std::string_view brand = bytes.substr(8, 4);
  if (brand == "avif" || brand == "avis") return FileKind::kAvif;
  if (brand.starts_with("hei") || brand.starts_with("hev") || brand == "mif1" || brand == "msf1") {
    return FileKind::kHeic;
  }
  return FileKind::kUnknown;
}

}  // namespace

FileKind file_kind(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return FileKind::kPng;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return FileKind::kJpeg;
  if (bytes.starts_with("GIF8")) return FileKind::kGif;
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return FileKind::kWebp;
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return FileKind::kTiff;
  if (bytes.starts_with("%PDF")) return FileKind::kPdf;
  if (bytes.starts_with("BM")) return FileKind::kBmp;
  if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp") return media_kind(bytes);
  return is_svg(bytes) ? FileKind::kSvg : FileKind::kUnknown;
}

std::string_view kind_name(FileKind kind) {
  switch (kind) {
    case FileKind::kPng: return "PNG";
    case FileKind::kJpeg: return "JPEG";
    case FileKind::kSvg: return "SVG";
    case FileKind::kGif: return "GIF";
    case FileKind::kWebp: return "WebP";
    case FileKind::kHeic: return "HEIC";
    case FileKind::kAvif: return "AVIF";
    case FileKind::kTiff: return "TIFF";
    case FileKind::kBmp: return "BMP";
    case FileKind::kPdf: return "PDF";
    case FileKind::kUnknown: return "";
  }
  return "";
}

}  // namespace clearleaf::image
