"""One carer on the person's phone: how sending goes, other choices, the link, what they see, the end."""

import logging
from dataclasses import replace
from datetime import timedelta

import flet as ft

from models import share_words as words
from models.share_keys import from_letters, letters, link_secret
from models.share_state import Sending, Trouble
from tests.components.harness import in_loop
from tests.components.share_stage import ANNA, actions, sharing_state
from tests.components.stage import PHONE, TABLET, whole
from tests.people import NOW, SAM, entry


@in_loop
async def test_how_the_sending_goes_and_when_it_was_opened():
    state = sharing_state(replace(ANNA, sent=NOW - timedelta(minutes=2)))
    app = await whole(state, f"/share/{ANNA.uid}", **PHONE)
    assert "Sent 2 minutes ago" in app.text()
    assert "Not opened when this was last sent" in app.text()
    state.sharing.tell(**{ANNA.uid: Sending(True, NOW, Trouble.NO_ANSWER)})
    await app.settle()
    assert "Waiting to be sent since 10:40am: no answer from the server. It goes by itself." in app.text()
    state._own.save_share(replace(ANNA, opened=NOW.replace(hour=8, minute=5)))
    state.sharing.tell()
    await app.settle()
    assert "Sent just now" in app.text()
    assert "Opened today at 8:05am" in app.text()
    await app.navigate("/share")
    assert "Sent just now\nOpened today at 8:05am" in app.text()
    app.assert_healthy()


@in_loop
async def test_other_choices_keep_the_link_and_what_was_sent_meanwhile():
    state = sharing_state(ANNA)
    link = state.link_of(ANNA)
    app = await whole(state, f"/share/{ANNA.uid}", **TABLET)
    await app.tap("Change this")
    await app.type("Your own phone number", "")
    await app.tap("Mood")
    save = app.find("Save").control.on_click
    state._own.save_share(replace(ANNA, version=9))  # sent, and the form is not drawn anew yet
    await save(None)
    await app.settle()
    (share,) = state.shares
    assert (share.number, share.version, share.owner) == ("", 9, ANNA.owner)
    assert "mood" in share.sections
    assert state.link_of(share) == link
    assert "Their page cannot offer to call you" in app.text()
    app.assert_healthy()


@in_loop
async def test_the_form_of_one_carer_is_never_saved_for_another():
    """The page stays the same when only the address changes."""
    ben = replace(ANNA, uid="b" * 32, carer="Ben", number="")
    state = sharing_state(ANNA, ben)
    app = await whole(state, f"/share/{ANNA.uid}", **PHONE)
    await app.tap("Change this")
    await app.type("Your own phone number", "020 7946 0123")
    await app.navigate(f"/share/{ben.uid}")
    assert app.find("Name of the carer").control.value == "Ben"
    await app.tap("Save")
    assert set(state.shares) == {ANNA, ben}
    await app.tap(words.STOP)
    await app.navigate(f"/share/{ANNA.uid}")
    assert "Stop sharing with" not in app.text()
    app.assert_healthy()


@in_loop
async def test_stopping_is_asked_first_and_said_until_it_has_ended():
    state = sharing_state(ANNA)
    app = await whole(state, f"/share/{ANNA.uid}", **PHONE)
    await app.tap(words.STOP)
    assert "Stop sharing with Anna?" in app.text()
    assert words.AFTER_STOP in app.text()
    assert not state.shares[0].ending
    await app.tap("No, go on sharing")
    await app.tap(words.STOP)
    await app.tap("Yes, stop sharing")
    assert state.shares[0].ending
    assert app.page.route == "/share"
    assert words.STOPPING in app.text()
    await app.navigate(f"/share/{ANNA.uid}")
    assert words.STOPPING in app.text()
    assert not app.has("Show the link again")
    await app.navigate(f"/share/{ANNA.uid}/link")
    assert not actions(app, ft.ShareText)
    state._own.drop_share(ANNA.uid)  # the hub said yes
    await app.navigate(f"/share/{ANNA.uid}")
    assert words.GONE in app.text()
    app.assert_healthy()


