// A file's bytes around its objects → breaches of ISO 32000-1 7.5 and ISO 19005-2 6.1.
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clearleaf::verify {

namespace {

// ISO 19005-2 6.1.13
constexpr std::uint32_t kLongestString = 32'767;
constexpr std::uint32_t kLongestName = 127;
constexpr std::uint32_t kMostObjects = 8'388'607;
constexpr std::uint32_t kDeepestQ = 28;
constexpr double kLargestReal = 3.403e38;
constexpr double kSmallestSide = 3;
constexpr double kLargestSide = 14'400;

void check_header(const PdfFileSyntax& syntax, Report& report) {
  const std::string& version = syntax.version;
  const bool known =
      version.size() == 3 && version.starts_with("1.") && version[2] >= '0' && version[2] <= '7';
  if (!known) {
    report.add("ISO 32000-1 7.5.2", "",
               version.empty() ? "the file has no header"
                               : "the header says version \"" + version + "\", not 1.0 to 1.7");
  } else if (!syntax.header_first) {
    report.add("ISO 19005-2 6.1.2", "", "bytes stand before the header");
  } else if (!syntax.has_binary_comment) {
    report.add("ISO 19005-2 6.1.2", "", "no comment of four bytes above 127 follows the header");
  }
}

void check_trailer(const PdfFileSyntax& syntax, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.1.3";
  const bool has_id = syntax.id.size() == 2 && !syntax.id[0].empty() && !syntax.id[1].empty();
  if (!has_id) report.add(kClause, "trailer", "the trailer has no ID of two strings");
  if (syntax.encrypted) report.add(kClause, "trailer", "the file is encrypted");
  if (!syntax.ends_with_eof) {
    report.add(kClause, "", "the file does not end with %%EOF and at most one end of line");
  }
}

void check_numbers(const PdfFileSyntax& syntax, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.1.13";
  if (syntax.longest_string > kLongestString) {
    report.add(kClause, "", fmt::format("a string has {} bytes", syntax.longest_string));
  }
  if (syntax.longest_name > kLongestName) {
    report.add(kClause, "", fmt::format("a name has {} bytes", syntax.longest_name));
  }
  if (syntax.objects > kMostObjects) {
    report.add(kClause, "", fmt::format("the file has {} objects", syntax.objects));
  }
  if (syntax.integer_out_of_range) {
    report.add(kClause, "", "an integer does not fit 32 bits");
  } else if (!(syntax.largest_number <= kLargestReal)) {
    report.add(kClause, "", "a number is larger than 3.403e38");
  }
}

bool is_page_side(double length) {
  return length >= kSmallestSide && length <= kLargestSide;
}

void check_page_limits(const PdfFile& file, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.1.13";
  for (const PdfPage& page : file.pages) {
    for (const PdfRect& box : {page.media_box, page.box()}) {
      if (is_page_side(box.width()) && is_page_side(box.height())) continue;
      report.add(kClause, place_of(page),
                 fmt::format("the page is {:.0f} by {:.0f} units, not 3 to 14,400", box.width(),
                             box.height()));
    }
    if (page.content.deepest_q > kDeepestQ) {
      report.add(kClause, place_of(page),
                 fmt::format("q is nested {} deep", page.content.deepest_q));
    }
    if (page.rotate % 90 != 0) {
      report.add("ISO 32000-1 7.7.3.3", place_of(page),
                 fmt::format("the page is turned by {} degrees", page.rotate));
    }
  }
}

void check_filters(const PdfFileSyntax& syntax, Report& report) {
  constexpr std::array<std::string_view, 4> kAllowed{"ASCIIHexDecode", "ASCII85Decode",
                                                     "RunLengthDecode", "CCITTFaxDecode"};
  for (const auto& [object, filter] : syntax.filters) {
    if (std::ranges::find(kAllowed, filter) != kAllowed.end()) continue;
    const bool is_image = filter == "JPXDecode" || filter == "JBIG2Decode";
    report.add(is_image ? "ISO 19005-2 6.2.8" : "ISO 19005-2 6.1.7.2",
               fmt::format("object {}", object),
               is_image ? filter + ": such an image is not judged here"
                        : "the filter " + filter + " is not allowed");
  }
  for (const std::uint32_t object : syntax.external_streams) {
    report.add("ISO 19005-2 6.1.7.1", fmt::format("object {}", object),
               "the stream's data is in another file");
  }
}

}  // namespace

void check_pdf_syntax(const PdfFile& file, Report& report) {
  check_header(file.syntax, report);
  check_trailer(file.syntax, report);
  check_numbers(file.syntax, report);
  check_page_limits(file, report);
  check_filters(file.syntax, report);
}

}  // namespace clearleaf::verify
