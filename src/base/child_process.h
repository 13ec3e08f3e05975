// A piece of work that may hang, crash or eat the memory → its result, in a process of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace clearleaf {

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

/// Runs `work` in a copy of this process, bounded as `limits` say, and returns what it returned.
/// The time is the processor's, so a busy machine changes nothing; ten times as long on the clock
/// is the end all the same. An exception, a crash and too long a result are kFailed. What `work`
/// prints is dropped. To be called while no other thread runs. Throws EnvironmentError where the
/// system gives no process.
ChildResult run_in_child(const ChildLimits& limits, const std::function<std::string()>& work);

}  // namespace clearleaf
