// A heading's lines → Heading, with the id its author gave it.
#include "base/utf8.h"
#include "read/attributes.h"
#include "read/block_reader.h"
#include "read/heading_ids.h"
#include "read/inline_reader.h"
#include "read/rules.h"

#include <algorithm>
#include <utility>

namespace clearleaf::read {

void BlockReader::read_heading(const SyntaxNode& node, Blocks& out) {
  const std::uint32_t underline = underline_of(node);
  const MappedText content = heading_text(node, underline);
  Heading heading;
  heading.level = node.level;
  const auto attributes = trailing_attributes(content.text());
  if (attributes) {
    const auto place = [&](TextRange range) {
      return content.span(attributes->begin + range.begin, attributes->begin + range.end);
    };
    const std::string_view written =
        content.text().substr(attributes->begin, attributes->end - attributes->begin);
    const Attributes given = read_attributes(written, Carrier::kHeading, place, reading_);
    heading.lang = given.lang;
    if (given.id) {
      const std::string_view id = written.substr(given.id->begin, given.id->end - given.id->begin);
      heading.id = read_given_id(id, content.span(attributes->begin, attributes->end));
    }
  }
  InlineReader reader(reading_, content);
  if (attributes) reader.leave_out_from(content.span(attributes->begin, attributes->end).begin);
  heading.inlines = reader.read(node.children);
  const std::uint32_t last = underline == 0 ? node.first_line : underline;
  out.push_back({lines_span(node.first_line, last), std::move(heading)});
}

std::uint32_t BlockReader::underline_of(const SyntaxNode& heading) const {
  LinePrefix first(reading_.source, heading.first_line);
  first.skip(containers_);
  first.skip_blanks();
  const std::string_view rest = first.rest();
  const std::size_t marks = std::min(rest.find_first_not_of('#'), rest.size());
  if (marks > 0 && (marks == rest.size() || rest[marks] == ' ' || rest[marks] == '\t')) return 0;
  // cmark-gfm gives the line that ended the heading: the one after the underline, or the underline
  // itself where the file ends with it.
  const std::uint32_t before = heading.last_line - 1;
  if (before <= heading.first_line) return heading.last_line;
  LinePrefix prefix(reading_.source, before);
  const bool lazy = !prefix.skip(containers_);
  const std::string_view line = trimmed(prefix.rest());
  const bool is_underline = !line.empty() && (line[0] == '=' || line[0] == '-') &&
                            line.find_first_not_of(line[0]) == std::string_view::npos;
  return is_underline && !lazy ? before : heading.last_line;
}

MappedText BlockReader::heading_text(const SyntaxNode& node, std::uint32_t underline) const {
  if (underline > 0) {
    const MappedText lines = words_of_lines(node.first_line, underline - 1);
    return lines.part(skip_definitions(lines.text()), lines.size());
  }
  const MappedText line =
      block_text(reading_.source, node.first_line, node.first_line, containers_);
  std::string_view text = line.text();
  text = text.substr(0, text.find_last_not_of(" \t") + 1);
  const auto before_closing = text.find_last_not_of('#');
  if (before_closing != std::string_view::npos &&
      (text[before_closing] == ' ' || text[before_closing] == '\t')) {
    text = text.substr(0, text.find_last_not_of(" \t", before_closing) + 1);
  }
  const std::size_t marks = text.find_first_not_of('#');
  const std::size_t begin = std::min(text.find_first_not_of(" \t", marks), text.size());
  return line.part(begin, text.size());
}

std::string BlockReader::read_given_id(std::string_view id, SourceSpan span) {
  if (!is_good_id(id)) {
    reading_.error(kBadId, span, "\"" + std::string(id) + "\" cannot be an id",
                   "begin it with a letter and go on with letters, digits and hyphens");
    return {};
  }
  if (is_reserved_id(id)) {
    reading_.error(kReservedId, span, "the id \"" + std::string(id) + "\" is clearleaf's own",
                   "give the heading another id");
    return {};
  }
  if (!given_ids_.emplace(id).second) {
    reading_.error(kDuplicateId, span, "the id \"" + std::string(id) + "\" is given twice",
                   "give one of the two headings another id");
    return {};
  }
  return std::string(id);
}

}  // namespace clearleaf::read
