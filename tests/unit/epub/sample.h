// A small publication built by hand, with each thing an EPUB can hold, for the tests of epub/.
#pragma once

#include "epub/write_epub.h"

#include <map>
#include <string>
#include <string_view>

namespace clearleaf::epub {

/// Everything write_epub wants, as values a test can change before it writes.
struct Sample {
  StructTree tree;
  Outline outline;
  PageMap page_map;
  ImageStore images;
  Metadata meta;
  Labels labels;
  Edition edition;
  Publication publication;
  std::string style_template;

  EpubInput input() const {
    return {tree, outline, page_map, images, meta, labels, edition, publication, style_template};
  }

  // What the sample's tests refer to.
  std::map<std::string, StructId, std::less<>> elems;
  std::map<std::string, LeafId, std::less<>> leaves;
};

/// Title and language only; labels, edition and style template are the project's own.
Sample empty_sample();
/// Title page with key information, preamble, two main sections with notes, risks, conclusion.
Sample full_sample();

/// Adds a section of `construct` with a heading, listed in the outline; elems[id] is the section.
StructId add_section(Sample& sample, StructId parent, Construct construct, int level,
                     std::string_view id, std::string_view words);
LeafId add_paragraph(Sample& sample, StructId parent, std::string_view words);
/// A reference to a new note directly after `paragraph`'s text; the note stands in `block_parent`.
void add_note(Sample& sample, StructId paragraph, StructId block_parent, std::string_view words);
ImageId add_png(Sample& sample, std::string_view source);

/// The files of an EPUB by name.
std::map<std::string, std::string> unpacked(const std::string& epub);
/// One file of what `sample` gives.
std::string written(const Sample& sample, const std::string& name);
bool contains(std::string_view text, std::string_view part);
std::size_t count_of(std::string_view text, std::string_view part);

}  // namespace clearleaf::epub
