"""What goes into a share: nothing that is off, each instruction whole, and the same screens over there."""

import json
from dataclasses import fields, replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.brain import BASELINE, baseline
from models.call_plan import team_contacts
from models.contacts import build_contacts
from models.diary import Diary
from models.doses import doses_of_day
from models.fluids import build_fluids
from models.kinds import KINDS
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.path import build_path
from models.records import Person, Plan
from models.red_flags import is_fever, standing
from models.restore_share import restore_shared, shared_to_data
from models.share import ALWAYS, SECTIONS, USUAL, Share, build_shared, own_number
from models.share_seal import MOST_SEALED, pack, unpack
from models.steps import build_steps
from tests.people import NOW, SAM, entry, year_of_entries
from tests.unit.records import records

PACK = load_centre("uclh")
ALL = tuple(section.id for section in SECTIONS)
SHARE = Share("s", "Anna", "A" * 43, NOW, ALL, "07700 900142", time(10))
chosen = st.sets(st.sampled_from(ALL)).map(lambda ids: tuple(one for one in ALL if one in ids))


def sent(plan, entries, sections, now=NOW):
    """What is sealed, and what comes out of it."""
    shared = build_shared(PACK, plan, Diary(entries), replace(SHARE, sections=sections), now)
    plain = unpack(pack(shared_to_data(shared)))
    return json.dumps(plain, ensure_ascii=False), restore_shared(plain)


def kinds_of(sections):
    return {kind for one in SECTIONS if one.id in sections for kind in one.kinds}


def fields_of(sections):
    return {*ALWAYS, *(name for one in SECTIONS if one.id in sections for name in one.fields)}


MARKED = replace(
    SAM,
    allergies="word-allergies",
    medicines="word-medicines",
    local_hospital=Person("word-local_hospital", "020 7946 0456"),
    emergency_contact=Person("word-emergency_contact", "07700 900142"),
    fluids_ml=2345,
    step_goal=4321,
    team_dates=(("word-team_dates", date(2027, 1, 2)),),
    prescribed=(Medicine("m", "word-prescribed", times=(time(8),)),),
    irradiated_card=True,
)


@given(records(), chosen)
@settings(max_examples=150, deadline=None)
def test_nothing_of_a_section_that_is_off_is_sealed(record, sections):
    """Each text of an entry is marked with its uid. A fever that an alert rests on goes with the alerts."""
    entries = tuple(
        replace(one, text=f"text-{one.uid}-", tags=(f"tag-{one.uid}-",), at=NOW - timedelta(hours=number))
        for number, one in enumerate(record.entries)
    )
    plain, shared = sent(MARKED, entries, sections)
    known, alerts = kinds_of(sections), "unwell" in sections
    for one in entries:
        fever = alerts and one.kind == "temperature" and is_fever(PACK, one.value)
        marks = (one.uid in plain, f"text-{one.uid}-" in plain, f"tag-{one.uid}-" in plain)
        assert marks == (one.kind in known or fever,) * 3, one
    names = fields_of(sections)
    for field in fields(Plan):
        if field.name not in names:
            assert getattr(shared.plan, field.name) == getattr(Plan(), field.name)
            assert f"word-{field.name}" not in plain
    assert ("word-prescribed" in plain) == ("medicines" in sections)
    assert ("1968-05-04" in plain) == ("card" in sections)


def test_what_is_private_is_off_at_the_start():
    plain, _ = sent(
        SAM, [entry("mood", text="low"), entry("note", text="mine"), entry("question", text="?")], USUAL
    )
    assert [word for word in ("low", "mine", "?") if f'"{word}"' in plain] == []


def test_every_kind_of_entry_belongs_to_a_section_or_stays_here():
    """A new kind is shared by nobody until somebody decides so."""
    stays = {"meal", "pee", "appetite", "weight"}
    assert set(KINDS) - kinds_of(ALL) == stays
    assert {field.name for field in fields(Plan)} == fields_of(ALL)


@st.composite
def instructions(draw):
    """Reports and fevers of any age, some of them closed, also by a clock that was wrong."""
    age = st.integers(-3, 400).map(lambda days: NOW - timedelta(days=days))
    signs = st.lists(st.sampled_from([sign.id for sign in PACK.signs] + ["from_a_newer_app"]), max_size=3)
    reports = [
        replace(entry("report", draw(age), text="words", tags=tuple(draw(signs))), uid=f"report-{number}")
        for number in range(draw(st.integers(0, 4)))
    ]
    warm = st.sampled_from([36.9, 37.95, 38.0, 39.5])
    reports += [
        replace(entry("temperature", draw(age), draw(warm)), uid=f"temperature-{number}")
        for number in range(draw(st.integers(0, 3)))
    ]
    closed = draw(st.lists(st.sampled_from([one.uid for one in reports] or ["none"]), max_size=4))
    seen = [replace(entry("seen", draw(age), tags=(uid,)), uid=f"seen-{uid}") for uid in set(closed)]
    return tuple(draw(st.permutations([*reports, *seen])))


