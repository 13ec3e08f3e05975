// The images of a document → files → pixels or JPEG streams, each file read once.
#include "image/load_images.h"

#include "base/environment_error.h"
#include "base/files.h"
#include "base/limits.h"
#include "image/decode_jpeg.h"
#include "image/decode_png.h"
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

namespace clearleaf::image {

namespace fs = std::filesystem;

namespace {

constexpr RuleId kUnreadable{"image-unreadable"};
constexpr RuleId kWrongKind{"image-kind"};

Problem wrong_kind(FileKind kind) {
  if (kind == FileKind::kSvg) {
    return {kWrongKind, "is an SVG drawing, which clearleaf does not read yet",
            "export it as PNG, at least 1600 pixels wide, and type that file's name"};
  }
  if (kind == FileKind::kUnknown) {
    return {kWrongKind, "is neither PNG nor JPEG",
            "open it in an image program and export it as PNG or JPEG"};
  }
  return {kWrongKind, fmt::format("is a {} file; clearleaf reads PNG and JPEG", kind_name(kind)),
          "open it in an image program and export it as PNG or JPEG"};
}

DecodeResult decode(FileKind kind, std::string_view bytes) {
  if (kind == FileKind::kPng) return decode_png(bytes);
  if (kind == FileKind::kJpeg) return decode_jpeg(bytes);
  return wrong_kind(kind);
}

using ResourceResult = std::variant<ImageResource, Problem>;

ResourceResult load_file(const std::string& source, const fs::path& file) {
  std::string bytes;
  try {
    bytes = read_file(file, limits::kImageBytes);
  } catch (const EnvironmentError& error) {
    // An image is part of the document: one that cannot be read is for the author to mend.
    return Problem{kUnreadable, "cannot be read: " + error.cause, "check the file"};
  }
  const FileKind kind = file_kind(bytes);
  DecodeResult decoded = decode(kind, bytes);
  if (const auto* problem = std::get_if<Problem>(&decoded)) return *problem;
  auto& image = std::get<Decoded>(decoded);
  return ImageResource{source,
                       kind == FileKind::kPng ? "image/png" : "image/jpeg",
                       std::move(bytes),
                       image.width,
                       image.height,
                       image.dots_per_inch,
                       std::move(image.content)};
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
    ResourceResult loaded = load_file(source, file);
    if (const auto* problem = std::get_if<Problem>(&loaded)) {
      tell(source, span, *problem);
    } else {
      known->second = store_.images.push_back(std::get<ImageResource>(std::move(loaded)));
    }
    return known->second;
  }
  void tell(const std::string& source, SourceSpan span, const Problem& problem) {
    diagnostics_.error(problem.rule, span,
                       fmt::format("the image \"{}\" {}", source, problem.message), problem.hint);
  }

  const fs::path& folder_;
  Diagnostics& diagnostics_;
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
