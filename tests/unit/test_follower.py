"""Following a person: what is new comes at once, what is wrong is said, and the last good one stays."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from models.records import Plan
from models.restore_share import shared_of
from models.share import Following
from models.share_keys import SECRET, letters, link_secret
from models.share_state import Trouble
from tests.fake_hub import FakeHub, Phone, clock, quick
from tests.people import NOW
from tests.two_phones import ANNA, KEYS, SAMS, both, contact, drink, drinks, gets, seen


@quick
async def test_an_entry_is_there_within_a_second():
    hub, sam, anna = both()
    await asyncio.sleep(20)
    assert drinks(anna) == 0
    sam.record.put(drink())
    await asyncio.sleep(1)
    assert drinks(anna) == 1
    assert contact(anna).trouble is Trouble.NONE
    assert sam.record.shares[0].opened is not None or hub.boxes[KEYS.box].opened


@quick
async def test_waiting_asks_seldom_and_counts_as_contact():
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


@quick
async def test_the_hubs_clock_is_told_from_this_devices():
    hub, _sam, anna = both()
    hub.ahead = -7200
    await asyncio.sleep(20)
    assert contact(anna).ahead == pytest.approx(7200, abs=2)
    assert anna.record.following[0].ahead == pytest.approx(7200, abs=2)


@quick
async def test_without_the_hub_the_last_one_stays_and_the_contact_grows_old():
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


@quick
async def test_waking_asks_at_once_while_it_waits_and_while_it_rests():
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


@quick
async def test_a_link_that_leads_nowhere_yet_says_so_until_it_does():
    hub = FakeHub()
    anna, sam = Phone(hub, Plan()), Phone(hub)
    anna.record.save_following(SAMS)
    await asyncio.sleep(3600)
    assert (contact(anna).trouble, contact(anna).reached) == (Trouble.MISSING, None)
    assert len(gets(hub)) < 100
    sam.record.save_share(ANNA)
    await asyncio.sleep(61)
    assert drinks(anna) == 0


@quick
async def test_the_end_is_kept_and_nothing_more_is_asked():
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
    anna.record.save_following(replace(anna.record.following[0], ended=False))  # as if it were followed anew
    await asyncio.sleep(5)
    assert anna.record.following[0].ended


@quick
async def test_nobody_is_asked_about_after_they_were_taken_off():
    hub, _sam, anna = both()
    await asyncio.sleep(12)
    anna.record.drop_following("sam")
    await asyncio.sleep(1)
    asked = len(gets(hub))
    await asyncio.sleep(600)
    assert len(gets(hub)) == asked
    assert anna.sharing.hub_contacts == {}
    assert anna.record.following == ()


@quick
async def test_a_device_that_cannot_store_says_so_and_gets_it_later():
    _hub, sam, anna = both()
    await asyncio.sleep(12)
    anna.tables.full = True
    sam.record.put(drink())
    await asyncio.sleep(60)
    assert contact(anna).trouble is Trouble.STORE
    anna.tables.full = False
    await asyncio.sleep(61)
    assert (drinks(anna), contact(anna).trouble) == (1, Trouble.NONE)


@pytest.mark.parametrize(
    ("status", "trouble"), [(429, Trouble.BUSY), (503, Trouble.SERVER), (200, Trouble.DAMAGED)]
)
@quick
async def test_what_else_the_hub_may_say(status, trouble):
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


@quick
async def test_many_people_share_the_few_connections_of_a_browser():
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
