// Pages → objects.
#include "pdf/page_writer.h"

#include "base/checked.h"
#include "base/numbers.h"
#include "pdf/deflate.h"
#include "pdf/page_content.h"
#include "pdf/syntax.h"

#include <algorithm>
#include <utility>

namespace clearleaf::pdf {

namespace {

constexpr std::size_t kPagesPerBatch = 256;

std::string media_box(Size size) {
  std::string out = "/MediaBox[0 0 ";
  append_decimal(out, size.width.value);
  out += ' ';
  append_decimal(out, size.height.value);
  return out + "]";
}

}  // namespace

PageWriter::PageWriter(HpdfSession& session, PdfInput& input,
                       const std::vector<ObjectRef>& page_refs, FontUses& fonts, LinkWriter& links)
    : session_(session),
      input_(input),
      page_refs_(page_refs),
      fonts_(fonts),
      links_(links),
      images_(session, input.images),
      content_(input.tree),
      font_resources_(session.add_dict("")),
      text_resources_(session.add_dict("/Font " + ref(font_resources_))) {}

TaggedContent PageWriter::write_all() {
  for (std::size_t index = 0; index < page_refs_.size(); ++index) {
    add_page(index);
    if (waiting_contents_.size() == kPagesPerBatch) flush_contents();
  }
  flush_contents();
  content_.complete();
  return std::move(content_);
}

void PageWriter::add_page(std::size_t index) {
  layout::Page& page = input_.pages.pages[index];
  PageContent written = write_page_content(page, input_.tree, input_.pages.runs, fonts_);
  content_.add_page(written);
  // Tabs: in the order of the structure (ISO 14289-1 7.18.3).
  session_.add_entries(page_refs_[index], media_box(page.size) + "/Tabs/S/StructParents " +
                                              std::to_string(index) + "/Resources " +
                                              resources(written.images) + add_links(index));
  waiting_pages_.push_back(page_refs_[index]);
  waiting_contents_.push_back(std::move(written.stream));
  page.items = std::vector<layout::PageItem>();  // "= {}" would keep the memory
  page.links = std::vector<layout::LinkArea>();
}

/// "/Annots[…]", empty where the page has no links.
std::string PageWriter::add_links(std::size_t index) {
  const layout::Page& page = input_.pages.pages[index];
  const std::vector<ObjectRef> annotations = links_.add_page(page);
  if (annotations.empty()) return {};
  std::string out = "/Annots";
  for (std::size_t i = 0; i < annotations.size(); ++i) {
    content_.add_link(page.links[i].link, {checked<std::uint32_t>(index), annotations[i]});
    out += i == 0 ? '[' : ' ';
    append_ref(out, annotations[i]);
  }
  return out + "]";
}

void PageWriter::flush_contents() {
  std::vector<std::string> compressed = deflate_all(waiting_contents_);
  for (std::size_t i = 0; i < compressed.size(); ++i) {
    session_.set_contents(waiting_pages_[i], std::move(compressed[i]));
  }
  waiting_pages_.clear();
  waiting_contents_.clear();
}

std::string PageWriter::resources(const std::vector<ImageId>& images) {
  if (images.empty()) return ref(text_resources_);
  std::string out = "<</Font " + ref(font_resources_) + "/XObject<<";
  for (const ImageId image : images) {
    out.append("/").append(image_resource_name(image)).append(" ");
    append_ref(out, images_.xobject(image));
  }
  return out + ">>>>";
}

}  // namespace clearleaf::pdf
