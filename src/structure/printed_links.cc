// Links → printed addresses: which links have one, and what it looks like.
#include "structure/printed_links.h"

#include "base/utf8.h"
#include "model/walk.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string_view>

namespace clearleaf::structure {

namespace {

std::string_view without_scheme(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"}) {
    if (ascii_lower(address.substr(0, scheme.size())) == scheme) {
      return address.substr(scheme.size());
    }
  }
  return address;
}

/// What is typed to get there, so that "Example.org/" is the same as "https://example.org".
std::string typed(std::string_view address) {
  std::string out = ascii_lower(without_scheme(address));
  std::erase(out, ' ');
  if (out.ends_with('/')) out.pop_back();
  return out;
}

/// A telephone number as its digits: "(01632) 960-000" is the same as "01632960000".
std::string dialled(std::string_view number) {
  std::string out;
  std::copy_if(number.begin(), number.end(), std::back_inserter(out),
               [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
  return out;
}

void for_each_printed(const Blocks& blocks,
                      const std::function<void(const Link&, SourceSpan)>& call) {
  for_each_inline(blocks, [&](const Inline& item) {
    const auto* link = std::get_if<Link>(&item.kind);
    if (link != nullptr && !printed_address(*link).empty()) call(*link, item.span);
  });
}

}  // namespace

std::string printed_address(const Link& link) {
  const std::string_view target = link.target;
  const std::string_view rest = without_scheme(target);
  if (rest.size() == target.size() || rest.empty()) return {};
  const std::string words = plain_text(link.inlines);
  const std::string scheme = ascii_lower(target.substr(0, target.size() - rest.size()));
  if (scheme == "tel:") return dialled(words) == dialled(rest) ? "" : std::string(rest);
  if (scheme == "mailto:") {
    const std::string_view mailbox = rest.substr(0, rest.find('?'));
    return typed(words) == typed(mailbox) ? "" : std::string(mailbox);
  }
  return typed(words) == typed(target) ? "" : std::string(target);
}

std::vector<PrintedLink> printed_links(const Document& document) {
  std::vector<PrintedLink> out;
  std::set<std::string_view> seen;
  for (const Blocks* blocks : all_blocks(document)) {
    for_each_printed(*blocks, [&](const Link& link, SourceSpan span) {
      if (seen.insert(link.target).second) out.push_back({link.target, span});
    });
  }
  return out;
}

std::set<std::string> printed_in_text(const Document& document) {
  std::set<std::string> out;
  for_each_printed(document.blocks, [&](const Link& link, SourceSpan) { out.insert(link.target); });
  return out;
}

}  // namespace clearleaf::structure
