#!/bin/bash
# corpora.sh CLEARLEAF [PAGES]: the long documents of tests/corpora (of about 60 pages, or PAGES) in both editions on A4 and A5:
# each is exported, which reads it back, and the reference validators judge it.
set -euo pipefail

clearleaf=$1
pages=${2:-60}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
judges=${JUDGES:-$(cd "$here/../.." && pwd)/build/judges}
[ -f "$judges/env.sh" ] || { echo "The judges are not installed: run 'bash tests/run.sh'." >&2; exit 2; }
. "$judges/env.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for kind in manual book specification; do
  "$NODE" "$here/../corpora/generate.mjs" "$kind" "$pages" "$work"
  for page in A4 A5; do
    "$clearleaf" export "$work/$kind.md" --edition standard,large-print --page "$page" --out "$work/$page" \
      || { echo "$kind on $page: exit code $?"; failed=$((failed + 1)); }
  done
done
JUDGE_WITHOUT=ace bash "$here/judge.sh" "$work/A4" "$work/A5" | tail -n 200 || failed=$((failed + 1))
[ "$failed" -eq 0 ]
