#!/bin/bash
# prominence.sh CLEARLEAF UNIT_PROGRAMS RULE: runs all there is for a rule of the prominence contract (PROMINENCE.md): its
# fixtures through the built program, and the cases of the unit test programs (a folder of them) that name it. A rule without
# them fails.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
clearleaf=$(realpath "$1")
programs=$(realpath "$2")
rule=$3
fixtures=$root/tests/fixtures/prominence
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
complain() { echo "$rule: $*"; [ ! -s "$folder/err" ] || sed 's/^/  /' "$folder/err"; failed=1; }

# export_to CODE FIXTURE OPTION…: what is told is then in err, what is written in out/.
export_to() {
  local expected=$1 fixture=$2 code=0
  shift 2
  rm -rf "$folder/out"
  mkdir "$folder/out"
  "$clearleaf" export "$fixture" --out "$folder/out" "$@" >"$folder/stdout" 2>"$folder/err" || code=$?
  [ "$code" = "$expected" ] || complain "$(basename "$fixture") ended with $code, not $expected"
}
written() { find "$folder/out" -type f | wc -l; }

runs=0
shopt -s nullglob
for fixture in "$fixtures/${rule,,}"-*.md; do
  name=$(basename "$fixture")
  runs=$((runs + 1))
  case $name in
    *pass.md)
      export_to 0 "$fixture" --strict
      [ ! -s "$folder/err" ] || complain "$name is told of something"
      [ "$(written)" = 2 ] || complain "$name: not both files are written"
      ;;
    *fail.md)
      export_to 1 "$fixture" --strict
      grep -qF "[$rule]" "$folder/err" || complain "$name is not refused by this rule"
      ! grep -E ': (error|warning): ' "$folder/err" | grep -vF "[$rule]" | grep -q . || complain "$name breaks another rule"
      [ "$(written)" = 0 ] || complain "$name: something was written"
      ;;
    *) complain "$name is neither to pass nor to fail" ;;
  esac
done
# Editions that break the rule: the standard one, altered.
for change in "$fixtures/${rule,,}"-*.sed; do
  runs=$((runs + 1))
  mkdir -p "$folder/data"
  cp -r "$root/styles" "$root/fonts" "$folder/data/"
  sed -i -f "$change" "$folder/data/styles/standard.yaml"
  ! cmp -s "$root/styles/standard.yaml" "$folder/data/styles/standard.yaml" || complain "$(basename "$change") changes nothing"
  CLEARLEAF_DATA_DIR=$folder/data export_to 2 "$fixtures/p01-pass.md"
  grep -qF standard.yaml "$folder/err" || complain "$(basename "$change"): the edition is not named"
  [ "$(written)" = 0 ] || complain "$(basename "$change"): something was written"
done

cases=0
for program in "$programs"/unit_*; do
  [ -x "$program" ] && [ -f "$program" ] || continue
  "$program" -tc="*$rule*" >"$folder/cases" 2>&1 || { cat "$folder/cases"; complain "$(basename "$program") fails"; }
  count=$(sed -nE 's/^\[doctest\] test cases: +([0-9]+) .*/\1/p' "$folder/cases")
  cases=$((cases + ${count:-0}))
done
[ "$cases" -gt 0 ] || complain "no unit test names it"
echo "$rule: $runs fixtures, $cases cases of unit tests"
exit "$failed"
