"""The first number is the right one at every hour, no closed line is ever offered, every path ends in A&E."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.ae_card import build_ae_card
from models.call_plan import (
    ABROAD,
    ABROAD_999,
    CallPlan,
    build_call_plan,
    team_contacts,
    who_to_call_now,
)
from models.contacts import build_contacts
from models.diary import Diary
from models.opening import Open, hours_of
from models.pack import CarePack, Level, Opening
from models.pack_loader import load_centre
from models.records import Plan
from tests.people import LONDON, NIGHT, NOW, SAM

PACK = load_centre("uclh")
HELPLINE, TRIALS, MOBILE = "020 3447 7359", "020 3447 2528", "07852 220 900"
NO_MOBILE = replace(PACK, contacts=tuple(c for c in PACK.contacts if c.role != "out_of_hours"))
TRIAL, UNKNOWN = replace(SAM, trial=True), replace(SAM, trial=None)
LEVELS = tuple(Level)


def at(text: str, zone: ZoneInfo | timezone = LONDON) -> datetime:
    """A moment told on the clock of London, shown by a phone in `zone`."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(zone)


def numbers(plan: CallPlan) -> list[str]:
    return [step.number for step in plan.steps if step.number]


def urgent(now: datetime, plan: Plan = SAM, pack: CarePack = PACK) -> CallPlan:
    return build_call_plan(pack, plan, now, Level.URGENT)


OPEN_AND_CLOSED = [
    ("2026-11-20T08:59", False),  # a Friday
    ("2026-11-20T09:00", True),
    ("2026-11-20T10:40", True),
    ("2026-11-20T16:59", True),
    ("2026-11-20T17:00", False),
    ("2026-11-20T17:00:30", False),
    ("2026-11-20T03:00", False),
    ("2026-11-21T12:00", False),  # Saturday
    ("2026-11-22T12:00", False),  # Sunday
    ("2026-11-23T09:00", True),
    ("2026-12-25T12:00", False),  # Friday, Christmas Day
    ("2026-12-28T12:00", False),  # Monday, instead of Boxing Day
    ("2026-12-29T12:00", True),
    ("2027-01-01T12:00", False),
    ("2027-03-26T12:00", False),  # Good Friday
    ("2027-03-29T12:00", False),  # Easter Monday
    ("2026-10-23T09:00", True),  # the Friday before the clocks go back
    ("2026-10-23T08:59", False),
    ("2026-10-25T01:30", False),  # the hour that comes twice
    ("2026-10-26T08:59", False),  # the Monday after
    ("2026-10-26T09:00", True),
    ("2026-10-26T16:59", True),
    ("2026-10-26T17:00", False),
    ("2027-03-25T09:00", True),  # the last working day before the clocks go forward
    ("2027-03-28T12:00", False),
    ("2027-03-30T08:59", False),  # the first working day after
    ("2027-03-30T09:00", True),
    ("2027-03-30T17:00", False),
]
PHONES = [LONDON, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York"), UTC]


@pytest.mark.parametrize("phone", PHONES, ids=str)
@pytest.mark.parametrize(("moment", "is_open"), OPEN_AND_CLOSED)
def test_q5_q7_by_day_the_team_line_and_out_of_hours_the_mobile(
    moment: str, is_open: bool, phone: ZoneInfo | timezone
) -> None:
    now = at(moment, phone)
    for plan, line in ((SAM, HELPLINE), (TRIAL, TRIALS)):
        assert numbers(urgent(now, plan)) == ([line, MOBILE] if is_open else [MOBILE])
    assert numbers(urgent(now, UNKNOWN)) == ([HELPLINE, TRIALS, MOBILE] if is_open else [MOBILE])


def test_the_clock_changes_in_real_time() -> None:
    """9am in London is 8am UTC in summer and 9am UTC in winter."""
    for moment, is_open in (
        ("2026-10-23T08:00", True),
        ("2026-10-26T08:00", False),
        ("2026-10-26T09:00", True),
        ("2027-03-25T08:00", False),
        ("2027-03-25T09:00", True),
        ("2027-03-30T08:00", True),
        ("2027-03-30T16:00", False),
    ):
        now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        assert (numbers(urgent(now))[0] == HELPLINE) is is_open, moment


def test_in_hours_the_first_step_says_why() -> None:
    plan = urgent(NOW)
    assert [step.order for step in plan.steps] == [
        "Call your team now",
        "No answer in 2 minutes?",
        "No one answers at all? Go to A&E",
    ]
    assert plan.steps[0].reason == "It is 10:40am on Friday. The Haematology helpline is open until 5pm."


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-20T03:00", "It is 3am on Friday. The Haematology helpline opens at 9am,"),
        ("2026-11-20T17:00", "It is 5pm on Friday. The Haematology helpline opens at 9am on Monday,"),
        ("2026-11-22T17:00", "It is 5pm on Sunday. The Haematology helpline opens at 9am tomorrow,"),
        ("2026-12-24T18:00", "It is 6pm on Thursday. The Haematology helpline opens at 9am on Tuesday,"),
        (
            "2026-12-25T12:00",
            "It is midday on Friday, a bank holiday. The Haematology helpline opens at 9am on Tuesday,",
        ),
    ],
)
def test_out_of_hours_the_first_step_says_when_the_line_opens(moment: str, words: str) -> None:
    assert urgent(at(moment)).steps[0].reason.startswith(words)


