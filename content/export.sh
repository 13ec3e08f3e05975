#!/bin/bash
# export.sh [--yes] [FILE.md…]: installs what is missing, builds clearleaf and exports every content/*.md, or the files named,
# as EPUB and PDF into out/ (OUT=DIR: into DIR). --yes: do not ask before installing.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/content/setup.sh"

sources=()
for argument in "$@"; do
  case $argument in
    --yes) ask=no ;;
    --help | -h) sed -n '2,3s/^# //p' "${BASH_SOURCE[0]}"; exit 0 ;;
    --*) fail "Unknown option $argument. Usage: bash content/export.sh [--yes] [FILE.md…]" ;;
    *) [ -r "$argument" ] || fail "Cannot read $argument."; sources+=("$argument") ;;
  esac
done

need_packages "${build_packages[@]}"
target=clearleaf
configure_and_build "$build"

# The publications of this project are dated by the last commit that touched them, else by the newest `published`; files
# named as arguments keep the caller's SOURCE_DATE_EPOCH, or none.
if [ ${#sources[@]} -eq 0 ]; then
  shopt -s nullglob
  sources=("$root"/content/*.md)
  shopt -u nullglob
  [ ${#sources[@]} -gt 0 ] || fail "There is no Markdown file in $root/content."
  if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git -c 'safe.directory=*' -C "$root" log -1 --format=%ct -- content 2>/dev/null || true)
    if [ -z "$SOURCE_DATE_EPOCH" ]; then
      newest=$(sed -n 's/^published: *["'\'']\{0,1\}\([0-9-]\{10\}\).*/\1/p' "${sources[@]}" | sort | tail -n 1)
      [ -z "$newest" ] || SOURCE_DATE_EPOCH=$(date -u -d "$newest" +%s)
    fi
    if [ -n "$SOURCE_DATE_EPOCH" ]; then export SOURCE_DATE_EPOCH; else unset SOURCE_DATE_EPOCH; fi
  fi
fi

out=${OUT:-$root/out}
mkdir -p "$out"
say "Exporting into $out …"
answer=0
"$build/clearleaf" export "${sources[@]}" --out "$out" || answer=$?
for source in "${sources[@]}"; do
  stem=$(basename "$source" .md)
  for made in "$out/$stem.epub" "$out/$stem.pdf"; do [ ! -e "$made" ] || say "  $made"; done
done
[ "$answer" -eq 0 ] || say "Not everything was exported: see the messages above." >&2
exit "$answer"
