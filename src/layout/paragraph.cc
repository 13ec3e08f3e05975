// Inline structure → atoms: text split at line-break opportunities and by font, and shaped. Longer
// than most: what the collector hands over (Stretch, Piece) is seen in this file alone.
#include "layout/paragraph.h"

#include "base/limits.h"
#include "base/numbers.h"
#include "base/utf8.h"
#include "layout/clusters.h"
#include "layout/ideographs.h"

#include <algorithm>
#include <array>
#include <utility>

namespace clearleaf::layout {

namespace {

/// Enough digits for any page number of this publication: no page holds less than a leaf or
/// a thousand bytes.
std::size_t digits_for(const StructTree& tree) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < tree.leaf_count(); ++i) {
    bytes += tree.text(LeafId(checked<std::uint32_t>(i))).size();
  }
  const std::size_t most = 10 + std::min(tree.leaf_count(), bytes / 100);
  return std::to_string(most).size();
}

std::string hex_code_point(char32_t c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (int shift = 20; shift >= 0; shift -= 4) {
    const char digit = kDigits[c >> static_cast<unsigned>(shift) & 15U];
    if (!out.empty() || digit != '0' || shift < 16) out += digit;
  }
  return "U+" + out;
}

}  // namespace

/// A run of one leaf in one style, as bytes [begin, end) of the paragraph's text.
struct ParagraphSetter::Stretch {
  Atom::Kind kind;
  Role role;
  SourceSpan span;
  std::uint32_t style;
  std::uint32_t begin;
  std::uint32_t end;
  std::optional<StructId> note;
  std::uint32_t leaf_offset = 0;  // of `begin` in the leaf
};

/// A part of a stretch between two places where a line may end, of one level and one script.
struct ParagraphSetter::Piece {
  std::string_view text;
  std::string_view before, after;  // the paragraph's text around it
  std::uint32_t leaf_offset;
  text::Level level;
  std::uint32_t script;
  text::Level level_before = text::kNoLevel;  // of what has no glyphs before it
};

/// Walks inline elements and gathers their text, styles and forced breaks.
struct ParagraphSetter::Collector {
  ParagraphSetter& setter;
  Paragraph& out;
  Emphasised emphasised;
  WhiteSpace white_space;
  std::string text;
  std::vector<Stretch> stretches;
  std::vector<std::uint32_t> forced_breaks;

  const StructTree& tree() const { return setter.input_.tree; }
  const Edition& edition() const { return setter.input_.edition; }

  std::uint32_t add_style(TextStyle style) {
    style.font = setter.fonts_.font(style.request);
    out.styles.push_back(std::move(style));
    return checked<std::uint32_t>(out.styles.size() - 1);
  }

  void collect(StructId elem, std::uint32_t style, std::optional<StructId> note) {
    for (const Kid& kid : tree()[elem].kids) {
      if (const auto* leaf = std::get_if<LeafId>(&kid)) {
        collect_leaf(*leaf, style, note);
        note.reset();
        continue;
      }
      const StructId child = std::get<StructId>(kid);
      if (tree()[child].construct == Construct::kLineBreak) {
        add_line_break();
        continue;
      }
      if (tree()[child].construct == Construct::kLinkCode) continue;  // beside the words
      std::optional<StructId> child_note;
      const auto found = setter.note_of_reference_.find(child);
      if (found != setter.note_of_reference_.end()) child_note = found->second;
      collect_child(child, style, child_note);
    }
  }

  /// What runs the other way is kept apart from the text around it, as a browser does it.
  void collect_child(StructId child, std::uint32_t style, std::optional<StructId> note) {
    const std::uint32_t inner = child_style(child, style);
    const Direction direction = out.styles[inner].direction;
    const bool turns = direction != out.styles[style].direction;
    if (turns) {
      append_utf8(text, direction == Direction::kRightToLeft ? text::kRightToLeftIsolate
                                                             : text::kLeftToRightIsolate);
    }
    collect(child, inner, note);
    if (turns) append_utf8(text, text::kPopDirectionalIsolate);
  }

