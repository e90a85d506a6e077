"""A dose is one medicine at one time of one day: asked for when it is due, and never counted twice."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.diary import Diary
from models.dose_form import asked_dose
from models.dose_words import dose_lines, say_already, say_dose_entry
from models.doses import (
    CARER,
    DUE,
    LATER,
    ME,
    SKIPPED,
    TAKEN,
    UNRECORDED,
    UPCOMING,
    already,
    dose_id,
    dose_tags,
    doses_of_day,
    extras_of_day,
    read_dose,
    too_soon,
)
from models.medicine import Medicine
from models.records import Entry
from tests.people import LONDON, NOW

TWICE_A_DAY = Medicine("m1", "Aciclovir", "400 mg", times=(time(8), time(18)))
BEDTIME = Medicine("m2", "Posaconazole", "300 mg", times=(time(22),))
NEEDED = Medicine("m3", "Ondansetron", "4 mg")


def at(hour, minute=0, day=20, zone=LONDON, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


def wrote(medicine, due, outcome=TAKEN, when=None, who=ME, until=None, uid=""):
    when = when or (due.replace(tzinfo=LONDON) if due else NOW)
    tags = dose_tags(medicine, due, outcome, who, until)
    return Entry(uid or "-".join((*tags, when.isoformat())), "dose", when, when, None, medicine.title, tags)


def due(hour, minute=0, day=20, month=11):
    return datetime(2026, month, day, hour, minute)


def states(medicines, entries, now):
    return [(dose.due.hour, dose.state) for dose in doses_of_day(medicines, Diary(entries), now)]


@pytest.mark.parametrize(
    ("clock", "morning", "evening"),
    [
        (at(6, 59), UPCOMING, UPCOMING),
        (at(7), DUE, UPCOMING),
        (at(10), DUE, UPCOMING),
        (at(10, 1), UNRECORDED, UPCOMING),
        (at(17), UNRECORDED, DUE),
        (at(20, 1), UNRECORDED, UNRECORDED),
    ],
)
def test_a_dose_is_due_around_its_time_and_then_just_not_written_down(clock, morning, evening):
    assert states([TWICE_A_DAY], [], clock) == [(8, morning), (18, evening)]


def test_the_outcome_that_was_written_down_stays():
    entries = [wrote(TWICE_A_DAY, due(8)), wrote(TWICE_A_DAY, due(18), SKIPPED, at(17, 30))]
    assert states([TWICE_A_DAY], entries, at(19)) == [(8, TAKEN), (18, SKIPPED)]


def test_later_waits_and_then_is_due_again():
    entries = [wrote(TWICE_A_DAY, due(8), LATER, at(8), until=due(9, 30))]
    assert states([TWICE_A_DAY], entries, at(9, 29))[0] == (8, LATER)
    assert states([TWICE_A_DAY], entries, at(9, 30))[0] == (8, DUE)
    assert states([TWICE_A_DAY], [*entries, wrote(TWICE_A_DAY, due(8), TAKEN, at(9, 31))], at(10))[0] == (
        8,
        TAKEN,
    )


def test_two_doses_of_a_medicine_are_never_due_together():
    close = replace(TWICE_A_DAY, times=(time(8), time(8, 30), time(9)))
    late = [wrote(close, due(8), LATER, at(8), until=due(23))]
    moment = at(5)
    while moment < at(23, 59):
        for entries in ([], late):
            found = [state for _, state in states([close], entries, moment)]
            assert found.count(DUE) <= 1
        moment += timedelta(minutes=5)


def test_last_nights_dose_is_asked_for_after_midnight_and_not_all_the_next_day():
    after = at(0, 30, day=21)
    assert states([BEDTIME], [], after) == [(22, UNRECORDED), (22, UPCOMING)]
    taken = wrote(BEDTIME, due(22), TAKEN, after)
    assert states([BEDTIME], [taken], after) == [(22, UPCOMING)]
    assert states([BEDTIME], [taken], at(23, day=21)) == [(22, DUE)]
    assert states([BEDTIME], [], at(9, day=21)) == [(22, UPCOMING)]


def test_the_hour_that_comes_twice_holds_one_dose():
    night = replace(BEDTIME, times=(time(1, 30),))
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    second = first.replace(fold=1)
    assert second.utcoffset() != first.utcoffset()
    slot = datetime(2026, 10, 25, 1, 30)
    assert states([night], [], first) == [(1, DUE)]
    entries = [wrote(night, slot, TAKEN, first)]
    assert states([night], entries, second) == [(1, TAKEN)]
    assert already(Diary(entries), "m2", slot, second) is not None


def test_the_hour_that_never_comes_does_not_hide_its_dose():
    night = replace(BEDTIME, times=(time(1, 30),))
    assert states([night], [], datetime(2027, 3, 28, 2, 5, tzinfo=LONDON)) == [(1, DUE)]


def test_a_journey_west_does_not_ask_for_a_dose_again():
    entries = [wrote(TWICE_A_DAY, due(8), TAKEN, at(8))]
    new_york = timezone(timedelta(hours=-5))
    assert states([TWICE_A_DAY], entries, at(8, zone=new_york)) == [(8, TAKEN), (18, UPCOMING)]


def test_a_journey_east_says_that_the_last_dose_was_just_now():
    tokyo = timezone(timedelta(hours=9))
    entries = [wrote(TWICE_A_DAY, due(8), TAKEN, at(8))]
    now = at(18, zone=tokyo)  # 9am in London
    evening = doses_of_day([TWICE_A_DAY], Diary(entries), now)[1]
    assert evening.state == DUE
    assert too_soon(evening, Diary(entries), now) is not None
    line = dose_lines((TWICE_A_DAY,), Diary(entries), now)[1]
    assert "ask your team or pharmacist" in line.note
    assert "Do not take two doses together." in line.note


def test_a_dose_taken_late_warns_before_the_next():
    entries = [wrote(TWICE_A_DAY, due(8), TAKEN, at(16))]
    assert "A dose was taken today at 4pm." in dose_lines((TWICE_A_DAY,), Diary(entries), at(18))[1].note
    entries = [wrote(TWICE_A_DAY, due(8), TAKEN, at(9))]
    assert dose_lines((TWICE_A_DAY,), Diary(entries), at(18))[1].note == ""


def test_a_missed_dose_sends_to_the_team_and_never_says_take_it_now():
    line = dose_lines((TWICE_A_DAY,), Diary(), at(13))[0]
    assert line.second == "Due at 8am. Nothing written down."
    assert "ask your team or pharmacist" in line.note
    assert "take it now" not in line.note.lower()


def test_a_second_recording_is_known_with_who_and_when():
    entries = [wrote(TWICE_A_DAY, due(8), TAKEN, at(8, 5), CARER)]
    found = already(Diary(entries), "m1", due(8), at(8, 20))
    assert found is not None
    said = say_already(found, at(8, 20))
    assert "your carer, today at 8:05am" in said
    assert already(Diary(entries), "m1", due(18), at(18)) is None
    assert already(Diary(entries), "m2", due(8), at(8, 20)) is None


def test_a_dose_that_was_put_off_is_not_recorded_yet():
    entries = [wrote(TWICE_A_DAY, due(8), LATER, at(8), until=due(9))]
    assert already(Diary(entries), "m1", due(8), at(9)) is None


def test_when_needed_asks_only_about_the_last_hour():
    entries = [wrote(NEEDED, None, TAKEN, at(9))]
    assert already(Diary(entries), "m3", None, at(9, 30)) is not None
    assert already(Diary(entries), "m3", None, at(10)) is None


def test_putting_off_never_reaches_the_next_dose():
    short = replace(TWICE_A_DAY, times=(time(8), time(10)))
    asked = asked_dose((short,), Diary(), at(8, 20), dose_id("m1", due(8)))
    assert asked is not None
    assert asked.put_off == (due(8, 50),)
    full = asked_dose((TWICE_A_DAY,), Diary(), at(8, 20), dose_id("m1", due(8)))
    assert full is not None
    assert full.put_off == (due(8, 50), due(9, 20), due(10, 20))


def test_a_medicine_is_asked_for_from_its_first_day_until_it_was_stopped():
    from_today = replace(TWICE_A_DAY, started=date(2026, 11, 20))
    assert len(states([from_today], [], at(0, 10))) == 2  # and none of yesterday evening
    assert states([replace(TWICE_A_DAY, stopped=date(2026, 11, 20))], [], at(9)) == []
    assert states([replace(TWICE_A_DAY, agreed=False)], [], at(9)) == []
    assert len(states([replace(TWICE_A_DAY, agreed=True)], [], at(9))) == 2


def test_what_was_taken_beside_the_doses_is_listed():
    moved = wrote(TWICE_A_DAY, due(7), TAKEN, at(7))  # its time was changed to 8am since
    extra = wrote(NEEDED, None, TAKEN, at(9))
    diary = Diary([moved, extra, wrote(TWICE_A_DAY, due(8), TAKEN, at(8))])
    doses = doses_of_day([TWICE_A_DAY, NEEDED], diary, NOW)
    assert [one.entry for one in extras_of_day(diary, doses, NOW.date())] == [moved, extra]


@pytest.mark.parametrize(
    "tags",
    [
        (),
        ("m1",),
        ("m1", "", "eaten", "me"),
        ("m1", "8am", TAKEN, "me"),
        ("m1", "", LATER, "me"),
        ("m1", "2026-11-20T08:00", LATER, "me"),
        ("m1", "2026-11-20T08:00", LATER, "me", "soon"),
        ("m1", "2026-11-20T08:00+00:00", TAKEN, "me"),
    ],
)
def test_broken_tags_say_nothing_and_stop_nothing(tags):
    broken = replace(wrote(TWICE_A_DAY, due(8)), tags=tags)
    assert read_dose(broken) is None
    assert states([TWICE_A_DAY], [broken], at(8)) == [(8, DUE), (18, UPCOMING)]
    assert say_dose_entry(broken)[0] == "Aciclovir, 400 mg"


def test_a_dose_in_the_timeline():
    one = wrote(TWICE_A_DAY, due(8), TAKEN, at(8, 5), CARER)
    assert say_dose_entry(one) == (
        "Aciclovir, 400 mg",
        "Taken. It was due at 8am. Written down by your carer",
    )
    put_off = wrote(TWICE_A_DAY, due(8), LATER, at(8), until=due(9))
    assert say_dose_entry(put_off)[1] == "Put off. It was due at 8am"


slots = st.sampled_from([due(8), due(18), due(8, day=19), due(18, day=19)])
moments = st.integers(-40 * 60, 14 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
recorded = st.builds(
    lambda slot, outcome, when, who, until: wrote(
        TWICE_A_DAY, slot, outcome, when, who, slot + until if outcome == LATER else None
    ),
    slots,
    st.sampled_from([TAKEN, SKIPPED, LATER]),
    moments,
    st.sampled_from([ME, CARER]),
    st.integers(1, 300).map(lambda minutes: timedelta(minutes=minutes)),
)
many = st.lists(recorded, max_size=8, unique_by=lambda entry: entry.uid)


@given(many, st.randoms(use_true_random=False), moments)
def test_the_order_of_entries_does_not_matter(entries, rng, now):
    mixed = list(entries)
    rng.shuffle(mixed)
    assert doses_of_day([TWICE_A_DAY], Diary(entries), now) == doses_of_day([TWICE_A_DAY], Diary(mixed), now)
    for slot in (due(8), due(18)):
        one, other = (already(Diary(found), "m1", slot, now) for found in (entries, mixed))
        assert one == other


@given(many, moments)
def test_a_day_has_each_dose_once_however_often_it_was_written_down(entries, now):
    doses = doses_of_day([TWICE_A_DAY], Diary(entries), now)
    ids = [dose.id for dose in doses]
    assert len(set(ids)) == len(ids)
    today = [dose for dose in doses if dose.due.date() == now.date()]
    assert len(today) == 2
    for dose in today:
        told = {one.tags[2] for one in entries if one.tags[1] == dose.due.isoformat(timespec="minutes")}
        assert (dose.state == TAKEN) == (TAKEN in told)
