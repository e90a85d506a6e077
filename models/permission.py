"""Says whether this device may show notifications, and how a person changes that on their kind of device."""

from dataclasses import dataclass

from models.storage_words import HowTo, StorageFacts

GRANTED, DENIED, DEFAULT = "granted", "denied", "default"
TODAY_HOLDS = "What is due is always shown inside Homeward."
TITLES = {
    GRANTED: "Notifications are allowed",
    DENIED: "Notifications are blocked",
    DEFAULT: "Notifications are not switched on yet",
}
NO_WAY = "No notifications here"
BLOCKED = f"That is fine. {TODAY_HOLDS} A calendar file can remind you too. You can change it at any time."
IPHONE_FIRST = HowTo(
    "iPhone or iPad",
    (
        "In a browser tab an iPhone shows no notifications. Put Homeward on the home screen first: Settings "
        "of Homeward says how.",
        "Open Homeward by its icon, come back to this page and allow notifications.",
    ),
)
IPHONE = HowTo(
    "iPhone or iPad",
    (
        "Open the Settings of the iPhone, not of Homeward.",
        "Tap Notifications, then Homeward.",
        "Turn on Allow Notifications, or turn it off.",
    ),
)
ANDROID = HowTo(
    "Android",
    (
        "In Chrome, tap the icon to the left of the address, then Permissions.",
        "If you open Homeward by its icon: press and hold it, tap App info, then Notifications.",
        "Turn notifications on or off.",
        "If none come, check if Do not disturb or battery saving is on.",
    ),
)
COMPUTER = HowTo(
    "Computer",
    (
        "In Chrome, Edge or Firefox, choose the icon to the left of the address, then the permissions of "
        "this site. In Safari, choose Settings, Websites, Notifications.",
        "Set Notifications to Allow or to Block, then load the page again.",
        "If none come, check if the computer is set not to disturb you.",
    ),
)
DESKTOP = HowTo(
    "This computer",
    (
        "Windows: Settings, System, Notifications. macOS: System Settings, Notifications. Linux: Settings, "
        "Notifications.",
        "Turn notifications on or off for Homeward, or for Python where Homeward is not in the list.",
        "If none come, check if the computer is set not to disturb you.",
    ),
)
PHONE = HowTo(
    "Android",
    (
        "Open the Settings of the phone, then Apps, then Homeward.",
        "Tap Notifications and turn them on or off.",
        "If none come, check if Do not disturb or battery saving is on.",
    ),
)
BY_SYSTEM = {"iphone": IPHONE, "android": ANDROID, "computer": COMPUTER}


@dataclass(frozen=True, slots=True)
class Permission:
    """What the page says of it. `ask`: one tap may ask the person; `words`: beside what the device can do."""

    title: str
    words: str = ""
    ask: bool = False
    how: HowTo | None = None


def say_permission(state: str, facts: StorageFacts) -> Permission:
    """`state`: granted, denied, default, or missing where the device has no way to show one."""
    how = _how(state, facts)
    if state == DENIED:
        return Permission(TITLES[state], BLOCKED, how=how)
    return Permission(TITLES.get(state, NO_WAY), ask=state == DEFAULT, how=how)


def _how(state: str, facts: StorageFacts) -> HowTo | None:
    """None where there is nothing that could be changed, or one tap here does it."""
    if facts.kind == "file":
        return {"computer": DESKTOP, "android": PHONE}.get(facts.system)
    if facts.system == "iphone" and not facts.installed:
        return IPHONE_FIRST
    return BY_SYSTEM[facts.system] if state in (GRANTED, DENIED) else None
