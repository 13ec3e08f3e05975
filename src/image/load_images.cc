// The images of a document → files → pixels, JPEG streams or vectors, each file read once.
#include "image/load_images.h"

#include "base/environment_error.h"
#include "base/files.h"
#include "base/limits.h"
#include "image/decode_jpeg.h"
#include "image/decode_png.h"
#include "image/decode_svg.h"
#include "image/decoded.h"
#include "image/file_kind.h"
#include "image/find_image.h"
#include "model/walk.h"

#include <fmt/core.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace clearleaf::image {

namespace fs = std::filesystem;

namespace {

constexpr RuleId kUnreadable{"image-unreadable"};
constexpr RuleId kWrongKind{"image-kind"};

Problem wrong_kind(FileKind kind) {
  if (kind == FileKind::kUnknown) {
    return {kWrongKind, "is neither PNG nor JPEG nor SVG",
            "open it in an image program and export it as PNG or JPEG"};
  }
  return {kWrongKind,
          fmt::format("is a {} file; clearleaf reads PNG, JPEG and SVG", kind_name(kind)),
          "open it in an image program and export it as PNG or JPEG"};
}

DecodeResult decode(FileKind kind, std::string_view bytes, SvgDrawer& drawer) {
  if (kind == FileKind::kPng) return decode_png(bytes);
  if (kind == FileKind::kJpeg) return decode_jpeg(bytes);
  if (kind == FileKind::kSvg) return decode_svg(bytes, drawer);
  return wrong_kind(kind);
}

std::string_view media_type(FileKind kind) {
  if (kind == FileKind::kSvg) return "image/svg+xml";
  return kind == FileKind::kPng ? "image/png" : "image/jpeg";
}

/// An image, and what is to be told of it.
struct LoadedFile {
  ImageResource image;
  std::vector<Problem> losses;
};

using ResourceResult = std::variant<LoadedFile, Problem>;

ResourceResult load_file(const std::string& source, const fs::path& file, SvgDrawer& drawer) {
  std::string bytes;
  try {
    bytes = read_file(file, limits::kImageBytes);
  } catch (const EnvironmentError& error) {
    // An image is part of the document: one that cannot be read is for the author to mend.
    return Problem{kUnreadable, "cannot be read: " + error.cause, "check the file"};
  }
  const FileKind kind = file_kind(bytes);
  DecodeResult decoded = decode(kind, bytes, drawer);
  if (const auto* problem = std::get_if<Problem>(&decoded)) return *problem;
  auto& image = std::get<Decoded>(decoded);
  return LoadedFile{{source, std::string(media_type(kind)),
                     image.file.empty() ? std::move(bytes) : std::move(image.file), image.width,
                     image.height, image.dots_per_inch, std::move(image.content),
                     std::move(image.rasterised_because), image.smallest_text},
                    std::move(image.losses)};
}

/// Fills a store; remembers files, so that two ways to write one path are one image.
class Loader {
 public:
  Loader(const fs::path& folder, Diagnostics& diagnostics)
      : folder_(folder), diagnostics_(diagnostics) {}

  void load(const std::string& source, SourceSpan span) {
    if (!seen_.insert(source).second) return;
    const auto found = find_image(source, folder_);
    if (const auto* problem = std::get_if<Problem>(&found)) return tell(source, span, *problem);
    const auto id = load_file_once(source, span, std::get<fs::path>(found));
    if (id) store_.by_source.emplace(source, *id);
  }
  ImageStore take() { return std::move(store_); }

 private:
  std::optional<ImageId> load_file_once(const std::string& source, SourceSpan span,
                                        const fs::path& file) {
    std::error_code error;
    const fs::path name = fs::canonical(file, error);
    const auto [known, is_new] = by_file_.try_emplace(error ? file : name);
    if (!is_new) return known->second;
    ResourceResult loaded = load_file(source, file, drawer_);
    if (const auto* problem = std::get_if<Problem>(&loaded)) {
      tell(source, span, *problem);
      return known->second;
    }
    auto& [image, losses] = std::get<LoadedFile>(loaded);
    for (const Problem& loss : losses) {
      diagnostics_.warning(loss.rule, span, message_of(source, loss), loss.hint);
    }
    known->second = store_.images.push_back(std::move(image));
    return known->second;
  }
  void tell(const std::string& source, SourceSpan span, const Problem& problem) {
    diagnostics_.error(problem.rule, span, message_of(source, problem), problem.hint);
  }
  static std::string message_of(const std::string& source, const Problem& problem) {
    return fmt::format("the image \"{}\" {}", source, problem.message);
  }

  const fs::path& folder_;
  Diagnostics& diagnostics_;
  SvgDrawer drawer_;
  ImageStore store_;
  std::set<std::string> seen_;
  std::map<fs::path, std::optional<ImageId>> by_file_;  // none: it could not be loaded
};

}  // namespace

ImageStore load_images(const Document& document, const fs::path& folder, Diagnostics& diagnostics) {
  Loader loader(folder, diagnostics);
  const Spanned<std::string>& cover = document.meta.cover;
  if (!cover.value.empty()) loader.load(cover.value, cover.span);
  for (const ImageUse& use : image_uses(document)) loader.load(use.image->source, use.span);
  return loader.take();
}

}  // namespace clearleaf::image
