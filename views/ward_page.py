"""The page of one step of a hand-over: the steps at the side, Back and one way on at the foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import flet as ft

from models.ward import YES, WardDraft
from models.ward_steps import SEEN, STEPS, WardState, WardStep, after, before, build_ward
from views.components import kit
from views.setup_parts import notices
from views.setup_way import go_unwell
from views.theme import Style
from views.ward_desk import Desk

STRETCH = ft.CrossAxisAlignment.STRETCH
TITLES = dict(STEPS)
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


def ward_page(s: Style, desk: Desk, draft: WardDraft, step: WardStep, page: Page) -> ft.Control:
    """A step as a whole window."""
    ward = build_ward(desk.state.pack, draft, desk.today)

    def leave(to: str) -> None:
        page.save()
        desk.go(to)

    def go_on() -> None:
        if page.save() and desk.sign("confirmed", f"{SEEN}{step.id}", YES):
            desk.go(after(step.id))

    back = page.back or _back(step, leave)
    words = f"Save and go to {small(TITLES[after(step.id)])}" if page.on is None else page.on
    main = kit.button(s, words, go_on, wide=not has_side(s)) if words else None
    left = [*unread(s, draft), *page.left, *notices(s, desk.state), *([main] if main and s.big else [])]
    body = kit.page_body(s, _header(s, ward, step, page), left, page.right, beside_rail=has_side(s))
    held = ft.Container(body, expand=True, key=f"ward-{step.id}")
    if has_side(s):
        foot = _foot(s, back, main)
        column = ft.Column([held, foot], spacing=0, expand=True, horizontal_alignment=STRETCH)
        side = kit.step_side(s, step_lines(ward, step.id), leave, go_unwell)
        return ft.Row([side, column], spacing=0, expand=True, vertical_alignment=STRETCH)
    ways = _ways(s, back, partial(leave, "") if page.back is None else None)
    strip = kit.strip(s, *([main] if main and not s.big else []), kit.red_button(s, go_unwell))
    return ft.Column([ways, held, strip], spacing=0, expand=True, horizontal_alignment=STRETCH)


def unread(s: Style, draft: WardDraft) -> list[ft.Control]:
    """What could not be read of a hand-over that was opened again."""
    return [kit.note(s, words, tone="red", icon=ft.Icons.ERROR_OUTLINE_ROUNDED) for words in draft.unread]


def step_lines(ward: WardState, current: str = "") -> tuple[kit.StepLine, ...]:
    """The steps as the list shows them."""
    return tuple(
        kit.StepLine(one.id, one.number, one.title, one.words, one.done, one.id == current)
        for one in ward.steps
    )


def _header(s: Style, ward: WardState, step: WardStep, page: Page) -> ft.Control:
    over = kit.meta(s, f"Ward hand-over: step {step.number} of {len(ward.steps)}")
    words = [over, kit.h1(s, page.title), *([kit.body(s, page.lead)] if page.lead else [])]
    column = ft.Column(words, spacing=4, tight=True, horizontal_alignment=STRETCH)
    top = 22 if has_side(s) else 2
    return ft.Container(column, padding=ft.Padding.only(left=s.margin, right=s.margin, top=top, bottom=4))


def _back(step: WardStep, leave: Callable[[str], None]) -> tuple[str, Go]:
    earlier = before(step.id)
    if not earlier:
        return "Back: all steps", partial(leave, "")
    return f"Back: {small(TITLES[earlier])}", partial(leave, earlier)


def _ways(s: Style, back: tuple[str, Go], steps: Go | None) -> ft.Control:
    """On a phone: back, and the list of all steps."""
    ways = [kit.link(s, *back, ft.Icons.ARROW_BACK_ROUNDED)]
    ways += [kit.link(s, "All steps", steps, ft.Icons.CHECKLIST_ROUNDED)] if steps else []
    row = ft.Row(ways, wrap=True, alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
    return ft.Container(row, padding=ft.Padding.only(left=s.margin - 8, right=s.margin - 8, top=8))


def _foot(s: Style, back: tuple[str, Go], main: ft.Control | None) -> ft.Control:
    way = kit.button(s, *back, kind="edge", icon=ft.Icons.ARROW_BACK_ROUNDED, wide=False)
    ends = [way, *([main] if main else [])]
    return kit.strip(s, ft.Row(ends, alignment=ft.MainAxisAlignment.SPACE_BETWEEN))
