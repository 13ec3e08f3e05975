// Arguments → commands, or what is wrong with them.
#include "cli/options.h"

#include <doctest/doctest.h>

namespace clearleaf::cli {

namespace {

Command parsed(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "clearleaf");
  return parse_arguments(static_cast<int>(arguments.size()), arguments.data());
}
ExportCommand exported(const std::vector<const char*>& arguments) {
  const Command command = parsed(arguments);
  if (const auto* wrong = std::get_if<WrongUsage>(&command)) FAIL(wrong->message);
  return std::get<ExportCommand>(command);
}
std::string complaint(const std::vector<const char*>& arguments) {
  const Command command = parsed(arguments);
  const auto* wrong = std::get_if<WrongUsage>(&command);
  return wrong == nullptr ? "" : wrong->message;
}
std::string printed(const std::vector<const char*>& arguments) {
  return std::get<PrintCommand>(parsed(arguments)).text;
}

}  // namespace

TEST_CASE("an export without options writes both formats beside the source") {
  const ExportCommand command = exported({"export", "texts/leaflet.md"});
  REQUIRE(command.places.size() == 1);
  CHECK(command.places[0].stem == "leaflet");
  CHECK(command.options.editions == std::vector<std::string>{"standard"});
  CHECK(command.options.page == "A4");
  CHECK(output_files(command.places[0], command.options) ==
        std::vector<std::filesystem::path>{"texts/leaflet.epub", "texts/leaflet.pdf"});
}

TEST_CASE("the options of an export") {
  const ExportCommand command = exported({"export", "a.md", "b.md", "--out", "o", "--format", "pdf",
                                          "--edition", "book", "--page", "A5", "--strict"});
  CHECK(command.places.size() == 2);
  CHECK(command.options.formats == std::vector<Format>{Format::kPdf});
  CHECK(command.options.editions == std::vector<std::string>{"book"});
  CHECK(command.options.page == "A5");
  CHECK(command.options.strictness == Strictness::kWarningsFail);
  CHECK(output_files(command.places[1], command.options) ==
        std::vector<std::filesystem::path>{"o/b.pdf"});
  CHECK(exported({"export", "--format", "epub,pdf,epub", "a.md"}).options.formats.size() == 2);
}

TEST_CASE("standard input goes by the name it is given") {
  const ExportCommand command = exported({"export", "-", "--name", "leaflet.md"});
  CHECK(command.places[0].path.empty());
  CHECK(command.places[0].name == "leaflet.md");
  CHECK(command.places[0].stem == "leaflet");
  CHECK(complaint({"export", "-"}).find("--name") != std::string::npos);
  CHECK(complaint({"export", "a.md", "--name", "b"}).find("--name") != std::string::npos);
  CHECK(complaint({"export", "-", "-", "--name", "b"}).find("once") != std::string::npos);
  CHECK_FALSE(complaint({"export", "-", "--name", "a/b"}).empty());
  CHECK_FALSE(complaint({"export", "-", "--name", ".."}).empty());
}

TEST_CASE("two sources of one output name are refused, however their paths are written") {
  CHECK_FALSE(complaint({"export", "a.md", "sub/../a.md"}).empty());
  CHECK_FALSE(complaint({"export", "x/a.md", "y/a.md", "--out", "o"}).empty());
  CHECK_FALSE(complaint({"export", "a.md", "a.txt"}).empty());
  CHECK(complaint({"export", "x/a.md", "y/a.md"}).empty());
}

TEST_CASE("an output that would take the place of a source is refused") {
  CHECK(complaint({"export", "a.pdf"}).find("overwritten") != std::string::npos);
  CHECK(complaint({"export", "a.pdf", "--out", "o"}).empty());
}

TEST_CASE("wrong arguments are wrong usage") {
  CHECK_FALSE(complaint({"export"}).empty());
  CHECK_FALSE(complaint({"export", ""}).empty());
  CHECK_FALSE(complaint({"frobnicate"}).empty());
  CHECK_FALSE(complaint({"export", "a.md", "--frob"}).empty());
  CHECK_FALSE(complaint({"export", "a.md", "--format", "docx"}).empty());
  CHECK_FALSE(complaint({"check", "a.md", "--out", "o"}).empty());
}

TEST_CASE("help and version") {
  CHECK(printed({}).find("Usage:") != std::string::npos);
  CHECK(printed({"--help"}) == printed({}));
  CHECK(printed({"--version"}).starts_with("clearleaf "));
  for (const char* option : {"--out", "--format", "--edition", "--page", "--strict", "--name"}) {
    CAPTURE(option);
    CHECK(printed({"export", "--help"}).find(option) != std::string::npos);
  }
  for (const char* option : {"--strict", "--name"}) {
    CHECK(printed({"check", "--help"}).find(option) != std::string::npos);
  }
}

TEST_CASE("several editions have names of their own, each once") {
  const ExportCommand command =
      exported({"export", "a.md", "--edition", "standard,large-print", "--edition", "standard"});
  CHECK(command.options.editions == std::vector<std::string>{"standard", "large-print"});
  CHECK(output_files(command.places[0], command.options) ==
        std::vector<std::filesystem::path>{"a.standard.epub", "a.standard.pdf",
                                           "a.large-print.epub", "a.large-print.pdf"});
}

TEST_CASE("verify takes one file or pairs, in any order within a pair") {
  const auto verified = [](const std::vector<const char*>& arguments) {
    return std::get<VerifyCommand>(parsed(arguments));
  };
  const VerifyCommand pairs =
      verified({"verify", "a.pdf", "a.epub", "b.EPUB", "b.PDF", "--source", "a.md"});
  REQUIRE(pairs.pairs.size() == 2);
  CHECK(pairs.pairs[1].pdf == "b.PDF");
  CHECK(pairs.pairs[1].epub == "b.EPUB");
  CHECK(pairs.source->name == "a.md");
  CHECK(verified({"verify", "a.epub"}).pairs[0].pdf.empty());
  CHECK(complaint({"verify", "a.pdf", "b.pdf"}).find("no pair") != std::string::npos);
  CHECK(complaint({"verify", "a.pdf", "a.epub", "b.pdf"}).find("partner") != std::string::npos);
  CHECK(complaint({"verify", "a.docx"}).find(".epub") != std::string::npos);
  CHECK(complaint({"verify"}).find("FILE") != std::string::npos);
}

TEST_CASE("dump takes a view and a file") {
  const auto layout = std::get<DumpSourceCommand>(
      parsed({"dump", "layout", "a.md", "--edition", "large-print", "--page", "A5"}));
  CHECK(layout.stage == SourceStage::kLayout);
  CHECK(layout.options.editions == std::vector<std::string>{"large-print"});
  CHECK(layout.options.page == "A5");
  const auto spoken = std::get<DumpFileCommand>(parsed({"dump", "spoken", "a.pdf"}));
  CHECK(spoken.view == FileView::kSpoken);
  CHECK(complaint({"dump", "glyphs", "a.pdf"}).find("layout") != std::string::npos);
  CHECK(complaint({"dump", "tags", "a.pdf", "b.pdf"}).find("one file") != std::string::npos);
}

}  // namespace clearleaf::cli
