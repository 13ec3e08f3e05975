// Text → what stands for it in XML.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf {

/// Appends `text` with &, <, > and " written as entities: good between tags and in attributes.
void append_xml_escaped(std::string& out, std::string_view text);
std::string xml_escaped(std::string_view text);

}  // namespace clearleaf
