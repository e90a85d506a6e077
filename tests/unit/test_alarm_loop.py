"""An alarm about somebody who is followed comes outside the app too: once, discreetly, until it is over."""

from dataclasses import replace

from models.reminders import ReminderSettings
from services.alarm_loop import Raised
from services.state import AppState
from tests.carer import NUMBER, SHIVERY, carer_state, one, packed
from tests.notifying import FakeNotifier
from tests.people import NOW, SAM, entry


def carer_of(*entries, plan=SAM, **permission) -> tuple[AppState, FakeNotifier]:
    """A device that follows Sam, with notifications."""
    state = carer_state(one("sam", packed(plan, entries)))
    notifier = FakeNotifier(**permission)
    state.notifier = notifier
    return state, notifier


def test_an_alert_is_shown_and_rung_once() -> None:
    state, notifier = carer_of(SHIVERY)
    for _ in range(3):
        state.sound_alarms()
    assert [(shown.id, shown.route) for shown in notifier.all] == [("alarm|sam", "/carer")]
    assert notifier.rung == 1


def test_nothing_of_an_illness_stands_on_a_locked_screen() -> None:
    state, notifier = carer_of(SHIVERY)
    state.sound_alarms()
    said = f"{notifier.all[0].title} {notifier.all[0].body}"
    assert not any(word in said for word in ("Sam", "A&E", "hiver", NUMBER))


def test_details_are_a_choice() -> None:
    state, notifier = carer_of(SHIVERY)
    state._own.save_reminders(replace(ReminderSettings(), details=True))
    state.sound_alarms()
    assert notifier.all[0].body.startswith("Sam: Take Sam to A&E now.")


def test_what_is_reported_later_sounds_again() -> None:
    state, notifier = carer_of(SHIVERY)
    state.sound_alarms()
    state._own.save_following(one("sam", packed(SAM, [SHIVERY, entry("report", NOW, tags=("sick",))])))
    state.sound_alarms()
    assert (len(notifier.all), notifier.rung) == (2, 2)


def test_it_is_taken_back_when_it_is_over() -> None:
    state, notifier = carer_of(SHIVERY)
    state.sound_alarms()
    state._own.save_following(one("sam", packed(SAM, [SHIVERY, entry("seen", NOW, tags=(SHIVERY.uid,))])))
    state.sound_alarms()
    assert notifier.shown == {}


def test_silence_is_an_alarm_too() -> None:
    state, notifier = carer_of(replace(SHIVERY, kind="drink", value=200, tags=(), at=NOW, written=NOW))
    state.sound_alarms()
    assert notifier.all == []
    state._clock.now = NOW.replace(day=NOW.day + 2)
    state.tick()
    state.sound_alarms()
    assert len(notifier.all) == 1


def test_without_permission_it_still_sounds() -> None:
    state, notifier = carer_of(SHIVERY, state="denied")
    state.sound_alarms()
    assert (notifier.all, notifier.rung) == ([], 1)


def test_a_tap_on_it_does_not_leave_the_person_who_is_shown() -> None:
    state, notifier = carer_of(SHIVERY)
    state.sound_alarms()
    assert state.watching == "sam"
    assert state.answer(notifier.tap(NOW)) == "/carer"
    assert state.watching == "sam"
    assert notifier.settled == ["tap"]


def test_two_windows_of_one_computer_show_it_once() -> None:
    first, notifier = carer_of(SHIVERY)
    second, _ = carer_of(SHIVERY)
    second.notifier = notifier
    first.raised = second.raised = Raised()
    for state in (first, second, first):
        state.sound_alarms()
    assert (len(notifier.all), notifier.rung) == (1, 1)
    for state in (first, second):
        state._own.save_following(one("sam", packed(SAM, [SHIVERY, entry("report", NOW, tags=("sick",))])))
        state.sound_alarms()
    assert (len(notifier.all), notifier.rung) == (2, 2)


def test_an_alarm_that_stood_before_it_was_known_what_the_device_can_do_comes_all_the_same() -> None:
    """At the start a desktop is still being asked, and a page has not yet said what is allowed."""
    state, notifier = carer_of(SHIVERY, state="missing")
    notifier.sounds = False
    state.sound_alarms()
    assert notifier.all == []
    notifier.state = "granted"
    for _ in range(2):
        state.sound_alarms()
    assert len(notifier.all) == 1
