#!/bin/bash
# identical.sh CLEARLEAF OUT: what export_all.sh wrote into OUT comes out byte by byte the same a second time, in another
# working folder, under other locales and time zones, and from a copy of the sources with other names of folders and other times.
set -euo pipefail

clearleaf=$1
first=$2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A German locale of our own, so none need be set up on the machine. It writes 1,5 for 1.5: what clearleaf must not do.
mkdir "$work/locale"
localedef --no-archive -i de_DE -f UTF-8 "$work/locale/de_DE.UTF-8" >/dev/null 2>&1 \
  || [ -e "$work/locale/de_DE.UTF-8/LC_NUMERIC" ] || { echo "localedef made no German locale (Debian package: locales)"; exit 1; }
decimal=$(LOCPATH=$work/locale LC_ALL=de_DE.UTF-8 locale decimal_point)
[ "$decimal" = , ] || { echo "the German locale does not work: its decimal point is '$decimal'"; exit 1; }

copy="$work/a copy, elsewhere"
mkdir "$copy"
cp -r "$root/content" "$root/tests" "$copy/"
find "$copy" -exec touch -d 2001-02-03 {} +

failed=0
# again NAME ROOT COMMAND…: exports the sources of ROOT with COMMAND… before the call, and compares.
again() {
  local name=$1 from=$2 source made
  shift 2
  mkdir "$work/$name"
  for source in "$from"/content/*.md "$from"/tests/fixtures/conformance/*.md; do
    [ -e "$source" ] || continue
    env "$@" "$clearleaf" export "$source" --out "$work/$name" >/dev/null 2>"$work/said" || { cat "$work/said"; echo "$name: refused $source"; failed=1; }
  done
  env "$@" "$clearleaf" export "$from/tests/fixtures/conformance/links-for-paper.md" --out "$work/$name" --edition paper,book \
    >/dev/null 2>&1 || { echo "$name: refused in paper and book"; failed=1; }
  for made in "$first"/*.pdf "$first"/*.epub; do
    cmp "$made" "$work/$name/${made##*/}" || { echo "$name: ${made##*/} differs"; failed=1; }
  done
  for made in "$work/$name"/*.pdf "$work/$name"/*.epub; do [ -e "$first/${made##*/}" ] || { echo "$name: only here: ${made##*/}"; failed=1; }; done
  echo "$name: compared with the first export"
}
again again "$root" LC_ALL=C.UTF-8
cd "$work"
again german "$root" LOCPATH="$work/locale" LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TZ=JST-9
again copied "$copy" LC_ALL=C TZ=EST5EDT HOME=/nonexistent
exit "$failed"
