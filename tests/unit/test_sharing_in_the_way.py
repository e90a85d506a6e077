"""Sharing never stands in the way: what is written is stored and shown, whatever sending does meanwhile."""

import asyncio
from datetime import timedelta

import pytest

from models.share import Share
from models.share_keys import SECRET, letters
from services import outbox
from services.record import Record
from tests.fake_hub import FakeHub, Phone, quick
from tests.people import NOW, entry

ANNA = Share("anna", "Anna", letters(bytes(range(SECRET))), NOW)


def sharing_phone() -> Phone:
    phone = Phone(FakeHub())
    phone.record.save_share(ANNA)
    return phone


def write(phone: Phone, number: int) -> None:
    """An entry is in the diary, and would be there after a crash, before anything else can happen."""
    drink = entry("drink", NOW + timedelta(seconds=number), 250)
    phone.record.put(drink)
    assert phone.record.diary.find(drink.uid) == drink
    assert Record(phone.tables).diary.find(drink.uid) == drink


@quick
async def test_a_hub_that_never_answers_stops_no_entry():
    phone = sharing_phone()
    never = asyncio.Event()

    async def ask(*_: object) -> None:
        await never.wait()

    phone.hub.ask = ask
    for number in range(20):
        write(phone, number)
        await asyncio.sleep(5)
    await phone.switch_off()


@quick
async def test_nothing_is_built_or_sealed_before_the_tap_is_over(monkeypatch):
    phone = sharing_phone()
    await asyncio.sleep(60)
    built = []
    build = outbox.build_shared
    monkeypatch.setattr(outbox, "build_shared", lambda *given: built.append(1) or build(*given))
    write(phone, 1)
    assert built == []
    await asyncio.sleep(1)
    assert built
    await phone.switch_off()


@pytest.mark.parametrize("part", ["build_shared", "seal_content", "put_box"])
@quick
async def test_a_fault_in_sending_loses_no_entry_and_it_goes_later(monkeypatch, part):
    phone = sharing_phone()

    def broken(*given: object) -> None:
        raise RuntimeError("planted")

    with monkeypatch.context() as planted:
        planted.setattr(outbox, part, broken)
        for number in range(5):
            write(phone, number)
            await asyncio.sleep(5)
    await asyncio.sleep(120)
    assert phone.record.shares[0].version >= 1
    await phone.switch_off()