def test_a_phone_abroad_is_told_whose_clock_it_is() -> None:
    assert "at UCLH" in urgent(at("2026-11-20T10:40", ZoneInfo("Asia/Tokyo"))).steps[0].reason
    assert "at UCLH" not in urgent(NOW).steps[0].reason


def test_a_phone_abroad_is_told_how_to_dial() -> None:
    """020... and 999 reach nobody, or somebody else, from a network abroad."""
    abroad = at("2026-11-20T10:40", ZoneInfo("Asia/Tokyo"))
    for level in LEVELS:
        told = [step.reason for step in build_call_plan(PACK, SAM, abroad, level).steps]
        assert sum(ABROAD in reason for reason in told) == 1
        assert not any(ABROAD in step.reason for step in build_call_plan(PACK, SAM, NOW, level).steps)
    worst = build_call_plan(PACK, SAM, abroad, Level.EMERGENCY, call_999=True).steps
    assert ABROAD_999 in worst[0].reason
    assert ABROAD in worst[1].reason
    assert ABROAD_999 not in build_call_plan(PACK, SAM, NOW, Level.EMERGENCY, True).steps[0].reason
    assert ABROAD in build_contacts(PACK, SAM, abroad).first_hours
    assert all(ABROAD in call.when for call in build_ae_card(PACK, SAM, Diary(), abroad).calls)
    assert not any(ABROAD in call.when for call in build_ae_card(PACK, SAM, Diary(), NOW).calls)


def test_an_emergency_is_called_in_on_the_way() -> None:
    plan = build_call_plan(PACK, SAM, NOW, Level.EMERGENCY)
    assert [step.kind for step in plan.steps] == ["call", "call", "ae"]
    assert plan.steps[0].order == "Call your team on the way"
    assert plan.steps[-1].order == "Go even with no answer"
    assert numbers(build_call_plan(PACK, SAM, NIGHT, Level.EMERGENCY)) == [MOBILE]


def test_999_comes_before_everything() -> None:
    for now in (NOW, NIGHT):
        plan = build_call_plan(PACK, SAM, now, Level.EMERGENCY, call_999=True)
        assert plan.steps[0].kind == "999"
        assert plan.first_call is plan.steps[0]
        assert plan.first_call.number == "999"


def test_not_urgent_by_day_is_the_nurse_then_the_line() -> None:
    plan = build_call_plan(PACK, SAM, NOW, Level.CONTACT)
    assert numbers(plan) == [SAM.nurse.number, HELPLINE, MOBILE]
    assert plan.steps[0].order == "Call Ada Mensah today"
    assert numbers(build_call_plan(PACK, Plan(trial=False), NOW, Level.CONTACT)) == [HELPLINE, MOBILE]


def test_not_urgent_at_night_waits_for_the_line_and_has_a_number_for_worse() -> None:
    plan = build_call_plan(PACK, SAM, at("2026-11-21T20:00"), Level.CONTACT)
    assert [(step.number, step.later) for step in plan.steps] == [
        (SAM.nurse.number, True),
        (HELPLINE, True),
        (MOBILE, False),
        ("", False),
    ]
    assert plan.steps[0].order == "Call Ada Mensah at 9am on Monday"
    assert plan.first_call is plan.steps[2]


def test_the_gp_has_no_number_and_the_team_stands_behind() -> None:
    plan = build_call_plan(PACK, SAM, NOW, Level.GP)
    assert plan.steps[0].kind == "gp"
    assert plan.steps[0].number == ""
    assert numbers(plan) == [HELPLINE, MOBILE]


