"""Reminders of the browser: shown by its service worker, answered from their buttons, honest without them.

Headless Chromium has no screen to show a notification on, so the tap on one is simulated: the event is sent
in the real service worker, with the real notification. `test_desktop_notice.py` taps a real one.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models.join import seal
from models.medicine import Medicine
from tests.e2e.device import Device, wait_for_offline, wait_until
from tests.e2e.robot import Robot
from tests.e2e.storages import places_with
from tests.people import SAM

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
MEDICINE, CALENDAR = "Quinzolate", "Calendar"
ROUND = 16_000  # milliseconds: the window has looked at the clock once more
NOTES = "(await (await navigator.serviceWorker.getRegistration()).getNotifications())"
DOSE = f"{NOTES}.find((one) => one.tag.startsWith('medicine'))"
TAPS = "(await (await caches.open('homeward-taps')).keys()).length"
# Counts what was shown. Asked for its notifications in the moment one comes, Chromium forgets that one: the
# tests look only afterwards.
COUNT = """if (window.ServiceWorkerRegistration) {
  const show = ServiceWorkerRegistration.prototype.showNotification;
  ServiceWorkerRegistration.prototype.showNotification = async function (...what) {
    await show.apply(this, what);
    setTimeout(() => { window.reminders = (window.reminders ?? 0) + 1; }, 1000);
  };
}"""
TAP = """async (action) => {
  const all = await registration.getNotifications();
  const notification = all.find((one) => one.tag.startsWith("medicine"));
  let waits;
  const event = new NotificationEvent("notificationclick", { notification, action });
  event.waitUntil = (work) => { waits = work; }; // the browser waits for its own events only
  dispatchEvent(event);
  const unlessReal = (problem) => { if (problem.name !== "InvalidAccessError") throw problem; };
  await waits.catch(unlessReal); // only after a real tap may it open or show a page
}"""


def allow(me: Robot) -> Robot:
    """The person said yes."""
    me.page.context.grant_permissions(["notifications"], origin=me.address)
    me.page.add_init_script(COUNT)
    return me


def wait_for_reminder(me: Robot) -> None:
    """Until the reminder of the dose stands on the screen."""
    wait_for_offline(me)
    wait_until(me, "window.reminders > 0")
    assert me.page.evaluate(f"async () => Boolean({DOSE})")


def prescribe(me: Robot) -> None:
    """A plan from the ward with a medicine that is due this minute."""
    now = datetime.now().astimezone()
    dose = Medicine("quin", MEDICINE, "1 tablet", times=(now.time().replace(second=0, microsecond=0),))
    days = {"infusion": now.date() - timedelta(23), "home": now.date() - timedelta(9)}
    [code] = seal(replace(SAM, **days, prescribed=(dose,)), "T13 North, AM", now)
    me.open(f"/join/{code}").tap("Yes, I have compared them with my card", "checkbox")
    me.tap("Use this plan").sees("Day 23")


def tap(me: Robot, action: str) -> None:
    """A tap on the reminder of the dose: one of its buttons, or "" for the rest of it."""
    me.page.context.service_workers[0].evaluate(TAP, action)


@pytest.fixture
def reminded(device: Device) -> Callable[[], Robot]:
    """A phone on which a dose is due, and its reminder stands on the screen."""

    def begin() -> Robot:
        me = allow(device.browse())
        prescribe(me)
        wait_for_reminder(me)
        return me

    return begin


def test_a_dose_is_taken_from_its_reminder_and_lands_on_the_medicine(reminded: Callable[[], Robot]) -> None:
    me = reminded()
    note = me.page.evaluate(
        f"async () => {{ const {{ title, body, actions }} = {DOSE};"
        "return [title, body, actions.map((one) => one.title)]; }"
    )
    assert note == ["Time for a medicine", "Open Homeward to see what it is.", ["Taken", "Later"]]
    me.tap("Food", "tab").sees("Bottle")
    tap(me, "taken")
    me.sees(f"{MEDICINE}: taken").sees("Today's doses").sees("Taken at")
    wait_until(me, f"!{DOSE} && {TAPS} === 0")
    me.tap("Undo").sees(f"Taken: {MEDICINE}")
    assert (me.errors, me.strangers) == ([], [])


def test_a_tap_on_the_reminder_itself_asks_and_writes_nothing(reminded: Callable[[], Robot]) -> None:
    me = reminded()
    me.tap("Food", "tab").sees("Bottle")
    tap(me, "")
    me.sees("Taken just now").tap("Cancel").sees(f"Taken: {MEDICINE}")


def test_a_tap_while_no_page_is_open_waits_and_counts_once(
    device: Device, reminded: Callable[[], Robot]
) -> None:
    me = reminded()
    page, blank = me.page, me.page.context.new_page()
    page.close()
    blank.context.service_workers[0].evaluate(TAP, "taken")
    me = device.browse()
    me.open("/medicines").sees("Taken at")
    wait_until(me, f"{TAPS} === 0")
    me.open("/medicines").sees("Taken at")
    assert "Taken as" not in me.heard()


def test_clearing_takes_reminders_and_waiting_taps_away(reminded: Callable[[], Robot]) -> None:
    me = reminded()
    tap_kept = f"(await caches.open('homeward-taps')).put('taps/1', new Response('{MEDICINE}'))"
    me.page.evaluate(f"async () => {{ await {tap_kept}; }}")
    me.open("/ward").tap("Clear this tablet").tap("Yes, clear it now")
    me.page.wait_for_url("**/#/cleared")
    me.wake().sees("This tablet is cleared").sees("Reminders on the screen")
    wait_until(me, f"{NOTES}.length === 0")
    assert places_with(me, (MEDICINE,)) == []


def test_a_no_is_said_kindly_with_the_calendar_beside_it(device: Device) -> None:
    me = device.browse()
    prescribe(me)
    wait_for_offline(me)
    me.open("/reminders").sees("Notifications are not switched on yet")
    me.find("button", "Allow notifications").wait_for(state="attached")
    no = {"permission": {"name": "notifications"}, "setting": "denied", "origin": me.address}
    me.page.context.new_cdp_session(me.page).send("Browser.setPermission", no)  # the browser's own question
    me.sees("Notifications are blocked").sees("That is fine").sees("A calendar file can remind you too")
    me.sees("What is due is always shown inside Homeward").sees(CALENDAR)
    me.page.wait_for_timeout(ROUND)
    me.open("/").sees(MEDICINE)
    assert me.page.evaluate(f"async () => {NOTES}.length") == 0
    assert (me.errors, me.strangers) == ([], [])


def test_the_alarm_of_a_nap_sounds_after_a_tap_and_complains_of_nothing_before(device: Device) -> None:
    me, warnings = device.browse(), []
    me.page.on("console", lambda message: warnings.append(message.text))
    me.page.add_init_script(
        "const start = OscillatorNode.prototype.start; window.tones = 0;"
        "OscillatorNode.prototype.start = function (...at) { window.tones += 1; start.apply(this, at); };"
    )
    me.page.goto(me.address)
    ring = "homewardBridge.fromPython('ring', 'now').then(() => tones)"
    asked = {"expression": ring, "awaitPromise": True}  # not by Playwright, which does it as if it were a tap
    before = me.page.context.new_cdp_session(me.page).send("Runtime.evaluate", asked)
    assert before["result"]["value"] == 0
    me.wake().sees("Set up my plan").tap("Set up my plan")
    assert me.page.evaluate(ring) == 3
    assert [text for text in warnings if "AudioContext" in text] == []
    assert me.errors == []
