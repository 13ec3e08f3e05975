// Whole-word uses of abbreviations → Abbreviation, found with a trie.
#include "read/abbreviations.h"

#include "base/utf8.h"
#include "read/words.h"

namespace clearleaf::read {

namespace {

SourceSpan written(const TextRun& run, std::size_t begin, std::size_t end) {
  return {run.origins[begin].begin, run.origins[end - 1].end};
}

void append_text(const TextRun& run, std::size_t begin, std::size_t end, Inlines& out) {
  if (begin == end) return;
  out.push_back({written(run, begin, end), Text{run.text.substr(begin, end - begin)}});
}

}  // namespace

Abbreviations::Abbreviations(const std::map<std::string, std::string>& expansions) : nodes_(1) {
  for (const auto& [key, expansion] : expansions) {
    std::size_t node = 0;
    for (const char c : key) {
      const auto [place, added] = nodes_[node].next.try_emplace(c, nodes_.size());
      node = place->second;
      if (added) nodes_.emplace_back();
    }
    nodes_[node].expansion = &expansion;
  }
}

Abbreviations::Match Abbreviations::longest_at(std::string_view text, std::size_t begin) const {
  Match best;
  std::size_t node = 0;
  for (std::size_t pos = begin; pos < text.size(); ++pos) {
    const auto next = nodes_[node].next.find(text[pos]);
    if (next == nodes_[node].next.end()) break;
    node = next->second;
    if (nodes_[node].expansion != nullptr && !word_character_at(text, pos + 1)) {
      best = {pos + 1 - begin, nodes_[node].expansion};
    }
  }
  return best;
}

void Abbreviations::append_marked(const TextRun& run, Inlines& out) const {
  const std::string_view text = run.text;
  std::size_t pending = 0;  // where the text not yet appended begins
  bool in_word = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const Match match = in_word ? Match() : longest_at(text, pos);
    if (match.length > 0) {
      append_text(run, pending, pos, out);
      const std::size_t end = pos + match.length;
      out.push_back({written(run, pos, end),
                     Abbreviation{std::string(text.substr(pos, match.length)), *match.expansion}});
      pending = pos = end;
      in_word = word_character_before(text, pos);
    } else {
      in_word = is_word_character(next_code_point(text, pos));
    }
  }
  append_text(run, pending, text.size(), out);
}

}  // namespace clearleaf::read
