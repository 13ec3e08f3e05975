// What breaks the prominence contract in an EPUB, found rule by rule and told in the order of
// judgement.
#pragma once

#include "verify/epub_disclaimers.h"
#include "verify/epub_file.h"
#include "verify/findings.h"

#include <array>
#include <optional>
#include <string_view>

namespace clearleaf::verify {

/// What the rules look at, and where they say what they found.
struct ProminenceCheck {
  const EpubFile& epub;
  const EpubDisclaimers& disclaimers;
  Findings& findings;

  /// A disclaimer is due where the profile is health, or where it is summed up.
  bool is_due(Part part) const;
};

void find_undeclared(const ProminenceCheck& check);  // P01
void find_misplaced(const ProminenceCheck& check);   // P09, P02, P13
void find_hidden(const ProminenceCheck& check);      // P12
void find_unlabelled(const ProminenceCheck& check);  // P03
void find_unlisted(const ProminenceCheck& check);    // P08, P14
void find_badly_set(const ProminenceCheck& check);   // P04 to P07, and P12's words on their like

/// The two summaries of the key information, by the disclaimer each is of: that which its link
/// leads to, else that of its place. None: it is not there.
struct Summaries {
  std::array<std::optional<XmlNode>, kParts> of;

  const std::optional<XmlNode>& operator[](Part part) const {
    return of.at(static_cast<std::size_t>(part));
  }
};
Summaries summaries_of(const ProminenceCheck& check);

/// Elements and attributes that may keep words from being seen or heard (P12).
bool may_hide(std::string_view element);
bool may_hide_by(std::string_view attribute);

}  // namespace clearleaf::verify
