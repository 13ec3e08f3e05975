// PageList → page objects with their contents, resources and annotations.
#pragma once

#include "pdf/font_uses.h"
#include "pdf/hpdf_session.h"
#include "pdf/images.h"
#include "pdf/links.h"
#include "pdf/tagged_content.h"
#include "pdf/write_pdf.h"

#include <string>
#include <vector>

namespace clearleaf::pdf {

/// Writes pages one after another and compresses their contents a batch at a time, in parallel, so
/// that few of them are in memory uncompressed.
class PageWriter {
 public:
  /// `page_refs`: the page objects by index, already added. All references must outlive this.
  PageWriter(HpdfSession& session, PdfInput& input, const std::vector<ObjectRef>& page_refs,
             FontUses& fonts, LinkWriter& links);

  /// Writes all pages, once, and frees what is on them; returns what stands where.
  TaggedContent write_all();

  /// The Font dictionary that all pages name; it may get its entries when all pages are written.
  ObjectRef font_resources() const { return font_resources_; }

 private:
  void add_page(std::size_t index);
  std::string add_links(std::size_t index);
  void flush_contents();
  std::string resources(const std::vector<ImageId>& images);

  HpdfSession& session_;
  PdfInput& input_;
  const std::vector<ObjectRef>& page_refs_;
  FontUses& fonts_;
  LinkWriter& links_;
  ImageWriter images_;
  TaggedContent content_;
  ObjectRef font_resources_;
  ObjectRef text_resources_;              // of every page without images
  std::vector<ObjectRef> waiting_pages_;  // whose contents stand in waiting_contents_
  std::vector<std::string> waiting_contents_;
};

}  // namespace clearleaf::pdf
