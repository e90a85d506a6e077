"""What is said about the permission for notifications: kind where it was refused, the way of the device."""

import pytest

from models.permission import ANDROID, COMPUTER, DESKTOP, IPHONE, IPHONE_FIRST, PHONE, say_permission
from models.storage_words import StorageFacts


def facts(system="computer", kind="browser", installed=False):
    return StorageFacts(kind, 0, installed=installed, system=system)


@pytest.mark.parametrize(
    ("state", "here", "how"),
    [
        ("granted", facts("android"), ANDROID),
        ("denied", facts("android"), ANDROID),
        ("denied", facts(), COMPUTER),
        ("denied", facts("iphone", installed=True), IPHONE),
        ("missing", facts("iphone"), IPHONE_FIRST),
        ("default", facts("iphone"), IPHONE_FIRST),
        ("missing", facts(kind="file"), DESKTOP),
        ("granted", facts(kind="file"), DESKTOP),
        ("denied", facts("android", "file"), PHONE),
        ("missing", facts("iphone", "file"), None),
        ("missing", facts(), None),
        ("missing", facts("iphone", installed=True), None),
        ("default", facts(), None),
    ],
)
def test_the_way_to_change_it_is_that_of_the_device(state, here, how) -> None:
    assert say_permission(state, here).how == how


def test_only_where_it_was_not_asked_yet_one_tap_asks() -> None:
    asks = {
        state: say_permission(state, facts()).ask for state in ("granted", "denied", "default", "missing")
    }
    assert asks == {"granted": False, "denied": False, "default": True, "missing": False}


def test_a_refusal_is_taken_kindly_and_the_calendar_is_offered() -> None:
    words = say_permission("denied", facts()).words
    assert words.startswith("That is fine.")
    assert "A calendar file can remind you too." in words
