#!/bin/bash
# pages.sh FOLDER: for each pair in FOLDER, the labels of the EPUB's page-list are the page labels of the PDF, as qpdf reads
# them, and its targets are the page markers in spine order.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
judges=${JUDGES:-$(cd "$here/../.." && pwd)/build/judges}
[ -f "$judges/env.sh" ] || { echo "The judges are not installed: run 'bash tests/run.sh'." >&2; exit 2; }
. "$judges/env.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for epub in "$1"/*.epub; do
  stem=$(basename "$epub" .epub)
  qpdf --json=2 --json-key=pages "$1/$stem.pdf" | "$NODE" "$here/page_labels.mjs" >"$work/$stem.labels"
  printf '%s\t%s\n' "$epub" "$work/$stem.labels" >>"$work/list"
done
"$JAVA" -cp "$judges/classes/pair" Pair pages <"$work/list"
