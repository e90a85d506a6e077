"""Reminders of a window: each once, and stored before it is shown."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from models.doses import LATER, TAKEN
from models.medicine import Medicine
from models.nap import nap_tags
from models.storage_words import StorageFacts
from services.store import StoreError
from tests.components.stage import another
from tests.notifying import FakeNotifier
from tests.people import LONDON, NOW, SAM, entry
from tests.reminding import HOME, MINUTE, looking, window


def test_a_dose_is_shown_once_discreetly_with_its_two_buttons() -> None:
    _, notifier, at = window()
    for _ in range(5):
        at(NOW)
    [shown] = notifier.all
    assert (shown.title, shown.route, shown.actions) == ("Time for a medicine", HOME, (TAKEN, LATER))
    assert "Aciclovir" not in f"{shown.title} {shown.body}"


def test_with_details_it_says_which() -> None:
    state, notifier, at = window()
    state.save_reminders(replace(state.reminders, details=True))
    at(NOW)
    assert "Aciclovir, 400 mg" in notifier.all[0].title


def test_it_is_stored_before_it_is_shown_and_not_shown_again_after_a_crash() -> None:
    state, notifier, at = window()

    def crash() -> None:
        raise KeyboardInterrupt

    notifier.before_showing = crash
    with pytest.raises(KeyboardInterrupt):
        at(NOW)
    again = FakeNotifier()
    looking(another(state), again)(NOW)
    assert again.all == []


def test_two_windows_show_one() -> None:
    state, notifier, at = window()
    there = looking(another(state), notifier)
    at(NOW)
    there(NOW)
    assert len(notifier.all) == 1


def test_a_disk_that_is_full_shows_it_once_all_the_same(monkeypatch) -> None:
    state, notifier, at = window()

    def full(_) -> None:
        raise StoreError("There is no room left on this device.")

    monkeypatch.setattr(state._record, "save_reminders", full)
    for moment in (NOW, NOW, NOW + MINUTE, NOW + 2 * MINUTE):
        at(moment)
    assert len(notifier.all) == 1


@pytest.mark.parametrize("permission", ["denied", "default", "missing"])
def test_without_permission_nothing_is_shown_nor_said_to_be_shown(permission) -> None:
    state, notifier, at = window(state=permission)
    at(NOW)
    assert (notifier.all, state.reminders.shown) == ([], ())
    notifier.state = "granted"
    at(NOW + MINUTE)
    assert len(notifier.all) == 1


def test_a_record_that_another_tab_holds_is_left_to_that_tab() -> None:
    state, notifier, at = window()
    state.storage = lambda: StorageFacts("read-only", 0)
    at(NOW)
    assert notifier.all == []


def test_what_was_written_down_in_the_app_is_taken_off_the_screen() -> None:
    state, notifier, at = window()
    at(NOW)
    dose = state.find_dose("aci|2026-11-20T10:40")
    state.write_dose(dose, TAKEN)
    at(NOW)
    assert notifier.shown == {}


@pytest.mark.parametrize("permission", ["granted", "denied"])
def test_a_nap_rings_at_its_time_also_where_nothing_may_be_shown(permission) -> None:
    nap = entry("nap", NOW, tags=nap_tags(20))
    _, notifier, at = window(nap, plan=SAM, state=permission)
    at(NOW + 19 * MINUTE)
    assert notifier.rung == 0
    at(NOW + 23 * MINUTE)  # the tab slept
    at(NOW + 24 * MINUTE)
    assert notifier.rung == 1


def test_a_nap_that_nothing_can_tell_of_is_not_said_to_be_shown() -> None:
    state, notifier, at = window(entry("nap", NOW, tags=nap_tags(20)), plan=SAM, state="missing")
    notifier.sounds = False
    at(NOW + 23 * MINUTE)
    assert (notifier.rung, state.reminders.shown) == (0, ())


def test_the_clocks_going_back_remind_once() -> None:
    plan = replace(SAM, prescribed=(Medicine("aci", "Aciclovir", times=(time(1, 30),)),))
    begin = datetime(2026, 10, 25, 0, 0, tzinfo=LONDON)
    _, notifier, at = window(plan=plan, now=begin)
    for minutes in range(0, 240, 5):
        moment = datetime.fromtimestamp(begin.timestamp() + 60 * minutes, LONDON)
        at(moment)
    assert len(notifier.all) <= 3  # the first and two repeats, not one of each for every half past one
    assert len({one.id for one in notifier.all}) == 1
