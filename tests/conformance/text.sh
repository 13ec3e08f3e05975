#!/bin/bash
# text.sh FOLDER: the text of each PDF in FOLDER, as poppler's pdftotext tells it, is that of the EPUB of the same name.
# Pair.java says what is compared.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
judges=${JUDGES:-$root/build/judges}
[ -f "$judges/env.sh" ] || { echo "The judges are not installed: run 'bash tests/run.sh'." >&2; exit 2; }
. "$judges/env.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for epub in "$1"/*.epub; do
  stem=$(basename "$epub" .epub)
  pdftotext -raw -enc UTF-8 "$1/$stem.pdf" "$work/$stem.txt"
  printf '%s\t%s\n' "$epub" "$work/$stem.txt" >>"$work/list"
done
shopt -s nullglob
"$JAVA" -cp "$judges/classes/pair" Pair text "$root"/styles/labels/*.yaml <"$work/list"
