// fork, a pipe, resource limits (POSIX).
#include "base/child_process.h"

#include "base/environment_error.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>

namespace clearleaf {

namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kClockFactor = 10;  // seconds on the clock for one of the processor's

[[noreturn]] void give_up(const char* operation) {
  throw EnvironmentError(operation, "", std::strerror(errno));
}

/// A pipe whose ends are closed at the end of its scope.
class Pipe {
 public:
  Pipe() {
    if (::pipe(ends_) != 0) give_up("open a pipe");
    for (const int end : ends_) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_reading();
    close_writing();
  }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_reading() { close_end(ends_[0]); }
  void close_writing() { close_end(ends_[1]); }

 private:
  static void close_end(int& end) {
    if (end >= 0) ::close(std::exchange(end, -1));
  }

  int ends_[2] = {-1, -1};
};

/// A process that is killed, if it still runs, and waited for at the end of its scope.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { kill(); }

  void kill() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    wait();
  }
  /// How it ended, as waitpid says it.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_;
};

void set_limit(decltype(RLIMIT_CPU) what, rlim_t most) {
  rlimit limit{};
  if (::getrlimit(what, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || most < limit.rlim_max ? most : limit.rlim_max;
  ::setrlimit(what, &limit);
}

void bound_this_process(const ChildLimits& limits) {
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_CPU, limits.cpu_seconds);
#if !defined(__SANITIZE_ADDRESS__)  // its shadow alone is larger than any limit
  set_limit(RLIMIT_DATA, limits.memory_bytes);
#endif
}

void silence_this_process() {
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
}

/// The child's whole life. No destructor and no exit handler of the parent's may run here.
[[noreturn]] void live_as_child(int out, const ChildLimits& limits,
                                const std::function<std::string()>& work) {
  ::signal(SIGXCPU, SIG_DFL);
  bound_this_process(limits);
  silence_this_process();
  try {
    const std::string result = work();
    std::string_view rest(result);
    while (!rest.empty()) {
      const ssize_t n = ::write(out, rest.data(), rest.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) ::_exit(1);
      rest.remove_prefix(static_cast<std::size_t>(n));
    }
    ::_exit(0);
  } catch (...) {
    ::_exit(1);
  }
}

enum class Heard : unsigned char { kAll, kTooLate, kTooMuch };

/// Reads to the end of `in`, but not for longer and not more than the limits say.
Heard hear(int in, const ChildLimits& limits, std::string& bytes) {
  const auto deadline = Clock::now() + std::chrono::seconds(limits.cpu_seconds * kClockFactor);
  char buffer[1U << 16U];
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Heard::kTooLate;
    pollfd ready{in, POLLIN, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(left));
    if (count < 0 && errno != EINTR) give_up("wait for a process");
    if (count <= 0) continue;
    const ssize_t n = ::read(in, buffer, sizeof buffer);
    if (n == 0) return Heard::kAll;
    if (n < 0 && errno != EINTR) give_up("read from a process");
    if (n < 0) continue;
    bytes.append(buffer, static_cast<std::size_t>(n));
    if (bytes.size() > limits.result_bytes) return Heard::kTooMuch;
  }
}

}  // namespace

ChildResult run_in_child(const ChildLimits& limits, const std::function<std::string()>& work) {
  Pipe pipe;
  const pid_t pid = ::fork();
  if (pid < 0) give_up("start a process");
  if (pid == 0) live_as_child(pipe.writing(), limits, work);
  Child child(pid);
  pipe.close_writing();

  std::string bytes;
  const Heard heard = hear(pipe.reading(), limits, bytes);
  if (heard != Heard::kAll) {
    child.kill();
    return {heard == Heard::kTooLate ? ChildEnd::kOutOfTime : ChildEnd::kFailed, ""};
  }
  const int status = child.wait();
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {ChildEnd::kDone, std::move(bytes)};
  const bool out_of_time = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
  return {out_of_time ? ChildEnd::kOutOfTime : ChildEnd::kFailed, ""};
}

}  // namespace clearleaf
