// The lines between two fences → the front matter and the rest.
#include "read/front_matter.h"

#include "base/checked.h"
#include "base/utf8.h"
#include "read/line_prefix.h"
#include "read/rules.h"

namespace clearleaf::read {

namespace {

std::string_view line_without_mark(const SourceText& source, std::uint32_t line) {
  return LinePrefix(source, line).rest();
}

bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) && trimmed(line) == fence;
}

}  // namespace

SourceParts split_source(const SourceText& source, Diagnostics& diagnostics) {
  SourceParts parts;
  if (!is_fence(line_without_mark(source, 1), "---")) return parts;
  const std::uint32_t begin = LinePrefix(source, 1).source_offset();
  for (std::uint32_t line = 2; line <= source.line_count(); ++line) {
    const std::string_view text = source.line_text(line);
    if (!is_fence(text, "---") && !is_fence(text, "...")) continue;
    const std::uint32_t fence = source.line_start(line);
    parts.yaml_begin = source.line_start(2);
    parts.yaml = source.bytes().substr(parts.yaml_begin, fence - parts.yaml_begin);
    parts.span = {begin, fence + 3};
    parts.body_line = line + 1;
    return parts;
  }
  diagnostics.error(
      kFrontMatterSyntax, {begin, begin + 3}, "the front matter that begins here has no end",
      "write --- on a line of its own after it; for a line across the page write ***");
  parts.body_line = source.line_count() + 1;
  return parts;
}

}  // namespace clearleaf::read
