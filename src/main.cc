// Arguments → exit code: 0 ok · 1 document rejected · 2 environment or wrong usage · 3 bug.
#include "cli/run.h"

int main(int argc, char** argv) {
  return static_cast<int>(clearleaf::cli::run(argc, argv));
}
