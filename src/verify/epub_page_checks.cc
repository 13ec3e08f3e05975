// The markers of the PDF's pages and the list of them (EPUB Accessibility 1.1 §3.4.1).
#include "base/utf8.h"
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace clearleaf::verify {

namespace {

/// EPUB Accessibility 1.1 §3.4.1.3.1: whose pages they are.
void check_source(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  const auto sources = epub.package.values("pageBreakSource");
  const std::size_t wanted = survey.page_breaks.empty() ? 0 : 1;
  if (sources.size() != wanted) {
    report.add("EPUB Accessibility 1.1 §3.4.1.3.1", epub.package.path,
               fmt::format("names {} sources of its pages (pageBreakSource), not {}",
                           sources.size(), wanted));
  }
}

/// EPUB Accessibility 1.1 §3.4.1.3.3: markers that are found and can be told.
void check_markers(const EpubSurvey& survey, Report& report) {
  for (const Found& marker : survey.page_breaks) {
    const auto refuse = [&](std::string_view message) {
      report.add("EPUB Accessibility 1.1 §3.4.1.3.3", marker.at(),
                 fmt::format("the page marker \"{}\" {}", marker.node.value("id"), message));
    };
    if (marker.node.value("id").empty()) refuse("has no id");
    if (is_blank(marker.node.value("aria-label"))) refuse("has no words (aria-label)");
    if (!marker.node.all_text().empty()) refuse("has text, which is read out as the text's");
  }
}

/// EPUB Accessibility 1.1 §3.4.1.3.2: the list has all markers, in the order they stand in.
void check_list(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  constexpr std::string_view kClause = "EPUB Accessibility 1.1 §3.4.1.3.2";
  const NavList* list = epub.nav_of("page-list");
  const std::size_t entries = list == nullptr ? 0 : list->entries.size();
  const EpubDocument& nav = epub.documents[*epub.nav_document];
  if (entries != survey.page_breaks.size()) {
    return report.add(kClause, nav.path,
                      fmt::format("lists {} pages of {}", entries, survey.page_breaks.size()));
  }
  std::set<std::string_view> labels;
  for (std::size_t i = 0; i < entries; ++i) {
    const NavEntry& entry = list->entries[i];
    const Found& marker = survey.page_breaks[i];
    const auto refuse = [&](std::string_view message) {
      report.add(kClause, fmt::format("{}:{}", nav.path, entry.line),
                 fmt::format("page \"{}\" {}", entry.text, message));
    };
    const auto target = target_of(epub, nav, entry.href);
    if (!target || *target != marker) return refuse("does not lead to the marker that is next");
    const std::string_view words = marker.node.value("aria-label");
    if (!is_blank(words) && words.find(entry.text) == words.npos) {
      refuse(fmt::format("is called \"{}\" where it begins", words));
    }
    if (!labels.insert(entry.text).second) refuse("is listed twice");
  }
}

/// EPUB 3.3 §7.4.3: one list, without lists in it.
void check_list_form(const EpubFile& epub, Report& report) {
  const auto count = std::ranges::count(epub.nav, "page-list", &NavList::type);
  const NavList* list = epub.nav_of("page-list");
  const bool is_nested =
      list != nullptr &&
      std::ranges::any_of(list->entries, [](const NavEntry& e) { return !e.entries.empty(); });
  if (count > 1 || is_nested) {
    report.add("EPUB 3.3 §7.4.3", epub.documents[*epub.nav_document].path,
               "has several page lists, or one with lists in it");
  }
}

}  // namespace

void check_page_list(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  check_source(epub, survey, report);
  check_markers(survey, report);
  if (!epub.nav_document || epub.documents[*epub.nav_document].tree.empty()) return;
  check_list(epub, survey, report);
  check_list_form(epub, report);
}

}  // namespace clearleaf::verify
