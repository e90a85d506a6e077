"""An alarm is on every page until it was looked at; several people on one device are never mixed up."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from models.share_keys import letters
from models.share_state import HubContact, Trouble
from tests.carer import (
    ALLOWED,
    CASES,
    LINK,
    QUIET,
    SHIVERY,
    TODAY,
    carer_state,
    one,
    packed,
    share,
)
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, whole
from tests.people import NOW, SAM, entry
from views.carer_shell import NEWCOMER


@pytest.mark.parametrize(
    "address", [*sorted(ALLOWED - {"/carer"}), "/food", "/record", "/setup/you", "/medicines"]
)
@pytest.mark.parametrize("window", [PHONE, TABLET])
@in_loop
async def test_an_alarm_about_another_person_stands_above_every_page(address: str, window: dict) -> None:
    other = one("alex", packed(replace(SAM, name="Alex Doe"), [SHIVERY]))
    for state in (carer_state(one(), other), carer_state(other, plan=SAM)):
        app = await whole(state, address, **window)
        assert "Alex: Take Alex to A&E now" in app.text()
        assert app.page.title == "Alex needs help"
        await app.tap("See")
        await app.tap("See how Alex is doing")
        assert "How Alex is doing" in app.text()
        assert "Alex: Take" not in app.text()
        assert app.page.title == "Alex needs help"
        app.assert_healthy()


@in_loop
async def test_an_alarm_begins_while_something_else_is_open_and_goes_when_it_is_over() -> None:
    state = carer_state(one("alex", packed(replace(SAM, name="Alex Doe"))), plan=SAM)
    app = await whole(state, "/food")
    assert app.page.title == "Homeward"
    worse = packed(replace(SAM, name="Alex Doe"), [*TODAY, SHIVERY])
    state._own.save_following(one("alex", worse))
    await app.settle()
    assert "Alex: Take Alex to A&E now" in app.text()
    assert app.page.title == "Alex needs help"
    helped = entry("seen", NOW, tags=(SHIVERY.uid,))
    state._own.save_following(one("alex", packed(replace(SAM, name="Alex Doe"), [*TODAY, SHIVERY, helped])))
    await app.settle()
    assert "Take Alex" not in app.text()
    assert app.page.title == "Homeward"
    app.assert_healthy()


@in_loop
async def test_silence_begins_as_time_passes_and_is_heard_on_every_page() -> None:
    early = NOW.replace(hour=8, minute=0)
    state = carer_state(one(content=packed(entries=QUIET, of=share(time(8, 30)), made=early)), now=early)
    app = await whole(state, "/contacts")
    assert app.page.title == "Homeward"
    state._clock.now = NOW.replace(hour=8, minute=30)
    state.sharing.say("sam", HubContact(state._clock.now))
    state.tick()
    await app.settle()
    assert "Sam: No check since yesterday 9:40pm" in app.text()
    assert app.page.title == "No check from Sam"
    await app.tap("See")
    assert "No answer, or Sam seems confused? Use the red button." in app.text()
    await app.tap("Call Sam")
    assert app.opened == ["tel:07700900142"]
    await app.navigate("/contacts")
    assert "No check since" not in app.text()
    app.assert_healthy()


@in_loop
async def test_what_stands_for_the_person_stays_on_every_place_after_it_was_looked_at() -> None:
    app = await whole(carer_state(CASES["alert"]))
    await app.navigate("/path")
    assert "Take Sam to A&E now. At 8:25am Sam ticked" in app.text()
    assert "Sam: Take" not in app.text()  # that would be the alarm
    await app.tap("See what to do")
    assert app.page.route == "/action"


@in_loop
async def test_ticks_are_kept_about_the_one_they_are_about_when_an_alarm_is_followed() -> None:
    other = one("alex", packed(replace(SAM, name="Alex Doe"), [SHIVERY]))
    state = carer_state(one(), other)
    app = await whole(state, "/unwell")
    await app.tap("Dizzy")
    await app.tap("See")
    await app.tap("See how Alex is doing")
    assert [list(note["tags"]) for note in state._own.notes_about("sam").values()] == [["dizzy"]]
    assert state._own.notes_about("alex") == {}


# Several people


@in_loop
async def test_a_pasted_link_is_followed_and_a_bad_one_is_one_sentence() -> None:
    state = carer_state()
    app = await whole(state)
    await app.tap("I look after someone")
    assert "Somebody can share with you" in app.text()
    await app.tap("Follow")
    assert "Paste the link that was sent to you." in app.text()
    await app.type("The link that was sent", "https://example.org/hello")
    await app.tap("Follow")
    assert "This is not a link from Homeward." in app.text()
    assert app.find("The link that was sent", "TextField").control.value == "https://example.org/hello"
    await app.type("The link that was sent", LINK)
    await app.tap("Follow")
    assert app.page.route == "/"
    assert "Nothing has come yet" in app.text()
    assert "This page knows nothing about how they are." in app.text()
    app.assert_healthy()


@in_loop
async def test_what_is_wrong_with_a_link_can_be_closed() -> None:
    state = carer_state(plan=SAM)
    app = await whole(state)
    state.warn("Something else was found.")
    state.open_link(LINK[:-9])
    await app.settle()
    assert "A part of this link is missing." in app.text()
    await app.tap("Close")
    assert "A part of this link is missing." not in app.text()
    assert "Something else was found." in app.text()
    assert not app.has("Close")
    app.assert_healthy()


@in_loop
async def test_a_link_opened_twice_is_nobody_new() -> None:
    state = carer_state()
    app = await whole(state)
    for _ in range(2):
        state.open_link(LINK)
        await app.settle()
    assert len(state.following) == 1
    assert NEWCOMER not in app.text()
    other = LINK[:-2] + "ME"  # another link, while they are shown
    state.open_link(other)
    await app.settle()
    assert NEWCOMER in app.text()
    app.assert_healthy()


@in_loop
async def test_a_link_in_the_address_is_taken_out_of_it() -> None:
    state = carer_state(plan=SAM)
    app = await whole(state, f"/carer/1.{letters(b'x' * 32)}")
    assert app.page.route == "/carer"
    assert len(state.following) == 1
    assert state.plan == SAM
    app.assert_healthy()


@in_loop
async def test_an_own_plan_stays_in_sight_and_the_other_record_is_named() -> None:
    state = carer_state(one(), plan=SAM, entries=TODAY)
    app = await whole(state)
    assert "Day 23" in app.headings()[0]
    assert state.take_link(LINK) == ""
    await app.settle()
    assert NEWCOMER in app.text()
    await app.tap("See")
    await app.tap("Sam")
    for address in ("/", "/path", "/contacts", "/unwell", "/action", "/card", "/brain"):
        await app.navigate(address)
        assert "Sam\u2019s record, not yours." in app.text(), address
    await app.tap("Change")
    await app.tap("Back to my own record")
    assert (state.watching, app.page.route) == ("", "/")
    assert "not yours" not in app.text()
    app.assert_healthy()


@in_loop
async def test_taking_a_person_off_is_asked_first() -> None:
    state = carer_state(one(), one("alex", packed(replace(SAM, name="Alex Doe"))))
    app = await whole(state, "/carer")
    await app.tap("Take Sam off")
    assert "Take Sam off this device?" in app.text()
    await app.tap("No, keep following")
    assert len(state.following) == 2
    await app.tap("Take Sam off")
    await app.tap("Yes, take off")
    assert [each.uid for each in state.following] == ["alex"]
    assert "Take Sam off" not in app.text()
    app.assert_healthy()


@in_loop
async def test_the_right_one_of_two_without_a_name_is_taken_off() -> None:
    begun = {"x": NOW - timedelta(days=2), "y": NOW - timedelta(hours=1)}
    people = [replace(one(uid, "", None), begun=at) for uid, at in begun.items()]
    state = carer_state(*people)
    app = await whole(state, "/carer")
    rows = [name for name in app.names() if name.startswith("Take someone without a name off")]
    assert len(set(rows)) == 2
    await app.tap(next(name for name in rows if "Link opened here today at 9:40am." in name))
    assert "Take someone without a name off this device?\nLink opened here today at 9:40am." in app.text()
    await app.tap("Yes, take off")
    assert [each.uid for each in state.following] == ["x"]
    app.assert_healthy()


@in_loop
async def test_a_link_that_leads_nowhere_says_what_to_do_and_can_be_taken_off() -> None:
    state = carer_state(one(content="", reached=None))
    app = await whole(state)
    assert "a letter of it" not in app.text()
    state.sharing.say("sam", HubContact(trouble=Trouble.MISSING))
    await app.settle()
    assert "The server knows nothing under this link: a letter of it may be wrong" in app.text()
    await app.tap("People you follow")
    assert "Nothing has come yet. Nothing at the server." in app.text()
    await app.tap("Take someone without a name off")
    await app.tap("Yes, take off")
    assert state.following == ()
    app.assert_healthy()


@in_loop
async def test_a_person_taken_off_in_another_window_is_gone_here() -> None:
    state = carer_state(one(), one("alex", packed(replace(SAM, name="Alex Doe"))))
    app = await whole(state)
    state._own.drop_following("sam")
    await app.settle()
    assert "How Sam is doing" not in app.text()
    app.assert_healthy()
