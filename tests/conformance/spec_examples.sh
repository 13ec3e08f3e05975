#!/bin/bash
# spec_examples.sh CLEARLEAF STEP [JUDGES…]: every STEP-th example of the specifications of CommonMark and of GitHub's dialect,
# each as a document: it is exported, and clearleaf's own read-back accepts it, or it is rejected with a diagnostic. Never a
# crash, never silence. What is exported is then judged by the reference validators (all but Ace, or all with the word "ace").
# The examples are test input only: CommonMark's come from npm, GitHub's from Debian's package cmark-gfm.
set -euo pipefail

clearleaf=$1
step=$2
ace=${3:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
judges=${JUDGES:-$(cd "$here/../.." && pwd)/build/judges}
[ -f "$judges/env.sh" ] || { echo "The judges are not installed: run 'bash tests/run.sh'." >&2; exit 2; }
. "$judges/env.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in" "$work/out"
"$NODE" "$here/spec_examples.mjs" "$judges/npm/node_modules/commonmark-spec/spec.txt" "$judges/gfm/spec.txt" "$work/in" "$step"

failed=0
exported=0
rejected=0
complain() { echo "$1"; failed=$((failed + 1)); [ ! -s "$work/said" ] || sed 's/^/  /' "$work/said"; }
for source in "$work"/in/*.md; do
  stem=$(basename "$source" .md)
  code=0
  timeout 20 "$clearleaf" export "$source" --out "$work/out" >"$work/said" 2>&1 || code=$?
  case $code in
    0)
      exported=$((exported + 1))
      [ -s "$work/out/$stem.pdf" ] && [ -s "$work/out/$stem.epub" ] || complain "$stem: exit code 0 and no files"
      "$clearleaf" verify "$work/out/$stem.pdf" "$work/out/$stem.epub" --source "$source" >"$work/said" 2>&1 \
        || complain "$stem: verify refuses it" ;;
    1)
      rejected=$((rejected + 1))
      grep -qE ":[0-9]+:[0-9]+: error: .+ \[[a-zA-Z0-9-]+\]" "$work/said" || complain "$stem: rejected without a reason"
      [ ! -e "$work/out/$stem.pdf" ] && [ ! -e "$work/out/$stem.epub" ] || complain "$stem: rejected, yet written" ;;
    *) complain "$stem: exit code $code" ;;
  esac
done
echo "$exported exported, $rejected rejected with a reason, $failed failures"
[ "$exported" -gt 0 ] || exit 1

if [ "$ace" != ace ]; then
  export JUDGE_WITHOUT=ace
fi
if ! bash "$here/judge.sh" "$work/out" >"$work/verdicts"; then
  failed=$((failed + 1))
  # Not what is told while it runs ("(0.1 s)"), and of the table only the rows with a fault.
  grep -vE '[(][0-9.]+ s[)]$|^[^ ]+( +(PASS|-))+ *$' "$work/verdicts" >"$work/faults" || true
  head -n 200 "$work/faults"
fi
tail -n 1 "$work/verdicts"
[ "$failed" -eq 0 ]
