// Work in a process of its own: what it returns, and how it fails.
#include "base/child_process.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <stdexcept>
#include <string>
#include <string_view>

namespace clearleaf {

namespace {

constexpr ChildLimits kLimits{1, 256U << 20U, 4U << 20U};

/// "echo:…", "spin", "throw", "crash", "large", "greedy", "pid".
std::string act(std::string_view request) {
  if (request.starts_with("echo:")) return std::string(request.substr(5));
  if (request == "throw") throw std::runtime_error("no");
  if (request == "crash") std::raise(SIGSEGV);
  if (request == "large") return std::string(5U << 20U, 'x');
  if (request == "greedy") return std::string(1U << 30U, 'x').substr(0, 1);
  if (request == "pid") return std::to_string(::getpid());
  volatile bool forever = request == "spin";
  while (forever) {
  }
  return "";
}

ChildEnd end_of(std::string_view request) {
  const ChildResult result = ChildProcess(act).run(request, kLimits);
  CHECK(result.bytes.empty());
  return result.end;
}

}  // namespace

TEST_CASE("the result of a child is what its work returned, of any size") {
  ChildProcess child(act);
  const std::string large(3U << 20U, 'x');
  for (const std::string& text : {std::string("a\0b", 3), large, std::string()}) {
    const ChildResult result = child.run("echo:" + text, kLimits);
    CHECK(result.end == ChildEnd::kDone);
    CHECK(result.bytes == text);
  }
}

TEST_CASE("one child serves all requests") {
  ChildProcess child(act);
  const std::string first = child.run("pid", kLimits).bytes;
  CHECK(first != std::to_string(::getpid()));
  CHECK(child.run("pid", kLimits).bytes == first);
}

TEST_CASE("a child that never ends is ended") {
  CHECK(end_of("spin") == ChildEnd::kOutOfTime);
}

TEST_CASE("a child that fails leaves its parent alone") {
  CHECK(end_of("throw") == ChildEnd::kFailed);
  CHECK(end_of("crash") == ChildEnd::kFailed);
  CHECK(end_of("large") == ChildEnd::kFailed);
}

TEST_CASE("after a request that fails the next one is served") {
  ChildProcess child(act);
  CHECK(child.run("echo:before", kLimits).bytes == "before");
  CHECK(child.run("crash", kLimits).end == ChildEnd::kFailed);
  CHECK(child.run("echo:after", kLimits).bytes == "after");
}

TEST_CASE("each request has the whole time") {
  ChildProcess child([](std::string_view) {
    const std::clock_t end = std::clock() + CLOCKS_PER_SEC * 6 / 10;
    while (std::clock() < end) {
    }
    return std::to_string(::getpid());
  });
  const ChildResult first = child.run("", kLimits);
  CHECK(first.end == ChildEnd::kDone);
  for (int i = 0; i < 2; ++i) CHECK(child.run("", kLimits).bytes == first.bytes);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a child gets no more memory than it may have") {
  CHECK(end_of("greedy") == ChildEnd::kFailed);
}
#endif

}  // namespace clearleaf
