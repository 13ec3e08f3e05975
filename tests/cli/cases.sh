#!/bin/bash
# cases.sh CLEARLEAF CASE: runs one of the cases below in a folder of its own. Prints what is wrong.
set -euo pipefail

clearleaf=$(realpath "$1")
name=$2
fixtures=$(cd "$(dirname "${BASH_SOURCE[0]}")/../fixtures" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# ---- what the cases say ----

fail() { echo "case $name: $*"; [ ! -e err ] || sed 's/^/  stderr: /' err; exit 1; }

# run CODE ARGUMENT…: runs clearleaf, which must end with CODE; its output is in `out` and `err`.
run() {
  local expected=$1 code=0
  shift
  "$clearleaf" "$@" >out 2>err || code=$?
  [ "$code" = "$expected" ] || fail "clearleaf $* ended with $code, not $expected"
}
says() { grep -qF -- "$2" "$1" || fail "\"$2\" is not in $1"; }
silent() { [ ! -s "$1" ] || fail "$1 is not empty"; }
# holds FOLDER NAME…: exactly these files, hidden ones included.
holds() {
  local where=$1 found
  shift
  found=$(cd "$where" && find . -mindepth 1 -maxdepth 1 -printf '%f\n' | sort | paste -sd' ')
  [ "$found" = "$*" ] || fail "$where holds: $found; not: $*"
}
is_epub() { [ "$(head -c 2 "$1")" = PK ] || fail "$1 is not an EPUB"; }
is_pdf() { [ "$(head -c 5 "$1")" = %PDF- ] || fail "$1 is not a PDF"; }

# ---- documents ----

good() {
  cat <<'MARKDOWN'
---
title: A leaflet
lang: en
published: 2026-11-23
---

## One part

Some words.
MARKDOWN
}
warned() { good; printf '\nSee <https://example.org/a/b>.\n'; }
bad() { good; printf '\nClick [here](https://example.org/).\n'; }

# ---- cases ----

case_help() {
  for arguments in "" --help "export --help" "check --help" "verify --help" "dump --help"; do
    # shellcheck disable=SC2086 # words on purpose
    run 0 $arguments
    says out Usage:
    silent err
  done
  run 0 --help
  says out 'Exit codes:'
}

case_version() {
  run 0 --version
  grep -qE '^clearleaf [0-9]+\.[0-9]+\.[0-9]+$' out || fail "the version reads: $(cat out)"
}

case_wrong_usage() {
  good >a.md
  run 2 export; says err --help
  run 2 frobnicate; says err frobnicate
  run 2 export a.md --frob; says err --frob
  run 2 export a.md --format docx; says err docx
  run 2 export - ; says err --name
  run 2 export a.md --name b; says err --name
  holds . a.md err out
}

case_export() {
  good >a.md
  run 0 export a.md
  silent err
  grep -qE '^wrote a.epub \(1 page, [0-9.]+ kB\)$' out || fail "it says: $(cat out)"
  grep -qE '^wrote a.pdf \(1 page, [0-9.]+ kB\)$' out || fail "it says: $(cat out)"
  holds . a.epub a.md a.pdf err out
  is_epub a.epub
  is_pdf a.pdf
}

case_out_folder() {
  good >a.md
  run 0 export a.md --out new/folder
  says out 'wrote new/folder/a.pdf'
  holds new/folder a.epub a.pdf
  holds . a.md err new out
}

case_format() {
  good >a.md
  run 0 export a.md --format pdf --out p
  holds p a.pdf
  run 0 export a.md --format epub --out e
  holds e a.epub
}

case_unknown_edition() {
  good >a.md
  run 2 export a.md --edition nonesuch; says err nonesuch
  run 2 export a.md --page A99; says err A99
  holds . a.md err out
}

case_rejected() {
  bad >a.md
  run 1 export a.md --out new
  silent out
  says err "a.md:11:7: error: the link's words \"here\" do not say where it goes [link-text-vague]"
  says err '  Click [here](https://example.org/).'
  says err '        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~'
  says err '  hint: '
  says err 'a.md: 1 error; nothing was written'
  holds . a.md err out
}

# Texts that are one string in the PDF, and a link, of which the PDF says the beginning.
case_text_too_long() {
  local long
  long=$(printf 'word %.0s' {1..14000})
  { good | sed "s/^title: .*/title: $long/"; printf '\n## A heading: %s\n\n[A page](https://example.org/%s)\n' "$long" "${long// /-}"; } >a.md
  run 1 export a.md --out new
  for place in 'a.md:2:8: error: the title takes 69999' 'a.md:11:1: error: the heading takes 70010' \
    'a.md:13:1: error: the address takes 70020'; do
    says err "$place bytes in a PDF, which may have 32767 in one piece [text-too-long]"
  done
  says err 'as in {#dose} (ISO 19005-2 6.1.13)'
  holds . a.md err out
  { good; printf '\n[%s](https://example.org/)\n' "$long"; } >b.md
  run 0 export b.md
}

# What check can tell without laying out, it tells.
case_check_tells_long_texts() {
  local long
  long=$(printf 'word %.0s' {1..14000})
  good | sed "s/^title: .*/title: $long/" >a.md
  run 1 check a.md
  says err 'the title takes 69999 bytes in a PDF, which may have 32767 in one piece [text-too-long]'
  { good; printf '\na'; printf '\xCC\x81%.0s' {1..20000}; } >b.md
  run 1 check b.md
  says err 'b.md:11:1: error: a letter and the marks or signs joined to it take 40001 bytes; it may have 1000 [letter-too-long]'
  says err '  hint: '
  run 1 export b.md
  says err '[letter-too-long]'
}

# Signs that a page has no room to count.
case_signs_without_width() {
  { good; printf '\n'; printf '\xF0\x9F\x91\xA9\xE2\x80\x8D%.0s' {1..30000}; } >a.md
  run 1 export a.md; says err '[letter-too-long]'
  { good | sed 's/^lang: .*/lang: he/'; printf '\na'; printf '\xE2\x81\xA7%.0s' {1..10000}; printf 'b'; printf '\xE2\x81\xA9%.0s' {1..10000}; } >b.md
  run 1 export b.md; says err 'b.md:11:1: error: the text on page 1 takes '
  { good; printf '\n'; printf '\xE2\x81\xA7a\xE2\x81\xA9%.0s' {1..65535}; } >c.md
  run 0 export c.md --format pdf
  { good; printf '\n'; printf 'a%.0s' {1..100000}; } >d.md
  run 0 export d.md
}

case_paragraph_of_blanks() {
  { good; printf '\n&nbsp;\n\n- \xE2\x80\x8B\n'; } >a.md
  run 0 export a.md; says err 'a.md:11:1: warning: the paragraph has nothing but blanks'
}

# Labels of the other direction, headings in letters of the other direction.
case_directions() {
  local lang labels
  for lang in he ar fa ur en; do
    for labels in en he; do
      { good | sed "s/^lang: .*/lang: $lang\nlabels-lang: $labels\ncontents: true/"; cat <<'MARKDOWN'; } >a.md

## Latin heading

Words `code` `more code` [one]{lang=en} [שתיים]{lang=he}.

## 2026

`code` `more`

## עולם and world 3

[A page](https://example.org/a) [another](https://example.org/b)

## سلام

Words
MARKDOWN
      run 0 export a.md
    done
  done
}

case_all_findings_at_once() {
  {
    echo --- && echo 'title: A leaflet' && echo 'lang: en' && echo 'titel: twice' && echo ---
    printf '\n## One\n\n<div>raw</div>\n\n[here](https://example.org/)\n\n![A map](none.png)\n'
    printf '\n[elsewhere](#onne)\n'
  } >a.md
  run 1 export a.md
  for rule in unknown-key raw-html link-text-vague image-missing link-target-missing; do
    says err "[$rule]"
  done
  says err 'did you mean "one"?'
  says err '5 errors'
  ! grep -q $'\x1b' err || fail "there are colours where there is no terminal"
}

case_check() {
  good >a.md
  bad >b.md
  warned >c.md
  run 0 check a.md; says out 'a.md: no mistakes found'
  run 1 check b.md; says err '[link-text-vague]'
  run 0 check c.md; says err 'c.md: 1 warning'
  run 1 check c.md --strict
  run 1 check a.md b.md
  holds . a.md b.md c.md err out
}

case_images() {
  good >a.md
  cp "$fixtures/images/chart.png" chart.png
  printf '\n![Four bars, each taller than the last.](chart.png)\n' >>a.md
  run 0 export a.md --out new
  printf '\n![The same again.](chrat.png)\n' >>a.md
  run 1 export a.md; says err 'did you mean "chart.png"?'
  head -c 200 "$fixtures/images/chart.png" >chrat.png
  run 1 export a.md; says err '[image-broken]'
  good >b.md
  printf '\n![A curve that rises and falls.](curve.svg)\n' >>b.md
  cp "$fixtures/images/dose-curve.svg" curve.svg
  run 0 export b.md --out new
  head -c 900 "$fixtures/images/dose-curve.svg" >curve.svg
  run 1 export b.md; says err 'b.md:11:1: error: the image "curve.svg" is damaged: line '
  printf '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>' >curve.svg
  run 1 export b.md; says err '[image-svg-entities]'
}

case_strict() {
  warned >a.md
  run 1 export a.md --strict
  says err 'error: the link is an address'
  holds . a.md err out
  run 0 export a.md
  says err 'warning: the link is an address'
  says err 'a.md: 1 warning'
  holds . a.epub a.md a.pdf err out
}

case_unreadable_input() {
  mkdir folder.md
  run 2 export none.md; says err 'cannot read none.md'
  run 2 export folder.md; says err 'it is a folder'
  run 2 check none.md; says err 'cannot read none.md'
}

case_several_files() {
  good >a.md
  bad >b.md
  good >d.md
  run 2 export a.md b.md c.md d.md --out new
  says err b.md:11:7
  says err 'cannot read c.md'
  holds new a.epub a.pdf d.epub d.pdf
  run 1 export a.md b.md d.md --out new
  run 0 export a.md d.md --out new
}

case_same_output_name() {
  mkdir x y
  good >x/a.md
  good >y/a.md
  run 2 export x/a.md y/a.md --out new; says err 'x/a.md and y/a.md'
  run 2 export x/a.md x/../x/a.md
  holds . err out x y
  holds x a.md
  run 0 export x/a.md y/a.md
  good >z.pdf
  run 2 export z.pdf; says err overwritten
}

case_standard_input() {
  good | run 0 export - --name leaflet.md
  holds . err leaflet.epub leaflet.pdf out
  bad | run 1 export - --name leaflet
  says err leaflet:11:7:
}

# What was there before survives an export that does not come to its end.
keeps_old() {
  local where=$1
  [ "$(cat "$where/a.epub")" = 'old epub' ] || fail "$where/a.epub was touched"
  [ ! -f "$where/a.pdf" ] || [ "$(cat "$where/a.pdf")" = 'old pdf' ] || fail "$where/a.pdf was touched"
}
old_pair() { mkdir "$1"; echo 'old epub' >"$1/a.epub"; echo 'old pdf' >"$1/a.pdf"; }

case_rejected_keeps_old_files() {
  bad >a.md
  old_pair new
  run 1 export a.md --out new
  keeps_old new
  holds new a.epub a.pdf
}

case_no_folder_keeps_old_files() {
  good >a.md
  old_pair new
  echo 'a file' >file
  run 2 export a.md --out file/sub; says err file
  run 2 export a.md --out file; says err file
  keeps_old new
  holds . a.md err file new out
}

case_folder_in_the_way_keeps_old_files() {
  good >a.md
  old_pair new
  rm new/a.pdf
  mkdir new/a.pdf
  run 2 export a.md --out new
  says err 'there is a folder of that name'
  keeps_old new
  holds new a.epub a.pdf
}

case_full_disk_keeps_old_files() {
  good >a.md
  old_pair new
  (
    # Writing past 4 kB fails, as on a full disk, and does not kill.
    trap '' XFSZ
    ulimit -f 4
    run 2 export a.md --out new
  )
  says err 'cannot write'
  keeps_old new
  holds new a.epub a.pdf
}

case_full_output() {
  [ -c /dev/full ] || { echo "there is no /dev/full"; exit 0; }
  local code=0
  "$clearleaf" --help >/dev/full 2>err || code=$?
  [ "$code" = 2 ] || fail "it ended with $code, not 2"
}

case_source_date_epoch() {
  good >a.md
  for wrong in tomorrow -1 1.5 1e9 ' 1' 99999999999999; do
    SOURCE_DATE_EPOCH=$wrong run 2 export a.md
    says err SOURCE_DATE_EPOCH
    SOURCE_DATE_EPOCH=$wrong run 2 check a.md
  done
  holds . a.md err out
  SOURCE_DATE_EPOCH=1700000000 run 0 export a.md
  grep -qaF 2023-11-14T22:13:20Z a.pdf || fail "the PDF has another date"
}

case_dates_without_clock() {
  unset SOURCE_DATE_EPOCH
  good >a.md
  run 0 export a.md
  grep -qaF 2026-11-23T00:00:00Z a.pdf || fail "the date is not that of publication"
  sed 's/^published.*/modified: 2026-12-01/' a.md >b.md
  run 0 export b.md
  grep -qaF 2026-12-01T00:00:00Z b.pdf || fail "the date is not that of modification"
  sed '/^published/d' a.md >c.md
  run 0 export c.md
  grep -qaF 1980-01-01T00:00:00Z c.pdf || fail "the date is not 1980"
}

case_review_is_judged_by_today() {
  local words='one two three four five six seven eight nine ten'
  {
    printf -- '---\ntitle: A leaflet\nlang: en\norganisation: A clinic\npublished: 2026-01-01\n'
    printf 'review-by: 2028-01-01\nprofile: health\nsources: sources\ndisclaimers:\n'
    printf '  risks:\n    section: risks\n    summary: %s\n' "$words"
    printf '  conclusion:\n    section: end\n    summary: %s\n---\n' "$words"
    printf '\n## %s\n\n%s %s %s\n' 'Risks {#risks}' "$words" "$words" "$words"
    printf '\n## %s\n\n%s %s %s\n' 'Conclusion {#end}' "$words" "$words" "$words"
    printf '\n## Sources {#sources}\n\n- [A study](https://doi.org/10.1000/1)\n'
  } >a.md
  run 0 check a.md
  SOURCE_DATE_EPOCH=1830297600 run 0 check a.md # 2028-01-01
  SOURCE_DATE_EPOCH=1830384000 run 1 check a.md # a day later
  says err '[P17]'
}

case_identifier_depends_on_every_input() {
  good >a.md
  cp "$fixtures/images/chart.png" map.png
  printf '\n![A map.](map.png)\n' >>a.md
  identifier() { grep -aoE 'urn:uuid:[0-9a-f-]{36}' "$1" | head -n 1; }
  run 0 export a.md --out 1
  run 0 export a.md --out 2
  cmp 1/a.pdf 2/a.pdf
  cmp 1/a.epub 2/a.epub
  [ -n "$(identifier 1/a.pdf)" ] || fail "the PDF has no identifier"
  cp "$fixtures/images/spot-alpha.png" map.png
  run 0 export a.md --out 3
  [ "$(identifier 1/a.pdf)" != "$(identifier 3/a.pdf)" ] || fail "another image, the same identifier"
  SOURCE_DATE_EPOCH=1 run 0 export a.md --out 4
  [ "$(identifier 3/a.pdf)" != "$(identifier 4/a.pdf)" ] || fail "another date, the same identifier"
}

case_editions() {
  good >a.md
  run 0 export a.md --edition standard,large-print --out o
  holds o a.large-print.epub a.large-print.pdf a.standard.epub a.standard.pdf
  run 0 export a.md --edition standard --out standard
  cmp o/a.standard.pdf standard/a.pdf
  ! cmp -s o/a.standard.pdf o/a.large-print.pdf || fail "both editions are the same"
  run 2 export a.md --edition standard,no-such --out none
  [ ! -e none ] || fail "an edition was written although another is unknown"
  run 0 verify o/a.standard.pdf o/a.standard.epub o/a.large-print.pdf o/a.large-print.epub --source a.md
}

case_editions_tell_once() {
  run 0 export "$fixtures/prominence/p04-fail.md" --edition standard,large-print,book --out o
  says err "p04-fail.md: 1 warning"
  says err "small for text: 7.7 points high in the standard edition, where 10 is the least; 9.1 points high in the large-print"
}

case_links_for_paper() {
  local long
  long=https://example.org/$(printf 'a%.0s' {1..1100}) # digits would take less room
  good >a.md
  printf '\nSee [what the long address says](%s) and [the map](https://example.org/map).\n' "$long" >>a.md
  run 0 export a.md --out standard --strict
  run 0 export a.md --edition paper --out paper
  says err "too long for a QR code"
  says err "[link-too-long-for-code]"
  run 1 export a.md --edition paper --out none --strict
  run 0 export a.md --edition book --out book --strict
  run 0 dump structure a.md
  ! grep -qF "QR code" out || fail "the standard edition has codes"
  run 0 dump structure a.md --edition paper
  says out "QR code: https://example.org/map"
  ! grep -qF "QR code: $long" out || fail "there is a code for the long address"
}

case_section_named_like_the_title() {
  printf -- '---\ntitle: One part\nlang: en\n---\n\nFirst words.\n\n' >a.md
  good | sed '1,/^$/d' >>a.md
  run 0 export a.md
  is_pdf a.pdf
  silent err
}

case_verify() {
  good >a.md
  run 0 export a.md
  run 0 verify a.pdf a.epub --source a.md
  says out 'a.pdf and a.epub: accepted'
  silent err
  run 0 verify a.epub; says out 'a.epub: accepted'
  run 0 verify a.pdf --source a.md
  # Another text, the same files.
  sed 's/Some words/Other words/' a.md >b.md
  run 1 verify a.pdf a.epub --source b.md
  says err 'b.md:9:1: Other words.'
  says err '[parity: source]'
  # Files of two exports.
  run 0 export b.md
  run 1 verify a.pdf b.epub
  says err '[parity: words]'
  says err 'not of one export'
  silent out
}

case_verify_broken_files() {
  good >a.md
  run 0 export a.md
  head -c 3000 a.pdf >half.pdf; run 1 verify half.pdf; says err 'half.pdf: '
  head -c 3000 a.epub >half.epub; run 1 verify half.epub; says err 'half.epub: '
  : >empty.pdf; run 1 verify empty.pdf
  echo words >words.epub; run 1 verify words.epub
  cp a.epub swapped.pdf; run 1 verify swapped.pdf
  run 2 verify missing.pdf; says err missing.pdf
  run 2 verify a.md; says err '.epub'
  run 2 verify a.pdf half.pdf; says err 'no pair'
}

case_dump() {
  good >a.md
  run 0 export a.md
  for what in document structure layout; do run 0 dump "$what" a.md; [ -s out ] || fail "dump $what is empty"; done
  for what in tags spoken; do
    for file in a.pdf a.epub; do run 0 dump "$what" "$file"; says out 'Some words.'; done
  done
  run 0 dump document - --name a <a.md; says out '"Some words."'
  run 1 dump spoken a.md; says err 'neither a PDF nor an EPUB'
  bad >b.md
  run 1 dump structure b.md; says err 'b.md:'; silent out
  run 2 dump glyphs a.pdf; says err spoken
  run 2 dump tags missing.pdf
}

declare -F "case_$name" >/dev/null || { echo "there is no case $name"; exit 2; }
"case_$name"
