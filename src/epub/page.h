// A title and what is to stand in the body → an XHTML file.
#pragma once

#include "epub/book.h"
#include "epub/xml_writer.h"

#include <functional>
#include <string>
#include <string_view>

namespace clearleaf::epub {

/// What every XHTML file of the book shares. `body_type` is the body's epub:type.
std::string write_page(const Book& book, std::string_view title, std::string_view body_type,
                       const std::function<void(XmlWriter&)>& write_body);

/// P14: the way back to the key information, last in each document but the first; nothing in a
/// book that has none.
void write_back_link(XmlWriter& xml, const Book& book);

/// A heading in clearleaf's own words.
void write_own_heading(XmlWriter& xml, const Book& book, std::string_view id, Label words);

}  // namespace clearleaf::epub
