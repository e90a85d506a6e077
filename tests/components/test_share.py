"""Sharing on the person's phone: what it is, the form for one more carer, and where it is offered."""

from dataclasses import replace
from datetime import time

import flet as ft
import pytest

from models import share_words as words
from models.share import USUAL
from models.share_keys import from_letters, link_secret, read_link
from services.journal import StoreError
from tests.components.harness import in_loop
from tests.components.share_stage import ANNA, PAGES, actions, many, sharing_state
from tests.components.stage import PHONE, in_every_window, make_state, whole
from tests.fake_sharing import HUB
from tests.people import SAM, entry, year_of_entries


@in_loop
async def test_a_carer_is_added_and_gets_a_link_that_reads_and_does_not_write():
    state = sharing_state()
    app = await whole(state, "/more", **PHONE)
    await app.tap("Share with a carer")
    assert words.PROMISE in app.text()
    assert words.NOBODY in app.text()
    await app.tap("Add a carer")
    await app.type("Name of the carer", "Anna")
    await app.type("Your own phone number", "07700 900142")
    await app.tap("After a time you agree on together")
    await app.tap("Make the link")
    (share,) = state.shares
    assert (share.carer, share.sections, share.number, share.quiet) == (
        "Anna",
        USUAL,
        "07700 900142",
        time(10),
    )
    assert app.page.route == f"/share/{share.uid}/link"
    assert words.SCAN in app.text()
    (sent,), (copied,) = actions(app, ft.ShareText), actions(app, ft.CopyToClipboard)
    assert sent.text == copied.data == state.link_of(share)
    assert sent.text.startswith(f"{HUB}/#/carer/1.")
    assert read_link(sent.text) == link_secret(from_letters(share.owner))
    assert share.owner not in sent.text
    await app.tap("Copy the link")
    assert words.COPIED in app.text()
    await app.tap("Done")
    assert "They see" in app.text()
    app.assert_healthy()


@in_loop
async def test_who_has_no_name_is_told_what_that_means_and_can_write_one_down():
    app = await whole(sharing_state(plan=replace(SAM, name="")), "/share/new", **PHONE)
    assert words.NAMELESS in app.text()
    await app.tap("Write down your name")
    assert app.page.route == "/setup/you"
    app = await whole(sharing_state(plan=SAM), "/share/new", **PHONE)
    assert words.NAMELESS not in app.text()


@in_loop
async def test_private_sections_are_off_and_each_can_be_taken_in_or_out():
    state = sharing_state()
    app = await whole(state, "/share/new", **PHONE)
    on = {node.control.checked for node in app.controls() if node.control._c == "Semantics"}
    assert on == {None, True, False}
    ticked = [
        " ".join(app.text().split())
        for node in app.controls()
        if node.control._c == "Semantics" and node.control.checked is False
    ]
    assert len(ticked) == 2  # mood, notes
    await app.type("Name of the carer", "Anna")
    await app.tap("Mood")
    await app.tap("Temperature")
    await app.tap("Make the link")
    assert set(state.shares[0].sections) == {*USUAL, "mood"} - {"temperature"}
    app.assert_healthy()


@in_loop
async def test_without_symptoms_it_says_plainly_that_no_alert_comes():
    app = await whole(sharing_state(), "/share/new", **PHONE)
    await app.type("Name of the carer", "Anna")
    assert "no alert reaches" not in app.text()
    await app.tap("Symptoms and alerts")
    assert words.NO_ALERTS.format(who="Anna") in app.text()
    assert app.find("Name of the carer").control.value == "Anna"
    await app.tap("Symptoms and alerts")
    assert "no alert reaches" not in app.text()
    await app.tap("Temperature")
    assert words.FEVER_TOLD in app.text()
    app.assert_healthy()


