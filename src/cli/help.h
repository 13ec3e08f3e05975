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
  clearleaf verify FILE.pdf FILE.epub
                              read finished files and say what is wrong with them
  clearleaf dump WHAT FILE    print what clearleaf or a screen reader makes of a file
  clearleaf --version         print the version
  clearleaf --help            print this help

Examples:
  clearleaf export leaflet.md               writes leaflet.epub and leaflet.pdf beside it
  clearleaf export *.md --out handouts      writes them all into the folder handouts
  clearleaf export leaflet.md --format pdf  writes the PDF only
  clearleaf check leaflet.md --strict       looks for mistakes and does not let warnings pass
  clearleaf verify leaflet.pdf leaflet.epub  reads both back and compares what they say
  clearleaf dump spoken leaflet.pdf         prints what a screen reader would say

Exit codes:
  0  all is well
  1  a document has mistakes, and nothing was written for it; or verify refuses a file
  2  the arguments are wrong, or a file, folder or font cannot be used
  3  a bug in clearleaf
With several files every file is tried, and the highest code counts.

"clearleaf export --help" lists the options of export; check, verify and dump have a help
of their own as well.
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
  --edition NAME    how the publication looks (without it: standard): large-print; paper, with a
                    QR code for every link; book, with the addresses of links as notes. Give it
                    several times, or NAME,NAME, for several: leaflet.standard.pdf, leaflet.paper.pdf
  --page SIZE       the paper size: A4, A5 or Letter (without it: A4)
  --strict          write nothing where there is a warning
  --name NAME       with - for FILE (standard input): what to call it
  -h, --help        print this help

Examples:
  clearleaf export leaflet.md
  clearleaf export leaflet.md diary.md --out handouts --strict
  clearleaf export leaflet.md --edition standard,large-print
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

inline constexpr std::string_view kVerifyHelp =
    R"(Read finished files and say what is wrong with them: PDF/UA-1 and PDF/A-2a, EPUB 3.3 and
EPUB Accessibility 1.1, and, with a PDF and an EPUB of one publication, whether both say the
same in the same order with the same pages. Every export does this before it puts its files
in place.

Usage:
  clearleaf verify FILE.pdf FILE.epub [--source FILE.md]
  clearleaf verify FILE.pdf
  clearleaf verify FILE.epub

Options:
  --source FILE.md  the Markdown the files were made from: nothing of it may be missing, and
                    what is wrong is told with its line
  -h, --help        print this help

Any number of pairs can be given, one PDF and one EPUB after the other. For each accepted pair
the SHA-256 of each disclaimer's text is printed.
)";

inline constexpr std::string_view kDumpHelp =
    R"(Print what clearleaf makes of a source, or what stands in a finished file.

Usage:
  clearleaf dump document FILE.md      what was read: blocks and words with their places
  clearleaf dump structure FILE.md     the tags of both formats
  clearleaf dump layout FILE.md        what stands where on the pages
  clearleaf dump tags FILE.pdf         the tags a finished file has (or FILE.epub)
  clearleaf dump spoken FILE.pdf       what a screen reader would say (or FILE.epub)

Options, for structure and layout:
  --edition NAME    how the publication looks (without it: standard)
  --page SIZE       the paper size: A4, A5 or Letter (without it: A4)

Option, for a source:
  --name NAME       with - for FILE (standard input): what to call it
)";

}  // namespace clearleaf::cli
