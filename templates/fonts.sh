#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Make the fonts in assets/ anew from their npm package: the weights from
# regular to bold, and the signs that Bulgarian and English need, in one file:
# every page has both alphabets. The letters that only foreign names have, and
# rare signs, are in a second one, which a browser asks for where a page has
# one of them. Wanted: npm; of Debian fonttools and python3-brotli.
#
# The plain Cyrillic glyphs of Sofia Sans are the Bulgarian forms; the
# feature locl, which changes them for other languages, is left out.
set -eu

version=5.3.0
assets=$(cd "$(dirname "$0")" && pwd)/assets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm pack --silent "@fontsource-variable/sofia-sans@$version" >/dev/null
tar -xzf fontsource-variable-sofia-sans-*.tgz
for name in cyrillic latin latin-ext; do
	fonttools varLib.instancer --quiet --output="$name.ttf" \
		"package/files/sofia-sans-$name-wght-normal.woff2" wght=400:700
done

# The package has an arrow up and an arrow down. The arrows to the right and
# to the left are the one up, turned: each point and each of its movements.
cat >turn.py <<'END'
import sys
from fontTools.ttLib import TTFont


def turn(font, name, sign, way):
    """Add the arrow up as `sign`: way is 1 to the right, -1 to the left."""
    up = font.getBestCmap()[0x2191]
    glyphs, movements = font["glyf"], font["gvar"].variations
    side = font["hmtx"][up][1]
    points = glyphs[up].coordinates
    length = max(y for _, y in points)
    middle = (min(x for x, _ in points) + max(x for x, _ in points)) // 2
    start, height = (side if way > 0 else length + side), length // 2
    glyph = type(glyphs[up])()
    glyph.numberOfContours = glyphs[up].numberOfContours
    glyph.endPtsOfContours = list(glyphs[up].endPtsOfContours)
    glyph.flags = glyphs[up].flags[:]
    glyph.program = glyphs[up].program
    glyph.coordinates = type(points)(
        (start + way * y, height - way * (x - middle)) for x, y in points)
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    glyphs[name] = glyph
    glyph.recalcBounds(glyphs)
    font["hmtx"][name] = (length + 2 * side, glyph.xMin)
    movements[name] = [
        type(m)(m.axes, [p and (way * p[1], -way * p[0])
            for p in m.coordinates[:-4]] + [(0, 0)] * 4)
        for m in movements[up]]
    for table in font["cmap"].tables:
        table.cmap[sign] = name


font = TTFont(sys.argv[1])
turn(font, "arrowright", 0x2192, 1)
turn(font, "arrowleft", 0x2190, -1)
# Widths vary by the glyphs' own movements; the table beside them is old.
del font["HVAR"]
font.save(sys.argv[1])
END
python3=$(sed -n '1s/^#!//p' "$(command -v pyftsubset)")
"$python3" turn.py latin.ttf

# subset NAME FILE OPTION SIGNS: a font of these alone. (Its licence stands
# beside it; of its names the family is what cards are drawn by.)
subset() {
	pyftsubset "$1.ttf" --unicodes="$4" "$3" --no-hinting --name-IDs=1 \
		--output-file="$2.ttf"
}

kern=--layout-features=kern
loose=--drop-tables+=GPOS,GDEF,GSUB

# The Bulgarian letters, the stressed и, №, and the spaces; then what the
# neighbours' languages have besides.
subset cyrillic cyrillic.most $kern 'U+0020,U+00A0,U+040D,U+0410-042A,U+042C,
	U+042E-044A,U+044C,U+044E-044F,U+045D,U+2116'
subset cyrillic cyrillic.more $loose 'U+0400-040C,U+040E-040F,U+042B,U+042D,
	U+044B,U+044D,U+0450-045C,U+045E-045F,U+0490-0491'

# ASCII and the signs of typography; then its rare signs and the letters of
# Western Europe; then those of the rest of it (Latin Extended-A but what only
# Esperanto, Maltese, Welsh and Greenlandic have, and the ș and ț of Romanian).
# The lists of the rest are in style.css, too.
subset latin latin.most $kern 'U+0020-0023,U+0025-003B,U+003D,U+003F-005D,
	U+005F,U+0061-007A,U+00A0,U+00A7,U+00A9,U+00AB,U+00B2,U+00B7,U+00BB,
	U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+20AC,
	U+2190,U+2192,U+2212'
subset latin latin.more $loose 'U+0024,U+003C,U+003E,U+005E,U+0060,U+007B-007E,
	U+00B0-00B1,U+00B3,U+00C0-00FF,U+0131,U+0152-0153,U+2122,U+2191,
	U+2193'
