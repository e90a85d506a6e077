"""What a store of boxes has to do; the same for each, with a fake clock."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from hub.boxes import STORED, Box, Boxes, BoxesUnavailable, Change, Outcome
from tests.contract.stores import NewBoxes

NOW = 1_795_000_020.0  # a full minute
A_DAY = 86400.0
BOX, OTHER = "0123456789abcdef" * 2, "f" * 32
WRITE, READ = sha256(b"write").digest(), sha256(b"read").digest()
CREATE = Change(BOX, WRITE, READ, b"first", 0, NOW + A_DAY, NOW)


def change(version: int, **fields: object) -> Change:
    """The write that makes `version`, a minute after the one before."""
    now = NOW + 60 * (version - 1)
    made = Change(BOX, WRITE, None, b"blob %d" % version, version - 1, now + A_DAY, now)
    return replace(made, **fields)  # type: ignore[arg-type]


def use(new_boxes: NewBoxes, *works: Callable[[Boxes], Awaitable[None]]) -> None:
    """Do each work in a store of its own over the same data, one after the other, as over restarts."""

    async def run() -> None:
        for work in works:
            boxes = new_boxes()
            await boxes.open()
            try:
                await work(boxes)
            finally:
                await boxes.close()

    asyncio.run(run())


async def outcome(boxes: Boxes, asked: Change) -> Outcome:
    return (await boxes.put(asked))[0]


def test_a_box_is_created_replaced_and_read(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        assert await boxes.get(BOX, NOW) is None
        made = Box(1, b"first", READ, WRITE, NOW, NOW + A_DAY)
        assert await boxes.put(CREATE) == (Outcome.CREATED, made)
        assert await boxes.get(BOX, NOW) == made
        newer = Box(2, b"blob 2", READ, WRITE, NOW + 60, NOW + 60 + A_DAY)
        assert await boxes.put(change(2)) == (Outcome.REPLACED, newer)
        assert await boxes.get(BOX, NOW + 60) == newer
        assert await boxes.get(OTHER, NOW) is None

    use(new_boxes, work)


def test_everything_outlives_a_restart(new_boxes: NewBoxes) -> None:
    async def before(boxes: Boxes) -> None:
        await boxes.put(CREATE)
        await boxes.put(replace(CREATE, box=OTHER))
        await boxes.opened(BOX, NOW)
        assert await outcome(boxes, change(2)) is Outcome.REPLACED
        await boxes.remove(OTHER, WRITE, NOW + 1)

    async def after(boxes: Boxes) -> None:
        found = await boxes.get(BOX, NOW + 60)
        assert found
        assert (found.version, found.blob, found.opened) == (2, b"blob 2", NOW)
        buried = await boxes.get(OTHER, NOW + 60)
        assert buried
        assert buried.gone

    use(new_boxes, before, after)


def test_every_way_a_write_can_end(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        assert await boxes.put(change(2)) == (Outcome.ABSENT, None)
        await boxes.put(CREATE)
        again = replace(CREATE, now=NOW + 5, pace=10)
        assert await outcome(boxes, again) is Outcome.REPEATED
        assert await outcome(boxes, replace(CREATE, blob=b"other")) is Outcome.EXISTS
        assert await outcome(boxes, replace(CREATE, write=READ)) is Outcome.FORBIDDEN
        assert await outcome(boxes, change(2, write=READ)) is Outcome.FORBIDDEN
        assert await outcome(boxes, change(2, now=NOW + 9, pace=10)) is Outcome.SOON
        assert await outcome(boxes, change(2, now=NOW + 10, pace=10)) is Outcome.REPLACED
        assert await outcome(boxes, change(2)) is Outcome.REPEATED
        assert await outcome(boxes, change(2, blob=b"of another phone")) is Outcome.STALE
        assert await outcome(boxes, change(4)) is Outcome.STALE
        assert await outcome(boxes, change(3, now=NOW - A_DAY / 2, pace=10)) is Outcome.REPLACED  # clock back
        assert await boxes.remove(BOX, READ, NOW) == (Outcome.FORBIDDEN, await boxes.get(BOX, NOW))
        assert await boxes.remove(OTHER, WRITE, NOW) == (Outcome.ABSENT, None)

    use(new_boxes, work)


def test_what_a_refused_write_finds_is_left_as_it_was(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        _, made = await boxes.put(CREATE)
        for refused in (
            replace(CREATE, blob=b"other", expires=NOW + 9),
            change(2, write=READ),
            change(7),
            change(2, now=NOW + 1, pace=10),
        ):
            kind, found = await boxes.put(refused)
            assert kind not in STORED
            assert found == made == await boxes.get(BOX, NOW)

    use(new_boxes, work)


def test_a_removed_box_leaves_hashes_and_times(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        await boxes.put(CREATE)
        tombstone = Box(1, b"", READ, WRITE, NOW + 5, NOW + A_DAY, gone=True)
        assert await boxes.remove(BOX, WRITE, NOW + 5) == (Outcome.REMOVED, tombstone)
        assert await boxes.get(BOX, NOW + 6) == tombstone
        assert await boxes.remove(BOX, WRITE, NOW + 7) == (Outcome.REMOVED, tombstone)
        assert await outcome(boxes, change(2)) is Outcome.GONE
        assert await outcome(boxes, CREATE) is Outcome.GONE
        assert await boxes.get(BOX, NOW + A_DAY) is None

    use(new_boxes, work)


def test_an_expired_box_is_absent_and_its_place_is_free(new_boxes: NewBoxes) -> None:
    late = NOW + A_DAY

    async def work(boxes: Boxes) -> None:
        await boxes.put(CREATE)
        await boxes.opened(BOX, NOW)
        assert await boxes.get(BOX, late - 1)
        assert await boxes.get(BOX, late) is None
        assert await boxes.put(change(2, now=late)) == (Outcome.ABSENT, None)
        assert await boxes.remove(BOX, WRITE, late) == (Outcome.ABSENT, None)
        anew = replace(CREATE, write=READ, read=WRITE, now=late, expires=late + A_DAY)
        kind, made = await boxes.put(anew)
        assert kind is Outcome.CREATED
        assert made
        assert (made.version, made.read, made.opened) == (1, WRITE, None)

    use(new_boxes, work)


def test_each_write_renews(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        await boxes.put(CREATE)
        await boxes.put(change(2, expires=NOW + 2 * A_DAY))
        assert await boxes.tidy(NOW + A_DAY) == 0
        assert await boxes.get(BOX, NOW + A_DAY)

    use(new_boxes, work)


def test_tidy_deletes_what_has_expired_and_nothing_else(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        await boxes.put(CREATE)
        await boxes.put(replace(CREATE, box=OTHER, expires=NOW + 2 * A_DAY))
        assert await boxes.tidy(NOW) == 0
        assert await boxes.tidy(NOW + A_DAY) == 1
        assert await boxes.get(BOX, NOW) is None
        assert await boxes.get(OTHER, NOW)

    use(new_boxes, work)


def test_a_writer_learns_when_it_was_last_opened(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        await boxes.put(CREATE)
        await boxes.opened(BOX, NOW + 179)
        await boxes.opened(BOX, NOW + 60)  # late, from another process
        await boxes.opened(OTHER, NOW)
        _, found = await boxes.put(change(2))
        assert found
        assert found.opened == NOW + 120
        _, buried = await boxes.remove(BOX, WRITE, NOW)
        assert buried
        assert buried.opened == found.opened
        assert await boxes.get(OTHER, NOW) is None

    use(new_boxes, work)


@pytest.mark.parametrize("expected", [0, 1])
def test_of_racing_writers_exactly_one_wins(new_boxes: NewBoxes, expected: int) -> None:
    async def work(boxes: Boxes) -> None:
        if expected:
            await boxes.put(CREATE)
        first = change(2) if expected else CREATE
        racing = [replace(first, blob=b"%d" % number) for number in range(50)]
        ends = await asyncio.gather(*(boxes.put(each) for each in racing))
        winners = [number for number, (kind, _) in enumerate(ends) if kind in STORED]
        assert len(winners) == 1
        assert {kind for kind, _ in ends} - STORED == {Outcome.STALE if expected else Outcome.EXISTS}
        found = await boxes.get(BOX, first.now)
        assert found
        assert (found.version, found.blob) == (expected + 1, b"%d" % winners[0])

    use(new_boxes, work)


def test_many_writes_at_once_all_arrive(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        many = [replace(CREATE, box=f"{number:032x}", blob=b"%d" % number * 1000) for number in range(700)]
        ends = await asyncio.gather(*(boxes.put(each) for each in many))
        assert {kind for kind, _ in ends} == {Outcome.CREATED}
        for each in many:
            found = await boxes.get(each.box, NOW)
            assert found
            assert found.blob == each.blob

    use(new_boxes, work)


def test_who_listens_hears_of_every_change(new_boxes: NewBoxes) -> None:
    heard: list[str | None] = []

    async def until(count: int) -> None:
        async with asyncio.timeout(5):
            while len(heard) < count:
                await asyncio.sleep(0.01)

    async def run() -> None:
        boxes = new_boxes()
        boxes.on_change(heard.append)
        await boxes.open()
        await until(heard.count(None))
        heard.clear()
        await boxes.put(CREATE)
        await until(1)
        await boxes.put(replace(CREATE, blob=b"refused"))
        await boxes.get(BOX, NOW)
        await boxes.put(change(2))
        await until(2)
        await boxes.remove(BOX, WRITE, NOW)
        await until(3)
        assert set(heard) == {BOX}
        await boxes.close()

    asyncio.run(run())


def test_a_closed_store_says_so(new_boxes: NewBoxes) -> None:
    async def run() -> None:
        boxes = new_boxes()
        await boxes.open()
        await boxes.close()
        with pytest.raises(BoxesUnavailable):
            await boxes.put(CREATE)
        with pytest.raises(BoxesUnavailable):
            await boxes.get(BOX, NOW)

    asyncio.run(run())


def test_the_largest_box_and_the_last_version(new_boxes: NewBoxes) -> None:
    async def work(boxes: Boxes) -> None:
        large = bytes(range(256)) * 1024
        await boxes.put(replace(CREATE, blob=large))
        found = await boxes.get(BOX, NOW)
        assert found
        assert found.blob == large
        assert await outcome(boxes, change(2, expected=10**18 - 1)) is Outcome.STALE

    use(new_boxes, work)


def test_no_secret_is_in_what_a_box_prints_as() -> None:
    shown = f"{CREATE}{Box(1, b'first', READ, WRITE, NOW, NOW)}"
    assert not [each for each in ("first", repr(READ), repr(WRITE), BOX) if each in shown]
