// Arguments → what to do (CLI11).
#include "cli/options.h"

#include "base/utf8.h"
#include "base/version.h"
#include "cli/help.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>

namespace clearleaf::cli {

namespace fs = std::filesystem;

namespace {

/// What CLI11 fills in.
struct Arguments {
  std::string what;  // to dump
  std::vector<std::string> files;
  std::string out;
  std::vector<std::string> formats;
  std::vector<std::string> editions;
  std::string page = ExportOptions().page;
  std::string name;
  std::string source;
  bool strict = false;
};

void add_common_options(CLI::App& command, Arguments& arguments) {
  command.add_option("FILE", arguments.files)->required();
  command.add_flag("--strict", arguments.strict);
  command.add_option("--name", arguments.name);
}

void add_look_options(CLI::App& command, Arguments& arguments) {
  command.add_option("--edition", arguments.editions)->delimiter(',')->allow_extra_args(false);
  command.add_option("--page", arguments.page);
}

void add_export_options(CLI::App& command, Arguments& arguments) {
  command.add_option("--out", arguments.out);
  command.add_option("--format", arguments.formats)->delimiter(',')->allow_extra_args(false);
  add_look_options(command, arguments);
}

Strictness strictness(const Arguments& arguments) {
  return arguments.strict ? Strictness::kWarningsFail : Strictness::kWarningsPass;
}

// ---- what CLI11 cannot know ----

/// A name that names a file in a folder, and no other folder.
bool is_file_name(const std::string& name) {
  return fs::path(name).filename() == name && name != "." && name != "..";
}

std::optional<WrongUsage> wrong_name(const Arguments& arguments) {
  if (std::count(arguments.files.begin(), arguments.files.end(), "") > 0) {
    return WrongUsage{"the name of a file is empty"};
  }
  const auto inputs = std::count(arguments.files.begin(), arguments.files.end(), "-");
  if (inputs > 1) return WrongUsage{"standard input (-) can be read once only"};
  if (inputs == 1 && arguments.name.empty()) {
    return WrongUsage{"standard input (-) needs a name: add --name leaflet"};
  }
  if (inputs == 0 && !arguments.name.empty()) {
    return WrongUsage{"--name is for standard input (-) only"};
  }
  if (inputs == 1 && !is_file_name(arguments.name)) {
    return WrongUsage{fmt::format("--name \"{}\" is not the name of a file", arguments.name)};
  }
  return std::nullopt;
}

std::vector<SourcePlace> places(const Arguments& arguments) {
  std::vector<SourcePlace> out;
  for (const std::string& file : arguments.files) {
    out.push_back(file == "-" ? standard_input(arguments.name) : place_of(file));
  }
  return out;
}

/// The same file under one name, however its path is written.
fs::path one_name(const fs::path& path) {
  std::error_code error;
  fs::path folder = fs::weakly_canonical(fs::absolute(path).parent_path(), error);
  return (error ? fs::absolute(path).parent_path() : folder) / path.filename();
}

/// Two sources with one output name, or an output that would take the place of a source.
std::optional<WrongUsage> clash(const ExportCommand& command) {
  std::map<fs::path, std::string> sources;
  std::map<fs::path, std::string> outputs;
  for (const SourcePlace& place : command.places) {
    if (!place.path.empty()) sources.emplace(one_name(place.path), place.name);
  }
  for (const SourcePlace& place : command.places) {
    for (const fs::path& file : output_files(place, command.options)) {
      const fs::path name = one_name(file);
      if (sources.count(name) != 0) {
        return WrongUsage{
            fmt::format("{} would be overwritten: give --out another folder", sources[name])};
      }
      const auto [other, is_new] = outputs.emplace(name, place.name);
      if (!is_new) {
        return WrongUsage{fmt::format("{} and {} would both be written to {}; nothing was written",
                                      other->second, place.name, file.string())};
      }
    }
  }
  return std::nullopt;
}

std::optional<Format> format_named(const std::string& name) {
  if (name == "epub") return Format::kEpub;
  if (name == "pdf") return Format::kPdf;
  return std::nullopt;
}

/// The editions asked for, each once and in their order; the default where none is.
std::vector<std::string> editions(const Arguments& arguments) {
  std::vector<std::string> out;
  for (const std::string& name : arguments.editions) {
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
  }
  return out.empty() ? ExportOptions().editions : out;
}

Command export_command(const Arguments& arguments) {
  if (const auto wrong = wrong_name(arguments)) return *wrong;
  ExportCommand command{places(arguments), {}};
  ExportOptions& options = command.options;
  options = {arguments.out, options.formats, editions(arguments), arguments.page,
             strictness(arguments)};
  if (!arguments.formats.empty()) options.formats.clear();
  for (const std::string& name : arguments.formats) {
    const auto format = format_named(name);
    if (!format) return WrongUsage{fmt::format("--format \"{}\": it can be epub or pdf", name)};
    const auto known = std::find(options.formats.begin(), options.formats.end(), *format);
    if (known == options.formats.end()) options.formats.push_back(*format);
  }
  if (const auto wrong = clash(command)) return *wrong;
  return command;
}

Command check_command(const Arguments& arguments) {
  if (const auto wrong = wrong_name(arguments)) return *wrong;
  return CheckCommand{places(arguments), strictness(arguments)};
}

// ---- verify and dump ----

std::string extension(const fs::path& path) {
  return ascii_lower(path.extension().string());
}

Command verify_command(const Arguments& arguments) {
  VerifyCommand command;
  if (!arguments.source.empty()) command.source = place_of(arguments.source);
  std::vector<fs::path> waiting;  // for their partner
  for (const std::string& file : arguments.files) {
    const fs::path path(file);
    if (extension(path) != ".pdf" && extension(path) != ".epub") {
      return WrongUsage{fmt::format("{} ends in neither .pdf nor .epub", file)};
    }
    if (waiting.empty()) {
      waiting.push_back(path);
      continue;
    }
    if (extension(waiting[0]) == extension(path)) {
      return WrongUsage{fmt::format("{} and {} are no pair: give a PDF and its EPUB together",
                                    waiting[0].string(), file)};
    }
    const bool pdf_first = extension(waiting[0]) == ".pdf";
    command.pairs.push_back(pdf_first ? FilePair{waiting[0], path} : FilePair{path, waiting[0]});
    waiting.clear();
  }
  if (!waiting.empty() && !command.pairs.empty()) {
    return WrongUsage{fmt::format("{} has no partner: give one file, or any number of pairs",
                                  waiting[0].string())};
  }
  if (!waiting.empty()) {
    const bool is_pdf = extension(waiting[0]) == ".pdf";
    command.pairs.push_back(is_pdf ? FilePair{waiting[0], {}} : FilePair{{}, waiting[0]});
  }
  return command;
}

Command dump_command(const Arguments& arguments) {
  static const std::map<std::string, SourceStage, std::less<>> kStages{
      {"document", SourceStage::kDocument},
      {"structure", SourceStage::kStructure},
      {"layout", SourceStage::kLayout}};
  static const std::map<std::string, FileView, std::less<>> kViews{{"tags", FileView::kTags},
                                                                   {"spoken", FileView::kSpoken}};
  const std::string& what = arguments.what;
  if (arguments.files.size() != 1) return WrongUsage{"dump takes one file"};
  if (const auto view = kViews.find(what); view != kViews.end()) {
    return DumpFileCommand{view->second, arguments.files[0]};
  }
  const auto stage = kStages.find(what);
  if (stage == kStages.end()) {
    return WrongUsage{
        fmt::format("dump \"{}\": it can be document, structure, layout, tags or spoken", what)};
  }
  if (const auto wrong = wrong_name(arguments)) return *wrong;
  ExportOptions options;
  options.editions = editions(arguments);
  options.page = arguments.page;
  return DumpSourceCommand{stage->second, places(arguments)[0], options};
}

}  // namespace

Command parse_arguments(int argc, const char* const* argv) {
  Arguments arguments;
  CLI::App app("", "clearleaf");
  app.require_subcommand(0, 1);
  app.set_version_flag("--version", fmt::format("clearleaf {}", version()));
  CLI::App* exporting = app.add_subcommand("export");
  add_common_options(*exporting, arguments);
  add_export_options(*exporting, arguments);
  CLI::App* checking = app.add_subcommand("check");
  add_common_options(*checking, arguments);

  CLI::App* verifying = app.add_subcommand("verify");
  verifying->add_option("FILE", arguments.files)->required();
  verifying->add_option("--source", arguments.source);
  CLI::App* dumping = app.add_subcommand("dump");
  dumping->add_option("WHAT", arguments.what)->required();
  dumping->add_option("FILE", arguments.files)->required();
  dumping->add_option("--name", arguments.name);
  add_look_options(*dumping, arguments);

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion& call) {
    return PrintCommand{std::string(call.what()) + "\n"};
  } catch (const CLI::CallForHelp&) {
    // CLI11 lists options well but explains little: the help is written by hand.
    const auto& text = exporting->parsed()   ? kExportHelp
                       : checking->parsed()  ? kCheckHelp
                       : verifying->parsed() ? kVerifyHelp
                       : dumping->parsed()   ? kDumpHelp
                                             : kHelp;
    return PrintCommand{std::string(text)};
  } catch (const CLI::ParseError& error) {
    return WrongUsage{error.what()};
  }
  if (exporting->parsed()) return export_command(arguments);
  if (checking->parsed()) return check_command(arguments);
  if (verifying->parsed()) return verify_command(arguments);
  if (dumping->parsed()) return dump_command(arguments);
  return PrintCommand{std::string(kHelp)};
}

}  // namespace clearleaf::cli
