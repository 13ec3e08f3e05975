// Small PDF files as bytes, written by the tests themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// A file of these objects, numbered from 1; the first is the catalog.
std::string written_pdf(const std::vector<std::string>& objects);
/// The same, with all but streams in one object stream, and a cross-reference stream.
std::string written_in_object_stream(const std::vector<std::string>& objects);
/// The body of a stream object; `entries` of its dictionary besides Length.
std::string stream_object(std::string_view entries, std::string_view data);

/// Objects of a tagged file with one page of 200 × 300 points whose resources have the font /F (one
/// byte a code, ASCII by ToUnicode, every glyph 500 wide). 7 is the StructTreeRoot; `elements` are
/// numbered from 8, 8 being the root's kid. `parents` is what the ParentTree says of the page:
/// "[8 0 R 9 0 R]".
std::vector<std::string> tagged_objects(std::string_view content,
                                        const std::vector<std::string>& elements,
                                        std::string_view parents);
std::string tagged_pdf(std::string_view content, const std::vector<std::string>& elements,
                       std::string_view parents);

/// Numbers of tagged_objects' objects.
inline constexpr std::size_t kCatalogObject = 1;
inline constexpr std::size_t kPageObject = 3;
inline constexpr std::size_t kContentObject = 4;
inline constexpr std::size_t kToUnicodeObject = 6;
inline constexpr std::size_t kTreeRootObject = 7;

}  // namespace clearleaf::verify
