// Running text as the edition asks for it: where words may be divided, and the hyphen there.
#include "base/primary_subtag.h"
#include "layout/clusters.h"
#include "layout/paragraph.h"

#include <algorithm>
#include <array>
#include <utility>

namespace clearleaf::layout {

namespace {

/// Words of letters; no addresses, numbers or names of files, which a hyphen would falsify.
bool is_word(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" .,;:!?)\"'") + 1;
  return text.substr(0, end).find_first_of("0123456789./@_\\:#&=") == text.npos;
}

/// Languages whose lines end between characters, syllables or words without a hyphen: there is
/// nothing to divide.
bool divides_no_words(std::string_view lang) {
  constexpr auto kLanguages = std::to_array<std::string_view>(
      {"bo", "dz", "ii", "ja", "km", "ko", "lo", "my", "th", "yue", "zh"});
  return std::ranges::find(kLanguages, primary_subtag(lang)) != kLanguages.end();
}

}  // namespace

void ParagraphSetter::apply_edition(Paragraph& paragraph, SourceSpan span) {
  paragraph.fill = input_.edition.fill;
  if (input_.edition.hyphenation == Hyphenation::kNone) return;
  std::vector<Atom> atoms;
  for (const Atom& atom : paragraph.atoms) {
    const TextStyle& style = paragraph.styles[atom.style];
    const bool is_text = atom.kind == Atom::Kind::kGlyphs &&
                         style.request.family != input_.edition.fonts.code &&
                         style.breaks == TextStyle::Breaks::kWords &&
                         text::direction_of(atom.level) == Direction::kLeftToRight;
    if (!is_text) {
      atoms.push_back(atom);
    } else if (hyphenator_.knows(style.lang)) {
      divide_atom(paragraph, atom, atoms);
    } else {
      if (!divides_no_words(style.lang)) report_no_patterns(style.lang, span);
      atoms.push_back(atom);
    }
  }
  paragraph.atoms = std::move(atoms);
}

/// The parts of a word: glyphs of one run, so that it is drawn as it would be undivided.
void ParagraphSetter::divide_atom(const Paragraph& paragraph, const Atom& atom,
                                  std::vector<Atom>& out) {
  const TextStyle& style = paragraph.styles[atom.style];
  const text::ShapedRun& run = runs_[atom.run];
  const bool is_whole = atom.first == 0 && atom.count == run.glyphs.size();
  if (!is_whole || !is_word(run.text)) return out.push_back(atom);
  const auto& divisions = hyphenator_.find(run.text, style.lang);
  if (divisions.empty()) return out.push_back(atom);
  const auto begin_part = [&](std::uint32_t offset) {
    Atom part = atom;
    part.count = 0;
    part.width = {};
    part.leaf_offset = atom.leaf_offset + offset;
    return part;
  };
  Atom part = begin_part(0);
  for (const Cluster& cluster : clusters_of(run, atom.first, atom.count)) {
    if (part.count > 0 && std::ranges::binary_search(divisions, cluster.offset)) {
      part.blank = part.space = part.give = part.pinch = {};
      part.after = Atom::Break::kHyphen;
      part.hyphen = hyphen_width(style);
      out.push_back(part);
      part = begin_part(cluster.offset);
      part.go_on();
    }
    extend(part, cluster, scaled(cluster.advance, run.font, style.size));
  }
  out.push_back(part);
}

/// The hyphen's glyph, which stands for a soft hyphen: it is no part of the word
/// (ISO 32000-1 14.8.2.2.3).
text::ShapedRunId ParagraphSetter::hyphen_run(const TextStyle& style) {
  const auto found = hyphens_.find(style.font);
  if (found != hyphens_.end()) return found->second;
  const bool has_hyphen = fonts_.has_glyph(style.font, U'\u2010');
  text::ShapedRun run =
      fonts_.shape(style.font, {.text = has_hyphen ? "\u2010" : "-", .lang = style.lang});
  run.text = "\u00AD";
  return hyphens_.emplace(style.font, runs_.push_back(std::move(run))).first->second;
}

Pt ParagraphSetter::hyphen_width(const TextStyle& style) {
  return scaled(runs_[hyphen_run(style)].advance, style.font, style.size);
}

Atom ParagraphSetter::hyphen_after(const Paragraph& paragraph, const Atom& atom) {
  const TextStyle& style = paragraph.styles[atom.style];
  Atom out = atom;
  out.run = hyphen_run(style);
  out.first = 0;
  out.count = checked<std::uint32_t>(runs_[out.run].glyphs.size());
  out.width = hyphen_width(style);
  out.blank = {};
  out.go_on();
  ++out.leaf_offset;
  return out;
}

void ParagraphSetter::report_no_patterns(const std::string& lang, SourceSpan span) {
  static constexpr RuleId kNoPatterns{"no-hyphenation"};
  if (!languages_without_patterns_.insert(lang).second) return;
  diagnostics_.warning(
      kNoPatterns, span,
      "the edition asks for words to be divided, but there are no patterns for \"" + lang +
          "\": its words are left whole",
      "install Debian's package hyphen-" + primary_subtag(lang) + ", where there is one");
}

}  // namespace clearleaf::layout
