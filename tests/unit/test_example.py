"""The example person is the same one at any hour, and nothing of theirs is later than now."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.diary import Diary
from models.example import example_record
from models.pack_loader import load_centre
from models.red_flags import standing
from models.restore import record_to_tables, restore_tables
from tests.people import LONDON, NOW

PACK = load_centre("uclh")
moments = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)).map(lambda at: at.replace(tzinfo=LONDON))


@given(moments)
def test_at_any_moment_sam_is_on_day_23_with_the_day_so_far(now):
    record = example_record(now)
    diary, today = Diary(record.entries), now.date()
    assert (today - record.plan.infusion).days == 23
    assert (today - record.plan.home).days == 9
    assert diary.total(today, "drink") == 1200
    assert diary.total(today, "steps") == 1640
    assert standing(PACK, diary, now) is None
    assert all(each.at <= now or each.kind == "appointment" for each in record.entries)
    assert all(each.written <= now for each in record.entries)


def test_two_weeks_with_a_day_without_a_reading_and_a_night_that_was_acted_on():
    record = example_record(NOW)
    diary = Diary(record.entries)
    days = {(NOW.date() - each.at.date()).days for each in diary.of("temperature")}
    assert days == set(range(15)) - {3}
    [report] = diary.of("report")
    assert report.at.hour == 3
    assert diary.of("seen")[0].tags == (report.uid,)
    assert record.plan.picc
    assert record.plan.gcsf
    assert all(each.value < 38 for each in diary.of("temperature"))


def test_it_is_the_same_each_time_and_uses_only_what_the_pack_knows():
    assert example_record(NOW) == example_record(NOW)
    record = example_record(NOW)
    assert len({each.uid for each in record.entries}) == len(record.entries)
    tasks = {task.id for task in PACK.tasks}
    checks = {check.id for check in PACK.meal_checks}
    for each in record.entries:
        assert each.kind != "task" or each.text in tasks
        assert each.kind != "meal" or set(each.tags) <= checks
        assert each.kind != "pee" or each.text in {colour.id for colour in PACK.pee}
        assert each.kind != "call" or each.tags[0] in {contact.id for contact in PACK.contacts}
    assert {pair[0] for pair in record.plan.team_dates} <= {milestone.id for milestone in PACK.milestones}


@pytest.mark.parametrize("when", [NOW, NOW - timedelta(hours=10)])
def test_it_survives_being_stored(when):
    record = example_record(when)
    assert restore_tables(record_to_tables(record)).entries == record.entries
