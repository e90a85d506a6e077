"""The kit in a running session: it opens at every size, can be worked and says the right thing."""

from __future__ import annotations

import re
from dataclasses import asdict

import flet as ft
import pytest

from tests.components import gallery
from tests.components.gallery_pages import PAGES
from tests.components.harness import in_loop, open_app
from views import guard
from views.components import kit
from views.theme import DARK, LIGHT, Style, style_for, use_style

SIZES = {"phone": (390, 844), "small phone": (320, 640), "tablet": (1180, 820), "upright tablet": (800, 1100)}


def shown(build):
    """A main() with one view that shows what `build(s)` returns."""

    @guard.screen
    def App():
        made = build(use_style())
        return [ft.View(route="/", controls=made if isinstance(made, list) else [made])]

    return lambda page: guard.start(page, App)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", ["", "-dark", "-200"])
@pytest.mark.parametrize("page", PAGES)
@in_loop
async def test_every_page_of_the_gallery_is_healthy_at_every_size(page, look, size):
    width, height = SIZES[size]
    app = await open_app(gallery.main, f"/{page}{look}", width, height, dark="dark" in look)
    app.assert_healthy()
    assert app.headings()


@in_loop
async def test_a_check_row_tells_the_new_value_and_its_state_is_spoken():
    app = await open_app(gallery.main, "/today")
    row = app.find("Check your PICC line")
    assert [above.checked for above in row.above if above._c == "Semantics"][:1] == [False]
    await app.tap("Check your PICC line")
    assert "4 of 4 done" in app.text()
    row = app.find("Check your PICC line")
    assert [above.checked for above in row.above if above._c == "Semantics"][:1] == [True]
    await app.tap("Temperature")
    assert "3 of 4 done" in app.text()


@in_loop
async def test_a_date_is_typed_into_named_fields_and_the_error_is_a_sentence():
    app = await open_app(gallery.main, "/setup")
    assert "The infusion date must be today or in the past" in app.text()
    await app.type("Year", "2026")
    assert "must be today" not in app.text()
    await app.type("Your name", "Sam")
    assert app.find("Your name").control.value == "Sam"
    app.assert_healthy()


@in_loop
async def test_a_stepper_counts_and_a_choice_is_kept():
    app = await open_app(gallery.main, "/unwell")
    await app.tap("More: Your temperature now")
    assert "37.5" in app.text()
    await app.tap("Less: Your temperature now")
    assert "37.4" in app.text()
    app = await open_app(gallery.main, "/record")
    await app.tap("30 days")
    chosen = [above.selected for above in app.find("30 days").above if above._c == "Semantics"]
    assert chosen[:1] == [True]


@in_loop
async def test_the_999_strip_and_the_call_buttons_open_the_phone_without_spaces():
    app = await open_app(gallery.main, "/unwell")
    await app.tap("Call 999")
    app = await open_app(gallery.main, "/action")
    numbers = [node for node in app.controls() if node.interactive and "020 3447 7359" in node.name]
    await app.tap(numbers[0])
    assert app.opened == ["tel:+442034477359"]


@in_loop
async def test_a_stepper_can_be_typed_and_says_what_is_wrong():
    typed = []

    def build(s):
        return kit.stepper(
            s,
            "Your temperature now",
            "3",
            "C",
            lambda: None,
            lambda: None,
            on_change=typed.append,
            error="Enter a temperature between 30 and 45.",
        )

    app = await open_app(shown(build))
    assert "Enter a temperature between 30 and 45." in app.text()
    await app.type("Your temperature now in C", "37.2")
    assert typed == ["37.2"]
    app.assert_healthy()


@in_loop
async def test_a_broken_callback_of_a_kit_control_is_caught():
    def broken(*_):
        raise ValueError

    def build(s):
        choices = (kit.Choice("a", "Choice A"), kit.Choice("b", "Choice B"))
        return [
            kit.button(s, "Button", broken),
            kit.check_row(s, "Tick", False, broken),
            kit.nav_row(s, "Open", broken),
            kit.choice_rows(s, choices, None, broken),
            kit.undo_strip(s, "Added", broken),
            kit.banner(s, "Example", kind="example", on_action=broken),
            kit.text_field(s, "Field", "", broken),
        ]

    app = await open_app(shown(build))
    for name in ("Button", "Tick", "Open", "Choice A", "Undo", "Leave"):
        await app.tap(name)
        assert guard.FAILED in app.text(), name
        app.page.pop_dialog()
        await app.settle()
    await app.type("Field", "x")
    assert app.client.crashes == []


