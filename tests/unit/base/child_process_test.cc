// Work in a process of its own: what it returns, and how it fails.
#include "base/child_process.h"

#include <doctest/doctest.h>

#include <csignal>
#include <stdexcept>

namespace clearleaf {

namespace {

constexpr ChildLimits kLimits{1, 256U << 20U, 4U << 20U};

}  // namespace

TEST_CASE("the result of a child is what its work returned, of any size") {
  const ChildResult small = run_in_child(kLimits, [] { return std::string("a\0b", 3); });
  CHECK(small.end == ChildEnd::kDone);
  CHECK(small.bytes == std::string("a\0b", 3));
  const ChildResult large = run_in_child(kLimits, [] { return std::string(3U << 20U, 'x'); });
  CHECK(large.end == ChildEnd::kDone);
  CHECK(large.bytes == std::string(3U << 20U, 'x'));
  CHECK(run_in_child(kLimits, [] { return std::string(); }).end == ChildEnd::kDone);
}

TEST_CASE("a child that never ends is ended") {
  const ChildResult result = run_in_child(kLimits, [] {
    volatile bool forever = true;
    while (forever) {
    }
    return std::string("never");
  });
  CHECK(result.end == ChildEnd::kOutOfTime);
  CHECK(result.bytes.empty());
}

TEST_CASE("a child that fails leaves its parent alone") {
  CHECK(run_in_child(kLimits, []() -> std::string { throw std::runtime_error("no"); }).end ==
        ChildEnd::kFailed);
  CHECK(run_in_child(kLimits, []() -> std::string {
          std::raise(SIGSEGV);
          return "";
        }).end == ChildEnd::kFailed);
  const auto too_much = [] { return std::string(5U << 20U, 'x'); };
  CHECK(run_in_child(kLimits, too_much).end == ChildEnd::kFailed);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a child gets no more memory than it may have") {
  const auto greedy = [] {
    const std::string much(1U << 30U, 'x');
    return much.substr(0, 1);
  };
  CHECK(run_in_child(kLimits, greedy).end == ChildEnd::kFailed);
}
#endif

}  // namespace clearleaf
