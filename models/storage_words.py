"""Says where the record is kept and how far that can be trusted, because browsers may delete it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["file", "browser", "snapshot", "memory", "read-only"]
System = Literal["iphone", "android", "computer"]

NEWER = "This record was written by a newer Homeward. Update Homeward, then open it again."
READ_ONLY = (
    "Homeward is open in another tab or window, and that one does not answer. You can read your record here, "
    "but you cannot write in it. Close the other one, then open Homeward again."
)
MEMORY = (
    "This browser does not keep your record. What you write is gone when you close this tab, so make "
    "a backup file before you do. A private window is often the reason: open Homeward in an ordinary one."
)
SNAPSHOT = (
    "This browser does not store your record safely. Your last entries may be missing if it stops suddenly. "
    "Make a backup file often, and use a newer browser if you can."
)
PROBLEMS: dict[Kind, str] = {"read-only": READ_ONLY, "memory": MEMORY, "snapshot": SNAPSHOT}
PLACES: dict[Kind, str] = {
    "browser": "In this browser, on this device only.",
    "snapshot": "In this browser, on this device only.",
    "memory": "In this tab only.",
    "read-only": "In this browser, on this device only. It is open in another tab.",
}
LASTING = (
    "The browser has agreed to keep it until you delete it yourself. "
    "Clearing the browser's website data deletes it."
)
MAY_GO = (
    "The browser may delete it, for example when this device is nearly full or when you do not open Homeward "
    "for a week. Put Homeward on your home screen, and make a backup file."
)
IN_A_FILE = "Each entry is in that file before Homeward says that it is written down."


@dataclass(frozen=True, slots=True)
class StorageFacts:
    """What is known about the place of the record.

    `path`: of the file, where it is one; `size`: of the record in bytes; `lasting`: whether the browser has
    agreed not to clear it by itself; `installed`: whether Homeward is on the home screen; `offered`: whether
    the browser would put it there when asked.
    """

    kind: Kind
    size: int
    path: str = ""
    lasting: bool = False
    installed: bool = False
    offered: bool = False
    system: System = "computer"


def in_this_window() -> StorageFacts:
    """The facts about a record that is kept nowhere."""
    return StorageFacts("memory", 0)


@dataclass(frozen=True, slots=True)
class HowTo:
    """How to put Homeward on the home screen of one kind of device, step by step."""

    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StorageWords:
    """What Settings shows. `problem`: not to be overlooked, empty where there is none; `install`: only in a
    browser that is not yet on the home screen; `offer`: whether one tap may do it."""

    place: str
    trust: str
    size: str
    problem: str = ""
    install: tuple[HowTo, ...] = ()
    offer: bool = False


IPHONE = HowTo(
    "iPhone or iPad",
    (
        "Make a backup file first if you have written anything: the icon starts with an empty record.",
        "Open this page in Safari.",
        "Tap the share button, a square with an arrow. You may have to tap the three dots first.",
        "Choose Add to Home Screen, then Add.",
        "Open Homeward by its icon from then on, and restore the backup file there.",
    ),
)
ANDROID = HowTo(
    "Android",
    (
        "Open this page in Chrome.",
        "Tap the three dots at the top.",
        "Choose Add to Home screen or Install app, then Install.",
        "Your record stays as it is. Open Homeward by its icon from then on.",
    ),
)
COMPUTER = HowTo(
    "Computer",
    (
        "In Chrome or Edge, choose the install sign at the end of the address bar.",
        "Your record stays as it is.",
    ),
)
HOW_TO: dict[System, tuple[HowTo, ...]] = {
    "iphone": (IPHONE,),
    "android": (ANDROID,),
    "computer": (COMPUTER, IPHONE, ANDROID),
}


def storage_words(facts: StorageFacts) -> StorageWords:
    """The facts in words. Nothing that is not durable is called stored."""
    place = f"On this device, in {facts.path}" if facts.kind == "file" else PLACES[facts.kind]
    can_install = facts.kind == "browser" and not facts.installed
    return StorageWords(
        place,
        _trust(facts),
        f"Size: {say_size(facts.size)}",
        PROBLEMS.get(facts.kind, ""),
        HOW_TO[facts.system] if can_install else (),
        can_install and facts.offered,
    )


def _trust(facts: StorageFacts) -> str:
    if facts.kind == "file":
        return IN_A_FILE
    if facts.kind == "browser":
        return LASTING if facts.lasting else MAY_GO
    return ""


def say_size(size: int) -> str:
    """A number of bytes as people know them."""
    if size < 1000:
        return "less than 1 KB"
    return f"{round(size / 1000)} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
