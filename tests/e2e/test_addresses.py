"""Every address, whatever way one comes to it: typed, reloaded, Back, Forward; and nothing goes out."""

from urllib.parse import urlsplit

import pytest

from tests.e2e.conftest import PHONE, TABLET, RunningApp
from tests.e2e.robot import Robot
from tests.people import NOW, SAM, entry

pytestmark = pytest.mark.browser
ADDRESSES = {  # address: words that only its page shows
    "/": "Day 23",
    "/food": "Add a drink",
    "/activity": "Walk timer",
    "/record": "Everything you wrote down",
    "/contacts": "Right now, call",
    "/path": "You are here",
    "/more": "Dates and appointments",
    "/settings": "Where your record is kept",
    "/reminders": "What to remind you of",
    "/self-test": "Last reminder shown",
    "/guide": "Leaving the ward",
    "/guide/food": "Source: UCLH",
    "/medicines": "No medicines yet",
    "/medicines/new": "What is it for?",
    "/can-i": "Out and about",
    "/share": "Sharing needs a server",
    "/unwell": "What is wrong?",
    "/action": "Go to A&E if you also have",
    "/card": "A&E staff: read this",
    "/join": "Did you get a file?",
    "/setup/summary": "Check your answers",
    "/setup/home": "When did you go home",
    "/setup/you": "A&E staff can read this on your A&E card",
}
RASH = entry("report", NOW, None, "", ("headache",))


def is_at(me: Robot, address: str) -> None:
    """The page is drawn and the browser's address says the same."""
    me.sees(ADDRESSES[address])
    assert (urlsplit(me.page.url).fragment or "/") == address


def test_a_reload_keeps_the_place(robot, running: RunningApp) -> None:
    running.hold(SAM, entries=(RASH,))
    me: Robot = robot(PHONE).open("/")
    for address in ADDRESSES:
        me.go(address)
        is_at(me, address)
        me.page.reload()
        is_at(me.wake(), address)
    assert me.errors == []


def test_back_and_forward_between_places_and_from_full_pages(robot, running: RunningApp) -> None:
    running.hold(SAM, entries=(RASH,))
    me: Robot = robot(TABLET).open("/")
    me.tap("Food").sees("Add a drink").tap("Record").sees("Everything you wrote down")
    me.tap("I feel unwell or worried").sees("What is wrong?").tap("See what to do now")
    me.sees("Go to A&E if you also have").tap("Show A&E card").sees("A&E staff: read this")
    way = ["/", "/food", "/record", "/unwell", "/action", "/card"]
    for address in way[-2::-1]:
        me.page.go_back()
        is_at(me, address)
    for address in way[1:]:
        me.page.go_forward()
        is_at(me, address)
    me.tap("Close").sees("Day 23")
    me.page.go_back()
    is_at(me, "/card")
    assert me.errors == []


def test_back_from_an_open_form_and_from_ticks_loses_nothing(robot, running: RunningApp) -> None:
    running.hold(SAM, entries=(entry("note", text="A quiet night"),))
    me: Robot = robot(PHONE).open("/food")
    me.tap("Record", "tab").tap("A quiet night").sees("Remove this entry")
    me.page.go_back()
    is_at(me, "/food")
    me.tap("I feel unwell or worried").tap("Shivery", "checkbox").sees("Go to A&E now")
    me.page.go_back()
    me.sees("Go to A&E now").sees("Saved in your record")
    is_at(me, "/food")
    assert me.errors == []


def test_an_unknown_address_leads_somewhere_with_help(robot, running: RunningApp) -> None:
    running.hold(SAM)
    me: Robot = robot(PHONE).open("/nowhere").sees("Day 23")
    for address in ("/food/x", "/setup/nonsense"):
        me.go(address).sees_no("What is wrong?").tap("I feel unwell or worried").sees("What is wrong?")
    assert me.errors == []


def test_nothing_leaves_this_computer(robot, running: RunningApp) -> None:
    """Every address cold: no request and no socket to another origin, no complaint in the console."""
    running.hold(SAM, entries=(RASH,))
    me: Robot = robot(PHONE)
    sockets: list[str] = []
    complaints: list[str] = []
    me.page.on("websocket", lambda socket: sockets.append(socket.url))
    me.page.on("console", lambda said: complaints.extend([said.text] if said.type == "error" else []))
    for address in ADDRESSES:
        is_at(me.open(address), address)
    assert {urlsplit(url).netloc for url in sockets} == {urlsplit(running.address).netloc}
    assert (me.strangers, complaints, me.errors) == ([], [], [])
