"""A dose that is written down already: said, changed on purpose, never stored twice unasked."""

from models.doses import CARER, SKIPPED
from tests.components.harness import in_loop
from tests.components.stage import another, make_state, stage
from tests.components.test_medicines import ACICLOVIR, dose, sam, told
from views.medicines import MedicinesScreen


@in_loop
async def test_a_second_recording_says_who_wrote_the_first_and_stores_nothing_unasked():
    state = make_state(sam(ACICLOVIR))
    app = await stage(MedicinesScreen, state)
    await app.tap("It was at another time")  # the question is open here
    another(state).write("Taken", dose(who=CARER))  # and the carer answers it there
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
    another(state).write("Taken", dose())
    await app.tap(stale, after=0)
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
    await app.tap("Another one was taken")
    await app.type("When was it taken?", "10:30am")
    await app.tap("Save")
    assert [one[2][1] for one in told(state)] == ["2026-11-20T10:00", ""]
    assert "Also taken today" in app.text()
    app.assert_healthy()
