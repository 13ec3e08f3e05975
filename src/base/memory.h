// What the program has freed → the system.
#pragma once

namespace clearleaf {

/// Gives freed memory back to the system where there is much of it and the C library can: between
/// two stages that each take much, so that what one has left in pieces does not stand beside the
/// other.
void give_back_free_memory();

}  // namespace clearleaf
