#!/bin/bash
# readers.sh CLEARLEAF FOLDER: what other programs find in each publication's PDF in FOLDER is what `clearleaf dump` prints:
#   pdf.js (getStructTree)    each page's tagged texts with the path of their standard types, and the alternatives
#   poppler (pdfinfo)         the whole structure tree with its texts
#   mutool (text)             the words of each page
# White space is left out of the comparison: pdf.js and mutool put in line ends of their own.
set -euo pipefail

clearleaf=$1
folder=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
export JUDGES=${JUDGES:-$root/build/judges}
[ -f "$JUDGES/env.sh" ] || { echo "The judges are not installed: run 'bash tests/run.sh'." >&2; exit 2; }
. "$JUDGES/env.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
# same TITLE EXPECTED FOUND
same() {
  [ -s "$2" ] && diff -U 0 "$2" "$3" >"$work/difference" && return
  echo "$1 (- clearleaf, + the other program):"
  head -n 30 "$work/difference"
  failed=1
}
publications=("$root"/content/*.md)
for publication in "${publications[@]}"; do
  stem=$(basename "$publication" .md)
  "$clearleaf" dump tags "$folder/$stem.pdf" >"$work/tags"

  "$NODE" "$here/tags_as.mjs" pdfjs <"$work/tags" >"$work/ours"
  "$NODE" "$here/struct_tree.mjs" "$folder/$stem.pdf" 2>/dev/null | "$NODE" "$here/tags_as.mjs" squeeze >"$work/theirs"
  same "$stem: structure as pdf.js finds it" "$work/ours" "$work/theirs"

  "$NODE" "$here/tags_as.mjs" poppler <"$work/tags" >"$work/ours"
  pdfinfo -struct-text -enc UTF-8 "$folder/$stem.pdf" | "$NODE" "$here/tags_as.mjs" pdfinfo >"$work/theirs"
  same "$stem: structure as poppler finds it" "$work/ours" "$work/theirs"

  "$NODE" "$here/tags_as.mjs" words <"$work/tags" >"$work/ours"
  mutool draw -q -F txt -o "$work/text" "$folder/$stem.pdf"
  "$NODE" "$here/tags_as.mjs" contains "$work/ours" <"$work/text" >"$work/theirs"
  same "$stem: words as mutool finds them" "$work/ours" "$work/theirs"
done
exit "$failed"
