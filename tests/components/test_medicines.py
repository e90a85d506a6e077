"""Medicines by hand: a dose is one tap, none twice unasked, no steroid tablet before a call to the team."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from models.doses import CARER, LATER, ME, SKIPPED, TAKEN, dose_tags
from models.medicine import Medicine
from models.records import Entry
from tests.components.harness import in_loop
from tests.components.stage import in_every_window, make_state, stage
from tests.people import LONDON, NIGHT, NOW, SAM, year_of_entries
from views.medicines import MedicinesScreen

ACICLOVIR = Medicine("m1", "Aciclovir", "400 mg, 1 tablet", "antiviral", (time(10), time(18)))
ONDANSETRON = Medicine("m2", "Ondansetron", "4 mg", "sickness")
TEN = datetime(2026, 11, 20, 10, 0)


def sam(*medicines, **more):
    return replace(SAM, prescribed=medicines, **more)


def dose(medicine=ACICLOVIR, due=TEN, outcome=TAKEN, at=None, who=ME, until=None):
    at = at or NOW - timedelta(minutes=20)
    tags = dose_tags(medicine, due, outcome, who, until)
    return Entry("-".join((*tags, at.isoformat())), "dose", at, at, None, medicine.title, tags)


def told(state):
    return [(entry.text, entry.at.strftime("%d %H:%M"), entry.tags) for entry in state.diary.of("dose")]


# Doses


@in_loop
async def test_an_empty_list_says_what_will_be_here_and_the_way_to_help():
    app = await stage(MedicinesScreen)
    assert "No medicines yet" in app.text()
    assert "Call your CAR T‑cell team before you start any steroid by mouth." in app.text()
    await app.tap("Add a medicine")
    assert app.page.route == "/medicines/new"
    app.assert_healthy()


@in_loop
async def test_one_tap_writes_a_dose_down_with_its_identity_and_undo_takes_it_back():
    state = make_state(sam(ACICLOVIR))
    app = await stage(MedicinesScreen, state)
    await app.tap("Taken: Aciclovir")
    assert told(state) == [
        ("Aciclovir, 400 mg, 1 tablet", "20 10:40", ("m1", "2026-11-20T10:00", "taken", "me"))
    ]
    assert state.notice.text == "Aciclovir: taken today at 10:40am"
    assert "Due at 10am. Taken at 10:40am" in app.text()
    assert not app.has("Taken: Aciclovir")
    state.undo()
    await app.settle()
    assert told(state) == []
    assert app.has("Taken: Aciclovir")
    app.assert_healthy()


@in_loop
async def test_skip_and_later():
    state = make_state(sam(ACICLOVIR))
    app = await stage(MedicinesScreen, state)
    await app.tap("Later: Aciclovir")
    await app.tap("At 11:40am")
    assert told(state)[0][2] == ("m1", "2026-11-20T10:00", "later", "me", "2026-11-20T11:40")
    assert "Put off until 11:40am" in app.text()
    state.undo()
    await app.settle()
    await app.tap("Skip: Aciclovir")
    assert told(state)[0][2][2] == SKIPPED
    assert "Skipped at 10:40am" in app.text()
    app.assert_healthy()


@in_loop
async def test_the_real_time_of_a_dose():
    state = make_state(sam(ACICLOVIR))
    app = await stage(MedicinesScreen, state)
    await app.tap("It was at another time")
    await app.type("When was it taken?", "11:30am")
    await app.tap("Save")
    assert told(state) == []
    assert "That time is still to come." in app.text()
    await app.type("When was it taken?", "soon")
    await app.tap("Save")
    assert "Type the time like 8:05am or 20:05." in app.text()
    await app.type("When was it taken?", "9:50am")
    await app.tap("Save")
    assert [one[1] for one in told(state)] == ["20 09:50"]
    app.assert_healthy()


@in_loop
async def test_a_dose_that_was_not_written_down_is_asked_about_first():
    early = replace(ACICLOVIR, times=(time(6), time(18)))
    state = make_state(sam(early))
    app = await stage(MedicinesScreen, state)
    assert "ask your team or pharmacist what to do. Do not take two doses together." in app.text()
    assert not app.has("Later: Aciclovir")
    await app.tap("Taken: Aciclovir")
    assert told(state) == []
    await app.tap("Taken at another time")
    await app.tap("Save")
    assert [one[1] for one in told(state)] == ["20 06:00"]


@in_loop
async def test_the_carer_writes_with_their_own_name():
    state = make_state(sam(ACICLOVIR))
    app = await stage(MedicinesScreen, state)
    await app.tap("My carer")
    await app.tap("Taken: Aciclovir")
    assert told(state)[0][2][3] == CARER
    assert "written down by your carer" in app.text()
    app.assert_healthy()


@in_loop
async def test_when_needed_is_one_tap_and_a_shaking_hand_is_asked():
    state = make_state(sam(ONDANSETRON))
    app = await stage(MedicinesScreen, state)
    await app.tap("Took it now: Ondansetron")
    assert told(state)[0][2] == ("m2", "", "taken", "me")
    assert "Last taken today at 10:40am" in app.text()
    await app.tap("Took it now: Ondansetron")
    assert len(told(state)) == 1
    assert "Record it again anyway?" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_store_that_refuses_keeps_the_question_open(monkeypatch):
    from services.store import StoreError

    state = make_state(sam(ACICLOVIR))
    app = await stage(MedicinesScreen, state)
    await app.tap("It was at another time")

    def full(*_):
        raise StoreError("The device is full.")

    monkeypatch.setattr(state._record, "put", full)
    await app.tap("Save")
    assert state.notice.problem
    assert app.has("Save")
    app.assert_healthy()


# The list


@in_loop
async def test_every_medicine_has_its_rule_and_the_warning_before_it_runs_out():
    low = replace(ACICLOVIR, left=10, counted=NOW)
    app = await stage(MedicinesScreen, make_state(sam(low, ONDANSETRON)))
    said = app.text()
    assert "Take it until at least 28 October 2027." in said
    assert "Only stop when your team says." in said
    assert "You can stop this one by yourself." in said
    assert "About 5 days left. Ask your GP for more now" in said
    app.assert_healthy()


@pytest.mark.parametrize(
    ("gcsf", "words"), [(True, "While you have GCSF"), (None, "If you have GCSF"), (False, "")]
)
def test_the_warning_about_the_spleen(gcsf, words):
    @in_loop
    async def run():
        app = await stage(MedicinesScreen, make_state(sam(gcsf=gcsf)))
        assert (words in app.text()) if words else ("GCSF" not in app.text())
        if words:
            assert "Go to A&E now" in app.text()
            await app.tap("I have this pain")
            assert app.page.route == "/unwell"

    run()


@in_loop
async def test_the_irradiated_blood_card_is_asked_for_and_carried():
    state = make_state(sam())
    app = await stage(MedicinesScreen, state)
    await app.tap("No, or I do not know")
    assert state.plan.irradiated_card is False
    assert "Ask your nurse for it." in app.text()
    calls = [name for name in app.names() if name.startswith("Call Ada Mensah")]
    assert calls
    await app.tap("I have it now")
    assert state.plan.irradiated_card is True
    assert "Carry it with you for life" in app.text()
    app.assert_healthy()


@in_every_window
@pytest.mark.parametrize("record", ["empty", "year", "broken"])
def test_every_record_in_every_window(window, record):
    @in_loop
    async def run():
        long = replace(ACICLOVIR, uid="long", name="A" * 200, kind="gone", left=3, counted=NOW)
        steroid = Medicine("s", "Prednisolone", "tablets", times=(time(8),), agreed=False)
        stopped = replace(ONDANSETRON, uid="old", stopped=date(2026, 11, 1))
        plan = (
            SAM if record == "empty" else sam(ACICLOVIR, ONDANSETRON, long, steroid, stopped, name="A" * 200)
        )
        broken = [
            Entry(str(n), "dose", NOW, NOW, None, "x" * 2000, tags)
            for n, tags in enumerate(((), ("m1", "?")))
        ]
        entries = {"empty": [], "year": year_of_entries(), "broken": broken}[record]
        app = await stage(MedicinesScreen, make_state(plan, entries), **window)
        assert "Take care with" in app.text()
        app.assert_healthy()

    run()


@in_loop
async def test_at_night_with_a_dose_of_yesterday():
    bedtime = replace(ACICLOVIR, times=(time(23),))
    state = make_state(sam(bedtime), now=NIGHT)
    app = await stage(MedicinesScreen, state)
    assert "Due yesterday at 11pm. Nothing written down." in app.text()
    await app.tap("Taken: Aciclovir")
    await app.tap("Taken at another time")
    await app.tap("Save")
    assert [one[1] for one in told(state)] == ["19 23:00"]
    app.assert_healthy()


@in_loop
async def test_later_until_then():
    put_off = dose(
        outcome=LATER, until=datetime(2026, 11, 20, 11), at=datetime(2026, 11, 20, 10, tzinfo=LONDON)
    )
    app = await stage(MedicinesScreen, make_state(sam(ACICLOVIR), [put_off]))
    assert "Put off until 11am" in app.text()
    assert not app.has("Taken: Aciclovir")
