// The words of links → whether they say where the link goes (WCAG 2.4.4).
#include "base/utf8.h"
#include "check/naming.h"
#include "check/rules.h"

#include <fmt/core.h>

#include <map>

namespace clearleaf::check {

namespace {

constexpr std::string_view kClause = "WCAG 2.4.4";
constexpr std::string_view kSayWhere = "type words that say what is there: [opening times](…)";

std::string text_of(const Found<Link>& link) {
  return normalised(plain_text(link.node->inlines));
}

/// An image that says something, or should.
bool holds_image(const Found<Link>& link) {
  bool found = false;
  for_each_inline(link.node->inlines, [&found](const Inline& item) {
    const auto* image = std::get_if<Image>(&item.kind);
    found = found || (image != nullptr && image->purpose == ImagePurpose::kInformative);
  });
  return found;
}

/// An address written out: "https://…", "www.…", or the target itself with a path.
bool is_address(std::string_view text, std::string_view target) {
  const std::string lower = ascii_lower(text);
  if (lower.find(' ') != std::string::npos) return false;
  if (lower.starts_with("http://") || lower.starts_with("https://")) return true;
  return lower.starts_with("www.") ||
         (lower.find('/') != std::string::npos && ascii_lower(target).ends_with(lower));
}

}  // namespace

void check_link_text_empty(const Question& question, Diagnostics& diagnostics) {
  for (const Found<Link>& link : question.survey.links) {
    // An image without an alternative is told as that.
    if (!is_blank(text_of(link)) || holds_image(link)) continue;
    diagnostics.error({"link-text-empty"}, link.span, "the link has no words",
                      std::string(kSayWhere), std::string(kClause));
  }
}

void check_link_text_file_name(const Question& question, Diagnostics& diagnostics) {
  for (const Found<Link>& link : question.survey.links) {
    const std::string text = text_of(link);
    if (is_address(text, link.node->target) || !looks_like_file_name(text)) continue;
    diagnostics.error({"link-text-file-name"}, link.span,
                      fmt::format("the link is called \"{}\", like a file", text),
                      std::string(kSayWhere), std::string(kClause));
  }
}

void check_link_text_vague(const Question& question, Diagnostics& diagnostics) {
  for (const Found<Link>& link : question.survey.links) {
    const std::string text = text_of(link);
    if (!is_vague_link_text(text)) continue;
    diagnostics.error({"link-text-vague"}, link.span,
                      fmt::format("the link's words \"{}\" do not say where it goes", text),
                      std::string(kSayWhere), std::string(kClause));
  }
}

void check_link_text_address(const Question& question, Diagnostics& diagnostics) {
  for (const Found<Link>& link : question.survey.links) {
    const std::string text = text_of(link);
    if (!is_address(text, link.node->target)) continue;
    diagnostics.warning({"link-text-address"}, link.span,
                        "the link is an address, which a screen reader spells out",
                        fmt::format("type words instead: [what is there]({})", link.node->target),
                        std::string(kClause));
  }
}

void check_link_text_ambiguous(const Question& question, Diagnostics& diagnostics) {
  std::map<std::string, std::string> targets;  // by the links' words
  for (const Found<Link>& link : question.survey.links) {
    const std::string words = bare_words(text_of(link));
    if (words.empty() || is_vague_link_text(words)) continue;
    const auto [first, is_new] = targets.emplace(words, link.node->target);
    if (is_new || first->second == link.node->target) continue;
    diagnostics.warning({"link-text-ambiguous"}, link.span,
                        fmt::format("another link with the same words \"{}\" goes to {}",
                                    text_of(link), first->second),
                        "type words that tell the two apart", std::string(kClause));
  }
}

}  // namespace clearleaf::check
