"""Draws the icon names that care packs and models use, so that they know nothing of Flet."""

import flet as ft

from views.components.icons import Icon

ICONS: dict[str, Icon] = {
    "appointment": ft.Icons.EVENT_OUTLINED,
    "bath": ft.Icons.BATHTUB_OUTLINED,
    "blood": ft.Icons.BLOODTYPE_OUTLINED,
    "bottle": "bottle",
    "brain": ft.Icons.PSYCHOLOGY_OUTLINED,
    "calendar": ft.Icons.CALENDAR_TODAY_OUTLINED,
    "call": ft.Icons.CALL_OUTLINED,
    "car": ft.Icons.DIRECTIONS_CAR_OUTLINED,
    "card": ft.Icons.BADGE_OUTLINED,
    "clean": ft.Icons.CLEANING_SERVICES_OUTLINED,
    "cup": "cup",
    "drink": ft.Icons.WATER_DROP_OUTLINED,
    "energy": ft.Icons.BOLT_OUTLINED,
    "evening": ft.Icons.DARK_MODE_OUTLINED,
    "feelings": ft.Icons.FAVORITE_BORDER_ROUNDED,
    "food": ft.Icons.RESTAURANT_ROUNDED,
    "glass": "glass",
    "hands": ft.Icons.WASH_OUTLINED,
    "here": ft.Icons.LOCATION_ON_ROUNDED,
    "home": ft.Icons.HOME_OUTLINED,
    "infusion": ft.Icons.VACCINES_OUTLINED,
    "meal": ft.Icons.RESTAURANT_ROUNDED,
    "mood": ft.Icons.SELF_IMPROVEMENT_ROUNDED,
    "mouth": "toothbrush",
    "move": ft.Icons.EMOJI_PEOPLE_ROUNDED,
    "mug": "mug",
    "nap": ft.Icons.SNOOZE_ROUNDED,
    "no": ft.Icons.BLOCK_ROUNDED,
    "note": ft.Icons.EDIT_NOTE_ROUNDED,
    "pain": ft.Icons.SICK_OUTLINED,
    "path": ft.Icons.ROUTE_OUTLINED,
    "pee": ft.Icons.OPACITY_ROUNDED,
    "people": ft.Icons.GROUPS_OUTLINED,
    "picc": "line",
    "pill": ft.Icons.MEDICATION_OUTLINED,
    "private": ft.Icons.LOCK_OUTLINE_ROUNDED,
    "question": ft.Icons.HELP_OUTLINE_ROUNDED,
    "scan": ft.Icons.DOCUMENT_SCANNER_OUTLINED,
    "seen": ft.Icons.LOCAL_HOSPITAL_OUTLINED,
    "sleep": ft.Icons.BEDTIME_OUTLINED,
    "thermometer": ft.Icons.DEVICE_THERMOSTAT_ROUNDED,
    "tick": ft.Icons.TASK_ALT_ROUNDED,
    "travel": ft.Icons.FLIGHT_OUTLINED,
    "unwell": ft.Icons.EMERGENCY_ROUNDED,
    "urgent": ft.Icons.WARNING_AMBER_ROUNDED,
    "vaccine": ft.Icons.VACCINES_OUTLINED,
    "walk": ft.Icons.DIRECTIONS_WALK_ROUNDED,
    "warning": ft.Icons.WARNING_AMBER_ROUNDED,
    "weight": ft.Icons.MONITOR_WEIGHT_OUTLINED,
    "work": ft.Icons.WORK_OUTLINE_ROUNDED,
}


def pack_icon(name: str) -> Icon:
    """The icon for a name of a pack; a plain tick for one that a newer pack may bring."""
    return ICONS.get(name, ft.Icons.CHECK_ROUNDED)
