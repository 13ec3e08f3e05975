// Two rows of spoken lines → their differences, in the words of what differs.
#include "verify/parity.h"

#include "base/shortened.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace clearleaf::verify {

namespace {

/// "a long paragraph that begins li…", in quotation marks.
std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 60;  // bytes
  return fmt::format("\"{}\"", shortened(text, kShown));
}

bool operator==(const SpokenLine& a, const SpokenLine& b) {
  return a.text == b.text && a.kind == b.kind && a.depth == b.depth;
}

std::string told(const SpokenLine& line) {
  return line.text.empty() ? line.kind : line.kind + " " + quoted(printed(line.text));
}

// ---- what differs between two lines ----

/// The marks of a line that begin with `prefix`, in their order.
std::vector<std::string> marks(const SpokenLine& line, std::string_view prefix) {
  std::vector<std::string> out;
  const std::string text = printed(line.text);
  const std::string opening = "⟦" + std::string(prefix);
  for (std::size_t at = text.find(opening); at != text.npos; at = text.find(opening, at + 1)) {
    out.push_back(text.substr(at, text.find("⟧", at) - at));
  }
  return out;
}

bool is_table_line(const SpokenLine& line) {
  return line.kind.starts_with("cell") || line.kind.ends_with(" header") || line.kind == "row" ||
         line.kind.starts_with("table of");
}

std::string_view clause_of(const SpokenLine& pdf, const SpokenLine& epub) {
  if (pdf.kind != epub.kind || pdf.depth != epub.depth) {
    if (pdf.kind.starts_with("note ") || epub.kind.starts_with("note ")) return kParityNotes;
    return is_table_line(pdf) && is_table_line(epub) ? kParityTable : kParityStructure;
  }
  if (words_of(pdf.text) != words_of(epub.text)) {
    const bool is_image = pdf.kind == "figure" || marks(pdf, "image: ") != marks(epub, "image: ");
    return is_image ? kParityAlternatives : kParityWords;
  }
  if (marks(pdf, "link ") != marks(epub, "link ")) return kParityLinks;
  if (marks(pdf, "page ") != marks(epub, "page ")) return kParityPages;
  if (marks(pdf, "in ") != marks(epub, "in ")) return kParityLanguage;
  if (marks(pdf, "note reference") != marks(epub, "note reference")) return kParityNotes;
  // The same marks at other places.
  return marks(pdf, "page ").empty() ? kParityStructure : kParityPages;
}

/// From where on two texts differ, a few words before included.
std::pair<std::string, std::string> around_difference(std::string_view a, std::string_view b) {
  const auto [at, other] = std::ranges::mismatch(a, b);
  auto from = static_cast<std::size_t>(at - a.begin());
  constexpr std::size_t kBefore = 20;
  from = from > kBefore ? code_point_begin(a, from - kBefore) : 0;
  return {quoted(a.substr(from)), quoted(b.substr(from))};
}

class Comparison {
 public:
  Comparison(const Spoken& pdf, const Spoken& epub, const SourcePlaces& places, Report& report)
      : pdf_(pdf.lines), epub_(epub.lines), places_(places), report_(report) {}

  void run() {
    std::size_t p = 0;
    std::size_t e = 0;
    while ((p < pdf_.size() || e < epub_.size()) && !report_.full()) {
      if (p < pdf_.size() && e < epub_.size() && pdf_[p] == epub_[e]) {
        ++p, ++e;
        continue;
      }
      const auto [skip_pdf, skip_epub] = to_next_equal(p, e);
      report_difference(p, skip_pdf, e, skip_epub);
      p += skip_pdf;
      e += skip_epub;
    }
  }

 private:
  using Lines = std::vector<SpokenLine>;

  /// How many lines of each to pass over until both say the same again: as few as can be, and as
  /// many of both before more of one, so that a changed line is told as such.
  std::pair<std::size_t, std::size_t> to_next_equal(std::size_t p, std::size_t e) const {
    constexpr int kFar = 200;
    for (int sum = 1; sum <= kFar; ++sum) {
      for (int step = 0; step <= sum + 1; ++step) {
        const int skip = sum / 2 + (step % 2 == 0 ? step / 2 : -(step / 2 + 1));
        if (skip < 0 || skip > sum) continue;
        const auto pdf = static_cast<std::size_t>(skip);
        const auto epub = static_cast<std::size_t>(sum - skip);
        if (p + pdf < pdf_.size() && e + epub < epub_.size() &&
            pdf_[p + pdf] == epub_[e + epub]) {
          return {pdf, epub};
        }
      }
    }
    return {pdf_.size() - p, epub_.size() - e};
  }

