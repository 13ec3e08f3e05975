// XMP and Info → what they claim, and where they say different things.
#include "base/utf8.h"
#include "verify/language_tags.h"
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kPlace = "XMP";

// ---- the stream and its packet ----

bool check_stream(const PdfCatalog& catalog, const XmpPacket& xmp, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.6.2.1";
  if (!catalog.has_metadata) {
    report.add("ISO 14289-1 7.1", "catalog", "the catalog has no Metadata");
    return false;
  }
  if (catalog.metadata_is_filtered) {
    report.add(kClause, "catalog", "the metadata stream has a filter");
  }
  if (!xmp.fault.empty()) {
    report.add(kClause, std::string(kPlace), "the packet " + xmp.fault);
    return false;
  }
  if (!xmp.has_header) report.add(kClause, std::string(kPlace), "the packet has no header");
  if (xmp.header_has_bytes || xmp.header_has_encoding) {
    report.add(kClause, std::string(kPlace), "the packet's header says bytes or encoding");
  }
  return true;
}

// ---- what the file claims to be ----

void check_pdfua_id(const XmpPacket& xmp, Report& report) {
  constexpr std::string_view kClause = "ISO 14289-1 5";
  const XmpProperty* part = xmp.find(kPdfuaIdNamespace, "part");
  if (part == nullptr) {
    report.add(kClause, std::string(kPlace), "pdfuaid:part is missing");
  } else if (xmp.value(kPdfuaIdNamespace, "part") != "1") {
    report.add(kClause, std::string(kPlace), "pdfuaid:part is not 1");
  } else if (part->prefix != "pdfuaid") {
    report.add(kClause, std::string(kPlace), "the prefix of pdfuaid:part is " + part->prefix);
  }
}

void check_pdfa_id(const XmpPacket& xmp, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.6.4";
  for (const auto& [name, wanted] : {std::pair("part", "2"), std::pair("conformance", "A")}) {
    const XmpProperty* found = xmp.find(kPdfaIdNamespace, name);
    if (found == nullptr || xmp.value(kPdfaIdNamespace, name) != wanted) {
      report.add(kClause, std::string(kPlace), fmt::format("pdfaid:{} is not {}", name, wanted));
    } else if (found->prefix != "pdfaid") {
      report.add(kClause, std::string(kPlace),
                 fmt::format("the prefix of pdfaid:{} is {}", name, found->prefix));
    }
  }
}

void check_title(const XmpPacket& xmp, Report& report) {
  const XmpProperty* title = xmp.find(kDcNamespace, "title");
  const bool has_words = title != nullptr && title->form == XmpForm::kAlt &&
                         std::ranges::any_of(title->values, [](const XmpValue& value) {
                           return !is_blank(value.text);
                         });
  if (!has_words) report.add("ISO 14289-1 7.1", std::string(kPlace), "dc:title says nothing");
}

/// dc:language and the languages of alternatives.
void check_languages(const XmpPacket& xmp, const PdfCatalog& catalog, Report& report) {
  constexpr std::string_view kClause = "ISO 14289-1 7.2";
  const std::string_view language = xmp.value(kDcNamespace, "language");
  if (catalog.lang && !language.empty() && language != *catalog.lang) {
    report.add(kClause, std::string(kPlace),
               fmt::format("dc:language is {}, the catalog's Lang {}", language, *catalog.lang));
  }
  for (const XmpProperty& property : xmp.properties) {
    if (property.form != XmpForm::kAlt) continue;
    for (const XmpValue& value : property.values) {
      if (value.lang == "x-default" || is_language_tag(value.lang)) continue;
      report.add(kClause, std::string(kPlace),
                 fmt::format("an alternative of {}:{} has the language \"{}\"", property.prefix,
                             property.name, value.lang));
    }
  }
}

// ---- extension schemas ----

struct KnownProperty {
  std::string_view name_space;
  std::string_view name;
  XmpForm form;
};

