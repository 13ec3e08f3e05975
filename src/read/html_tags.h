// A piece of raw HTML → what it is, and what to write instead.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace clearleaf::read {

enum class TagForm { kOpening, kClosing, kComment, kOther };

/// `name` is in small letters. kOther is a declaration, CDATA or a processing instruction.
struct HtmlTag {
  TagForm form = TagForm::kOther;
  std::string name;
  bool has_attributes = false;
};

/// The tag that `html` begins with: "<sub>", "</kbd>", "<br />", "<!-- … -->".
HtmlTag read_tag(std::string_view html);

/// What to write instead of the raw HTML tag `name`.
std::string instead_of_tag(std::string_view name);

/// The place in `html` of its first piece that is no comment and no blank; none: comments alone.
std::optional<std::size_t> first_beside_comments(std::string_view html);

}  // namespace clearleaf::read
