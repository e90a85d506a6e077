"""Walks the built app as different people would and keeps every word that could be read, by screen.

A new route without parameters is walked by itself. A route with a parameter needs a line in `PARAMETERS`;
what is only seen after a tap needs a function in `TAPS`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import time

from models.can_i import answers_at
from models.guide import build_guide
from models.medicine import Medicine
from models.pack import CarePack, Combination
from models.records import Plan
from models.setup import QUESTIONS
from models.tips import tips_at
from models.ward_steps import IDS
from services.state import AppState
from tests.components.harness import App
from tests.components.share_stage import ANNA, sharing_state
from tests.components.stage import whole
from tests.people import SAM
from views import app as application


@dataclass
class Walk:
    """One person's way through the app. `seen`: for each screen the texts that stood on it."""

    app: App
    state: AppState
    seen: dict[str, list[str]] = field(default_factory=dict)

    @property
    def pack(self) -> CarePack:
        return self.state.pack

    async def open(self, route: str) -> None:
        """Come to the address as new, whatever was open there."""
        await self.app.navigate("/settings")
        await self.app.navigate(route)
        self.look()

    def look(self) -> None:
        """Keep what can be read now; a broken screen fails here."""
        self.app.assert_healthy()
        words = " ".join(self.app.text(" ").split())
        self.seen.setdefault(self.app.page.route, []).append(words)

    async def tap(self, name: str) -> None:
        """Tap what begins with this name, and look."""
        hits = [
            n for n in self.app.controls() if n.interactive and n.name.startswith(name) and not n.disabled
        ]
        assert hits, f"{name!r} is not on {self.app.page.route}: {self.app.names()}"
        await self.app.tap(hits[0])
        self.look()


async def tips(walk: Walk, place: str) -> None:
    """Every tip of a place opens by its title."""
    for tip in tips_at(walk.pack, walk.state.plan, place):
        await walk.tap(tip.title)


async def today(walk: Walk) -> None:
    await answers(walk, "today")
    await tips(walk, "today")


async def food(walk: Walk) -> None:
    await walk.tap("Save this meal or snack")
    for colour in walk.pack.pee:
        await walk.tap(colour.label)
    await answers(walk, "food")
    await tips(walk, "food")


async def activity(walk: Walk) -> None:
    await answers(walk, "activity")
    await tips(walk, "activity")


async def record(walk: Walk) -> None:
    await tips(walk, "record")
    await walk.tap("How you feel in yourself")


async def answers(walk: Walk, place: str) -> None:
    """Every answer of a place opens under its question."""
    for one in answers_at(walk.pack, place):
        await walk.tap(one.question)


async def medicines(walk: Walk) -> None:
    await answers(walk, "medicines")
    await tips(walk, "medicines")


async def path(walk: Walk) -> None:
    await answers(walk, "path")
    await tips(walk, "path")
    titles = [stone.title for stone in walk.pack.milestones]
    there = [node.name for node in walk.app.controls() if node.interactive]
    for title in titles:
        if any(name.startswith(title) for name in there):
            await walk.open("/path")
            await walk.tap(title)


async def plan(walk: Walk) -> None:
    await tips(walk, "setup")


async def guide(walk: Walk) -> None:
    """A fever is typed on Unwell, so its name stands on no row there; a search for it points to help."""
    await walk.app.type("Search the guide", "fever")
    walk.look()


async def can_i(walk: Walk) -> None:
    for one in walk.pack.interlocks:
        if one.private:
            await walk.app.type("Search all answers", one.question)
        else:
            await walk.app.type("Search all answers", "")
        await walk.tap(one.question)


async def brain(walk: Walk) -> None:
    await walk.tap("Start")


TAPS: dict[str, Callable[[Walk], Awaitable[None]]] = {
    "/": today,
    "/food": food,
    "/activity": activity,
    "/record": record,
    "/medicines": medicines,
    "/path": path,
    "/setup/summary": plan,
    "/guide": guide,
    "/can-i": can_i,
    "/brain": brain,
}
PARAMETERS: dict[str, Callable[[Walk], list[str]]] = {
    "setup/:step": lambda walk: [*(question.id for question in QUESTIONS), "you", "summary"],
    "guide/:topic": lambda walk: [
        topic.id for topic in build_guide(walk.pack, walk.state.plan, shared=False)
    ],
    "ward/:step": lambda walk: list(IDS),
    "carer/:code": lambda walk: ["nothing"],
    "join/:code": lambda walk: ["nothing"],
    "share/:uid": lambda walk: [share.uid for share in walk.state.shares],
    "share/:uid/link": lambda walk: [f"{share.uid}/link" for share in walk.state.shares],
    "share/:uid/see": lambda walk: [f"{share.uid}/see" for share in walk.state.shares],
    "medicines/:uid": lambda walk: [medicine.uid for medicine in walk.state.plan.prescribed],
}


def addresses(walk: Walk) -> list[str]:
    """Every address of the app, from its own table of routes."""
    found = ["/"]
    for route in (*application.PLACES, *application.FULL_PAGES):
        before, colon, _ = str(route.path).partition(":")
        found += [f"/{before}{one}" for one in PARAMETERS[str(route.path)](walk)] if colon else [f"/{before}"]
    return found


async def reports(walk: Walk) -> None:
    """Action for each sign alone and for each combination."""
    told = [frozenset({sign.id}) for sign in walk.pack.signs]
    told += [frozenset(_both(both)) for both in walk.pack.combinations]
    for signs in told:
        walk.state.set_draft(signs=signs)
        await walk.app.navigate("/action")
        walk.look()
        walk.state.set_draft(signs=frozenset())
        await walk.app.navigate("/settings")


def _both(both: Combination) -> tuple[str, ...]:
    return (*both.every, *both.any_of[:1])


async def walk_as(person: Plan) -> Walk:
    """The whole way of one person, on a day on which nothing is written down yet."""
    state = sharing_state(ANNA, plan=person)
    assert state.begin_ward("AM", "2580")
    walk = Walk(await whole(state), state)
    for address in addresses(walk):
        await walk.open(address)
        if address in TAPS:
            await TAPS[address](walk)
    await reports(walk)
    return walk


def people(pack: CarePack) -> tuple[Plan, ...]:
    """Someone off a trial with a medicine of every kind, and someone on a trial who has not begun."""
    prescribed = tuple(
        Medicine(
            f"m{number}", (kind.examples or (kind.name,))[0].capitalize(), "1 tablet", kind.id, (time(8),)
        )
        for number, kind in enumerate(pack.medicine_kinds)
    )
    return (replace(SAM, prescribed=prescribed), replace(SAM, trial=True, numbers_confirmed=False))
