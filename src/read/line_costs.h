// One line of a source → what parsing it may cost. Upper bounds: no parser's state is known here.
#pragma once

#include <cstddef>
#include <string_view>

namespace clearleaf::read {

/// Whether no paragraph can go on past `line`: it is blank, or holds quote marks alone.
bool ends_paragraph(std::string_view line);

/// Blocks that the line opens or goes on with by its marks: `>`, `-`, `*`, `+`, `:`, `1.`, `1)`. Lines
/// of one repeated sign (thematic breaks) nest nothing.
std::size_t nesting(std::string_view line);

/// Columns of a table's delimiter row (GFM 4.10), 0 for any other line.
std::size_t delimiter_columns(std::string_view line);

/// Whether the line may begin a link reference definition.
bool begins_definition(std::string_view line);

/// For the costliest word (text without blanks): places where an address may begin or end, times
/// the word's bytes.
std::size_t autolink_work(std::string_view line);

}  // namespace clearleaf::read
