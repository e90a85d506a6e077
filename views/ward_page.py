"""The page of one step of a hand-over: the steps at the side, Back and one way on at the foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import flet as ft

from models.review import provenance, review_banner
from models.ward import YES, WardDraft
from models.ward_steps import SEEN, STEPS, WardState, WardStep, after, before, build_ward
from views.components import kit
from views.full_page_parts import example_strip
from views.setup_parts import notices
from views.setup_way import go_unwell
from views.theme import Style
from views.ward_desk import Desk

STRETCH = ft.CrossAxisAlignment.STRETCH
TITLES = dict(STEPS)
ROOM = 1000  # px of page width for two long words at the foot
Go = Callable[[], None]


@dataclass(frozen=True)
class Page:
    """What a step shows. `save` stores what was typed and says whether all of it could be read; `on` is the
    word on the one primary button, "" for none. `back`: another way back than to the step before."""

    title: str
    lead: str
    left: Sequence[ft.Control]
    right: Sequence[ft.Control] = ()
    save: Callable[[], bool] = lambda: True
    on: str | None = None
    back: tuple[str, Go] | None = None


def has_side(s: Style) -> bool:
    """Whether there is room for the steps beside the page."""
    return s.rail and not s.big


def small(title: str) -> str:
    """A title inside a sentence: "teach-back", but "PICC"."""
    return title if title.isupper() else title[0].lower() + title[1:]


@dataclass(frozen=True)
class Way:
    """The ways out of a step. What was typed is saved on each of them."""

    desk: Desk
    step: WardStep
    page: Page

    def leave(self, to: str) -> None:
        """To another step, whatever could not be read: that stays typed."""
        self.page.save()
        self.desk.go(to)

    def go_on(self) -> None:
        """To the next step, once everything could be read."""
        if self.page.save() and self.desk.sign("confirmed", f"{SEEN}{self.step.id}", YES):
            self.desk.go(after(self.step.id))

    def unwell(self) -> None:
        """To help. Nothing may stand before it, so saving comes after."""
        go_unwell()
        self.page.save()

    def lock(self) -> None:
        """Behind the PIN."""
        self.page.save()
        self.desk.lock()


def ward_page(s: Style, desk: Desk, draft: WardDraft, step: WardStep, page: Page) -> ft.Control:
    """A step as a whole window."""
    ward, way = build_ward(desk.state.pack, draft, desk.today), Way(desk, step, page)
    back = page.back or _back(s, step, way)
    words = f"Save and go to {small(TITLES[after(step.id)])}" if page.on is None else page.on
    main = kit.button(s, words, way.go_on, wide=not has_side(s)) if words else None
    left = [*unread(s, draft), *page.left, *notices(s, desk.state)]
    end = [kit.provenance(s, provenance(desk.state.pack)), *([main] if main and s.big else [])]
    left, right = ([*left, *end], []) if not page.right else (left, [*page.right, *end])
    body = kit.page_body(s, _header(s, ward, way), left, right, beside_rail=has_side(s))
    inside = ft.Container(body, expand=True, key=f"ward-{page.title}")  # each begins at its top
    held = ft.Column([*_over(s, desk), inside], spacing=0, expand=True, horizontal_alignment=STRETCH)
    if has_side(s):
        column = ft.Column([held, _foot(s, back, main)], spacing=0, expand=True, horizontal_alignment=STRETCH)
        side = kit.step_side(s, step_lines(ward, step.id), way.leave, way.unwell)
        return ft.Row([side, column], spacing=0, expand=True, vertical_alignment=STRETCH)
    ways = _ways(s, back, partial(way.leave, "") if page.back is None else None)
    strip = kit.strip(s, *([main] if main and not s.big else []), kit.red_button(s, way.unwell))
    return ft.Column([ways, held, strip], spacing=0, expand=True, horizontal_alignment=STRETCH)


def _over(s: Style, desk: Desk) -> list[ft.Control]:
    """Above the page: that it is the example, and that the advice is past its review date."""
    old = review_banner(desk.state.pack, desk.today)
    return [*example_strip(s, desk.state), *([kit.banner(s, old, kind="stale")] if old else [])]


def unread(s: Style, draft: WardDraft) -> list[ft.Control]:
    """What could not be read of a hand-over that was opened again."""
    return [kit.note(s, words, tone="red", icon=ft.Icons.ERROR_OUTLINE_ROUNDED) for words in draft.unread]


def step_lines(ward: WardState, current: str = "") -> tuple[kit.StepLine, ...]:
    """The steps as the list shows them."""
    return tuple(
        kit.StepLine(one.id, one.number, one.title, one.words, one.done, one.id == current)
        for one in ward.steps
    )


def _header(s: Style, ward: WardState, way: Way) -> ft.Control:
    page = way.page
    over = kit.meta(s, f"Ward hand-over: step {way.step.number} of {len(ward.steps)}", expand=True)
    lock = kit.link(s, "Lock", way.lock, ft.Icons.LOCK_OUTLINE_ROUNDED)
    words = [ft.Row([over, lock]), kit.h1(s, page.title), *([kit.body(s, page.lead)] if page.lead else [])]
    column = ft.Column(words, spacing=4, tight=True, horizontal_alignment=STRETCH)
    top = 8 if has_side(s) else 0
    return ft.Container(column, padding=ft.Padding.only(left=s.margin, right=s.margin, top=top, bottom=4))


def _back(s: Style, step: WardStep, way: Way) -> tuple[str, Go] | None:
    """To the step before; its name stands on the button where there is room."""
    earlier = before(step.id)
    if not earlier:
        return None
    short = s.big or (s.rail and s.width < ROOM)
    return "Back" if short else f"Back: {small(TITLES[earlier])}", partial(way.leave, earlier)


def _ways(s: Style, back: tuple[str, Go] | None, steps: Go | None) -> ft.Control:
    """On a phone: back, and the list of all steps."""
    ways = [kit.link(s, *back, ft.Icons.ARROW_BACK_ROUNDED)] if back else []
    ways += [kit.link(s, "All steps", steps, ft.Icons.CHECKLIST_ROUNDED)] if steps else []
    row = ft.Row(ways, wrap=True, alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
    return ft.Container(row, padding=ft.Padding.only(left=s.margin - 8, right=s.margin - 8, top=8))


def _foot(s: Style, back: tuple[str, Go] | None, main: ft.Control | None) -> ft.Control:
    arrow = ft.Icons.ARROW_BACK_ROUNDED
    way = kit.button(s, *back, kind="edge", icon=arrow, wide=False) if back else ft.Container()
    ends = [way, *([main] if main else [])]
    return kit.strip(s, ft.Row(ends, alignment=ft.MainAxisAlignment.SPACE_BETWEEN))
