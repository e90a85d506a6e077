"""Reminders: what is wanted is stored, what this device can do is said, what waits can be put off."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from icalendar import Calendar

from models.medicine import Medicine
from models.records import Plan
from models.reminders import KINDS
from models.storage_words import StorageFacts
from services.reminder_loop import ReminderLoop
from tests.components.harness import in_loop
from tests.components.stage import in_every_window, make_state, stage, whole
from tests.notifying import FakeNotifier
from tests.people import NOW, SAM, entry, year_of_entries
from views.reminders import ReminderScreen

TEN = Medicine("m1", "Aciclovir", "400 mg", times=(time(10), time(18)))
LONG = Medicine("m2", "L" * 200, "400 mg", times=(time(10, 30),))
BROWSER = StorageFacts("browser", 0)


def sam(*medicines):
    return replace(SAM, prescribed=medicines)


def notifying(permission="granted", plan=SAM, entries=()):
    """A state over a notifier with this permission."""
    state = make_state(plan, entries)
    state.storage = lambda: BROWSER
    state.notifier = FakeNotifier(permission)
    state.learn_notifier()
    return state


@in_every_window
def test_it_opens_at_every_size(window):
    @in_loop
    async def run():
        state = notifying(plan=sam(TEN, LONG), entries=year_of_entries())
        app = await stage(ReminderScreen, state, route="/reminders", **window)
        for heading in ("Waiting now", "Coming next", "On this device", "What to remind you of", "Calendar"):
            assert heading in app.headings()
        for kind in KINDS.values():
            assert app.has(kind.title)
        app.assert_healthy()

    run()


@in_loop
async def test_without_a_plan_it_says_what_makes_reminders():
    app = await stage(ReminderScreen, notifying(plan=Plan()), route="/reminders")
    assert "Aciclovir" not in app.text()
    app.assert_healthy()


@in_loop
async def test_nothing_at_all_is_said_and_calms_nobody():
    state = notifying()
    state.save_reminders(replace(state.reminders, off=frozenset(KINDS)))
    app = await stage(ReminderScreen, state, route="/reminders")
    assert "Nothing waits just now. If you feel unwell, use the red button." in app.text()
    assert "No reminder is planned." in app.text()
    app.assert_healthy()


@in_loop
async def test_a_kind_is_switched_off_and_on():
    state = notifying()
    app = await stage(ReminderScreen, state, route="/reminders")
    await app.tap("Move every hour")
    assert not state._record.reminders.on("move")
    await app.tap("Move every hour")
    assert state._record.reminders.on("move")
    assert state.notice is None
    app.assert_healthy()


@in_loop
async def test_quiet_hours_are_moved_and_switched_off():
    state = notifying()
    app = await stage(ReminderScreen, state, route="/reminders")
    await app.tap("Earlier: From")
    await app.tap("Later: Until")
    kept = state._record.reminders
    assert (kept.quiet_from, kept.quiet_until) == (time(21, 30), time(7, 30))
    await app.tap("Quiet hours")
    assert not any(state._record.reminders.quiet(NOW.replace(hour=hour)) for hour in range(24))
    assert "Notifications may come at any hour" in app.text()
    assert not app.has("Earlier: From")
    app.assert_healthy()


@in_loop
async def test_words_are_discreet_until_it_is_ticked():
    state = notifying()
    app = await stage(ReminderScreen, state, route="/reminders")
    assert not state.reminders.details
    await app.tap("Say what each reminder is about")
    assert state._record.reminders.details
    app.assert_healthy()


@in_loop
async def test_it_asks_for_the_permission_only_in_a_tap():
    state = notifying("default")
    app = await stage(ReminderScreen, state, route="/reminders")
    assert (state.notifier.asked, app.has("Test now")) == (0, False)
    await app.tap("Allow notifications")
    assert state.notifier.asked == 1
    state.notifier.state = "granted"
    state.learn_notifier()
    await app.settle()
    assert "Notifications are allowed" in app.text()
    assert not app.has("Allow notifications")
    app.assert_healthy()


@in_loop
async def test_a_refusal_is_taken_kindly_with_a_way_back_and_the_calendar():
    app = await stage(ReminderScreen, notifying("denied"), route="/reminders")
    said = app.text()
    assert "That is fine." in said
    assert "A calendar file can remind you too." in said
    assert not app.has("Allow notifications")
    assert not app.has("Test now")
    await app.tap("How to change this")
    assert "Set Notifications to Allow" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_test_is_shown_and_tells_nothing_about_anybody():
    state = notifying(plan=sam(TEN))
    state.save_reminders(replace(state.reminders, details=True))
    app = await stage(ReminderScreen, state, route="/reminders")
    await app.tap("Test now")
    (shown,) = state.notifier.all
    assert (shown.title, shown.route, shown.actions) == ("A test from Homeward", "/self-test", ())
    assert "A test was sent." in app.text()
    app.assert_healthy()


@in_loop
async def test_something_due_is_put_off_and_undo_brings_it_back():
    state = notifying()
    app = await stage(ReminderScreen, state, route="/reminders")
    await app.tap("Later: Temperature")
    assert "When should Homeward remind you again?" in app.text()
    await app.tap("11:10am")
    (put_off,) = state._record.reminders.snoozed
    assert (put_off.id, put_off.until) == (
        "temperature|temperature_am|2026-11-20",
        NOW + timedelta(minutes=30),
    )
    assert not app.has("Later: Temperature")
    assert state.notice.text == "Temperature: put off until 11:10am"
    state.undo()
    await app.settle()
    assert state._record.reminders.snoozed == ()
    assert app.has("Later: Temperature")
    app.assert_healthy()


@in_loop
async def test_undo_of_later_takes_no_mark_of_what_was_shown_meanwhile():
    state = notifying(plan=sam(TEN))
    app = await stage(ReminderScreen, state, route="/reminders")
    await app.tap("Later: Temperature")
    await app.tap("11:10am")
    ReminderLoop(state.pack, state._own, state._clock, state.notifier, state.storage).look()
    shown = state._record.reminders.shown
    assert shown
    state.undo()
    assert state._record.reminders.shown == shown


@in_loop
async def test_a_dose_is_put_off_in_the_diary_through_its_own_questions():
    state = notifying(plan=sam(TEN))
    app = await stage(ReminderScreen, state, route="/reminders")
    await app.tap("Later: Aciclovir")
    await app.tap("At 11:10am")
    assert [one.tags[2] for one in state.diary.of("dose")] == ["later"]
    assert state._record.reminders.snoozed == ()
    app.assert_healthy()


def events(state):
    made = Calendar.from_ical(state.device.saved["homeward-2026-11-20.ics"])
    return list(made.walk("VEVENT"))


@in_loop
async def test_a_calendar_file_of_one_kind_is_remembered_and_calls_off_what_stopped():
    state = notifying(plan=sam(TEN))
    app = await stage(ReminderScreen, state, route="/reminders")
    for kind in (
        "Temperature",
        "Appointments",
        "Dates on your path",
        "Once a week",
        "Once a month",
        "Screens off",
    ):
        boxes = [node for node in app.controls() if node.interactive and node.name == kind]
        await app.tap(boxes[-1])  # the first one switches the notifications
    await app.tap("Make a calendar file")
    assert {str(one["summary"]) for one in events(state)} == {"Medicine time"}
    assert len(state._record.reminders.given) == 2
    assert "2 events. homeward-2026-11-20.ics was given to this device." in app.text()
    state.save_plan(replace(state.plan, prescribed=(replace(TEN, times=(time(18),)),)))
    await app.settle()
    await app.tap("Make a calendar file")
    assert sorted(str(one["status"]) for one in events(state)) == ["CANCELLED", "CONFIRMED"]
    assert "1 event. 1 old one will be taken out." in app.text()
    app.assert_healthy()


@in_loop
async def test_the_example_makes_no_calendar_file():
    state = notifying()
    app = await whole(state, "/reminders")
    state.show_example()
    await app.settle()
    assert "Reminders come for your own record only." in app.text()
    assert not app.has("Make a calendar file")
    app.assert_healthy()


@pytest.mark.parametrize("route", ["/more", "/settings"])
def test_it_is_reached_from(route):
    @in_loop
    async def run():
        app = await whole(notifying(), route)
        await app.tap("Reminders")
        assert app.page.route == "/reminders"
        app.assert_healthy()

    run()


@in_loop
async def test_later_on_today_puts_the_reminder_off_too():
    state = notifying()
    app = await whole(state, "/")
    assert app.headings()[1] == "Temperature"
    await app.tap("Later")
    assert [one.until for one in state._record.reminders.snoozed] == [NOW + timedelta(minutes=30)]
    assert app.headings()[1] != "Temperature"
    app.assert_healthy()


@in_loop
async def test_a_dose_on_today_can_be_put_off():
    state = notifying(plan=sam(TEN), entries=[entry("temperature", NOW, 36.7)])
    app = await whole(state, "/")
    await app.tap("Later: Aciclovir")
    await app.tap("At 11:10am")
    assert [one.tags[2] for one in state.diary.of("dose")] == ["later"]
    app.assert_healthy()
