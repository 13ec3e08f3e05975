// Text → its words: how many, how they begin and end, whether they run in capitals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clearleaf::verify {

/// Words by UAX 29, with the dictionaries of scripts that do not part them by blanks; `lang` is
/// BCP 47, and one that nobody knows has the rules of all.
std::size_t count_words(std::string_view text, std::string_view lang);

/// `text` without punctuation and white space at its end.
std::string_view without_end_marks(std::string_view text);

/// Whether both begin with the same word: a heading and a summary that say themselves what they are
/// have no label.
bool begin_alike(std::string_view a, std::string_view b);

/// Two words running in capitals, each of three letters or more: "STOP NOW"; empty: there are none.
/// A line break parts words as the end of a sentence does not.
std::string running_capitals(std::string_view text);

}  // namespace clearleaf::verify
