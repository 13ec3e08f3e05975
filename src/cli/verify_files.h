// Finished files → what is wrong with them, told.
#pragma once

#include "cli/exit_code.h"
#include "cli/options.h"

#include <filesystem>
#include <string>

namespace clearleaf::cli {

/// The bytes of a PDF or EPUB; throws EnvironmentError where they cannot be read.
std::string read_finished_file(const std::filesystem::path& path);

/// Reads each pair back and tells what is wrong; disclaimers must say the same in all pairs (P18).
ExitCode verify_files(const VerifyCommand& command);

}  // namespace clearleaf::cli
