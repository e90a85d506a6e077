"""FA14: a nap has a time to get up within the hour, which holds whatever the screen or the clock does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from models.diary import Diary
from models.entry_form import build_form
from models.nap import LENGTHS, build_nap, get_up, nap_tags
from models.pack_loader import load_centre
from tests.people import NOW, entry

PACK = load_centre("uclh")


def nap(ago, length=30):
    return entry("nap", NOW - timedelta(minutes=ago), tags=nap_tags(length))


def state(ago, length=30):
    return build_nap(Diary([nap(ago, length)]), NOW)


def test_every_choice_is_less_than_an_hour():
    assert all(length < 60 for length in LENGTHS)


@pytest.mark.parametrize(
    ("ago", "length", "title", "over"),
    [
        (0, 30, "Get up at 11:10am", False),
        (29, 30, "Get up at 10:41am", False),
        (30, 30, "Time to get up", True),
        (60, 55, "Time to get up", True),
        (61, 55, "Your nap is longer than 1 hour", True),
        (241, 20, "Are you still having a nap?", True),
    ],
)
def test_from_lying_down_to_much_too_long(ago, length, title, over):
    found = state(ago, length)
    assert (found.title, found.over) == (title, over)
    assert found.running is not None


@pytest.mark.parametrize(
    "tags", [("running",), ("running", "ring:"), ("running", "ring:x"), ("running", "ring:9999")]
)
def test_a_strange_tag_still_rings_within_the_hour(tags):
    assert get_up(entry("nap", NOW, tags=tags), NOW) <= NOW + timedelta(minutes=60)
    assert get_up(entry("nap", NOW, tags=("running", "ring:500")), NOW) == NOW + timedelta(minutes=60)


def test_a_nap_across_the_end_of_summer_time_lasts_its_minutes():
    summer = timezone(timedelta(hours=1))  # the clock of a device gives fixed offsets
    start = entry("nap", datetime(2026, 10, 25, 1, 50, tzinfo=summer), tags=nap_tags(30))
    found = build_nap(Diary([start]), datetime(2026, 10, 25, 1, 10, tzinfo=UTC))
    assert found.title == "Get up at 1:20am"


def test_a_nap_that_is_over_and_none_at_all():
    assert build_nap(Diary(), NOW).title == "Nap"
    done = replace(nap(50), value=40, tags=())
    assert build_nap(Diary([done]), NOW).words == "Last nap: 40 minutes, today"


def test_a_nap_written_down_later_does_not_hide_the_one_that_goes_on():
    written = entry("nap", NOW, 40)
    assert build_nap(Diary([nap(10), written]), NOW).title == "Get up at 11am"


def test_a_running_nap_can_be_opened_and_has_no_minutes_to_correct():
    running = nap(10)
    assert build_form(PACK, Diary([running]), running.uid, NOW).value is None