@given(instructions(), chosen)
@settings(max_examples=300, deadline=None)
def test_an_instruction_is_whole_with_its_reports_however_old(entries, sections):
    _, shared = sent(SAM, entries, sections)
    here, there = standing(PACK, Diary(entries), NOW), standing(PACK, Diary(shared.entries), NOW)
    if "unwell" in sections:
        assert there == here
    elif there is not None:  # a fever, where only temperatures are shared: never more than stands here
        assert here is not None
        assert set(there.uids) <= set(here.uids)


def test_a_fever_that_was_never_reported_is_an_alert_there_too():
    """A reading that was corrected to a fever stands without a report (R01)."""
    old = entry("temperature", NOW - timedelta(days=40), 38.4)
    _, shared = sent(SAM, [old], ("unwell",))
    assert shared.entries == (old,)
    assert standing(PACK, Diary(shared.entries), NOW) is not None


def test_the_first_brain_check_goes_with_the_others_whatever_its_age():
    first = entry("brain", NOW - timedelta(days=60), tags=(BASELINE, "day|same|Friday"))
    _, shared = sent(SAM, [first, entry("brain", NOW - timedelta(days=30))], USUAL)
    assert shared.entries == (first,)
    assert baseline(Diary(shared.entries)) == first
    assert sent(SAM, [first], ("temperature",))[1].entries == ()


@given(records(), st.integers(0, 2**31))
@settings(max_examples=60, deadline=None)
def test_the_same_builders_show_the_same(record, seed):
    """What a section shows on the person's own screens, a carer's screens show of what came."""
    entries = tuple(
        replace(one, at=NOW - timedelta(minutes=(seed * (number + 7)) % (13 * 1440)))
        for number, one in enumerate(record.entries)
    )
    plan = replace(record.plan, infusion=SAM.infusion, home=SAM.home)
    _, shared = sent(plan, entries, ALL)
    here, there = Diary(entries), Diary(shared.entries)
    today = NOW.date()
    assert shared.plan == plan
    assert shared.problems == ()
    assert build_fluids(PACK, plan, there, today) == build_fluids(PACK, plan, here, today)
    assert build_steps(PACK, plan, there, today) == build_steps(PACK, plan, here, today)
    assert build_path(PACK, plan, there, today) == build_path(PACK, plan, here, today)
    assert doses_of_day(plan.prescribed, there, NOW) == doses_of_day(plan.prescribed, here, NOW)
    assert build_contacts(PACK, shared.plan, NOW) == build_contacts(PACK, plan, NOW)
    assert team_contacts(PACK, shared.plan) == team_contacts(PACK, plan)
    assert standing(PACK, there, NOW) == standing(PACK, here, NOW)


def test_the_envelope_says_when_it_was_made_and_when_something_was_written_also_what_is_not_shared():
    note = replace(entry("note", NOW - timedelta(minutes=5), text="mine"), written=NOW - timedelta(minutes=4))
    plain, shared = sent(SAM, [note], USUAL)
    assert (shared.made, shared.last) == (NOW, NOW - timedelta(minutes=4))
    assert (shared.number, shared.quiet, shared.sections) == ("07700 900142", time(10), USUAL)
    assert "mine" not in plain
    assert "Anna" not in plain


def test_no_secret_and_no_setting_is_in_it():
    plain, _ = sent(SAM, [], ALL)
    assert SHARE.owner not in plain
    assert "settings" not in json.loads(plain)["tables"]


def test_a_year_fits_into_a_box():
    shared = build_shared(PACK, SAM, Diary(year_of_entries()), SHARE, NOW)
    assert all(one.at >= NOW - timedelta(days=14) for one in shared.entries)
    assert len(pack(shared_to_data(shared))) < MOST_SEALED / 4


@pytest.mark.parametrize(("numbers", "own"), [((), ""), (("1", ""), "1"), (("1", "2"), "2")])
def test_the_number_is_asked_for_once(numbers, own):
    assert own_number(tuple(replace(SHARE, number=number) for number in numbers)) == own
