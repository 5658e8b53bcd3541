#!/bin/sh
# Brings the front-end files into src/thongsuot/web/static/web/vendor. For developers only: needs node and fonttools.
# Versions are those of MANIFEST.toml; run from the project's root, then commit what changed.
set -eu
root=$(pwd)
out="$root/src/thongsuot/web/static/web/vendor"
work=$(mktemp -d)
cd "$work"
npm install --silent bootstrap@5.3.9 htmx.org@2.0.11 @fontsource/be-vietnam-pro@5.3.0 sass
npx sass --quiet --no-source-map --style=compressed -I node_modules "$root/tools/vendor/bootstrap.scss" "$out/bootstrap/bootstrap.min.css"
cp node_modules/bootstrap/LICENSE "$out/bootstrap/LICENSE"
cp node_modules/htmx.org/dist/htmx.min.js node_modules/htmx.org/LICENSE "$out/htmx/"
fonts=node_modules/@fontsource/be-vietnam-pro
cp "$fonts/LICENSE" "$out/be-vietnam-pro/LICENSE"
# ASCII, the Latin letters of Vietnamese, and punctuation: a quarter of the whole Latin file.
letters="U+0020-007E,U+00A0,U+00AB,U+00B7,U+00BB,U+00C0-00C3,U+00C8-00CA,U+00CC-00CD,U+00D2-00D5,U+00D9-00DA,U+00DD,U+00E0-00E3,U+00E8-00EA,U+00EC-00ED,U+00F2-00F5,U+00F9-00FA,U+00FD,U+2013-2014,U+2018-2019,U+201C-201D,U+2026,U+2212"
for weight in 400 600; do
  pyftsubset "$fonts/files/be-vietnam-pro-latin-$weight-normal.woff2" --unicodes="$letters" --flavor=woff2 \
    --layout-features='*' --output-file="$out/be-vietnam-pro/be-vietnam-pro-latin-$weight-normal.woff2"
  cp "$fonts/files/be-vietnam-pro-vietnamese-$weight-normal.woff2" "$out/be-vietnam-pro/"
done
# The face of printed papers: Latin with Vietnamese and the languages of the highlands, punctuation, boxes.
papers="$root/src/thongsuot/documents/fonts"
npm install --silent @expo-google-fonts/tinos@0.4.2
tinos=node_modules/@expo-google-fonts/tinos
cp "$tinos/LICENSE_FONT" "$papers/tinos/LICENSE"
letters="U+0020-007E,U+00A0-0180,U+0189-018A,U+01A0-01A1,U+01AF-01B0,U+0240-0249,U+0300-030C,U+0323-0331,U+1E00-1EFF,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+20AB-20AC,U+2190-2193,U+2212,U+2264-2265,U+25A1"
for style in 400Regular:Regular 700Bold:Bold 400Regular_Italic:Italic 700Bold_Italic:BoldItalic; do
  pyftsubset "$tinos/${style%%:*}/Tinos_${style%%:*}.ttf" --unicodes="$letters" --layout-features='*' --no-hinting \
    --output-file="$papers/tinos/Tinos-${style##*:}.ttf"
done
rm -rf "$work"
cd "$papers" && find . -type f ! -name SHA256SUMS ! -name MANIFEST.toml | LC_ALL=C sort | xargs sha256sum > SHA256SUMS
cd "$out" && find . -type f ! -name SHA256SUMS ! -name MANIFEST.toml | LC_ALL=C sort | xargs sha256sum > SHA256SUMS
