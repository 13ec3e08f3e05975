// The text alternatives of images → whether they say what is shown (WCAG 1.1.1, PDF/UA-1 7.3).
#include "base/utf8.h"
#include "check/naming.h"
#include "check/rules.h"

#include <fmt/core.h>

#include <filesystem>

namespace clearleaf::check {

namespace {

constexpr std::string_view kClause = "WCAG 1.1.1, PDF/UA-1 7.3";

std::string say_what(const ImageUse& use) {
  return fmt::format("type what it shows between the square brackets: ![A map of …]({})",
                     use.image->source);
}

bool is_decorative(const ImageUse& use) {
  return use.image->purpose == ImagePurpose::kDecorative;
}

/// The alternative is the image's own file name, in a form that words do not have.
bool is_its_file_name(const ImageUse& use) {
  const std::string alternative = ascii_lower(use.image->alt);
  const std::string stem = ascii_lower(std::filesystem::path(use.image->source).stem().string());
  return alternative == stem && stem.find_first_of("-_0123456789") != std::string::npos;
}

}  // namespace

void check_alternative_missing(const Question& question, Diagnostics& diagnostics) {
  for (const ImageUse& use : question.survey.images) {
    if (!is_blank(use.image->alt) || is_decorative(use)) continue;
    diagnostics.error({"alternative-missing"}, use.span, "the image has no text alternative",
                      fmt::format("{}; if it says nothing to anybody, type ![]({}){{.decorative}}",
                                  say_what(use), use.image->source),
                      std::string(kClause));
  }
}

void check_alternative_file_name(const Question& question, Diagnostics& diagnostics) {
  for (const ImageUse& use : question.survey.images) {
    if (is_decorative(use)) continue;
    if (!looks_like_file_name(use.image->alt) && !is_its_file_name(use)) continue;
    diagnostics.error(
        {"alternative-file-name"}, use.span,
        fmt::format("the text alternative \"{}\" is the name of a file", use.image->alt),
        say_what(use), std::string(kClause));
  }
}

void check_alternative_vague(const Question& question, Diagnostics& diagnostics) {
  for (const ImageUse& use : question.survey.images) {
    const std::string& alternative = use.image->alt;
    if (is_decorative(use) || is_blank(alternative) || looks_like_file_name(alternative) || is_its_file_name(use) ||
        !is_vague_alternative(alternative)) {
      continue;
    }
    diagnostics.error(
        {"alternative-vague"}, use.span,
        fmt::format("the text alternative \"{}\" does not say what the image shows", alternative),
        say_what(use), std::string(kClause));
  }
}

void check_alternative_contradicted(const Question& question, Diagnostics& diagnostics) {
  for (const ImageUse& use : question.survey.images) {
    const Image& image = *use.image;
    if (!is_decorative(use)) continue;
    const char* has = !is_blank(image.alt)            ? "a text alternative"
                      : !is_blank(image.title)        ? "a caption"
                      : !image.long_description.empty() ? "a long description"
                                                        : nullptr;
    if (has == nullptr) continue;
    diagnostics.error({"alternative-contradicted"}, use.span,
                      fmt::format("the image is marked decorative and has {}", has),
                      "delete one of the two: what decorates is not read aloud",
                      std::string(kClause));
  }
}

}  // namespace clearleaf::check
