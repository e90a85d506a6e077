"""What was taken on a day before and not written down is no lost entry; and nothing says to take it now."""

from dataclasses import replace
from datetime import date, datetime

from models.doses import CARER, ME
from tests.components.harness import in_loop
from tests.components.stage import another, make_state, stage, whole
from tests.components.test_medicines import ACICLOVIR, dose, sam, told
from tests.people import NOW, year_of_entries
from views.medicines import MedicinesScreen

TAKING = replace(ACICLOVIR, started=date(2026, 11, 17))
TUESDAY = "Aciclovir, 400 mg, 1 tablet Due Tuesday 17 November at 10am"
TEN = datetime(2026, 11, 17, 10)


async def at_tuesday(state, row=TUESDAY):
    app = await stage(MedicinesScreen, state)
    await app.tap("Earlier doses 6 doses with nothing written down")
    await app.tap("Tuesday 17 November 2 doses")
    await app.tap(row)
    return app


@in_loop
async def test_i_did_take_it_on_tuesday_at_five_past_ten():
    state = make_state(sam(TAKING))
    app = await at_tuesday(state)
    assert "Do not take two doses together." in app.text()
    assert not app.has("Taken just now")
    await app.tap("It was taken")
    assert app.has("Tuesday")
    assert app.has("Wednesday")
    await app.type("When was it taken?", "10:05am")
    await app.tap("Save")
    assert told(state) == [
        ("Aciclovir, 400 mg, 1 tablet", "17 10:05", ("m1", "2026-11-17T10:00", "taken", ME))
    ]
    assert state.notice.text == "Aciclovir: taken Tuesday 17 November at 10:05am"
    assert not app.has(TUESDAY)
    state.undo()
    await app.settle()
    assert app.has(TUESDAY)
    app.assert_healthy()


@in_loop
async def test_one_of_the_evening_that_was_taken_after_midnight():
    state = make_state(sam(TAKING))
    app = await at_tuesday(state, "Aciclovir, 400 mg, 1 tablet Due Tuesday 17 November at 6pm")
    await app.tap("It was taken")
    await app.tap("Wednesday")
    await app.type("When was it taken?", "12:30am")
    await app.tap("Save")
    assert [one[1:] for one in told(state)] == [("18 00:30", ("m1", "2026-11-17T18:00", "taken", ME))]
    app.assert_healthy()


@in_loop
async def test_not_taken_is_about_its_own_time():
    state = make_state(sam(TAKING))
    app = await at_tuesday(state)
    await app.tap("It was not taken")
    assert [one[1:] for one in told(state)] == [("17 10:00", ("m1", "2026-11-17T10:00", "skipped", ME))]
    app.assert_healthy()


@in_loop
async def test_another_window_answered_it_meanwhile_and_nothing_is_written_twice():
    state = make_state(sam(TAKING))
    app = await at_tuesday(state)
    await app.tap("It was taken")
    another(state).write("Taken", dose(due=TEN, at=NOW.replace(day=17), who=CARER))
    await app.tap("Save")
    assert len(told(state)) == 1
    assert "It was written down by your carer" in app.text()
    assert "Record it again anyway?" in app.text()
    app.assert_healthy()


@in_loop
async def test_with_nothing_open_there_is_no_such_row():
    first = [dose(due=TEN.replace(day=day, hour=hour)) for day in (17, 18, 19) for hour in (10, 18)]
    app = await stage(MedicinesScreen, make_state(sam(TAKING), first))
    assert not app.has("Earlier doses")
    app = await stage(MedicinesScreen, make_state(sam(replace(TAKING, started=NOW.date()))))
    assert not app.has("Earlier doses")


@in_loop
async def test_a_long_list_is_chosen_from_by_its_day():
    many = [replace(TAKING, uid=f"m{number}", started=date(2026, 1, 1)) for number in range(6)]
    app = await whole(make_state(sam(*many), year_of_entries()), route="/medicines")
    await app.tap("Earlier doses 168 doses with nothing written down")
    assert "Due Monday 9 November" not in app.text()
    await app.tap("Monday 9 November 12 doses")
    assert app.text().count("Due Monday 9 November at 10am") == 6
    await app.tap("Sunday 8 November 12 doses")
    assert app.text().count("Due Monday 9 November at 10am") == 0
    await app.tap("Sunday 8 November Close this day")
    await app.tap("Earlier doses Close this list")
    assert not app.has("Sunday 8 November")
    app.assert_healthy()
