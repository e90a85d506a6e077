"""A hub that is full, of bytes or of boxes: who shares already goes on, over both stores."""

import asyncio
from dataclasses import replace
from pathlib import Path

import httpx

from hub.app import build_app
from hub.box_api import BoxApi
from hub.boxes import Boxes, Change, Outcome
from hub.limits import Limits, Rates
from hub.sqlite_boxes import SqliteBoxes
from tests.contract.hub_process import sealed
from tests.contract.stores import NewBoxes
from tests.contract.test_boxes import A_DAY, BOX, CREATE, NOW, OTHER, WRITE, change, outcome, use
from tests.contract.test_hub_faults import NAME, READ, ask


def test_where_no_room_is_left_only_a_new_box_is_refused(new_boxes: NewBoxes) -> None:
    late = NOW + A_DAY

    async def work(boxes: Boxes) -> None:
        await boxes.put(CREATE)
        assert await boxes.put(replace(CREATE, room=False)) == (Outcome.REPEATED, await boxes.get(BOX, NOW))
        assert await boxes.put(replace(CREATE, box=OTHER, room=False)) == (Outcome.FULL, None)
        assert await boxes.get(OTHER, NOW) is None
        assert await outcome(boxes, change(2, room=False)) is Outcome.REPLACED
        assert await boxes.put(replace(CREATE, now=late + 60, room=False)) == (Outcome.FULL, None)  # expired

    use(new_boxes, work)


def test_it_knows_how_many_boxes_there_are(new_boxes: NewBoxes) -> None:
    async def before(boxes: Boxes) -> None:
        assert boxes.count == 0
        for number in range(3):
            await boxes.put(replace(CREATE, box=f"{number:032x}", expires=NOW + A_DAY * (number + 1)))
        await boxes.put(CREATE)
        await boxes.put(change(2))
        await boxes.put(replace(CREATE, blob=b"refused"))
        await boxes.remove(BOX, WRITE, NOW)
        assert boxes.count == 4

    async def after(boxes: Boxes) -> None:
        assert boxes.count == 4
        assert await boxes.tidy(NOW + A_DAY) == 1
        assert boxes.count == 3

    use(new_boxes, before, after)


def test_a_full_store(tmp_path: Path) -> None:
    answer = ask(SqliteBoxes(tmp_path / "boxes.sqlite3", most_bytes=100_000), tmp_path, "PUT", 200_000)
    assert answer.status_code == 507
    assert answer.json()["detail"] == "The hub is full. Nothing was stored."


def test_where_strangers_filled_the_hub_who_shares_goes_on(new_boxes: NewBoxes, tmp_path: Path) -> None:
    async def run() -> list[int]:
        api = BoxApi(new_boxes(), Limits(Rates(seconds_between_writes=0, boxes=2)))
        await api.start()
        inside = httpx.ASGITransport(build_app(tmp_path, api))

        async def put(name: str, version: int) -> int:
            said = (
                {"if-none-match": "*", "homeward-read": READ}
                if version == 1
                else {"if-match": f'"{version - 1}"'}
            )
            headers = {"authorization": f"Bearer {READ}", "content-type": "application/octet-stream"} | said
            async with httpx.AsyncClient(transport=inside, base_url="http://hub") as client:
                answer = await client.put(f"/v1/box/{name}", headers=headers, content=sealed(version))
            if answer.status_code == 507:
                assert answer.json()["detail"] == "The hub is full. Nothing was stored."
            return answer.status_code

        statuses = [await put(name, 1) for name in (NAME, "a" * 32, "b" * 32)]
        statuses.append(await put(NAME, 2))
        await api.stop()
        return statuses

    assert asyncio.run(run()) == [201, 201, 507, 204]


def test_one_update_that_is_too_large_does_not_stop_the_others(tmp_path: Path) -> None:
    async def run() -> list[str]:
        boxes = SqliteBoxes(tmp_path / "boxes.sqlite3", most_bytes=200_000)
        await boxes.open()
        sizes = (1000, 250_000, 1000, 1000)
        changes = [
            Change(f"{number:032x}", b"w", b"r", bytes(size), 0, 10, 0) for number, size in enumerate(sizes)
        ]
        outcomes = await asyncio.gather(*(boxes.put(change) for change in changes))
        await boxes.close()
        return [outcome.name for outcome, _ in outcomes]

    assert asyncio.run(run()) == ["CREATED", "FULL", "CREATED", "CREATED"]