  /// The line ends in a blank: without it the words around the break are one to those who hear them
  /// (ISO 32000-1 14.8.2.5). At a line's end it takes no room.
  void add_line_break() {
    if (!stretches.empty() && stretches.back().kind == Atom::Kind::kGlyphs &&
        text[stretches.back().end - 1] != ' ') {
      Stretch& last = stretches.back();
      text += ' ';
      if (last.end + 1 == text.size()) {
        ++last.end;
      } else {  // behind the sign that ends an isolate
        const auto end = checked<std::uint32_t>(text.size());
        const std::uint32_t offset = last.leaf_offset + (last.end - last.begin);
        stretches.push_back(
            {last.kind, last.role, last.span, last.style, end - 1, end, {}, offset});
      }
    }
    forced_breaks.push_back(checked<std::uint32_t>(text.size()));
  }

  void collect_leaf(LeafId id, std::uint32_t style, std::optional<StructId> note) {
    const auto begin = checked<std::uint32_t>(text.size());
    Atom::Kind kind = Atom::Kind::kGlyphs;
    if (const auto* leaf = std::get_if<TextLeaf>(&tree()[id].kind)) {
      text += leaf->text;
    } else if (std::holds_alternative<ImageLeaf>(tree()[id].kind)) {
      kind = Atom::Kind::kImage;
      append_utf8(text, 0xFFFC);  // breaks before and after, as UAX 14 has it for objects
    } else {
      kind = Atom::Kind::kPageRef;
      text.append(setter.page_digits_, '0');
    }
    const auto end = checked<std::uint32_t>(text.size());
    if (end == begin) return;
    stretches.push_back({kind, id, tree()[id].span, style, begin, end, note});
    if (white_space == WhiteSpace::kPreserve) {
      for (std::size_t i = begin; i < end; ++i) {
        if (text[i] == '\n') forced_breaks.push_back(checked<std::uint32_t>(i + 1));
      }
    }
  }

  /// Of the links that clearleaf adds only those with printed addresses lead out.
  bool is_printed_address(StructId link) const {
    return tree()[tree()[link].parent].construct == Construct::kGeneratedLink &&
           !tree().attrs(link).href.empty();
  }

  std::uint32_t child_style(StructId child, std::uint32_t parent) {
    TextStyle style = out.styles[parent];
    const std::string& lang = tree().attrs(child).lang;
    if (!lang.empty()) {
      style.lang = lang;
      style.direction = setter.direction_of(lang);
    }
    // P04: no text of a disclaimer is smaller than body text; marks of notes are none of it.
    const auto reduced = [&](double part) {
      const Pt least = emphasised == Emphasised::kBold ? style.size : edition().small_size;
      return max(least, style.size * part);
    };
    switch (tree()[child].construct) {
      case Construct::kEmphasis:
        if (emphasised == Emphasised::kItalic) {
          style.request.slant = FontSlant::kItalic;
        } else {
          style.request.weight = FontWeight::kBold;
        }
        break;
      case Construct::kStrong:
      case Construct::kLabel: style.request.weight = FontWeight::kBold; break;
      case Construct::kStrike: style.line = TextStyle::Line::kThrough; break;
      case Construct::kSub:
        style.rise -= style.size * 0.16;
        style.size = reduced(0.75);
        break;
      case Construct::kSup:
        style.rise += style.size * 0.33;
        style.size = reduced(0.75);
        break;
      case Construct::kNoteReferenceLink:
        style.rise += style.size * 0.33;
        style.size = max(edition().small_size, style.size * 0.75);
        style.color = edition().light.link;
        style.link = child;
        style.breaks = TextStyle::Breaks::kNone;
        break;
      case Construct::kKbd:
      case Construct::kInlineCode:
        style.request.family = edition().fonts.code;
        style.size = reduced(0.94);
        style.direction = Direction::kLeftToRight;
        break;
      case Construct::kLink:
        style.link = child;
        style.color = edition().light.link;
        style.line = TextStyle::Line::kUnder;
        if (is_printed_address(child)) {
          // To be typed: a line below it would hide its "_".
          style.line = TextStyle::Line::kNone;
          style.breaks = TextStyle::Breaks::kAddress;
          style.direction = Direction::kLeftToRight;
        }
        break;
      case Construct::kPrintedAddress:
        style.breaks = TextStyle::Breaks::kAddress;
        style.direction = Direction::kLeftToRight;
        break;
      default:
        if (lang.empty()) return parent;
    }
    return add_style(std::move(style));
  }
};

