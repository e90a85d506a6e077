"""What a carer's device refuses: anything rolled back, swapped or changed; when it trusts a box made anew."""

import asyncio

import pytest

from models.diary import Diary
from models.restore_share import shared_to_data
from models.share import build_shared
from models.share_keys import SECRET, reader_keys
from models.share_state import Trouble
from services.sealing import NativeSealer, seal_content
from tests.fake_hub import PACK, quick
from tests.people import NOW, SAM
from tests.two_phones import ANNA, KEYS, both, contact, drink, drinks, gets, seen


async def blob(version: int, number: int, keys=KEYS, life: int = 0) -> bytes:
    """An update that Sam might have sent."""
    diary = Diary(drink(each) for each in range(number))
    content = shared_to_data(build_shared(PACK, SAM, diary, ANNA, NOW))
    return await seal_content(NativeSealer(), keys, version, {**content, "life": life})


@pytest.mark.parametrize("what", ["older", "same version", "other box", "flipped", "empty"])
@quick
async def test_what_was_rolled_back_swapped_or_changed_is_refused(what):
    hub, sam, anna = both()
    await asyncio.sleep(12)
    for number in range(4):
        sam.record.put(drink(number))
        await asyncio.sleep(12)
    await sam.switch_off()
    good = seen(anna)
    version = hub.boxes[KEYS.box].version
    other = reader_keys(bytes(SECRET))
    hub.replay = {
        "older": hub.stored[1][2],
        "same version": await blob(version, 9),
        "other box": await blob(version + 1, 9, other),
        "flipped": bytes([*hub.boxes[KEYS.box].blob[:-1], hub.boxes[KEYS.box].blob[-1] ^ 1]),
        "empty": b"\x01" + (9).to_bytes(8, "big"),
    }[what]
    reached = contact(anna).reached
    anna.sharing.wake()
    hub.ring()
    await asyncio.sleep(600)
    if what in ("older", "other box", "empty"):  # the others hide behind a version that is known
        assert contact(anna).trouble is (Trouble.OLDER if what == "older" else Trouble.DAMAGED)
        assert contact(anna).reached == reached
    await anna.switch_off()
    anna.switch_on()
    await asyncio.sleep(600)
    expected = Trouble.OLDER if what in ("older", "same version") else Trouble.DAMAGED
    assert contact(anna).trouble is expected
    assert seen(anna) == good
    assert len(gets(hub)) < 100, "a bad box is not asked for all the time"
    hub.replay = b""
    sam.switch_on()
    sam.record.put(drink(10))
    await asyncio.sleep(100)
    assert drinks(anna) == 5
    assert contact(anna).trouble is Trouble.NONE


@quick
async def test_an_update_of_a_newer_homeward_is_said_and_not_shown():
    hub, _sam, anna = both()
    await asyncio.sleep(12)
    good = seen(anna)
    content = shared_to_data(build_shared(PACK, SAM, Diary(), ANNA, NOW))
    content["tables"]["meta"] = {"schema": {"version": 999}}
    hub.replay = await seal_content(NativeSealer(), KEYS, 2, content)
    hub.ring()
    await asyncio.sleep(30)
    assert contact(anna).trouble is Trouble.NEWER
    assert seen(anna) == good


@quick
async def test_a_box_made_anew_is_followed_although_its_versions_begin_again():
    hub, sam, anna = both()
    for number in range(6):
        sam.record.put(drink(number))
        await asyncio.sleep(12)
    hub.boxes = {}
    hub.ring()
    await asyncio.sleep(120)
    assert contact(anna).trouble is Trouble.MISSING
    sam.record.put(drink(9))
    await asyncio.sleep(90)
    assert (drinks(anna), contact(anna).trouble) == (7, Trouble.NONE)
    assert anna.record.following[0].version < 6


@quick
async def test_what_came_before_the_box_was_made_anew_is_older_whatever_its_version():
    hub, sam, anna = both()
    for number in range(6):
        sam.record.put(drink(number))
        await asyncio.sleep(12)
    former, hub.boxes = hub.boxes[KEYS.box].blob, {}
    sam.record.put(drink(9))
    await asyncio.sleep(90)
    good = seen(anna)
    hub.replay = former
    await anna.switch_off()
    anna.switch_on()
    await asyncio.sleep(60)
    assert contact(anna).trouble is Trouble.OLDER
    assert (drinks(anna), seen(anna)) == (7, good)


@quick
async def test_another_content_under_the_same_version_is_seen_after_the_hub_was_away():
    hub, sam, anna = both()
    await asyncio.sleep(12)
    assert (hub.boxes[KEYS.box].version, drinks(anna)) == (1, 0)
    hub.down = True
    hub.ring()
    await asyncio.sleep(30)
    hub.boxes, hub.down = {}, False
    sam.record.put(drink())
    await asyncio.sleep(90)
    assert hub.boxes[KEYS.box].version == 1
    assert (drinks(anna), contact(anna).trouble) == (1, Trouble.NONE)


@quick
async def test_a_box_made_anew_is_of_its_later_life_also_after_a_crash():
    """The hub has it, the answer was lost, and so was everything that the phone did not store before."""
    hub, sam, anna = both()
    await asyncio.sleep(12)
    hub.down = True
    hub.ring()
    await asyncio.sleep(1)
    hub.boxes, hub.down = {}, False
    absent = lambda: any(status == 404 for method, _, status in hub.asked if method == "PUT")  # noqa: E731
    hub.lose = lambda method: "answer" if method == "PUT" and absent() else ""
    sam.record.put(drink())
    await asyncio.sleep(30)
    await sam.switch_off()
    await asyncio.sleep(60)
    assert drinks(anna) == 1
    hub.lose = lambda method: ""
    sam.switch_on()
    sam.record.put(drink(1))
    await asyncio.sleep(90)
    assert (drinks(anna), contact(anna).trouble) == (2, Trouble.NONE)
