#!/bin/bash
# prominence_ledger.sh: PROMINENCE.md has a row for each place in which its rules are to be kept, and what the rows name is there.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
page=tests/conformance/PROMINENCE.md
fixtures=tests/fixtures/prominence
failed=0
complain() { echo "$*"; failed=1; }
names() { tr -d '`,' <<<"$1"; } # the names in a cell, as words

contract=$(sed -n '/^## The rules/,/^## /p' "$page" | grep -E '^\| P[0-9]{2} ')
rows=$(sed -n '/^## Where each rule is kept/,$p' "$page" | grep -E '^\| P[0-9]{2} ')
[ "$(wc -l <<<"$contract")" = 18 ] || complain "the contract has not 18 rules"

# Each rule has a row for each of its places.
while IFS='|' read -r _ rule _ places _; do
  rule=$(cut -d' ' -f2 <<<"$rule")
  for place in $places; do
    grep -qE "^\| $rule \| $place \|" <<<"$rows" || complain "$rule has no row for $place"
  done
done <<<"$contract"

open=0
while IFS='|' read -r _ rule place function file proofs _; do
  rule=${rule// /} place=${place// /} function=$(names "$function") file=$(names "$file") proofs=$(names "$proofs")
  function=${function// /} file=${file// /}
  if [ "$function" = – ]; then
    open=$((open + 1))
    # The code must not know better.
    ! grep -qsE "TEST_CASE\(\"$rule" tests/unit/mutation/pdf_prominence*_test.cc || complain "$rule in $place is judged, and its row is empty"
    continue
  fi
  grep -qsE "\b$function\(" "src/$file" || complain "$rule in $place: src/$file has no $function"
  passes=0 fails=0 cases=0 altered=0
  for proof in $proofs; do
    case $proof in
      *pass.md) passes=$((passes + 1)) ;;&
      *fail.md | *fail.sed) fails=$((fails + 1)) ;;&
      *.md | *.sed) [ -f "$fixtures/$proof" ] || complain "$rule: there is no $proof" ;;
      *)
        grep -qsE "TEST_CASE\(\"[^\"]*\b$rule\b" "tests/$proof" ||
          grep -qszE "TEST_CASE\(\s*\"[^\"]*\b$rule\b" "tests/$proof" || complain "$rule: no case in tests/$proof names it"
        cases=$((cases + 1))
        ;;&
      unit/mutation/*_prominence*) altered=$((altered + 1)) ;;
    esac
  done
  [ "$cases" -gt 0 ] || complain "$rule in $place: no unit test"
  case $place in
    S) [ "$passes" -gt 0 ] && [ "$fails" -gt 0 ] || complain "$rule in S: no fixture that passes, or none that fails" ;;
    P | E) [ "$altered" -gt 0 ] || complain "$rule in $place: no finished file is altered" ;;
  esac
done <<<"$rows"

# The other way round: what there is stands in a row.
for fixture in "$fixtures"/*; do
  grep -qF "\`$(basename "$fixture")\`" <<<"$rows" || complain "$(basename "$fixture") is in no row"
done
for rule in $(grep -ohE '"P[0-9]{2}"' -r src | tr -d '"' | sort -u); do
  grep -qE "^\| $rule \|" <<<"$rows" || complain "src names $rule, and the page does not"
done
for file in tests/unit/mutation/*_prominence*_test.cc; do
  for rule in $(grep -oE 'TEST_CASE\("P[0-9]{2}' "$file" | grep -oE 'P[0-9]{2}' | sort -u); do
    grep -E "^\| $rule \|" <<<"$rows" | grep -qF "$(basename "$file")" || complain "$rule: $(basename "$file") is in no row"
  done
done
echo "$(wc -l <<<"$rows") rows, $open of them open"
exit "$failed"
