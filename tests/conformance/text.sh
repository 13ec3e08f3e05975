#!/bin/bash
# text.sh FOLDER: the text of each PDF in FOLDER, as poppler's pdftotext tells it, is that of the EPUB of the same name.
# Pair.java says what is compared. Of text from right to left pdftotext tells what is seen, from the left; there it is the text
# that pdf.js finds in the structure.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
judges=${JUDGES:-$root/build/judges}
[ -f "$judges/env.sh" ] || { echo "The judges are not installed: run 'bash tests/run.sh'." >&2; exit 2; }
. "$judges/env.sh"
export JUDGES=$judges

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for epub in "$1"/*.epub; do
  stem=$(basename "$epub" .epub)
  if pdfinfo -struct "$1/$stem.pdf" | grep -F '/WritingMode /RlTb' >/dev/null; then
    "$NODE" "$here/struct_tree.mjs" "$1/$stem.pdf" said | sed -n 's/^\t//p' >"$work/$stem.txt"
  else
    pdftotext -raw -enc UTF-8 "$1/$stem.pdf" "$work/$stem.txt"
  fi
  printf '%s\t%s\n' "$epub" "$work/$stem.txt" >>"$work/list"
done
shopt -s nullglob
"$JAVA" -cp "$judges/classes/pair" Pair text "$root"/styles/labels/*.yaml <"$work/list"
