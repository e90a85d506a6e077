"""Sending and following while everything fails: lost requests and answers, restarts, a hub that forgets.

Whatever happens, a carer never sees an older state after a newer one, and the last change arrives in the end.
"""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.records import Plan
from models.restore_share import shared_of
from models.share import Following, Share
from models.share_keys import SECRET, from_letters, letters, link_secret, reader_keys
from models.share_state import Sending, Trouble
from tests.fake_hub import FakeHub, Phone, quickly
from tests.people import NOW, entry

ANNA = Share("anna", "Anna", letters(bytes(range(SECRET))), NOW, number="07700 900142")
LINK = link_secret(from_letters(ANNA.owner))
BOX = reader_keys(LINK).box
SAMS = Following("sam", letters(LINK), NOW)
FAULTS = st.lists(st.sampled_from(["", "", "request", "answer"]), max_size=12)


@dataclass
class World:
    """Sam's phone, Anna's and the hub between them."""

    faults: list[str]
    hub: FakeHub = field(default_factory=FakeHub)
    written: int = 0
    shown: list[int] = field(default_factory=list)  # how many drinks Anna saw, one after the other
    backup: dict[str, Any] = field(default_factory=dict)

    def begin(self) -> None:
        self.hub.lose = lambda _: self.faults.pop() if self.faults else ""
        self.sam, self.anna = Phone(self.hub), Phone(self.hub, Plan())
        self.sam.record.save_share(ANNA)
        self.anna.record.save_following(SAMS)
        self.look()

    def look(self) -> None:
        def see() -> None:
            shared = shared_of(self.anna.record.following[0])
            if shared:
                self.shown.append(sum(each.kind == "drink" for each in shared.entries))

        self.anna.record.subscribe(see)
        see()

    async def restart_hub(self, boxes: dict[str, Any]) -> None:
        before, self.hub.down = self.hub.down, True
        self.hub.ring()
        await asyncio.sleep(1)
        self.hub.boxes, self.hub.down = dict(boxes), before

    async def do(self, what: str) -> None:
        match what:
            case "write":
                self.sam.record.put(entry("drink", NOW + timedelta(seconds=self.written), 200))
                self.written += 1
            case "choose":
                share = self.sam.record.shares[0]
                self.sam.record.save_share(replace(share, number="" if share.number else "07700 900142"))
            case "a moment" | "a minute" | "ten minutes" | "two days":
                seconds = {"a moment": 0.03, "a minute": 60, "ten minutes": 600, "two days": 172_800}
                await asyncio.sleep(seconds[what])
            case "hub down":
                self.hub.down = True
                self.hub.ring()
            case "hub up":
                self.hub.down = False
            case "hub forgets":
                await self.restart_hub({})
            case "backup":
                self.backup = dict(self.hub.boxes)
            case "hub restored":
                await self.restart_hub(self.backup)
            case "sam restarts":
                await self.sam.switch_off()
                self.sam.switch_on()
            case "anna restarts":
                await self.anna.switch_off()
                self.anna.switch_on()
                self.look()
            case "wake":
                self.sam.sharing.wake()
                self.anna.sharing.wake()


STEPS = st.lists(
    st.sampled_from(
        ["write", "write", "choose", "a moment", "a moment", "a minute", "ten minutes", "two days",
         "hub down", "hub up", "hub forgets", "backup", "hub restored", "sam restarts", "anna restarts",
         "wake"]
    ),
    max_size=25,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(STEPS, FAULTS)
def test_never_older_after_newer_and_everything_in_the_end(steps: list[str], faults: list[str]) -> None:
    async def test() -> None:
        world = World(list(faults))
        world.begin()
        for step in steps:
            await world.do(step)
        world.hub.down = False
        world.faults.clear()
        await world.do("write")  # what a hub forgot is missed with the next update
        await asyncio.sleep(900)
        assert world.shown == sorted(world.shown), "never an older state after a newer one"
        assert world.shown[-1] == world.written
        assert world.sam.sharing.sendings["anna"] == Sending()
        assert world.anna.sharing.hub_contacts["sam"].trouble is Trouble.NONE
        shared = shared_of(world.anna.record.following[0])
        assert shared
        assert shared.number == world.sam.record.shares[0].number
        stored = [(version, blob) for _, version, blob in world.hub.stored]
        if not {"hub forgets", "hub restored"} & set(steps):
            versions = [version for version, _ in stored]
            assert versions == sorted(set(versions)), "one content for each version"

    quickly(test())


@settings(deadline=None, max_examples=60)
@given(STEPS, FAULTS)
def test_the_end_is_reached_whatever_fails(steps: list[str], faults: list[str]) -> None:
    async def test() -> None:
        world = World(list(faults))
        world.begin()
        ends = [step for step in steps if step not in ("choose", "hub forgets", "backup", "hub restored")]
        world.sam.record.save_share(replace(world.sam.record.shares[0], ending=True))
        for step in ends:
            await world.do(step)
        world.hub.down = False
        world.faults.clear()
        await asyncio.sleep(900)
        assert world.sam.record.shares == ()
        box = world.hub.boxes.get(BOX)
        assert box is None or box.gone

    quickly(test())
