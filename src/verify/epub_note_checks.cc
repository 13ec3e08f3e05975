// References to notes, notes, and the ways back (DPUB-ARIA 1.1).
#include "base/numbers.h"
#include "base/utf8.h"
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kReference = "DPUB-ARIA 1.1 doc-noteref";
constexpr std::string_view kNote = "DPUB-ARIA 1.1 doc-footnote";
constexpr std::string_view kBack = "DPUB-ARIA 1.1 doc-backlink";

using Place = std::pair<const EpubDocument*, std::uint32_t>;

Place place_of(const Found& found) {
  return {found.document, found.node.index()};
}

class NoteCheck {
 public:
  NoteCheck(const EpubFile& epub, const EpubSurvey& survey, Report& report)
      : epub_(epub), survey_(survey), report_(report) {}

  /// Each note is an item of the list in its document's endnotes, which numbers it.
  void check_places() {
    for (const Found& note : survey_.notes) {
      const auto item = note.node.parent();
      const auto list = item ? item->parent() : std::nullopt;
      const auto section = list ? list->parent() : std::nullopt;
      if (!section || !item->is_html("li") || !list->is_html("ol") ||
          !means(*section, "doc-endnotes", "endnotes")) {
        refuse(kNote, note, "does not stand in a list of endnotes");
        continue;
      }
      numbers_.emplace(place_of(note), number_of(*item, *list));
    }
  }

  /// Each reference leads to a note and bears its number.
  void check_references() {
    for (const Found& reference : survey_.note_references) {
      const auto target = target_of(epub_, *reference.document, reference.node.value("href"));
      if (!target || !means(target->node, "doc-footnote", "footnote")) {
        refuse(kReference, reference, "does not lead to a note");
        continue;
      }
      referred_.emplace(place_of(*target), reference);
      const auto number = numbers_.find(place_of(*target));
      const std::string words = normalised(reference.node.all_text());
      if (number != numbers_.end() && words != std::to_string(number->second)) {
        refuse(kReference, reference, fmt::format("leads to note {}", number->second));
      }
    }
  }

  /// Each note is referred to, and ends with one way back to where it is.
  void check_ways_back() {
    for (const Found& note : survey_.notes) {
      if (!referred_.contains(place_of(note))) refuse(kNote, note, "is referred to nowhere");
      std::size_t ways = 0;
      for (std::uint32_t i = note.node.index() + 1; i < note.node.end(); ++i) {
        const XmlNode node = note.node.tree()[i];
        if (!node.is_html("a") || !means(node, "doc-backlink", "backlink")) continue;
        ++ways;
        check_way_back(note, node);
      }
      if (ways != 1) refuse(kBack, note, fmt::format("has {} links back, not one", ways));
    }
  }

 private:
  void refuse(std::string_view clause, const Found& found, std::string_view message) {
    report_.add(clause, found.at(),
                fmt::format("\"{}\" {}", found.node.value(found.node.is_html("a") ? "href" : "id"),
                            message));
  }

  static std::uint32_t number_of(XmlNode item, XmlNode list) {
    std::uint32_t number = parse_whole(list.value("start")).value_or(1);
    for (const XmlNode each : list.children()) {
      if (!each.is_html("li")) continue;
      number = parse_whole(each.value("value")).value_or(number);
      if (each == item) break;
      ++number;
    }
    return number;
  }

  /// It leads to a reference, and that leads to this note.
  void check_way_back(const Found& note, XmlNode link) {
    const auto back = target_of(epub_, *note.document, link.value("href"));
    const auto there = back && means(back->node, "doc-noteref", "noteref")
                           ? target_of(epub_, *back->document, back->node.value("href"))
                           : std::nullopt;
    if (!there || *there != note) {
      refuse(kBack, {note.document, link}, "does not lead to a reference to its note");
    }
  }

  const EpubFile& epub_;
  const EpubSurvey& survey_;
  Report& report_;
  std::map<Place, std::uint32_t> numbers_;
  std::map<Place, Found> referred_;
};

}  // namespace

void check_notes(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  NoteCheck check(epub, survey, report);
  check.check_places();
  check.check_references();
  check.check_ways_back();
}

}  // namespace clearleaf::verify
