// Headings, images, tables and lists (WCAG 2.2 1.1.1, 1.3.1, 2.4.6).
#include "base/numbers.h"
#include "base/utf8.h"
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kStructure = "WCAG 2.2 1.3.1";
constexpr std::string_view kAlternatives = "WCAG 2.2 1.1.1";

/// One h1, at the very beginning, and no level left out on the way down.
void check_headings(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  int before = 0;
  for (const Found& heading : survey.headings) {
    const int level = heading_level(heading.node);
    const std::string words = heading_words(heading.node);
    if (words.empty()) report.add("WCAG 2.2 2.4.6", heading.at(), "a heading has no words");
    if (before == 0 && level != 1) {
      report.add(kStructure, heading.at(), "the first heading is not the title (h1)");
    } else if (before > 0 && level == 1) {
      report.add(kStructure, heading.at(), fmt::format("\"{}\" is a second title (h1)", words));
    } else if (level > before + 1) {
      report.add(kStructure, heading.at(),
                 fmt::format("\"{}\" is an h{} after an h{}", words, level, before));
    }
    before = level;
  }
  if (before == 0) report.add(kStructure, epub.package.path, "the publication has no h1");
}

/// Each image has words that stand for it, or says that it is decoration.
void check_images(const EpubSurvey& survey, Report& report) {
  for (const Found& image : survey.images) {
    const auto alt = image.node.attribute("alt");
    const std::string_view src = image.node.value("src");
    const auto refuse = [&](std::string_view message) {
      report.add(kAlternatives, image.at(), fmt::format("the image \"{}\" {}", src, message));
    };
    const bool is_decoration = image.node.has_word("role", "presentation");
    if (!alt) {
      refuse("has no alternative (alt)");
    } else if (is_blank(*alt) != is_decoration) {
      refuse(is_decoration ? "is said to be decoration, but has an alternative"
                           : "has an empty alternative, but is not said to be decoration");
    } else if (is_decoration && ancestor(image.node, "figure")) {
      refuse("is a figure without an alternative");
    }
  }
}

/// A table's rows, through thead, tbody and tfoot.
std::vector<XmlNode> rows_of(XmlNode table) {
  std::vector<XmlNode> rows;
  for (const XmlNode part : table.children()) {
    if (part.is_html("tr")) rows.push_back(part);
    if (!part.is_html("thead") && !part.is_html("tbody") && !part.is_html("tfoot")) continue;
    for (const XmlNode row : part.children()) {
      if (row.is_html("tr")) rows.push_back(row);
    }
  }
  return rows;
}

std::size_t span_of(XmlNode cell, std::string_view name) {
  constexpr std::uint32_t kMost = 1000;  // as HTML has it
  return std::clamp(parse_whole(cell.value(name)).value_or(1), 1U, kMost);
}

class TableCheck {
 public:
  TableCheck(const Found& table, Report& report) : table_(table), report_(report) {}

  void check() {
    check_caption();
    bool has_header = false;
    std::vector<std::size_t> taken;  // rows that a cell above still takes, by column
    std::size_t columns = 0;
    for (const XmlNode row : rows_of(table_.node)) {
      const std::size_t width = width_of(row, taken);
      if (columns == 0) columns = width;
      if (width != columns) {
        refuse(row, fmt::format("a row has {} cells, the first {}", width, columns));
      }
      for (const XmlNode cell : row.children()) has_header |= check_cell(cell);
    }
    if (columns == 0) refuse(table_.node, "a table has no cells");
    if (!has_header) refuse(table_.node, "a table has no header cell");
  }

 private:
  void refuse(XmlNode node, std::string message) {
    report_.add(kStructure, table_.document->at(node), std::move(message));
  }

  /// First in the table, and with words.
  void check_caption() {
    bool is_first = true;
    for (const XmlNode child : table_.node.children()) {
      if (child.is_text()) continue;
      if (child.is_html("caption") && (!is_first || is_blank(child.all_text()))) {
        refuse(child, "a table's caption is empty or not the first thing in it");
      }
      is_first = false;
    }
  }

  static std::size_t width_of(XmlNode row, std::vector<std::size_t>& taken) {
    std::size_t column = 0;
    const auto skip_taken = [&] {
      for (; column < taken.size() && taken[column] > 0; ++column) --taken[column];
    };
    for (const XmlNode cell : row.children()) {
      if (cell.is_text()) continue;
      skip_taken();
      const std::size_t rows = span_of(cell, "rowspan");
      for (std::size_t i = span_of(cell, "colspan"); i > 0; --i, ++column) {
        if (taken.size() <= column) taken.resize(column + 1);
        taken[column] = rows - 1;
      }
    }
    skip_taken();
    return column;
  }

  /// Whether it is a header.
  bool check_cell(XmlNode cell) {
    if (cell.is_html("td")) {
      if (cell.attribute("scope")) refuse(cell, "a cell that is no header has a scope");
      return false;
    }
    if (!cell.is_html("th")) {
      if (!cell.is_text()) refuse(cell, fmt::format("a row holds a \"{}\"", cell.name()));
      return false;
    }
    const std::string_view scope = cell.value("scope");
    if (scope != "col" && scope != "row" && scope != "colgroup" && scope != "rowgroup") {
      refuse(cell, fmt::format("the header \"{}\" does not say of which cells it is (scope)",
                               normalised(cell.all_text())));
    }
    return true;
  }

  const Found& table_;
  Report& report_;
};

/// Lists hold items and nothing else; items stand in lists.
void check_lists(const EpubSurvey& survey, Report& report) {
  for (const Found& list : survey.lists) {
    const bool defines = list.node.name() == "dl";
    std::string_view before;  // the name of the element before
    for (const XmlNode child : list.node.children()) {
      if (child.is_text() && is_blank(child.text())) continue;
      const bool fits = defines ? child.is_html("dt") || child.is_html("dd") : child.is_html("li");
      if (!fits) {
        report.add(kStructure, list.document->at(child),
                   fmt::format("a list holds {} beside its items",
                               child.is_text() ? "words" : child.name()));
      } else if (child.name() == "dd" && before.empty()) {
        report.add(kStructure, list.document->at(child), "a definition is without its term");
      }
      before = child.name();
    }
    if (before.empty()) report.add(kStructure, list.at(), "a list has no items");
    if (before == "dt") report.add(kStructure, list.at(), "a term is without its definition");
  }
}

/// The other way round: items outside lists.
void check_items(const EpubFile& epub, Report& report) {
  for (const EpubDocument& document : epub.documents) {
    for (std::uint32_t i = 1; i < document.tree.size(); ++i) {
      const XmlNode node = document.tree[i];
      const std::string_view name = node.name();
      if (name != "li" && name != "dt" && name != "dd") continue;
      const std::string_view around = node.parent()->name();
      const bool fits = name == "li" ? around == "ul" || around == "ol" : around == "dl";
      if (!fits) {
        report.add(kStructure, document.at(node), fmt::format("\"{}\" stands in no list", name));
      }
    }
  }
}

}  // namespace

void check_structure(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  check_headings(epub, survey, report);
  check_images(survey, report);
  for (const Found& table : survey.tables) TableCheck(table, report).check();
  check_lists(survey, report);
  check_items(epub, report);
}

}  // namespace clearleaf::verify
