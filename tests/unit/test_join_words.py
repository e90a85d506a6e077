"""The preview of a plan from the ward: all of it in words, and what a yes changes here."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given, settings

from models.diary import Diary
from models.join import Offer
from models.join_words import NOT_HERE, Change, build_preview, merge
from models.medicine import Medicine
from models.medicines import CALL_FIRST
from models.pack_loader import load_centre
from models.records import Person, Plan
from tests.people import NOW, SAM
from tests.unit.records import plans
from tests.unit.ward_plan import BY, FIVE, FLUSH, FULL

PACK, EMPTY = load_centre("uclh"), Diary()
OFFER = Offer(FULL, BY, NOW - timedelta(minutes=35), (FLUSH,))


def pairs(lines):
    return [(line.title, line.words) for line in lines]


def test_everything_in_plain_words_on_a_new_phone() -> None:
    shown = build_preview(PACK, Plan(), EMPTY, OFFER, NOW)
    assert shown.made == "Made by T13 North, AM, today at 10:05am"
    assert pairs(shown.facts) == [
        ("Name", "Sam Taylor"),
        ("CAR\u00a0T\u2011cell infusion", "Wednesday 28 October 2026"),
        ("Home from hospital", "Wednesday 11 November 2026"),
        ("Clinical trial", "No"),
        ("PICC line", "Yes"),
        ("GCSF injections", "Yes"),
        ("Date of birth", "4 May 1968"),
        ("Allergies", "penicillin (rash)"),
        ("Medicines, in words", "none"),
        ("Irradiated blood card", "You have it"),
        ("To drink each day", "2.5 litres"),
        ("Step goal", "1,500 steps a day"),
    ]
    assert pairs(shown.medicines)[0] == ("Aciclovir, 400 mg, 1 tablet", "8am and 8pm")
    assert pairs(shown.medicines)[3] == ("Ondansetron, 8 mg, 1 tablet", "Only when needed")
    assert pairs(shown.dates)[0][1] == "Monday 23 November 2026"
    assert pairs(shown.dates)[-1] == (
        "Line flush and dressing at Northfield",
        "Monday 23 November at 10:40am",
    )
    assert [(line.who, line.number) for line in shown.numbers][-3:] == [
        ("Your nurse: Ada Mensah", "020 7946 0123"),
        ("Your local hospital: Northfield General", "020 7946 0456"),
        ("Your emergency contact: Jo Taylor", "07700 900142"),
    ]
    assert "020 3447 7359" in [line.number for line in shown.numbers]
    assert shown.changes == ()


def test_what_the_ward_left_out_is_said_not_hidden() -> None:
    facts = pairs(build_preview(PACK, Plan(), EMPTY, Offer(Plan(infusion=SAM.infusion), "", NOW), NOW).facts)
    assert ("Clinical trial", NOT_HERE) in facts
    assert ("Home from hospital", NOT_HERE) in facts


def test_each_change_stands_beside_what_is_here() -> None:
    theirs = replace(
        FULL,
        infusion=date(2026, 10, 29),
        trial=True,
        nurse=Person("Ben Cole", "020 7946 0999"),
        team_dates=(),
    )
    mine = replace(
        SAM, prescribed=(Medicine("p", "Paracetamol", "1 g"),), team_dates=(("pet_1", date(2026, 12, 1)),)
    )
    changes = build_preview(PACK, mine, EMPTY, Offer(theirs, BY, NOW), NOW).changes
    assert changes == (
        Change("CAR\u00a0T\u2011cell infusion", "Wednesday 28 October 2026", "Thursday 29 October 2026"),
        Change("Clinical trial", "No", "Yes"),
        Change("Paracetamol, 1 g", "Only when needed", ""),
        Change("Nurse or keyworker", "Ada Mensah, 020 7946 0123", "Ben Cole, 020 7946 0999"),
    )


def test_a_visit_that_moves_stands_beside_its_day_before() -> None:
    before = replace(FLUSH, at=FLUSH.at - timedelta(days=1))
    report = replace(FLUSH, kind="report", tags=("fever",))
    assert build_preview(PACK, FULL, Diary([before]), OFFER, NOW).changes == (
        Change(
            "A booked visit",
            "Line flush and dressing at Northfield, Sunday 22 November at 10:40am",
            "Line flush and dressing at Northfield, Monday 23 November at 10:40am",
        ),
    )
    assert build_preview(PACK, FULL, Diary([FLUSH]), OFFER, NOW).changes == ()
    assert build_preview(PACK, FULL, Diary([report]), OFFER, NOW).changes == ()


def test_what_the_ward_left_out_stays_as_it_is_here() -> None:
    theirs = Plan(infusion=SAM.infusion, name="S")
    after = merge(SAM, theirs)
    assert after == replace(SAM, name="S", numbers_confirmed=False)
    assert merge(SAM, replace(theirs, picc=False)).picc is False


def test_a_name_without_a_number_never_takes_a_number_away() -> None:
    after = merge(SAM, replace(FULL, nurse=Person("Ben Cole")))
    assert after.nurse == SAM.nurse
    assert merge(Plan(), replace(FULL, nurse=Person("Ben Cole"))).nurse == Person("Ben Cole")


def test_numbers_are_never_taken_over_as_checked() -> None:
    assert FULL.numbers_confirmed
    assert not merge(SAM, FULL).numbers_confirmed
    assert not merge(Plan(), FULL).numbers_confirmed


def test_a_dose_that_is_written_down_stays_with_its_medicine() -> None:
    """Else it would be asked for a second time."""
    mine = replace(SAM, prescribed=(Medicine("mine", "aciclovir ", "200 mg", times=(time(8),)),))
    after = merge(mine, FULL)
    assert [one.uid for one in after.prescribed] == ["mine", *(one.uid for one in FIVE[1:])]
    assert after.prescribed[0] == replace(FIVE[0], uid="mine")


def test_two_strengths_of_one_name_keep_their_own_identity() -> None:
    two = (Medicine("a", "Prednisolone", "5 mg"), Medicine("b", "Prednisolone", "1 mg"))
    mine = replace(SAM, prescribed=(Medicine("mine", "Prednisolone"),))
    assert merge(mine, replace(FULL, prescribed=two)).prescribed == two
    assert merge(replace(SAM, prescribed=two), replace(FULL, prescribed=two)).prescribed == two


def test_a_steroid_that_the_team_has_not_agreed_to_says_so_before_the_yes() -> None:
    held = Medicine("s", "Prednisolone", "5 mg tablets", times=(time(8),), agreed=False)
    shown = build_preview(PACK, Plan(), Diary(), replace(OFFER, plan=replace(FULL, prescribed=(held,))), NOW)
    assert [line.words for line in shown.medicines] == [CALL_FIRST]


def test_dates_of_the_team_add_up() -> None:
    mine = replace(SAM, team_dates=(("pet_1", date(2026, 12, 1)), ("picc", date(2026, 12, 2))))
    assert dict(merge(mine, FULL).team_dates) == dict(mine.team_dates) | dict(FULL.team_dates)


@settings(max_examples=100, deadline=None)
@given(mine=plans, theirs=plans)
def test_any_two_plans(mine: Plan, theirs: Plan) -> None:
    after = merge(mine, theirs)
    uids = [one.uid for one in after.prescribed]
    assert len(uids) == len(set(uids))
    assert merge(after, theirs) == after
    assert build_preview(PACK, mine, EMPTY, Offer(theirs, "", NOW), NOW).made
    assert build_preview(PACK, after, EMPTY, Offer(theirs, "", NOW), NOW).changes == ()
