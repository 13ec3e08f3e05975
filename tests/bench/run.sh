#!/bin/bash
# run.sh: clearleaf, its read-back (as `clearleaf verify` does it, which reads the source once more), the lower bound (parse,
# shape once, deflate) and, where they are installed, its peers, on a leaflet, a manual, a book and ten books. Prints
# processor time, peak memory and sizes, and their ratios within this run. It asserts nothing: times depend on the machine.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
clearleaf=${CLEARLEAF:-$root/build/clearleaf}
article=$root/content/micro-dosing-and-chronic-pain.md
runs=${RUNS:-3}
[ -x "$clearleaf" ] || { echo "Build clearleaf first: bash content/export.sh" >&2; exit 2; }
export SOURCE_DATE_EPOCH=1795392000

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
g++ -O2 -o "$work/measure" "$here/measure.cc"
# shellcheck disable=SC2046 # pkg-config's words are options
g++ -std=c++20 -O2 -o "$work/lower_bound" "$here/lower_bound.cc" $(pkg-config --cflags --libs harfbuzz libdeflate) \
  -lcmark-gfm-extensions -lcmark-gfm

# best COMMAND…: the least processor time of some runs, and the peak memory: "MILLISECONDS KIBIBYTES".
best() { for ((i = 0; i < runs; i++)); do "$work/measure" "$@" 2>/dev/null || true; done | sort -n | head -n 1; }
size() { stat -c %s "$1" 2>/dev/null || echo 0; }

printf '%-10s %-22s %10s %12s %12s %8s\n' corpus tool 'CPU ms' 'memory MiB' 'size kB' ratio
row() { # CORPUS TOOL "MS KIB" BYTES OF-MS
  read -r ms kib <<<"$3"
  printf '%-10s %-22s %10s %12s %12s %8s\n' "$1" "$2" "$ms" $((kib / 1024)) $(($4 / 1000)) \
    "$(awk -v a="$ms" -v b="$5" 'BEGIN { printf "%.2f", (b > 0 ? a / b : 0) }')"
}
for corpus in leaflet:1 manual:22 book:110 ten-books:1100; do
  name=${corpus%:*}
  bash "$here/corpus.sh" "${corpus#*:}" <"$article" >"$work/$name.md"
  ours=$(best "$clearleaf" export "$work/$name.md" --out "$work")
  row "$name" 'clearleaf EPUB + PDF' "$ours" $(($(size "$work/$name.epub") + $(size "$work/$name.pdf"))) "${ours% *}"
  row "$name" 'of it: read-back' "$(best "$clearleaf" verify "$work/$name.pdf" "$work/$name.epub" --source "$work/$name.md")" \
    0 "${ours% *}"
  row "$name" 'lower bound' "$(best "$work/lower_bound" "$work/$name.md")" 0 "${ours% *}"
  [ "$name" != ten-books ] || continue
  if command -v pandoc >/dev/null; then
    row "$name" 'pandoc EPUB' "$(best pandoc -f gfm "$work/$name.md" -o "$work/$name.peer.epub")" \
      "$(size "$work/$name.peer.epub")" "${ours% *}"
  fi
  if command -v pandoc >/dev/null && command -v typst >/dev/null; then
    pandoc -f gfm "$work/$name.md" -t typst -s -o "$work/$name.typ" 2>/dev/null || continue
    row "$name" 'Typst PDF' "$(best typst compile "$work/$name.typ" "$work/$name.peer.pdf")" \
      "$(size "$work/$name.peer.pdf")" "${ours% *}"
  fi
done
echo "ratio: the tool's processor time to clearleaf's on the same input."
