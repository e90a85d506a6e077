"""Points without a date keep their place on the road: first days, what goes on now, what comes later."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.dates import add_months
from models.diary import Diary
from models.milestones import concerns
from models.path import build_path, next_milestone
from models.records import Plan
from tests.people import NOW, SAM, entry
from tests.unit.test_path import EMPTY, PACK, TODAY, row


def on_road(plan, today=TODAY, diary=EMPTY):
    return [row.title for row in build_path(PACK, plan, diary, today).rows if row.on_road]


def test_z04_the_first_days_in_hospital_lie_between_infusion_and_home_and_have_no_date():
    titles = on_road(SAM)
    assert titles[:3] == ["CAR T\u2011cell infusion", "First days in hospital", "Home from hospital"]
    found = row(SAM, TODAY, "First days in hospital")
    assert (found.place, found.day, found.when, found.team_date) == ("past", None, "", False)
    assert "48 hours" in found.words


@pytest.mark.parametrize(
    ("plan", "place"),
    [
        (replace(SAM, home=None), "open"),
        (replace(SAM, home=date(2026, 11, 25)), "open"),
        (replace(SAM, infusion=date(2026, 12, 1), home=None), "ahead"),
        (Plan(), "open"),
    ],
)
def test_z04_while_in_hospital_the_first_days_are_not_behind(plan, place):
    assert row(plan, TODAY, "First days in hospital").place == place
    titles = on_road(plan)
    assert titles.count("First days in hospital") == 1


def test_z10_f01_f13_h07_what_comes_later_ends_the_road_without_a_countdown():
    later = ["Your strength", "Fewer hospital visits", "Late effects", "Check-ups for other cancers"]
    assert on_road(SAM)[-5:] == [*later, "Irradiated blood only"]
    for years in (0, 1, 10, 50):
        for title in (*later, "Irradiated blood only"):
            found = row(SAM, add_months(TODAY, 12 * years), title)
            assert (found.place, found.when, found.day) == ("open", "", None)


def test_no_point_without_a_date_is_what_comes_next_on_today():
    before = replace(SAM, infusion=TODAY + timedelta(days=3), home=None)
    assert next_milestone(PACK, before, EMPTY, TODAY).title == "CAR T\u2011cell infusion"
    far = next_milestone(PACK, SAM, EMPTY, TODAY + timedelta(days=4000))
    assert far is None


def test_f08_the_weekly_picc_care_says_when_it_was_and_is_due_and_goes_without_a_picc():
    never = row(SAM, TODAY, "PICC line")
    assert never.when == "PICC flush and new dressing: every week, at UCLH or your local hospital"
    diary = Diary([entry("task", NOW - timedelta(days=2), text="picc_flush")])
    assert row(SAM, TODAY, "PICC line", diary).when.endswith("done Wednesday. Due again Wednesday")
    assert "PICC line" not in on_road(replace(SAM, picc=False))


def test_f12_on_a_trial_the_schedule_stands_on_the_road_in_place_of_the_scans():
    on_trial, off = on_road(replace(SAM, trial=True)), on_road(SAM)
    assert ("Your trial schedule" in on_trial, "PET scan" in on_trial) == (True, False)
    assert ("Your trial schedule" in off, "PET scan" in off) == (False, True)


def test_every_point_says_where_it_comes_from():
    diary = Diary([entry("appointment", NOW + timedelta(days=7), text="Blood test")])
    for plan in (SAM, replace(SAM, trial=True)):
        rows = build_path(PACK, plan, diary, TODAY).rows
        assert [each.title for each in rows if not each.source] == ["You are here"]
    assert row(SAM, TODAY, "Blood test", diary).source == "Added by you"


def test_every_row_is_shown_once_on_the_road_or_beside_it():
    for plan in (SAM, replace(SAM, trial=True), replace(SAM, home=None), Plan()):
        rows = build_path(PACK, plan, EMPTY, TODAY).rows
        ids = [each.id for each in rows]
        assert len(ids) == len(set(ids))
        assert {each.id for each in PACK.milestones if concerns(each, plan)} <= set(ids)
