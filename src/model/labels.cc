// Labels with placeholders → text.
#include "model/labels.h"

namespace clearleaf {

namespace {

constexpr std::array<std::string_view, kLabelCount> kKeys{"key-information",
                                                          "contents",
                                                          "notes",
                                                          "warning",
                                                          "conclusion",
                                                          "caution",
                                                          "important",
                                                          "note",
                                                          "tip",
                                                          "read-section",
                                                          "page-reference",
                                                          "read-risks",
                                                          "footer-risks",
                                                          "footer-risks-short",
                                                          "back-to-key-information",
                                                          "continued",
                                                          "note-number",
                                                          "back-to-note",
                                                          "page",
                                                          "page-of",
                                                          "task-done",
                                                          "task-not-done",
                                                          "by",
                                                          "published",
                                                          "updated",
                                                          "review-by",
                                                          "date-format",
                                                          "link-to",
                                                          "link-to-note",
                                                          "list-of-pages",
                                                          "landmarks",
                                                          "start-of-text",
                                                          "figures",
                                                          "tables",
                                                          "table",
                                                          "figure",
                                                          "title-page",
                                                          "cover",
                                                          "code",
                                                          "quotation",
                                                          "long-description",
                                                          "qr-code",
                                                          "scan-code",
                                                          "summary-structure",
                                                          "summary-images",
                                                          "summary-pages",
                                                          "summary-checked",
                                                          "summary-not-checked",
                                                          "summary-evaluated",
                                                          "labelled",
                                                          "sentence",
                                                          "sentences",
                                                          "names"};

using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string fill(std::string_view pattern, Values values) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    bool replaced = false;
    for (const auto& [name, value] : values) {
      if (pattern[i] == '{' && pattern.substr(i + 1, name.size()) == name &&
          i + 1 + name.size() < pattern.size() && pattern[i + 1 + name.size()] == '}') {
        out += value;
        i += name.size() + 2;
        replaced = true;
        break;
      }
    }
    if (!replaced) out += pattern[i++];
  }
  return out;
}

}  // namespace

std::string_view label_key(Label label) {
  return kKeys[static_cast<std::size_t>(label)];
}

std::string Labels::filled(Label label, Values values) const {
  return fill((*this)[label], values);
}

std::string Labels::joined(Label label, const std::vector<std::string>& parts) const {
  std::string out;
  for (const std::string& part : parts) {
    out = out.empty() ? part : filled(label, {{"text", out}, {"next", part}});
  }
  return out;
}

std::string Labels::date(Date date) const {
  const bool is_first = date.day == 1 && !first_day.empty();
  return filled(Label::kDateFormat, {{"day", is_first ? first_day : std::to_string(date.day)},
                                     {"month", months[static_cast<std::size_t>(date.month - 1)]},
                                     {"year", std::to_string(date.year)}});
}

}  // namespace clearleaf
