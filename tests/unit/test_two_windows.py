"""What one window writes is told to every other in its own context: Flet would draw it in the wrong one."""

from contextvars import ContextVar, copy_context

from models.restore import Restored, record_to_tables
from services.memory import MemoryTables
from services.record import Record
from tests.people import entry

WINDOW: ContextVar[str] = ContextVar("window")


def test_every_window_hears_of_a_change_in_its_own_context() -> None:
    record = Record(MemoryTables(record_to_tables(Restored())))
    heard: list[str] = []
    ends = {}

    def open_window(name: str) -> None:
        WINDOW.set(name)
        ends[name] = record.subscribe(lambda: heard.append(WINDOW.get()))

    windows = {name: copy_context() for name in ("first", "second")}
    for name, window in windows.items():
        window.run(open_window, name)
    windows["second"].run(record.put, entry("note", text="Here"))
    assert heard == ["first", "second"]
    ends["first"]()
    windows["first"].run(record.remove, "gone")
    assert heard == ["first", "second", "second"]


def test_a_window_that_cannot_show_a_change_does_not_make_it_look_refused() -> None:
    record = Record(MemoryTables(record_to_tables(Restored())))
    heard: list[str] = []
    record.subscribe(lambda: heard.append(1 // 0 and ""))
    record.subscribe(lambda: heard.append("shown"))
    record.put(entry("note", text="Here"))
    assert heard == ["shown"]
    assert len(record.diary) == 1
