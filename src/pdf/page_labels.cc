// Labels → ranges of a prefix and a running number.
#include "pdf/page_labels.h"

#include "base/numbers.h"
#include "pdf/syntax.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace clearleaf::pdf {

namespace {

struct LabelParts {
  std::string_view prefix;
  std::optional<std::uint32_t> number;  // from 1
};

/// "A-12" → "A-" and 12. A number that would not be written back alike ("007") is prefix.
LabelParts parts_of(std::string_view label) {
  std::size_t digits = label.size();
  while (digits > 0 && label[digits - 1] >= '0' && label[digits - 1] <= '9') --digits;
  while (digits < label.size() && label[digits] == '0') ++digits;
  const auto number = parse_whole(label.substr(digits));
  if (!number) return {label, std::nullopt};
  return {label.substr(0, digits), number};
}

bool continues(const LabelParts& before, const LabelParts& label) {
  if (label.prefix != before.prefix) return false;
  if (!before.number || !label.number) return before.number == label.number;
  return *label.number == *before.number + 1;
}

void append_range(std::string& out, const LabelParts& label) {
  out += "<<";
  if (!label.prefix.empty()) out += "/P" + text_string(label.prefix);
  if (label.number) {
    out += "/S/D";
    if (*label.number != 1) out += "/St " + std::to_string(*label.number);
  }
  out += ">>";
}

}  // namespace

std::string page_labels(const std::vector<layout::Page>& pages) {
  std::string out = "<</Nums[";
  LabelParts before;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const LabelParts label = parts_of(pages[i].label);
    if (i == 0 || !continues(before, label)) {
      if (i > 0) out += ' ';
      out += std::to_string(i);
      append_range(out, label);
    }
    before = label;
  }
  return out + "]>>";
}

}  // namespace clearleaf::pdf