def test_a_centre_without_an_out_of_hours_number() -> None:
    assert numbers(urgent(NOW, SAM, NO_MOBILE)) == [HELPLINE]
    plan = urgent(NIGHT, SAM, NO_MOBILE)
    assert numbers(plan) == []
    assert plan.first_call is None
    assert [step.order for step in plan.steps] == ["Go to A&E"]
    assert "opens at 9am" in plan.steps[0].reason


def test_a_centre_without_a_line_for_this_pathway() -> None:
    only_trials = replace(PACK, contacts=tuple(c for c in PACK.contacts if c.pathway != "not_trial"))
    assert numbers(urgent(NOW, SAM, only_trials)) == [MOBILE]
    nobody = replace(PACK, contacts=())
    assert [step.kind for step in urgent(NOW, SAM, nobody).steps] == ["ae"]


def test_after_the_last_known_bank_holiday_the_plan_says_so() -> None:
    later = at("2028-05-29T12:00")  # a bank holiday that this pack does not know
    assert later.date() > PACK.bank_holidays_until
    plan = urgent(later)
    assert "bank holiday" in plan.steps[0].reason
    assert numbers(plan) == [HELPLINE, MOBILE]


def test_a_line_that_never_says_its_hours_is_tried_first() -> None:
    unsaid = replace(
        PACK, contacts=tuple(replace(c, hours=()) if c.role == "team" else c for c in PACK.contacts)
    )
    assert numbers(urgent(NIGHT, SAM, unsaid)) == [HELPLINE, MOBILE]


def test_a_device_without_time_zones_still_has_a_plan() -> None:
    lost = replace(PACK, time_zone="Europe/Nowhere")
    assert numbers(urgent(NOW, SAM, lost)) == [HELPLINE, MOBILE]
    assert numbers(urgent(NIGHT, SAM, lost)) == [MOBILE]


def test_two_opening_spans_on_a_day() -> None:
    spans = (Opening((4,), datetime(1, 1, 1, 9).time(), datetime(1, 1, 1, 12).time()),)
    spans += (Opening((4,), datetime(1, 1, 1, 14).time(), datetime(1, 1, 1, 17).time()),)
    lunch = replace(PACK.contact("helpline"), hours=spans)
    assert hours_of(PACK, lunch, at("2026-11-20T11:59")).status is Open.YES
    shut = hours_of(PACK, lunch, at("2026-11-20T12:00"))
    assert shut.status is Open.NO
    assert shut.next_open == at("2026-11-20T14:00")


moments = st.datetimes(datetime(2025, 1, 1), datetime(2030, 12, 31), timezones=st.sampled_from(PHONES))


@given(
    moments,
    st.sampled_from(LEVELS),
    st.booleans(),
    st.sampled_from([SAM, TRIAL, UNKNOWN, Plan()]),
    st.sampled_from([PACK, NO_MOBILE, replace(PACK, contacts=())]),
)
@settings(max_examples=400, deadline=None)
def test_every_plan_ends_in_ae_and_offers_no_closed_line(
    now: datetime, level: Level, call_999: bool, plan: Plan, pack: CarePack
) -> None:
    made = build_call_plan(pack, plan, now, level, call_999)
    assert made.steps[-1].kind == "ae"
    assert "A&E" in made.steps[-1].order + made.steps[-1].reason
    ids = {contact.id for contact in pack.contacts}
    for step in made.steps:
        assert step.order
        if step.contact_id in ids and not step.later:
            assert hours_of(pack, pack.contact(step.contact_id), now).status is not Open.NO
    local = now.astimezone(LONDON)
    if level is Level.URGENT and pack is PACK and local.date() <= date(2027, 12, 31) and not call_999:
        closed = local.weekday() > 4 or local.date() in PACK.bank_holidays or not 9 <= local.hour < 17
        assert (numbers(made)[0] == MOBILE) is closed


def test_contacts_and_fallback_see_the_same_numbers() -> None:
    assert [c.number for c in team_contacts(PACK, SAM)] == [HELPLINE, MOBILE]
    assert [c.number for c in team_contacts(PACK, TRIAL)] == [TRIALS, MOBILE]
    assert [c.number for c in team_contacts(PACK, UNKNOWN)] == [HELPLINE, TRIALS, MOBILE]
    assert numbers(who_to_call_now(PACK, SAM, NOW + timedelta(hours=12))) == [MOBILE]
