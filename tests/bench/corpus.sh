#!/bin/bash
# corpus.sh COPIES < ARTICLE.md > LONG.md: a long document: an article with its body repeated. Ids stay on the first copy only,
# and each copy's notes have names of their own, so that the whole is one valid document.
set -euo pipefail

copies=$1
article=$(cat)
front=$(awk '{ print } /^---$/ && ++fences == 2 { exit }' <<<"$article")
body=$(awk 'fences >= 2 { print } /^---$/ { fences++ }' <<<"$article")

printf '%s\n' "$front"
for ((copy = 1; copy <= copies; copy++)); do
  if [ "$copy" -eq 1 ]; then
    sed "s/\[\^/[^c$copy-/g" <<<"$body"
  else
    sed "s/\[\^/[^c$copy-/g; s/ *{#[a-z-]*}\$//" <<<"$body"
  fi
  printf '\n'
done
