"""The due list: the one truth about what is due, to come, missed and done. A notification only hints at it.

It is made from what the person's own screens are made from, so that it can say nothing else than they do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from models.diary import Diary
from models.due_body import body_items
from models.due_dates import date_items
from models.due_doses import dose_items
from models.due_item import DONE, DUE, MISSED, UPCOMING, DueItem, Looking, in_own_offset, repeats
from models.due_tasks import task_items
from models.pack import CarePack
from models.records import Plan
from models.reminders import KINDS, ReminderSettings


@dataclass(frozen=True, slots=True)
class DueList:
    """Everything at `now`, in the order of time. No two items have the same id."""

    now: datetime
    items: tuple[DueItem, ...]

    @property
    def due(self) -> tuple[DueItem, ...]:
        """What waits for the person now."""
        return self._of(DUE)

    @property
    def upcoming(self) -> tuple[DueItem, ...]:
        """What is to come, or was put off."""
        return self._of(UPCOMING)

    @property
    def missed(self) -> tuple[DueItem, ...]:
        """What has passed with nothing written down and nothing shown."""
        return self._of(MISSED)

    @property
    def done(self) -> tuple[DueItem, ...]:
        """What was written down; and what passed after it had been shown, where there is nothing to write."""
        return self._of(DONE)

    def find(self, item: str) -> DueItem | None:
        """The item of this id."""
        return next((one for one in self.items if one.id == item), None)

    def _of(self, state: str) -> tuple[DueItem, ...]:
        return tuple(item for item in self.items if item.state == state)


def due_list(
    pack: CarePack,
    plan: Plan,
    diary: Diary,
    reminders: ReminderSettings,
    now: datetime,
    since: datetime | None = None,
) -> DueList:
    """The list at `now`: of today, with the doses of last night; with `since`, of all the time since then."""
    own = in_own_offset(now, now)
    begin = in_own_offset(min(since, now), now) if since else own.replace(hour=0, minute=0, second=0)
    look = Looking(pack, plan, diary, own, begin, since is None)
    shown = {one.id for one in reminders.shown}
    later = {one.id: one.until for one in reminders.snoozed}
    found: dict[str, DueItem] = {}
    for item in _items(look):
        if item.kind != "medicine" and item.id in later and item.state in (DUE, UPCOMING):
            item = _put_off(item, in_own_offset(later[item.id], now), own)
        if item.state == MISSED and item.id in shown and KINDS[item.kind].told:
            item = replace(item, state=DONE)
        if item.state in (MISSED, DONE):
            item = replace(item, actions=(), remind=())
        found.setdefault(item.id, item)
    return DueList(own, tuple(sorted(found.values(), key=lambda item: (item.at, item.id))))


def _items(look: Looking) -> Iterator[DueItem]:
    yield from dose_items(look)
    yield from task_items(look)
    yield from date_items(look)
    yield from body_items(look)


def _put_off(item: DueItem, until: datetime, now: datetime) -> DueItem:
    """Waits until then, and is shown anew from there on; never beyond the time it makes sense at all."""
    state = UPCOMING if now < until else item.state
    again = repeats(item.kind, until, item.until)
    return replace(
        item, at=until, state=state, remind=again or item.remind, series=until.astimezone(UTC).isoformat()
    )
