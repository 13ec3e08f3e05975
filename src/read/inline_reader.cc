// Syntax nodes and the cursor in step → Inlines.
#include "read/inline_reader.h"

#include "base/numbers.h"
#include "read/attributes.h"
#include "read/inline_level.h"
#include "read/mathematics.h"
#include "read/rules.h"

#include <algorithm>
#include <utility>

namespace clearleaf::read {

namespace {

/// The words written before the source offset `end`, without the first `drop` bytes.
TextRun cut(TextRun run, std::size_t drop, std::uint32_t end) {
  std::size_t size = run.text.size();
  while (size > drop && run.origins[size - 1].begin >= end) --size;
  if (size > 0 && size < run.text.size()) size = run.text.find_last_not_of(' ', size - 1) + 1;
  run.text.resize(std::max(size, drop));
  run.origins.resize(run.text.size());
  if (drop > 0) {
    run.text.erase(0, drop);
    run.origins.erase(run.origins.begin(), run.origins.begin() + static_cast<std::ptrdiff_t>(drop));
  }
  return run;
}

/// An address that cmark-gfm found as it stands keeps its characters; one it found in words already
/// read (e-mail) has escapes and entities resolved.
Spelling spelling_of(LinkForm form) {
  switch (form) {
    case LinkForm::kBracket: return Spelling::kProse;
    case LinkForm::kAngle: return Spelling::kAngle;
    case LinkForm::kBare: return Spelling::kExact;
  }
  return Spelling::kProse;
}

}  // namespace

Inlines InlineReader::read(std::span<const SyntaxNode> nodes, std::size_t drop) {
  if (!judged_) judge_mathematics(content_, reading_);
  judged_ = true;
  drop_ = drop;
  Inlines inlines = read_level(nodes);
  judge_place();
  return inlines;
}

// The parser's words are not those of the source: some of cmark-gfm's readings of brackets alter
// text. What the author wrote is never changed in silence.
void InlineReader::judge_place() {
  if (!cursor_.lost() || told_) return;
  told_ = true;
  reading_.error(kAmbiguous, cursor_.span_since(0),
                 "the marks in this text cannot be told apart with certainty",
                 "write \\[, \\], \\* or \\_ where you mean the character itself");
}

Inlines InlineReader::read_level(std::span<const SyntaxNode> nodes) {
  InlineLevel level(reading_);
  for (const SyntaxNode& node : nodes) read_node(node, level);
  return level.finish();
}

std::span<const SyntaxNode> InlineReader::skip_first_line(std::span<const SyntaxNode> nodes) {
  cursor_.take_text(nodes.front().literal);
  if (nodes.size() > 1) cursor_.take_break();
  return nodes.subspan(std::min<std::size_t>(2, nodes.size()));
}

void InlineReader::read_node(const SyntaxNode& node, InlineLevel& level) {
  const std::size_t begin = cursor_.place();
  switch (node.kind) {
    case Syntax::kText: return read_words(node, level);
    case Syntax::kSoftBreak: {
      cursor_.take_break();
      TextRun blank;
      blank.append(" ", cursor_.span_since(begin));
      return level.add_words(blank);
    }
    case Syntax::kLineBreak:
      cursor_.take_break();
      return level.add(cursor_.span_since(begin), LineBreak{});
    case Syntax::kCode:
      cursor_.take_code();
      return level.add(cursor_.span_since(begin), Code{node.literal});
    case Syntax::kHtml:
      cursor_.take_html(node.literal);
      return level.add_html(read_tag(node.literal), cursor_.span_since(begin));
    case Syntax::kEmphasis:
    case Syntax::kStrong:
    case Syntax::kStrike: return read_emphasis(node, level);
    case Syntax::kLink: return read_link(node, level);
    case Syntax::kImage: {
      Image image = read_image(node);
      return level.add(cursor_.span_since(begin), std::move(image));
    }
    case Syntax::kNoteReference: return read_note_reference(node, level);
    default: INVARIANT(false, "CommonMark: a leaf block holds inlines only");
  }
}

void InlineReader::read_words(const SyntaxNode& node, InlineLevel& level) {
  TextRun words = cursor_.take_text(node.literal, spelling_);
  const std::size_t drop = std::min(drop_, words.text.size());
  drop_ -= drop;
  level.add_words(cut(std::move(words), drop, end_));
}

void InlineReader::read_emphasis(const SyntaxNode& node, InlineLevel& level) {
  const std::size_t begin = cursor_.place();
  if (node.kind == Syntax::kStrike) {
    const std::size_t tildes = cursor_.take_tildes();
    Inlines inside = read_level(node.children);
    cursor_.take_tildes(tildes);
    return level.add(cursor_.span_since(begin), Strike{std::move(inside)});
  }
  const std::size_t count = node.kind == Syntax::kStrong ? 2 : 1;
  cursor_.take_delimiter("*_", count);
  Inlines inside = read_level(node.children);
  cursor_.take_delimiter("*_", count);
  const SourceSpan span = cursor_.span_since(begin);
  if (node.kind == Syntax::kStrong) return level.add(span, Strong{std::move(inside)});
  level.add(span, Emphasis{std::move(inside)});
}

void InlineReader::read_link(const SyntaxNode& node, InlineLevel& level) {
  const std::size_t begin = cursor_.place();
  const LinkForm form = cursor_.take_link_open();
  const Spelling outer_spelling = std::exchange(spelling_, spelling_of(form));
  const char* outer_place = std::exchange(no_notes_in_, "a link");
  Inlines inside = read_level(node.children);
  spelling_ = outer_spelling;
  no_notes_in_ = outer_place;
  cursor_.take_link_close(form, node.title);
  const SourceSpan span = cursor_.span_since(begin);
  judge_characters(node.target, span, reading_);
  level.add(span, Link{node.target, std::move(inside)});
}

Image InlineReader::read_image(const SyntaxNode& node) {
  const std::size_t begin = cursor_.place();
  cursor_.take_image_open();
  const char* outer_place = std::exchange(no_notes_in_, "a text alternative");
  std::string alt = plain_text(read_level(node.children));
  no_notes_in_ = outer_place;
  const auto title = cursor_.take_link_close(LinkForm::kBracket, node.title);
  const SourceSpan span = cursor_.span_since(begin);
  judge_characters(node.target, span, reading_);
  image_title_ = {};
  if (title) {
    image_title_ = *title;
  } else {
    image_title_.append(node.title, span);
  }
  return {node.target, std::move(alt), node.title};
}

Figure InlineReader::read_figure(std::span<const SyntaxNode> nodes) {
  Figure figure;
  figure.image = read_image(nodes.front());
  if (nodes.size() > 1) {
    const TextRun words = cursor_.take_text(nodes[1].literal);
    const auto place = [&](TextRange range) {
      return SourceSpan{words.origins[range.begin].begin, words.origins[range.end - 1].end};
    };
    apply(read_attributes(words.text, Carrier::kFigure, place, reading_), figure.image);
  }
  InlineLevel caption(reading_);
  caption.add_words(image_title_);
  figure.caption = caption.finish();
  return figure;
}

void InlineReader::read_note_reference(const SyntaxNode& node, InlineLevel& level) {
  const std::size_t begin = cursor_.place();
  cursor_.take_note_reference();
  const SourceSpan span = cursor_.span_since(begin);
  if (no_notes_in_ != nullptr) {
    return reading_.error(kNoteInLink, span,
                          std::string("a footnote's mark cannot stand in ") + no_notes_in_,
                          "put it after the closing bracket and address");
  }
  const auto number = parse_whole(node.literal);
  const auto note = number ? reading_.notes.refer(*number) : std::nullopt;
  INVARIANT(note.has_value(), "cmark-gfm: a footnote reference holds its definition's number");
  level.add(span, NoteRef{*note});
}

}  // namespace clearleaf::read
