"""The diary in memory: every entry in the order of the times they are about, quick to ask by day and kind."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from models.records import Entry

_WIDEST = timedelta(hours=15)  # no clock on Earth is further than 14 hours from UTC


def _moment(entry: Entry) -> datetime:
    return entry.at


class Diary:
    """An immutable, sorted collection of entries. Every change gives a new diary."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: tuple[Entry, ...] = tuple(sorted(entries, key=_moment))

    @classmethod
    def _of_sorted(cls, entries: Iterable[Entry]) -> "Diary":
        diary = cls.__new__(cls)
        diary.entries = tuple(entries)
        return diary

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        kinds: dict[str, list[Entry]] = {}
        for entry in self.entries:
            kinds.setdefault(entry.kind, []).append(entry)
        return {kind: tuple(entries) for kind, entries in kinds.items()}

    @cached_property
    def last_written(self) -> datetime | None:
        """When the last entry was written down, whatever it is about; None where there is none."""
        return max((entry.written for entry in self.entries), default=None)

    def of(self, kind: str) -> tuple[Entry, ...]:
        """Every entry of a kind, oldest first."""
        return self._by_kind.get(kind, ())

    def on(self, day: date, kind: str) -> tuple[Entry, ...]:
        """The entries of a kind on the person's own day, whatever time zone they were in."""
        entries = self.of(kind)
        start = datetime.combine(day, time(), UTC)
        first = bisect_left(entries, start - _WIDEST, key=_moment)
        last = bisect_right(entries, start + timedelta(days=1) + _WIDEST, key=_moment)
        return tuple(entry for entry in entries[first:last] if entry.at.date() == day)

    def total(self, day: date, kind: str) -> float:
        """The sum of the day's values of a kind; 0 where nothing was written."""
        return sum(entry.value or 0 for entry in self.on(day, kind))

    def latest(self, kind: str, until: datetime) -> Entry | None:
        """The newest entry of a kind about a time up to `until`; None where there is none."""
        entries = self.of(kind)
        index = bisect_right(entries, until, key=_moment)
        return entries[index - 1] if index else None

    def find(self, uid: str) -> Entry | None:
        """The entry with this uid."""
        return next((entry for entry in self.entries if entry.uid == uid), None)

    def plus(self, *added: Entry) -> "Diary":
        """With these entries; one with a uid that is already here takes its place."""
        uids = {entry.uid for entry in added}
        kept = [entry for entry in self.entries if entry.uid not in uids]
        for entry in added:
            insort(kept, entry, key=_moment)
        return Diary._of_sorted(kept)

    def minus(self, uid: str) -> "Diary":
        """Without the entry of this uid."""
        return Diary._of_sorted(entry for entry in self.entries if entry.uid != uid)
