// The documents of an EPUB → what the checks ask for, gathered in one walk.
#pragma once

#include "verify/epub_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// An element and where it stands.
struct Found {
  const EpubDocument* document;
  XmlNode node;

  std::string at() const { return document->at(node); }
  bool operator==(const Found&) const = default;
};

/// Elements of the content documents, in reading order; those of the navigation document only where
/// it says so.
struct EpubSurvey {
  std::vector<Found> headings;       // without those of endnotes
  std::vector<Found> note_headings;  // of endnotes
  std::vector<Found> images;         // with the navigation document's
  std::vector<Found> links;          // with the navigation document's
  std::vector<Found> tables;
  std::vector<Found> lists;        // ul, ol, dl, with the navigation document's
  std::vector<Found> page_breaks;  // doc-pagebreak
  std::vector<Found> note_references;
  std::vector<Found> notes;
  std::vector<Found> descriptions;  // a generated link that follows a figure

  std::size_t informative_images() const;
};

EpubSurvey survey(const EpubFile& epub);

/// Whether an element has a DPUB-ARIA role or the epub:type of the same meaning.
bool means(XmlNode node, std::string_view role, std::string_view type);
/// 1 to 6; 0: no heading.
int heading_level(XmlNode node);
/// A heading's words as a table of contents has them: no note references, images by their alternatives.
std::string heading_words(XmlNode heading);
/// The element that an address written in `from` leads to; none: there is none inside.
std::optional<Found> target_of(const EpubFile& epub, const EpubDocument& from,
                               std::string_view href);
/// The nearest element around of that name; none: it stands in none.
std::optional<XmlNode> ancestor(XmlNode node, std::string_view name);
/// The first element child; none: there is none.
std::optional<XmlNode> first_element(XmlNode node);

}  // namespace clearleaf::verify
