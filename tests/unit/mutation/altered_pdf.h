// An exported PDF in which one thing is altered and everything else is as it was.
#pragma once

#include <cstddef>
#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4  // std::shared_ptr; qpdf asks to be told
#endif
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::mutation {

/// Replaces the first `what`; throws where there is none, so that no test alters nothing.
void replace(std::string& text, std::string_view what, std::string_view with);

/// How the altered file is written.
enum class Layout { kPlain, kObjectStreams, kLinearized, kEncrypted };

class AlteredPdf {
 public:
  /// `bytes` must outlive it.
  explicit AlteredPdf(const std::string& bytes);

  QPDFObjectHandle catalog() { return pdf_.getRoot(); }
  QPDFObjectHandle page(std::size_t index);
  std::vector<QPDFObjectHandle> objects() { return pdf_.getAllObjects(); }
  /// The structure element of that type that stands `which`th in the file.
  QPDFObjectHandle element(const std::string& type, std::size_t which = 0);
  /// The dictionary or stream with that entry: ("/Subtype", "/Link").
  QPDFObjectHandle object(const std::string& key, const std::string& name, std::size_t which = 0);
  /// The ParentTree's value for a key.
  QPDFObjectHandle parents(int key);
  QPDFObjectHandle add(QPDFObjectHandle object) { return pdf_.makeIndirectObject(object); }
  QPDFObjectHandle add_stream(const std::string& data) {
    return QPDFObjectHandle::newStream(&pdf_, data);
  }
  /// "<</S /JavaScript>>"
  static QPDFObjectHandle parsed(const std::string& text) { return QPDFObjectHandle::parse(text); }

  std::string content(std::size_t page);
  void set_content(std::size_t page, const std::string& text);
  void edit_content(std::size_t page, std::string_view what, std::string_view with);
  void edit_metadata(std::string_view what, std::string_view with);

  std::string bytes(Layout layout = Layout::kPlain);

 private:
  QPDF pdf_;
};

}  // namespace clearleaf::mutation
