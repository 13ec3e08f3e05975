// Memory for the values of a PDF: handed out in blocks, given back all at once.
#include "verify/pdf_syntax.h"

#include <algorithm>

namespace clearleaf::verify {

void* Arena::allocate(std::size_t size) {
  // At least one, so that no two allocations have one address.
  size = (std::max<std::size_t>(size, 1) + alignof(PdfValue) - 1) / alignof(PdfValue) *
         alignof(PdfValue);
  if (size > left_) {
    const std::size_t block = std::max(size, kBlock);
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
    next_ = blocks_.back().get();
    left_ = block;
  }
  void* out = next_;
  next_ += size;
  left_ -= size;
  return out;
}

void Arena::clear() {
  if (blocks_.empty()) return;
  blocks_.resize(1);  // each block has at least kBlock bytes
  next_ = blocks_.front().get();
  left_ = kBlock;
}

}  // namespace clearleaf::verify