  void report_difference(std::size_t p, std::size_t pdf_count, std::size_t e,
                         std::size_t epub_count) {
    const std::size_t both = std::min(pdf_count, epub_count);
    for (std::size_t i = 0; i < both; ++i) report_changed(p + i, e + i);
    for (std::size_t i = both; i < pdf_count; ++i) {
      report_one_sided(pdf_[p + i], p + i, "only the PDF says: ");
    }
    for (std::size_t i = both; i < epub_count; ++i) {
      report_one_sided(epub_[e + i], std::min(p + both, pdf_.size()), "only the EPUB says: ");
    }
  }

  void report_one_sided(const SpokenLine& line, std::size_t near, std::string_view says) {
    const std::string_view clause = line.kind.starts_with("note ")             ? kParityNotes
                                    : line.kind == "end"                       ? kParityPages
                                    : line.text.empty() && is_table_line(line) ? kParityTable
                                    : line.text.empty()                        ? kParityStructure
                                    : line.kind == "figure" ? kParityAlternatives
                                                            : kParityWords;
    report_.add(clause, line.place, std::string(says) + told(line), source_near(near));
  }

  void report_changed(std::size_t p, std::size_t e) {
    const SpokenLine& pdf = pdf_[p];
    const SpokenLine& epub = epub_[e];
    std::string place = pdf.place + ", " + epub.place;
    std::string message;
    if (pdf.kind != epub.kind) {
      message = fmt::format("the PDF says {}, the EPUB {}", told(pdf), told(epub));
    } else if (pdf.text != epub.text) {
      const auto [in_pdf, in_epub] = around_difference(printed(pdf.text), printed(epub.text));
      message = fmt::format("in a {} the PDF says {}, the EPUB {}", pdf.kind, in_pdf, in_epub);
    } else {
      message = fmt::format("{} stands at depth {} in the PDF, {} in the EPUB", told(pdf),
                            pdf.depth, epub.depth);
    }
    report_.add(clause_of(pdf, epub), std::move(place), std::move(message), source_near(p));
  }

  /// The source of the line, else of the one before it that has one.
  std::optional<SourceSpan> source_near(std::size_t line) const {
    for (std::size_t i = std::min(line + 1, places_.size()); i-- > 0;) {
      if (places_[i]) return places_[i];
    }
    return std::nullopt;
  }

  const Lines& pdf_;
  const Lines& epub_;
  const SourcePlaces& places_;
  Report& report_;
};

/// Reports the lines of no source that clearleaf does not add: it adds labels and links, which have
/// marks, what to say of a task, the key information's heading, and one line of authors and dates
/// after the title.
void report_added(const Spoken& spoken, const SourcePlaces& places, Report& report) {
  bool may_be_byline = true;
  for (std::size_t i = 0; i < spoken.lines.size(); ++i) {
    const SpokenLine& line = spoken.lines[i];
    const bool is_heading = line.kind.starts_with("heading ");
    if (line.depth > 0 || (is_heading && line.kind != "heading 1")) may_be_byline = false;
    if (places[i] || line.kind == "task" || own_words_of(line.text).empty()) continue;
    if (is_heading && i > 0 && spoken.lines[i - 1].kind == "key information") continue;
    if (line.kind == "paragraph" && std::exchange(may_be_byline, false)) continue;
    report.add(kParitySource, line.place, fmt::format("{} is not in the source", told(line)));
  }
}

}  // namespace

void compare(const Spoken& pdf, const Spoken& epub, const SourcePlaces& places, Report& report) {
  Comparison(pdf, epub, places, report).run();
}

SourcePlaces compare_with_source(const Spoken& spoken, const std::vector<SourceLine>& source,
                                 Report& report) {
  SourcePlaces places(spoken.lines.size());
  std::unordered_map<std::string, std::vector<std::size_t>> lines_by_words;
  for (std::size_t i = 0; i < spoken.lines.size(); ++i) {
    std::string own = own_words_of(spoken.lines[i].text);
    if (!own.empty()) lines_by_words[std::move(own)].push_back(i);
  }
  std::size_t next = 0;
  for (const SourceLine& line : source) {
    const auto found = lines_by_words.find(line.words);
    if (found == lines_by_words.end()) {
      report.add(kParitySource, "",
                 fmt::format("the {} {} is not in the file", line.kind, quoted(line.words)),
                 line.span);
      continue;
    }
    const auto at = std::ranges::lower_bound(found->second, next);
    if (at == found->second.end()) {
      report.add(kParitySource, spoken.lines[found->second.front()].place,
                 fmt::format("the {} {} stands at another place than in the source", line.kind,
                             quoted(line.words)),
                 line.span);
      continue;
    }
    places[*at] = line.span;
    next = *at + 1;
  }
  // A line that was changed has been told already, as missing.
  if (!report.names(kParitySource)) report_added(spoken, places, report);
  return places;
}

}  // namespace clearleaf::verify
