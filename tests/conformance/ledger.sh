#!/bin/bash
# ledger.sh: the clauses of ISO 14289-1 in PDFUA1.md are those that src/verify judges, in the files and by the tests it names.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
page=tests/conformance/PDFUA1.md
failed=0
complain() { echo "$*"; failed=1; }

judged=$(grep -ohE '"ISO 14289-1 [0-9.]+"' src/verify/*.cc | grep -oE '[0-9.]+"$' | tr -d '"' | sort -u)
rows=$(sed -n '/^## The clauses/,$p' "$page" | grep -E '^\| [0-9]')
[ -n "$judged" ] && [ -n "$rows" ] || complain "no clauses found"
for clause in $judged; do
  grep -qF "| $clause |" <<<"$rows" || complain "clause $clause is judged and not in $page"
done
while IFS='|' read -r _ clause what files tests _; do
  clause=${clause// /}
  [ -n "${what// /}" ] || complain "clause $clause: nothing is said of it"
  if [ "${files// /}" = – ]; then
    [ -n "${tests// /}" ] || complain "clause $clause: no reason why it is not judged"
    ! grep -qx "$clause" <<<"$judged" || complain "clause $clause is judged"
    continue
  fi
  for file in $(tr -d '`,' <<<"$files"); do
    grep -qF "\"ISO 14289-1 $clause\"" "src/verify/$file" || complain "clause $clause is not judged in $file"
  done
  for file in $(tr -d '`,' <<<"$tests"); do
    grep -qF "\"ISO 14289-1 $clause\"" "tests/unit/$file" || complain "clause $clause is not tested in $file"
  done
  [ -n "${tests// /}" ] || complain "clause $clause has no test"
done <<<"$rows"
echo "$(wc -l <<<"$rows") clauses"
exit "$failed"
