#!/bin/bash
# codes.sh CLEARLEAF: the QR codes of the paper edition, read from pictures of its pages as a telephone would, lead where the
# links lead.
set -euo pipefail

clearleaf=$1
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source=$root/tests/fixtures/conformance/links-for-paper.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Each address that the PDF leads to from a note, as its annotations have it.
"$clearleaf" export "$source" --out "$work" --edition paper >/dev/null
"$clearleaf" dump spoken "$work/links-for-paper.pdf" | grep '⟦image: QR code: ' |
  sed 's/.*⟦generated link⟧⟦link \([^⟧]*\)⟧.*/\1/' | sort >"$work/wanted"
pdftoppm -r 150 -gray "$work/links-for-paper.pdf" "$work/page"
zbarimg --quiet --raw -Sdisable -Sqrcode.enable "$work"/page-*.pgm | sort >"$work/found"
diff -U 0 "$work/wanted" "$work/found" || { echo "(- the links, + the codes)"; exit 1; }
count=$(wc -l <"$work/found")
[ "$count" -ge 15 ] || { echo "only $count codes"; exit 1; }
echo "$count codes read"
