"""Sending what is shared: soon, seldom, until the hub has it, and never in the way of the person."""

import asyncio
import random
from dataclasses import replace
from datetime import timedelta

import pytest

from models.share_state import Sending, Trouble
from services.sealing import NativeSealer, open_content
from tests.fake_hub import FakeHub, Phone, clock, quick
from tests.people import NOW, entry
from tests.two_phones import ANNA, KEYS, drink


async def content(hub: FakeHub) -> tuple[int, dict]:
    """What Anna would read now."""
    return await open_content(NativeSealer(), KEYS, hub.boxes[KEYS.box].blob)


async def drinks(hub: FakeHub) -> int:
    return sum(each["kind"] == "drink" for each in (await content(hub))[1]["tables"]["entries"].values())


def puts(hub: FakeHub) -> list[int]:
    return [status for method, _, status in hub.asked if method == "PUT"]


def shares() -> tuple[FakeHub, Phone]:
    hub = FakeHub()
    phone = Phone(hub)
    phone.record.save_share(ANNA)
    return hub, phone


@quick
async def test_the_first_update_goes_at_once_and_the_share_remembers_it():
    hub, phone = shares()
    phone.record.put(drink())
    await asyncio.sleep(1)
    assert await drinks(hub) == 1
    share = phone.record.shares[0]
    assert (share.version, share.sent is not None, share.life) == (1, True, 0)
    assert phone.sharing.sendings["anna"] == Sending()
    assert hub.boxes[KEYS.box].expires - hub.now() == pytest.approx(35 * 86_400, abs=5)


@quick
async def test_many_taps_are_few_updates_and_the_last_one_arrives():
    hub, phone = shares()
    await asyncio.sleep(1)
    for number in range(30):
        phone.record.put(drink(number))
        await asyncio.sleep(0.5)
    assert phone.sharing.sendings["anna"].waiting
    await asyncio.sleep(11)
    assert await drinks(hub) == 30
    assert len(puts(hub)) <= 4
    assert set(puts(hub)) == {201, 204}, "the hub's pace is kept without its help"


@quick
async def test_nothing_new_is_not_sent_but_once_a_day():
    hub, phone = shares()
    await asyncio.sleep(20)
    phone.record.save_settings(replace(phone.record.settings, simple=True))
    phone.record.put(entry("mood", NOW, 3))  # not shared: only that something was written
    await asyncio.sleep(20)
    assert len(puts(hub)) == 2
    await asyncio.sleep(3600)
    for _ in range(5):
        phone.sharing.wake()
        await asyncio.sleep(20)
    assert len(puts(hub)) == 2
    await asyncio.sleep(3 * 86_400)
    assert len(puts(hub)) == 5


@quick
async def test_without_the_hub_it_says_so_and_tries_again_less_and_less_often():
    hub, phone = shares()
    await asyncio.sleep(20)
    hub.down = True
    phone.record.put(drink())
    began = clock()
    await asyncio.sleep(3600)
    sending = phone.sharing.sendings["anna"]
    assert (sending.waiting, sending.trouble) == (True, Trouble.NO_ANSWER)
    assert sending.since
    assert abs((sending.since - began).total_seconds()) < 1
    assert 60 <= len(puts(hub)) <= 130  # one a minute in the end, or up to twice that
    hub.down = False
    await asyncio.sleep(61)  # an alert must not wait longer for a hub that is back
    assert await drinks(hub) == 1
    assert phone.sharing.sendings["anna"] == Sending()


@quick
async def test_waking_tries_at_once():
    hub, phone = shares()
    hub.down = True
    await asyncio.sleep(3600)
    hub.down = False
    phone.sharing.wake()
    await asyncio.sleep(1)
    assert puts(hub)[-1] == 201


@quick
async def test_a_lost_answer_and_a_restart_make_no_second_truth():
    hub, phone = shares()
    hub.lose = lambda method: "answer"
    await asyncio.sleep(2)
    assert hub.boxes[KEYS.box].version == 1
    await phone.switch_off()
    hub.lose = lambda method: ""
    phone.switch_on()
    phone.record.put(drink())
    await asyncio.sleep(20)
    assert await drinks(hub) == 1
    assert phone.record.shares[0].version == hub.boxes[KEYS.box].version
    assert phone.record.shares[0].life == 0


@quick
async def test_the_same_bytes_are_sent_again_after_a_lost_answer():
    hub, _phone = shares()
    hub.lose = lambda method: "answer" if len(hub.asked) < 2 else ""
    await asyncio.sleep(10)
    assert puts(hub) == [0, 0, 204]
    assert len(hub.stored) == 1


