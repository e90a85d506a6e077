"""What is notified of: each thing at its moments and no more, together where it can be, quiet at night."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from models.diary import Diary
from models.doses import ME, TAKEN, dose_tags
from models.due import due_list
from models.due_notices import FIRST, OPEN, notices
from models.medicine import Medicine
from models.nap import nap_tags
from models.pack_loader import load_centre
from models.records import Plan
from models.reminders import KINDS, ReminderSettings, Shown, last_shown, snooze, switched
from tests.people import LONDON, NOW, SAM, entry

PACK = load_centre("uclh")
ACICLOVIR = Medicine("a1", "Aciclovir", "400 mg", times=(time(8), time(14), time(22)))
TABLET = Medicine("c0", "Co-trimoxazole", "480 mg", times=(time(8),))
PLAN = replace(SAM, prescribed=(ACICLOVIR,))
ONLY_DOSES = ReminderSettings(off=frozenset(KINDS) - {"medicine"})
EIGHT = "medicine|a1|2026-11-20T08:00"


def at(hour, minute=0, day=20):
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


def look(reminders, now, *entries, plan=PLAN):
    return notices(due_list(PACK, plan, Diary(entries), reminders, now), reminders)


def taken(hour=8, when=None):
    tags = dose_tags(ACICLOVIR, datetime(2026, 11, 20, hour), TAKEN, ME)
    return entry("dose", when or at(hour), tags=tags)


def day_of(reminders, *entries, plan=PLAN, hours=range(24), every=5):
    """The notifications of a day on which the app is open all the time, with the hour of each."""
    shown = []
    for hour in hours:
        for minute in range(0, 60, every):
            found = look(reminders, at(hour, minute), *entries, plan=plan)
            reminders = found.after
            shown += [(f"{hour}:{minute:02d}", notice) for notice in found.show]
    return shown


def test_a_dose_is_shown_at_its_time_and_twice_more_and_then_left_alone():
    found = day_of(ONLY_DOSES, hours=range(12))
    assert [when for when, _ in found] == ["8:00", "8:30", "9:00"]
    assert {notice.id for _, notice in found} == {EIGHT}
    assert {notice.actions for _, notice in found} == {("taken", "later")}


def test_it_stops_when_it_is_written_down_and_is_taken_away():
    first = look(ONLY_DOSES, at(8))
    assert [notice.id for notice in first.show] == [EIGHT]
    after = look(first.after, at(8, 30), taken())
    assert (after.show, after.withdraw) == ((), (EIGHT,))
    assert look(after.after, at(8, 31), taken()).withdraw == ()


def test_it_is_taken_away_when_its_time_is_over():
    found = look(ONLY_DOSES, at(8))
    assert look(found.after, at(10, 1)).withdraw == (EIGHT,)


def test_what_was_slept_through_is_shown_once_and_not_three_times():
    found = look(ONLY_DOSES, at(9, 20))
    assert len(found.show) == 1
    assert look(found.after, at(9, 21)).show == ()


def test_nothing_is_shown_before_its_time():
    assert look(ONLY_DOSES, at(7, 59)).show == ()


def test_medicines_of_one_time_come_as_one_without_a_taken_for_all():
    plan = replace(SAM, prescribed=(ACICLOVIR, TABLET))
    (notice,) = look(ONLY_DOSES, at(8), plan=plan).show
    assert (notice.title, notice.actions, len(notice.items)) == ("Time for your medicines", ("later",), 2)


def test_one_of_a_group_that_waits_comes_again_alone_and_the_group_goes():
    plan = replace(SAM, prescribed=(ACICLOVIR, TABLET))
    first = look(ONLY_DOSES, at(8), plan=plan)
    second = look(first.after, at(8, 30), taken(), plan=plan)
    assert [notice.items for notice in second.show] == [("medicine|c0|2026-11-20T08:00",)]
    assert second.withdraw == (first.show[0].id,)


def test_text_is_discreet_unless_the_person_wants_details():
    (notice,) = look(ONLY_DOSES, at(8)).show
    assert (notice.title, notice.body) == ("Time for a medicine", OPEN)
    (named,) = look(replace(ONLY_DOSES, details=True), at(8)).show
    assert named.title == "Aciclovir, 400 mg"


def test_no_discreet_word_tells_of_an_illness():
    for kind in KINDS.values():
        said = kind.discreet.lower()
        assert not [
            word for word in ("dose", "picc", "hospital", "temperature", "clinic", "car t") if word in said
        ]


@pytest.mark.parametrize("details", [False, True])
def test_a_dose_too_soon_after_another_never_sounds_like_take_it(details):
    late = taken(8, at(12, 30))
    (notice,) = look(replace(ONLY_DOSES, details=details), at(14), late).show
    assert "taken" not in notice.actions
    said = f"{notice.title} {notice.body}"
    assert FIRST in said or "Before you take another" in said


def test_quiet_hours_let_a_dose_come_once_at_its_own_time_and_hold_the_rest():
    found = day_of(ONLY_DOSES, taken(), taken(14), hours=range(12, 24))
    assert [when for when, _ in found] == ["22:00"]


def test_a_dose_found_late_in_quiet_hours_wakes_nobody():
    assert look(ONLY_DOSES, at(22, 29), taken(), taken(14)).show
    assert look(ONLY_DOSES, at(22, 30), taken(), taken(14)).show == ()


def test_the_word_before_a_late_bedtime_comes_in_quiet_hours():
    nights = [entry("sleep", at(8, day=20 - ago), 8.5) for ago in range(5)]  # to bed at 11:30pm
    only = replace(ReminderSettings(), off=frozenset(KINDS) - {"bedtime"})
    assert [when for when, _ in day_of(only, *nights, hours=range(20, 24))] == ["22:30"]


def test_what_quiet_hours_held_comes_after_them_if_it_still_makes_sense():
    early = replace(ONLY_DOSES, off=frozenset(KINDS) - {"weekly"}, quiet_from=time(9), quiet_until=time(12))
    held = look(early, at(10, 30))
    assert held.show == look(held.after, at(11, 59)).show == ()
    assert [len(look(held.after, at(12)).show)] == [1]


@pytest.mark.parametrize(
    ("start", "end", "quiet"),
    [
        (time(22), time(7), [0, 1, 2, 3, 4, 6, 22, 23]),
        (time(1), time(5), [1, 2, 3, 4]),
        (time(8), time(8), []),
    ],
)
def test_quiet_hours_may_run_over_midnight_or_be_none(start, end, quiet):
    reminders = ReminderSettings(quiet_from=start, quiet_until=end)
    assert [hour for hour in (0, 1, 2, 3, 4, 6, 8, 12, 22, 23) if reminders.quiet(at(hour))] == quiet


def test_a_kind_that_is_off_is_not_notified_of_and_stays_on_the_list():
    off = switched(ONLY_DOSES, "medicine", False)
    assert look(off, at(8)).show == ()
    assert due_list(PACK, PLAN, Diary(), off, at(8)).find(EIGHT).state == "due"
    assert switched(off, "medicine", True) == ONLY_DOSES


def test_the_nap_rings_by_itself_in_quiet_hours_too_and_three_times_at_most():
    nap = entry("nap", at(23), tags=nap_tags(30))
    found = day_of(replace(ReminderSettings(), off=frozenset(KINDS) - {"nap"}), nap, hours=[23])
    assert [(when, notice.rings) for when, notice in found] == [
        ("23:30", True),
        ("23:35", True),
        ("23:40", True),
    ]


def test_the_nudge_comes_three_times_and_then_rests_until_the_person_moves():
    only = replace(ReminderSettings(), off=frozenset(KINDS) - {"move"})
    assert [when for when, _ in day_of(only)] == ["9:00", "10:00", "11:00"]
    moved = entry("moved", at(12, 10))
    reminders = only
    for hour in (9, 10, 11):
        reminders = look(reminders, at(hour)).after
    assert look(reminders, at(13, 10), moved).show


def test_other_things_of_a_moment_come_as_one():
    (notice,) = look(ReminderSettings(), at(10, 40), taken()).show
    assert notice.title.endswith("things for now")
    assert notice.route == "/"


def test_put_off_by_hand_it_comes_again_at_that_time_although_it_was_shown():
    only = replace(ReminderSettings(), off=frozenset(KINDS) - {"temperature"})
    first = look(only, at(9))
    later = snooze(first.after, "temperature|temperature_am|2026-11-20", at(9, 30))
    waiting = look(later, at(9, 10))
    assert (waiting.show, waiting.withdraw) == ((), (first.show[0].id,))
    assert look(waiting.after, at(9, 29)).show == ()
    assert len(look(waiting.after, at(9, 30)).show) == 1


def test_a_device_whose_clock_was_years_ahead_reminds_again_and_not_without_end():
    wrong = replace(ONLY_DOSES, shown=(Shown(EIGHT, 1, at(8) + timedelta(days=900)),))
    shown = []
    for minute in range(0, 60):
        found = look(wrong, at(8, minute))
        wrong, shown = found.after, [*shown, *found.show]
    assert 1 <= len(shown) <= 2
    late = replace(ONLY_DOSES, shown=(Shown(EIGHT, 3, at(8) + timedelta(days=900)),))
    assert look(late, at(8)).show == ()


def test_old_marks_are_forgotten_and_those_of_what_waits_are_not():
    old = Shown("medicine|a1|2026-01-01T08:00", 1, NOW - timedelta(days=100))
    review = Shown(f"review|{PACK.review_due.isoformat()}", 1, NOW - timedelta(days=100))
    reminders = replace(ONLY_DOSES, shown=(old, review))
    assert look(reminders, NOW).after.shown == ()
    later = at(12).replace(month=12, day=5)
    kept = look(replace(reminders, shown=(replace(review, last=later - timedelta(days=90)),)), later).after
    assert [one.id for one in kept.shown][:1] == [review.id]


def test_the_last_one_shown_is_known_for_the_self_test():
    assert last_shown(ONLY_DOSES) is None
    assert last_shown(look(ONLY_DOSES, at(8)).after).id == EIGHT


def test_an_empty_record_asks_for_nothing_but_the_day():
    found = look(ReminderSettings(), at(3), plan=Plan())
    assert found.show == ()


def test_the_marks_of_months_are_few():
    """All of them are written to the device with each reminder."""
    reminders, now = ONLY_DOSES, NOW
    for _ in range(60 * 24):
        reminders = look(reminders, now).after
        now += timedelta(hours=1)
    assert 3 <= len(reminders.shown) <= 15


def test_what_is_told_by_being_shown_is_remembered_for_as_long_as_it_may_be_told_as_missed():
    visit = Shown("visit|v1|2026-10-20T08:00+00:00", 1, NOW - timedelta(days=31))
    dose = Shown("medicine|a1|2026-10-20T08:00", 1, NOW - timedelta(days=31))
    later = Shown("medicine|a1|2026-10-21T08:00", 1, NOW - timedelta(days=30))
    reminders = replace(ONLY_DOSES, off=frozenset(KINDS), shown=(visit, dose, later))
    assert look(reminders, NOW).after.shown == (visit, later), "and the newest, for the self-test"
