// The order in which a PDF comes about.
#include "pdf/write_pdf.h"

#include "base/direction.h"
#include "base/environment_error.h"
#include "base/invariant.h"
#include "base/limits.h"
#include "pdf/deflate.h"
#include "pdf/destinations.h"
#include "pdf/file_writer.h"
#include "pdf/font_embedder.h"
#include "pdf/font_uses.h"
#include "pdf/hpdf_session.h"
#include "pdf/icc.h"
#include "pdf/links.h"
#include "pdf/metadata.h"
#include "pdf/outline_writer.h"
#include "pdf/page_labels.h"
#include "pdf/page_writer.h"
#include "pdf/struct_tree_writer.h"
#include "pdf/syntax.h"
#include "pdf/tagged_content.h"
#include "pdf/xmp.h"

#include <vector>

namespace clearleaf::pdf {

namespace {

// Page objects come first: links and outline items name pages that are written after them.
std::vector<ObjectRef> add_pages(HpdfSession& session, std::size_t count) {
  INVARIANT(count > 0, "a publication has a page");
  if (count > limits::kPages) {
    throw EnvironmentError("write the PDF", "",
                           "it would have more than " + std::to_string(limits::kPages) + " pages");
  }
  std::vector<ObjectRef> pages;
  pages.reserve(count);
  for (std::size_t i = 0; i < count; ++i) pages.push_back(session.add_page());
  return pages;
}

/// ISO 19005-2 6.2.3: what all device colours of the file mean.
std::string output_intent(HpdfSession& session) {
  const ObjectRef profile = session.add_stream("/N 3/Filter/FlateDecode", deflated(srgb_profile()));
  return "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
         "/Info(sRGB IEC61966-2.1)/DestOutputProfile " +
         ref(profile) + ">>";
}

/// The XMP packet stays uncompressed, so that programs that know no PDF find it.
ObjectRef add_xmp(HpdfSession& session, const PdfInput& input) {
  return session.add_stream("/Type/Metadata/Subtype/XML",
                            xmp_packet(input.meta, input.publication));
}

std::string catalog_entries(HpdfSession& session, const PdfInput& input, ObjectRef struct_tree) {
  std::string out = "/Lang" + text_string(input.meta.lang.value);
  out += "/MarkInfo<</Marked true>>/StructTreeRoot " + ref(struct_tree);
  out += "/ViewerPreferences<</DisplayDocTitle true";
  if (direction_of_language(input.meta.lang.value) == Direction::kRightToLeft) {
    out += "/Direction/R2L";  // table 150: how facing pages and scroll bars are arranged
  }
  out += ">>";
  if (!input.outline.items.empty()) out += "/PageMode/UseOutlines";
  out += "/PageLabels" + page_labels(input.pages.pages);
  out += "/Metadata " + ref(add_xmp(session, input));
  return out + "/OutputIntents[" + output_intent(session) + "]";
}

}  // namespace

std::string write_pdf(PdfInput input) {
  HpdfSession session;
  const std::vector<ObjectRef> pages = add_pages(session, input.pages.pages.size());
  const Destinations destinations(input.tree, input.pages, pages);

  FontUses fonts(input.fonts);
  LinkWriter links(session, input.tree, input.labels, destinations, pages.size());
  PageWriter page_writer(session, input, pages, fonts, links);
  const TaggedContent content = page_writer.write_all();
  input.pages.runs = {};
  session.add_entries(page_writer.font_resources(), embed_fonts(session, fonts, input.fonts));

  StructTreeWriter structure(input.tree, content, pages,
                             direction_of_language(input.meta.lang.value));
  const ObjectRef struct_tree = structure.add_to(session);
  add_outline(session, input.outline, destinations);
  session.add_entries(session.catalog(), catalog_entries(session, input, struct_tree));
  session.add_entries(session.info(), info_entries(input.meta, input.publication));
  return write_file(session);
}

}  // namespace clearleaf::pdf
