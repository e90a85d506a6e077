"""A long plan goes from the ward's tablet to the phone through a box at the hub, for an hour and sealed."""

import asyncio
import random
from dataclasses import replace

import pytest

from models.join import open_codes, seal
from models.join_box import is_box, read_box, to_box
from models.join_codes import MOST_PARTS
from models.records import Plan
from models.share_keys import from_letters, letters, reader_keys
from models.share_state import Trouble
from tests.fake_hub import FakeHub, Phone, quick
from tests.people import NOW
from tests.unit.ward_plan import BY, long_plan

CODES = seal(long_plan(), BY, NOW)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def both() -> tuple[FakeHub, Phone, Phone]:
    hub = FakeHub()
    return hub, Phone(hub, Plan()), Phone(hub, Plan())


def box_of(code: str) -> str:
    return reader_keys(from_letters(code.removeprefix("2."))).box


@quick
async def test_the_plan_arrives_and_nobody_between_has_read_it():
    hub, tablet, phone = both()
    code = await tablet.sharing.leave_for_an_hour(to_box(CODES))
    assert is_box(code)
    found = await phone.sharing.fetch_once(code)
    assert read_box(found) == CODES
    assert open_codes(read_box(found), NOW).plan == long_plan()
    (box,) = hub.boxes.values()
    secrets = [*CODES, code, "Aciclovir", "Sam"]
    kept = repr(hub.asked).encode() + repr(hub.boxes).encode() + box.blob
    assert [one for one in secrets if one.encode() in kept] == []


@quick
async def test_after_an_hour_it_is_gone():
    _, tablet, phone = both()
    code = await tablet.sharing.leave_for_an_hour(to_box(CODES))
    await asyncio.sleep(3500)
    assert read_box(await phone.sharing.fetch_once(code)) == CODES
    await asyncio.sleep(101)
    assert await phone.sharing.fetch_once(code) is Trouble.MISSING


@quick
async def test_each_plan_has_a_code_and_a_box_of_its_own():
    hub, tablet, _ = both()
    codes = {await tablet.sharing.leave_for_an_hour(to_box(CODES)) for _ in range(3)}
    assert len(codes) == len(hub.boxes) == 3


@quick
async def test_why_it_cannot_be_had():
    hub, tablet, phone = both()
    code = await tablet.sharing.leave_for_an_hour(to_box(CODES))
    assert await phone.sharing.fetch_once("2." + letters(bytes(32))) is Trouble.MISSING
    assert await phone.sharing.fetch_once(code[:-1]) is Trouble.DAMAGED
    box = hub.boxes[box_of(code)]
    hub.boxes[box_of(code)] = replace(box, blob=box.blob[:-1] + bytes([box.blob[-1] ^ 1]))
    assert await phone.sharing.fetch_once(code) is Trouble.DAMAGED
    hub.says = 503
    assert await phone.sharing.fetch_once(code) is Trouble.SERVER
    hub.down = True
    assert await phone.sharing.fetch_once(code) is Trouble.NO_ANSWER
    assert await tablet.sharing.leave_for_an_hour(to_box(CODES)) == ""


@pytest.mark.parametrize("lost", ["request", "answer"])
@quick
async def test_a_lost_answer_is_no_second_box(lost):
    hub, tablet, phone = both()
    left = [1]
    hub.lose = lambda _: lost if left and left.pop() else ""
    code = await tablet.sharing.leave_for_an_hour(to_box(CODES))
    assert len(hub.boxes) == 1
    hub.lose = lambda _: ""
    assert read_box(await phone.sharing.fetch_once(code)) == CODES


@quick
async def test_the_longest_plan_there_can_be_fits():
    _, tablet, phone = both()
    chance = random.Random(7)
    huge = tuple("1." + "".join(chance.choices(LETTERS, k=1198)) for _ in range(MOST_PARTS))
    code = await tablet.sharing.leave_for_an_hour(to_box(huge))
    assert await phone.sharing.fetch_once(code) == to_box(huge)
