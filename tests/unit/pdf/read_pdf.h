// The bytes of a PDF as write_pdf makes them → its objects: just enough of a reader for the tests.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::pdf {

struct ReadObject {
  std::string text;    // "<<…>>", as written
  std::string stream;  // inflated where it was Flate; empty where the object is none
};

struct ReadPdf {
  std::string trailer;  // the cross-reference stream's dictionary
  std::map<std::uint32_t, ReadObject> objects;

  const ReadObject& object(std::uint32_t number) const { return objects.at(number); }
  /// The object that the entry `key` of `text` refers to: "/Root".
  const ReadObject& follow(std::string_view text, std::string_view key) const;
  const ReadObject& catalog() const { return follow(trailer, "/Root"); }
  /// The page objects in order.
  std::vector<const ReadObject*> pages() const;
};

/// Follows startxref and every row of the cross-reference stream; throws std::runtime_error where
/// the file is not what they say.
ReadPdf read_pdf(std::string_view file);

/// The whole number after `key` in `text`.
std::uint32_t number_after(std::string_view text, std::string_view key);
/// All whole numbers n of "n 0 R" in `text`.
std::vector<std::uint32_t> refs_in(std::string_view text);
/// The balanced "[…]" after `key`.
std::string array_after(std::string_view text, std::string_view key);
std::string inflated(std::string_view zlib);

}  // namespace clearleaf::pdf
