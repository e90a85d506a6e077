"""Whatever goes wrong in Homeward itself, sending and following go on, and meanwhile nobody is calmed."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from models.carer_link import BEHIND, CAUSES
from models.records import Plan
from models.share import Following
from models.share_keys import from_letters, letters, link_secret
from models.share_state import Sending, Trouble
from models.share_words import say_sent
from services import outbox, reader
from services.crew import AFTER_A_FAULT
from services.outbox import LONGEST
from tests.fake_hub import Phone, clock, quick
from tests.people import NOW, entry
from tests.unit.test_sender import ANNA, KEYS, content, drink, drinks, puts, shares

MOST_IN_600 = 7 + 600 / (LONGEST / 2)  # tries: seven while the waits grow, then one each half of LONGEST


@pytest.fixture(params=[0, 1], ids=["soonest", "latest"])
def draw(request, monkeypatch):
    """Every wait as short, or as long, as it may be drawn."""
    monkeypatch.setattr("random.uniform", lambda *ends: ends[request.param])


@quick
async def test_a_window_that_cannot_show_it_does_not_stop_the_sending():
    hub, phone = shares()

    def broken() -> None:
        raise RuntimeError("An attempt to fetch destroyed session.")

    told: list[int] = []
    phone.sharing.subscribe(broken)
    phone.sharing.subscribe(lambda: told.append(1))
    phone.record.put(drink())
    await asyncio.sleep(5)
    assert await drinks(hub) == 1
    assert told, "the windows after it are told too"


@quick
async def test_a_fault_in_making_an_update_is_said_and_tried_again(monkeypatch):
    hub, phone = shares()
    await asyncio.sleep(20)
    assert phone.sharing.sendings["anna"] == Sending()
    real = outbox.build_shared

    def broken(*_: object) -> None:
        raise KeyError("something of a person")

    monkeypatch.setattr(outbox, "build_shared", broken)
    phone.record.put(drink())
    await asyncio.sleep(2)
    sending = phone.sharing.sendings["anna"]
    assert (sending.waiting, sending.trouble) == (True, Trouble.FAULT)
    share = phone.record.shares[0]
    assert "went wrong" in say_sent(share, sending, clock())
    monkeypatch.setattr(outbox, "build_shared", real)
    await asyncio.sleep(AFTER_A_FAULT + 2)
    assert await drinks(hub) == 1
    assert phone.sharing.sendings["anna"] == Sending()


@quick
async def test_half_a_character_in_a_text_does_not_stop_the_sending():
    hub, phone = shares()
    phone.record.put(entry("report", NOW, text="cold \ud83d", tags=("shivery",)))
    await asyncio.sleep(20)
    (report,) = (await content(hub))[1]["tables"]["entries"].values()
    assert report["text"] == "cold ?"


@quick
async def test_after_a_fault_it_goes_on_from_what_the_record_knows_by_then(monkeypatch):
    """With the life of an earlier day every reader would refuse what comes as older."""
    hub, phone = shares()
    await asyncio.sleep(5)
    hub.boxes = {}
    phone.record.put(drink(1))
    await asyncio.sleep(15)
    assert phone.record.shares[0].life == 1
    real = outbox.build_shared

    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(outbox, "build_shared", broken)
    phone.record.put(drink(2))
    await asyncio.sleep(2)
    monkeypatch.setattr(outbox, "build_shared", real)
    await asyncio.sleep(AFTER_A_FAULT + 15)
    assert await drinks(hub) == 2
    assert (await content(hub))[1]["life"] == 1


@pytest.mark.usefixtures("draw")
@quick
async def test_a_proxy_that_asks_to_wait_without_saying_how_long_is_not_asked_without_end():
    hub, phone = shares()
    hub.says, hub.proxied = 429, True
    await asyncio.sleep(600)
    assert len(puts(hub)) <= MOST_IN_600
    assert phone.sharing.sendings["anna"].trouble is Trouble.BUSY
    hub.says = 0
    await asyncio.sleep(LONGEST + 1)
    assert phone.sharing.sendings["anna"] == Sending()


@pytest.mark.usefixtures("draw")
@quick
async def test_a_network_that_is_told_to_wait_a_second_again_and_again_asks_less_often(monkeypatch):
    hub, _phone = shares()
    say = hub._say

    def busy(status, headers, body=b""):
        return say(status, {**headers, "retry-after": "1"}, body)

    monkeypatch.setattr(hub, "_say", busy)
    hub.says = 429
    await asyncio.sleep(600)
    assert len(puts(hub)) <= MOST_IN_600


@quick
async def test_a_first_update_whose_answer_was_lost_is_ended_too_when_the_device_is_cleared():
    hub, phone = shares()
    hub.lose = lambda method: "answer" if method == "PUT" else ""
    await asyncio.sleep(2)
    assert hub.boxes[KEYS.box].version == 1
    phone.record.clear()
    await asyncio.sleep(30)
    assert hub.boxes[KEYS.box].gone


@quick
async def test_a_clock_that_was_put_back_years_does_not_let_the_box_run_out():
    hub, phone = shares()
    await asyncio.sleep(2)
    object.__setattr__(phone.sharing._sender._post, "clock", lambda: clock() - timedelta(days=900))
    phone.sharing.wake()
    await asyncio.sleep(20)
    assert len(puts(hub)) == 2
    await asyncio.sleep(3 * 86_400)
    assert len(puts(hub)) == 5


@quick
async def test_a_fault_in_taking_an_update_is_said_and_tried_again(monkeypatch):
    hub, sam = shares()
    anna = Phone(hub, Plan())
    anna.record.save_following(Following("sam", letters(link_secret(from_letters(ANNA.owner))), NOW))
    await asyncio.sleep(20)
    assert anna.sharing.hub_contacts["sam"].trouble is Trouble.NONE
    real = reader.restore_shared

    def broken(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(reader, "restore_shared", broken)
    sam.record.put(drink())
    await asyncio.sleep(20)
    assert anna.sharing.hub_contacts["sam"].trouble is Trouble.FAULT
    reached = anna.sharing.hub_contacts["sam"].reached
    assert reached
    monkeypatch.setattr(reader, "restore_shared", real)
    await asyncio.sleep(AFTER_A_FAULT + 2)
    contact = anna.sharing.hub_contacts["sam"]
    assert contact.trouble is Trouble.NONE
    assert contact.reached
    assert contact.reached > reached


@pytest.mark.parametrize("words", [CAUSES, BEHIND])
def test_a_carer_is_told_of_a_fault_and_that_it_may_be_old(words):
    assert Trouble.FAULT in words


def test_no_secret_is_in_what_a_share_prints_as():
    assert ANNA.owner not in repr(replace(ANNA, number="1"))
    assert KEYS.read not in repr(KEYS)
