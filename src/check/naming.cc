// Names of files and words without meaning, by lists.
#include "check/naming.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace clearleaf::check {

namespace {

constexpr auto kExtensions = std::to_array<std::string_view>(
    {"avif", "bmp", "csv",  "doc", "docx", "epub", "gif",  "heic", "htm", "html",
     "jpeg", "jpg", "md",   "mp3", "mp4",  "odt",  "pdf",  "png",  "ppt", "pptx",
     "svg",  "tif", "tiff", "txt", "webp", "xls",  "xlsx", "zip"});

// How cameras, telephones and scanners begin the names of files.
constexpr auto kCameraNames = std::to_array<std::string_view>(
    {"dcim", "dji", "dsc", "dscf", "dscn", "gopr", "imag", "img", "mvimg", "p", "pict", "pxl",
     "scan", "screenshot", "vid", "whatsapp image"});

constexpr auto kVagueLinks = std::to_array<std::string_view>({"click",
                                                              "click here",
                                                              "click this link",
                                                              "details",
                                                              "find out more",
                                                              "go here",
                                                              "here",
                                                              "learn more",
                                                              "link",
                                                              "more",
                                                              "more info",
                                                              "more information",
                                                              "read more",
                                                              "see here",
                                                              "see more",
                                                              "this",
                                                              "this link",
                                                              "this page",
                                                              "dieser link",
                                                              "diese seite",
                                                              "hier",
                                                              "hier klicken",
                                                              "klick hier",
                                                              "klicken sie hier",
                                                              "mehr",
                                                              "mehr dazu",
                                                              "mehr erfahren",
                                                              "mehr informationen",
                                                              "mehr lesen",
                                                              "siehe hier",
                                                              "weiter",
                                                              "weiterlesen"});

constexpr auto kVagueAlternatives = std::to_array<std::string_view>(
    {"alt",         "alt text",   "chart",   "diagram",    "drawing",      "fig",
     "figure",      "graph",      "graphic", "icon",       "illustration", "image",
     "img",         "logo",       "photo",   "photograph", "pic",          "picture",
     "placeholder", "screenshot", "spacer",  "untitled",   "abbildung",    "abb",
     "bild",        "diagramm",   "foto",    "grafik",     "platzhalter",  "symbol",
     "unbenannt",   "zeichnung"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// What stands between and after the words of a name that a machine made.
bool is_filler(char c) {
  return is_digit(c) || std::string_view(" _-.()#:").find(c) != std::string_view::npos;
}

/// The front of `text` up to its last letter.
std::string_view without_number(std::string_view text) {
  while (!text.empty() && is_filler(text.back())) text.remove_suffix(1);
  return text;
}

bool has_extension(std::string_view text) {
  const auto dot = text.rfind('.');
  return dot != std::string_view::npos && dot > 0 && holds(kExtensions, text.substr(dot + 1));
}

}  // namespace

std::string bare_words(std::string_view text) {
  constexpr auto kOrnaments = std::to_array<std::string_view>(
      {" ", ".", ",", ":", ";", "!", ">", "<", "\"", "(", ")", "[",
       "]", "…", "»", "«", "›", "‹", "→", "“", "”",  "„", "‘", "’"});
  const std::string words = ascii_lower(normalised(text));
  std::string_view rest = words;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view ornament : kOrnaments) {
      const bool before = rest.starts_with(ornament);
      const bool after = !before && rest.ends_with(ornament);
      if (before) rest.remove_prefix(ornament.size());
      if (after) rest.remove_suffix(ornament.size());
      again = again || before || after;
    }
  }
  return std::string(rest);
}

bool looks_like_file_name(std::string_view text) {
  const std::string words = bare_words(text);
  if (has_extension(words)) return true;
  const std::string_view name = without_number(words);
  const auto digits = std::count_if(words.begin(), words.end(), is_digit);
  return digits >= 3 && holds(kCameraNames, name);
}

bool is_vague_link_text(std::string_view text) {
  return holds(kVagueLinks, bare_words(text));
}

bool is_vague_alternative(std::string_view text) {
  const std::string words = bare_words(text);
  return holds(kVagueAlternatives, words) || holds(kVagueAlternatives, without_number(words)) ||
         without_number(words).empty();
}

}  // namespace clearleaf::check
