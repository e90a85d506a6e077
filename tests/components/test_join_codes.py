"""The codes on the ward's tablet: black on white in every theme, one after the other, or as a file."""

import re

import flet as ft
import pytest

from models.join import open_codes, seal
from models.join_file import read_plan_file
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, stage
from tests.people import NOW
from tests.unit.ward_plan import BY, FULL, long_plan
from views import guard
from views.components import kit
from views.join_codes import CodesCard
from views.theme import use_style

ONE, MANY = seal(FULL, BY, NOW), seal(long_plan(), BY, NOW)


async def card(codes, **window):
    state = make_state()
    return state, await stage(lambda: CodesCard(codes), state, **window)


def picture(app):
    """The image and the white box around it."""
    image = next(node for node in app.controls() if node.control._c == "Image")
    return image.control, image.above[0]


@pytest.mark.parametrize("window", [TABLET, TABLET | {"dark": True}, PHONE, TABLET | {"scale": 2.0}])
@in_loop
async def test_black_on_white_with_a_quiet_border_in_every_theme(window):
    _, app = await card(ONE, **window)
    image, white = picture(app)
    assert white.bgcolor == "#FFFFFF"
    assert white.padding >= 20
    assert image.width == image.height == (318 if window["width"] > 400 else 310)
    assert image.width + 2 * white.padding <= window["width"]
    assert "fill" not in image.src  # black, whatever the theme
    assert len(re.findall("<path", image.src)) == 1
    spoken = next(n for n in app.controls() if n.control._c == "Semantics" and n.control.image).control
    assert spoken.label == "QR code with the plan. A phone\u2019s camera can read it from this screen."
    assert not app.has("Next code")
    app.assert_healthy()


@in_loop
async def test_one_after_the_other_and_back():
    _, app = await card(MANY, **TABLET)
    seen = [picture(app)[0].src]
    assert app.find("Code before").disabled
    for number in range(2, len(MANY) + 1):
        await app.tap("Next code")
        assert f"{number} of {len(MANY)}" in app.text()
        seen.append(picture(app)[0].src)
    assert len(set(seen)) == len(MANY)
    assert app.find("Next code").disabled
    await app.tap("Code before")
    assert picture(app)[0].src == seen[-2]
    app.assert_healthy()


@in_loop
async def test_as_a_file_that_opens_again():
    state, app = await card(MANY, **TABLET)
    await app.tap("Save as a file")
    ((name, content),) = state.device.saved.items()
    assert name == "plan-from-ward-2026-11-20.homeward.json"
    assert f"{name} was given to this device" in app.text()
    assert open_codes(read_plan_file(content), NOW).plan == long_plan()
    app.assert_healthy()


@in_loop
async def test_more_codes_than_anybody_should_scan_are_a_file_only():
    _, app = await card(MANY * 3, **TABLET)
    assert "too long for a code" in app.text()
    assert not app.has("Next code")
    assert app.has("Save as a file")
    app.assert_healthy()


@guard.component
def Shrinking():
    """The plan gets shorter while its last code is shown."""
    s = use_style()
    short, shorten = ft.use_state(False)
    less = kit.button(s, "Less", lambda: shorten(True))
    return ft.Column([CodesCard(ONE if short else MANY), less])


@in_loop
async def test_a_plan_that_gets_shorter_still_has_a_code():
    app = await stage(Shrinking, **TABLET)
    for _ in MANY[1:]:
        await app.tap("Next code")
    await app.tap("Less")
    assert picture(app)
    assert not app.has("Next code")
    app.assert_healthy()