subset latin-ext latin-ext.more $loose 'U+0100-017E,U+0218-021B,U+1E9E'

# The package keeps the alphabets apart; a second file would cost each reader
# a round trip.
cat >join.py <<'END'
import copy
import sys
from fontTools.ttLib import TTFont

font, more = TTFont(sys.argv[1]), TTFont(sys.argv[2])
for one in (font, more):
    one.ensureDecompiled()
# What both have is the first one's; every other glyph gets a name of its own.
have = font.getBestCmap()
names = {name: have[sign] for sign, name in more.getBestCmap().items()
    if sign in have}
names[".notdef"] = ".notdef"
added = [name for name in more.getGlyphOrder() if name not in names]
alphabet = sys.argv[2].split(".")[0]
names.update({name: alphabet + "." + name for name in added})
font.setGlyphOrder(font.getGlyphOrder() + [names[name] for name in added])
for name in added:
    glyph = more["glyf"][name]
    if glyph.isComposite():
        for part in glyph.components:
            part.glyphName = names[part.glyphName]
    font["glyf"].glyphs[names[name]] = glyph
    font["hmtx"].metrics[names[name]] = more["hmtx"][name]
    font["gvar"].variations[names[name]] = more["gvar"].variations[name]
for table in font["cmap"].tables:
    for sign, name in more.getBestCmap().items():
        table.cmap.setdefault(sign, names[name])


def rename(thing, shift, seen):
    """Glyphs by their new names, movements by their new place."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    kind = type(thing).__name__
    if kind == "Coverage":
        thing.glyphs = [names[g] for g in thing.glyphs]
    elif kind == "ClassDef":
        thing.classDefs = {names[g]: c for g, c in thing.classDefs.items()}
    elif kind == "PairValueRecord":
        thing.SecondGlyph = names[thing.SecondGlyph]
    elif kind == "Device" and thing.StartSize != 0xFFFF:
        thing.StartSize += shift
    for value in list(getattr(thing, "__dict__", {}).values()):
        for one in value if isinstance(value, list) else [value]:
            if hasattr(one, "__dict__"):
                rename(one, shift, seen)


def settle(thing, moves, seen):
    """Let kerning be the regular weight's where bold's is as good as that."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    for name, value in list(getattr(thing, "__dict__", {}).items()):
        if type(value).__name__ == "Device":
            place = value.StartSize << 16 | value.EndSize
            if max(map(abs, moves.get(place, [0]))) < 8:
                delattr(thing, name)
            continue
        for one in value if isinstance(value, list) else [value]:
            if hasattr(one, "__dict__"):
                settle(one, moves, seen)


def join_kerning(font, more):
    """The lookups of both, one after the other."""
    store, other = (f["GDEF"].table.VarStore for f in (font, more))
    regions = lambda s: [[(a.StartCoord, a.PeakCoord, a.EndCoord)
        for a in r.VarRegionAxis] for r in s.VarRegionList.Region]
    assert regions(store) == regions(other)
    shift = len(store.VarData)
    store.VarData += other.VarData
    store.VarDataCount = len(store.VarData)
    moves = {outer << 16 | inner: deltas
        for outer, data in enumerate(store.VarData)
        for inner, deltas in enumerate(data.Item)}
    seen, lookups = set(), font["GPOS"].table.LookupList
    for lookup in more["GPOS"].table.LookupList.Lookup:
        rename(lookup, shift, seen)
        lookups.Lookup.append(lookup)
    lookups.LookupCount = len(lookups.Lookup)
    settle(lookups, moves, set())
    for record in font["GPOS"].table.FeatureList.FeatureRecord:
        record.Feature.LookupListIndex = list(range(lookups.LookupCount))
        record.Feature.LookupCount = lookups.LookupCount
    classes = more["GDEF"].table.GlyphClassDef
    if classes:
        font["GDEF"].table.GlyphClassDef.classDefs.update(
            {names[g]: c for g, c in classes.classDefs.items() if g in names})


if "GPOS" in font:
    join_kerning(font, more)
font.flavor = "woff2"
font.save(sys.argv[3])
END
"$python3" join.py latin.most.ttf cyrillic.most.ttf "$assets/sofia-sans.woff2"
"$python3" join.py latin.more.ttf latin-ext.more.ttf latin.rest.woff2
"$python3" join.py latin.rest.woff2 cyrillic.more.ttf \
	"$assets/sofia-sans-more.woff2"

cp package/LICENSE "$assets/sofia-sans.LICENSE.txt"
wc -c "$assets"/sofia-sans*.woff2
