// Regions, blocks, words and marks in reading order → lines that look alike for either format.
#include "verify/spoken.h"

#include "base/invariant.h"
#include "base/shortened.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <utility>

namespace clearleaf::verify {

namespace {

// Marks stand between control characters, which no text holds, and are printed as ⟦ ⟧.
constexpr std::string_view kOpen = "\x03";
constexpr std::string_view kClose = "\x04";
constexpr std::string_view kEnd = "\x03" "end\x04";
// Around a link's target until it is known.
constexpr char kTargetOpen = '\x01';
constexpr char kTargetClose = '\x02';

std::string_view region_name(Region region) {
  constexpr std::array<std::string_view, 12> kNames{
      "key information", "risks", "conclusion", "notice", "quotation",  "list",
      "item",            "definition list", "definition", "table", "row", "note"};
  static_assert(kNames.size() == static_cast<std::size_t>(Region::kNote) + 1);
  return kNames[static_cast<std::size_t>(region)];
}

std::string_view block_name(BlockKind kind) {
  constexpr std::array<std::string_view, 8> kNames{"heading", "paragraph", "task",   "term",
                                                   "code",    "caption",   "figure", "cell"};
  static_assert(kNames.size() == static_cast<std::size_t>(BlockKind::kCell) + 1);
  return kNames[static_cast<std::size_t>(kind)];
}

std::string numbered(std::string_view name, int number) {
  return number == 0 ? std::string(name) : fmt::format("{} {}", name, number);
}

bool is_space(char32_t c) {
  return is_breaking_space(c) || c == 0xA0 || c == 0x202F || c == 0x2007;
}

/// Calls `on_blank()` for white space and `on_word(text)` for what stands between; soft hyphens and
/// control characters part a word and are dropped.
template <class OnBlank, class OnWord>
void walk_words(std::string_view text, const OnBlank& on_blank, const OnWord& on_word) {
  std::size_t begun = text.npos;  // of the word that is not yet told
  const auto tell_word = [&](std::size_t stop) {
    if (begun != text.npos) on_word(text.substr(begun, stop - begun));
    begun = text.npos;
  };
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    const char32_t c = next_code_point(text, offset);
    if (is_space(c)) {
      tell_word(start);
      on_blank();
    } else if (c == 0xAD || c < 0x20) {
      tell_word(start);
    } else if (begun == text.npos) {
      begun = start;
    }
  }
  tell_word(text.size());
}

/// Whether a region without anything in it is still announced.
bool is_kept_empty(Region region) {
  return region == Region::kItem || region == Region::kRow || region == Region::kNote;
}

/// Calls `on_words(text)` and `on_mark(name)` for the parts of a line's text.
template <class OnWords, class OnMark>
void walk_marks(std::string_view text, const OnWords& on_words, const OnMark& on_mark) {
  while (!text.empty()) {
    const std::size_t open = text.find(kOpen);
    const std::size_t close = open == text.npos ? text.npos : text.find(kClose, open);
    if (close == text.npos) return on_words(text);
    on_words(text.substr(0, open));
    on_mark(text.substr(open + kOpen.size(), close - open - kOpen.size()));
    text.remove_prefix(close + kClose.size());
  }
}

constexpr std::string_view kImagePrefix = "image: ";
constexpr std::string_view kLabelMark = "label";
constexpr std::string_view kGeneratedLinkMark = "generated link";
constexpr std::string_view kNoteReferenceMark = "note reference";

}  // namespace

std::string printed(std::string_view text) {
  std::string out;
  walk_marks(
      text, [&](std::string_view words) { out += words; },
      [&](std::string_view mark) { out += fmt::format("⟦{}⟧", mark); });
  return out;
}

std::string to_text(const Spoken& spoken) {
  std::string out;
  for (const SpokenLine& line : spoken.lines) {
    out.append(static_cast<std::size_t>(line.depth) * 2, ' ');
    out += line.kind;
    if (!line.text.empty()) out += ": " + printed(line.text);
    out += '\n';
  }
  return out;
}

