// Quotations → Quote, or Notice where they begin with an alert's mark.
#include "base/utf8.h"
#include "read/block_reader.h"
#include "read/rules.h"

#include <array>
#include <utility>

namespace clearleaf::read {

namespace {

constexpr std::array<std::pair<std::string_view, NoticeKind>, 5> kAlerts{
    {{"note", NoticeKind::kNote},
     {"tip", NoticeKind::kTip},
     {"important", NoticeKind::kImportant},
     {"warning", NoticeKind::kWarning},
     {"caution", NoticeKind::kCaution}}};

std::optional<NoticeKind> alert_kind(std::string_view name) {
  for (const auto& [word, kind] : kAlerts) {
    if (ascii_lower(name) == word) return kind;
  }
  return std::nullopt;
}

bool is_break(const SyntaxNode& node) {
  return node.kind == Syntax::kSoftBreak || node.kind == Syntax::kLineBreak;
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

/// "NOTE" of a line "[!NOTE]"; what follows the bracket is in `rest`.
struct AlertMarker {
  std::string_view name;
  std::string_view rest;
};
std::optional<AlertMarker> alert_marker(std::string_view line) {
  if (!line.starts_with("[!")) return std::nullopt;
  const auto end = line.find(']');
  if (end == std::string_view::npos || end == 2) return std::nullopt;
  const std::string_view name = line.substr(2, end - 2);
  for (const char c : ascii_lower(name)) {
    if (c < 'a' || c > 'z') return std::nullopt;
  }
  return AlertMarker{name, trimmed(line.substr(end + 1))};
}

}  // namespace

void BlockReader::read_quote(const SyntaxNode& node, Blocks& out) {
  const std::uint32_t begin = begin_of(node.first_line);
  containers_.push_back({ContainerKind::kQuote, node.first_line, 0});
  const auto notice = read_alert_marker(node);
  if (notice) opening_.is_line = true;
  Blocks blocks = read_blocks(node.children);
  opening_ = {};
  containers_.pop_back();
  const SourceSpan span{begin, end_of_blocks(blocks, lines_span(node).end)};
  if (notice) {
    if (blocks.empty()) {
      reading_.error(kEmptyAlert, span, "this alert says nothing",
                     "write its words on the next line, after \"> \"");
    }
    out.push_back({span, Notice{*notice, std::move(blocks)}});
  } else if (!blocks.empty()) {
    out.push_back({span, Quote{std::move(blocks)}});
  }
}

/// The kind of a quotation that begins with a line "[!WARNING]".
std::optional<NoticeKind> BlockReader::read_alert_marker(const SyntaxNode& quote) {
  if (quote.children.empty() || quote.children.front().kind != Syntax::kParagraph) return {};
  const SyntaxNode& paragraph = quote.children.front();
  const MappedText content = paragraph_text(paragraph);
  const std::string_view line = first_line(content.text());
  const auto marker = alert_marker(line);
  if (!marker || !first_words_of(paragraph).starts_with("[!")) return {};
  const auto kind = alert_kind(marker->name);
  const SourceSpan span = content.span(0, marker->name.size() + 3);
  if (!kind) {
    reading_.error(kUnknownAlert, span, "there is no alert \"" + std::string(marker->name) + "\"",
                   "write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]");
    return {};
  }
  const bool alone =
      marker->rest.empty() && (paragraph.children.size() == 1 || is_break(paragraph.children[1]));
  if (!alone) {
    reading_.error(kUnknownAlert, span, "an alert's mark stands on a line of its own",
                   "put the words on the next line, after \"> \"");
    return {};
  }
  return kind;
}

}  // namespace clearleaf::read