ParagraphSetter::ParagraphSetter(const LayoutInput& input, text::FontSet& fonts,
                                 IdVec<text::ShapedRun>& runs, Diagnostics& diagnostics)
    : input_(input),
      fonts_(fonts),
      runs_(runs),
      diagnostics_(diagnostics),
      shapes_(fonts, runs),
      direction_(direction_of_language(input.meta.lang.value)),
      page_digits_(digits_for(input.tree)) {
  for (const NoteEntry& note : input.tree.notes) {
    note_of_reference_.emplace(note.first_reference, note.note);
  }
}

TextStyle ParagraphSetter::style(const std::string& family, FontWeight weight, Pt size,
                                 Color color) {
  const text::FontRequest request{family, weight, FontSlant::kUpright};
  return {request,      fonts_.font(request),   size,      color, {}, TextStyle::Line::kNone,
          std::nullopt, input_.meta.lang.value, direction_};
}

Direction ParagraphSetter::direction_of(const std::string& lang) {
  const auto found = directions_.find(lang);
  if (found != directions_.end()) return found->second;
  return directions_.emplace(lang, direction_of_language(lang)).first->second;
}

Paragraph ParagraphSetter::prepare(StructId elem, const TextStyle& base, double leading,
                                   Emphasised emphasised, WhiteSpace white_space) {
  Paragraph out;
  out.leading = leading;
  out.styles.push_back(base);
  Collector collected{*this, out, emphasised, white_space, {}, {}, {}};
  const std::string& lang = input_.tree.attrs(elem).lang;
  if (!lang.empty()) {
    out.styles[0].lang = lang;
    out.styles[0].direction = direction_of(lang);
  }
  if (white_space == WhiteSpace::kPreserve) out.styles[0].direction = Direction::kLeftToRight;
  out.direction = out.styles[0].direction;
  collected.collect(elem, 0, std::nullopt);
  add_atoms(collected, out);
  if (white_space == WhiteSpace::kCollapse) space_ideographs(out, runs_);
  return out;
}

Paragraph ParagraphSetter::prepare_artifact(std::string_view text, const TextStyle& base,
                                            double leading, ArtifactKind kind) {
  Paragraph out;
  out.leading = leading;
  out.styles.push_back(base);
  Collector collected{*this, out, Emphasised::kItalic, WhiteSpace::kCollapse, {}, {}, {}};
  out.direction = base.direction;
  collected.text = text;
  if (!text.empty()) {
    collected.stretches.push_back({Atom::Kind::kGlyphs,
                                   Artifact{kind},
                                   {},
                                   0,
                                   0,
                                   checked<std::uint32_t>(text.size()),
                                   std::nullopt});
  }
  add_atoms(collected, out);
  return out;
}

namespace {

/// Whether a line may end before `at` in an address: behind the marks between its parts, or behind
/// the blank before it. Nothing is added there: a hyphen would be typed too.
bool may_break_address(std::string_view text, std::size_t at) {
  constexpr std::string_view kMarks = "/?&=-.";
  if (text[at - 1] == ' ') return true;
  const bool between = kMarks.find(text[at - 1]) != kMarks.npos &&
                       kMarks.find(text[at]) == kMarks.npos && text[at] != ')';
  return between && !text.substr(0, at).ends_with("://");
}

}  // namespace

