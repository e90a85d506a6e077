"""When a carer is told of a silence, by the person's own day, and how names, clocks and zones are said."""

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone

import pytest

from models.carer_link import UNSURE
from models.carer_words import of, say_ago, who_is
from tests.carer import DAYS, HOURS, MINUTES, SHIVERY, carer
from tests.people import LONDON, NOW, SAM, entry

# Silence


@pytest.mark.parametrize(
    ("quiet", "last", "now", "silent"),
    [
        (time(8, 30), NOW - 13 * HOURS, NOW, True),  # nothing since midnight, and it is past the time
        (time(11), NOW - 13 * HOURS, NOW, False),  # the time has not come
        (time(8, 30), NOW - 5 * HOURS, NOW, False),  # something was written after midnight
        (None, NOW - 13 * HOURS, NOW, False),
        (None, NOW - 24 * HOURS - MINUTES, NOW, True),
        (time(23), NOW - 25 * HOURS, NOW, True),
    ],
)
def test_silence_begins_at_the_agreed_time_and_always_after_a_day(quiet, last, now, silent) -> None:
    shown = carer(entries=[entry("drink", last, 250)], quiet=quiet, now=now)
    assert (shown.silence is not None) is silent
    assert bool(shown.old) is silent


def test_silence_says_since_when_and_what_to_do() -> None:
    at = datetime(2026, 11, 19, 20, 10, tzinfo=LONDON)
    shown = carer(entries=[entry("drink", at, 250)], quiet=time(8, 30), now=NOW)
    assert shown.silence is not None
    assert shown.silence.title == "No check since yesterday 8:10pm"
    assert shown.silence.second == "That is 14 hours ago. You agreed on 8:30am."
    assert shown.silence.ask == "No answer, or Sam seems confused? Use the red button."


def test_silence_behind_a_broken_link_says_that_something_may_wait() -> None:
    shown = carer(now=NOW + 30 * HOURS, reached=NOW)
    assert shown.silence is not None
    assert "something newer may wait there" in shown.silence.second


def test_a_person_who_never_wrote_is_silent_after_a_day() -> None:
    shown = carer(entries=())
    assert shown.silence is not None
    assert shown.silence.title == "No check yet"
    assert shown.entry.title == "No entry yet"


def test_an_entry_of_a_wrong_clock_is_no_age() -> None:
    late = replace(entry("drink", NOW, 250), written=NOW + 3 * DAYS)
    shown = carer(entries=[late])
    assert "A clock is wrong" in shown.entry.second
    assert "clock of Sam\u2019s phone or of this device is wrong" in shown.old


# Names and clocks


def test_without_a_name_the_words_stay_grammatical() -> None:
    shown = carer(entries=[SHIVERY], plan=replace(SAM, name=""), sections=("temperature", "unwell"))
    assert shown.title == "How they are doing"
    assert shown.who.worried == "I am worried about them"
    assert shown.alert is not None
    assert shown.alert.title == "Take them to A&E now"
    assert shown.alert.todo[0] == "The person you look after must not drive."
    assert "At 8:25am the person you look after ticked" in shown.alert.reported[0]
    assert of(shown.who, "Your team, your nurse") == "Their team, their nurse"


def test_times_are_the_persons_own_and_the_day_is_theirs() -> None:
    """The carer is in New York at 9pm on Thursday; for Sam it is Friday, 2am."""
    york = timezone(timedelta(hours=-5))
    now = datetime(2026, 11, 19, 21, 0, tzinfo=york)
    there = now.astimezone(LONDON)
    shown = carer(
        [entry("drink", there - HOURS, 250), entry("drink", there - 3 * HOURS, 400)],
        now,
        made=there,
        reached=now,
    )
    assert shown.entry.title == "Last entry 1am"
    assert shown.entry.second == "60 minutes ago, by Sam" or shown.entry.second == "1 hour ago, by Sam"
    assert shown.values[0].value == "0.25 litres"  # of Friday, without the mug of Thursday evening
    assert shown.clock == ("Times of entries are Sam\u2019s own. It is 2am where Sam is.",)


def test_a_person_abroad_has_their_own_midnight() -> None:
    tokyo = timezone(timedelta(hours=9))
    made = datetime(2026, 11, 20, 8, 0, tzinfo=tokyo)
    last = datetime(2026, 11, 19, 23, 0, tzinfo=tokyo)
    now = datetime(2026, 11, 20, 0, 30, tzinfo=LONDON)  # 9:30am in Tokyo
    shown = carer([entry("drink", last, 250)], now, made=made, reached=now, quiet=time(9))
    assert shown.silence is not None
    assert shown.silence.title == "No check since yesterday 11pm"


def test_what_was_written_after_their_midnight_is_of_their_day() -> None:
    tokyo = timezone(timedelta(hours=9))
    made = datetime(2026, 11, 20, 0, 30, tzinfo=tokyo)  # 3:30pm of the 19th in London
    now = datetime(2026, 11, 20, 0, 30, tzinfo=LONDON)
    assert carer([entry("drink", made, 250)], now, made=made, reached=now, quiet=time(9)).silence is None


def test_a_word_of_the_hub_from_the_future_has_no_age() -> None:
    shown = carer(now=NOW - 10 * MINUTES, reached=NOW)
    assert (shown.contact.title, shown.contact.second) == ("Last checked 10:40am", UNSURE)
    assert shown.old


def test_when_the_clocks_change_the_persons_day_changes_with_them() -> None:
    made = datetime(2026, 10, 24, 20, 0, tzinfo=timezone(timedelta(hours=1)))  # summer time
    now = datetime(2026, 10, 25, 23, 30, tzinfo=LONDON)
    shown = carer([entry("drink", made, 250)], now, made=made, reached=now)
    assert shown.clock == ()
    assert shown.entry.title == "Last entry yesterday 8pm"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-59), "just now"),
        (timedelta(seconds=119), "just now"),
        (25 * MINUTES, "25 minutes ago"),
        (60 * MINUTES, "1 hour ago"),
        (47 * HOURS, "47 hours ago"),
        (3 * DAYS, "3 days ago"),
    ],
)
def test_ages_in_words(age: timedelta, words: str) -> None:
    assert say_ago(age) == words


def test_a_very_long_name_is_cut() -> None:
    assert len(who_is("Wolfeschlegel" * 15).name) == 20
