// Lines and letters of blocks with ActualText → where they are not what is said.
#include "verify/pdf_replaced_text.h"

#include "base/utf8.h"
#include "verify/word_characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

namespace {

struct Run {
  Id<PdfPage> page;
  const PageContent* content;
  const TextRun* run;

  std::string_view text() const { return content->text_of(*run); }
  std::uint32_t order() const { return run->placing.order; }
};
using Line = std::vector<Run>;

bool is_on_line(const Run& run, const Run& of_line) {
  if (run.page != of_line.page) return false;
  const double apart = std::abs(run.run->origin.y - of_line.run->origin.y);
  return apart <= 0.7 * std::max(run.run->size, of_line.run->size);
}

/// Calls `call(MarkPlace)` for the sequences of a block and of inline elements in it.
template <class Call>
void for_each_mark_of_block(const StructureView& structure, Id<PdfElement> block,
                            const Call& call) {
  structure.for_each_mark(
      block, [&](Id<PdfElement> inner) { return is_inline(structure.type(inner)); }, call);
}

/// The block's runs by lines, in the order in which they are read.
std::vector<Line> lines_of(const StructureView& structure, Id<PdfElement> block) {
  std::vector<Line> lines;
  for_each_mark_of_block(structure, block, [&](MarkPlace place) {
    const PageContent& content = structure.file().pages[place.page].content;
    const MarkedContent& mark = content.marks[place.mark];
    for (std::uint32_t i = mark.first_run; i < mark.end_run; ++i) {
      const Run run{place.page, &content, &content.runs[i]};
      if (run.run->text_size == 0) continue;
      if (lines.empty() || !is_on_line(run, lines.back().front())) lines.emplace_back();
      lines.back().push_back(run);
    }
  });
  return lines;
}

class BlockCheck {
 public:
  BlockCheck(const StructureView& structure, Id<PdfElement> block, Report& report)
      : structure_(structure), block_(block), report_(report) {}

  void run() {
    std::vector<Line> lines = lines_of(structure_, block_);
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!check_order(lines[i - 1], lines[i])) return;
    }
    for (Line& line : lines) {
      if (!check_gaps(line)) return;
    }
  }

 private:
  /// Whether `next` stands and is painted behind `line`.
  bool check_order(const Line& line, const Line& next) {
    if (line.front().page != next.front().page) return true;
    if (next.front().run->origin.y > line.front().run->origin.y) {
      add("ISO 14289-1 7.1",
          fmt::format("the lines of {} are not read from top to bottom", structure_.name(block_)));
      return false;
    }
    const auto last = std::ranges::max(line, {}, &Run::order).order();
    const auto first = std::ranges::min(next, {}, &Run::order).order();
    if (first >= last) return true;
    add("ISO 32000-1 14.8.2.3.1",
        fmt::format("the lines of {} are painted in another order than they are read in",
                    structure_.name(block_)));
    return false;
  }

  bool check_gaps(Line& line) {
    std::ranges::stable_sort(line, {}, [](const Run& run) { return run.run->origin.x; });
    double reach = line.front().run->end.x;
    for (std::size_t i = 1; i < line.size(); ++i) {
      constexpr double kBlankWidth = 0.2;  // of the font's size; blanks are 0.25 and more
      const Run& a = line[i - 1];
      const Run& b = line[i];
      const double gap = b.run->origin.x - reach;
      reach = std::max(reach, b.run->end.x);
      if (gap <= kBlankWidth * b.run->size || !words_meet(a.text(), b.text())) continue;
      add("ISO 32000-1 14.8.2.5",
          fmt::format("in {} the words \"{}\" and \"{}\" have no blank between them",
                      structure_.name(block_), a.text(), b.text()));
      return false;
    }
    return true;
  }

  void add(std::string_view clause, const std::string& message) {
    report_.add(clause, structure_.place(block_), message);
  }

  const StructureView& structure_;
  Id<PdfElement> block_;
  Report& report_;
};

// ---- letters ----

using Letters = std::map<char32_t, std::size_t>;

void count_letters(std::string_view text, Letters& letters) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = without_marks(next_code_point(text, at));
    if (is_word_character(c)) ++letters[c];
  }
}

/// What is said has the letters that are seen: none more, and all of them. A glyph for part of a
/// letter counts as the whole letter once more.
bool agree(const Letters& said, const Letters& seen) {
  const auto is_seen = [&](const auto& letter) {
    const auto found = seen.find(letter.first);
    return found != seen.end() && found->second >= letter.second;
  };
  const auto is_said = [&](const auto& letter) { return said.contains(letter.first); };
  return std::ranges::all_of(said, is_seen) && std::ranges::all_of(seen, is_said);
}

void check_letters(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const auto& actual_text = structure.attributes(id).actual_text;
  if (!actual_text || structure.type(id) == StandardType::kFigure) return;
  Letters said;
  Letters seen;
  count_letters(*actual_text, said);
  structure.for_each_mark(
      id, [](Id<PdfElement>) { return true; },
      [&](MarkPlace place) {
        count_letters(structure.file().pages[place.page].content.text_of(place.mark), seen);
      });
  if (seen.empty() || agree(said, seen)) return;
  report.add(
      "ISO 32000-1 14.9.4", structure.place(id),
      fmt::format("the ActualText \"{}\" is not what {} shows", *actual_text, structure.name(id)));
}

}  // namespace

bool has_replaced_text(const StructureView& structure, Id<PdfElement> block) {
  if (!structure.has_replaced()) return false;
  bool found = false;
  for_each_mark_of_block(structure, block,
                         [&](MarkPlace place) { found = found || structure.is_replaced(place); });
  return found;
}

void check_replaced_text(const StructureView& structure, Report& report) {
  if (!structure.has_replaced()) return;
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    check_letters(structure, id, report);
    if (is_inline(structure.type(id)) || !has_replaced_text(structure, id)) continue;
    BlockCheck(structure, id, report).run();
  }
}

}  // namespace clearleaf::verify
