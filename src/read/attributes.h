// `{#id .class key=value}` → told from plain text in braces, and taken apart.
#pragma once

#include "model/document.h"
#include "read/link_syntax.h"
#include "read/reading.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace clearleaf::read {

/// The length of the attributes that `text` begins with ("{#id .class key=value}", "{: .class}"); 0
/// where it begins with none: plain text in braces is no attribute.
std::size_t attributes_length(std::string_view text);

/// The attributes a heading or paragraph ends with, after a blank or from its beginning on.
std::optional<TextRange> trailing_attributes(std::string_view text);

/// What attributes can stand behind.
enum class Carrier { kHeading, kSpan, kLink, kImage, kFigure, kCode, kCodeBlock };

/// What attributes say, judged. Empty or 0: nothing.
struct Attributes {
  std::optional<TextRange> id;  // of a heading: the place of its words, not judged
  std::string lang;
  std::string hreflang;
  std::string long_description;  // an id
  std::string language;          // of code: the first class
  int width_percent = 0;
  ImagePurpose purpose = ImagePurpose::kInformative;
};

/// Reads `text`, attributes with their braces, that stand behind a `carrier`. What means nothing
/// there is told to be left out, a wrong value is an error. `place` gives the source of a range of
/// `text`.
Attributes read_attributes(std::string_view text, Carrier carrier,
                           const std::function<SourceSpan(TextRange)>& place, Reading& reading);

}  // namespace clearleaf::read
