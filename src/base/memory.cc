// glibc's malloc_trim; elsewhere nothing.
#include "base/memory.h"

#include <cstddef>
#include <cstdlib>  // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace clearleaf {

void give_back_free_memory() {
#ifdef __GLIBC__
  // Of short documents there is less, and the next one would only ask for it again.
  constexpr std::size_t kMuch = 32U << 20U;
  if (mallinfo2().fordblks > kMuch) malloc_trim(0);
#endif
}

}  // namespace clearleaf
