// libharu's object layer behind values: objects are numbers, dictionaries are given their entries
// as text. hpdf_session.cc is the only file that includes libharu's headers.
#pragma once

#include "pdf/object_ref.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace clearleaf::pdf {

/// Appends the entries of the dictionary at `index` of its block: "/S/P/P 12 0 R/K 3".
using EntriesWriter = std::function<void(std::size_t index, std::string& out)>;

enum class OutlineState : unsigned char { kOpen, kClosed };

/// One document under construction. libharu numbers the objects, keeps page tree and outline, and
/// serialises; what it cannot say (marked content, structure, text strings of any
/// script, numbers of any size) is handed to it as entries, written when the object is.
/// A failure of libharu throws EnvironmentError; the session is then not to be used any more.
class HpdfSession {
 public:
  /// 8,388,607 objects are the most a PDF/A-2 file may have (ISO 19005-2 6.1.13) and libharu can
  /// number; so many leave room for the streams that objects are packed into.
  static constexpr std::uint32_t kMostObjects = 8'340'000;

  explicit HpdfSession(std::uint32_t most_objects = kMostObjects);
  ~HpdfSession();
  HpdfSession(const HpdfSession&) = delete;
  HpdfSession& operator=(const HpdfSession&) = delete;

  ObjectRef catalog() const;
  ObjectRef info() const;

  ObjectRef add_dict(std::string entries);
  /// `count` (at least 1) dictionaries of consecutive numbers; their entries are asked for when the
  /// file is written, so they may name objects that do not exist yet. Returns the first.
  ObjectRef add_dicts(std::size_t count, EntriesWriter write_entries);
  /// A stream of `bytes`, encoded as `entries` say ("/Filter/FlateDecode").
  ObjectRef add_stream(std::string entries, std::string bytes);

  /// A page after the last one, without MediaBox and Resources.
  ObjectRef add_page();
  /// Sets the page's content stream: bytes in FlateDecode.
  void set_contents(ObjectRef page, std::string bytes);
  /// A Link annotation without Rect; the page must list it in its Annots.
  ObjectRef add_link_annotation();
  /// An item after the last one of `parent` (none: of the outline), without Title.
  ObjectRef add_outline_item(std::optional<ObjectRef> parent, OutlineState state);

  /// Adds entries to any dictionary made here. They must not repeat a key.
  void add_entries(ObjectRef dict, std::string_view entries);

  /// Objects run from 1 to object_count() - 1.
  std::uint32_t object_count() const;
  /// The object as it stands in the file, without its stream and without "obj".
  void append_object(ObjectRef object, std::string& out);
  /// Takes the bytes of a stream out of the session; none where the object is not a stream.
  std::optional<std::string> take_stream(ObjectRef object);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace clearleaf::pdf
