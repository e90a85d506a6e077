"""Nobody misses a reminder because nobody told them to allow it: the ways to that from where doses stand."""

import pytest

from tests.components.harness import in_loop
from tests.components.stage import stage, whole
from tests.components.test_reminders import TEN, notifying, sam
from views.reminders import ReminderScreen


@pytest.mark.parametrize(
    ("allowed", "offered"), [("default", True), ("granted", False), ("denied", False), ("missing", False)]
)
def test_today_offers_reminders_beside_its_doses_until_they_were_answered(allowed, offered):
    @in_loop
    async def run():
        app = await whole(notifying(allowed, plan=sam(TEN)))
        assert app.has("Be reminded of these") == offered
        if offered:
            await app.tap("Be reminded of these")
            assert app.page.route == "/reminders"
        app.assert_healthy()

    run()


@in_loop
async def test_without_a_dose_that_waits_today_offers_no_reminders():
    assert not (await whole(notifying("default"))).has("Be reminded of these")


@pytest.mark.parametrize(
    ("allowed", "words"),
    [
        ("default", "Notifications are not switched on yet"),
        ("granted", "Notifications are allowed"),
        ("denied", "Notifications are blocked"),
        ("missing", "No notifications here"),
    ],
)
def test_medicines_say_whether_this_device_reminds_of_them(allowed, words):
    @in_loop
    async def run():
        app = await whole(notifying(allowed, plan=sam(TEN)), route="/medicines")
        await app.tap(f"Reminders {words}")
        assert app.page.route == "/reminders"
        app.assert_healthy()

    run()


@pytest.mark.parametrize(("allowed", "first"), [("default", "On this device"), ("granted", "Waiting now")])
def test_what_nobody_answered_yet_comes_first(allowed, first):
    @in_loop
    async def run():
        app = await stage(ReminderScreen, notifying(allowed, plan=sam(TEN)), route="/reminders")
        assert app.headings()[1] == first

    run()
