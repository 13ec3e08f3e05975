// Values → entries of Info.
#include "pdf/metadata.h"

#include "base/version.h"
#include "pdf/syntax.h"

#include <string_view>
#include <vector>

namespace clearleaf::pdf {

namespace {

std::string joined(const std::vector<std::string>& values, std::string_view separator) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += separator;
    out += value;
  }
  return out;
}

void append_entry(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += key;
  append_text_string(out, value);
}

/// "D:20261123000000Z" (7.9.4), from "2026-11-23T00:00:00Z".
std::string pdf_date(Timestamp time) {
  std::string out = "D:";
  for (const char c : to_iso(time)) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out + "Z";
}

}  // namespace

std::string info_entries(const Metadata& meta, const Publication& publication) {
  std::string out;
  const std::string date = pdf_date(publication.modified);
  append_entry(out, "/Title", meta.title.value);
  append_entry(out, "/Author", authors(meta));
  append_entry(out, "/Subject", meta.description.value);
  append_entry(out, "/Keywords", keywords(meta));
  append_entry(out, "/Creator", creator_tool());
  append_entry(out, "/Producer", creator_tool());
  append_entry(out, "/CreationDate", date);
  append_entry(out, "/ModDate", date);
  return out;
}

std::string creator_tool() {
  return "clearleaf " + std::string(version());
}

std::string authors(const Metadata& meta) {
  return joined(meta.creators(), "; ");
}

std::string keywords(const Metadata& meta) {
  return joined(meta.subjects, ", ");
}

}  // namespace clearleaf::pdf
