# setup.sh: what content/export.sh and tests/run.sh share: Debian's packages, and the build. Sourced, never run.
# Before sourcing: root (the project's folder). After: ask (yes: ask on a terminal; no: never), build (the build folder), target (what is built in it).

ask=yes
build=$root/build
target=all

# What building and exporting take, one package a line. tests/run.sh adds its own.
build_packages=(
  cmake                        # configures the build
  ninja-build                  # builds
  g++                          # C++20
  pkg-config                   # finds the libraries
  git                          # dates the publications by the last commit that touched them
  libcmark-gfm-dev             # reads Markdown
  libcmark-gfm-extensions-dev  # its tables, footnotes, task lists
  libyaml-cpp-dev              # front matter, editions, labels
  libhpdf-dev                  # PDF objects
  libtinyxml2-dev              # XHTML and OPF
  libzip-dev                   # the EPUB's container
  libdeflate-dev               # compresses
  libqpdf-dev                  # reads the finished PDF back
  libxml2-dev                  # reads the finished EPUB back, makes SVG safe
  libharfbuzz-dev              # shapes text, subsets fonts
  libicu-dev                   # scripts, line breaks, normalisation
  libhyphen-dev                # divides words
  hyphen-en-gb                 # its patterns for English; other languages: hyphen-*
  libpng-dev                   # PNG images
  libjpeg62-turbo-dev          # JPEG images
  librsvg2-dev                 # SVG images, with cairo
  libqrencode-dev              # QR codes of links
  libcli11-dev                 # the command line
  libfmt-dev                   # formats messages
  nettle-dev                   # SHA-256 and SHA-1
  fonts-noto-core              # text and headings, most scripts
  fonts-noto-mono              # code
  fonts-noto-cjk               # Chinese, Japanese, Korean
  fonts-symbola                # symbols and emoji in outline
)

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 2; }

# absent PACKAGE[=PROGRAM]…: the packages that are not installed, one a line. One whose program is on the PATH counts as
# installed: it may come from elsewhere than Debian.
absent() {
  local entry package program there
  there=$(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' "${@%%=*}" 2>/dev/null || true)
  for entry in "$@"; do
    package=${entry%%=*}
    program=${entry#"$package"}
    program=${program#=}
    if [ -n "$program" ] && command -v "$program" >/dev/null; then continue; fi
    grep -qxE "ii ?${package//+/\\+}" <<<"$there" || printf '%s\n' "$package"
  done
}

# need_packages PACKAGE[=PROGRAM]…: installs what is absent, after asking where there is someone to ask.
need_packages() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "This system has no apt, so nothing is installed. What is needed, by Debian's names:"
    printf '  %s\n' "${@%%=*}"
    say "Going on with what is here."
    return
  fi
  local missing as_root=() answer log=$build/apt.log
  mapfile -t missing < <(absent "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Missing Debian packages:"
  printf '  %s\n' "${missing[@]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null \
      || fail "Neither root nor sudo: have someone run  apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n)
  fi
  if [ "$ask" = yes ] && [ -t 0 ]; then
    read -r -p "Install them now with apt-get? [Y/n] " answer
    case $answer in
      '' | [Yy]*) ;;
      *) fail "Nothing was installed. To do it yourself:  apt-get install --no-install-recommends ${missing[*]}" ;;
    esac
  fi
  mkdir -p "$build"
  say "Installing them (this can take some minutes; apt's own words go to $log) …"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 \
    || say "apt-get update had trouble; trying with the lists that are here."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
    install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1 \
    || { tail -n 20 "$log" >&2; fail "apt-get could not install them."; }
  hash -r
  mapfile -t missing < <(absent "$@")
  [ ${#missing[@]} -eq 0 ] || fail "Still missing after the installation: ${missing[*]}"
}

# configure_and_build FOLDER [CMAKE-OPTION…]: configures FOLDER where that has not been done or the libraries have changed
# since, then builds what of $target is out of date.
configure_and_build() {
  local folder=$1 wanted
  shift
  command -v cmake >/dev/null || fail "cmake is not installed."
  # A folder that was moved or copied cannot be built further.
  if [ -f "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
    rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
  fi
  # doctest-dev turns the tests on (CMakeLists.txt), so it counts although only tests/run.sh installs it.
  # dpkg-query fails where a package is not known, as doctest-dev is not on a new machine; what it knows is what counts.
  wanted="$* $({ dpkg-query -W -f='${Package} ${Version} ${db:Status-Abbrev}\n' "${build_packages[@]}" doctest-dev 2>/dev/null || true; } | sha256sum)"
  if [ ! -f "$folder/CMakeCache.txt" ] || [ "$(cat "$folder/configured" 2>/dev/null)" != "$wanted" ]; then
    say "Configuring ${folder#"$root/"} …"
    mkdir -p "$folder"
    local generator=()
    [ -f "$folder/CMakeCache.txt" ] || ! command -v ninja >/dev/null || generator=(-G Ninja)
    cmake -S "$root" -B "$folder" "${generator[@]}" -DCMAKE_BUILD_TYPE=Release "$@" >"$folder/cmake.log" 2>&1 \
      || { cat "$folder/cmake.log" >&2; fail "cmake could not configure the build."; }
    printf '%s\n' "$wanted" >"$folder/configured"
  fi
  say "Building ${folder#"$root/"} …"
  cmake --build "$folder" --target "$target" --parallel "$(nproc)" || fail "The build failed."
}
