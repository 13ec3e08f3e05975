// Markdown → its pages in an edition, for the tests of what the layout promises.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"
#include "layout/page_list.h"
#include "model/document.h"
#include "model/edition.h"
#include "model/labels.h"
#include "model/struct_tree.h"

#include <cstddef>
#include <string>
#include <vector>

namespace clearleaf::test {

/// An edition on a page size.
struct Look {
  const char* edition;
  const char* page;
};
/// All there are: four editions on A4, A5 and Letter.
std::vector<Look> all_looks();

struct Laid {
  Edition edition;
  StructTree tree;
  Metadata meta;
  Labels labels;
  layout::PageList pages;
  Diagnostics diagnostics;  // of all stages

  /// The findings, one a line: "error P02: the title is …".
  std::string findings() const;
};
/// Reads, checks, structures and lays out `markdown` as export does, as far as it is accepted.
Laid laid(const std::string& markdown, Look look);

/// A box's piece on one page.
struct BoxPiece {
  std::size_t page = 0;
  Rect rect;  // with its border
};
/// The pieces of the boxes with this background, in the order of pages.
std::vector<BoxPiece> boxes(const Laid& laid, Color background);

/// A line of text on a page: what stands on one base line.
struct TextLine {
  Pt base;
  Pt left, right;
  Pt smallest;  // type in it
  std::string text;
};
enum class TextKind : unsigned char { kStructured, kContinued, kFooter };
/// The lines of a page from its top to its foot; kContinued: artifacts among the text.
std::vector<TextLine> lines(const Laid& laid, std::size_t page, TextKind which);

/// A publication with both disclaimers, declared with `summary_words` each, and these sections.
struct Leaflet {
  std::string title = "Walking after surgery";
  std::string more;  // further lines of front matter
  std::size_t summary_words = 20;
  std::string summary;     // of both, in place of such words
  std::string before;      // body before the risks
  std::string risks;       // body of the risks
  std::string conclusion;  // body of the conclusion

  std::string markdown() const;
};
/// `count` plain words in sentences of ten.
std::string words(std::size_t count);

}  // namespace clearleaf::test
