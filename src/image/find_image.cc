// Paths, web addresses and typing mistakes → files.
#include "image/find_image.h"

#include "base/nearest.h"
#include "base/utf8.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

namespace clearleaf::image {

namespace fs = std::filesystem;

namespace {

constexpr RuleId kMissing{"image-missing"};
constexpr RuleId kOnTheWeb{"image-on-the-web"};
constexpr RuleId kNotAFile{"image-not-a-file"};

bool is_on_the_web(std::string_view source) {
  const std::string lower = ascii_lower(source.substr(0, 8));
  return lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("//");
}

bool is_data(std::string_view source) {
  return ascii_lower(source.substr(0, 5)) == "data:";
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// "my%20map.png" as "my map.png": so many editors write a blank.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                        hex_digit(text[i + 2]) >= 0;
    out +=
        escape ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

/// The names in a folder, in order; none where it cannot be listed.
std::optional<std::vector<std::string>> names_in(const fs::path& folder) {
  constexpr std::size_t kEnough = 10'000;
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator() && names.size() < kEnough;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) return std::nullopt;
  std::sort(names.begin(), names.end());
  return names;
}

Problem missing(const std::string& source, const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const auto names = names_in(folder);
  if (!names) {
    return {
        kMissing, "is not there",
        fmt::format("there is no folder \"{}\" that can be read: check the path", folder.string())};
  }
  const std::string looked = fmt::format("it was looked for in the folder \"{}\"", folder.string());
  if (const auto name = nearest(file.filename().string(), *names)) {
    const std::string meant = (fs::path(source).parent_path() / *name).string();
    return {kMissing, "is not there", fmt::format("{}; did you mean \"{}\"?", looked, meant)};
  }
  return {kMissing, "is not there", looked + "; put it there or correct its name"};
}

}  // namespace

std::variant<fs::path, Problem> find_image(const std::string& source, const fs::path& folder) {
  if (is_on_the_web(source)) {
    return Problem{kOnTheWeb, "is on the web, and a publication must hold its images itself",
                   "download it, put it beside your document and type its file name instead"};
  }
  if (is_data(source)) {
    return Problem{kNotAFile, "is written into the document itself",
                   "save it as a file and type its file name instead"};
  }
  if (trimmed(source).empty()) {
    return Problem{kMissing, "has no file name", "type it in the round brackets: ![…](map.png)"};
  }
  for (const std::string& name : {source, percent_decoded(source)}) {
    const fs::path file = folder / name;
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (fs::is_regular_file(status)) return file;
    if (fs::exists(status)) {
      return Problem{kNotAFile, "is not a file", "type the name of a PNG, JPEG or SVG file"};
    }
  }
  return missing(source, folder / source);
}

}  // namespace clearleaf::image