void ParagraphSetter::break_addresses(const Collector& collected, const Paragraph& out) {
  for (const Stretch& stretch : collected.stretches) {
    if (out.styles[stretch.style].breaks != TextStyle::Breaks::kAddress) continue;
    const auto first = std::upper_bound(breaks_.begin(), breaks_.end(), stretch.begin);
    const auto last = std::lower_bound(first, breaks_.end(), stretch.end);
    std::vector<std::uint32_t> own;
    for (std::uint32_t at = stretch.begin + 1; at < stretch.end; ++at) {
      if (may_break_address(collected.text, at)) own.push_back(at);
    }
    breaks_.insert(breaks_.erase(first, last), own.begin(), own.end());
  }
}

namespace {

/// Moves `item` on to the one that holds `begin`. The lowest level of what stands in [from, begin).
text::Level lowest_level(std::vector<text::TextItem>::const_iterator& item, std::uint32_t from,
                         std::uint32_t begin) {
  text::Level lowest = text::kNoLevel;
  for (; item->end <= begin; ++item) {
    if (item->end > from && from < begin) lowest = std::min(lowest, item->level);
    from = std::max(from, item->end);
  }
  return from < begin ? std::min(lowest, item->level) : lowest;
}

}  // namespace

void ParagraphSetter::keep_note_numbers(const Collector& collected, const Paragraph& out) {
  for (const Stretch& stretch : collected.stretches) {
    if (out.styles[stretch.style].breaks != TextStyle::Breaks::kNone) continue;
    const auto first = std::lower_bound(breaks_.begin(), breaks_.end(), stretch.begin);
    breaks_.erase(first, std::lower_bound(first, breaks_.end(), stretch.end));
  }
}

void ParagraphSetter::add_atoms(const Collector& collected, Paragraph& out) {
  column_ = 0;
  breaker_.find(collected.text, out.styles[0].lang, breaks_);
  break_addresses(collected, out);
  keep_note_numbers(collected, out);
  itemizer_.find(collected.text, out.direction, items_);
  const std::string_view whole = collected.text;
  auto opportunity = breaks_.begin();
  auto item = items_.cbegin();
  auto forced = collected.forced_breaks.begin();
  const auto forced_end = collected.forced_breaks.end();
  std::uint32_t seen = 0;  // bytes that stand in stretches, or before them
  for (const Stretch& stretch : collected.stretches) {
    for (std::uint32_t begin = stretch.begin; begin < stretch.end;) {
      while (opportunity != breaks_.end() && *opportunity <= begin) ++opportunity;
      while (forced != forced_end && *forced <= begin) ++forced;
      const text::Level level_before = lowest_level(item, seen, begin);
      std::uint32_t end = stretch.end;
      // A page number's stand-in digits and an image are never cut.
      if (stretch.kind == Atom::Kind::kGlyphs) {
        if (opportunity != breaks_.end()) end = std::min(end, *opportunity);
        if (forced != forced_end) end = std::min(end, *forced);
        end = std::min(end, item->end);
      }
      const std::size_t before = out.atoms.size();
      const Piece piece{whole.substr(begin, end - begin),
                        whole.substr(0, begin),
                        whole.substr(end),
                        stretch.leaf_offset + begin - stretch.begin,
                        item->level,
                        item->script,
                        level_before};
      add_text_atoms(stretch, piece, out);
      if (out.atoms.size() > before) {
        Atom& last = out.atoms.back();
        const bool soft = opportunity != breaks_.end() && *opportunity == end;
        if (forced != forced_end && *forced == end) {
          last.after = Atom::Break::kForced;
        } else if (soft && piece.text.ends_with("\xC2\xAD")) {
          // Words of a disclaimer are never divided.
          if (collected.emphasised != Emphasised::kBold) {
            last.after = Atom::Break::kHyphen;
            last.hyphen = hyphen_width(out.styles[last.style]);
          }
        } else if (soft) {
          last.after = Atom::Break::kAllowed;
        }
      }
      begin = seen = end;
    }
  }
}

