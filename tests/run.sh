#!/bin/bash
# run.sh [--yes] [full|asan|fuzz|cluster]: installs what is missing, the reference validators included, builds clearleaf and
# runs its tests. Without a word: the release build and every test not labelled full, fuzz or cluster. full, fuzz, cluster:
# those as well. asan: the plain tests on a build with AddressSanitizer and UndefinedBehaviorSanitizer.
# Ends in ctest's summary. --yes: do not ask before installing.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/content/setup.sh"

# What the tests take besides, one package a line; "=program" where the program may also come from elsewhere.
test_packages=(
  doctest-dev                  # unit tests
  default-jdk-headless=javac   # runs veraPDF and EPUBCheck
  maven=mvn                    # gets veraPDF
  nodejs=node                  # runs Ace
  npm=npm                      # gets EPUBCheck and Ace
  chromium                     # the browser Ace looks with
  qpdf                         # the PDF's syntax and page labels
  poppler-utils                # the PDF's text as readers see it
  mupdf-tools                  # pictures of pages
  zbar-tools                   # reads QR codes
  libxml2-utils                # reads XHTML
  unzip                        # opens e-books for the browser
  locales                      # a German locale to export under
)

word=
for argument in "$@"; do
  case $argument in
    --yes) ask=no ;;
    full | asan | fuzz | cluster) word=$argument ;;
    --help | -h) sed -n '2,5s/^# //p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) fail "Unknown argument $argument. Usage: bash tests/run.sh [--yes] [full|asan|fuzz|cluster]" ;;
  esac
done
[ "$word" != fuzz ] || test_packages+=(
  clang                        # libFuzzer
)

need_packages "${build_packages[@]}" "${test_packages[@]}"
bash "$root/tests/conformance/install.sh" "$build/judges"

export SOURCE_DATE_EPOCH=1795392000 # 2026-11-23T00:00:00Z
# run_tests FOLDER OPTION…: runs ctest there. What fails is shown in full.
run_tests() {
  local folder=$1
  shift
  say "Testing ${folder#"$root/"} …"
  ctest --test-dir "$folder" --output-on-failure --no-tests=error --parallel "$(nproc)" "$@"
}

case $word in
  '') configure_and_build "$build"; run_tests "$build" --label-exclude '^(full|fuzz|cluster)$' ;;
  full) configure_and_build "$build"; run_tests "$build" --label-exclude '^(fuzz|cluster)$' ;;
  cluster) configure_and_build "$build"; run_tests "$build" --label-exclude '^(full|fuzz)$' ;;
  asan)
    configure_and_build "$build/asan" -DCLEARLEAF_SANITIZE=ON "-DCLEARLEAF_JUDGES=$build/judges"
    run_tests "$build/asan" --label-exclude '^(full|fuzz|cluster)$'
    ;;
  fuzz)
    configure_and_build "$build"
    configure_and_build "$build/fuzz" -DCMAKE_CXX_COMPILER=clang++ -DCLEARLEAF_FUZZ=ON "-DCLEARLEAF_JUDGES=$build/judges"
    run_tests "$build" --label-exclude '^(full|fuzz|cluster)$'
    run_tests "$build/fuzz" --label-regex '^fuzz$'
    ;;
esac
