"""The self-test: each part that a reminder needs, in words, and nothing about how a person is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.records import Plan, Settings
from models.reminders import Shown
from models.storage_words import StorageFacts
from models.version import VERSION
from tests.carer import carer_state, one
from tests.components.harness import in_loop
from tests.components.stage import in_every_window, make_state, stage, whole
from tests.notifying import FakeNotifier
from tests.people import NOW, SAM, year_of_entries
from views.self_test import SelfTestScreen

LINES = (
    "Last reminder shown",
    "Notifications",
    "Where your record is kept",
    "Last backup file",
    "Last contact with the sharing server",
    "Version",
    "Review of the information",
)


@in_every_window
def test_every_line_stands_there_at_every_size(window):
    @in_loop
    async def run():
        app = await stage(SelfTestScreen, make_state(SAM, year_of_entries()), route="/self-test", **window)
        for line in LINES:
            assert line in app.text()
        app.assert_healthy()

    run()


@in_loop
async def test_with_nothing_yet_it_says_so():
    said = (await stage(SelfTestScreen, make_state(Plan()), route="/self-test")).text()
    assert said.count("None yet") == 3
    assert f"Homeward {VERSION}" in said
    assert "Due 1 December 2026\nLast updated 22 January 2025" in said
    assert "No notifications here" in said


@in_loop
async def test_it_says_when_and_what():
    state = make_state(settings=Settings(last_backup=NOW - timedelta(days=1)))
    shown = (
        Shown("temperature|T1|2026-11-19", 1, NOW - timedelta(days=1, hours=2)),
        Shown("medicine|m1|2026-11-20T10:00", 1, NOW - timedelta(minutes=40)),
    )
    state.save_reminders(replace(state.reminders, shown=shown))
    state.storage = lambda: StorageFacts("browser", 9000, lasting=True)
    app = await stage(SelfTestScreen, state, route="/self-test")
    said = app.text()
    assert "Last reminder shown\nToday at 10am\nMedicines" in said
    assert "Last backup file\nYesterday at 10:40am" in said
    assert "The browser has agreed to keep it" in said
    app.assert_healthy()


@in_loop
async def test_a_mark_that_names_nothing_known_breaks_nothing():
    state = make_state()
    state.save_reminders(replace(state.reminders, shown=(Shown("", 1, NOW),)))
    app = await stage(SelfTestScreen, state, route="/self-test")
    assert "Today at 10:40am" in app.text()
    app.assert_healthy()


@in_loop
async def test_old_advice_is_said():
    state = make_state()
    state.pack = replace(state.pack, review_due=date(2026, 11, 1))
    said = (await stage(SelfTestScreen, state, route="/self-test")).text()
    assert "This advice was due for review on 1 November 2026." in said


@in_loop
async def test_a_record_that_is_not_safe_is_said():
    state = make_state()
    state.storage = lambda: StorageFacts("snapshot", 0)
    said = (await stage(SelfTestScreen, state, route="/self-test")).text()
    assert "This browser does not store your record safely." in said


@in_loop
async def test_a_test_can_be_shown_from_here():
    state = make_state()
    state.notifier = FakeNotifier()
    state.learn_notifier()
    app = await stage(SelfTestScreen, state, route="/self-test")
    await app.tap("Test now")
    assert [one.id for one in state.notifier.all] == ["test"]
    app.assert_healthy()


@pytest.mark.parametrize("route", ["/more", "/settings", "/reminders"])
def test_it_is_reached_from(route):
    @in_loop
    async def run():
        app = await whole(make_state(), route)
        await app.tap("A reminder did not come?" if route == "/reminders" else "Self-test")
        assert app.page.route == "/self-test"
        app.assert_healthy()

    run()


@in_loop
async def test_the_last_word_of_the_sharing_server_is_told():
    said = (await stage(SelfTestScreen, carer_state(one("sam"), plan=SAM), route="/self-test")).text()
    assert "Last contact with the sharing server\nToday at 10:40am" in said


@in_loop
async def test_without_a_sharing_server_that_is_said():
    said = (await stage(SelfTestScreen, make_state(), route="/self-test")).text()
    assert "This Homeward has no server to share through." in said


@in_loop
async def test_none_yet_is_only_said_of_what_is_shared_now():
    """Who has stopped sharing was in contact with the server all the same."""
    said = (await stage(SelfTestScreen, carer_state(plan=SAM), route="/self-test")).text()
    assert "None yet\nThis is for what is shared or followed here now." in said
