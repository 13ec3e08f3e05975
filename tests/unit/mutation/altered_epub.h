// The leaflet's EPUB, to be altered and judged.
#pragma once

#include "breaches.h"
#include "pack_zip.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::test {

inline constexpr std::string_view kPackage = "EPUB/package.opf";
inline constexpr std::string_view kStyle = "EPUB/style.css";
inline constexpr std::string_view kNav = "EPUB/nav.xhtml";
inline constexpr std::string_view kNcx = "EPUB/toc.ncx";
inline constexpr std::string_view kTitle = "EPUB/title.xhtml";
inline constexpr std::string_view kWalk = "EPUB/section-01.xhtml";
inline constexpr std::string_view kPlan = "EPUB/section-02.xhtml";
inline constexpr std::string_view kRisks = "EPUB/section-03.xhtml";
inline constexpr std::string_view kConclusion = "EPUB/section-04.xhtml";

const std::string& leaflet();

/// The leaflet's files, to be altered and put together again. What is to be altered must be there.
class Alteration {
 public:
  Alteration();

  std::vector<PackedFile> files;

  PackedFile& file(std::string_view name);
  /// Puts `to` in the first place where `from` stands.
  void replace(std::string_view name, std::string_view from, std::string_view to);
  /// Leaves out what stands from the first `from` to the end of the next `to`.
  void cut(std::string_view name, std::string_view from, std::string_view to);
  void insert_before(std::string_view name, std::string_view place, std::string_view words);
  void append(std::string_view name, std::string_view words) { file(name).bytes.append(words); }
  std::string pack() const { return pack_zip(files); }
};
using Alter = std::function<void(Alteration&)>;

std::string altered(const Alter& alter);
Clauses clauses_of(const std::string& epub);

/// Alters the leaflet and expects these clauses and no others.
void refuses(const Clauses& clauses, const Alter& alter);
/// Alters the leaflet and expects one breach of the prominence contract, and that of this rule;
/// `breaches`: how many there are where one change alters several disclaimers.
void breaks_only(const std::string& rule, const Alter& alter, std::size_t breaches = 1);

}  // namespace clearleaf::test
