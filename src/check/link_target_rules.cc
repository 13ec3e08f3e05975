// The targets of links → whether they can be reached from the publication.
#include "base/numbers.h"
#include "base/utf8.h"
#include "check/rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace clearleaf::check {

namespace {

constexpr RuleId kAddress{"link-address"};

/// The scheme of an address in small letters (RFC 3986 3.1), or "".
std::string scheme_of(std::string_view target) {
  const auto colon = target.find(':');
  if (colon == std::string_view::npos) return "";
  const std::string scheme = ascii_lower(target.substr(0, colon));
  const bool named = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
  return named ? scheme : "";
}

/// What is wrong with an address that has no scheme, and what to type.
struct Finding {
  std::string message;
  std::string hint;
};

Finding without_scheme(std::string_view target) {
  if (target.find('@') != std::string_view::npos) {
    return {fmt::format("\"{}\" is not a whole address", target),
            fmt::format("type mailto:{}", target)};
  }
  if (target.starts_with("www.") || target.starts_with("//")) {
    const auto host = target.substr(target.starts_with("//") ? 2 : 0);
    return {fmt::format("\"{}\" is not a whole address", target),
            fmt::format("type https://{}", host)};
  }
  return {fmt::format("the link goes to the file \"{}\", which is not in the publication", target),
          "type the address it has on the web (https://…), or #id for a heading of this document"};
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// The first character that an address cannot hold as it is (RFC 3986 2).
std::optional<char> forbidden_in(std::string_view target) {
  constexpr std::string_view kForbidden = " \"<>[\\]^`{|}";
  for (std::size_t i = 0; i < target.size(); ++i) {
    const char c = target[i];
    const bool escape =
        c == '%' && i + 2 < target.size() && is_hex(target[i + 1]) && is_hex(target[i + 2]);
    if (c == '%' && !escape) return c;
    if (kForbidden.find(c) != std::string_view::npos) return c;
  }
  return std::nullopt;
}

/// A host's name: labels with full stops between them (RFC 1123 2.1), a last one allowed.
bool is_host(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return !host.empty() && !host.starts_with('.') && !host.ends_with('.') &&
         host.find("..") == std::string_view::npos;
}

/// "host", "host:8080", "user@host" (RFC 3986 3.2).
bool is_authority(std::string_view authority) {
  authority.remove_prefix(authority.find('@') + 1);  // none: npos + 1 is 0
  const std::size_t colon = authority.find(':');
  const std::string_view port = colon == authority.npos ? "" : authority.substr(colon + 1);
  const bool is_number = port.find_first_not_of("0123456789") == port.npos;
  return is_host(authority.substr(0, colon)) && is_number &&
         (port.empty() || parse_whole(port).value_or(65536) <= 65535);
}

/// `rest` is what follows the scheme's colon; on the web it begins with // and a host.
bool is_whole(std::string_view scheme, std::string_view rest) {
  if (!scheme.starts_with("http")) return !rest.empty();
  if (!rest.starts_with("//")) return false;
  rest.remove_prefix(2);
  return is_authority(rest.substr(0, rest.find_first_of("/?#")));
}

std::optional<Finding> judge(std::string_view target) {
  constexpr auto kSchemes =
      std::to_array<std::string_view>({"http", "https", "mailto", "tel", "sms"});
  if (trimmed(target).empty()) {
    return Finding{"the link goes nowhere", "type its address in the round brackets: (https://…)"};
  }
  const std::string scheme = scheme_of(target);
  if (scheme.empty()) return without_scheme(target);
  if (std::find(kSchemes.begin(), kSchemes.end(), scheme) == kSchemes.end()) {
    return Finding{fmt::format("an address cannot begin with \"{}:\" in a publication", scheme),
                   "type one that begins with https:, http:, mailto:, tel: or sms:"};
  }
  if (!is_whole(scheme, target.substr(scheme.size() + 1))) {
    return Finding{fmt::format("\"{}\" is not a whole address", target),
                   "type all of it, such as https://example.org/ or mailto:office@example.org"};
  }
  if (const auto c = forbidden_in(target)) {
    return Finding{fmt::format("an address cannot hold \"{}\"", *c),
                   fmt::format("type %{:02X} for it", static_cast<unsigned char>(*c))};
  }
  return std::nullopt;
}

}  // namespace

void check_link_target_missing(const Question& question, Diagnostics& diagnostics) {
  // Looking for the nearest takes as long as there are headings; the first few are help enough.
  constexpr int kHelped = 50;
  const std::vector<std::string> ids = heading_ids(question.survey);
  const std::set<std::string_view> known(ids.begin(), ids.end());
  int missing = 0;
  const auto judge_id = [&](std::string_view id, SourceSpan span) {
    if (known.count(id) != 0) return;
    diagnostics.error({"link-target-missing"}, span,
                      fmt::format("no heading has the id \"{}\"{}", id,
                                  ++missing <= kHelped ? did_you_mean(id, question.survey) : ""),
                      "type # and the id of a heading: its words in small letters with - between "
                      "them, or what its {#…} says");
  };
  for (const Found<Link>& link : question.survey.links) {
    const std::string_view target = link.node->target;
    if (target.starts_with('#')) judge_id(target.substr(1), link.span);
  }
  for (const ImageUse& use : question.survey.images) {
    const std::string& id = use.image->long_description;
    if (!id.empty()) judge_id(id, use.span);
  }
}

void check_link_address(const Question& question, Diagnostics& diagnostics) {
  for (const Found<Link>& link : question.survey.links) {
    if (link.node->target.starts_with('#')) continue;
    if (const auto finding = judge(link.node->target)) {
      diagnostics.error(kAddress, link.span, finding->message, finding->hint);
    }
  }
}

}  // namespace clearleaf::check
