"""plyer's Android notifier over a stand-in for pyjnius: shows, takes back, asks, and never ends the app."""

import sys
from collections.abc import Callable, Iterator

import pytest

from services.android_notify import NOT_ALLOWED, PERMISSION, WORKS, android_notifier
from services.notify import NOTHING_HERE, Notification, NullNotifier
from tests.unit.fake_jnius import HOST, Phone

APP = {"MAIN_ACTIVITY_HOST_CLASS_NAME": HOST}
DOSE = Notification("dose 1", "Time for a medicine", "Open Homeward to see which", "/medicines", ("taken",))


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Phone], None]]:
    """Puts this test on a phone; what it left in the modules goes with it."""
    before = set(sys.modules)

    def put(phone: Phone) -> None:
        module = phone.module()
        module.__spec__ = type(sys.__spec__)("jnius", None)
        monkeypatch.setitem(sys.modules, "jnius", module)

    yield put
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in ("android", "plyer"):
            del sys.modules[name]
    for name in [name for name in sys.modules if name.startswith("plyer.platforms.android")]:
        del sys.modules[name]


def test_a_reminder_is_shown_and_taken_back(on) -> None:
    phone = Phone()
    on(phone)
    notifier = android_notifier(APP)
    notifier.show(DOSE)
    notifier.show(Notification("walk", "Time to move", "", "/activity"))
    assert set(phone.shown) == {("dose 1", 0), ("walk", 0)}
    made = phone.shown["dose 1", 0]
    assert (made["ContentTitle"], made["ContentText"]) == (DOSE.title, DOSE.body)
    assert (made["ContentIntent"], made["SmallIcon"]) == ("opens the app", 7)
    notifier.withdraw("dose 1")
    assert set(phone.shown) == {("walk", 0)}
    assert (notifier.state, notifier.words) == ("granted", WORKS)


def test_the_settings_of_the_phone_name_no_medicine(on) -> None:
    phone = Phone()
    on(phone)
    android_notifier(APP).show(Notification("1", "Aciclovir, 400 mg", "", "/medicines"))
    assert phone.channels == {"org.homeward.app": "Reminders"}


def test_the_person_is_asked_once_and_a_no_is_a_no(on) -> None:
    phone = Phone(allowed=False)
    on(phone)
    notifier = android_notifier(APP)
    assert (notifier.state, notifier.words) == ("default", NOT_ALLOWED)
    notifier.ask()
    assert phone.asked == [PERMISSION]
    assert notifier.state == "denied"
    phone.allowed = True
    assert notifier.state == "granted"


def test_an_older_phone_asks_nobody(on) -> None:
    phone = Phone(sdk=31, allowed=False)
    on(phone)
    notifier = android_notifier(APP)
    notifier.ask()
    assert (notifier.state, phone.asked) == ("denied", [])


def test_a_phone_that_fails_is_said_to_show_nothing(on) -> None:
    phone = Phone()
    on(phone)
    notifier = android_notifier(APP)
    phone.broken = True
    assert (notifier.state, notifier.words) == ("missing", NOTHING_HERE)
    notifier.show(DOSE)
    notifier.withdraw("dose 1")
    notifier.ask()
    assert phone.shown == {}


@pytest.mark.parametrize(
    "environment",
    [{}, {"MAIN_ACTIVITY_HOST_CLASS_NAME": ""}, {"MAIN_ACTIVITY_HOST_CLASS_NAME": "org.other.MainActivity"}],
)
def test_no_class_is_named_that_may_not_be_there(on, environment) -> None:
    on(Phone())
    notifier = android_notifier(environment)
    assert isinstance(notifier, NullNotifier)
    assert notifier.state == "missing"


def test_without_pyjnius_there_is_none() -> None:
    assert isinstance(android_notifier(APP), NullNotifier)


def test_a_start_that_raises_leaves_the_app_alone(on) -> None:
    phone = Phone()
    phone._activity = lambda: None
    on(phone)
    assert isinstance(android_notifier(APP), NullNotifier)
