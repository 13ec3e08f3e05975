// What pages draw → breaches of operators, marked content and artifacts.
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace clearleaf::verify {

namespace {

std::string_view clause_of(ContentFault fault) {
  switch (fault) {
    case ContentFault::kSyntax:
    case ContentFault::kOperands: return "ISO 32000-1 7.8.2";
    case ContentFault::kUnknownOperator:
    case ContentFault::kMissingResource: return "ISO 19005-2 6.2.2";
    case ContentFault::kGraphicsState: return "ISO 32000-1 8.4.2";
    case ContentFault::kTextObject: return "ISO 32000-1 9.4.1";
    case ContentFault::kMarkedContent: return "ISO 32000-1 14.6";
    case ContentFault::kNoFont: return "ISO 32000-1 9.3.1";
    case ContentFault::kLimit: return "ISO 19005-2 6.1.13";
    case ContentFault::kLoop: return "ISO 32000-1 8.10.1";
  }
  return {};
}

void check_operators(const PdfPage& page, Report& report) {
  for (const ContentBreach& breach : page.content.breaches) {
    report.add(clause_of(breach.fault), place_of(page), breach.message);
  }
  const bool told = std::ranges::any_of(page.content.breaches, [](const ContentBreach& breach) {
    return breach.fault == ContentFault::kMarkedContent;
  });
  if (told) return;
  for (const MarkedContent& mark : page.content.marks) {
    if (mark.closed) continue;
    report.add("ISO 32000-1 14.6", place_of(page),
               fmt::format("a sequence {} has no EMC", mark.tag));
    return;
  }
}

/// What a sequence's content is to a reader.
enum class Standing : std::uint8_t { kNeither, kTagged, kArtifact };

/// By sequence. A sequence within another is what that is, unless it says otherwise.
std::vector<Standing> standings(const PageContent& content) {
  std::vector<Standing> out;
  out.reserve(content.marks.size());
  for (const MarkedContent& mark : content.marks) {
    Standing standing = mark.parent ? out[mark.parent->index()] : Standing::kNeither;
    if (mark.tag == "Artifact") {
      standing = Standing::kArtifact;
    } else if (mark.mcid && standing == Standing::kNeither) {
      standing = Standing::kTagged;
    }
    out.push_back(standing);
  }
  return out;
}

void check_no_mixing(const PdfPage& page, const std::vector<Standing>& standings, Report& report) {
  constexpr std::string_view kClause = "ISO 14289-1 7.1";
  const auto& marks = page.content.marks;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const MarkedContent& mark = marks[marks.id_at(i)];
    if (!mark.parent) continue;
    const Standing around = standings[mark.parent->index()];
    if (mark.tag == "Artifact" && around == Standing::kTagged) {
      report.add(kClause, place_of(page), "an artifact stands in tagged content");
    } else if (mark.mcid && mark.tag != "Artifact" && around == Standing::kArtifact) {
      report.add(kClause, place_of(page), "tagged content stands in an artifact");
    }
  }
}

/// Text, lines and pictures outside any tag and any artifact.
void check_all_is_marked(const PdfPage& page, const std::vector<Standing>& standings,
                         Report& report) {
  const auto is_loose = [&](const auto& painted) {
    const auto mark = painted.placing.mark;
    return !mark || standings[mark->index()] == Standing::kNeither;
  };
  const PageContent& content = page.content;
  std::string what;
  if (const auto run = std::ranges::find_if(content.runs, is_loose); run != content.runs.end()) {
    what = fmt::format("the text \"{}\"", content.text_of(*run).substr(0, 40));
  } else if (std::ranges::any_of(content.images, is_loose)) {
    what = "an image";
  } else if (std::ranges::any_of(content.paths, is_loose)) {
    what = "a drawing";
  } else if (content.paints_unmarked) {
    what = "something drawn";
  }
  if (what.empty()) return;
  report.add("ISO 14289-1 7.1", place_of(page), what + " is neither tagged nor an artifact");
}

bool is_artifact_type(std::string_view type) {
  return type == "Pagination" || type == "Layout" || type == "Page" || type == "Background";
}

/// Running matter says that it is such, so that readers can offer it (ISO 14289-1 7.8).
void check_artifact(const PdfPage& page, const MarkedContent& mark, Report& report) {
  const MarkProperties* properties = page.content.properties_of(mark);
  const std::string_view type = properties == nullptr ? "" : properties->artifact_type;
  if (!is_artifact_type(type)) {
    report.add("ISO 32000-1 14.8.2.2.2", place_of(page),
               type.empty() ? "an artifact does not say its Type"
                            : fmt::format("an artifact is of the unknown Type {}", type));
  } else if (type == "Pagination" && properties->artifact_subtype != "Header" &&
             properties->artifact_subtype != "Footer" &&
             properties->artifact_subtype != "Watermark") {
    report.add("ISO 14289-1 7.8", place_of(page),
               "an artifact of pagination is neither Header nor Footer");
  } else if (type == "Background" && !properties->box) {
    report.add("ISO 32000-1 14.8.2.2.2", place_of(page), "a background has no BBox");
  }
}

void check_artifacts(const PdfPage& page, const std::vector<Standing>& standings, Report& report) {
  const auto& marks = page.content.marks;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const MarkedContent& mark = marks[marks.id_at(i)];
    const bool is_outermost =
        !mark.parent || standings[mark.parent->index()] != Standing::kArtifact;
    if (mark.tag == "Artifact" && is_outermost) check_artifact(page, mark, report);
  }
}

}  // namespace

void check_pdf_content(const PdfFile& file, Report& report) {
  for (const PdfPage& page : file.pages) {
    check_operators(page, report);
    const std::vector<Standing> found = standings(page.content);
    check_no_mixing(page, found, report);
    check_all_is_marked(page, found, report);
    check_artifacts(page, found, report);
  }
}

}  // namespace clearleaf::verify
