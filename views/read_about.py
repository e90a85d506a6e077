"""A quiet link from a screen to its topic of the guide."""

from collections.abc import Callable
from functools import partial

import flet as ft

from models.guide import topic_about
from services.state import AppState
from views.figure import quiet
from views.theme import Style


def read_about(
    s: Style, state: AppState, place: str, go: Callable[[str], object] | None = None
) -> list[ft.Control]:
    """The link for a place of the care pack; nothing where no topic belongs to it, and in simple mode."""
    topic = topic_about(state.pack, place)
    if topic is None or s.simple:
        return []
    title = topic.title if topic.title[:2].isupper() else topic.title[0].lower() + topic.title[1:]
    way = partial(go or ft.context.page.navigate, f"/guide/{topic.id}")
    return [quiet(s, f"Read about {title}", way, ft.Icons.MENU_BOOK_OUTLINED)]
