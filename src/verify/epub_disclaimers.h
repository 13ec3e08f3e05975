// An EPUB's documents → its disclaimers: where each stands, and what is in it.
#pragma once

#include "verify/epub_file.h"
#include "verify/epub_survey.h"
#include "verify/judgement.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace clearleaf::verify {

/// The parts that are disclaimers; kPublication is none.
inline constexpr std::array<Part, 3> kDisclaimers{Part::kKeyInformation, Part::kRisks,
                                                  Part::kConclusion};

/// How the files say what a disclaimer is.
struct DisclaimerForm {
  std::string_view css_class;
  std::string_view type;  // epub:type; empty: it has none
  std::string_view role;
};
const DisclaimerForm& form_of(Part part);

/// A disclaimer's section.
struct Disclaimer {
  Found section;
  std::size_t document;  // in EpubFile::documents
};

/// The disclaimers of a publication, each the first element of its id.
class EpubDisclaimers {
 public:
  explicit EpubDisclaimers(const EpubFile& epub);

  const std::optional<Disclaimer>& operator[](Part part) const {
    return found_.at(static_cast<std::size_t>(part));
  }
  /// The disclaimer that an element is, stands in or stands around; else kPublication.
  Part part_of(std::size_t document, XmlNode node) const;

 private:
  std::array<std::optional<Disclaimer>, kParts> found_;
};

/// The heading that a section begins with, page breaks before it left out; none: it begins
/// otherwise.
std::optional<XmlNode> heading_of(XmlNode section);

/// Whether an element and all in it is left out of a disclaimer's own text: a heading, a label, a
/// generated link, a note mark or a page break (PROMINENCE.md).
bool is_left_out(XmlNode node);
/// Whether abbreviations are words like any other.
enum class Abbreviations { kKept, kLeftOut };
/// A disclaimer's own text, a line break between its blocks.
std::string own_text(XmlNode section, Abbreviations abbreviations = Abbreviations::kKept);

/// The first element in `node` of that class; none: there is none.
std::optional<XmlNode> find_class(XmlNode node, std::string_view name);
/// The first link in `node` that leads to `target`; none: there is none.
std::optional<XmlNode> find_link(const EpubFile& epub, const Found& node, const Found& target);

}  // namespace clearleaf::verify