@in_loop
async def test_when_the_hub_does_not_answer_what_is_shared_stays_in_sight_and_can_be_stopped():
    state = sharing_state(ANNA, address="")
    app = await whole(state, "/share", **PHONE)
    assert words.HUB_AWAY in app.text()
    assert not app.has("Add a carer")
    await app.tap("Anna")
    assert not app.has("Show the link again")
    await app.tap(words.STOP)
    await app.tap("Yes, stop sharing")
    assert state.shares[0].ending
    await app.navigate(f"/share/{ANNA.uid}/link")
    await app.navigate("/share/new")
    assert words.HUB_AWAY in app.text()
    app.assert_healthy()


@in_loop
async def test_the_person_can_look_at_the_page_that_the_carer_has():
    """With what is chosen for this carer, and nothing else."""
    entries = [
        entry("temperature", value=37.2),
        entry("drink", value=300),
        entry("note", text="only mine"),
        entry("report", tags=("shivery",)),
    ]
    state = sharing_state(replace(ANNA, sections=("unwell", "temperature")), entries=entries)
    app = await whole(state, f"/share/{ANNA.uid}", **PHONE)
    await app.tap("See what Anna sees")
    assert words.SEEN in app.text()
    assert "37.2C" in app.text()
    assert "A&E now" in app.text()
    assert [word for word in ("only mine", "litres", "0.3") if word in app.text()] == []
    assert app.has("I feel unwell or worried")
    assert state.watching == ""
    await app.tap("Anna")
    assert app.page.route == f"/share/{ANNA.uid}"
    app.assert_healthy()


@in_loop
async def test_a_link_that_leads_to_nothing_yet_says_so():
    state = sharing_state(replace(ANNA, sent=None, version=0))
    app = await whole(state, f"/share/{ANNA.uid}/link")
    for sending, said in (
        (Sending(True, NOW), False),  # on its way: that takes a moment
        (Sending(True, NOW, Trouble.NO_ANSWER), True),
        (Sending(), False),
    ):
        state.sharing.tell(**{ANNA.uid: sending})
        await app.settle()
        assert (words.NOT_THERE in app.text()) is said
    app.assert_healthy()


@in_loop
async def test_below_an_instruction_it_says_which_carers_do_not_see_it_yet():
    """Else somebody who is ill could count on a carer who knows nothing."""
    ben = replace(ANNA, uid="b" * 32, carer="Ben", created=NOW + timedelta(minutes=1))
    others = {"ending": replace(ben, uid="c" * 32, ending=True), "no alerts": replace(ben, uid="d" * 32)}
    others["no alerts"] = replace(others["no alerts"], sections=("fluids",))
    state = sharing_state(
        ANNA, ben, *others.values(), plan=SAM, entries=[entry("report", NOW, tags=("shivery",))]
    )
    app = await whole(state, "/action")
    assert "has not reached" not in app.text()
    waits = Sending(True, NOW, Trouble.NO_ANSWER)
    state.sharing.tell(**dict.fromkeys((ANNA.uid, *(one.uid for one in others.values())), waits))
    await app.settle()
    assert "This has not reached Anna yet." in app.text()
    state.sharing.tell(**{ANNA.uid: waits, ben.uid: waits})
    await app.settle()
    assert "This has not reached Anna and Ben yet." in app.text()
    state.sharing.tell(**{ANNA.uid: Sending(True, NOW), ben.uid: Sending()})
    await app.settle()
    assert "has not reached" not in app.text()
    app.assert_healthy()


@in_loop
async def test_the_link_is_on_no_screen_in_no_address_and_in_no_log(caplog):
    caplog.set_level(logging.DEBUG)
    state = sharing_state(ANNA)
    app = await whole(state, f"/share/{ANNA.uid}/link", **PHONE)
    secret = letters(link_secret(from_letters(ANNA.owner)))
    await app.tap("Copy the link")
    await app.tap("Send the link") if app.find("Send the link").control.on_click else None
    read = "\n".join((app.text(), *app.names(), *app.labels(), app.page.route, caplog.text))
    assert [one for one in (secret, ANNA.owner) if one in read] == []


@in_loop
async def test_a_link_to_nobody_is_said():
    app = await whole(sharing_state(ANNA), "/share/nobody", **PHONE)
    assert words.GONE in app.text()
    await app.navigate("/share/nobody/link")
    assert words.GONE in app.text()
    app.assert_healthy()
