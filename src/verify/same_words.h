// Several files of one publication, and its source → whether their disclaimers say the same (P11).
#pragma once

#include "model/document.h"
#include "verify/report.h"
#include "verify/spoken.h"

#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// One that says what a disclaimer says.
struct Witness {
  std::string_view name;  // "the EPUB"
  std::vector<DisclaimerText> texts;
  const Report* report = nullptr;  // null: nothing was found in it
};

/// The disclaimers' texts as the author wrote them, in the order and with the ids of
/// disclaimer_texts(). A disclaimer whose section is not there is left out.
std::vector<DisclaimerText> source_disclaimers(const Document& document);

/// Rule P11: reports each text that is not the same for all, or is not there for all. What was not
/// judged in one of them, since it is not there, not read or hidden, is not judged here.
void compare_disclaimers(const std::vector<Witness>& witnesses, Report& report);

}  // namespace clearleaf::verify
