// What breaks the prominence contract in a PDF, found rule by rule and told in the order of
// judgement.
#pragma once

#include "verify/findings.h"
#include "verify/pdf_prominence_facts.h"
#include "verify/pdf_xmp.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace clearleaf::verify {

/// What the rules look at, and where they say what they found.
struct PdfProminenceCheck {
  const ProminenceFacts& facts;
  const XmpPacket& xmp;
  Findings& findings;

  const StructureView& structure() const { return facts.structure(); }
  const PdfFile& file() const { return facts.file(); }
  std::string_view profile() const { return xmp.value(kClearleafNamespace, "profile"); }
  /// A disclaimer is due where the profile is health, or where it is declared.
  bool is_due(Part part) const;
  /// `message` begins after the name of the part: "is not in the outline".
  void refuse(Rule rule, Part part, std::string_view message) const;
  /// Only the first of its rule and part: what is wrong with one run is often so with the next.
  void refuse_once(Rule rule, Part part, std::string place, std::string message) const;
};

void find_undeclared(const PdfProminenceCheck& check);      // P01
void find_misplaced(const PdfProminenceCheck& check);       // P09
void find_text_in_images(const PdfProminenceCheck& check);  // P09
void find_hidden(const PdfProminenceCheck& check);          // P12
void find_not_up_front(const PdfProminenceCheck& check);    // P02
void find_unlisted(const PdfProminenceCheck& check);        // P08
void find_out_of_order(const PdfProminenceCheck& check);    // P13
void find_unreminded(const PdfProminenceCheck& check);      // P14
void find_unlabelled(const PdfProminenceCheck& check);      // P03
void find_poor_icons(const PdfProminenceCheck& check);      // P03, P05
void find_unboxed(const PdfProminenceCheck& check);         // P06
void find_badly_split(const PdfProminenceCheck& check);     // P10
void find_small(const PdfProminenceCheck& check);           // P04
void find_low_contrast(const PdfProminenceCheck& check);    // P05
void find_hard_to_read(const PdfProminenceCheck& check);    // P07
void find_unaligned(const PdfProminenceCheck& check);       // P07
void find_divided(const PdfProminenceCheck& check);         // P07

/// The two summaries of the key information, by the disclaimer each is of: that which its link
/// leads to, else that of its place. None: it is not there.
struct PdfSummaries {
  std::array<std::optional<Id<PdfElement>>, kParts> of;

  const std::optional<Id<PdfElement>>& operator[](Part part) const {
    return of.at(static_cast<std::size_t>(part));
  }
};
PdfSummaries summaries_of(const ProminenceFacts& facts);

/// The first link in `element` that leads to the heading of `part`; null: there is none.
const PdfAnnotation* find_link(const ProminenceFacts& facts, Id<PdfElement> element, Part part);

/// Whether more stands between the conclusion and the risks that are read after it than P13 lets.
bool risks_come_too_late(const PdfProminenceCheck& check);

/// Whether a text has a page's label, not as a part of another number or word.
bool has_label(std::string_view text, std::string_view label);

}  // namespace clearleaf::verify
