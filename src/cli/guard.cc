// Exceptions → messages and exit codes: the one place where they are caught.
#include "cli/guard.h"

#include "base/environment_error.h"
#include "cli/columns.h"

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

namespace clearleaf::cli {

namespace {

ExitCode told(const char* reason) {
  fmt::print(stderr, "clearleaf: {}\n", printable(reason));
  return ExitCode::kEnvironment;
}

ExitCode told_as_bug(const char* reason) {
  fmt::print(stderr,
             "clearleaf: this is a bug in clearleaf, not a mistake in your document.\n"
             "Please report it with this line:\n  {}\n",
             printable(reason));
  return ExitCode::kBug;
}

}  // namespace

ExitCode guarded(const std::function<ExitCode()>& action) {
  try {
    return action();
  } catch (const EnvironmentError& error) {
    return told(error.what());
  } catch (const std::bad_alloc&) {
    return told("there is not enough memory");
  } catch (const std::system_error& error) {  // std::filesystem, and fmt where it cannot write
    return told(error.what());
  } catch (const std::exception& error) {
    return told_as_bug(error.what());
  }
}

}  // namespace clearleaf::cli