namespace {

/// White space as it is set: runs of it are one blank; none at a beginning.
std::string collapsed(std::string_view text, bool at_start) {
  std::string out;
  bool blank = at_start;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) out += c;
    if (is_space && !blank) out += ' ';
    blank = is_space;
  }
  return out;
}

/// Text of a code block as it is set, from `column` on: tabs as blanks as far as the next stop, a
/// line end as the blank that parts words.
std::string preserved(std::string_view text, std::size_t& column) {
  constexpr std::size_t kTabStop = 4;  // as in CommonMark 2.2 and in the EPUB's style sheet
  std::string out;
  for (const char c : text) {
    if (c == '\t') {
      const std::size_t blanks = kTabStop - column % kTabStop;
      out.append(blanks, ' ');
      column += blanks;
      continue;
    }
    out += c == '\n' ? ' ' : c;
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++column;
    if (c == '\n') column = 0;
  }
  return out;
}

/// Scripts whose letters take their shape from their neighbours.
bool joins_letters(std::uint32_t script) {
  constexpr auto kJoining = std::to_array<std::string_view>(
      {"Arab", "Syrc", "Nkoo", "Mong", "Adlm", "Mand", "Mani", "Phag", "Rohg", "Sogd"});
  std::string name;
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    name += static_cast<char>(script >> shift & 0xFFU);
  return std::ranges::find(kJoining, name) != kJoining.end();
}

/// The last characters before a piece that goes on a word; empty at a word's beginning.
std::string_view joined_before(std::string_view text) {
  constexpr std::size_t kEnough = 8;  // bytes: a letter and its marks
  std::size_t begin = text.size() - std::min(text.size(), kEnough);
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
  text.remove_prefix(begin);
  const std::size_t blank = text.find_last_of(" \n\t");
  if (blank != text.npos) text.remove_prefix(blank + 1);
  return text;
}

/// The first characters after a piece that goes on; empty at a word's end.
std::string_view joined_after(std::string_view text) {
  constexpr std::size_t kEnough = 8;
  std::size_t end = std::min(text.size(), kEnough);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  text = text.substr(0, end);
  return text.substr(0, std::min(text.find_first_of(" \n\t"), text.size()));
}

}  // namespace

