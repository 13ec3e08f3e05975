#!/bin/bash
# refuse.sh OUT: tests the tests. Files that are wrong on purpose are refused by the judge and for the reason named here, and
# one good file is not; text.sh notices lines lost from a pair in OUT, and pages.sh a page list of another pair.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
judges=${JUDGES:-$root/build/judges}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
complain() { echo "$*"; failed=1; }

answer=0
bash "$here/judge.sh" "$root/tests/fixtures/judges" >"$work/said" 2>&1 || answer=$?
tr -s ' ' <"$work/said" >"$work/squeezed" # the table without its padding
[ "$answer" -eq 1 ] || complain "judge.sh answered $answer, not 1"
while IFS= read -r expected; do
  grep -qF -- "$expected" "$work/squeezed" || complain "judge.sh did not say: $expected"
done <<'SAID'
torn.pdf FAIL FAIL FAIL - -
untagged.pdf FAIL FAIL PASS - -
error.epub - - - FAIL FAIL
good.epub - - - PASS PASS
heading.epub - - - PASS FAIL
usage.epub - - - FAIL PASS
torn.pdf: file is damaged
 6.2-1: The document catalog dictionary shall include a MarkInfo dictionary
 6.7.2.2-1: The document catalog dictionary shall include a MarkInfo dictionary
 ERROR RSC-005: Error while parsing file: attribute "scope" not allowed here
 moderate heading-order: Heading order invalid
 USAGE OPF-086b: epub:type value "warning" is deprecated
14 verdicts on 6 files, 9 of them not PASS
SAID
[ "$failed" -eq 0 ] || cat "$work/said"

shopt -s nullglob
pairs=("$1"/*.epub)
if [ ${#pairs[@]} -eq 0 ]; then
  complain "no pair in $1"
else
  . "$judges/env.sh"
  pdftotext -raw -enc UTF-8 "${pairs[0]%.epub}.pdf" "$work/whole.txt"
  sed -n 'p;n' "$work/whole.txt" >"$work/torn.txt" # every second line gone
  printf '%s\t%s\n' "${pairs[0]}" "$work/torn.txt" >"$work/list"
  ! "$JAVA" -cp "$judges/classes/pair" Pair text "$root"/styles/labels/*.yaml <"$work/list" >"$work/said" \
    || complain "text.sh does not notice the lines lost from ${pairs[0]}"
  printf 'another label\n' >"$work/labels"
  printf '%s\t%s\n' "${pairs[0]}" "$work/labels" >"$work/list"
  ! "$JAVA" -cp "$judges/classes/pair" Pair pages <"$work/list" >"$work/said" \
    || complain "pages.sh does not notice another page label in ${pairs[0]}"
fi
[ "$failed" -ne 0 ] || echo "every wrong file was refused for its reason"
exit "$failed"
