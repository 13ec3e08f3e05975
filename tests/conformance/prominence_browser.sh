#!/bin/bash
# prominence_browser.sh CLEARLEAF: what a real browser shows of the disclaimers. Exports every publication and fixture that has
# disclaimers, in every edition, unpacks the EPUBs and lets prominence_browser.mjs look at them. SHOTS=FOLDER keeps pictures.
set -euo pipefail

clearleaf=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
judges=${JUDGES:-$root/build/judges}
[ -f "$judges/env.sh" ] || { echo "the judges are not installed: run 'bash tests/run.sh'" >&2; exit 2; }
. "$judges/env.sh" # NODE CHROMIUM

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
editions=()
for style in "$root"/styles/*.yaml; do editions+=("$(basename "$style" .yaml)"); done
list=$(IFS=,; echo "${editions[*]}")
mapfile -t sources < <(grep -l '^disclaimers:' "$root"/content/*.md "$root"/tests/fixtures/conformance/*.md)
[ ${#sources[@]} -gt 2 ] || { echo "there is nothing to look at" >&2; exit 2; }
for source in "${sources[@]}"; do
  "$clearleaf" export "$source" --format epub --out "$work" --edition "$list" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
done
for epub in "$work"/*.epub; do
  mkdir -p "$work/unpacked"
  unzip -q -d "$work/unpacked/$(basename "$epub" .epub)" "$epub"
done
XDG_CONFIG_HOME=$work/home XDG_CACHE_HOME=$work/home CHROMIUM=$CHROMIUM JUDGES=$judges \
  "$NODE" "$here/prominence_browser.mjs" "$work/unpacked"
