"""The two ages on a carer's screen, and what is said where a link is broken, wrong, or leads nowhere."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from models.carer import NEVER
from models.carer_link import BEHIND, UNSURE
from models.share_state import Trouble
from tests.carer import HOURS, MINUTES, carer, texts
from tests.people import NOW, SAM

SENT = "Sam\u2019s phone sent this today at 10:40am."


def test_the_two_ages_are_told_apart() -> None:
    shown = carer(now=NOW + 10 * MINUTES, reached=NOW + 6 * MINUTES)
    assert (shown.entry.title, shown.entry.second) == ("Last entry 10:10am", "40 minutes ago, by Sam")
    assert (shown.contact.title, shown.contact.second) == (
        "Checked 4 minutes ago",
        "Sam\u2019s phone sent this today at 10:40am. The server had nothing newer.",
    )
    assert not shown.old


@pytest.mark.parametrize(
    ("since_sent", "since_heard", "trouble", "said"),
    [
        (timedelta(0), timedelta(0), Trouble.NONE, f"{SENT} The server had nothing newer."),
        (50 * MINUTES, timedelta(0), Trouble.NONE, f"{SENT} The server had nothing newer."),
        (
            3 * HOURS,
            timedelta(0),
            Trouble.NONE,
            f"{SENT} Since then Sam wrote nothing, or the phone could not send it.",
        ),
        (
            3 * HOURS,
            timedelta(0),
            Trouble.SERVER,
            f"The server answers, but it has trouble. This device tries again by itself. {SENT}",
        ),
        (
            3 * HOURS,
            2 * HOURS,
            Trouble.NO_ANSWER,
            f"This device has not reached the server since 11:40am. It tries again by itself. {SENT}",
        ),
        (
            3 * HOURS,
            timedelta(0),
            Trouble.MISSING,
            f"The server has nothing from Sam now. Ask Sam to open Homeward. {SENT}",
        ),
    ],
)
def test_whatever_was_heard_it_says_when_the_phone_sent_what_is_shown(
    since_sent: timedelta, since_heard: timedelta, trouble: Trouble, said: str
) -> None:
    now = NOW + since_sent
    shown = carer(now=now, reached=now - since_heard, trouble=trouble)
    assert shown.contact.second == said


def test_a_phone_that_waits_to_send_is_never_called_the_newest() -> None:
    """The hub came back a moment ago; the phone tries again within a minute, so an alert may wait."""
    said = " ".join(texts(carer(now=NOW + 20 * MINUTES, reached=NOW + 20 * MINUTES)))
    assert SENT in said
    assert not re.search(r"newest|latest copy|up to date|everything|all there is", said, re.IGNORECASE)


def test_a_phone_whose_clock_is_ahead_says_no_time_of_sending() -> None:
    shown = carer(made=NOW + 3 * HOURS)
    assert shown.contact.second.startswith(f"Sam\u2019s phone sent this. {UNSURE}")
    assert "1:40pm" not in shown.contact.second


@pytest.mark.parametrize("ahead", [-7200.0, 0.0, 3600.0, 90_000.0])
def test_ages_go_by_the_clock_of_the_hub(ahead: float) -> None:
    """This device is hours off: what was 30 minutes ago is 30 minutes ago."""
    shown = carer(now=NOW + timedelta(seconds=ahead), ahead=ahead)
    assert shown.entry.second == "30 minutes ago, by Sam"
    assert shown.contact.title == "Checked just now"
    assert not shown.old
    assert ("The clock of this device is" in " ".join(shown.clock)) is (ahead != 0)


def test_old_is_said_crossed_out_and_which_link_broke() -> None:
    shown = carer(now=NOW + 2 * HOURS, trouble=Trouble.NO_ANSWER)
    assert shown.contact.title == "Last checked 2 hours ago"
    assert shown.contact.second.startswith("This device has not reached the server since 10:40am")
    assert shown.old.startswith("What is crossed out here is old.")


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Trouble.NO_ANSWER, "has not reached the server since 10:40am"),
        (Trouble.SERVER, "it has trouble"),
        (Trouble.BUSY, "asks this device to wait"),
        (Trouble.MISSING, "nothing from Sam now. Ask Sam to open Homeward"),
        (Trouble.DAMAGED, "could not be opened"),
        (Trouble.OLDER, "something older"),
        (Trouble.NEWER, "Update Homeward"),
        (Trouble.STORE, "could not keep what came"),
    ],
)
def test_every_trouble_has_its_words_and_a_bad_content_is_old_at_once(trouble: Trouble, said: str) -> None:
    shown = carer(trouble=trouble, now=NOW + MINUTES)
    assert said in shown.contact.second
    assert bool(shown.old) is (trouble in BEHIND)
    assert "newest" not in shown.contact.second


def test_a_phone_that_sends_nothing_is_named() -> None:
    shown = carer(now=NOW + 30 * HOURS, reached=NOW + 30 * HOURS)
    assert "Sam\u2019s phone has sent nothing since yesterday 10:40am" in shown.contact.second
    assert "newest" not in shown.contact.second


def test_never_fetched_is_loud_and_knows_nothing() -> None:
    shown = carer(content="", reached=None)
    assert shown.loud == (NEVER, "This page knows nothing about how they are.")
    assert shown.contact.title == "Not checked yet"
    assert (shown.values, shown.temperature, shown.alert) == ((), None, None)
    assert [call.number for call in shown.calls] == ["020 3447 7359", "020 3447 2528"]


def test_a_link_with_a_wrong_letter_says_so_and_what_to_do() -> None:
    shown = carer(content="", reached=None, trouble=Trouble.MISSING)
    assert shown.loud is not None
    assert shown.loud[0] == NEVER
    for words in (
        "This page knows nothing about how they are.",
        "The server knows nothing under this link: a letter of it may be wrong, sharing was stopped",
        "Open the link again, scan the code, or ask for a new link.",
        "To take this one off, open \u2018People you follow\u2019 below.",
    ):
        assert words in shown.loud[1]
    assert shown.contact.title == "Nothing at the server"
    assert "has nothing from" not in " ".join(texts(shown)), "nobody can ask a person who does not share"


def test_a_box_that_was_lost_later_is_no_wrong_link() -> None:
    shown = carer(trouble=Trouble.MISSING)
    assert shown.loud is None
    assert "a letter of it" not in " ".join(texts(shown))


def test_a_page_without_a_name_says_when_its_link_was_opened() -> None:
    opened = "Link opened here Wednesday 11 November at 10:40am."
    assert opened in carer(plan=replace(SAM, name="")).under
    assert carer(content="", reached=None).under == opened
    assert opened not in carer().under