void ParagraphSetter::add_text_atoms(const Stretch& stretch, const Piece& piece, Paragraph& out) {
  const TextStyle& style = out.styles[stretch.style];
  Atom atom{.kind = stretch.kind,
            .style = stretch.style,
            .role = stretch.role,
            .level = piece.level,
            .level_before = piece.level_before,
            .leaf_offset = piece.leaf_offset,
            .note = stretch.note};
  if (stretch.kind == Atom::Kind::kPageRef) {
    const text::ShapedRunId digits = shape(piece.text, style);
    atom.width = scaled(runs_[digits].advance, style.font, style.size);
    out.atoms.push_back(atom);
    return;
  }
  if (stretch.kind == Atom::Kind::kImage) {
    out.atoms.push_back(atom);  // its size is found when it is placed in a line of known width
    return;
  }
  const bool code = piece.text.find('\n') != std::string_view::npos ||
                    style.request.family == input_.edition.fonts.code;
  // No line that a break begins starts with a blank, whichever element that stands in.
  const bool at_start = out.atoms.empty() || out.atoms.back().after == Atom::Break::kForced;
  const std::string set = code ? preserved(piece.text, column_) : collapsed(piece.text, at_start);
  if (set.empty()) return;
  stretches_.clear();
  for (const char32_t c : text::split_by_font(fonts_, style.request, set, style.lang, stretches_)) {
    report_missing(c, stretch.span);
  }
  for (const text::FontStretch& part : stretches_) {
    text::ShapeRequest request{std::string_view(set).substr(part.begin, part.end - part.begin),
                               style.lang, piece.script, text::direction_of(piece.level)};
    if (joins_letters(piece.script) && set.back() != ' ') {
      request.after = joined_after(part.end == set.size() ? piece.after
                                                          : std::string_view(set).substr(part.end));
    }
    if (joins_letters(piece.script)) {
      request.before = joined_before(part.begin == 0 ? piece.before
                                                     : std::string_view(set).substr(0, part.begin));
    }
    atom.run = shapes_.shape(part.font, request);
    const text::ShapedRun& run = runs_[atom.run];
    check_clusters(run, stretch.span);
    atom.first = 0;
    atom.count = checked<std::uint32_t>(run.glyphs.size());
    atom.width = scaled(run.advance, part.font, style.size);
    atom.blank = scaled(run.trailing_blank, part.font, style.size);
    out.ink_above = max(out.ink_above, scaled(run.ink_above, part.font, style.size) + style.rise);
    out.ink_below = max(out.ink_below, scaled(run.ink_below, part.font, style.size) - style.rise);
    out.atoms.push_back(atom);
    atom.go_on();
    atom.leaf_offset = piece.leaf_offset +
                       checked<std::uint32_t>(std::min(std::size_t{part.end}, piece.text.size()));
  }
}

text::ShapedRunId ParagraphSetter::shape(std::string_view text, const TextStyle& style) {
  return shapes_.shape(style.font, {.text = text, .lang = style.lang});
}

Pt ParagraphSetter::scaled(std::int64_t units, text::FontId font, Pt size) const {
  return size * (static_cast<double>(units) / fonts_.metrics(font).units_per_em);
}

/// The checks find long letters by their marks; what a font makes one glyph of, only shaping shows.
void ParagraphSetter::check_clusters(const text::ShapedRun& run, SourceSpan span) {
  static constexpr RuleId kLetterTooLong{"letter-too-long"};
  if (run.text.size() <= limits::kLetterBytes) return;
  for (const Cluster& cluster : clusters_of(run, 0, checked<std::uint32_t>(run.glyphs.size()))) {
    const auto text = text::text_of_glyphs(run, cluster.first, cluster.count);
    if (text.size() <= limits::kLetterBytes) continue;
    diagnostics_.error(kLetterTooLong, span,
                       "signs that are drawn as one take " + std::to_string(text.size()) +
                           " bytes; they may have " + std::to_string(limits::kLetterBytes),
                       "write fewer signs in a row that join with each other",
                       "ISO 19005-2 6.1.13");
    return;
  }
}

void ParagraphSetter::report_missing(char32_t code_point, SourceSpan span) {
  static constexpr RuleId kMissingGlyph{"missing-glyph"};
  if (!reported_.insert(code_point).second) return;
  std::string character;
  append_utf8(character, code_point);
  diagnostics_.error(kMissingGlyph, span,
                     "no font clearleaf knows has the character \"" + character + "\" (" +
                         hex_code_point(code_point) + ")",
                     "write it another way, or add a font that has it to fonts/fonts.yaml",
                     "ISO 14289-1 7.21.8");
}

void ParagraphSetter::report_too_narrow(SourceSpan span) {
  static constexpr RuleId kTooNarrow{"too-deep-for-page"};
  if (too_narrow_reported_) return;
  too_narrow_reported_ = true;
  diagnostics_.error(kTooNarrow, span,
                     "so many lists and quotations stand in each other that the page has no room "
                     "left for this line",
                     "take some of the levels out, or choose a wider page (" +
                         input_.edition.page.name + " is set)");
}

}  // namespace clearleaf::layout
