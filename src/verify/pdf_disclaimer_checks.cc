// The profile a PDF claims → whether the disclaimers it asks for are tagged as such.
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <array>

namespace clearleaf::verify {

namespace {

struct Disclaimer {
  std::string_view type;
  std::string_view id;
};

constexpr std::array<Disclaimer, 3> kDisclaimers{{{"KeyInformation", "key-information"},
                                                  {"Risks", "disclaimer-risks"},
                                                  {"Conclusion", "disclaimer-conclusion"}}};

const Disclaimer* disclaimer_of(std::string_view type) {
  for (const Disclaimer& disclaimer : kDisclaimers) {
    if (disclaimer.type == type) return &disclaimer;
  }
  return nullptr;
}

}  // namespace

void check_pdf_disclaimers(const StructureView& structure, const XmpPacket& xmp, Report& report) {
  constexpr std::string_view kClause = "P01";
  std::array<int, kDisclaimers.size()> found{};
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    const Disclaimer* disclaimer = disclaimer_of(structure[id].type);
    if (disclaimer == nullptr) continue;
    if (structure.attributes(id).id != disclaimer->id) {
      report.add(kClause, structure.place(id),
                 fmt::format("{} does not have the ID {}", structure.name(id), disclaimer->id));
    }
    const auto place = static_cast<std::size_t>(disclaimer - kDisclaimers.data());
    if (++found[place] == 2) {
      report.add(kClause, structure.place(id), fmt::format("a second {}", disclaimer->type));
    }
  }
  if (xmp.value(kClearleafNamespace, "profile") != "health") return;
  for (std::size_t i = 0; i < kDisclaimers.size(); ++i) {
    if (found[i] > 0) continue;
    report.add(kClause, "",
               fmt::format("the profile is health, and there is no {}", kDisclaimers[i].type));
  }
}

}  // namespace clearleaf::verify
