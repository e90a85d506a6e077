"""Cuts the icon font down to the icons the app names and those that Flutter's own widgets draw."""

import json
import zipfile
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONT = "assets/fonts/MaterialIcons-Regular.otf"
STYLES = ("outlined", "rounded", "sharp")
# In dialogs, text fields, menus, date pickers and bars of Flutter itself.
OF_FLUTTER = (  # noqa: SIM905
    "access_time arrow_back arrow_back_ios arrow_back_ios_new arrow_downward arrow_drop_down arrow_drop_up "
    "arrow_forward arrow_forward_ios arrow_left arrow_right arrow_upward calendar_today cancel check "
    "check_circle chevron_left chevron_right clear close content_copy content_cut content_paste done edit "
    "edit_calendar error expand_less expand_more info keyboard_arrow_down keyboard_arrow_left "
    "keyboard_arrow_right keyboard_arrow_up keyboard_outlined menu more_horiz more_vert refresh search "
    "select_all share unfold_more visibility visibility_off warning"
).split()


def named_icons(app_archive: bytes) -> list[str]:
    """The icons that the packed app names."""
    with zipfile.ZipFile(BytesIO(app_archive)) as archive:
        return list(json.loads(archive.read("flet/controls/material/icons.json")))


def smaller(font: bytes, names: list[str]) -> bytes:
    """The icon font with only these icons and Flutter's. Ends where one of the names has no drawing."""
    whole = TTFont(BytesIO(font), recalcTimestamp=False)
    drawn = set(whole.getGlyphOrder())
    glyphs = {name: glyph(name) for name in names}
    if missing := [name for name, each in glyphs.items() if each not in drawn]:
        raise SystemExit(
            f"The icon font has no drawing for {', '.join(missing)}: tools/web/icons.py must learn it."
        )
    options = Options(notdef_outline=True, glyph_names=False, hinting=False, desubroutinize=False)
    cut = Subsetter(options)
    own = [each for each in map(glyph, OF_FLUTTER) if each in drawn]
    cut.populate(glyphs=[*glyphs.values(), *own], unicodes=[0x20])
    cut.subset(whole)
    made = BytesIO()
    whole.save(made, reorderTables=True)
    return made.getvalue()


def glyph(name: str) -> str:
    """What the font calls an icon: `home_baseline` for HOME, `home_rounded` for HOME_ROUNDED."""
    name = name.lower()
    return name if name.endswith(STYLES) else f"{name}_baseline"
