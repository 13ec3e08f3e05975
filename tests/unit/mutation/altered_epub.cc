// Files out of the container, altered, packed again, judged.
#include "altered_epub.h"

#include "leaflet.h"
#include "verify/epub_checks.h"
#include "verify/epub_container.h"
#include "verify/epub_reader.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace clearleaf::test {

namespace {

verify::Report judged(const std::string& epub) {
  verify::Report report;
  verify::check_epub(verify::read_epub(epub, report), report);
  return report;
}

}  // namespace

const std::string& leaflet() {
  return exported_leaflet(".epub");
}

Alteration::Alteration() {
  verify::Report report;
  for (verify::ContainerEntry& entry : verify::read_container(leaflet(), report).entries) {
    files.push_back({entry.name, std::move(entry.bytes), entry.method, 6});
  }
  REQUIRE(report.accepted());
}

PackedFile& Alteration::file(std::string_view name) {
  const auto found = std::ranges::find(files, name, &PackedFile::name);
  REQUIRE(found != files.end());
  return *found;
}

void Alteration::replace(std::string_view name, std::string_view from, std::string_view to) {
  std::string& text = file(name).bytes;
  const std::size_t at = text.find(from);
  CAPTURE(std::string(from));
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

void Alteration::cut(std::string_view name, std::string_view from, std::string_view to) {
  std::string& text = file(name).bytes;
  const std::size_t begin = text.find(from);
  CAPTURE(std::string(from));
  REQUIRE(begin != std::string::npos);
  const std::size_t end = text.find(to, begin + from.size());
  REQUIRE(end != std::string::npos);
  text.erase(begin, end + to.size() - begin);
}

void Alteration::insert_before(std::string_view name, std::string_view place,
                               std::string_view words) {
  replace(name, place, std::string(words).append(place));
}

std::string altered(const Alter& alter) {
  Alteration alteration;
  alter(alteration);
  return alteration.pack();
}

Clauses clauses_of(const std::string& epub) {
  return clauses_of(judged(epub));
}

void refuses(const Clauses& clauses, const Alter& alter) {
  check_clauses(judged(altered(alter)), clauses);
}

void breaks_only(const std::string& rule, const Alter& alter, std::size_t breaches) {
  check_contract(judged(altered(alter)), rule, breaches);
}

}  // namespace clearleaf::test
