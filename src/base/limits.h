// The sizes clearleaf accepts. A document past one of them gets a diagnostic, never a crash.
#pragma once

#include <cstddef>

namespace clearleaf::limits {

inline constexpr std::size_t kSourceBytes = 64U << 20U;  // one Markdown file
inline constexpr std::size_t kLineBytes = 1U << 20U;     // one line of it
inline constexpr std::size_t kNesting = 64;              // blocks inside blocks
inline constexpr std::size_t kTableCells = 20'000;       // columns × rows of one table
inline constexpr std::size_t kTableColumns = 64;
inline constexpr std::size_t kLetterBytes = 1000;         // one letter with its marks
inline constexpr std::size_t kUnmatchedBrackets = 400;    // unmatched [ and ![ in one paragraph
inline constexpr std::size_t kImageBytes = 256U << 20U;   // one image file
inline constexpr std::size_t kImagePixels = 100'000'000;  // width × height of one image
inline constexpr std::size_t kSvgBytes = 16'000'000;      // one SVG drawing
inline constexpr std::size_t kSvgElements = 200'000;
inline constexpr std::size_t kSvgNesting = 100;          // elements inside elements
inline constexpr double kSvgSide = 1'000'000;            // CSS pixels, width and height each
inline constexpr double kSvgProportion = 10'000;         // of the longer side to the shorter one
inline constexpr unsigned kSvgSeconds = 5;               // of the processor's time, to draw one
inline constexpr std::size_t kSvgMemory = 2U << 30U;     // bytes, to draw one
inline constexpr std::size_t kVectorSegments = 200'000;  // of one drawing in a PDF; past it pixels
inline constexpr double kVectorDashes = 200'000;         // of one line in a PDF; past it pixels
inline constexpr std::size_t kFinishedFileBytes = 1U << 30U;  // of a PDF or EPUB given to verify
inline constexpr std::size_t kPages = 90'000;                 // below libharu's 8,388,607 objects

}  // namespace clearleaf::limits
