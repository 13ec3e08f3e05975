// Exceptions and the exit codes they become.
#include "cli/guard.h"

#include "base/environment_error.h"
#include "base/invariant.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <system_error>

namespace clearleaf::cli {

namespace {

template <class Error>
ExitCode code_of(const Error& error) {
  return guarded([&]() -> ExitCode { throw error; });
}

}  // namespace

TEST_CASE("what an action returns is its exit code") {
  CHECK(guarded([] { return ExitCode::kRejected; }) == ExitCode::kRejected);
}

TEST_CASE("failures of the environment are told apart from bugs") {
  CHECK(code_of(EnvironmentError("write", "a.pdf", "no space")) == ExitCode::kEnvironment);
  CHECK(code_of(std::bad_alloc()) == ExitCode::kEnvironment);
  CHECK(code_of(std::system_error(std::make_error_code(std::errc::io_error))) ==
        ExitCode::kEnvironment);
  CHECK(code_of(InvariantError("src/a.cc:1: ISO 32000-1 7.1")) == ExitCode::kBug);
  CHECK(code_of(std::out_of_range("at")) == ExitCode::kBug);
}

TEST_CASE("of several documents the highest code counts") {
  CHECK(worse(ExitCode::kOk, ExitCode::kRejected) == ExitCode::kRejected);
  CHECK(worse(ExitCode::kEnvironment, ExitCode::kRejected) == ExitCode::kEnvironment);
  CHECK(static_cast<int>(ExitCode::kBug) == 3);
}

}  // namespace clearleaf::cli
