#include "mutation/altered_pdf.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>
#include <utility>

namespace clearleaf::mutation {

void replace(std::string& text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  if (at == std::string::npos) throw std::runtime_error("not there: " + std::string(what));
  text.replace(at, what.size(), with);
}

namespace {

std::string data_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

/// Where `key` stands in a number tree's leaves: the array and the index of its value.
std::pair<QPDFObjectHandle, int> in_number_tree(QPDFObjectHandle node, int key) {
  if (node.hasKey("/Nums")) {
    QPDFObjectHandle numbers = node.getKey("/Nums");
    for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2) {
      if (numbers.getArrayItem(i).getIntValueAsInt() == key) return {numbers, i + 1};
    }
  }
  for (QPDFObjectHandle kid : node.getKey("/Kids").aitems()) {
    const auto found = in_number_tree(kid, key);
    if (found.second >= 0) return found;
  }
  return {node, -1};
}

}  // namespace

AlteredPdf::AlteredPdf(const std::string& bytes) {
  pdf_.processMemoryFile("exported.pdf", bytes.data(), bytes.size());
}

QPDFObjectHandle AlteredPdf::page(std::size_t index) {
  return pdf_.getAllPages().at(index);
}

QPDFObjectHandle AlteredPdf::element(const std::string& type, std::size_t which) {
  for (QPDFObjectHandle& each : pdf_.getAllObjects()) {
    const bool is_element = each.isDictionary() && each.hasKey("/P") && each.hasKey("/S");
    if (!is_element || !each.getKey("/S").isNameAndEquals("/" + type)) continue;
    if (which-- == 0) return each;
  }
  throw std::runtime_error("no element " + type);
}

QPDFObjectHandle AlteredPdf::object(const std::string& key, const std::string& name,
                                    std::size_t which) {
  for (QPDFObjectHandle& each : pdf_.getAllObjects()) {
    QPDFObjectHandle dict = each.isStream() ? each.getDict() : each;
    if (!dict.isDictionary() || !dict.getKey(key).isNameAndEquals(name)) continue;
    if (which-- == 0) return dict;
  }
  throw std::runtime_error("no object with " + key + " " + name);
}

QPDFObjectHandle AlteredPdf::parents(int key) {
  auto [array, index] =
      in_number_tree(catalog().getKey("/StructTreeRoot").getKey("/ParentTree"), key);
  if (index < 0) throw std::runtime_error("no key in the ParentTree");
  return array.getArrayItem(index);
}

std::string AlteredPdf::content(std::size_t page) {
  return data_of(this->page(page).getKey("/Contents"));
}

void AlteredPdf::set_content(std::size_t page, const std::string& text) {
  this->page(page).replaceKey("/Contents", add_stream(text));
}

void AlteredPdf::edit_content(std::size_t page, std::string_view what, std::string_view with) {
  std::string text = content(page);
  replace(text, what, with);
  set_content(page, text);
}

void AlteredPdf::edit_metadata(std::string_view what, std::string_view with) {
  QPDFObjectHandle stream = catalog().getKey("/Metadata");
  std::string text = data_of(stream);
  replace(text, what, with);
  stream.replaceStreamData(text, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

std::string AlteredPdf::bytes(Layout layout) {
  QPDFWriter writer(pdf_);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.setNewlineBeforeEndstream(true);
  writer.setCompressStreams(false);
  writer.setDecodeLevel(qpdf_dl_none);
  writer.setObjectStreamMode(layout == Layout::kObjectStreams ? qpdf_o_generate : qpdf_o_disable);
  writer.setLinearization(layout == Layout::kLinearized);
  if (layout == Layout::kEncrypted) {
    writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full,
                                     true);
  }
  writer.write();
  const auto written = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
}

}  // namespace clearleaf::mutation
