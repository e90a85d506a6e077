"""What changed this week: the person's own figures of two weeks side by side, in words."""

import flet as ft

from models.review import provenance
from models.week_words import NOTHING, WeekLine, build_week
from views import guard
from views.components import kit
from views.context import use_app
from views.icons import pack_icon
from views.inner import inner_header
from views.theme import Style, use_style

OWN = "These are your own notes, counted. What they mean is for you and your team to say."


@guard.pane
def WeekScreen() -> ft.Control:
    """A line for each subject, and what to do about tiredness whatever the figures are (R22, Q14)."""
    state, s = use_app(), use_style()
    week = build_week(state.pack, state.diary, state.now.date())
    page = ft.context.page
    header = inner_header(s, "What changed this week", "Record", "/record")
    left: list[ft.Control] = [kit.body(s, f"{week.dates}.")]
    if week.pointer is not None:
        unwell = kit.button(s, "Tick what you feel", lambda: page.navigate("/unwell"), kind="danger")
        left += [kit.note(s, week.pointer.text, week.pointer.title), unwell]
    if week.lines:
        left.append(kit.rows_card(s, *[_line(s, line) for line in week.lines]))
    else:
        left.append(kit.card(s, kit.body(s, NOTHING)))
    tired = [] if week.pointer else [kit.note(s, week.tired, "Tired, or more tired?")]
    return kit.page_body(
        s, header, left, [*tired, kit.meta(s, OWN), kit.provenance(s, provenance(state.pack))]
    )


def _line(s: Style, line: WeekLine) -> ft.Control:
    words = ft.Column([kit.title(s, line.title), kit.body(s, line.words)], spacing=2, tight=True, expand=True)
    tile = [] if s.big else [kit.icon_tile(s, pack_icon(line.icon))]
    row = ft.Row([*tile, words], spacing=16, vertical_alignment=ft.CrossAxisAlignment.START)
    padding = ft.Padding.symmetric(vertical=12, horizontal=16)
    return ft.Container(row, padding=padding, data=16 if s.big else 78)