def test_a_reading_outside_the_usual_range_is_drawn_inside_the_chart():
    from views.components.charts import _temperatures

    readings = (kit.Reading(0.1, 34.9), kit.Reading(0.5, 41.2), kit.Reading(0.9, 36.6, gap=True))
    shapes = _temperatures(Style(), readings, (), 320)
    spots = [shape.y for shape in shapes if isinstance(shape, ft.canvas.Circle)]
    assert all(0 <= spot <= 192 for spot in spots)
    words = [shape.value for shape in shapes if isinstance(shape, ft.canvas.Text)]
    assert "38C or higher: get help now" in words
    assert "No reading" in words


def test_a_missing_day_is_not_drawn_as_zero():
    from views.components.charts import _week

    shapes = _week(Style(), (kit.Bar("Mon", None), kit.Bar("Tue", 0)), 2500, 300)
    words = [shape.value for shape in shapes if isinstance(shape, ft.canvas.Text)]
    assert "\u2013" in words
    assert len([shape for shape in shapes if isinstance(shape, ft.canvas.Rect)]) == 1


@pytest.mark.parametrize(
    ("litres", "low", "high", "said"),
    [
        (1.2, 2, 3, "1.2 litres of 2 to 3 litres"),
        (0.5, 1.5, 1.5, "0.5 litres of 1.5 litres"),
        (0.995, 2, 3, "995 ml of 2 to 3 litres"),
    ],
)
def test_the_fluid_ring_says_its_number_and_the_aim(litres, low, high, said):
    assert kit.fluid_ring(Style(), litres, low, high).label == said


def test_text_grows_to_200_percent_but_titles_stop_at_150():
    assert style_for(390, 844, scale=2).size("body") == 36
    assert style_for(390, 844, scale=2).size("display") == 46 * 1.5
    assert style_for(390, 844, scale=2).size("h1") == 48
    assert style_for(1180, 820).size("h1") == 36


@pytest.mark.parametrize(
    ("width", "rail", "two"), [(699, False, False), (700, True, False), (899, True, False), (900, True, True)]
)
def test_the_layout_follows_the_width(width, rail, two):
    style = style_for(width, 800)
    assert (style.rail, style.two_panes) == (rail, two)
    assert not style_for(1180, 820, scale=1.5).two_panes
    assert not style_for(1180, 820, simple=True).two_panes


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_ON = [
    ("ink", "paper"), ("ink", "card"), ("ink", "sunken"), ("ink", "harbour_tint"), ("ink", "lamp_tint"),
    ("ink2", "paper"), ("ink2", "card"), ("ink2", "sunken"), ("ink2", "harbour_tint"),
    ("harbour", "paper"), ("harbour", "card"), ("harbour", "harbour_tint"), ("harbour", "sunken"),
    ("on_harbour", "harbour"), ("on_hero", "hero"), ("on_hero2", "hero"), ("on_hero_button", "hero_button"),
    ("lamp", "card"), ("lamp", "lamp_tint"), ("white", "red"), ("white", "blue"), ("white", "night"),
    ("on_night2", "night"), ("red_text", "card"), ("red_text", "paper"), ("red_text", "red_tint"),
]  # fmt: skip


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "back"), TEXT_ON)
def test_text_can_be_read_on_its_background(palette, text, back):
    tokens = asdict(palette)
    assert contrast(tokens[text], tokens[back]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("line", "back"),
    [
        ("edge", "card"),
        ("edge", "paper"),
        ("hero_edge", "hero"),
        ("lamp_mid", "card"),
        ("harbour_mid", "card"),
    ],
)
def test_edges_of_controls_and_charts_can_be_seen(palette, line, back):
    tokens = asdict(palette)
    assert contrast(tokens[line], tokens[back]) >= 3


KINDS = (
    "primary", "tonal", "edge", "red", "danger", "blue", "night", "white", "hero", "outline", "ghost",
)  # fmt: skip


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_ring_of_every_button_can_be_seen_on_it(palette, kind):
    style = Style(palette)
    made = kit.button(style, "Go on", kind=kind).style
    around = {"outline": palette.hero, "ghost": palette.paper}.get(kind)
    back = around or made.bgcolor[ft.ControlState.DEFAULT]
    ring = made.side[ft.ControlState.FOCUSED]
    assert contrast(ring.color, back) >= 3
    assert ring.width - ring.stroke_inset < 0  # inside the edge: not lost on what lies around the button
    assert made.animation_duration == 0


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_words_on_buttons_grow_to_the_size_of_body_text_at_200_percent(scale):
    style = style_for(390, 844, scale=scale)
    usual = kit.button(style, "Go on").content.controls[0].style.size
    red = kit.red_button(style, print).content.controls[1].style.size
    assert usual == 18 * scale
    assert red == max(21, usual)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_is_green(palette):
    for name, color in asdict(palette).items():
        if isinstance(color, str) and re.fullmatch("#[0-9A-F]{6}", color):
            red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
            assert not (green > red + 12 and green > blue + 12), name
