"""Makes assets/fonts/fallback/, so that names in other scripts show without asking anyone else for a font.

Needed only when a script is added. In a throw-away environment with fonttools and brotli:
`python tools/make_fallback_fonts.py FOLDER`, where FOLDER holds the unpacked npm packages of @fontsource:
noto-sans, noto-sans-bengali, -arabic, -gurmukhi, -gujarati, -tamil, -hebrew, -math, -symbols-2 (5.3.0 were
used) and noto-emoji (5.3.2). Which of Flutter's requests gets which file stands in assets/fallback_fonts.js.
"""

import sys
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "assets" / "fonts" / "fallback"
SCRIPTS = ("bengali", "arabic", "gurmukhi", "gujarati", "tamil", "hebrew")
LATIN_PARTS = ("latin", "vietnamese", "cyrillic", "greek", "devanagari")  # as in the file Flutter asks for
MARKS = (0x0020, 0x00A0, 0x200C, 0x200D, 0x25CC, 0xFE0F)  # what other scripts are joined and parted with
MADE = 3_846_700_800  # a fixed moment, so that the same input gives the same bytes
ARABIC = (
    *range(0x0600, 0x0700),
    *range(0x0750, 0x0780),
    *MARKS,
    0x060C,
)  # without the forms kept for old texts
# Faces, hands, people, hearts, weather, plants, food, animals, home, ways to move, medicine, signs.
EMOJI = (
    (0x1F600, 0x1F64F), (0x1F917, 0x1F91F), (0x1F923, 0x1F92F), (0x1F937, 0x1F937), (0x1F970, 0x1F976),
    (0x1F440, 0x1F450), (0x1F464, 0x1F469), (0x1F474, 0x1F476), (0x1F489, 0x1F48A), (0x1F490, 0x1F490),
    (0x1F493, 0x1F49C), (0x1F4A4, 0x1F4AA), (0x1F308, 0x1F308), (0x1F319, 0x1F319), (0x1F31E, 0x1F31F),
    (0x1F321, 0x1F321), (0x1F327, 0x1F327), (0x1F331, 0x1F334), (0x1F337, 0x1F33B), (0x1F340, 0x1F340),
    (0x1F34A, 0x1F34E), (0x1F353, 0x1F353), (0x1F354, 0x1F35E), (0x1F370, 0x1F370), (0x1F372, 0x1F379),
    (0x1F37D, 0x1F37D), (0x1F381, 0x1F382), (0x1F388, 0x1F389), (0x1F408, 0x1F408), (0x1F415, 0x1F415),
    (0x1F426, 0x1F426), (0x1F431, 0x1F436), (0x1F3C3, 0x1F3C3), (0x1F3E0, 0x1F3E0), (0x1F3E5, 0x1F3E5),
    (0x1F4C5, 0x1F4C5), (0x1F4D6, 0x1F4D6), (0x1F4DE, 0x1F4DE), (0x1F4F1, 0x1F4F1), (0x1F514, 0x1F514),
    (0x1F691, 0x1F691), (0x1F697, 0x1F697), (0x1F6B6, 0x1F6B6), (0x1F6BD, 0x1F6BF), (0x1F6CC, 0x1F6CC),
    (0x1F9A0, 0x1F9A0), (0x1F9D1, 0x1F9D1), (0x1F9E1, 0x1F9E1), (0x1FA78, 0x1FA7A), (0x2190, 0x21FF),
    (0x2300, 0x23FF), (0x2600, 0x2601), (0x260E, 0x260E), (0x2614, 0x2615), (0x2639, 0x263A),
    (0x2665, 0x2665), (0x26A0, 0x26A0), (0x2705, 0x2705), (0x2713, 0x2728), (0x274C, 0x274C),
    (0x2753, 0x2757), (0x2764, 0x2764), (0x2795, 0x2797), (0x27A1, 0x27A1), (0x2B05, 0x2B07),
    (0x2B50, 0x2B50),
)  # fmt: skip

SIGNS = (
    (0x2190, 0x2199), (0x21A9, 0x21AA), (0x21D0, 0x21D5), (0x2200, 0x2200), (0x221A, 0x221A),
    (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265), (0x25A0, 0x25A1), (0x25B2, 0x25BD),
    (0x25CB, 0x25CF), (0x2600, 0x2606), (0x260E, 0x2612), (0x2639, 0x263B), (0x2640, 0x2642),
    (0x2660, 0x266F), (0x2713, 0x2718), (0x2764, 0x2764),
)  # fmt: skip


def cut(path: Path, wanted: set[int] | None = None, rules: bool = True) -> BytesIO:
    """The characters `wanted` of a font (None: all) with the rules that join them, without hints."""
    font = TTFont(path)
    options = Options()
    options.hinting = False
    options.layout_features = ["*"] if rules else []
    options.name_IDs = [0, 1, 2, 13, 14]  # who made it, what it is called, its licence
    options.drop_tables += ["MATH", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()) if wanted is None else wanted)
    subsetter.subset(font)
    font.flavor = None
    held = BytesIO()
    font.save(held)
    held.seek(0)
    return held


def packed(*cuts: BytesIO) -> BytesIO:
    """One woff2 font made of cuts that share a size of the em."""
    font = TTFont(cuts[0]) if len(cuts) == 1 else Merger().merge(list(cuts))
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False
    font.flavor = "woff2"
    held = BytesIO()
    font.save(held)
    return held


def save(name: str, *cuts: BytesIO) -> None:
    """Put one font into the project."""
    (TARGET / f"{name}.woff2").write_bytes(packed(*cuts).getvalue())


def write_licence(folder: Path) -> None:
    """Whose fonts they are, and the licence that all of them share."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*/package/LICENSE"))]
    owners = [text.partition("\n")[0] for text in texts]
    rest = texts[0].partition("\n")[2]
    (TARGET / "OFL.txt").write_text("\n".join(dict.fromkeys(owners)) + "\n" + rest, "utf-8")


def main(folder: str) -> None:
    def found(package: str, part: str) -> Path:
        return Path(folder) / package / "package" / "files" / f"{package}-{part}-400-normal.woff2"

    TARGET.mkdir(exist_ok=True)
    for script in SCRIPTS:
        wanted = set(ARABIC) if script == "arabic" else None
        save(script, cut(found(f"noto-sans-{script}", script), wanted))
    save("latin", *(cut(found("noto-sans", part)) for part in LATIN_PARTS))
    signs = codes(SIGNS)
    packages = (("noto-sans-math", "latin"), ("noto-sans-symbols-2", "symbols"))
    save("signs", *(cut(found(*each), signs, rules=False) for each in packages))
    save("emoji", cut(found("noto-emoji", "emoji"), codes(EMOJI) | set(MARKS), rules=False))
    write_licence(Path(folder))
    for path in sorted(TARGET.glob("*.woff2")):
        print(path.name, path.stat().st_size)
    nothing = packed(cut(found("noto-sans", "latin"), {0x20}))
    print("NOTHING of assets/fallback_fonts.js:", b64encode(nothing.getvalue()).decode())


def codes(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    """Every character of the ranges, ends included."""
    return {code for first, last in ranges for code in range(first, last + 1)}


if __name__ == "__main__":
    main(*sys.argv[1:])
