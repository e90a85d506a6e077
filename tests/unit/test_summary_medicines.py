"""The medicines of the summary: a dose counts once, what nobody wrote down is said, nothing is guessed."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from models.diary import Diary
from models.doses import ME, SKIPPED, TAKEN, dose_tags
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.summary_days import NOTHING
from models.summary_medicines import medicines
from models.summary_period import choose_period
from tests.people import LONDON, NOW, SAM, entry

PACK = load_centre("uclh")
ACICLOVIR = Medicine("m1", "Aciclovir", "400 mg", times=(time(8), time(20)), started=date(2026, 11, 18))


def dose(medicine, due, outcome=TAKEN, late=0):
    at = due.replace(tzinfo=LONDON) + timedelta(minutes=late)
    return entry("dose", at, text=medicine.title, tags=dose_tags(medicine, due, outcome, ME))


def rows(plan, *entries, chosen="14"):
    diary = Diary(entries)
    return medicines(PACK, plan, diary, choose_period(diary, NOW, chosen), NOW)


def plan_of(*listed, words=""):
    return replace(SAM, prescribed=listed, medicines=words)


def test_taken_skipped_and_unknown_are_told_apart():
    days = [datetime(2026, 11, day, hour) for day in (18, 19) for hour in (8, 20)]
    written = [dose(ACICLOVIR, days[0]), dose(ACICLOVIR, days[1], SKIPPED), dose(ACICLOVIR, days[2])]
    made = rows(plan_of(ACICLOVIR), *written)
    # 19 November 8pm and 20 November 8am: nothing; 20 November 8pm is still to come
    assert made.table.rows == (("Aciclovir, 400 mg", "8am and 8pm", "2", "1", "2"),)


def test_a_dose_written_down_twice_counts_once():
    due = datetime(2026, 11, 19, 8)
    made = rows(plan_of(ACICLOVIR), dose(ACICLOVIR, due), dose(ACICLOVIR, due, late=30))
    assert made.table.rows[0][2] == "1"


def test_without_a_first_day_or_times_nothing_is_called_missing():
    needed = Medicine("m2", "Paracetamol", "500 mg", started=date(2026, 11, 1))
    unknown = replace(ACICLOVIR, started=None)
    taken = entry(
        "dose", NOW - timedelta(hours=1), text="Paracetamol", tags=dose_tags(needed, None, TAKEN, ME)
    )
    made = rows(plan_of(needed, unknown), taken)
    assert [row[-1] for row in made.table.rows] == [NOTHING, NOTHING]
    assert made.table.rows[0][1:3] == ("Only when needed", "1")


def test_what_was_stopped_in_this_time_is_still_there_with_its_day():
    stopped = replace(ACICLOVIR, stopped=date(2026, 11, 19))
    (row,) = rows(plan_of(stopped)).table.rows
    assert row[1] == "8am and 8pm. Stopped on 19 November 2026"
    assert row[-1] == "2"  # both of 18 November
    assert rows(plan_of(replace(stopped, stopped=date(2026, 11, 1)))).table is None


def test_a_steroid_that_the_team_did_not_agree_to_says_so():
    held = replace(ACICLOVIR, name="Prednisolone", agreed=False)
    (row,) = rows(plan_of(held)).table.rows
    assert "has not agreed" in row[1]
    assert row[-1] == "0"


def test_own_words_stand_above_the_list_and_none_at_all_is_said():
    assert rows(plan_of(words="Aciclovir\n\nGCSF")).lines == ("Aciclovir", "GCSF")
    assert rows(plan_of()).lines == ("Not written down.",)
    assert rows(plan_of(ACICLOVIR, words="GCSF")).lines == ("GCSF",)