/// Of the predefined schemas (XMP Specification 2005) those that say what a document is.
constexpr std::array kKnownProperties = std::to_array<KnownProperty>({
    {kDcNamespace, "contributor", XmpForm::kBag},
    {kDcNamespace, "coverage", XmpForm::kText},
    {kDcNamespace, "creator", XmpForm::kSeq},
    {kDcNamespace, "date", XmpForm::kSeq},
    {kDcNamespace, "description", XmpForm::kAlt},
    {kDcNamespace, "format", XmpForm::kText},
    {kDcNamespace, "identifier", XmpForm::kText},
    {kDcNamespace, "language", XmpForm::kBag},
    {kDcNamespace, "publisher", XmpForm::kBag},
    {kDcNamespace, "relation", XmpForm::kBag},
    {kDcNamespace, "rights", XmpForm::kAlt},
    {kDcNamespace, "source", XmpForm::kText},
    {kDcNamespace, "subject", XmpForm::kBag},
    {kDcNamespace, "title", XmpForm::kAlt},
    {kDcNamespace, "type", XmpForm::kBag},
    {kXmpNamespace, "BaseURL", XmpForm::kText},
    {kXmpNamespace, "CreateDate", XmpForm::kText},
    {kXmpNamespace, "CreatorTool", XmpForm::kText},
    {kXmpNamespace, "Identifier", XmpForm::kBag},
    {kXmpNamespace, "Label", XmpForm::kText},
    {kXmpNamespace, "MetadataDate", XmpForm::kText},
    {kXmpNamespace, "ModifyDate", XmpForm::kText},
    {kXmpNamespace, "Nickname", XmpForm::kText},
    {kXmpNamespace, "Rating", XmpForm::kText},
    {kPdfNamespace, "Keywords", XmpForm::kText},
    {kPdfNamespace, "PDFVersion", XmpForm::kText},
    {kPdfNamespace, "Producer", XmpForm::kText},
    {kPdfaIdNamespace, "part", XmpForm::kText},
    {kPdfaIdNamespace, "conformance", XmpForm::kText},
    {kPdfaIdNamespace, "amd", XmpForm::kText},
    {kPdfaIdNamespace, "corr", XmpForm::kText},
    {kPdfaExtensionNamespace, "schemas", XmpForm::kBag},
});

bool is_known(const XmpProperty& property) {
  return std::ranges::any_of(kKnownProperties, [&](const KnownProperty& known) {
    return known.name == property.name && known.name_space == property.name_space &&
           known.form == property.form;
  });
}

bool is_described(const XmpProperty& property, const XmpPacket& xmp) {
  for (const XmpSchema& schema : xmp.schemas) {
    if (schema.name_space != property.name_space) continue;
    for (const XmpSchemaProperty& described : schema.properties) {
      if (described.name == property.name) return true;
    }
  }
  return false;
}

void check_properties_are_known(const XmpPacket& xmp, Report& report) {
  for (const XmpProperty& property : xmp.properties) {
    if (is_known(property) || is_described(property, xmp)) continue;
    report.add("ISO 19005-2 6.6.2.3.1", std::string(kPlace),
               fmt::format("{}:{} is neither predefined in this form nor described by an extension "
                           "schema",
                           property.prefix, property.name));
  }
}

void check_schemas_are_whole(const XmpPacket& xmp, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.6.2.3.3";
  for (const XmpSchema& schema : xmp.schemas) {
    const std::string name = "the extension schema " + schema.prefix;
    if (schema.title.empty() || schema.name_space.empty() || schema.prefix.empty()) {
      report.add(kClause, std::string(kPlace), name + " lacks its name, namespace or prefix");
    }
    for (const XmpSchemaProperty& property : schema.properties) {
      const bool category = property.category == "internal" || property.category == "external";
      if (category && !property.name.empty() && !property.value_type.empty() &&
          !property.description.empty()) {
        continue;
      }
      report.add(kClause, std::string(kPlace),
                 name + " does not describe its property \"" + property.name + "\" in full");
    }
  }
}

