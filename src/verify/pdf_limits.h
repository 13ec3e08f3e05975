// The sizes of a PDF that is read back. Past one of them it is a broken file, never a crash.
#pragma once

#include <cstddef>

namespace clearleaf::limits {

/// What all streams decode to; ours to about four times the file.
constexpr std::size_t most_pdf_decoded_bytes(std::size_t bytes) {
  return (256U << 20U) + 30 * bytes;
}
/// Numbers, names, strings … of all objects of a file of `bytes`; a tagged one has about one in two
/// bytes.
constexpr std::size_t most_pdf_values(std::size_t bytes) {
  return 1'000'000 + 4 * bytes;
}
/// Operators of all pages, those of a form as often as it is drawn; ours have about one in ten
/// bytes.
constexpr std::size_t most_pdf_operators(std::size_t bytes) {
  return 1'000'000 + bytes;
}
inline constexpr int kPdfNesting = 100;                      // arrays and dictionaries in another
inline constexpr std::size_t kPdfStreamBytes = 512U << 20U;  // one decoded stream
inline constexpr std::size_t kPdfElementDepth = 400;         // structure elements in another
inline constexpr std::size_t kPdfFormDepth = 20;             // forms in forms
inline constexpr std::size_t kPdfStateDepth = 2'000;         // q in q; BDC in BDC

}  // namespace clearleaf::limits
