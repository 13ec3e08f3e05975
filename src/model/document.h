// What the author wrote, as a tree of blocks and inlines. Every node knows where it was written.
#pragma once

#include "base/id.h"
#include "base/source_span.h"
#include "model/metadata.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clearleaf {

struct Block;
struct Inline;
struct Note;
using NoteId = Id<Note>;
using Inlines = std::vector<Inline>;
using Blocks = std::vector<Block>;

// ---- inlines ----

struct Text {
  std::string text;  // UTF-8, as the author wrote it, escapes and entities resolved
};
struct Emphasis {
  Inlines inlines;
};
struct Strong {
  Inlines inlines;
};
struct Strike {
  Inlines inlines;
};
struct Sub {
  Inlines inlines;
};
struct Sup {
  Inlines inlines;
};
struct Kbd {
  Inlines inlines;
};
struct Code {
  std::string text;
};
/// `target` is "#id" for a place in this document, else an address (https:, mailto:, tel: …).
struct Link {
  std::string target;
  Inlines inlines;
  std::string lang{};      // BCP 47, of its words; empty: as around it
  std::string hreflang{};  // BCP 47, of what it leads to; empty: unsaid
};
enum class ImagePurpose { kInformative, kDecorative };
/// `source` is the path as written, relative to the document's folder. `title` becomes a figure's
/// caption.
struct Image {
  std::string source;
  std::string alt;
  std::string title;
  std::string lang{};              // BCP 47, of its alternative
  std::string long_description{};  // the id of the section that describes it at length
  int width_percent = 0;           // of the line; 0: by the image's own size
  ImagePurpose purpose = ImagePurpose::kInformative;
};
struct NoteRef {
  NoteId note;
};
/// One use of an abbreviation: the author's word and its expansion from the front matter.
struct Abbreviation {
  std::string text;
  std::string expansion;
};
/// Words in another language: [mot]{lang=fr}.
struct LangSpan {
  std::string lang;  // BCP 47
  Inlines inlines;
};
/// A hard line break.
struct LineBreak {};

struct Inline {
  SourceSpan span;
  std::variant<Text, Emphasis, Strong, Strike, Sub, Sup, Kbd, Code, Link, Image, NoteRef,
               Abbreviation, LangSpan, LineBreak>
      kind;
};

// ---- blocks ----

/// `level` 2 is a main section (written `##`, or `#` when the title is in the front matter), 3 to 6
/// below it. `id` is unique in the document: the author's `{#id}` or made from the words.
struct Heading {
  int level = 2;
  std::string id;
  Inlines inlines;
  std::string lang{};  // BCP 47; empty: the document's
};
struct Paragraph {
  Inlines inlines;
};
enum class TaskState { kNotATask, kDone, kNotDone };
struct ListItem {
  SourceSpan span;
  TaskState task = TaskState::kNotATask;
  Blocks blocks;
};
enum class ListKind { kBullet, kOrdered };
/// A tight list has no blank line between its items: their paragraphs are set without space.
struct List {
  ListKind kind = ListKind::kBullet;
  std::uint32_t start = 1;
  bool tight = true;
  std::vector<ListItem> items;
};
struct Term {
  SourceSpan span;
  Inlines inlines;
};
struct Definition {
  SourceSpan span;
  Blocks blocks;
};
/// One or more terms and what is said of them.
struct DefinitionGroup {
  SourceSpan span;
  std::vector<Term> terms;
  std::vector<Definition> definitions;
};
/// In a tight list no blank line stands between a term and its definitions, nor within these.
struct DefinitionList {
  bool tight = true;
  std::vector<DefinitionGroup> groups;
};
struct Quote {
  Blocks blocks;
};
struct CodeBlock {
  std::string language;
  std::string text;  // without the last line end
};
enum class Alignment { kStart, kCenter, kEnd };
struct TableCell {
  SourceSpan span;
  Inlines inlines;
};
struct TableRow {
  SourceSpan span;
  std::vector<TableCell> cells;  // as many as there are columns
};
enum class RowHeaders { kNone, kFirstColumn };
struct Table {
  std::vector<Alignment> columns;
  Inlines caption;  // empty: none
  TableRow head;
  std::vector<TableRow> rows;
  RowHeaders row_headers = RowHeaders::kNone;
};
/// An image that stands alone in its paragraph.
struct Figure {
  Image image;
  Inlines caption;  // empty: none
};
enum class NoticeKind { kNote, kTip, kImportant, kWarning, kCaution };
struct Notice {
  NoticeKind kind = NoticeKind::kNote;
  Blocks blocks;
};
struct ThematicBreak {};
/// The author would like a new page of the PDF to begin here.
struct PageBreakHint {};

struct Block {
  SourceSpan span;
  std::variant<Heading, Paragraph, List, DefinitionList, Quote, CodeBlock, Table, Figure, Notice,
               ThematicBreak, PageBreakHint>
      kind;
};

/// A footnote, in the order of first reference; its number is its place + 1.
struct Note {
  SourceSpan span;
  std::string name;  // as written: [^name]
  Blocks blocks;
};

struct Document {
  Metadata meta;
  Inlines title;  // the words of meta.title; with their emphasis where a heading gave them
  Inlines subtitle;                  // the words of meta.subtitle
  std::array<Inlines, 2> summaries;  // of the disclaimers, by DisclaimerKind
  Blocks blocks;  // main sections in order, without the title
  IdVec<Note> notes;

  Inlines& summary(DisclaimerKind kind) { return summaries[static_cast<std::size_t>(kind)]; }
  const Inlines& summary(DisclaimerKind kind) const {
    return summaries[static_cast<std::size_t>(kind)];
  }
};

/// The words of `inlines` without any mark-up; note references are left out, an image is its
/// alternative.
std::string plain_text(const Inlines& inlines);

}  // namespace clearleaf
