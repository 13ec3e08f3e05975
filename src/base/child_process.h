// Pieces of work that may hang, crash or eat the memory → their results, in a process of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace clearleaf {

/// Of one piece of work.
struct ChildLimits {
  unsigned cpu_seconds = 10;
  std::size_t memory_bytes = 0;
  std::size_t result_bytes = 0;
};

enum class ChildEnd : unsigned char { kDone, kOutOfTime, kFailed };

struct ChildResult {
  ChildEnd end = ChildEnd::kFailed;
  std::string bytes;  // what the work returned; empty where it did not end well
};

/// One kind of work, done again and again by a copy of this process. To copy a process takes the
/// longer the larger it is, so one copy serves all requests until it fails; one that fails after
/// others went well is tried once more by a new copy, so that its result depends on it alone.
/// The time is the processor's, so a busy machine changes nothing; ten times as long on the clock
/// is the end all the same. An exception, a crash and too long a result are kFailed. What the work
/// prints is dropped.
class ChildProcess {
 public:
  using Work = std::function<std::string(std::string_view request)>;
  explicit ChildProcess(Work work);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// What the work returns for `request`. To be called while no other thread runs. Throws
  /// EnvironmentError where the system gives no process.
  ChildResult run(std::string_view request, const ChildLimits& limits);

 private:
  class Child;
  ChildResult ask(std::string_view request, const ChildLimits& limits);

  Work work_;
  std::unique_ptr<Child> child_;
};

}  // namespace clearleaf
