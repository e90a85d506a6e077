"""Several people on one device: the worst news first, an alarm for each, and no silent switch."""

from dataclasses import replace
from datetime import time

import pytest

from models.carer_people import ALERT, LISTED, SILENCE, UNKNOWN, page_title
from models.restore_share import shared_of
from models.share_keys import ADDRESS, CUT, NO_LINK, OWN, letters
from models.share_state import HubContact, Trouble
from services.followed import READ_ONLY
from tests.carer import DAYS, HOURS, MINUTES, SHIVERY, TODAY, carer_state, one, packed, share
from tests.people import NOW, SAM, entry

LINK = f"https://hub.example/{ADDRESS}1.{letters(b'x' * 32)}"
ALEX = replace(SAM, name="Alex Doe")


def called(name: str, entries=TODAY, **of_share) -> str:
    return packed(replace(SAM, name=name), entries, of=share(**of_share))


def test_the_worst_news_come_first() -> None:
    quiet = [entry("drink", NOW - 20 * HOURS, 250)]
    state = carer_state(
        one("a", called("Ann")),
        one("b", called("Bea", quiet, quiet=time(9))),
        one("c", "", None),
        one("d", called("Dee", [SHIVERY])),
        one("e", called("Eve", [entry("report", NOW - HOURS, tags=("seizure",))])),
        one("f", called("Flo"), NOW - 2 * HOURS),
        one("g", called("Gus", [SHIVERY]), ended=True),
    )
    news = state.news()
    assert [each.who.name for each in news] == ["Eve", "Dee", "Bea", "Gus", "", "Flo", "Ann"]
    assert [each.rank for each in news] == [ALERT, ALERT, SILENCE, UNKNOWN, UNKNOWN, UNKNOWN, LISTED]
    assert [bool(each.key) for each in news] == [True, True, True, False, False, False, False]
    assert "Sharing has ended. An alert stood then." in news[3].second
    assert "Nothing has come yet" in news[4].second
    assert page_title(news) == "Eve needs help"
    assert page_title(news[2:]) == "No check from Bea"
    assert page_title(news[3:]) == "Homeward"


def test_an_alarm_stays_through_every_trouble() -> None:
    for trouble in Trouble:
        state = carer_state(one("d", called("Dee", [SHIVERY]), NOW - 9 * DAYS))
        state.sharing.say("d", HubContact(NOW - 9 * DAYS, 0.0, trouble))
        assert state.news()[0].rank == ALERT
        assert page_title(state.news()) == "Dee needs help"


def test_the_alarm_of_a_person_without_a_name_is_not_taken_for_that_of_another() -> None:
    """It stands above the page of somebody else who is looked after."""
    state = carer_state(one("a", called("Ann")), one("x", called("", [SHIVERY])))
    alarm = state.news()[0].alarm
    assert alarm.startswith("Someone without a name: Take them to A&E now.")


def test_people_without_a_name_are_told_apart_by_when_their_link_was_opened() -> None:
    first = replace(one("x", called("")), begun=NOW - 2 * DAYS)
    second = replace(one("y", called("", [SHIVERY])), begun=NOW - HOURS)
    news = carer_state(first, second, one("z", "", None)).news()
    assert [each.begun for each in news] == [
        "Link opened here today at 9:40am.",
        "Link opened here Wednesday 11 November at 10:40am.",
        "Link opened here Wednesday 18 November at 10:40am.",
    ]
    assert all(each.second.endswith(each.begun) for each in news)
    assert news[0].alarm.endswith(news[0].begun)
    named = carer_state(one("a", called("Ann"))).news()[0]
    assert named.begun not in named.second


def test_what_is_reported_later_is_another_alarm() -> None:
    state = carer_state(one("d", called("Dee", [SHIVERY])))
    first = state.news()[0].key
    again = called("Dee", [SHIVERY, entry("report", NOW, tags=("sick",))])
    state._own.save_following(one("d", again))
    assert state.news()[0].key != first


def test_what_the_carer_wrote_about_one_is_not_about_another() -> None:
    state = carer_state(one("a", called("Ann")), one("b", called("Bea")))
    state.watch("a")
    assert state.write_report(("shivery",), None, "", "Saved")
    assert [(each.who.name, each.rank) for each in state.news()] == [("Ann", ALERT), ("Bea", LISTED)]
    state.watch("b")
    assert not state.diary.of("report")


def test_an_own_record_is_never_mixed_with_another() -> None:
    state = carer_state(one("a", called("Ann")), plan=SAM, entries=TODAY)
    assert state.watching == ""
    state.watch("a")
    assert state.record("temperature", "Added", 36.6)
    assert len(state._own.diary) == len(TODAY)
    state.come_home()
    assert (state.plan, state.shared, len(state.diary)) == (SAM, None, len(TODAY))


def test_nothing_that_is_shared_can_be_changed() -> None:
    state = carer_state(one("a", called("Ann")))
    before = shared_of(state.following[0])
    assert not state.save_plan(ALEX)
    assert state.notice is not None
    assert (state.notice.text, state.notice.problem) == (READ_ONLY, True)
    assert not state.remove_entry(TODAY[1].uid, "Removed")
    assert not state.change_entry(replace(TODAY[1], value=999), "Changed")
    assert state.plan.name == "Ann"
    assert shared_of(state.following[0]) == before


