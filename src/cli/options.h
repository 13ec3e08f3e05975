// Arguments → what to do.
#pragma once

#include "export.h"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clearleaf::cli {

struct ExportCommand {
  std::vector<SourcePlace> places;
  ExportOptions options;
};
struct CheckCommand {
  std::vector<SourcePlace> places;
  Strictness strictness = Strictness::kWarningsPass;
};
/// A PDF and an EPUB of one publication, or one of them alone (the other path is empty).
struct FilePair {
  std::filesystem::path pdf;
  std::filesystem::path epub;
};
struct VerifyCommand {
  std::vector<FilePair> pairs;
  std::optional<SourcePlace> source;  // what they were made from
};
struct DumpSourceCommand {
  SourceStage stage = SourceStage::kDocument;
  SourcePlace place;
  ExportOptions options;
};
enum class FileView { kTags, kSpoken };
struct DumpFileCommand {
  FileView view = FileView::kTags;
  std::filesystem::path file;
};
/// Nothing but text to print: help or the version.
struct PrintCommand {
  std::string text;
};
/// The arguments cannot be understood; says what is wrong.
struct WrongUsage {
  std::string message;
};

using Command = std::variant<ExportCommand, CheckCommand, VerifyCommand, DumpSourceCommand,
                             DumpFileCommand, PrintCommand, WrongUsage>;

Command parse_arguments(int argc, const char* const* argv);

}  // namespace clearleaf::cli
