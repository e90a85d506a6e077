"""What Medicines says: a minimum is never an end, only the team stops, and the A&E card shows it all."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product
from time import process_time

import pytest

from models.ae_card import build_ae_card
from models.diary import Diary
from models.doses import ME, TAKEN, dose_tags, unanswered
from models.medicine import Medicine
from models.medicine_form import AT_TIMES, WHEN_NEEDED, MedicineText, read_medicine, text_of
from models.medicines import (
    ONLY_TEAM,
    build_medicines,
    gcsf_warning,
    kind_of,
    low_words,
    may_stop,
    say_rule,
    say_times,
)
from models.pack_loader import load_centre
from models.records import Entry, Plan
from tests.people import LONDON, NOW, SAM

PACK = load_centre("uclh")
ACICLOVIR = Medicine("m1", "Aciclovir", "400 mg", "antiviral", (time(8), time(14), time(22)))
ONDANSETRON = Medicine("m2", "Ondansetron", "4 mg", "sickness")


def sam(*medicines, **more):
    return replace(SAM, prescribed=medicines, **more)


def shown(plan, *entries):
    return build_medicines(PACK, plan, Diary(entries), NOW)


def test_a_minimum_in_months_is_never_an_end_date():
    rule = say_rule(kind_of(PACK, "antiviral"), SAM)
    assert "Take it until at least 28 October 2027." in rule
    assert "Only stop when your team says." in rule
    long_ago = replace(SAM, infusion=date(2020, 1, 31))
    assert "Only stop when your team says." in say_rule(kind_of(PACK, "antiviral"), long_ago)
    assert "until at least" not in say_rule(kind_of(PACK, "antiviral"), Plan())


@pytest.mark.parametrize("kind", PACK.medicine_kinds, ids=lambda kind: kind.id)
def test_every_kind_says_that_only_the_team_stops_it_but_anti_sickness(kind):
    assert ("Only stop when your team says." in say_rule(kind, SAM)) == (kind.stop == "team")
    assert (kind.stop == "self") == (kind.id == "sickness")


def test_a_kind_that_the_pack_does_not_know_is_stopped_by_the_team_only():
    line = shown(sam(replace(ACICLOVIR, kind="from a newer pack"))).lines[0]
    assert line.rule == "Only stop when your team says."


def test_times_in_words():
    assert say_times(ACICLOVIR) == "8am, 2pm and 10pm"
    assert say_times(ONDANSETRON) == "Only when needed"
    assert say_times(ONDANSETRON, visit=True) == "Given at the hospital"


def test_a_medicine_of_the_hospital_is_no_medicine_when_needed():
    line = shown(sam(Medicine("m", "Immunoglobulin", kind="immunoglobulin"))).lines[0]
    assert (line.visit, line.needed) == (True, False)


def test_the_list_and_what_was_stopped():
    stopped = replace(ACICLOVIR, uid="old", stopped=date(2026, 11, 20), stopped_by="team")
    found = shown(sam(ONDANSETRON, stopped))
    assert [line.uid for line in found.lines] == ["m2"]
    assert [line.when for line in found.stopped] == ["Stopped on 20 November 2026, your team said so"]


def test_what_runs_out_is_said_with_whom_to_ask():
    low = replace(ACICLOVIR, left=12, counted=NOW)
    assert low_words(sam(low), Diary(), NOW) == (
        "Aciclovir, 400 mg: about 4 days left. Ask your GP for more now, so that you do not run out before "
        "your follow-up.",
    )
    assert low_words(sam(replace(low, left=90)), Diary(), NOW) == ()
    assert low_words(sam(replace(low, stopped=date(2026, 11, 1))), Diary(), NOW) == ()


def test_the_spleen_is_named_with_the_order_of_the_pack():
    warned = gcsf_warning(PACK, SAM)
    assert warned is not None
    assert "Go to A&E now" in warned.text
    assert gcsf_warning(PACK, replace(SAM, gcsf=False)) is None
    unknown = gcsf_warning(PACK, replace(SAM, gcsf=None))
    assert unknown is not None
    assert unknown.title.startswith("If you")


def test_the_ae_card_has_the_list_and_the_own_words():
    held = Medicine("s", "Prednisolone", "5 mg tablets", times=(time(8),), agreed=False)
    stopped = replace(ACICLOVIR, uid="old", stopped=date(2026, 11, 1))
    plan = sam(ACICLOVIR, ONDANSETRON, held, stopped, medicines="Vitamin D\n\nGCSF")
    assert build_ae_card(PACK, plan, Diary(), NOW).medicines == (
        "Aciclovir, 400 mg: 8am, 2pm and 10pm",
        "Ondansetron, 4 mg: Only when needed",
        "Prednisolone, 5 mg tablets: steroid by mouth, the CAR T team has not agreed to it yet",
        "Vitamin D",
        "GCSF",
    )


# The form


def read(typed, before=None, others=()):
    return read_medicine(PACK, typed, before or Medicine("m9", ""), others, NOW)


TYPED = MedicineText(name=" Vitamin  D ", how=AT_TIMES, usual=frozenset({"08:00"}), others="2pm and 23:30")


def test_the_form_is_read():
    found = read(TYPED).value
    assert found == Medicine("m9", "Vitamin D", times=(time(8), time(14), time(23, 30)))


def test_what_is_not_typed_anew_is_kept():
    before = replace(ACICLOVIR, dose="400\u00a0mg", left=30, counted=NOW, started=date(2026, 11, 1))
    assert read(text_of(before, visit=False), before).value == before


@pytest.mark.parametrize(
    "before", [replace(ONDANSETRON, kind=""), Medicine("m9", "x", times=(time(8),), agreed=False)]
)
def test_days_on_which_no_dose_was_asked_for_are_no_forgotten_doses(before):
    before = replace(before, started=date(2026, 11, 1))
    after = read(TYPED, before).value
    assert after.started == NOW.date()
    assert unanswered((after,), Diary(), NOW) == ()
    for kept in (replace(before, stopped=date(2026, 11, 9)), replace(before, times=(time(8),), agreed=None)):
        assert read(TYPED, kept).value.started == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", replace(TYPED, name=" ")),
        ("name", replace(TYPED, name="x" * 201)),
        ("dose", replace(TYPED, dose="x" * 201)),
        ("how", replace(TYPED, how="")),
        ("how", replace(TYPED, usual=frozenset(), others="")),
        ("others", replace(TYPED, others="25:00")),
        ("others", replace(TYPED, others=", ".join(f"{hour}:15" for hour in range(12)))),
        ("each", replace(TYPED, each="0")),
        ("each", replace(TYPED, each="-1")),
        ("each", replace(TYPED, each="one")),
        ("left", replace(TYPED, left="10001")),
        ("left", replace(TYPED, left="1e3")),
        ("steroid", replace(TYPED, name="Prednisolone tablets")),
        ("steroid", replace(TYPED, name="Prednisolone")),
        ("steroid", replace(TYPED, name="Prednisolone", form="swallow")),
    ],
)
def test_what_cannot_be_read_is_said_for_its_field(field, typed):
    found = read(typed)
    assert found.value is None
    assert set(found.wrong) == {field}


def test_q16_a_steroid_not_agreed_to_is_not_to_be_stopped_alone():
    held = Medicine("s", "Prednisolone", "5 mg tablets", times=(time(8),), agreed=False)
    (line,) = build_medicines(PACK, sam(held), Diary(), NOW).lines
    assert "If you take it already, do not stop it by yourself: call them now." in line.when


@pytest.mark.parametrize("name", ["Aciclovir", "Levetiracetam (Keppra)", "POSACONAZOLE tablets"])
def test_m07_a_medicine_put_under_anti_sickness_by_mistake_is_stopped_by_the_team_only(name):
    wrong = Medicine("x", name, "400 mg", "sickness")
    assert not may_stop(PACK, wrong)
    (line,) = build_medicines(PACK, sam(wrong), Diary(), NOW).lines
    assert line.rule == ONLY_TEAM
    assert may_stop(PACK, ONDANSETRON)


def test_a_steroid_keeps_the_answer_about_the_team_and_others_have_none():
    tablets = replace(TYPED, name="Prednisolone tablets")
    assert read(replace(tablets, agreed="yes")).value.agreed is True
    assert read(replace(tablets, agreed="no")).value.held
    assert read(replace(TYPED, name="Hydrocortisone cream", agreed="no")).value.agreed is None
    renamed = replace(ONDANSETRON, agreed=False)
    assert read(replace(TYPED, agreed="no"), renamed).value.agreed is None


def test_the_same_name_and_strength_is_on_the_list_only_once():
    same = MedicineText(name="ACICLOVIR", dose="400 MG", how=WHEN_NEEDED)
    assert "name" in read(same, others=(ACICLOVIR,)).wrong
    assert read(same, others=(replace(ACICLOVIR, stopped=date(2026, 11, 1)),)).value is not None
    for lately in (NOW.date(), NOW.date() - timedelta(days=1)):  # its doses would be asked for twice
        assert "under Stopped" in read(same, others=(replace(ACICLOVIR, stopped=lately),)).wrong["name"]
    assert read(replace(same, dose="800 mg"), others=(ACICLOVIR,)).value is not None


def test_a_year_of_doses_is_read_quickly():
    times = (time(8), time(14), time(22))
    counted = NOW - timedelta(days=365)
    many = tuple(
        Medicine(f"m{n}", f"Medicine {n}", times=times, left=9999, counted=counted) for n in range(9)
    )
    entries = []
    for ago in range(365):
        for medicine, clock in product(many, times):
            due = datetime.combine(NOW.date() - timedelta(days=ago + 1), clock)
            at = due.replace(tzinfo=LONDON)
            entries.append(
                Entry(f"{medicine.uid}{due}", "dose", at, at, None, "", dose_tags(medicine, due, TAKEN, ME))
            )
    diary, plan = Diary(entries), sam(*many)
    assert len(diary) > 9_800
    took = []
    for _ in range(7):
        start = process_time()
        build_medicines(PACK, plan, diary, NOW)
        took.append(process_time() - start)
    assert sorted(took)[3] < 0.05
