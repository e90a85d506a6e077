"""Contacts: the number for right now first, everyone below, every number dials."""

from dataclasses import replace

import pytest

from models.records import Plan, Settings
from tests.components.harness import in_loop
from tests.components.stage import make_state, stage
from tests.people import NIGHT, NOW, SAM
from views.contacts import ContactsScreen
from views.full_page_parts import UNCHECKED


@in_loop
async def test_right_now_by_day_and_at_night() -> None:
    for now, number, why in (
        (NOW, "020\u00a03447\u00a07359", "Open today until 5pm"),
        (NIGHT, "07852\u00a0220\u00a0900", "The Haematology helpline opens at 9am"),
    ):
        app = await stage(ContactsScreen, make_state(now=now), route="/contacts")
        text = app.text()
        assert text.find("Right now, call") < text.find(number) < text.find("Your team")
        assert why in text
        app.assert_healthy()


@in_loop
async def test_numbers_dial_without_spaces() -> None:
    app = await stage(ContactsScreen, make_state(), route="/contacts")
    await app.tap("Call Macmillan Cancer Support")
    await app.tap("Call Ada Mensah, nurse")
    assert app.opened == ["tel:+448088080000", "tel:02079460123"]


@in_loop
async def test_the_team_is_dialled_so_that_a_phone_abroad_reaches_it_and_a_typed_number_as_typed() -> None:
    """H1: also where the typed number is one of the team's."""
    same = replace(SAM, nurse=replace(SAM.nurse, number="020 3447 7359"))
    app = await stage(ContactsScreen, make_state(same), route="/contacts")
    await app.tap("Call Haematology helpline")
    await app.tap("Call Ada Mensah, nurse")
    await app.tap("Call 999 ambulance")
    assert app.opened == ["tel:+442034477359", "tel:02034477359", "tel:999"]
    assert "020\u00a03447\u00a07359" in app.text()
    assert "+44 20" not in app.text()
    assert "+442" not in app.text()


@in_loop
async def test_what_is_missing_leads_to_its_question() -> None:
    app = await stage(ContactsScreen, make_state(Plan()), route="/contacts")
    await app.tap("Your local hospital")
    assert app.page.route == "/setup/hospital"


@in_loop
async def test_unchecked_numbers_are_said_and_lead_to_the_question() -> None:
    app = await stage(ContactsScreen, make_state(replace(SAM, numbers_confirmed=False)), route="/contacts")
    assert UNCHECKED in app.text()
    assert "020\u00a03447\u00a07359" in app.text()
    assert UNCHECKED not in (await stage(ContactsScreen, make_state(), route="/contacts")).text()
    await app.tap("Check or change these numbers")
    assert app.page.route == "/setup/centre"


@in_loop
async def test_source_disclaimer_and_links_are_there() -> None:
    app = await stage(ContactsScreen, make_state(), route="/contacts")
    assert "1 December 2026" in app.text()
    assert "not part of UCLH" in app.text()
    assert "Closed now" not in app.text()


@pytest.mark.parametrize(
    "plan", [SAM, Plan(), Plan(name="N" * 200, trial=True)], ids=["typical", "empty", "long"]
)
@pytest.mark.parametrize(("width", "height", "scale"), [(390, 844, 1.0), (390, 844, 2.0), (1180, 820, 1.0)])
@in_loop
async def test_it_stands_at_every_size(plan: Plan, width: float, height: float, scale: float) -> None:
    state = make_state(plan, (), Settings(text_percent=int(scale * 100)), NIGHT)
    app = await stage(ContactsScreen, state, width=width, height=height, scale=scale, dark=scale == 2.0)
    app.assert_healthy()
