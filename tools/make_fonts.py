"""Makes assets/fonts/AtkinsonHyperlegibleNext.ttf, because Flet takes one file per family and no woff2.

Needed only when the typeface changes. In a throw-away environment with fonttools and brotli:
`python tools/make_fonts.py LATIN.woff2 LATIN_EXT.woff2`, the two upright "wght" files of the npm package
@fontsource-variable/atkinson-hyperlegible-next (5.3.0 was used). Kerning of the extended letters is left out.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "assets" / "fonts" / "AtkinsonHyperlegibleNext.ttf"
NON_BREAKING_HYPHEN, HYPHEN = 0x2011, ord("-")


def add_glyphs(base: TTFont, extra: TTFont) -> None:
    """Copy into `base` each glyph of `extra` that it lacks; both are cuts of one variable font."""
    order = base.getGlyphOrder()
    present = set(order)
    new = [name for name in extra.getGlyphOrder() if name not in present]
    base.setGlyphOrder(order + new)
    for name in new:
        base["glyf"].glyphs[name] = extra["glyf"][name]
        base["hmtx"].metrics[name] = extra["hmtx"].metrics[name]
        base["gvar"].variations[name] = extra["gvar"].variations.get(name, [])
    base["glyf"].setGlyphOrder(base.getGlyphOrder())
    for table in base["cmap"].tables:
        wanted = extra.getBestCmap().items()
        table.cmap.update({code: name for code, name in wanted if code not in table.cmap and code <= 0xFFFF})
        table.cmap.setdefault(NON_BREAKING_HYPHEN, table.cmap[HYPHEN])


def main(latin: str, latin_ext: str) -> None:
    base, extra = TTFont(latin), TTFont(latin_ext)
    base.ensureDecompiled()
    extra.ensureDecompiled()
    if [vars(axis) for axis in base["fvar"].axes] != [vars(axis) for axis in extra["fvar"].axes]:
        raise SystemExit("The two files are not cuts of the same variable font.")
    add_glyphs(base, extra)
    del base["HVAR"]  # It knows only the first file's glyphs; the widths follow from gvar too.
    base.flavor = None
    base.save(TARGET)


if __name__ == "__main__":
    main(*sys.argv[1:])
