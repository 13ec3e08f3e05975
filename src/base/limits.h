// The sizes clearleaf accepts. A document past one of them gets a diagnostic, never a crash.
#pragma once

#include <cstddef>

namespace clearleaf::limits {

inline constexpr std::size_t kSourceBytes = 64U << 20U;  // one Markdown file
inline constexpr std::size_t kLineBytes = 1U << 20U;     // one line of it
inline constexpr std::size_t kNesting = 64;              // blocks inside blocks
inline constexpr std::size_t kTableCells = 20'000;       // columns × rows of one table
inline constexpr std::size_t kTableColumns = 64;
inline constexpr std::size_t kUnmatchedBrackets = 400;    // unmatched [ and ![ in one paragraph
inline constexpr std::size_t kImageBytes = 256U << 20U;   // one image file
inline constexpr std::size_t kImagePixels = 100'000'000;  // width × height of one image
inline constexpr std::size_t kPages = 90'000;             // below libharu's 8,388,607 objects

}  // namespace clearleaf::limits
