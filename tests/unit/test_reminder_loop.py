"""Reminders of a window: each once, stored before it is shown, and a tap on one as safe as one in the app."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from models.doses import LATER, TAKEN, dose_tags
from models.medicine import Medicine
from models.nap import nap_tags
from models.records import Entry
from models.reminders import KINDS
from models.storage_words import StorageFacts
from services.journal import StoreError
from services.state import AppState
from tests.components.stage import make_state
from tests.notifying import FakeNotifier
from tests.people import LONDON, NOW, SAM, entry

ACICLOVIR = Medicine("aci", "Aciclovir", "400 mg", times=(time(10, 40), time(22)))
OTHER = Medicine("oth", "Fluconazole", "50 mg", times=(time(10, 40),))
PLAN = replace(SAM, prescribed=(ACICLOVIR,))
HOME, MINUTE = "/medicines", timedelta(minutes=1)


def window(
    *entries: Entry, plan=PLAN, state: str = "granted", now: datetime = NOW
) -> tuple[AppState, FakeNotifier]:
    """A window whose reminders are all off but medicines and naps, which these tests are about."""
    made, notifier = make_state(plan, entries, now=now), FakeNotifier(state)  # type: ignore[arg-type]
    made.notifier = notifier
    made.save_reminders(replace(made.reminders, off=frozenset(KINDS) - {"medicine", "nap"}))
    return made, notifier


def at(state: AppState, moment: datetime) -> None:
    """Time passes, and the window looks."""
    state._clock.now = moment
    state.tick()
    state.remind()


def doses(state: AppState) -> list[tuple[str, str]]:
    return [(one.tags[1], one.tags[2]) for one in state.diary.of("dose")]


def test_a_dose_is_shown_once_discreetly_with_its_two_buttons() -> None:
    state, notifier = window()
    for _ in range(5):
        at(state, NOW)
    [shown] = notifier.all
    assert (shown.title, shown.route, shown.actions) == ("Time for a medicine", HOME, (TAKEN, LATER))
    assert "Aciclovir" not in f"{shown.title} {shown.body}"


def test_with_details_it_says_which() -> None:
    state, notifier = window()
    state.save_reminders(replace(state.reminders, details=True))
    at(state, NOW)
    assert "Aciclovir, 400 mg" in notifier.all[0].title


def test_it_is_stored_before_it_is_shown_and_not_shown_again_after_a_crash() -> None:
    state, notifier = window()

    def crash() -> None:
        raise KeyboardInterrupt

    notifier.before_showing = crash
    with pytest.raises(KeyboardInterrupt):
        at(state, NOW)
    again = AppState(state.pack, state.plan, state.settings, state.diary, NOW)
    again.attach(state._record, state._clock, state.device, state._make_example, notifier=FakeNotifier())
    at(again, NOW)
    assert again.notifier.all == []


def test_two_windows_show_one() -> None:
    state, notifier = window()
    other = make_state(PLAN, now=NOW)
    other._own = other._record = state._record
    other.notifier = notifier
    at(state, NOW)
    at(other, NOW)
    assert len(notifier.all) == 1


def test_a_disk_that_is_full_shows_it_once_all_the_same(monkeypatch) -> None:
    state, notifier = window()

    def full(_) -> None:
        raise StoreError("There is no room left on this device.")

    monkeypatch.setattr(state._record, "save_reminders", full)
    for moment in (NOW, NOW, NOW + MINUTE, NOW + 2 * MINUTE):
        at(state, moment)
    assert len(notifier.all) == 1


@pytest.mark.parametrize("permission", ["denied", "default", "missing"])
def test_without_permission_nothing_is_shown_nor_said_to_be_shown(permission) -> None:
    state, notifier = window(state=permission)
    at(state, NOW)
    assert (notifier.all, state.reminders.shown) == ([], ())
    notifier.state = "granted"
    at(state, NOW + MINUTE)
    assert len(notifier.all) == 1


def test_a_record_that_another_tab_holds_is_left_to_that_tab() -> None:
    state, notifier = window()
    state.storage = lambda: StorageFacts("read-only", 0)
    at(state, NOW)
    assert notifier.all == []


def test_looking_around_with_the_example_reminds_of_the_own_doses_only() -> None:
    state, notifier = window()
    state.show_example()
    at(state, NOW)
    assert [one.id for one in notifier.all] == ["medicine|aci|2026-11-20T10:40"]
    state.answer(notifier.tap(NOW, TAKEN))
    assert not state.example
    assert doses(state) == [("2026-11-20T10:40", TAKEN)]


def test_what_was_written_down_in_the_app_is_taken_off_the_screen() -> None:
    state, notifier = window()
    at(state, NOW)
    dose = state.find_dose("aci|2026-11-20T10:40")
    state.write_dose(dose, TAKEN)
    at(state, NOW)
    assert notifier.shown == {}


def test_a_tap_on_taken_writes_it_down_at_the_time_of_the_tap_and_can_be_undone() -> None:
    state, notifier = window()
    at(state, NOW)
    at(state, NOW + 10 * MINUTE)
    assert state.answer(notifier.tap(state.now, TAKEN, ago=4 * MINUTE)) == HOME
    [taken] = state.diary.of("dose")
    assert (taken.at, taken.tags[2], notifier.settled) == (NOW + 6 * MINUTE, TAKEN, ["tap"])
    assert state.notice.undo
    state.undo()
    assert doses(state) == []


def test_one_tap_that_comes_often_counts_once_also_after_a_new_start() -> None:
    state, notifier = window()
    at(state, NOW)
    tap = notifier.tap(NOW, TAKEN)
    assert [state.answer(tap), state.answer(tap)] == [HOME, ""]
    state._answered = ()  # as after a new start
    assert state.answer(tap) == HOME
    assert doses(state) == [("2026-11-20T10:40", TAKEN)]
    assert state.asked == ""


def test_a_tap_that_could_not_be_stored_is_kept_and_comes_again(monkeypatch) -> None:
    state, notifier = window()
    at(state, NOW)
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
    state, notifier = window()
    at(state, NOW)
    state._record.put(written("2026-11-20T10:40", NOW))  # by the carer, in another window
    state.answer(notifier.tap(NOW + MINUTE, TAKEN))
    assert len(doses(state)) == 1
    assert state.asked == "aci|2026-11-20T10:40"


def test_a_dose_too_soon_after_the_last_is_asked_about() -> None:
    state, notifier = window()
    at(state, NOW)
    state._record.put(written("2026-11-19T22:00", NOW - 20 * MINUTE))  # taken late, twenty minutes ago
    state.answer(notifier.tap(NOW, TAKEN))
    assert len(doses(state)) == 1
    assert state.asked == "aci|2026-11-20T10:40"


def test_a_dose_of_a_medicine_that_is_gone_is_said_to_be_not_written_down() -> None:
    state, notifier = window()
    at(state, NOW)
    state.save_plan(SAM)
    state.answer(notifier.tap(NOW, TAKEN))
    assert "Nothing was written down" in state.notice.text
    assert doses(state) == []


def test_later_puts_the_dose_off_in_the_diary_and_reminds_again() -> None:
    state, notifier = window()
    at(state, NOW)
    state.answer(notifier.tap(NOW, LATER))
    assert state.diary.of("dose")[0].tags[4] == "2026-11-20T11:10"
    at(state, NOW + 29 * MINUTE)
    assert (len(notifier.all), notifier.shown) == (1, {})
    at(state, NOW + 30 * MINUTE)
    assert len(notifier.all) == 2


def test_later_for_several_medicines_puts_each_off_with_one_undo() -> None:
    state, notifier = window(plan=replace(SAM, prescribed=(ACICLOVIR, OTHER)))
    at(state, NOW)
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
    state, notifier = window(plan=SAM)
    state.save_reminders(replace(state.reminders, off=frozenset(KINDS) - {"weekly", "temperature"}))
    at(state, NOW)
    [shown] = notifier.all
    state.answer(notifier.tap(NOW, LATER))
    put_off = {one.id for one in state.reminders.snoozed}
    assert put_off == {one.id for one in state.reminders.shown if one.notice == shown.id}
    assert len(put_off) > 1
    at(state, NOW + MINUTE)
    assert notifier.shown == {}
    marks = state.reminders.shown
    state.undo()
    assert (state.reminders.snoozed, state.reminders.shown) == ((), marks)


def test_a_tap_on_the_words_opens_the_dose_and_writes_nothing() -> None:
    state, notifier = window()
    at(state, NOW)
    assert state.answer(notifier.tap(NOW)) == HOME
    assert (state.asked, doses(state)) == ("aci|2026-11-20T10:40", [])


@pytest.mark.parametrize("permission", ["granted", "denied"])
def test_a_nap_rings_at_its_time_also_where_nothing_may_be_shown(permission) -> None:
    nap = entry("nap", NOW, tags=nap_tags(20))
    state, notifier = window(nap, plan=SAM, state=permission)
    at(state, NOW + 19 * MINUTE)
    assert notifier.rung == 0
    at(state, NOW + 23 * MINUTE)  # the tab slept
    at(state, NOW + 24 * MINUTE)
    assert notifier.rung == 1


def test_a_nap_that_nothing_can_tell_of_is_not_said_to_be_shown() -> None:
    state, notifier = window(entry("nap", NOW, tags=nap_tags(20)), plan=SAM, state="missing")
    notifier.sounds = False
    at(state, NOW + 23 * MINUTE)
    assert (notifier.rung, state.reminders.shown) == (0, ())


def test_later_for_a_dose_that_was_taken_meanwhile_changes_nothing() -> None:
    state, notifier = window()
    at(state, NOW)
    state._record.put(written("2026-11-20T10:40", NOW))
    state.answer(notifier.tap(NOW + MINUTE, LATER))
    assert [outcome for _, outcome in doses(state)] == [TAKEN]
    assert state.asked == "aci|2026-11-20T10:40"


def test_the_clocks_going_back_remind_once() -> None:
    plan = replace(SAM, prescribed=(Medicine("aci", "Aciclovir", times=(time(1, 30),)),))
    begin = datetime(2026, 10, 25, 0, 0, tzinfo=LONDON)
    state, notifier = window(plan=plan, now=begin)
    state._clock.now = begin
    for minutes in range(0, 240, 5):
        moment = datetime.fromtimestamp(begin.timestamp() + 60 * minutes, LONDON)
        at(state, moment)
    assert len(notifier.all) <= 3  # the first and two repeats, not one of each for every half past one
    assert len({one.id for one in notifier.all}) == 1