/// A schema's prefix must be the one the packet uses, or readers look for another.
void check_schema_prefixes(const XmpPacket& xmp, Report& report) {
  for (const XmpProperty& property : xmp.properties) {
    for (const XmpSchema& schema : xmp.schemas) {
      if (schema.name_space != property.name_space || schema.prefix == property.prefix) continue;
      report.add("ISO 19005-2 6.6.2.3.3", std::string(kPlace),
                 fmt::format("{}:{} is described under the prefix {}", property.prefix,
                             property.name, schema.prefix));
    }
  }
}

// ---- Info ----

/// "D:20261123100000+01'00'" and "2026-11-23T10:00:00+01:00" → "20261123100000+0100".
std::string plain_date(std::string_view date) {
  std::string out;
  if (date.starts_with("D:")) date.remove_prefix(2);
  for (const char c : date) {
    const bool is_sign = c == '+' || c == 'Z' || (c == '-' && out.size() >= 14);
    if ((c >= '0' && c <= '9') || is_sign) out += c;
  }
  return out;
}

std::string joined(const XmpProperty* property, std::string_view separator) {
  std::string out;
  if (property == nullptr) return out;
  for (const XmpValue& value : property->values) {
    if (!out.empty()) out += separator;
    out += value.text;
  }
  return out;
}

struct InfoEntry {
  std::string_view key;
  std::string_view name_space;
  std::string_view name;
};

/// ISO 32000-1 table 317 and the properties that say the same.
constexpr std::array kInfoEntries = std::to_array<InfoEntry>({
    {"Title", kDcNamespace, "title"},
    {"Author", kDcNamespace, "creator"},
    {"Subject", kDcNamespace, "description"},
    {"Keywords", kPdfNamespace, "Keywords"},
    {"Creator", kXmpNamespace, "CreatorTool"},
    {"Producer", kPdfNamespace, "Producer"},
    {"CreationDate", kXmpNamespace, "CreateDate"},
    {"ModDate", kXmpNamespace, "ModifyDate"},
});

bool says_the_same(const InfoEntry& entry, const std::string& value, const XmpPacket& xmp) {
  const std::string_view there = xmp.value(entry.name_space, entry.name);
  if (entry.key == "Author") {
    const XmpProperty* creators = xmp.find(entry.name_space, entry.name);
    return value == joined(creators, "; ") || value == joined(creators, ", ");
  }
  if (entry.key.ends_with("Date")) return plain_date(value) == plain_date(there);
  return value == there;
}

void check_info(const PdfFile& file, const XmpPacket& xmp, Report& report) {
  for (const auto& [key, value] : file.info) {
    const auto entry = std::ranges::find(kInfoEntries, key, &InfoEntry::key);
    if (entry == kInfoEntries.end() || says_the_same(*entry, value, xmp)) continue;
    report.add("ISO 32000-1 14.3.3", "Info",
               fmt::format("{} says \"{}\", the XMP something else", key, value));
  }
}

/// The same property twice: readers differ in which they show.
void check_no_property_twice(const XmpPacket& xmp, Report& report) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const XmpProperty& property : xmp.properties) {
    if (seen.emplace(property.name_space, property.name).second) continue;
    report.add("ISO 19005-2 6.6.2.1", std::string(kPlace),
               fmt::format("{}:{} is there twice", property.prefix, property.name));
  }
}

}  // namespace

void check_pdf_metadata(const PdfFile& file, const XmpPacket& xmp, Report& report) {
  if (!check_stream(file.catalog, xmp, report)) return;
  check_pdfua_id(xmp, report);
  check_pdfa_id(xmp, report);
  check_title(xmp, report);
  check_languages(xmp, file.catalog, report);
  check_properties_are_known(xmp, report);
  check_schemas_are_whole(xmp, report);
  check_schema_prefixes(xmp, report);
  check_no_property_twice(xmp, report);
  check_info(file, xmp, report);
}

}  // namespace clearleaf::verify
