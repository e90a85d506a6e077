"""The guide by hand: topics, cards, the search and its way to help, and "Can I...?" as a page."""

from dataclasses import replace

import flet as ft
import pytest

from models.guide import build_guide, read_text
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, in_every_window, make_state, stage, whole
from tests.people import NIGHT, SAM, year_of_entries
from views import app as application
from views.can_i import CanIScreen
from views.guide import GuideScreen


async def search(asked, state=None, **window):
    app = await stage(GuideScreen, state or make_state(), **window)
    await app.type("Search the guide", asked)
    return app


# Topics and cards


@in_loop
async def test_from_more_to_a_topic_and_back():
    app = await whole(make_state(), "/more")
    await app.tap("Guide")
    assert app.page.route == "/guide"
    await app.tap("Food and drink")
    assert app.page.route == "/guide/food"
    assert app.headings()[0] == "Food and drink"
    await app.tap("Guide")
    assert app.page.route == "/guide"
    app.assert_healthy()


@pytest.mark.parametrize("window", [PHONE, TABLET])
def test_every_topic_opens_cold_with_all_its_cards_and_their_source(window):
    @in_loop
    async def run():
        state = make_state()
        app = await whole(state, **window)
        for topic in build_guide(state.pack, state.plan, shared=False):
            await app.navigate(f"/guide/{topic.id}")
            said = app.text()
            for card in topic.cards:
                assert card.title in app.headings(), card.id
                assert all(line.text in said for line in read_text(card.text)), card.id
                assert f"Source: {card.source}." in said
                assert not card.go or app.has(card.go_words), card.id
                assert card.link in said
            assert "last updated 22 January 2025, review due 1 December 2026" in said
            app.assert_healthy()

    run()


@in_loop
async def test_points_and_paragraphs_are_texts_of_their_own():
    app = await whole(make_state(), "/guide/home")
    texts = [node.control.value for node in app.controls() if node.control._c == "Text"]
    cards = [card for card in make_state().pack.guide if card.topic == "home" and "- " in card.text]
    for card in cards:
        assert all(line.text in texts for line in read_text(card.text) if line.point)
    assert not [text for text in texts if text.startswith("- ")]


def test_what_a_card_offers_leads_to_a_page_there_is():
    known = {route.path for route in (*application.PLACES, *application.FULL_PAGES)}
    known |= {path.split("/:")[0] for path in known} | {""}
    for card in make_state().pack.guide:
        assert not card.go or card.go.removeprefix("/").split("/")[0] in known, (card.id, card.go)


@in_loop
async def test_a_button_of_a_card_opens_its_page():
    app = await whole(make_state(), "/guide/followup")
    await app.tap(
        next(node for node in app.controls() if node.interactive and node.name == "See your path home")
    )
    assert app.page.route == "/path"


@in_loop
async def test_a_topic_that_is_gone_says_so_and_offers_the_others():
    app = await whole(make_state(), "/guide/xyz")
    assert "This page of the guide is not here any more." in app.text()
    await app.tap("Sleep")
    assert app.page.route == "/guide/sleep"
    app.assert_healthy()


@in_loop
async def test_on_a_tablet_the_topics_stay_beside_the_cards():
    app = await whole(make_state(), "/guide/sleep", **TABLET)
    assert app.find("Search the guide", "TextField")
    assert "Sleep" in app.headings()
    await app.tap("Tiredness")
    assert app.page.route == "/guide/tired"
    assert "Tiredness" in app.headings()
    assert app.has("Sleep")


@pytest.mark.parametrize("trial", [False, True])
def test_a_card_that_says_call_calls_the_line_of_the_pathway(trial):
    @in_loop
    async def run():
        state = make_state(plan=replace(SAM, trial=trial, nurse=replace(SAM.nurse, name="", number="")))
        topic = next(
            card.topic for card in state.pack.guide if card.contact == "helpline" and not card.private
        )
        app = await whole(state, f"/guide/{topic}")
        calls = [node for node in app.controls() if node.interactive and node.name.startswith("Call ")]
        await app.tap(calls[0])
        assert app.opened == ["tel:+442034472528" if trial else "tel:+442034477359"]

    run()


