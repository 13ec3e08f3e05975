// The build's version → text.
#include "base/version.h"

namespace clearleaf {

std::string_view version() {
  return CLEARLEAF_VERSION;
}

}  // namespace clearleaf
