#!/bin/bash
# growth.sh [PAGES…]: how clearleaf's processor time, peak memory and files grow with the document: each of the three long
# documents of tests/corpora at about 10, 100, 1,000 and 10,000 pages (or PAGES), exported once. It asserts nothing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
clearleaf=${CLEARLEAF:-$root/build/clearleaf}
[ -x "$clearleaf" ] || { echo "Build clearleaf first: bash content/export.sh" >&2; exit 2; }
export SOURCE_DATE_EPOCH=1795392000
[ $# -gt 0 ] || set -- 10 100 1000 10000

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
g++ -O2 -o "$work/measure" "$here/measure.cc"

printf '%-14s %7s %11s %10s %12s %12s %9s %9s\n' document pages 'source kB' 'CPU ms' 'ms a page' 'memory MiB' 'PDF kB' 'EPUB kB'
for kind in manual book specification; do
  for asked in "$@"; do
    node "$root/tests/corpora/generate.mjs" "$kind" "$asked" "$work"
    source=$work/$kind.md
    measured=$("$work/measure" "$clearleaf" export "$source" --out "$work" 2>"$work/said") || { cat "$work/said"; exit 1; }
    read -r ms kib <<<"$measured"
    pages=$(pdfinfo "$work/$kind.pdf" | awk '/^Pages:/ { print $2 }')
    printf '%-14s %7d %11d %10d %12s %12d %9d %9d\n' "$kind" "$pages" $(($(stat -c %s "$source") / 1000)) "$ms" \
      "$(awk -v ms="$ms" -v pages="$pages" 'BEGIN { printf "%.2f", ms / pages }')" $((kib / 1024)) \
      $(($(stat -c %s "$work/$kind.pdf") / 1000)) $(($(stat -c %s "$work/$kind.epub") / 1000))
  done
done
