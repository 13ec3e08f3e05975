// The head of a source → where its YAML stands and where its Markdown begins.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"
#include "model/metadata.h"

#include <cstdint>
#include <string_view>

namespace clearleaf::read {

/// The two parts of a source. Without front matter `yaml` is empty and `span` {0, 0}.
struct SourceParts {
  SourceSpan span;        // the front matter with its fences
  std::string_view yaml;  // between them
  std::uint32_t yaml_begin = 0;
  std::uint32_t body_line = 1;  // where the Markdown begins
};

/// Splits at the fences: "---" as the very first line, "---" or "..." after it. A fence that is not
/// closed is an error; the source then has no Markdown.
SourceParts split_source(const SourceText& source, Diagnostics& diagnostics);

/// The front matter as Metadata. What is wrong in it (unknown keys, wrong types, bad dates …) is
/// told at its place, and the key is then as if it had not been given.
Metadata read_metadata(const SourceParts& parts, Diagnostics& diagnostics);

}  // namespace clearleaf::read