@in_loop
async def test_at_night_no_card_offers_a_closed_team_line():
    state = make_state(now=NIGHT)
    topic = next(card.topic for card in state.pack.guide if card.contact == "helpline" and not card.private)
    app = await whole(state, f"/guide/{topic}")
    assert not app.has("Call Ada Mensah")
    assert app.has("See who to call")


# Private


@in_loop
async def test_private_cards_are_there_on_the_own_device_and_not_in_the_example():
    state = make_state()
    app = await whole(state, "/guide")
    assert app.has("Sex and contraception")
    await app.type("Search the guide", "contraception")
    assert "Contraception" in app.text().split("found")[1]
    state.show_example()
    await app.settle()
    assert "Sex and contraception" not in app.text()
    assert "Contraception" not in app.text().split("contraception")[1]
    await app.navigate("/guide/sex")
    assert "This page of the guide is not here any more." in app.text()
    app.assert_healthy()


# The search


@pytest.mark.parametrize("asked", ["confused", "feaver", "breathless", "diarhoea", "shivery"])
def test_a_sign_points_to_help_before_anything_else(asked):
    @in_loop
    async def run():
        app = await search(asked)
        said = app.text().split(asked, 1)[1]
        assert said.strip().startswith("Do you have this now?")
        await app.tap("Yes, see what to do")
        assert app.page.route == "/unwell"
        app.assert_healthy()

    run()


@in_loop
async def test_a_result_opens_where_it_stands():
    app = await search("fateeg")
    card = next(card for card in make_state().pack.guide if card.id == "tired_what")
    await app.tap(card.title)
    assert all(line.text in app.text() for line in read_text(card.text))
    await app.tap(card.title)
    assert read_text(card.text)[0].text not in app.text()
    app.assert_healthy()


@in_loop
async def test_an_answer_is_found_with_its_call_button():
    app = await search("alcahol")
    await app.tap("Can I drink alcohol?")
    assert "Ask your doctor before you drink alcohol." in app.text()
    assert app.has("Call Ada Mensah")
    app.assert_healthy()


@in_loop
async def test_a_contact_is_found():
    app = await search("mcmillan")
    await app.tap(
        next(n for n in app.controls() if n.interactive and n.name.startswith("Macmillan Cancer Support "))
    )
    assert app.page.route == "/contacts"


@in_loop
async def test_nothing_found_is_said_with_whom_to_ask():
    app = await search("quark xylophone")
    assert "There is nothing about that here. Ask your team." in app.text()
    await app.tap("Call Ada Mensah")
    assert app.opened == ["tel:02079460123"]
    app.assert_healthy()


@in_loop
async def test_clearing_the_field_brings_the_topics_back_and_keeps_what_is_typed_before():
    app = await search("slee")
    assert app.find("Search the guide", "TextField").control.value == "slee"
    await app.type("Search the guide", "sleep fever")
    assert app.find("Search the guide", "TextField").control.value == "sleep fever"
    await app.type("Search the guide", "")
    assert app.has("Going home")
    app.assert_healthy()


@pytest.mark.parametrize("asked", ["(", "*", "\\", "[a-z]+", "'; drop", "🤒", "x" * 2000, "é à ü"])
def test_no_text_breaks_the_search(asked):
    @in_loop
    async def run():
        (await search(asked)).assert_healthy()

    run()


@in_every_window
@pytest.mark.parametrize("screen", [GuideScreen, CanIScreen])
@pytest.mark.parametrize("entries", [(), year_of_entries()], ids=["empty", "year"])
def test_every_record_in_every_window(window, screen, entries):
    @in_loop
    async def run():
        state = make_state(
            plan=replace(SAM, name="A" * 200, nurse=replace(SAM.nurse, name="B" * 200)), entries=entries
        )
        app = await stage(screen, state, **window)
        field = "Search the guide" if screen is GuideScreen else "Search all answers"
        await app.type(field, "tired and confused about work")
        app.assert_healthy()
        assert isinstance(app.page, ft.Page)

    run()
