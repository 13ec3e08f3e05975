// Dates ↔ ISO 8601 text, and look-ups in the front matter.
#include "model/metadata.h"

#include "base/numbers.h"

#include <array>
#include <chrono>

namespace clearleaf {

namespace {

void append_padded(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

std::chrono::year_month_day to_chrono(Date date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

}  // namespace

std::string to_iso(Date date) {
  std::string out;
  append_padded(out, date.year, 4);
  out += '-';
  append_padded(out, date.month, 2);
  out += '-';
  append_padded(out, date.day, 2);
  return out;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_whole(text.substr(0, 4));
  const auto month = parse_whole(text.substr(5, 2));
  const auto day = parse_whole(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day)};
  if (*year < 1 || !to_chrono(date).ok()) return std::nullopt;
  return date;
}

std::string to_iso(Timestamp time) {
  std::string out = to_iso(time.date) + "T";
  append_padded(out, time.hour, 2);
  out += ':';
  append_padded(out, time.minute, 2);
  out += ':';
  append_padded(out, time.second, 2);
  return out + "Z";
}

Timestamp from_epoch(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = floor<days>(moment);
  const year_month_day date(day);
  const hh_mm_ss time(moment - day);
  return {{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
           static_cast<int>(static_cast<unsigned>(date.day()))},
          static_cast<int>(time.hours().count()),
          static_cast<int>(time.minutes().count()),
          static_cast<int>(time.seconds().count())};
}

std::string_view profile_name(Profile profile) {
  return profile == Profile::kHealth ? "health" : "general";
}

const Disclaimer* Metadata::disclaimer(DisclaimerKind kind) const {
  for (const Disclaimer& item : disclaimers) {
    if (item.kind == kind) return &item;
  }
  return nullptr;
}

std::vector<std::string> Metadata::creators() const {
  std::vector<std::string> names;
  for (const auto& author : authors) names.push_back(author.value);
  if (names.empty() && !organisation.value.empty()) names.push_back(organisation.value);
  return names;
}

}  // namespace clearleaf
