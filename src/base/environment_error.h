// What the world around clearleaf did not give: a file, a disk, a font, a library call.
#pragma once

#include <stdexcept>
#include <string>

namespace clearleaf {

/// Thrown where the environment fails (exit code 2); caught once, in main.
struct EnvironmentError : std::runtime_error {
  /// `operation` is what was tried ("read the font"), `path` on what (may be empty), `cause` why it
  /// failed and, where there is one, what to do.
  EnvironmentError(std::string operation_, std::string path_, std::string cause_)
      : std::runtime_error("cannot " + operation_ + (path_.empty() ? "" : " " + path_) + ": " +
                           cause_),
        operation(std::move(operation_)),
        path(std::move(path_)),
        cause(std::move(cause_)) {}

  std::string operation;
  std::string path;
  std::string cause;
};

}  // namespace clearleaf
