"""An alarm about somebody who is followed comes outside the app too: once, discreetly, until it is over."""

from contextlib import suppress
from dataclasses import replace

from models.reminders import ReminderSettings
from services.alarm_loop import AlarmLoop, Raised
from services.state import AppState
from tests.carer import NUMBER, SHIVERY, carer_state, one, packed
from tests.notifying import FakeNotifier
from tests.people import NOW, SAM, entry


def carer_of(*entries, plan=SAM, **permission) -> tuple[AppState, FakeNotifier, AlarmLoop]:
    """A device that follows Sam, with notifications."""
    state = carer_state(one("sam", packed(plan, entries)))
    state.notifier = FakeNotifier(**permission)
    return state, state.notifier, loop_of(state, Raised())


def loop_of(state: AppState, raised: Raised) -> AlarmLoop:
    return AlarmLoop(state._own, state.notifier, state.alarms, raised)


def test_an_alert_is_shown_and_rung_once() -> None:
    _, notifier, alarms = carer_of(SHIVERY)
    for _ in range(3):
        alarms.look()
    assert [(shown.id, shown.route) for shown in notifier.all] == [("alarm|sam", "/carer")]
    assert notifier.rung == 1


def test_nothing_of_an_illness_stands_on_a_locked_screen() -> None:
    _, notifier, alarms = carer_of(SHIVERY)
    alarms.look()
    said = f"{notifier.all[0].title} {notifier.all[0].body}"
    assert not any(word in said for word in ("Sam", "A&E", "hiver", NUMBER))


def test_details_are_a_choice() -> None:
    state, notifier, alarms = carer_of(SHIVERY)
    state._own.save_reminders(replace(ReminderSettings(), details=True))
    alarms.look()
    assert notifier.all[0].body.startswith("Sam: Take Sam to A&E now.")


def test_what_is_reported_later_sounds_again() -> None:
    state, notifier, alarms = carer_of(SHIVERY)
    alarms.look()
    state._own.save_following(one("sam", packed(SAM, [SHIVERY, entry("report", NOW, tags=("sick",))])))
    alarms.look()
    assert (len(notifier.all), notifier.rung) == (2, 2)


def test_it_is_taken_back_when_it_is_over() -> None:
    state, notifier, alarms = carer_of(SHIVERY)
    alarms.look()
    state._own.save_following(one("sam", packed(SAM, [SHIVERY, entry("seen", NOW, tags=(SHIVERY.uid,))])))
    alarms.look()
    assert notifier.shown == {}


def test_one_that_cannot_be_taken_back_does_not_hold_up_another() -> None:
    def fails(id: str) -> None:
        raise RuntimeError(id)

    state, notifier, alarms = carer_of(SHIVERY)
    alarms.look()
    notifier.withdraw = fails
    state._own.drop_following("sam")
    state._own.save_following(one("ann", packed(SAM, [SHIVERY])))
    for _ in range(2):
        with suppress(RuntimeError):
            alarms.look()
    assert [shown.id for shown in notifier.all] == ["alarm|sam", "alarm|ann"]
    assert notifier.rung == 2


def test_silence_is_an_alarm_too() -> None:
    state, notifier, alarms = carer_of(
        replace(SHIVERY, kind="drink", value=200, tags=(), at=NOW, written=NOW)
    )
    alarms.look()
    assert notifier.all == []
    state._clock.now = NOW.replace(day=NOW.day + 2)
    state.tick()
    alarms.look()
    assert len(notifier.all) == 1


def test_without_permission_it_still_sounds() -> None:
    _, notifier, alarms = carer_of(SHIVERY, state="denied")
    alarms.look()
    assert (notifier.all, notifier.rung) == ([], 1)


def test_a_tap_on_it_does_not_leave_the_person_who_is_shown() -> None:
    state, notifier, alarms = carer_of(SHIVERY)
    alarms.look()
    assert state.watching == "sam"
    assert state.answer(notifier.tap(NOW)) == "/carer"
    assert state.watching == "sam"
    assert notifier.settled == ["tap"]


def test_two_windows_of_one_computer_show_it_once() -> None:
    (first, notifier, _), (second, *_), raised = carer_of(SHIVERY), carer_of(SHIVERY), Raised()
    second.notifier = notifier
    windows = [(state, loop_of(state, raised)) for state in (first, second)]
    for _, alarms in (*windows, *windows):
        alarms.look()
    assert (len(notifier.all), notifier.rung) == (1, 1)
    for state, alarms in windows:
        state._own.save_following(one("sam", packed(SAM, [SHIVERY, entry("report", NOW, tags=("sick",))])))
        alarms.look()
    assert (len(notifier.all), notifier.rung) == (2, 2)


def test_an_alarm_that_stood_before_it_was_known_what_the_device_can_do_comes_all_the_same() -> None:
    """At the start a desktop is still being asked, and a page has not yet said what is allowed."""
    _, notifier, alarms = carer_of(SHIVERY, state="missing")
    notifier.sounds = False
    alarms.look()
    assert notifier.all == []
    notifier.state = "granted"
    for _ in range(2):
        alarms.look()
    assert len(notifier.all) == 1
