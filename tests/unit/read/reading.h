// A text → what reading gives and tells: shared by the tests of this folder.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"
#include "model/document.h"
#include "read/read_document.h"
#include "span_check.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace clearleaf::read {

struct Read {
  explicit Read(std::string text) : source("test.md", std::move(text)) {
    document = read_document(source, diagnostics);
  }

  std::string_view written(SourceSpan span) const {
    return source.bytes().substr(span.begin, span.end - span.begin);
  }
  template <class Kind>
  const Kind& block(std::size_t index) const {
    REQUIRE(index < document.blocks.size());
    REQUIRE(std::holds_alternative<Kind>(document.blocks[index].kind));
    return std::get<Kind>(document.blocks[index].kind);
  }
  /// The findings, one a line: "3:5 error unknown-key".
  std::string findings() const {
    std::string out;
    for (const Diagnostic& item : diagnostics.items()) {
      const LineColumn place = source.position(item.span.begin);
      out += std::to_string(place.line) + ":" + std::to_string(place.column) +
             (item.severity == Severity::kError ? " error " : " warning ") +
             std::string(item.rule.name) + "\n";
    }
    return out;
  }

  SourceText source;
  Diagnostics diagnostics;
  Document document;
};

/// The inlines in one line: "Text(foo) Emphasis[Text(bar)]".
std::string shown(const Inlines& inlines);

/// Reading `text` finds one thing: `rule` at `place` ("3:5"), on the bytes `written`, with `hint`
/// somewhere in its hint.
inline void finds(const std::string& text, std::string_view place, RuleId rule,
                  std::string_view written, std::string_view hint,
                  Severity severity = Severity::kError) {
  CAPTURE(text);
  const Read read(text);
  REQUIRE_MESSAGE(read.diagnostics.items().size() == 1, read.findings());
  const Diagnostic& item = read.diagnostics.items().front();
  const LineColumn at = read.source.position(item.span.begin);
  CHECK(std::to_string(at.line) + ":" + std::to_string(at.column) == place);
  CHECK(item.rule.name == rule.name);
  CHECK(read.written(item.span) == written);
  CHECK_MESSAGE(item.hint.find(hint) != std::string::npos, item.hint);
  CHECK(item.severity == severity);
  CHECK_FALSE(item.message.empty());
}

/// `yaml` as the front matter of an empty document.
inline std::string front(const std::string& yaml) {
  return "---\n" + yaml + "---\n";
}

}  // namespace clearleaf::read
