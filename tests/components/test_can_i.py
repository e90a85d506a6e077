"""What every screen shares with the guide: "Can I...?", the link to its topic, and how old the advice is."""

from datetime import datetime

import pytest

from models.records import Settings
from tests.components.harness import in_loop
from tests.components.stage import make_state, stage, whole
from tests.people import LONDON, NOW, entry
from views.can_i import CanIScreen

STALE = "This advice was due for review on 1 December 2026."
ROUTES = (
    "/",
    "/guide",
    "/guide/food",
    "/can-i",
    "/food",
    "/activity",
    "/record",
    "/record/week",
    "/path",
    "/contacts",
    "/medicines",
    "/medicines/new",
    "/summary",
    "/unwell",
    "/action",
    "/card",
    "/brain",
    "/setup/summary",
)
LINKED = (
    ("/food", "Read about food and drink", "/guide/food"),
    ("/activity", "Read about moving more", "/guide/moving"),
    ("/record", "Read about tiredness", "/guide/tired"),
    ("/path", "Read about follow-up and tests", "/guide/followup"),
    ("/contacts", "Read about where to get support", "/guide/support"),
    ("/unwell", "Read about when to get help", "/guide/help"),
    ("/setup/summary", "Read about going home", "/guide/home"),
)


@in_loop
async def test_can_i_lists_every_answer_by_subject_and_opens_each():
    state = make_state()
    app = await whole(state, "/can-i")
    assert app.headings() == [
        "Can I…?",
        "Food and drink",
        "Medicines and vaccines",
        "Moving",
        "Out and about",
        "Other questions",
    ]
    for one in state.pack.interlocks:
        if one.private:
            assert not app.has(one.question)
            continue
        await app.tap(one.question)
        said = app.text()
        assert one.answer in said, one.id
        assert all(reason in said for reason in one.reasons), one.id
        assert app.has("Call Ada Mensah") is one.ask_team, one.id
    assert "review due 1 December 2026" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_private_answer_is_found_by_asking_and_not_in_the_example():
    state = make_state()
    app = await whole(state, "/can-i")
    await app.type("Search all answers", "sex")
    assert app.has("Can I have sex?")
    state.show_example()
    await app.settle()
    assert not app.has("Can I have sex?")
    app.assert_healthy()


@in_loop
async def test_can_i_points_to_help_and_says_what_it_does_not_know():
    app = await stage(CanIScreen, make_state())
    await app.type("Search all answers", "paracetamol for a fever")
    assert "Do you have this now?" in app.text()
    await app.type("Search all answers", "xylophone")
    assert "There is no answer to that here. Ask your team before you try it." in app.text()
    assert "Do you have this now?" not in app.text()
    app.assert_healthy()


# Links from the screens


@pytest.mark.parametrize(("screen", "words", "route"), LINKED)
def test_a_screen_links_to_its_topic(screen, words, route):
    @in_loop
    async def run():
        app = await whole(make_state(), screen)
        await app.tap(words)
        assert app.page.route == route
        assert "Source: " in app.text()

    run()


@in_loop
async def test_unwell_offers_no_reading_while_an_instruction_holds():
    app = await whole(make_state(entries=[entry("report", NOW, tags=("shivery",))]), "/unwell")
    assert not app.has("Read about")
    app = await whole(make_state(), "/unwell")
    assert app.has("Read about when to get help")
    await app.tap("Confused")
    assert not app.has("Read about")


@in_loop
async def test_simple_mode_stays_simple():
    app = await whole(make_state(settings=Settings(simple=True)), "/food")
    assert not app.has("Read about")


# Old advice


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    ("day", "stale"),
    [
        (datetime(2026, 11, 30, 23, 59), False),
        (datetime(2026, 12, 1, 0, 0), True),
        (datetime(2026, 12, 2, 9), True),
    ],
)
def test_past_its_review_date_every_clinical_page_says_so(route, day, stale):
    @in_loop
    async def run():
        app = await whole(make_state(now=day.replace(tzinfo=LONDON)), route)
        assert (STALE in app.text()) is stale
        app.assert_healthy()

    run()
