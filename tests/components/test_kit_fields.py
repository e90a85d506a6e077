"""Fields keep what is typed and the focus, whatever is drawn around them meanwhile."""

from __future__ import annotations

import flet as ft
import pytest

from tests.components.harness import in_loop, open_app
from tests.components.test_kit import shown
from views import guard
from views.components import kit
from views.theme import style_for, use_style


def one_field(s, text, put, error):
    return kit.text_field(s, "Name", text, put, error=error)


def one_stepper(s, text, put, error):
    def nothing():
        pass

    return kit.stepper(s, "Name", text, "C", nothing, nothing, on_change=put, error=error)


def one_date(s, text, put, error):
    date = kit.date_fields(s, kit.DateText(year=text), lambda typed: put(typed.year), error=error)
    return kit.question(s, kit.h2(s, "When?"), date, error=error)


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize(
    ("build", "name"), [(one_field, "Name"), (one_stepper, "Name in C"), (one_date, "Year")]
)
@in_loop
async def test_the_field_being_typed_in_stays_when_a_sentence_comes_or_goes(build, name, scale):
    @guard.component
    def Form():
        text, put = ft.use_state("")
        return build(style_for(390, 844, scale=scale), text, put, "Too long." if len(text) > 2 else "")

    app = await open_app(lambda page: page.render(Form))
    field = app.find(name, "TextField").control._i
    for text in ("20", "202", "2026", "2"):
        await app.type(app.find(name, "TextField").name, text)
        assert ("Too long." in app.text()) == (len(text) > 2)
        now = app.find(name, "TextField").control
        assert (now._i, now.value) == (field, text)


@in_loop
async def test_a_date_typed_faster_than_it_is_drawn_is_kept_whole():
    seen = []
    app = await open_app(shown(lambda s: kit.date_fields(s, kit.DateText(), seen.append)))
    for name, text in (("Day", "28"), ("Month", "10"), ("Year", "2026")):
        await app.type(name, text)  # nothing is drawn in between: the state here never changes
    assert seen[-1] == kit.DateText("28", "10", "2026")


@in_loop
async def test_what_is_typed_while_an_older_text_is_drawn_is_kept():
    app = None

    @guard.component
    def Form():
        text, put = ft.use_state("")

        def slowly(typed):
            put(typed)
            if typed == "a":  # the next letter arrives before this one is drawn
                app.session.apply_patch(app.find("Name").control._i, {"value": "ab"})

        return [
            kit.text_field(style_for(390, 844), "Name", text, slowly),
            kit.button(style_for(390, 844), "Clear", lambda: put("")),
        ]

    app = await open_app(lambda page: page.render(Form))
    await app.type("Name", "a")
    assert app.find("Name").control.value == "ab"
    await app.type("Name", "abc")
    await app.tap("Clear")
    assert app.find("Name").control.value == ""
    app.assert_healthy()


@in_loop
async def test_a_page_keeps_its_fields_when_a_banner_comes():
    @guard.screen
    def App():
        late, come = ft.use_state(False)
        s = use_style()
        field = kit.text_field(s, "Name", "", lambda _: come(True))
        top = [kit.banner(s, "Late news")] if late else []
        body = kit.sub_page(s, [field], title="Page", on_unwell=lambda: None, top=top)
        return [ft.View(route="/", controls=[body])]

    app = await open_app(lambda page: guard.start(page, App))
    field = app.find("Name").control._i
    await app.type("Name", "Sam")
    assert "Late news" in app.text()
    assert app.find("Name").control._i == field
