"""The notifier of a browser: what the page says of the permission in words, and taps that may be anything."""

import json
from datetime import UTC, datetime

import pytest

from models.storage_words import StorageFacts
from services.bridge import NullBridge
from services.browser_notify import (
    ALLOWED,
    IPHONE,
    NO_BUTTONS,
    NONE,
    NOT_ASKED,
    NOT_READY,
    REFUSED,
    BrowserNotifier,
)
from services.notify import Answer, Notification

TAP = {"uid": "u", "id": "medicine|a", "route": "/medicines", "action": "taken", "at": 1_795_171_200_000}


class Page(NullBridge):
    """A page that keeps what it is asked and says what a test says."""

    def __init__(self) -> None:
        self.heard, self.told = {}, []

    def listen(self, word, listener) -> None:
        self.heard[word] = listener

    def notify(self, notification) -> None:
        self.told.append(dict(notification))

    def settle(self, uid) -> None:
        self.told.append(uid)


def notifier(system: str = "computer") -> tuple[BrowserNotifier, Page]:
    page = Page()
    return BrowserNotifier(page, lambda: StorageFacts("browser", 0, system=system)), page


@pytest.mark.parametrize(
    ("told", "ready", "state", "words"),
    [
        ("granted", True, "granted", ALLOWED),
        ("granted", False, "missing", NOT_READY),
        ("denied", True, "denied", REFUSED),
        ("default", False, "default", NOT_ASKED),
        ("missing", False, "missing", NONE),
    ],
)
def test_what_it_can_do_is_said_as_it_is(told, ready, state, words) -> None:
    made, page = notifier()
    changes = []
    made.follow(lambda: changes.append(made.state), lambda _: None)
    page.heard["notify"](json.dumps({"state": told, "ready": ready, "buttons": True}))
    assert (made.state, made.words, changes) == (state, words, [state])


def test_a_browser_without_buttons_says_so() -> None:
    made, page = notifier()
    page.heard["notify"](json.dumps({"state": "granted", "ready": True, "buttons": False}))
    assert made.words == f"{ALLOWED} {NO_BUTTONS}"


def test_an_iphone_without_the_icon_is_told_what_it_needs() -> None:
    made, _ = notifier("iphone")
    assert (made.state, made.words) == ("missing", IPHONE)


def test_buttons_have_their_words() -> None:
    made, page = notifier()
    made.show(Notification("1", "Time for a medicine", "Open", "/medicines", ("taken", "later")))
    assert page.told[0]["actions"] == [
        {"action": "taken", "title": "Taken"},
        {"action": "later", "title": "Later"},
    ]


def test_a_tap_comes_with_its_time_until_it_is_settled() -> None:
    made, page = notifier()
    heard: list[Answer] = []
    end = made.follow(lambda: None, heard.append)
    page.heard["tapped"](json.dumps(TAP))
    [tap] = heard
    assert (tap.uid, tap.id, tap.action, tap.route) == ("u", "medicine|a", "taken", "/medicines")
    assert tap.at == datetime(2026, 11, 20, 10, 40, tzinfo=UTC)
    made.settle(tap)
    assert page.told == ["u"]
    end()
    page.heard["tapped"](json.dumps(TAP))
    assert len(heard) == 1


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"at": "x"}', json.dumps(TAP | {"at": 1e30})])
def test_a_tap_that_cannot_be_read_is_left_alone(text) -> None:
    made, page = notifier()
    heard: list[Answer] = []
    made.follow(lambda: None, heard.append)
    page.heard["tapped"](text)
    assert heard == []
