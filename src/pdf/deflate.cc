// Bytes → zlib streams by libdeflate.
#include "pdf/deflate.h"

#include "base/invariant.h"

#include <libdeflate.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <new>
#include <thread>

namespace clearleaf::pdf {

namespace {

// 9 gives files 0.7 % smaller for a third more time, 12 gives 4 % for four times as much.
constexpr int kLevel = 6;
// Less than this is compressed sooner than a thread has started.
constexpr std::size_t kBytesPerWorker = 256U << 10U;

class Compressor {
 public:
  Compressor() : handle_(libdeflate_alloc_compressor(kLevel)) {
    if (handle_ == nullptr) throw std::bad_alloc();
  }

  std::string compressed(std::string_view bytes) {
    std::string out(libdeflate_zlib_compress_bound(handle_.get(), bytes.size()), '\0');
    const std::size_t size =
        libdeflate_zlib_compress(handle_.get(), bytes.data(), bytes.size(), out.data(), out.size());
    INVARIANT(size > 0, "libdeflate's bound is large enough");
    out.resize(size);
    out.shrink_to_fit();
    return out;
  }

 private:
  struct Free {
    void operator()(libdeflate_compressor* handle) const { libdeflate_free_compressor(handle); }
  };
  std::unique_ptr<libdeflate_compressor, Free> handle_;
};

std::size_t worker_count(const std::vector<std::string>& pieces) {
  std::size_t bytes = 0;
  for (const std::string& piece : pieces) bytes += piece.size();
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  return std::clamp<std::size_t>(bytes / kBytesPerWorker, 1, std::min(processors, pieces.size()));
}

}  // namespace

std::string deflated(std::string_view bytes) {
  return Compressor().compressed(bytes);
}

std::vector<std::string> deflate_all(const std::vector<std::string>& pieces) {
  std::vector<std::string> out(pieces.size());
  if (pieces.empty()) return out;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Compressor compressor;
    for (std::size_t i = next++; i < pieces.size(); i = next++) {
      out[i] = compressor.compressed(pieces[i]);
    }
  };
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < worker_count(pieces); ++i) {
    others.push_back(std::async(std::launch::async, work));
  }
  work();
  for (std::future<void>& other : others) other.get();
  return out;
}

}  // namespace clearleaf::pdf
