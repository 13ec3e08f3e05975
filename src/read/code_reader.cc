// Code → CodeBlock; raw HTML → what to write instead.
#include "base/checked.h"
#include "base/utf8.h"
#include "read/attributes.h"
#include "read/block_reader.h"
#include "read/html_tags.h"
#include "read/inline_level.h"
#include "read/rules.h"

#include <algorithm>
#include <utility>

namespace clearleaf::read {

namespace {

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

/// "<!-- pagebreak -->"
bool is_page_break(std::string_view html) {
  html = trimmed(html);
  if (!html.starts_with("<!--") || !html.ends_with("-->") || html.size() < 7) return false;
  return ascii_lower(trimmed(html.substr(4, html.size() - 7))) == "pagebreak";
}

}  // namespace

/// cmark-gfm counts blank lines, or the line after the block, among its lines.
std::uint32_t BlockReader::last_code_line(const SyntaxNode& node) const {
  const auto lines =
      checked<std::uint32_t>(std::count(node.literal.begin(), node.literal.end(), '\n'));
  if (!node.fenced) return node.first_line + std::max(lines, 1U) - 1;
  const std::uint32_t after = node.first_line + lines + 1;
  if (after > reading_.source.line_count()) return after - 1;
  LinePrefix prefix(reading_.source, after);
  const bool inside = prefix.skip(containers_);
  const std::string_view line = trimmed(prefix.rest());
  const bool closes = inside && line.size() >= 3 &&
                      line[0] == reading_.source.bytes()[begin_of(node.first_line)] &&
                      line.find_first_not_of(line[0]) == std::string_view::npos;
  return closes ? after : after - 1;
}

void BlockReader::read_code(const SyntaxNode& node, Blocks& out) {
  CodeBlock code;
  const SourceSpan span = lines_span(node.first_line, last_code_line(node));
  const std::string_view info = trimmed(node.title);
  code.language = info.substr(0, info.find_first_of(" \t"));
  judge_characters(info, span, reading_);
  if (const auto brace = info.find('{'); brace != std::string_view::npos) {
    const auto line_end = reading_.source.bytes().find_first_of("\r\n", span.begin);
    const SourceSpan line{span.begin,
                          checked<std::uint32_t>(std::min<std::size_t>(line_end, span.end))};
    code.language = trimmed(info.substr(0, std::min(brace, code.language.size())));
    if (attributes_length(info.substr(brace)) == info.size() - brace) {
      const Attributes given = read_attributes(
          info.substr(brace), Carrier::kCodeBlock, [&](TextRange) { return line; }, reading_);
      if (code.language.empty()) code.language = given.language;
    } else {
      reading_.diagnostics.warning(kAttributes, line, "what stands in these braces is left out",
                                   "write the language alone, as in ```python");
    }
  }
  code.text = node.literal;
  if (code.text.ends_with('\n')) code.text.pop_back();
  if (is_blank(code.text)) {
    reading_.diagnostics.warning(kEmptyCode, span, "this block of code is empty and is left out",
                                 "type the code, or delete the block");
    return;
  }
  out.push_back({span, std::move(code)});
}

void BlockReader::read_html(const SyntaxNode& node, Blocks& out) {
  const std::string_view html = node.literal;
  if (is_page_break(html)) {
    out.push_back({lines_span(node.first_line, node.first_line), PageBreakHint{}});
    return;
  }
  const auto place = first_beside_comments(html);
  if (!place) return;
  const std::string_view before = html.substr(0, *place);
  const auto line =
      node.first_line + checked<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::string_view piece = first_line(html.substr(*place));
  LinePrefix prefix(reading_.source, line);
  prefix.skip(containers_);
  const auto within = prefix.rest().find(piece);
  const std::uint32_t begin =
      prefix.source_offset() +
      (within == std::string_view::npos ? 0 : checked<std::uint32_t>(within));
  if (!piece.starts_with('<')) {
    return reading_.error(kRawHtml, {begin, begin + checked<std::uint32_t>(piece.size())},
                          "words behind a comment are not read",
                          "put a blank line between the comment and the words");
  }
  const HtmlTag tag = read_tag(piece);
  const auto length = checked<std::uint32_t>(std::min(piece.find('>'), piece.size() - 1) + 1);
  const bool read_in_text =
      tag.name == "br" || tag.name == "sub" || tag.name == "sup" || tag.name == "kbd";
  reading_.error(
      kRawHtml, {begin, begin + length},
      "raw HTML is not read: " + (tag.name.empty() ? "this" : "<" + tag.name + ">") +
          (read_in_text ? " on a line of its own" : ""),
      read_in_text ? "put it on the line of the words it belongs to" : instead_of_tag(tag.name));
}

}  // namespace clearleaf::read