@pytest.mark.parametrize("left", ["expired", "older backup"])
@quick
async def test_a_box_that_was_lost_is_made_anew_in_a_later_life(left):
    hub, phone = shares()
    await asyncio.sleep(5)
    backup = dict(hub.boxes)
    for number in range(5):
        phone.record.put(drink(number))
        await asyncio.sleep(11)
    hub.boxes = {} if left == "expired" else backup
    phone.record.put(drink(9))
    await asyncio.sleep(15)
    assert await drinks(hub) == 6
    assert (await content(hub))[1]["life"] == 1
    assert phone.record.shares[0].life == 1
    assert phone.record.shares[0].version == hub.boxes[KEYS.box].version


@quick
async def test_other_choices_are_sent_and_what_is_off_is_gone():
    hub, phone = shares()
    phone.record.put(drink())
    await asyncio.sleep(12)
    phone.record.save_share(replace(phone.record.shares[0], sections=("steps",), number="07700 900142"))
    await asyncio.sleep(12)
    assert await drinks(hub) == 0
    assert (await content(hub))[1]["number"] == "07700 900142"


@quick
async def test_the_end_is_told_until_the_hub_says_yes_and_only_then_forgotten():
    hub, phone = shares()
    await asyncio.sleep(5)
    hub.down = True
    phone.record.save_share(replace(phone.record.shares[0], ending=True))
    await asyncio.sleep(600)
    assert phone.record.shares[0].ending
    assert phone.sharing.sendings["anna"].trouble is Trouble.NO_ANSWER
    await phone.switch_off()
    phone.switch_on()
    await asyncio.sleep(5)
    hub.down = False
    await asyncio.sleep(301)
    assert hub.boxes[KEYS.box].gone
    assert phone.record.shares == ()
    assert phone.sharing.sendings == {}


@pytest.mark.parametrize("status", [404, 410, 403, 500])
@quick
async def test_a_no_that_is_not_the_hubs_does_not_end_a_share(status):
    """A hotel's network, or a web server in the hub's place: the box may well be there still."""
    hub, phone = shares()
    await asyncio.sleep(5)
    hub.says, hub.proxied = status, True
    phone.record.save_share(replace(phone.record.shares[0], ending=True))
    await asyncio.sleep(60)
    assert phone.record.shares[0].ending
    assert phone.sharing.sendings["anna"].trouble is Trouble.SERVER


@quick
async def test_ending_needs_no_pace():
    hub, phone = shares()
    await asyncio.sleep(1)
    phone.record.put(drink())
    await asyncio.sleep(1)
    phone.record.save_share(replace(phone.record.shares[0], ending=True))
    await asyncio.sleep(1)
    assert hub.boxes[KEYS.box].gone
    assert phone.record.shares == ()


@quick
async def test_an_update_that_comes_later_than_the_end_does_not_outlive_it():
    hub, phone = shares()
    hub.lose = lambda method: "late" if not hub.asked else ""
    await asyncio.sleep(0.05)
    phone.record.save_share(replace(phone.record.shares[0], ending=True))
    await asyncio.sleep(60)
    assert phone.record.shares == ()
    assert hub.boxes[KEYS.box].gone


@quick
async def test_a_cleared_device_leaves_no_box_behind_where_it_can():
    hub, phone = shares()
    await asyncio.sleep(5)
    phone.record.clear()
    await asyncio.sleep(2)
    assert hub.boxes[KEYS.box].gone


@quick
async def test_a_device_that_cannot_store_sends_nothing():
    """It may show an old record, as a second tab does: that must not become the newest update."""
    hub, phone = shares()
    phone.tables.full = True
    await asyncio.sleep(60)
    assert puts(hub) == []
    assert phone.sharing.sendings["anna"].trouble is Trouble.STORE
    phone.tables.full = False
    await asyncio.sleep(301)
    assert puts(hub) == [201]


@quick
async def test_more_than_a_box_holds_is_sent_with_fewer_days():
    hub, phone = shares()
    phone.record.save_share(replace(ANNA, sections=("notes",)))
    await asyncio.sleep(12)
    chance = random.Random(6)
    for day in range(12):
        phone.record.put(entry("note", NOW - timedelta(days=day), text=chance.randbytes(20_000).hex()))
    await asyncio.sleep(20)
    kept = (await content(hub))[1]["tables"]["entries"]
    assert 0 < len(kept) < 12


@quick
async def test_a_box_of_somebody_else_is_said():
    hub, phone = shares()
    hub.says = 403
    await asyncio.sleep(60)
    assert phone.sharing.sendings["anna"].trouble is Trouble.MISSING
    assert len(puts(hub)) <= 2
