// Front matter values → Text and Abbreviation.
#include "read/front_words.h"

#include "base/utf8.h"
#include "read/inline_cursor.h"

#include <string>

namespace clearleaf::read {

Inlines front_words(const Spanned<std::string>& value, const Abbreviations& abbreviations) {
  const std::string words(trimmed(value.value));
  Inlines out;
  if (words.empty()) return out;
  TextRun run;
  run.append(words, value.span);
  abbreviations.append_marked(run, out);
  return out;
}

void read_front_words(Document& document, const Abbreviations& abbreviations) {
  document.subtitle = front_words(document.meta.subtitle, abbreviations);
  for (const Disclaimer& disclaimer : document.meta.disclaimers) {
    document.summary(disclaimer.kind) = front_words(disclaimer.summary, abbreviations);
  }
}

}  // namespace clearleaf::read
