"""What a tap writes down: nothing impossible, nothing in the future, nothing that ends an instruction."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models.entry_form import STANDS
from models.kinds import KINDS
from models.move import build_move, build_walk
from models.red_flags import standing
from models.restore import Restored
from services.record import Record
from services.state import CHANGED_SINCE, AppState
from services.store import StoreError
from tests.components.stage import another, make_state
from tests.people import LONDON, NOW, SAM, entry

REPORT = entry("report", NOW - timedelta(hours=1), tags=("shivery",))
LATE_IN_THE_MINUTE = datetime(2026, 11, 20, 10, 40, 48, 5, tzinfo=LONDON)


def open_signs(state: AppState) -> list[str]:
    stands = standing(state.pack, state.diary, state.now)
    return [sign.id for sign in stands.assessment.signs] if stands else []


def test_what_is_tapped_now_counts_at_once_and_not_from_the_next_minute():
    state = make_state(now=LATE_IN_THE_MINUTE)
    state.record("moved", "Moved")
    assert build_move(state.pack, state.diary, state.now).title == "Move by 11:40am"
    state.record("walk", "Walk started", tags=("running",))
    assert build_walk(state.diary, state.now).running
    assert state.diary.entries[-1].written == LATE_IN_THE_MINUTE


def test_a_reading_and_its_report_are_about_the_same_time():
    moments = iter(NOW + timedelta(seconds=59.9 + part / 10) for part in range(20))
    state = make_state()
    state._clock = lambda: next(moments)
    state.record_temperature(38.4, "Added")
    state.write_report(("shivery",), 38.6, "", "Saved")
    taken = [(each.at, each.value) for each in state.diary.of("temperature")]
    assert taken == [(each.at, each.value) for each in state.diary.of("report")]


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS.values() if kind.unit])
def test_a_value_that_cannot_be_true_is_refused_before_it_is_stored(kind: str):
    state = make_state()
    for value in (KINDS[kind].low - 0.5, KINDS[kind].high + 1, float("nan"), float("inf")):
        assert not state.record(kind, "Added", value)
        assert state.notice.problem
        assert "This was not saved" in state.notice.text
        assert KINDS[kind].bounds in state.notice.text
    assert len(state.diary) == 0


def test_a_temperature_without_a_number_is_refused():
    state = make_state()
    assert not state.record("temperature", "Added")
    assert state.notice.text == "This was not saved. Temperature: type a number between 30C and 45C."


def test_one_impossible_entry_stores_none_of_its_change():
    state = make_state()
    assert not state.write("Added", entry("note", text="fine"), entry("note", NOW.replace(year=2300)))
    assert len(state.diary) == 0


def test_an_entry_that_an_instruction_rests_on_can_be_neither_removed_nor_changed():
    state = make_state(entries=[REPORT])
    assert not state.remove_entry(REPORT.uid, "Removed")
    assert state.notice.text == STANDS
    assert not state.change_entry(replace(REPORT, tags=()), "Changed")
    assert open_signs(state) == ["shivery"]
    state.record("seen", "Got help", tags=(REPORT.uid,))
    assert state.remove_entry(REPORT.uid, "Removed")


def test_a_restored_backup_does_not_end_an_instruction():
    hot = entry("temperature", NOW - timedelta(minutes=5), 38.4)
    state = make_state(entries=[REPORT, hot])
    assert state.restore_backup(Restored(SAM, entries=(entry("note", text="Older"),)), "Replaced")
    assert open_signs(state) == ["fever", "shivery"]
    assert {each.kind for each in state.diary} == {"note", "report", "temperature"}
    state.undo()
    assert set(state.diary) == {REPORT, hot}


def test_a_restored_backup_cannot_change_what_an_instruction_rests_on():
    state = make_state(entries=[REPORT])
    state.restore_backup(Restored(SAM, entries=(replace(REPORT, tags=("rash",)),)), "Replaced")
    assert open_signs(state) == ["shivery"]


def test_taking_a_restore_back_loses_nothing_written_since_in_another_window():
    state = make_state()
    other = another(state)
    state.restore_backup(Restored(replace(SAM, name="Jo")), "Replaced")
    other.record("note", "Added", text="In the other window")
    state.undo()
    assert state.notice.text == CHANGED_SINCE
    assert [each.text for each in state.diary] == ["In the other window"]


def test_taking_a_plan_back_does_not_take_back_what_another_window_answered():
    state = make_state()
    other = another(state)
    state.save_plan(replace(SAM, fluids_ml=1500))
    other.save_plan(replace(other.plan, trial=True))
    state.undo()
    assert state.plan == replace(SAM, fluids_ml=1500, trial=True)


def test_the_problems_of_a_record_go_with_the_record():
    state = make_state()
    state.restore_backup(
        Restored(SAM, problems=("1 entry could not be read and cannot be shown.",)), "Replaced"
    )
    assert state.problems == ("1 entry could not be read and cannot be shown.",)
    state.undo()
    assert state.problems == ()


def test_a_device_that_refuses_changes_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch):
    def full(self: Record, *entries: object) -> None:
        raise StoreError("This device is full.")

    state = make_state()
    monkeypatch.setattr(Record, "put", full)
    assert not state.record("note", "Added", text="x")
    assert (state.notice.text, state.notice.problem) == ("This device is full.", True)


def test_a_warning_stands_with_what_was_found_and_a_closed_window_is_known():
    state = make_state()
    state.warn("No copy could be kept.")
    assert state.problems == ("No copy could be kept.",)
    state.show_example()
    state.come_home()
    assert (state.is_open, state.problems) == (True, ("No copy could be kept.",))
    state.detach()
    assert not state.is_open
    state._own.put(entry("note"))
    assert len(state.diary) == 0


@pytest.mark.parametrize("later", [timedelta(minutes=11), timedelta(days=1), timedelta(hours=-1)])
def test_undo_is_for_slips_and_no_late_tap_ends_an_instruction(later: timedelta):
    state = make_state()
    state.write_report(("shivery",), None, "", "Saved")
    state._clock.now = NOW + timedelta(minutes=10)
    state.tick()
    assert state.notice.undo
    state._clock.now = NOW + later
    state.undo()
    assert open_signs(state) == ["shivery"]
    assert state.notice is None