@in_loop
async def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_stored():
    state = sharing_state(ANNA)
    app = await whole(state, "/share/new", **PHONE)
    assert app.find("Your own phone number").control.value == ANNA.number  # as for the carer before
    await app.type("Name of the carer", " anna ")
    await app.type("Your own phone number", "call me")
    await app.tap("After a time you agree on together")
    await app.type("Time of day", "late")
    await app.tap("Make the link")
    for said in (words.TAKEN, "Type the phone number in numbers", "Type the time like"):
        assert said in app.text()
    assert state.shares == (ANNA,)
    assert app.find("Time of day").control.value == "late"
    app.assert_healthy()


@in_loop
async def test_a_full_disk_makes_no_link(monkeypatch):
    state = sharing_state()
    app = await whole(state, "/share/new", **PHONE)
    await app.type("Name of the carer", "Anna")

    def full(changes):
        raise StoreError("This device has no room left.")

    monkeypatch.setattr(state._own._tables, "write", full)
    await app.tap("Make the link")
    assert "This device has no room left." in app.text()
    assert (state.shares, app.page.route) == ((), "/share/new")
    assert app.find("Name of the carer").control.value == "Anna"
    app.assert_healthy()


@pytest.mark.parametrize("route", PAGES)
@in_loop
async def test_without_a_hub_one_honest_page_and_nothing_else(route):
    app = await whole(make_state(), route, **PHONE)
    assert words.NO_HUB in app.text()
    assert not app.has("Add a carer")
    assert not app.has("Make the link")
    await app.navigate("/setup/summary")
    assert words.TITLE not in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("route", PAGES)
@in_loop
async def test_the_example_person_is_shared_with_nobody(route):
    state = sharing_state(ANNA)
    state.show_example()
    app = await whole(state, route, **PHONE)
    assert words.EXAMPLE in app.text()
    assert "Anna" not in app.text()
    assert not actions(app, ft.ShareText)
    app.assert_healthy()


@in_loop
async def test_the_way_here_stands_where_it_is_natural_and_in_simple_mode():
    state = sharing_state()
    app = await whole(state, "/setup/summary", **PHONE)
    await app.tap(words.TITLE)
    assert app.page.route == "/share"
    state.save_settings(simple=True)
    await app.navigate("/")
    await app.tap(words.TITLE)
    assert app.page.route == "/share"
    app.assert_healthy()


@in_loop
async def test_today_offers_it_once_and_never_again_after_an_answer():
    state = sharing_state()
    app = await whole(state, "/", **PHONE)
    assert words.OFFER in app.text()
    await app.tap("Do not ask again")
    assert words.OFFER not in app.text()
    assert state.settings.share_offered
    again = await whole(make_state(), "/", **PHONE)  # without a hub
    assert words.OFFER not in again.text()
    state = sharing_state()
    app = await whole(state, "/", **PHONE)
    await app.tap("See how it works")
    assert app.page.route == "/share"
    await app.navigate("/")
    assert words.OFFER not in app.text()
    shared = await whole(sharing_state(ANNA), "/", **PHONE)
    assert words.OFFER not in shared.text()
    shared.assert_healthy()


ONE = f"/share/{11:032x}"
ROUTES = ("/share", "/share/new", ONE, f"{ONE}/see", f"{ONE}/link")


@in_every_window
@in_loop
async def test_every_screen_is_whole_in_every_window(window):
    size = dict(window)
    percent = int(size.pop("scale", 1) * 100)
    state = sharing_state(*many(12), entries=[entry("temperature", value=37.2)])
    state.save_settings(text_percent=percent)
    app = await whole(state, "/share", **size)
    for route in ROUTES:
        await app.navigate(route)
        assert words.NO_HUB not in app.text()
        app.assert_healthy()
    assert actions(app, ft.ShareText)


@in_loop
async def test_a_year_of_entries_and_carers_whose_record_is_broken():
    state = sharing_state(ANNA, entries=year_of_entries())
    table = dict(state._own._tables.documents()["shares"])
    state._own._tables.write([("shares", "broken", {**table[ANNA.uid], "owner": "short"})])
    state._own._take_beside(state._own._tables.documents())
    state._refresh_sharing()
    app = await whole(state, "/share", **PHONE)
    assert app.has("Anna")
    assert state.shares == (ANNA,)
    app.assert_healthy()
