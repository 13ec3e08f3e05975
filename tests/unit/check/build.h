// Documents for the tests of the rules, written as short as Markdown.
#pragma once

#include "base/diagnostics.h"
#include "check/check_document.h"
#include "model/document.h"

#include <string>
#include <utility>
#include <vector>

namespace clearleaf::check {

inline constexpr Date kToday{2026, 11, 23};

// Every node of a document gets a span of its own, so that a test sees which one is meant.
inline SourceSpan at(std::uint32_t line) {
  return {line * 100, line * 100 + 10};
}

inline Inline text(std::string words) {
  return {{}, Text{std::move(words)}};
}
inline Inline link(std::string words, std::string target, SourceSpan span = at(50)) {
  return {span, Link{std::move(target), {text(std::move(words))}}};
}
inline Inline image(std::string alt, std::string source = "map.png", SourceSpan span = at(60)) {
  return {span, Image{std::move(source), std::move(alt), ""}};
}

inline Block heading(int level, std::string id, std::string words, SourceSpan span = at(10)) {
  return {span, Heading{level, std::move(id), {text(std::move(words))}}};
}
inline Block paragraph(Inlines inlines, SourceSpan span = at(20)) {
  return {span, Paragraph{std::move(inlines)}};
}
inline Block paragraph(std::string words) {
  return paragraph({text(std::move(words))});
}
inline Block notice(Blocks blocks, SourceSpan span = at(30)) {
  return {span, Notice{NoticeKind::kWarning, std::move(blocks)}};
}

/// "word word word …", in sentences of ten words.
inline std::string words(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += i == 0 ? "word" : i % 10 == 0 ? ". Word" : " word";
  return out;
}

/// A document without a mistake whose main section holds `blocks`.
inline Document document(Blocks blocks) {
  Document out;
  out.meta.title = {"A title", at(1)};
  out.meta.lang = {"en", at(2)};
  out.title = {text("A title")};
  out.blocks.push_back(heading(2, "first", "First section"));
  out.blocks.push_back(paragraph("Some words."));
  for (Block& block : blocks) out.blocks.push_back(std::move(block));
  return out;
}

/// The same with one paragraph.
inline Document document(Inlines inlines) {
  return document(Blocks{paragraph(std::move(inlines))});
}

inline Diagnostics findings(const Document& document, Date today = kToday) {
  Diagnostics diagnostics;
  check_document(document, today, diagnostics);
  return diagnostics;
}

/// The rules found broken: "rule" for an error, "rule?" for a warning.
inline std::vector<std::string> broken(const Document& document, Date today = kToday) {
  std::vector<std::string> rules;
  const Diagnostics found = findings(document, today);
  for (const Diagnostic& item : found.items()) {
    rules.push_back(std::string(item.rule.name) + (item.severity == Severity::kError ? "" : "?"));
  }
  return rules;
}

using Rules = std::vector<std::string>;

}  // namespace clearleaf::check
