"""A tap on a reminder is as safe as one in the app, and counts once."""

from dataclasses import replace
from datetime import datetime

from models.doses import LATER, TAKEN, dose_tags
from models.records import Entry
from models.reminders import KINDS
from services.store import StoreError
from tests.people import NOW, SAM, entry
from tests.reminding import ACICLOVIR, HOME, MINUTE, OTHER, doses, window


def test_looking_around_with_the_example_reminds_of_the_own_doses_only() -> None:
    state, notifier, at = window()
    state.show_example()
    at(NOW)
    assert [one.id for one in notifier.all] == ["medicine|aci|2026-11-20T10:40"]
    state.answer(notifier.tap(NOW, TAKEN))
    assert not state.example
    assert doses(state) == [("2026-11-20T10:40", TAKEN)]


def test_a_tap_on_taken_writes_it_down_at_the_time_of_the_tap_and_can_be_undone() -> None:
    state, notifier, at = window()
    at(NOW)
    at(NOW + 10 * MINUTE)
    assert state.answer(notifier.tap(state.now, TAKEN, ago=4 * MINUTE)) == HOME
    [taken] = state.diary.of("dose")
    assert (taken.at, taken.tags[2], notifier.settled) == (NOW + 6 * MINUTE, TAKEN, ["tap"])
    assert state.notice.undo
    state.undo()
    assert doses(state) == []


def test_one_tap_that_comes_often_counts_once_also_after_a_new_start() -> None:
    state, notifier, at = window()
    at(NOW)
    tap = notifier.tap(NOW, TAKEN)
    assert [state.answer(tap), state.answer(tap)] == [HOME, ""]
    state._answered = ()  # as after a new start
    assert state.answer(tap) == HOME
    assert doses(state) == [("2026-11-20T10:40", TAKEN)]
    assert state.asked == ""


def test_a_tap_that_could_not_be_stored_is_kept_and_comes_again(monkeypatch) -> None:
    state, notifier, at = window()
    at(NOW)
    tap, put = notifier.tap(NOW, TAKEN), state._record.put

    def full(*_) -> None:
        raise StoreError("There is no room left on this device.")

    monkeypatch.setattr(state._record, "put", full)
    state.answer(tap)
    assert (notifier.settled, state.notice.problem) == ([], True)
    monkeypatch.setattr(state._record, "put", put)
    state.answer(tap)
    assert (notifier.settled, doses(state)) == (["tap"], [("2026-11-20T10:40", TAKEN)])


def written(due: str, when: datetime, outcome: str = TAKEN) -> Entry:
    return entry(
        "dose", when, text="Aciclovir", tags=dose_tags(ACICLOVIR, datetime.fromisoformat(due), outcome, "me")
    )


def test_a_dose_that_was_written_down_by_then_is_asked_about_and_never_written_twice() -> None:
    state, notifier, at = window()
    at(NOW)
    state._record.put(written("2026-11-20T10:40", NOW))  # by the carer, in another window
    state.answer(notifier.tap(NOW + MINUTE, TAKEN))
    assert len(doses(state)) == 1
    assert state.asked == "aci|2026-11-20T10:40"


def test_a_dose_too_soon_after_the_last_is_asked_about() -> None:
    state, notifier, at = window()
    at(NOW)
    state._record.put(written("2026-11-19T22:00", NOW - 20 * MINUTE))  # taken late, twenty minutes ago
    state.answer(notifier.tap(NOW, TAKEN))
    assert len(doses(state)) == 1
    assert state.asked == "aci|2026-11-20T10:40"


def test_a_dose_of_a_medicine_that_is_gone_is_said_to_be_not_written_down() -> None:
    state, notifier, at = window()
    at(NOW)
    state.save_plan(SAM)
    state.answer(notifier.tap(NOW, TAKEN))
    assert "Nothing was written down" in state.notice.text
    assert doses(state) == []


def test_later_puts_the_dose_off_in_the_diary_and_reminds_again() -> None:
    state, notifier, at = window()
    at(NOW)
    state.answer(notifier.tap(NOW, LATER))
    assert state.diary.of("dose")[0].tags[4] == "2026-11-20T11:10"
    at(NOW + 29 * MINUTE)
    assert (len(notifier.all), notifier.shown) == (1, {})
    at(NOW + 30 * MINUTE)
    assert len(notifier.all) == 2


def test_later_for_several_medicines_puts_each_off_with_one_undo() -> None:
    state, notifier, at = window(plan=replace(SAM, prescribed=(ACICLOVIR, OTHER)))
    at(NOW)
    [shown] = notifier.all
    assert (shown.title, shown.actions) == ("Time for your medicines", (LATER,))
    tap = notifier.tap(NOW, LATER)
    state.answer(tap)
    state._answered = ()
    state.answer(tap)
    assert doses(state) == [("2026-11-20T10:40", LATER)] * 2
    state.undo()
    assert doses(state) == []


def test_later_for_other_things_puts_each_off_and_keeps_what_was_shown() -> None:
    state, notifier, at = window(plan=SAM)
    state.save_reminders(replace(state.reminders, off=frozenset(KINDS) - {"weekly", "temperature"}))
    at(NOW)
    [shown] = notifier.all
    state.answer(notifier.tap(NOW, LATER))
    put_off = {one.id for one in state.reminders.snoozed}
    assert put_off == {one.id for one in state.reminders.shown if one.notice == shown.id}
    assert len(put_off) > 1
    at(NOW + MINUTE)
    assert notifier.shown == {}
    marks = state.reminders.shown
    state.undo()
    assert (state.reminders.snoozed, state.reminders.shown) == ((), marks)


def test_a_tap_on_the_words_opens_the_dose_and_writes_nothing() -> None:
    state, notifier, at = window()
    at(NOW)
    assert state.answer(notifier.tap(NOW)) == HOME
    assert (state.asked, doses(state)) == ("aci|2026-11-20T10:40", [])


def test_later_for_a_dose_that_was_taken_meanwhile_changes_nothing() -> None:
    state, notifier, at = window()
    at(NOW)
    state._record.put(written("2026-11-20T10:40", NOW))
    state.answer(notifier.tap(NOW + MINUTE, LATER))
    assert [outcome for _, outcome in doses(state)] == [TAKEN]
    assert state.asked == "aci|2026-11-20T10:40"
