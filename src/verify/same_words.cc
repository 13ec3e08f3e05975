// Texts by id, compared one after another.
#include "verify/same_words.h"

#include "base/shortened.h"
#include "verify/source_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

namespace clearleaf::verify {

namespace {

/// The part that a text is of: the summaries are both of the key information.
std::string_view part_of(std::string_view id) {
  constexpr std::string_view kKey = "key-information";
  return id.starts_with(kKey) ? kKey : id;
}

/// The rule for whose sake a part was not judged, of those that P11 presumes.
std::optional<std::string> obstacle(const Report& report, std::string_view part) {
  for (const NotJudged& each : report.not_judged()) {
    const bool presumed = each.because == "P01" || each.because == "P09" || each.because == "P12";
    if (presumed && each.part == part) return each.because;
  }
  return std::nullopt;
}

const std::string* text_of(const Witness& witness, std::string_view id) {
  const auto found = std::ranges::find(witness.texts, id, &DisclaimerText::id);
  return found == witness.texts.end() ? nullptr : &found->text;
}

std::vector<std::string> ids_of(const std::vector<Witness>& witnesses) {
  std::vector<std::string> ids;
  for (const Witness& witness : witnesses) {
    for (const DisclaimerText& text : witness.texts) {
      if (std::ranges::find(ids, text.id) == ids.end()) ids.push_back(text.id);
    }
  }
  return ids;
}

/// From where on two texts differ, a few words before included.
std::string difference(std::string_view a, std::string_view b) {
  constexpr std::size_t kBefore = 20;  // bytes
  constexpr std::size_t kShown = 60;
  const auto length = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  const auto shown = [&](std::string_view text) {
    const std::size_t from = length > kBefore ? code_point_begin(text, length - kBefore) : 0;
    return shortened(text.substr(from), kShown);
  };
  return fmt::format("\"{}\" and \"{}\"", shown(a), shown(b));
}

void compare_text(const std::string& id, const std::vector<Witness>& witnesses, Report& report) {
  const Witness& first = witnesses.front();
  const std::string* expected = text_of(first, id);
  for (const Witness& witness : witnesses) {
    const std::string* text = text_of(witness, id);
    if (expected == nullptr || text == nullptr) {
      if (expected == text) continue;
      report.add("P11", "",
                 fmt::format("{} has no \"{}\", but {} has", text ? first.name : witness.name, id,
                             text ? witness.name : first.name));
    } else if (*text != *expected) {
      report.add("P11", "",
                 fmt::format("\"{}\" does not say the same in {} and in {}: {}", id, first.name,
                             witness.name, difference(*expected, *text)));
    }
  }
}

}  // namespace

std::vector<DisclaimerText> source_disclaimers(const Document& document) {
  std::vector<DisclaimerText> texts;
  int summaries = 0;
  for (const DisclaimerKind kind : {DisclaimerKind::kRisks, DisclaimerKind::kConclusion}) {
    if (document.meta.disclaimer(kind) == nullptr) continue;
    texts.push_back({fmt::format("key-information-{}", ++summaries),
                     spoken_words(plain_text(document.summary(kind)))});
  }
  DisclaimerText* open = nullptr;
  for (const Block& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block.kind);
    if (heading != nullptr && heading->level == 2) {
      open = nullptr;
      for (const DisclaimerKind kind : {DisclaimerKind::kRisks, DisclaimerKind::kConclusion}) {
        const Disclaimer* own = document.meta.disclaimer(kind);
        if (own == nullptr || own->section.value != heading->id) continue;
        const bool is_risks = kind == DisclaimerKind::kRisks;
        open = &texts.emplace_back(
            DisclaimerText{is_risks ? "disclaimer-risks" : "disclaimer-conclusion", ""});
      }
    } else if (open != nullptr) {
      const std::string words = own_words_of_block(block);
      if (!words.empty()) open->text += (open->text.empty() ? "" : " ") + words;
    }
  }
  return texts;
}

void compare_disclaimers(const std::vector<Witness>& witnesses, Report& report) {
  for (const std::string& id : ids_of(witnesses)) {
    const std::string_view part = part_of(id);
    std::optional<std::string> because;
    for (const Witness& witness : witnesses) {
      if (!because && witness.report != nullptr) because = obstacle(*witness.report, part);
    }
    if (because) {
      report.leave_unjudged("P11", *because, part);
    } else {
      compare_text(id, witnesses, report);
    }
  }
}

}  // namespace clearleaf::verify
