#!/bin/bash
# self_contained.sh: nothing in the repository points outside it: no path up and out of the project, no path of one
# machine's folders, no link that leads out.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
if git -c 'safe.directory=*' rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  mapfile -d '' -t files < <(git -c 'safe.directory=*' ls-files -z)
else
  mapfile -d '' -t files < <(find . -type f -not -path './build*' -not -path './out/*' -print0)
fi
[ ${#files[@]} -gt 0 ] || { echo "no files to look at"; exit 1; }

up='\.\./''shared'
homes='(^|[^A-Za-z0-9_.~$}-])/(home|Users|work|root|mnt|media)/[A-Za-z0-9]'
wrong=0
for file in "${files[@]}"; do
  if [ -L "$file" ]; then
    case $(realpath -m "$file") in "$root"/*) ;; *) echo "$file: leads out of the project"; wrong=1 ;; esac
  elif [ -f "$file" ] && grep -nIE -- "$up|$homes" "$file" /dev/null; then
    wrong=1
  fi
done
[ "$wrong" -ne 0 ] || echo "${#files[@]} files, none points outside"
exit "$wrong"
