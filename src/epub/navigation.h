// Outline, landmarks, pages and captions → what the navigation document and the NCX list.
#pragma once

#include "epub/content_facts.h"
#include "epub/write_epub.h"

#include <string>
#include <vector>

namespace clearleaf::epub {

struct Book;

/// An entry of the table of contents and those below it.
struct TocEntry {
  std::string title;
  std::string href;
  std::vector<TocEntry> entries;
  std::string lang;  // of the title, where it is not the publication's
};

/// Nested as the headings are; never empty: without headings the title leads to the text.
std::vector<TocEntry> table_of_contents(const Book& book);
/// Levels of entries, 1 for a flat list.
int depth_of(const std::vector<TocEntry>& entries);

/// nav.xhtml
std::string write_nav(const Book& book);
/// toc.ncx, for reading systems older than EPUB 3.
std::string write_ncx(const Book& book);

}  // namespace clearleaf::epub