@pytest.mark.parametrize(("text", "said"), [("hello", NO_LINK), (LINK[:-3], CUT), ("", NO_LINK)])
def test_a_bad_link_is_one_sentence(text: str, said: str) -> None:
    state = carer_state()
    assert state.take_link(text) == said
    assert state.following == ()


@pytest.mark.parametrize(
    "message", ["{}.", "({})", "Sam here. My link is {} Love, Sam", "Tap this:\n{}\n", "{}/", "<{}>"]
)
def test_a_link_pasted_with_the_message_around_it_is_followed(message: str) -> None:
    state = carer_state()
    assert state.take_link(message.format(LINK)) == ""
    assert state.following[0].secret == letters(b"x" * 32)


@pytest.mark.parametrize("wrong", ["{}A", "{}-", "{}_.", "No link 1.", LINK[:-1] + "."])
def test_a_link_with_a_letter_too_many_or_too_few_is_not_followed(wrong: str) -> None:
    state = carer_state()
    assert state.take_link(wrong.format(LINK)) in (CUT, NO_LINK)
    assert state.following == ()


def test_the_own_link_opened_by_mistake_is_not_followed() -> None:
    """Else the hub would say that the carer had opened it."""
    state = carer_state(plan=SAM)
    uid = state.share_with("Anna")
    share = next(each for each in state.shares if each.uid == uid)
    assert state.take_link(state.link_of(share)) == OWN
    assert (state.following, state.newcomer) == ((), "")


def test_a_link_on_an_empty_device_shows_at_once() -> None:
    state = carer_state()
    assert state.take_link(LINK) == ""
    assert state.watching == state.following[0].uid
    assert state.take_link(LINK) == ""
    assert len(state.following) == 1


def test_the_link_of_what_has_ended_shows_nothing_of_it_again() -> None:
    """Also where the server cannot be asked."""
    secret = letters(b"x" * 32)
    state = carer_state(replace(one("a", called("Ann"), ended=True), secret=secret))
    assert state.take_link(LINK) == ""
    assert [(each.ended, each.secret) for each in state.following] == [(True, secret)]
    assert state.newcomer == ""
    assert state.news()[0].second.startswith("Sharing has ended.")


def test_a_link_never_takes_the_place_of_an_own_plan() -> None:
    state = carer_state(plan=SAM)
    assert state.take_link(LINK) == ""
    assert (state.watching, state.plan) == ("", SAM)
    assert state.newcomer == state.following[0].uid
    state.watch(state.newcomer)
    assert state.newcomer == ""


def test_a_link_never_takes_the_place_of_another_person_or_of_ticks() -> None:
    state = carer_state(one("a", called("Ann")))
    assert state.watching == "a"
    assert state.take_link(LINK) == ""
    assert state.watching == "a"
    empty = carer_state()
    empty.set_draft(signs=frozenset({"shivery"}))
    assert empty.take_link(LINK) == ""
    assert (empty.watching, empty.draft.signs) == ("", frozenset({"shivery"}))


def test_to_watch_whom_one_watches_keeps_what_is_ticked() -> None:
    state = carer_state(one("a", called("Ann")))
    state.set_draft(signs=frozenset({"shivery"}))
    state.watch("a")
    assert state.draft.signs == {"shivery"}


def test_when_one_is_taken_off_the_front_page_is_that_of_the_next() -> None:
    state = carer_state(one("a", called("Ann")), one("b", called("Bea")))
    assert state.unfollow("a")
    assert (state.watching, state.plan.name) == ("b", "Bea")
    own = carer_state(one("a", called("Ann")), one("b", called("Bea")), plan=SAM)
    own.watch("a")
    assert own.unfollow("a")
    assert (own.watching, own.plan) == ("", SAM)


def test_taken_off_is_gone_with_what_was_written() -> None:
    state = carer_state(one("a", called("Ann")), one("b", called("Bea")))
    state.write_report(("shivery",), None, "", "Saved")
    assert state.unfollow("a")
    assert [each.uid for each in state.following] == ["b"]
    assert (state.watching, state.diary.of("report"), state._own.notes_about("a")) == ("b", (), {})
    assert not [name for name in state._own._tables.documents().get("noted", {}) if name.startswith("a/")]


def test_a_device_that_only_follows_opens_at_somebody_who_still_shares() -> None:
    state = carer_state(one("a", called("Ann"), ended=True), one("b", called("Bea")))
    assert state.watching == "b"


def test_what_came_is_shown_without_a_tap_and_read_only_once() -> None:
    state = carer_state(one("a", called("Ann")), one("b", called("Bea")))
    other = next(person for person in state.people if person.one.uid == "b")
    newer = called("Ann", [*TODAY, entry("temperature", NOW + MINUTES, 37.2)])
    state._own.save_following(replace(one("a", newer), version=2))
    assert state.diary.of("temperature")[-1].value == 37.2
    assert next(person for person in state.people if person.one.uid == "b").diary is other.diary


def test_what_was_wrong_with_a_link_goes_with_the_right_one_however_it_comes() -> None:
    state = carer_state()
    state.open_link(LINK[:-5])
    assert state.take_link(LINK[:-5]) == CUT
    assert state.problems == (CUT,)
    assert state.take_link(LINK) == ""  # pasted
    assert state.problems == ()


def test_what_was_wrong_with_a_link_goes_with_the_right_one() -> None:
    state = carer_state()
    state.open_link(LINK[:-5])
    state.open_link("no link")
    assert state.problems == (NO_LINK,)
    state.open_link(LINK)
    assert state.problems == ()
    assert state.watching
