// Base lines, blanks and the letters on both sides of a line's end.
#include "verify/pdf_line_ends.h"

#include "verify/word_characters.h"

#include <algorithm>
#include <cmath>

namespace clearleaf::verify {

namespace {

bool is_on_new_line(const PlacedRun& a, const PlacedRun& b) {
  if (a.page != b.page) return true;
  return std::abs(b.run->origin.y - a.run->origin.y) > 0.7 * std::max(a.run->size, b.run->size);
}

bool has_blank(const PlacedRun& run) {
  return run.text().find(' ') != std::string_view::npos;
}

}  // namespace

LineEnds::Step LineEnds::add(const PlacedRun& now) {
  const Step step = step_to(now);
  const bool is_new = step == Step::kNewLine || step == Step::kInWord;
  line_has_blank_ = (line_has_blank_ && !is_new) || has_blank(now);
  before_ = now;
  return step;
}

LineEnds::Step LineEnds::step_to(const PlacedRun& now) const {
  if (!before_) return Step::kFirst;
  if (!is_on_new_line(*before_, now)) return Step::kOnLine;
  const bool in_word = line_has_blank_ && has_blank(now) && words_meet(before_->text(), now.text());
  return in_word ? Step::kInWord : Step::kNewLine;
}

}  // namespace clearleaf::verify
