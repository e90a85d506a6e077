"""The notifier of a desktop: in a thread, plain for every desktop; a fault is words and never an error."""

import threading
import time
from types import SimpleNamespace

import plyer
import pytest

from services import plyer_notify
from services.notify import NOTHING_HERE, Notification
from services.plyer_notify import FAILED, WORKS, PlyerNotifier, send_with_plyer, why_missing

DOSE = Notification("1", "Time for a medicine", "Open Homeward", "/medicines")


def wait_for(true) -> None:
    for _ in range(200):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


@pytest.fixture
def answers(monkeypatch) -> list[str]:
    """What the desktop answers when it is asked: why it cannot, or ""."""
    said = [""]
    monkeypatch.setattr(plyer_notify, "why_missing", lambda: said[0])
    return said


def test_it_is_shown_in_another_thread_and_a_slow_desktop_stops_nobody(answers) -> None:
    go, shown = threading.Event(), []

    def slow(title: str, body: str) -> None:
        go.wait()
        shown.append((title, threading.current_thread() is threading.main_thread()))

    notifier = PlyerNotifier(slow)
    wait_for(lambda: notifier.state == "granted")
    notifier.show(DOSE)
    assert shown == []
    go.set()
    wait_for(lambda: shown)
    assert shown == [("Time for a medicine", False)]
    assert notifier.words == WORKS


def test_no_service_is_said_and_one_that_comes_is_found(answers) -> None:
    answers[0] = NOTHING_HERE
    heard: list[str] = []
    notifier = PlyerNotifier(lambda title, body: None, look_again=0.05)
    end = notifier.follow(lambda: heard.append(notifier.state), lambda _: None)
    wait_for(lambda: notifier.words == NOTHING_HERE)
    assert notifier.state == "missing"
    answers[0] = ""
    wait_for(lambda: notifier.state == "granted")
    wait_for(lambda: heard[-1:] == ["granted"])
    end()
    answers[0] = NOTHING_HERE
    notifier.show(DOSE)
    wait_for(lambda: notifier.state == "missing")
    assert heard[-1] == "granted"


def test_a_fault_is_a_missing_capability_and_the_next_one_is_tried(answers) -> None:
    faults = [OSError("no"), SystemError("never")]

    def fail(title: str, body: str) -> None:
        if faults:
            raise faults.pop()

    notifier = PlyerNotifier(fail, look_again=3600)
    wait_for(lambda: notifier.state == "granted")
    notifier.show(DOSE)
    wait_for(lambda: (notifier.state, notifier.words) == ("missing", FAILED))
    notifier.show(DOSE)
    notifier.show(DOSE)
    wait_for(lambda: notifier.state == "granted")


def test_a_window_that_is_going_does_not_end_the_reminders(answers) -> None:
    """Flet raises where a page's session is gone, and the window may not have left yet."""
    answers[0] = NOTHING_HERE
    shown: list[str] = []
    notifier = PlyerNotifier(lambda title, body: shown.append(title), look_again=0.05)
    wait_for(lambda: notifier.words == NOTHING_HERE)

    def gone() -> None:
        raise RuntimeError("An attempt to fetch destroyed session.")

    notifier.follow(gone, lambda _: None)
    heard: list[str] = []
    notifier.follow(lambda: heard.append(notifier.state), lambda _: None)
    answers[0] = ""
    wait_for(lambda: heard == ["granted"])
    notifier.show(DOSE)
    wait_for(lambda: shown == ["Time for a medicine"])


@pytest.mark.parametrize("system", ["ios", "emscripten", "freebsd"])
def test_a_system_that_plyer_does_not_know_is_missing(system) -> None:
    assert why_missing(system) == NOTHING_HERE


def test_linux_without_a_session_or_without_a_sender_is_missing(monkeypatch) -> None:
    monkeypatch.setattr(plyer_notify.shutil, "which", lambda name: f"/usr/bin/{name}")
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert why_missing("linux") == NOTHING_HERE
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert why_missing("linux") == NOTHING_HERE
    monkeypatch.setattr(plyer_notify.shutil, "which", lambda name: None)
    monkeypatch.setattr(plyer_notify.importlib.util, "find_spec", lambda name: None)
    assert why_missing("linux") == NOTHING_HERE


def test_words_are_plain_for_every_desktop(monkeypatch) -> None:
    sent: list[dict] = []
    monkeypatch.setattr(plyer_notify.sys, "platform", "linux")
    monkeypatch.setattr(plyer, "notification", SimpleNamespace(notify=lambda **words: sent.append(words)))
    send_with_plyer("--help 'x'\n" + "a" * 300, "1 < 2 & " + "b" * 300)
    [words] = sent
    assert words["title"].startswith("help ’x’ a")
    assert len(words["title"]) <= 64
    assert words["message"].startswith("1 &lt; 2 &amp; b")
    assert len(words["message"]) < 256
