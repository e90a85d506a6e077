"""The hand-over card opens for everyone, at every size, with one Close and numbers that dial."""

import pytest

from models.records import Plan, Settings
from tests.components.harness import in_loop
from tests.components.stage import make_state, stage
from tests.people import NOW, SAM, entry, year_of_entries
from views.ae_card import AeCardScreen


@in_loop
async def test_it_tells_what_staff_must_know() -> None:
    app = await stage(AeCardScreen, make_state(entries=[entry("report", tags=("shivery",))]), route="/card")
    text = app.text()
    for words in (
        "A&E staff: read this",
        "28 October 2026",
        "Today is day 23",
        "Could be infection or neurotoxicity",
        "No steroid tablets",
        "Irradiated blood only",
        "GCSF injections",
        "PICC line",
        "Medicines",
        "Not written down",
        "Written by the patient with Homeward. Not a medical record.",
    ):
        assert words in text, words
    await app.tap("Call Haematology helpline")
    assert app.opened == ["tel:+442034477359"]
    await app.tap("Close")
    assert app.page.route == "/"
    app.assert_healthy()


@pytest.mark.parametrize(
    "plan", [SAM, Plan(), Plan(name="N" * 200, allergies="a " * 300)], ids=["typical", "empty", "long"]
)
@pytest.mark.parametrize(("width", "height", "scale"), [(390, 844, 1.0), (390, 844, 2.0), (1180, 820, 1.0)])
@in_loop
async def test_it_stands_at_every_size(plan: Plan, width: float, height: float, scale: float) -> None:
    entries = [*year_of_entries(), entry("report", NOW, tags=("from_a_newer_app",))]
    state = make_state(plan, entries, Settings(text_percent=int(scale * 100)))
    for dark in (False, True):
        app = await stage(AeCardScreen, state, width=width, height=height, scale=scale, dark=dark)
        assert "CAR T\u2011cell therapy" in app.text()
        app.assert_healthy()