std::string words_of(std::string_view text) {
  std::string out;
  walk_marks(
      text, [&](std::string_view words) { out += words; },
      [&](std::string_view mark) {
        if (mark.starts_with(kImagePrefix)) out += mark.substr(kImagePrefix.size());
      });
  return spoken_words(out);
}

std::string spoken_words(std::string_view text) {
  std::string out;
  bool blank = false;
  walk_words(
      text, [&] { blank = true; },
      [&](std::string_view word) {
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out += word;
      });
  return to_nfc(out);
}

std::string own_words_of(std::string_view text) {
  std::string out;
  std::vector<bool> leaves_out;  // by open mark
  const auto silent = [&] { return std::ranges::find(leaves_out, true) != leaves_out.end(); };
  walk_marks(
      text,
      [&](std::string_view words) {
        if (!silent()) out += words;
      },
      [&](std::string_view mark) {
        if (mark == "end") {
          if (!leaves_out.empty()) leaves_out.pop_back();
        } else if (mark.starts_with(kImagePrefix)) {
          if (!silent()) out += mark.substr(kImagePrefix.size());
        } else if (!mark.starts_with("page ")) {
          leaves_out.push_back(mark == kLabelMark || mark == kGeneratedLinkMark ||
                               mark == kNoteReferenceMark);
        }
      });
  return spoken_words(out);
}

std::vector<DisclaimerText> disclaimer_texts(const Spoken& spoken) {
  std::vector<DisclaimerText> texts;
  const auto& lines = spoken.lines;
  int summaries = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_key = lines[i].kind == region_name(Region::kKeyInformation);
    const bool is_risks = lines[i].kind == region_name(Region::kRisks);
    if (!is_key && !is_risks && lines[i].kind != region_name(Region::kConclusion)) continue;
    std::string text;
    int note_depth = -1;  // of the note being left out
    for (std::size_t k = i + 1; k < lines.size() && lines[k].depth > lines[i].depth; ++k) {
      if (note_depth >= 0 && lines[k].depth > note_depth) continue;
      note_depth = lines[k].kind.starts_with("note ") ? lines[k].depth : -1;
      if (note_depth >= 0 || lines[k].kind.starts_with("heading")) continue;
      if (lines[k].kind == block_name(BlockKind::kTask)) continue;  // clearleaf's own word
      const std::string own = own_words_of(lines[k].text);
      if (own.empty()) continue;
      if (is_key) {
        texts.push_back({fmt::format("key-information-{}", ++summaries), own});
      } else {
        text += (text.empty() ? "" : " ") + own;
      }
    }
    if (!is_key) {
      texts.push_back({is_risks ? "disclaimer-risks" : "disclaimer-conclusion", std::move(text)});
    }
  }
  return texts;
}

// ---- lines ----

void SpokenBuilder::at(std::string place) {
  place_ = std::move(place);
}

void SpokenBuilder::add_line(std::string kind) {
  spoken_.lines.push_back({static_cast<int>(regions_.size()), std::move(kind), "", place_});
}

void SpokenBuilder::open(Region region, int number) {
  end();
  if (region == Region::kItem && !regions_.empty()) ++regions_.back().items;
  if (region == Region::kTable) tables_.emplace_back();
  if (region == Region::kRow && !tables_.empty()) tables_.back().emplace_back();
  add_line(numbered(region_name(region), number));
  regions_.push_back({region, spoken_.lines.size() - 1});
}

void SpokenBuilder::close(Region region) {
  end();
  INVARIANT(!regions_.empty() && regions_.back().region == region, "regions are closed in turn");
  const OpenRegion closed = regions_.back();
  regions_.pop_back();
  SpokenLine& own = spoken_.lines[closed.line];
  if (region == Region::kTable) {
    name_cells(own, tables_.back());
    tables_.pop_back();
  }
  if (region == Region::kList) own.kind = fmt::format("list of {}", closed.items);
  if (closed.line + 1 == spoken_.lines.size() && !is_kept_empty(region)) spoken_.lines.pop_back();
}

