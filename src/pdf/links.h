// Link areas → Link annotations (ISO 32000-1 12.5.6.5, ISO 14289-1 7.18.5).
#pragma once

#include "layout/page_list.h"
#include "model/labels.h"
#include "model/struct_tree.h"
#include "pdf/destinations.h"
#include "pdf/hpdf_session.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace clearleaf::pdf {

/// Makes the annotations; their StructParent keys follow those of the pages, in the order made.
class LinkWriter {
 public:
  /// All references must outlive this.
  LinkWriter(HpdfSession& session, const StructTree& tree, const Labels& labels,
             const Destinations& destinations, std::size_t page_count);

  /// The annotations of one page, in the order of its link areas.
  std::vector<ObjectRef> add_page(const layout::Page& page);

 private:
  ObjectRef add_link(const layout::LinkArea& area, Pt page_height);
  std::string action(StructId link) const;
  std::string contents(StructId link) const;

  HpdfSession& session_;
  const StructTree& tree_;
  const Labels& labels_;
  const Destinations& destinations_;
  std::size_t next_key_;                            // in the ParentTree
  std::unordered_map<StructId, int> note_numbers_;  // by note
};

/// `address` with everything a URI may not hold percent-encoded (RFC 3986 2.1); what is encoded
/// already stays.
std::string uri_characters(std::string_view address);

}  // namespace clearleaf::pdf
