// What --help prints, written for a person who has never used clearleaf.
#pragma once

#include <string_view>

namespace clearleaf::cli {

inline constexpr std::string_view kHelp =
    R"(clearleaf turns a Markdown file into an accessible e-book (EPUB) and an accessible PDF.
If a mistake in the file would shut a reader out, clearleaf says where it is and what to
type, and writes nothing.

Usage:
  clearleaf export FILE.md…   write an EPUB and a PDF for each file
  clearleaf check FILE.md…    only look for mistakes
  clearleaf --version         print the version
  clearleaf --help            print this help

Examples:
  clearleaf export leaflet.md               writes leaflet.epub and leaflet.pdf beside it
  clearleaf export *.md --out handouts      writes them all into the folder handouts
  clearleaf export leaflet.md --format pdf  writes the PDF only
  clearleaf check leaflet.md --strict       looks for mistakes and does not let warnings pass

Exit codes:
  0  all is well
  1  a document has mistakes, and nothing was written for it
  2  the arguments are wrong, or a file, folder or font cannot be used
  3  a bug in clearleaf
With several files every file is tried, and the highest code counts.

"clearleaf export --help" and "clearleaf check --help" list the options.
)";

inline constexpr std::string_view kExportHelp =
    R"(Write an EPUB and a PDF for each Markdown file. Both are put in place, or neither.

Usage:
  clearleaf export FILE.md… [options]
  clearleaf export - --name NAME [options]

Options:
  --out DIR         the folder to write to, made if it is missing
                    (without it: the folder of each source file)
  --format LIST     what to write: epub, pdf, or epub,pdf (without it: both)
  --edition NAME    how the publication looks (without it: standard)
  --page SIZE       the paper size (without it: A4)
  --strict          write nothing where there is a warning
  --name NAME       with - for FILE (standard input): what to call it
  -h, --help        print this help

Examples:
  clearleaf export leaflet.md
  clearleaf export leaflet.md diary.md --out handouts --strict
  sed 's/2025/2026/g' leaflet.md | clearleaf export - --name leaflet

SOURCE_DATE_EPOCH, if it is set (to seconds since 1970), is the date in the files, and
review dates are judged by it.
)";

inline constexpr std::string_view kCheckHelp =
    R"(Look for mistakes in each Markdown file and write nothing.

Usage:
  clearleaf check FILE.md… [options]

Options:
  --strict          count warnings as mistakes
  --name NAME       with - for FILE (standard input): what to call it
  -h, --help        print this help

Examples:
  clearleaf check leaflet.md
  clearleaf check *.md --strict

Too few words, a missing text alternative, a broken link: all are found here. What only
shows on the page, such as a letter that no font has, is found by clearleaf export.
)";

}  // namespace clearleaf::cli
