#!/bin/bash
# arrows.sh [ARROWS SRC]: every #include in SRC (src/) is one that ARROWS (arrows.txt) lists. Prints file:line of each that is not.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
arrows=${1:-$here/arrows.txt}
src=${2:-$here/../src}
shopt -s extglob
declare -A folders=()
headers=() # "pattern<tab>users"
part=
while IFS= read -r line; do
  line=${line%%#*}
  case $line in
    '' | *([[:space:]])) ;;
    '[folders]') part=folders ;;
    '[headers]') part=headers ;;
    *:*)
      read -r -a users <<<"${line#*:}"
      if [ "$part" = folders ]; then folders[${line%%:*}]=" ${users[*]} "
      else headers+=("${line%%:*}"$'\t'" ${users[*]} "); fi ;;
    *) echo "$arrows: cannot read: $line"; exit 2 ;;
  esac
done <"$arrows"

wrong=0
complain() { echo "$1: $2"; wrong=1; }
cd "$src"
count=0
while IFS=: read -r file number text; do
  file=${file#./}
  count=$((count + 1))
  folder=${file%%/*}
  [ "$folder" != "$file" ] || folder=${file%.*} # export.cc, main.cc
  if [ -z "${folders[$folder]+known}" ]; then complain "src/$file:$number" "arrows.txt does not know the folder $folder"; continue; fi
  if [[ $text =~ ^[[:space:]]*#[[:space:]]*include[[:space:]]*([\"\<])([^\"\>]+)[\"\>] ]]; then
    quote=${BASH_REMATCH[1]} header=${BASH_REMATCH[2]}
  else
    complain "src/$file:$number" "an include that names no header"
    continue
  fi
  if [ "$quote" = '"' ]; then
    target=${header%%/*}
    [ "$target" != "$header" ] || target=${header%.*}
    if [ ! -e "$header" ]; then complain "src/$file:$number" "src/$header does not exist (a library's header belongs in <>)"
    elif [ "$target" != "$folder" ] && [[ ${folders[$folder]} != *" $target "* ]]; then
      complain "src/$file:$number" "$folder may not include $target ($header)"
    fi
    continue
  fi
  [[ $header == *[./]* ]] || continue # <vector>
  users=
  for entry in "${headers[@]}"; do
    # The pattern's * is meant as one.
    # shellcheck disable=SC2053
    if [[ $header == ${entry%%$'\t'*} ]]; then users=${entry#*$'\t'}; break; fi
  done
  if [ -z "$users" ]; then complain "src/$file:$number" "arrows.txt does not list <$header>"
  elif [[ $users != *" * "* && $users != *" $folder "* && $users != *" $file "* ]]; then
    complain "src/$file:$number" "$folder may not include <$header>, only$users"
  fi
done < <(grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.cc' --include='*.h' . | LC_ALL=C sort -t: -k1,1 -k2,2n)
[ "$count" -gt 0 ] || complain "$src" "no #include found"
[ "$wrong" -ne 0 ] || echo "$count includes, all of them listed"
exit "$wrong"
