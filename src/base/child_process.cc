// fork, a pair of sockets, resource limits (POSIX).
#include "base/child_process.h"

#include "base/environment_error.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

namespace clearleaf {

namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kClockFactor = 10;  // seconds on the clock for one of the processor's

[[noreturn]] void give_up(const char* operation) {
  throw EnvironmentError(operation, "", std::strerror(errno));
}

void set_limit(decltype(RLIMIT_CPU) what, rlim_t most) {
  rlimit limit{};
  if (::getrlimit(what, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || most < limit.rlim_max ? most : limit.rlim_max;
  ::setrlimit(what, &limit);
}

/// The whole seconds of the processor's time that this process has taken, rounded up.
rlim_t seconds_taken() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
  const auto seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec;
  return static_cast<rlim_t>(seconds + (microseconds + 999'999) / 1'000'000);
}

void bound_this_process(const ChildLimits& limits) {
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_CPU, seconds_taken() + limits.cpu_seconds);
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

/// What goes before a request and its answer.
struct RequestHead {
  ChildLimits limits;
  std::size_t size = 0;
};
struct AnswerHead {
  std::size_t size = 0;
};

/// False where the other end is closed.
bool send_all(int to, const void* bytes, std::size_t size) {
  const auto* next = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t n = ::send(to, next, size, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    next += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

/// What has come of a transfer from the other process.
enum class Heard : unsigned char { kAll, kEnd, kTooLate };

/// Fills `bytes` from `from`, until `deadline` at the latest.
Heard receive_all(int from, void* bytes, std::size_t size, Clock::time_point deadline) {
  auto* next = static_cast<char*>(bytes);
  while (size > 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Heard::kTooLate;
    constexpr long long kLongestWait = 3'600'000;
    pollfd ready{from, POLLIN, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(std::min<long long>(left, kLongestWait)));
    if (count < 0 && errno != EINTR) give_up("wait for a process");
    if (count <= 0) continue;
    const ssize_t n = ::recv(from, next, size, 0);
    if (n == 0 || (n < 0 && errno != EINTR)) return Heard::kEnd;
    if (n < 0) continue;
    next += n;
    size -= static_cast<std::size_t>(n);
  }
  return Heard::kAll;
}

constexpr auto kForEver = Clock::time_point::max();

/// The child's whole life. No destructor and no exit handler of the parent's may run here.
[[noreturn]] void live_as_child(int parent, const ChildProcess::Work& work) {
  ::signal(SIGXCPU, SIG_DFL);
  silence_this_process();
  try {
    RequestHead head;
    while (receive_all(parent, &head, sizeof head, kForEver) == Heard::kAll) {
      std::string request(head.size, '\0');
      if (receive_all(parent, request.data(), request.size(), kForEver) != Heard::kAll) break;
      bound_this_process(head.limits);
      const std::string result = work(request);
      const AnswerHead answer{result.size()};
      if (!send_all(parent, &answer, sizeof answer)) break;
      if (!send_all(parent, result.data(), result.size())) break;
    }
    ::_exit(0);
  } catch (...) {
    ::_exit(1);
  }
}

}  // namespace

/// The running copy; it is ended and waited for at the end of its scope.
class ChildProcess::Child {
 public:
  explicit Child(const Work& work) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) give_up("open a socket");
    pid_ = ::fork();
    ::close(pid_ == 0 ? ends[0] : ends[1]);
    if (pid_ == 0) live_as_child(ends[1], work);
    socket_ = ends[0];
    if (pid_ > 0) return;
    ::close(socket_);
    give_up("start a process");
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    ::close(socket_);
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    wait();
  }

  int socket() const { return socket_; }
  /// How it ended, as waitpid says it.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_ = -1;
  int socket_ = -1;
};

ChildProcess::ChildProcess(Work work) : work_(std::move(work)) {}

ChildProcess::~ChildProcess() = default;

ChildResult ChildProcess::run(std::string_view request, const ChildLimits& limits) {
  const bool used = child_ != nullptr;
  ChildResult result = ask(request, limits);
  if (used && result.end != ChildEnd::kDone) result = ask(request, limits);
  return result;
}

ChildResult ChildProcess::ask(std::string_view request, const ChildLimits& limits) {
  if (child_ == nullptr) child_ = std::make_unique<Child>(work_);
  // The child answers no more requests unless this one ends well.
  std::unique_ptr<Child> child = std::move(child_);
  const auto deadline = Clock::now() + std::chrono::seconds(limits.cpu_seconds * kClockFactor);
  const RequestHead head{limits, request.size()};
  AnswerHead answer;
  std::string bytes;
  Heard heard = Heard::kEnd;
  if (send_all(child->socket(), &head, sizeof head) &&
      send_all(child->socket(), request.data(), request.size())) {
    heard = receive_all(child->socket(), &answer, sizeof answer, deadline);
  }
  if (heard == Heard::kAll && answer.size > limits.result_bytes) return {ChildEnd::kFailed, ""};
  if (heard == Heard::kAll) {
    bytes.resize(answer.size);
    heard = receive_all(child->socket(), bytes.data(), bytes.size(), deadline);
  }
  switch (heard) {
    case Heard::kAll: child_ = std::move(child); return {ChildEnd::kDone, std::move(bytes)};
    case Heard::kTooLate: return {ChildEnd::kOutOfTime, ""};
    case Heard::kEnd: break;
  }
  const int status = child->wait();
  const bool out_of_time = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
  return {out_of_time ? ChildEnd::kOutOfTime : ChildEnd::kFailed, ""};
}

}  // namespace clearleaf
