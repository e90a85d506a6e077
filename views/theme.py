"""One place for the colours, sizes and widths of STYLE.md, so that no screen invents its own."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

FONT = "Atkinson"
FONTS = {FONT: "fonts/AtkinsonHyperlegibleNext.ttf"}  # one variable file: real weights 400 to 800
RAIL_FROM, TWO_PANES_FROM = 700, 900  # logical pixels of page width
NARROW = 350  # px: below this the five words of the bar are tight
RAIL_WIDTH = 264


@dataclass(frozen=True)
class Palette:
    """Colour tokens. Red is for urgent help only; nothing is ever green."""

    dark: bool
    paper: str
    card: str
    sunken: str
    track: str
    line: str
    edge: str
    ink: str
    ink2: str
    harbour: str
    on_harbour: str
    harbour_tint: str
    harbour_mid: str
    hero: str
    on_hero: str
    on_hero2: str
    hero_tile: str
    hero_button: str
    on_hero_button: str
    hero_edge: str
    lamp: str
    lamp_mid: str
    lamp_fill: str
    lamp_tint: str
    red: str
    red_text: str
    red_tint: str
    blue: str
    night: str
    water: str
    shadow: str
    hero_shadow: str
    white: str = "#FFFFFF"  # text on red, blue and night
    on_night2: str = "#D4D9DB"  # second lines on night
    night_line: str = "#6B767C"  # rules on night


LIGHT = Palette(
    dark=False,
    paper="#F6F0E4",
    card="#FFFDF8",
    sunken="#EDE4D3",
    track="#EDE4D3",
    line="#E3D9C7",
    edge="#857A68",
    ink="#1C2B33",
    ink2="#4C5A61",
    harbour="#1B4F66",
    on_harbour="#FFFFFF",
    harbour_tint="#DDE9EC",
    harbour_mid="#6B8C9A",
    hero="#1B4F66",
    on_hero="#FFFFFF",
    on_hero2="#D5E4E9",
    hero_tile="#2B5F76",
    hero_button="#FFFDF8",
    on_hero_button="#1B4F66",
    hero_edge="#8FAFBC",
    lamp="#8F5A0A",
    lamp_mid="#B87413",
    lamp_fill="#E3A33B",
    lamp_tint="#FAEACB",
    red="#B6241B",
    red_text="#A31D15",
    red_tint="#FBE6E1",
    blue="#1A5A9E",
    night="#1F272B",
    water="#A9CBD6",
    shadow="#121C2B33",
    hero_shadow="#2E1B4F66",
)

DARK = Palette(
    dark=True,
    paper="#12191D",
    card="#1C262B",
    sunken="#0C1214",
    track="#303D44",
    line="#303D44",
    edge="#8A989E",
    ink="#F4EEE2",
    ink2="#BBC5C6",
    harbour="#93CBDD",
    on_harbour="#06232F",
    harbour_tint="#203B46",
    harbour_mid="#5E8796",
    hero="#1F4453",
    on_hero="#F4EEE2",
    on_hero2="#C3D3D8",
    hero_tile="#2E5565",
    hero_button="#93CBDD",
    on_hero_button="#06232F",
    hero_edge="#7A9AA6",
    lamp="#F2C67E",
    lamp_mid="#D9A14A",
    lamp_fill="#D9A14A",
    lamp_tint="#372C18",
    red="#C9352B",
    red_text="#FFB4A8",
    red_tint="#3B1C19",
    blue="#2A66A8",
    night="#060A0C",
    water="#2F5D6D",
    shadow="#40000000",
    hero_shadow="#40000000",
)

# role: (size, line height, weight); display and h1 stop growing at 150%
ROLES: dict[str, tuple[float, float, ft.FontWeight]] = {
    "display": (46, 1.06, ft.FontWeight.W_700),
    "h1": (32, 1.15, ft.FontWeight.W_700),
    "h2": (23, 1.25, ft.FontWeight.W_700),
    "h3": (20, 1.3, ft.FontWeight.W_600),
    "title": (19, 1.3, ft.FontWeight.W_600),
    "lead": (20, 1.4, ft.FontWeight.W_400),
    "body": (18, 1.42, ft.FontWeight.W_400),
    "strong": (18, 1.42, ft.FontWeight.W_600),
    "meta": (17, 1.35, ft.FontWeight.W_400),
    "label": (16, 1.3, ft.FontWeight.W_600),
    "tick": (15, 1.2, ft.FontWeight.W_400),
}
_STOPS_AT_150 = ("display", "h1")


@dataclass(frozen=True)
class Style:
    """What every builder needs to know about colours, text size and room. Widths in logical pixels."""

    palette: Palette = field(default=LIGHT)
    scale: float = 1.0
    width: float = 390
    height: float = 844
    simple: bool = False

    @property
    def dark(self) -> bool:
        return self.palette.dark

    @property
    def big(self) -> bool:
        """Text at 150% or more: things stack, decorative icons go."""
        return self.scale >= 1.5

    @property
    def rail(self) -> bool:
        return self.width >= RAIL_FROM

    @property
    def phone(self) -> bool:
        return not self.rail

    @property
    def two_panes(self) -> bool:
        return self.width >= TWO_PANES_FROM and not self.big and not self.simple

    @property
    def margin(self) -> float:
        return 28 if self.rail else 16

    @property
    def half_card(self) -> float:
        """Room inside one of two cards that stand side by side in a pane (the right one of two)."""
        room = self.width - 2 * self.margin - (RAIL_WIDTH if self.rail else 0)
        if self.two_panes:
            room = (room + 8) * 9 / 20 - 16
        return (room - 12) / 2 - 32

    def size(self, role: str) -> float:
        """Pixels of a type role at the chosen text size."""
        base = 36 if role == "h1" and self.rail else ROLES[role][0]
        return base * (min(self.scale, 1.5) if role in _STOPS_AT_150 else self.scale)

    def px(self, length: float) -> float:
        """A length that grows with the text, such as an icon or a box."""
        return length * self.scale

    def text(self, role: str, color: str | None = None) -> ft.TextStyle:
        """The whole text style of a role."""
        _, height, weight = ROLES[role]
        return ft.TextStyle(
            size=self.size(role),
            height=height,
            weight=weight,
            color=color or self.palette.ink,
            font_family=FONT,
        )


def style_for(
    width: float | None,
    height: float | None,
    dark: bool = False,
    scale: float = 1.0,
    simple: bool = False,
) -> Style:
    """The style of a page of this size; an unknown size counts as a phone."""
    palette = DARK if dark else LIGHT
    return Style(palette, scale, width or 390, height or 844, simple)


StyleContext = ft.create_context(Style())


def use_style() -> Style:
    """Hook: the style that the app provides around this component."""
    return ft.use_context(StyleContext)


def theme(palette: Palette, narrow: bool = False) -> ft.Theme:
    """The same tokens for what Flet draws by itself: dialogs, snack bars, scroll bars, the cursor.

    On a `narrow` page the words of the bar are a little smaller, or "Contacts" would touch its edge.
    """
    p, still = palette, ft.PageTransitionTheme.NONE
    scheme = ft.ColorScheme(
        primary=p.harbour,
        on_primary=p.on_harbour,
        surface=p.paper,
        on_surface=p.ink,
        on_surface_variant=p.ink2,
        surface_container_high=p.card,
        outline=p.edge,
        outline_variant=p.line,
        error=p.red_text,
        secondary_container=p.harbour_tint,
        on_secondary_container=p.harbour,
        inverse_surface=p.ink,
        on_inverse_surface=p.card,
        surface_tint=ft.Colors.TRANSPARENT,
    )
    return ft.Theme(
        font_family=FONT,
        color_scheme=scheme,
        navigation_bar_theme=ft.NavigationBarTheme(height=78, label_text_style=_bar_words(p, narrow)),
        scaffold_bgcolor=p.paper,
        visual_density=ft.VisualDensity.STANDARD,
        page_transitions=ft.PageTransitionsTheme(
            android=still, ios=still, linux=still, macos=still, windows=still
        ),
    )


def _bar_words(p: Palette, narrow: bool) -> dict[ft.ControlState, ft.TextStyle]:
    size, space = (14, -0.3) if narrow else (15, 0)  # Flutter would put half a pixel between the letters

    def words(weight: ft.FontWeight, color: str) -> ft.TextStyle:
        return ft.TextStyle(size=size, letter_spacing=space, weight=weight, color=color, font_family=FONT)

    return {
        ft.ControlState.SELECTED: words(ft.FontWeight.W_700, p.harbour),
        ft.ControlState.DEFAULT: words(ft.FontWeight.W_600, p.ink2),
    }
