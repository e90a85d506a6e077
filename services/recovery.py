"""Opening a record so that nothing is lost in silence: salvage, daily copies, and a report for the person."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from models.dates import say_date
from services.journal import Journal, JournalFile, Replay, StoreTooNew, Tables, compacted, replay

DAILY_COPIES = 7
COPY_FAILED = (
    "Homeward could not keep today's safety copy of your record. Please make some room on this device."
)


class RecordFile(JournalFile, Protocol):
    """A journal's file with copies kept beside it, each under a label. Every call may raise OSError."""

    def keep(self, label: str, data: bytes) -> str:
        """Keep a copy that survives a power cut, never over a different one. Returns where it is."""

    def labels(self) -> list[str]:
        """The labels of the copies that are kept."""

    def read_copy(self, label: str) -> bytes:
        """The bytes of a copy."""

    def drop(self, label: str) -> None:
        """Delete a copy."""

    def leave_only(self, labels: Collection[str]) -> None:
        """Remove every byte but the record's own and these copies', what was never finished as well."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """What happened when the record was opened. Where `sentences` is not empty the person must see it.

    `damaged_copy`: where the damaged file is kept; `lost_lines`: changes in it that could not be read, at
    least; `torn_tail`: the last change was never finished; `restored_from`: the day of the daily copy that
    was put back; `copy_failed`: today's copy could not be kept, because the device did not write.
    """

    damaged_copy: str | None = None
    lost_lines: int = 0
    torn_tail: bool = False
    restored_from: date | None = None
    copy_failed: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the person is told, in plain words. Empty where there is nothing to say."""
        said = []
        if self.restored_from is not None:
            day = say_date(self.restored_from)
            said.append(
                f"Your record could not be read. Homeward put back the copy of {day}. "
                "What you wrote after that is missing, so please write it again."
            )
        elif self.damaged_copy is not None:
            many = "1 change" if self.lost_lines == 1 else f"{self.lost_lines} changes"
            said.append(
                f"Your record was damaged. At least {many} could not be read. "
                "Please check your entries and your plan, and write again what is missing."
            )
        elif self.torn_tail:
            said.append(
                "Homeward stopped in the middle of saving your last change. Please check it, "
                "and write it again if it is missing."
            )
        if self.damaged_copy is not None:
            said.append(f"The damaged file is kept here: {self.damaged_copy}")
        if self.copy_failed:
            said.append(COPY_FAILED)
        return tuple(said)


def open_journal(file: RecordFile, today: date) -> tuple[Journal, OpenReport]:
    """Open a record: the journal, and what there is to tell. Raises StoreTooNew, and OSError where the device
    cannot read, or cannot keep a damaged file before it is mended (then nothing was changed)."""
    data = file.read_all()
    found = replay(data)
    damaged_copy = file.keep(f"damaged-{today}", data) if found.lost else None
    restored_from = None
    tables = found.tables
    if not found.entries and (found.lost or not data):
        restored_from, tables = _newest_copy(file)
    size = found.good
    if found.lost or not data:
        data = compacted(tables)
        file.replace(data)
        size = len(data)
    elif found.torn:
        file.truncate(size)
    elif found.mostly_dead:
        size = _compact(file, found)
    copy_failed = not keep_daily_copy(file, today)
    report = OpenReport(damaged_copy, found.lost, found.torn, restored_from, copy_failed)
    return Journal(file, tables, size), report


def keep_daily_copy(file: RecordFile, today: date) -> bool:
    """Keep today's copy unless there is one, and drop the oldest beyond a week. False where that failed."""
    try:
        daily = _daily_copies(file)
        if today not in daily and (data := file.read_all()).count(b"\n") > 1:
            file.keep(f"copy-{today}", data)
            for day in daily[DAILY_COPIES - 1 :]:
                file.drop(f"copy-{day}")
    except OSError:
        return False
    return True


def everything(_: str) -> bool:
    """That a whole table is meant."""
    return True


def without(tables: Tables, names: Collection[str], gone: Callable[[str], bool]) -> Tables:
    """The tables without the documents of these tables whose uid is `gone`; none that is empty then."""
    left: Tables = {}
    for name, documents in tables.items():
        if name in names:
            documents = {key: one for key, one in documents.items() if not gone(str(one.get("uid", key)))}
        if documents:
            left[name] = documents
    return left


def forget_in_copies(file: RecordFile, tables: Collection[str], gone: Callable[[str], bool]) -> None:
    """Take such documents out of every copy. A damaged copy that names one of the tables is removed: what it
    says is not sure."""
    for label in file.labels():
        data = file.read_copy(label)
        if not any(b'"%b"' % table.encode() in data for table in tables):
            continue
        found = replay(data)
        file.drop(label)
        if not found.lost:
            file.keep(label, compacted(without(found.tables, tables, gone)))


def _compact(file: RecordFile, found: Replay) -> int:
    """Write the live documents alone. A device too full for that keeps the longer file."""
    data = compacted(found.tables)
    try:
        file.replace(data)
    except OSError:
        return replay(file.read_all()).good
    return len(data)


def _newest_copy(file: RecordFile) -> tuple[date | None, Tables]:
    """The newest daily copy that is whole, and its day."""
    for day in _daily_copies(file):
        try:
            found = replay(file.read_copy(f"copy-{day}"))
        except (OSError, StoreTooNew):  # an older copy may still be readable
            continue
        if found.entries and not found.lost and not found.torn:
            return day, found.tables
    return None, {}


def _daily_copies(file: RecordFile) -> list[date]:
    """The days of which a copy is kept, newest first."""
    days = []
    for label in file.labels():
        with suppress(ValueError):
            days.append(date.fromisoformat(label.removeprefix("copy-")))
    return sorted(days, reverse=True)
