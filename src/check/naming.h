// Words that were meant to name a link or a picture → whether they do.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf::check {

/// Small letters, single blanks, without the arrows, dots and quotes people put around such words.
std::string bare_words(std::string_view text);

/// "IMG_1234", "report.pdf", "my photo.jpeg": the name of a file, not words.
bool looks_like_file_name(std::string_view text);

/// "click here", "mehr": says nothing of where the link goes (English and German).
bool is_vague_link_text(std::string_view text);

/// "photo", "image 2", "Abbildung": says nothing of what the picture shows (English and German).
bool is_vague_alternative(std::string_view text);

}  // namespace clearleaf::check
