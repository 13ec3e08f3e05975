#!/bin/bash
# arrows_refuse.sh: tests the test: arrows.sh refuses each kind of include that the design forbids, and no other.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/src/{base,model,layout,pdf,text,unknown}
touch "$work"/src/{base,model,layout,pdf}/a.h
printf '#include "base/a.h"\n#include <vector>\n#include <hb-subset.h>\n' >"$work/src/text/good.cc"
printf '#include <hpdf.h>\n#include "layout/a.h"\n' >"$work/src/pdf/hpdf_session.cc"
printf '\n#include "model/a.h"\n' >"$work/src/base/up.cc"
printf '#include "pdf/a.h"\n#include <png.h>\n' >"$work/src/layout/back.cc"
printf '#include <hpdf_types.h>\n#include <boost/any.hpp>\n' >"$work/src/pdf/b.cc"
printf '#include "base/none.h"\n' >"$work/src/model/b.cc"
printf '#include <vector>\n' >"$work/src/unknown/b.cc"

! bash "$here/arrows.sh" "$here/arrows.txt" "$work/src" >"$work/said" || { echo "arrows.sh refuses nothing"; exit 1; }
diff - "$work/said" <<'SAID'
src/base/up.cc:2: base may not include model (model/a.h)
src/layout/back.cc:1: layout may not include pdf (pdf/a.h)
src/layout/back.cc:2: layout may not include <png.h>, only image 
src/model/b.cc:1: src/base/none.h does not exist (a library's header belongs in <>)
src/pdf/b.cc:1: pdf may not include <hpdf_types.h>, only pdf/hpdf_session.cc 
src/pdf/b.cc:2: arrows.txt does not list <boost/any.hpp>
src/unknown/b.cc:1: arrows.txt does not know the folder unknown
SAID
