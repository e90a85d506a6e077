"""Reads a drawn Flet tree the way a person and a screen reader do; the harness is built on it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import flet as ft
from flet.components.component import Component
from flet.controls.base_control import BaseControl

_BUTTONS = {
    "Button",
    "FilledButton",
    "FilledTonalButton",
    "OutlinedButton",
    "TextButton",
    "IconButton",
    "FloatingActionButton",
    "ListTile",
    "Chip",
    "PopupMenuButton",
    "MenuItemButton",
}
_TOGGLES = {"Checkbox", "Switch", "Radio"}
_INPUTS = {"TextField", "Dropdown", "SegmentedButton", "Slider"}
_DESTINATIONS = {"NavigationBarDestination", "NavigationRailDestination", "NavigationDrawerDestination"}
_TEXT_FIELDS = ("value", "content", "label", "text", "title", "error", "helper", "hint_text")


@dataclasses.dataclass(frozen=True)
class Node:
    """One control with the controls around it, nearest first."""

    control: Any
    above: tuple[Any, ...]

    @property
    def interactive(self) -> bool:
        kind, control = self.control._c, self.control
        if kind in _BUTTONS | _TOGGLES | _INPUTS | _DESTINATIONS:
            return True
        taps = ("on_click", "on_tap", "on_long_press", "on_select")
        return kind != "TextSpan" and any(getattr(control, name, None) for name in taps)

    @property
    def disabled(self) -> bool:
        return any(getattr(control, "disabled", False) for control in (self.control, *self.above))

    @property
    def name(self) -> str:
        """What a screen reader says. A tooltip gives no name on the web, so it does not count."""
        around = self.above[0] if self.above and self.above[0]._c == "Semantics" else None
        if around is not None and around.label and around.header is None:
            return str(around.label)
        if self.control._c == "Semantics" and self.control.label:
            return str(self.control.label)
        if self.control._c == "TextField":
            return self.control.label if isinstance(self.control.label, str) else ""
        return " ".join(spoken(self.control))


def views(page: Any) -> list[Any]:
    """The stack of drawn views, the visible one last."""
    return [view for view in unwrap(page.views) if getattr(view, "_c", "") == "View"]


def visible(page: Any) -> list[Node]:
    """Every visible control of the top view, the overlay and the open dialogs."""
    roots = [*views(page)[-1:], *page.overlay]
    roots += [dialog for dialog in page._dialogs.controls if dialog.open]
    return [node for root in roots for node in walk(root)]


def unwrap(value: Any) -> list[Any]:
    """The drawn controls behind a component, a list, or a plain control."""
    if isinstance(value, Component):
        return unwrap(value._b)
    if isinstance(value, (list, tuple)):
        return [control for item in value for control in unwrap(item)]
    return [] if value is None else [value]


def walk(control: Any, above: tuple[Any, ...] = ()) -> Iterator[Node]:
    """The control and everything visible inside it, in the order of its fields."""
    for drawn in unwrap(control):
        if not getattr(drawn, "visible", True):
            continue
        yield Node(drawn, above)
        for child in children(drawn):
            yield from walk(child, (drawn, *above))


def children(control: Any) -> Iterator[Any]:
    """Controls held directly by the fields of `control`, components unwrapped."""
    for field in dataclasses.fields(control):
        if field.name.startswith("_") or field.metadata.get("skip"):
            continue
        value = getattr(control, field.name, None)
        for item in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(item, BaseControl):
                yield from unwrap(item)


def spoken(control: Any) -> Iterator[str]:
    """What a screen reader says of a control: text, labels, labelled icons; nothing behind an exclusion."""
    if control._c == "Semantics" and control.label:
        yield str(control.label)
        if control.exclude_semantics:
            return
    if getattr(control, "semantics_label", None):
        yield str(control.semantics_label)
    elif control._c != "Semantics":
        yield from _strings(control)
    for child in children(control):
        if getattr(child, "visible", True):
            yield from spoken(child)


def readable(nodes: list[Node]) -> list[str]:
    """The words on the screen, in order."""
    return [word for node in nodes if node.control._c != "Semantics" for word in _strings(node.control)]


def _strings(control: Any) -> Iterator[str]:
    for name in _TEXT_FIELDS:
        value = getattr(control, name, None)
        if isinstance(value, str) and value:
            yield value


def urls(control: Any) -> list[str]:
    """Addresses that the client itself opens when this control is tapped."""
    actions = getattr(control, "action", None)
    found = [
        a.url for a in (actions if isinstance(actions, list) else [actions]) if isinstance(a, ft.OpenUrl)
    ]
    address = getattr(control, "url", None)
    return found + ([str(address)] if address else [])


def taps(node: Node) -> Iterator[tuple[Any, str, dict[str, Any] | None]]:
    """The events (target, name, what the client changes first) that a tap on this control sends."""
    control, kind = node.control, node.control._c
    if kind in _DESTINATIONS:
        bar = node.above[0]
        yield bar, "change", {"selected_index": list(bar.destinations).index(control)}
    elif kind == "Radio":
        group = next(around for around in node.above if around._c == "RadioGroup")
        yield group, "change", {"value": control.value}
    elif kind in _TOGGLES:
        yield control, "change", {"value": not control.value}
    elif getattr(control, "on_click", None):
        yield control, "click", None
    elif getattr(control, "on_select", None):
        yield control, "select", None
    elif getattr(control, "on_tap", None):
        yield control, "tap", None


def raw_handlers(control: Any) -> list[str]:
    """Event handlers of ours that do not go through the guard; the ones Flet installs itself are let be."""
    found = []
    for field in dataclasses.fields(control):
        handler = getattr(control, field.name, None) if field.name.startswith("on_") else None
        module = getattr(handler, "__module__", None) or ""
        if callable(handler) and not getattr(handler, "is_guarded", False) and not module.startswith("flet."):
            found.append(f"unguarded {control._c}.{field.name}: {getattr(handler, '__qualname__', handler)}")
    return found
