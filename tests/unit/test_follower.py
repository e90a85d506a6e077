"""Following a person: what is new comes at once, what is old or changed never, the last good one stays."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from models.diary import Diary
from models.records import Plan
from models.restore_share import shared_of, shared_to_data
from models.share import Following, Share, Shared, build_shared
from models.share_keys import SECRET, from_letters, letters, link_secret, reader_keys
from models.share_state import Trouble
from services.sealing import NativeSealer, seal_content
from tests.fake_hub import PACK, FakeHub, Phone, clock, quickly
from tests.people import NOW, SAM, entry

ANNA = Share("anna", "Anna", letters(bytes(range(SECRET))), NOW)
SECRET_OF_LINK = link_secret(from_letters(ANNA.owner))
KEYS = reader_keys(SECRET_OF_LINK)
SAMS = Following("sam", letters(SECRET_OF_LINK), NOW)


def drink(number: int = 0):
    return entry("drink", NOW + timedelta(seconds=number), 250)


def both() -> tuple[FakeHub, Phone, Phone]:
    """Sam shares with Anna, who has opened the link."""
    hub = FakeHub()
    sam, anna = Phone(hub), Phone(hub, Plan())
    sam.record.save_share(ANNA)
    anna.record.save_following(SAMS)
    return hub, sam, anna


def seen(anna: Phone) -> Shared | None:
    return shared_of(anna.record.following[0])


def drinks(anna: Phone) -> int:
    shared = seen(anna)
    return sum(each.kind == "drink" for each in shared.entries) if shared else -1


def gets(hub: FakeHub) -> list[int]:
    return [status for method, _, status in hub.asked if method == "GET"]


def contact(anna: Phone):
    return anna.sharing.contacts["sam"]


def test_an_entry_is_there_within_a_second():
    async def test():
        hub, sam, anna = both()
        await asyncio.sleep(20)
        assert drinks(anna) == 0
        sam.record.put(drink())
        await asyncio.sleep(1)
        assert drinks(anna) == 1
        assert contact(anna).trouble is Trouble.NONE
        assert sam.record.shares[0].opened is not None or hub.boxes[KEYS.box].opened

    quickly(test())


def test_waiting_asks_seldom_and_counts_as_contact():
    async def test():
        hub, _sam, anna = both()
        await asyncio.sleep(20)
        before = len(gets(hub))
        await asyncio.sleep(3600)
        assert 140 <= len(gets(hub)) - before <= 150
        reached = contact(anna).reached
        assert reached
        assert (clock() - reached).total_seconds() < 30
        stored = anna.record.following[0].reached
        assert stored
        assert (clock() - stored).total_seconds() < 331

    quickly(test())


def test_the_hubs_clock_is_told_from_this_devices():
    async def test():
        hub, _sam, anna = both()
        hub.ahead = -7200
        await asyncio.sleep(20)
        assert contact(anna).ahead == pytest.approx(7200, abs=2)
        assert anna.record.following[0].ahead == pytest.approx(7200, abs=2)

    quickly(test())


def test_without_the_hub_the_last_one_stays_and_the_contact_grows_old():
    async def test():
        hub, sam, anna = both()
        await asyncio.sleep(20)
        sam.record.put(drink())
        await asyncio.sleep(20)
        reached = contact(anna).reached
        hub.down = True
        hub.ring()
        await asyncio.sleep(3600)
        assert (contact(anna).reached, contact(anna).trouble) == (reached, Trouble.NO_ANSWER)
        assert drinks(anna) == 1
        await anna.switch_off()
        anna.switch_on()
        await asyncio.sleep(60)
        assert drinks(anna) == 1
        kept = contact(anna).reached
        assert kept
        assert reached
        assert reached - kept < timedelta(minutes=6)
        hub.down = False
        await asyncio.sleep(61)
        assert contact(anna).trouble is Trouble.NONE

    quickly(test())


def test_waking_asks_at_once_while_it_waits_and_while_it_rests():
    async def test():
        hub, _sam, anna = both()
        await asyncio.sleep(30)
        before = len(gets(hub))
        anna.sharing.wake()
        await asyncio.sleep(0.5)
        assert len(gets(hub)) == before + 1
        hub.down = True
        hub.ring()
        await asyncio.sleep(600)
        hub.down = False
        anna.sharing.wake()
        await asyncio.sleep(0.5)
        assert contact(anna).trouble is Trouble.NONE

    quickly(test())


async def blob(version: int, number: int, keys=KEYS, life: int = 0) -> bytes:
    """An update that Sam might have sent."""
    diary = Diary(drink(each) for each in range(number))
    content = shared_to_data(build_shared(PACK, SAM, diary, ANNA, NOW))
    return await seal_content(NativeSealer(), keys, version, {**content, "life": life})


@pytest.mark.parametrize("what", ["older", "same version", "other box", "flipped", "empty"])
def test_what_was_rolled_back_swapped_or_changed_is_refused(what):
    async def test():
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

    quickly(test())


def test_an_update_of_a_newer_homeward_is_said_and_not_shown():
    async def test():
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

    quickly(test())


def test_a_link_that_leads_nowhere_yet_says_so_until_it_does():
    async def test():
        hub = FakeHub()
        anna, sam = Phone(hub, Plan()), Phone(hub)
        anna.record.save_following(SAMS)
        await asyncio.sleep(3600)
        assert (contact(anna).trouble, contact(anna).reached) == (Trouble.MISSING, None)
        assert len(gets(hub)) < 100
        sam.record.save_share(ANNA)
        await asyncio.sleep(61)
        assert drinks(anna) == 0

    quickly(test())


def test_the_end_is_kept_and_nothing_more_is_asked():
    async def test():
        hub, sam, anna = both()
        await asyncio.sleep(12)
        good = seen(anna)
        sam.record.save_share(replace(sam.record.shares[0], ending=True))
        await asyncio.sleep(2)
        assert anna.record.following[0].ended
        assert seen(anna) == good
        asked = len(gets(hub))
        anna.sharing.wake()
        await asyncio.sleep(3600)
        await anna.switch_off()
        anna.switch_on()
        await asyncio.sleep(3600)
        assert len(gets(hub)) == asked
        anna.record.save_following(replace(anna.record.following[0], ended=False))  # the link opened again
        await asyncio.sleep(5)
        assert anna.record.following[0].ended

    quickly(test())


def test_a_box_made_anew_is_followed_although_its_versions_begin_again():
    async def test():
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

    quickly(test())


def test_what_came_before_the_box_was_made_anew_is_older_whatever_its_version():
    async def test():
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

    quickly(test())


def test_another_content_under_the_same_version_is_seen_after_the_hub_was_away():
    async def test():
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

    quickly(test())


def test_a_box_made_anew_is_of_its_later_life_also_after_a_crash():
    """The hub has it, the answer was lost, and so was everything that the phone did not store before."""

    async def test():
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

    quickly(test())


def test_nobody_is_asked_about_after_they_were_taken_off():
    async def test():
        hub, _sam, anna = both()
        await asyncio.sleep(12)
        anna.record.drop_following("sam")
        await asyncio.sleep(1)
        asked = len(gets(hub))
        await asyncio.sleep(600)
        assert len(gets(hub)) == asked
        assert anna.sharing.contacts == {}
        assert anna.record.following == ()

    quickly(test())


def test_a_device_that_cannot_store_says_so_and_gets_it_later():
    async def test():
        _hub, sam, anna = both()
        await asyncio.sleep(12)
        anna.tables.full = True
        sam.record.put(drink())
        await asyncio.sleep(60)
        assert contact(anna).trouble is Trouble.STORE
        anna.tables.full = False
        await asyncio.sleep(61)
        assert (drinks(anna), contact(anna).trouble) == (1, Trouble.NONE)

    quickly(test())


@pytest.mark.parametrize(
    ("status", "trouble"), [(429, Trouble.BUSY), (503, Trouble.SERVER), (200, Trouble.DAMAGED)]
)
def test_what_else_the_hub_may_say(status, trouble):
    async def test():
        hub, _sam, anna = both()
        await asyncio.sleep(12)
        good = seen(anna)
        hub.says = status
        hub.ring()
        anna.sharing.wake()
        await asyncio.sleep(1200)
        assert contact(anna).trouble is trouble
        assert seen(anna) == good
        assert len(gets(hub)) < 300
        hub.says = 0
        await asyncio.sleep(61)
        assert contact(anna).trouble is Trouble.NONE

    quickly(test())


def test_many_people_share_the_few_connections_of_a_browser():
    async def test():
        hub = FakeHub()
        anna = Phone(hub, Plan())
        people = []
        for number in range(9):
            secret = link_secret(bytes([number] * SECRET))
            person = Phone(hub)
            person.record.save_share(replace(ANNA, uid=str(number), owner=letters(bytes([number] * SECRET))))
            anna.record.save_following(Following(str(number), letters(secret), NOW))
            people.append(person)
        await asyncio.sleep(60)
        for person in people:
            person.record.put(drink())
        await asyncio.sleep(60)
        found = [shared_of(one) for one in anna.record.following]
        assert [len(each.entries) for each in found if each] == [1] * 9
        waits = [headers["Prefer"] for method, headers, _ in hub.asked[-20:] if "Prefer" in headers]
        assert set(waits) == {"wait=11"}

    quickly(test())
