#!/bin/bash
# parity.sh CLEARLEAF: every publication and fixture, in every edition on every page size, exported and verified as a person
# would: `clearleaf verify` with the source, and `clearleaf dump spoken` equal in both formats.
set -euo pipefail

clearleaf=$1
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shopt -s nullglob

editions=()
for style in "$root"/styles/*.yaml; do editions+=("$(basename "$style" .yaml)"); done
list=$(IFS=,; echo "${editions[*]}")
failed=0
pairs=0
complain() { echo "$*"; failed=1; }
for source in "$root"/content/*.md "$root"/tests/fixtures/conformance/*.md; do
  stem=$(basename "$source" .md)
  for page in A4 A5 Letter; do
    if ! "$clearleaf" export "$source" --out "$work" --edition "$list" --page "$page" >"$work/said" 2>&1; then
      complain "$stem on $page is not exported:"; cat "$work/said"; continue
    fi
    for edition in "${editions[@]}"; do
      pair=$work/$stem.$edition
      pairs=$((pairs + 1))
      "$clearleaf" verify "$pair.pdf" "$pair.epub" --source "$source" >"$work/said" 2>&1 \
        || { complain "$stem, $edition, $page:"; cat "$work/said"; }
      "$clearleaf" dump spoken "$pair.pdf" >"$work/pdf.txt"
      "$clearleaf" dump spoken "$pair.epub" >"$work/epub.txt"
      [ -s "$work/pdf.txt" ] || complain "$stem, $edition, $page: the PDF says nothing"
      diff -U 1 "$work/pdf.txt" "$work/epub.txt" || complain "$stem, $edition, $page: the formats differ"
    done
  done
done
echo "$pairs pairs verified"
exit "$failed"
