"""Medicines by hand: a dose is one tap, none twice unasked, no steroid tablet before a call to the team."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from models.doses import CARER, LATER, ME, SKIPPED, TAKEN, dose_tags
from models.medicine import Medicine
from models.records import Entry
from tests.components.harness import in_loop
from tests.components.stage import make_state, stage, whole
from tests.people import LONDON, NIGHT, NOW, SAM, year_of_entries
from views.medicines import MedicinesScreen

PHONE, TABLET = {"width": 390, "height": 844}, {"width": 1180, "height": 820}
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


def second_window(state):
    """Another window over the same record, as when a carer has the app open too."""
    other = make_state(state.plan)
    other.detach()
    other.attach(state._record, state._clock, state.device, state._make_example)
    return other


@in_loop
async def test_a_second_recording_says_who_wrote_the_first_and_stores_nothing_unasked():
    state = make_state(sam(ACICLOVIR))
    app = await stage(MedicinesScreen, state)
    await app.tap("It was at another time")  # the question is open here
    second_window(state).write("Taken", dose(who=CARER))  # and the carer answers it there
    await app.tap("Save")
    assert len(state.diary.of("dose")) == 1
    assert "It was written down by your carer, today at 10:20am." in app.text()
    assert "Record it again anyway?" in app.text()
    await app.tap("No, leave it as it is")
    assert len(state.diary.of("dose")) == 1
    app.assert_healthy()


@in_loop
async def test_two_windows_tap_taken_at_once():
    state = make_state(sam(ACICLOVIR))
    app = await stage(MedicinesScreen, state)
    stale = app.find("Taken: Aciclovir")  # as it is drawn now
    second_window(state).write("Taken", dose())
    await app.tap(stale, at_once=True)
    await app.settle()
    assert len(state.diary.of("dose")) == 1
    app.assert_healthy()


@in_loop
async def test_a_written_dose_can_be_changed_corrected_and_forgotten():
    state = make_state(sam(ACICLOVIR), [dose()])
    app = await stage(MedicinesScreen, state)
    await app.tap("Aciclovir, 400 mg, 1 tablet Due at 10am")
    await app.tap("Change the time")
    await app.type("When was it taken?", "10:05am")
    await app.tap("Save")
    assert [one[1] for one in told(state)] == ["20 10:05"]
    await app.tap("Aciclovir, 400 mg, 1 tablet Due at 10am")
    await app.tap("It was not taken")
    assert told(state)[0][2][2] == SKIPPED
    await app.tap("Aciclovir, 400 mg, 1 tablet Due at 10am")
    await app.tap("Remove what was written down")
    assert told(state) == []
    state.undo()
    assert told(state)[0][2][2] == SKIPPED
    app.assert_healthy()


@in_loop
async def test_one_more_dose_is_a_dose_of_its_own_and_says_to_call():
    state = make_state(sam(ACICLOVIR), [dose()])
    app = await stage(MedicinesScreen, state)
    await app.tap("Aciclovir, 400 mg, 1 tablet Due at 10am")
    assert "If you did, call your team." in app.text()
    await app.tap("Yes, another one was taken")
    await app.type("When was it taken?", "10:30am")
    await app.tap("Save")
    assert [one[2][1] for one in told(state)] == ["2026-11-20T10:00", ""]
    assert "Also taken today" in app.text()
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
    assert "That is not before 28 October 2027." in said
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


# Adding, changing, stopping


async def new(state, kind="Another medicine", **window):
    app = await whole(state, route="/medicines/new", **window)
    await app.tap(kind)
    return app


@in_loop
async def test_a_medicine_of_a_kind_is_added_with_its_times():
    state = make_state()
    app = await new(state, "Antiviral")
    assert app.find("Name of the medicine", "TextField").control.value == "Aciclovir"
    await app.type("Strength and dose", "400 mg, 1 tablet")
    await app.tap("At set times")
    await app.tap("Morning, 8am")
    await app.type("Other times", "2pm, 20:30")
    await app.type("How many do you have now?", "56")
    await app.tap("Save")
    found = state.plan.prescribed[0]
    assert (found.name, found.kind, found.started) == ("Aciclovir", "antiviral", date(2026, 11, 20))
    assert found.times == (time(8), time(14), time(20, 30))
    assert (found.left, found.counted) == (56, NOW)
    assert app.page.route == "/medicines"
    assert "Aciclovir, 400 mg, 1 tablet" in app.text()
    state.undo()
    assert state.plan.prescribed == ()
    app.assert_healthy()


@in_loop
async def test_a_form_that_is_not_filled_in_says_what_is_missing_and_keeps_what_is_typed():
    state = make_state()
    app = await new(state)
    await app.tap("Save")
    for words in ("Type the name of the medicine", "Choose when you take it."):
        assert words in app.text()
    await app.type("Name of the medicine", "Vitamin D")
    await app.tap("At set times")
    await app.type("Other times", "teatime")
    await app.type("How many for one dose?", "0")
    await app.type("How many do you have now?", "lots")
    await app.tap("Save")
    for words in ("Type each time like 2pm", "for one dose as a number", "as a number up to 10,000"):
        assert words in app.text()
    assert app.find("Other times", "TextField").control.value == "teatime"
    assert state.plan.prescribed == ()
    app.assert_healthy()


@in_loop
async def test_no_times_is_never_taken_for_when_needed():
    state = make_state()
    app = await new(state)
    await app.type("Name of the medicine", "Vitamin D")
    await app.tap("At set times")
    await app.tap("Save")
    assert state.plan.prescribed == ()
    assert "Choose at least one time." in app.text()


@in_loop
async def test_the_same_medicine_is_not_listed_twice():
    state = make_state(sam(ONDANSETRON))
    app = await new(state)
    await app.type("Name of the medicine", "ondansetron")
    await app.type("Strength and dose", "4 mg")
    await app.tap("Only when needed")
    await app.tap("Save")
    assert "on your list already" in app.text()
    assert len(state.plan.prescribed) == 1


@pytest.mark.parametrize("typed", ["Prednisolone tablets", "prednisolne 5 mg tablets", "Medrone tablet"])
def test_a_steroid_tablet_is_only_added_with_an_answer_about_the_team(typed):
    @in_loop
    async def run():
        state = make_state()
        app = await new(state)
        await app.type("Name of the medicine", typed)
        await app.tap("Only when needed")
        assert "Call your CAR T‑cell team before you start any steroid by mouth." in app.text()
        assert "do not stop it by yourself" in app.text()
        assert any(name.startswith("Call Ada Mensah") for name in app.names())
        await app.tap("Save")
        assert state.plan.prescribed == ()
        assert "Choose an answer about your team, then save." in app.text()
        await app.tap("Not yet: I will call")
        await app.tap("Save")
        assert state.plan.prescribed[0].held
        assert "Your team has to agree first." in app.text()
        assert not app.has("Took it now")
        app.assert_healthy()

    run()


@in_loop
async def test_a_steroid_that_the_team_agreed_to_is_asked_for_like_any_other():
    held = Medicine("s", "Prednisolone", "5 mg, 2 tablets", times=(time(10),), agreed=False)
    state = make_state(sam(held))
    app = await whole(state, route="/medicines/s")
    await app.tap("My CAR T‑cell team knows and agreed")
    await app.tap("Save")
    assert state.plan.prescribed[0].agreed is True
    assert app.has("Taken: Prednisolone")
    app.assert_healthy()


@in_loop
async def test_another_steroid_in_its_place_is_asked_about_anew():
    agreed = Medicine("s", "Prednisolone", "5 mg, 2 tablets", agreed=True)
    state = make_state(sam(agreed))
    app = await whole(state, route="/medicines/s")
    await app.type("Name of the medicine", "Dexamethasone")
    await app.tap("Save")
    assert state.plan.prescribed == (agreed,)
    assert "Choose an answer about your team" in app.text()


@in_loop
async def test_an_inhaler_is_let_through_and_said_so():
    state = make_state()
    app = await new(state)
    await app.type("Name of the medicine", "Budesonide inhaler")
    await app.tap("Only when needed")
    assert "These can still be used" in app.text()
    assert "Not yet: I will call" not in app.text()
    await app.tap("Save")
    assert state.plan.prescribed[0].agreed is None


@in_loop
async def test_a_steroid_of_unknown_form_is_asked_about():
    state = make_state()
    app = await new(state)
    await app.type("Name of the medicine", "Hydrocortisone")
    await app.tap("Only when needed")
    await app.tap("Save")
    assert state.plan.prescribed == ()
    await app.tap("It is swallowed")
    assert app.has("Not yet: I will call")
    await app.tap("It is not swallowed")
    await app.tap("Save")
    assert len(state.plan.prescribed) == 1
    app.assert_healthy()


@in_loop
async def test_only_the_team_stops_a_medicine():
    state = make_state(sam(ACICLOVIR), [dose()])
    app = await whole(state, route="/medicines/m1")
    assert not app.has("I have stopped it")
    assert not app.has("Added by mistake: remove it")
    await app.tap("My team told me to stop")
    stopped = state.plan.prescribed[0]
    assert (stopped.stopped, stopped.stopped_by) == (date(2026, 11, 20), "team")
    assert "Stopped on 20 November 2026, your team said so" in app.text()
    state.undo()
    assert state.plan.prescribed == (ACICLOVIR,)
    app.assert_healthy()


@in_loop
async def test_anti_sickness_may_be_stopped_and_taken_again():
    state = make_state(sam(ONDANSETRON))
    app = await whole(state, route="/medicines/m2")
    await app.tap("I have stopped it")
    assert state.plan.prescribed[0].stopped_by == "self"
    await app.navigate("/medicines/m2")
    await app.tap("I take it again")
    assert state.plan.prescribed[0].stopped is None
    app.assert_healthy()


@in_loop
async def test_a_steroid_that_is_taken_again_is_agreed_again():
    stopped = Medicine(
        "s", "Prednisolone", "tablets", stopped=date(2026, 11, 1), stopped_by="team", agreed=True
    )
    state = make_state(sam(stopped))
    app = await whole(state, route="/medicines/s")
    await app.tap("My team told me to take it again")
    assert state.plan.prescribed[0].held


@in_loop
async def test_a_mistake_can_be_removed_while_nothing_was_taken():
    state = make_state(sam(ACICLOVIR, ONDANSETRON))
    app = await whole(state, route="/medicines/m1")
    await app.tap("Added by mistake: remove it")
    assert [one.uid for one in state.plan.prescribed] == ["m2"]
    state.undo()
    assert len(state.plan.prescribed) == 2


@in_loop
async def test_every_kind_of_the_pack_is_shown_when_adding():
    state = make_state()
    app = await whole(state, route="/medicines/new")
    for kind in state.pack.medicine_kinds:
        assert kind.what_for in app.text()
    assert "only the most common kinds" in app.text()
    immunoglobulin = next(kind for kind in state.pack.medicine_kinds if kind.every_days)
    await app.tap(immunoglobulin.name)
    assert immunoglobulin.rule in app.text()
    await app.tap("Save")
    assert "Given at the hospital" in app.text()
    await app.tap("Write down the next visit")
    assert app.page.route == "/path"
    app.assert_healthy()


@pytest.mark.parametrize(
    "window", [PHONE, TABLET, {**PHONE, "dark": True}, {**PHONE, "scale": 2.0}, {**TABLET, "scale": 2.0}]
)
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
