#!/bin/bash
# golden.sh CLEARLEAF [--update] CASE…: for each case, a folder with an input.md, compares what clearleaf makes of it with the
# files in expected/. Each file there is one view: document, structure, layout, spoken, pdf-tags, epub-tags or diagnostics
# (.txt); spoken.txt is one file for both formats. Prints the difference. With --update the views that are there are
# written anew; a case that has none gets all but the layout, or, if its input is rejected, its diagnostics.
set -euo pipefail

clearleaf=$(realpath "$1")
shift
update=no
[ "${1:-}" != --update ] || { update=yes; shift; }
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1795392000} LC_ALL=C.UTF-8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# view CASE NAME: prints one view of a case.
view() {
  case $2 in
    document | structure | layout) "$clearleaf" dump "$2" "$1/input.md" ;;
    pdf-tags) "$clearleaf" dump tags "$work/input.pdf" ;;
    epub-tags) "$clearleaf" dump tags "$work/input.epub" ;;
    spoken) "$clearleaf" dump spoken "$work/input.pdf" ;;
    diagnostics) cat "$work/diagnostics" ;;
    *) echo "There is no view \"$2\"." >&2; return 1 ;;
  esac
}

# differs EXPECTED FOUND TITLE: whether two files differ; shows how.
differs() {
  ! diff -U 3 --label "expected: $3" --label "found: $3" "$1" "$2"
}

for folder in "${@%/}"; do
  name=$(basename "$folder")
  rm -f "$work"/*
  "$clearleaf" export "$folder/input.md" --out "$work" >/dev/null 2>"$work/diagnostics" || true
  sed -i "s|$folder/||g; s|$folder|.|g" "$work/diagnostics"
  mkdir -p "$folder/expected"
  views=$(cd "$folder/expected" && for file in *.txt; do [ ! -e "$file" ] || echo "${file%.txt}"; done)
  if [ -z "$views" ]; then
    if [ "$update" = no ]; then echo "$name has no expected files: run with --update."; failed=1; continue; fi
    views="document structure spoken pdf-tags epub-tags"
    [ -e "$work/input.pdf" ] || views=diagnostics
  fi
  for each in $views; do
    expected=$folder/expected/$each.txt
    if ! view "$folder" "$each" >"$work/found" 2>"$work/complaint"; then
      echo "$name: no view $each:"; cat "$work/complaint" "$work/diagnostics"; failed=1; continue
    fi
    if [ "$update" = yes ]; then cp "$work/found" "$expected"; continue; fi
    ! differs "$expected" "$work/found" "$name/$each" || failed=1
    if [ "$each" = spoken ]; then
      "$clearleaf" dump spoken "$work/input.epub" >"$work/found"
      ! differs "$expected" "$work/found" "$name/spoken of the EPUB" || failed=1
    fi
  done
done
[ "$failed" = 0 ] || echo "If the new text is right: bash tests/golden/golden.sh build/clearleaf --update FOLDER"
exit "$failed"