void SpokenBuilder::begin(BlockKind kind, int level) {
  end();
  add_line(numbered(block_name(kind), level));
  in_block_ = true;
}

void SpokenBuilder::begin_cell(HeaderScope scope, int column_span, int row_span) {
  begin(BlockKind::kCell);
  if (tables_.empty() || tables_.back().empty()) return;
  const auto span = [](int value) { return static_cast<std::size_t>(std::clamp(value, 1, 1000)); };
  tables_.back().back().push_back(
      {spoken_.lines.size() - 1, scope, span(column_span), span(row_span)});
}

void SpokenBuilder::end() {
  if (!in_block_) return;
  for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark) {
    if (mark->written) line().text += kEnd;
    mark->written = false;
  }
  in_block_ = false;
  blank_ = false;
  if (line().text.empty() && line().kind != block_name(BlockKind::kCell)) spoken_.lines.pop_back();
}

// ---- words ----

void SpokenBuilder::begin_text() {
  if (!in_block_) begin(BlockKind::kParagraph);
  for (; waiting_ < anchor_line_.size(); ++waiting_) {
    anchor_line_[waiting_] = spoken_.lines.size() - 1;
  }
  std::string& out = line().text;
  if (blank_ && !out.empty()) out += ' ';
  blank_ = false;
  for (const std::string& label : pages_) out += fmt::format("{}page {}{}", kOpen, label, kClose);
  pages_.clear();
  for (OpenMark& mark : marks_) {
    if (mark.written) continue;
    out += mark.mark;
    mark.written = true;
  }
}

void SpokenBuilder::append_visible(std::string_view text) {
  begin_text();
  line().text += text;
}

void SpokenBuilder::text(std::string_view utf8) {
  walk_words(
      utf8, [&] { blank_ = true; }, [&](std::string_view word) { append_visible(word); });
}

void SpokenBuilder::image(std::string_view alternative) {
  const std::string words = spoken_words(alternative);
  if (words.empty()) return;
  if (in_block_ && line().kind == block_name(BlockKind::kFigure)) {
    append_visible(words);
  } else {
    append_visible(fmt::format("{}{}{}{}", kOpen, kImagePrefix, words, kClose));
  }
}

void SpokenBuilder::open_inline(std::string mark) {
  marks_.push_back({fmt::format("{}{}{}", kOpen, mark, kClose)});
}

void SpokenBuilder::open_mark(Mark mark) {
  switch (mark) {
    case Mark::kLabel: return open_inline(std::string(kLabelMark));
    case Mark::kGeneratedLink: return open_inline(std::string(kGeneratedLinkMark));
    case Mark::kNoteReference: return open_inline(std::string(kNoteReferenceMark));
  }
}

void SpokenBuilder::open_link(std::string_view address) {
  // A PDF's addresses are ASCII (ISO 32000-1 12.6.4.7); an EPUB's may have other letters as well.
  std::string ascii;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    ascii += byte > 0x20 && byte < 0x7F ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  open_inline(fmt::format("link {}", ascii));
}

void SpokenBuilder::open_link(Target target) {
  open_inline(fmt::format("link to {}{}{}", kTargetOpen, target, kTargetClose));
}

void SpokenBuilder::open_language(std::string_view tag) {
  open_inline(fmt::format("in {}", ascii_lower(tag)));
}

void SpokenBuilder::open_expansion(std::string_view expansion) {
  open_inline(fmt::format("short for {}", spoken_words(expansion)));
}

void SpokenBuilder::close_mark() {
  INVARIANT(!marks_.empty(), "marks are closed in turn");
  if (marks_.back().written) line().text += kEnd;
  marks_.pop_back();
}

void SpokenBuilder::page(std::string_view label) {
  pages_.emplace_back(label);
}

SpokenBuilder::Anchor SpokenBuilder::anchor() {
  const bool has_text = in_block_ && !line().text.empty();
  anchor_line_.push_back(has_text ? spoken_.lines.size() - 1 : kNoLine);
  // Anchors in a line that has text are known at once, and none waits then.
  if (has_text) waiting_ = anchor_line_.size();
  return anchor_line_.size() - 1;
}

