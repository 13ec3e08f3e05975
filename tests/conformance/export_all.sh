#!/bin/bash
# export_all.sh CLEARLEAF OUT: exports every content/*.md and every tests/fixtures/conformance/*.md into the emptied folder OUT,
# and links-for-paper.md in the editions that print links, too.
set -euo pipefail

clearleaf=$1
out=$2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shopt -s nullglob
sources=("$root"/content/*.md "$root"/tests/fixtures/conformance/*.md)
[ ${#sources[@]} -gt 0 ] || { echo "nothing to export" >&2; exit 2; }

rm -rf "$out"
mkdir -p "$out"
failed=0
for source in "${sources[@]}"; do
  stem=$(basename "$source" .md)
  [ ! -e "$out/$stem.pdf" ] || { echo "two sources are named $stem.md"; failed=1; }
  "$clearleaf" export "$source" --out "$out" || { echo "clearleaf refused $source (exit code $?)"; failed=1; }
  for made in "$out/$stem.pdf" "$out/$stem.epub"; do [ -s "$made" ] || { echo "$made was not written"; failed=1; }; done
done
printed=$root/tests/fixtures/conformance/links-for-paper.md
"$clearleaf" export "$printed" --out "$out" --edition paper,book || { echo "clearleaf refused $printed (exit code $?)"; failed=1; }
for made in "$out"/links-for-paper.{paper,book}.{pdf,epub}; do [ -s "$made" ] || { echo "$made was not written"; failed=1; }; done
echo "${#sources[@]} sources exported into $out"
exit "$failed"
