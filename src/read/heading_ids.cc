// The words of headings → unique ids.
#include "read/heading_ids.h"

#include "base/numbers.h"
#include "base/utf8.h"
#include "read/headings.h"
#include "read/words.h"

#include <map>
#include <utility>

namespace clearleaf::read {

namespace {

bool is_letter_or_beyond(char32_t c) {
  return is_word_character(c) && !(c >= '0' && c <= '9');
}

/// Ids in use, and for each slug the number its next use will try: linear however many are alike.
class IdMaker {
 public:
  explicit IdMaker(const std::set<std::string>& given) : used_(given) {}

  std::string make(const std::string& base) {
    // "page-2" would be clearleaf's own, and so would every other number.
    const std::string stem = is_reserved_id(base + "-2") ? base + "-section-" : base + "-";
    std::size_t& count = next_[base];
    while (true) {
      ++count;
      std::string id = count == 1 ? base : stem + std::to_string(count);
      if (!is_reserved_id(id) && used_.insert(id).second) return id;
    }
  }

 private:
  std::set<std::string> used_;
  std::map<std::string, std::size_t> next_;
};

}  // namespace

bool is_good_id(std::string_view id) {
  if (id.empty()) return false;
  std::size_t pos = 0;
  const char32_t first = next_code_point(id, pos);
  if (!is_letter_or_beyond(first) && first != '_') return false;
  while (pos < id.size()) {
    const char32_t c = next_code_point(id, pos);
    if (!is_word_character(c) && c != '-' && c != '_' && c != '.') return false;
  }
  return true;
}

bool is_reserved_id(std::string_view id) {
  for (const std::string_view own :
       {"key-information", "disclaimer-risks", "disclaimer-conclusion", "contents", "notes"}) {
    if (id == own) return true;
  }
  for (const std::string_view numbered : {"page-", "note-", "noteref-"}) {
    if (id.starts_with(numbered) &&
        id.find_first_not_of("0123456789", numbered.size()) == std::string_view::npos &&
        id.size() > numbered.size()) {
      return true;
    }
  }
  return false;
}

std::string slug(std::string_view words) {
  std::string out;
  bool hyphen = false;
  for (std::size_t pos = 0; pos < words.size();) {
    const char32_t c = next_code_point(words, pos);
    if (is_word_character(c) || c == '_') {
      if (hyphen && !out.empty()) out += '-';
      hyphen = false;
      append_utf8(out, small_letter(c));
    } else if (c == '-' || c == 0xA0 || is_breaking_space(c)) {
      hyphen = true;
    }
  }
  return out;
}

void assign_ids(Document& document, const std::set<std::string>& given) {
  IdMaker maker(given);
  const auto assign = [&](Heading& heading, SourceSpan) {
    if (!heading.id.empty()) return;
    std::string base = slug(plain_text(heading.inlines));
    // An XML name cannot begin with a digit, nor be empty.
    if (!is_good_id(base)) base = base.empty() ? "section" : "section-" + base;
    heading.id = maker.make(base);
  };
  for_each_heading(document, assign);
}

}  // namespace clearleaf::read