// ---- tables ----

void SpokenBuilder::name_cells(SpokenLine& table, const Rows& rows) {
  struct Placed {
    std::size_t row, column;
    const Cell* cell;
  };
  std::vector<Placed> placed;
  std::set<std::pair<std::size_t, std::size_t>> taken;  // by cells of rows above
  std::size_t columns = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::size_t column = 0;
    for (const Cell& cell : rows[row]) {
      while (taken.contains({row, column})) ++column;
      placed.push_back({row, column, &cell});
      for (std::size_t r = row + 1; r < std::min(row + cell.rows, rows.size()); ++r) {
        for (std::size_t c = column; c < column + cell.columns; ++c) taken.emplace(r, c);
      }
      column += cell.columns;
    }
    columns = std::max(columns, column);
  }
  table.kind = fmt::format("table of {} by {}", rows.size(), columns);

  std::map<std::size_t, std::vector<std::string>> above;  // column headers so far, by column
  std::vector<std::string> before;                        // row headers so far of `row`
  std::size_t row = 0;
  for (const Placed& place : placed) {
    if (place.row != row) before.clear();
    row = place.row;
    SpokenLine& cell = spoken_.lines[place.cell->line];
    const std::string words = words_of(cell.text);
    if (place.cell->scope != HeaderScope::kNone) {
      const bool is_column = place.cell->scope == HeaderScope::kColumn;
      cell.kind = is_column ? "column header" : "row header";
      if (!is_column) before.push_back(words);
      for (std::size_t c = 0; is_column && c < place.cell->columns; ++c) {
        above[place.column + c].push_back(words);
      }
      continue;
    }
    std::vector<std::string> headers = before;
    const auto column = above.find(place.column);
    if (column != above.end()) {
      headers.insert(headers.end(), column->second.begin(), column->second.end());
    }
    if (!headers.empty()) cell.kind = fmt::format("cell under {}", fmt::join(headers, ", "));
  }
}

// ---- the end ----

void SpokenBuilder::resolve_links(const std::vector<std::optional<Anchor>>& targets) {
  const auto told = [&](std::size_t target) -> std::string {
    if (target >= targets.size() || !targets[target]) return "nowhere";
    const std::size_t line = anchor_line_[*targets[target]];
    if (line == kNoLine) return "the end";
    const SpokenLine& to = spoken_.lines[line];
    constexpr std::size_t kShown = 40;  // bytes; enough to tell, short enough to read
    return fmt::format("{} \"{}\"", to.kind, shortened(words_of(to.text), kShown));
  };
  // Each line's marks name lines by the words those have without marks, so the order is free.
  std::vector<std::pair<std::size_t, std::string>> resolved;
  for (std::size_t i = 0; i < spoken_.lines.size(); ++i) {
    const std::string& text = spoken_.lines[i].text;
    if (text.find(kTargetOpen) == text.npos) continue;
    std::string out;
    for (std::size_t from = 0;;) {
      const std::size_t open = text.find(kTargetOpen, from);
      out.append(text, from, open == text.npos ? text.npos : open - from);
      if (open == text.npos) break;
      const std::size_t close = text.find(kTargetClose, open);
      std::size_t target = 0;
      std::from_chars(text.data() + open + 1, text.data() + close, target);
      out += told(target);
      from = close + 1;
    }
    resolved.emplace_back(i, std::move(out));
  }
  for (auto& [line_index, text] : resolved) spoken_.lines[line_index].text = std::move(text);
}

Spoken SpokenBuilder::finish(const std::vector<std::optional<Anchor>>& targets) {
  end();
  while (!regions_.empty()) close(regions_.back().region);
  if (!pages_.empty()) {
    add_line("end");
    for (const std::string& label : pages_) {
      line().text += fmt::format("{}page {}{}", kOpen, label, kClose);
    }
  }
  resolve_links(targets);
  for (SpokenLine& each : spoken_.lines) each.text = to_nfc(each.text);
  return std::move(spoken_);
}

}  // namespace clearleaf::verify
