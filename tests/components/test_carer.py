"""A carer's device: how somebody is doing, what can be opened and written there, what stays whose."""

from datetime import timedelta

import pytest

from models.carer_link import UNSURE
from models.records import Settings
from models.restore_share import shared_of
from models.share import USUAL
from models.share_state import HubContact, Trouble
from services.followed import READ_ONLY
from tests.carer import (
    ALLOWED,
    CASES,
    DAYS,
    MINUTES,
    SHIVERY,
    TABLETS,
    TODAY,
    carer_state,
    one,
    packed,
    share,
)
from tests.components.harness import in_loop
from tests.components.stage import in_every_window, make_state, whole
from tests.people import NIGHT, NOW, SAM, entry
from views import app as application

RED, OWN_RED = "I am worried about Sam", "I feel unwell or worried"
TO_UNWELL = "Add or change"  # what is ticked, which the carer may
# What would change a plan, a diary or a whole record.
CHANGES = (
    "Add", "Change", "Check or change", "Edit", "Remove", "Save", "Restore", "Make a backup", "Mark as",
    "Set up", "I have a plan", "For ward staff", "Look around", "Your plan", "About you", "Copies and files",
)  # fmt: skip


def addresses() -> list[str]:
    routes = (*application.PLACES, *application.FULL_PAGES)
    return ["/", *(f"/{route.path}".replace(":step", "infusion").replace(":", "") for route in routes)]


@pytest.mark.parametrize("case", CASES)
@in_every_window
@in_loop
async def test_every_state_stands_in_every_window(case: str, window: dict) -> None:
    scale = window.get("scale", 1.0)
    size = {name: value for name, value in window.items() if name != "scale"}
    state = carer_state(CASES[case], text_percent=int(scale * 100))
    app = await whole(state, **size)
    said = app.text()
    assert any(words in said for words in ("Last entry", "No entry yet"))
    assert any(words in said for words in ("Checked", "Last checked", "Not checked yet"))
    assert app.has("I am worried about ")
    app.assert_healthy()


@pytest.mark.parametrize("case", CASES)
@in_loop
async def test_only_some_addresses_open_and_any_other_shows_the_front(case: str) -> None:
    state = carer_state(CASES[case])
    app = await whole(state)
    front = app.headings()[0]
    for address in addresses():
        await app.navigate("/settings")
        await app.navigate(address)
        app.assert_healthy()
        if address not in ALLOWED and not address.startswith(("/guide/", "/carer/")):
            assert app.headings()[0] == front, address
    assert state._own.diary.entries == ()
    assert not state._own.plan.ready


@pytest.mark.parametrize("address", sorted(ALLOWED - {"/settings", "/carer"}))
@pytest.mark.parametrize("case", ["typical", "alert", "nothing shared"])
@in_loop
async def test_no_page_offers_to_change_somebody_elses_record(address: str, case: str) -> None:
    app = await whole(carer_state(CASES[case]), address)
    offered = [name for name in app.names() if name.startswith(CHANGES)]
    assert [name for name in offered if name != TO_UNWELL] == []
    app.assert_healthy()


@in_loop
async def test_brain_checks_of_the_person_are_to_read() -> None:
    checked = entry("brain", NOW - DAYS, tags=("speech:same",))
    app = await whole(carer_state(one(content=packed(entries=[checked]))), "/brain")
    assert "All checks" in app.text()
    assert not [name for name in app.names() if "Brain check" in name]
    app.assert_healthy()


@in_loop
async def test_the_person_can_be_called_from_contacts() -> None:
    app = await whole(carer_state(CASES["typical"]), "/contacts")
    assert app.text().index("07700 900142".replace(" ", "\u00a0")) < app.text().index("Sam\u2019s team")
    await app.tap("Call Sam")
    assert app.opened == ["tel:07700900142"]


@in_loop
async def test_settings_change_this_device_and_no_record() -> None:
    state = carer_state(CASES["typical"])
    app = await whole(state, "/settings")
    assert not [name for name in app.names() if "ackup" in name or "ward" in name]
    await app.tap("Dark")
    assert state._own.settings.theme == "dark"
    app.assert_healthy()


@in_loop
async def test_the_typical_day() -> None:
    app = await whole(carer_state(CASES["typical"]))
    said = app.text()
    order = ("How Sam is doing", "Last entry 10:10am", "Checked just now", "36.7C", "0.4 litres", "Coming up")
    assert sorted(order, key=said.index) == list(order)
    assert app.page.title == "Homeward"
    assert "Goal 1,000" in said
    assert "Not ticked yet: Aciclovir" in said
    struck = [node for node in app.controls() if getattr(node.control, "semantics_label", None)]
    assert not [node for node in struck if str(node.control.semantics_label).startswith("Old")]


@in_loop
async def test_old_values_are_crossed_out_and_said_to_be_old() -> None:
    app = await whole(carer_state(CASES["stale"]))
    labels = [str(getattr(node.control, "semantics_label", "")) for node in app.controls()]
    assert {"Old: 36.7C", "Old: 0.4 litres", "Old: 310"} <= set(labels)
    assert "What is crossed out here is old" in app.text()
    assert "has not reached the server since 8:40am" in app.text()


@in_loop
async def test_what_was_not_ticked_in_an_old_copy_is_old_too() -> None:
    """Else a carer could give a dose that was taken since."""
    waits = "Not ticked yet: Aciclovir, 400 mg, due at 8am"
    for reached, old in ((NOW, False), (NOW - timedelta(hours=2), True)):
        app = await whole(carer_state(one(content=packed(TABLETS), reached=reached)))
        labels = [str(getattr(node.control, "semantics_label", "")) for node in app.controls()]
        assert (f"Old: {waits}" in labels) is old


@in_loop
async def test_an_alert_comes_first_with_its_number_and_the_way_on() -> None:
    app = await whole(carer_state(CASES["alert"]))
    said = app.text()
    assert said.index("Take Sam to A&E now") < said.index("Last entry")
    assert "At 8:25am Sam ticked \u2018Shivery\u2019." in said
    assert app.page.title == "Sam needs help"
    await app.tap("Team: 020\u00a03447\u00a07359")
    await app.tap("Sam: 07700\u00a0900142")
    assert app.opened == ["tel:+442034477359", "tel:07700900142"]
    await app.tap("Show A&E card")
    assert "This copy was sent today at 10:40am" in app.text()
    await app.navigate("/")
    await app.tap("Every step, and what to say")
    assert "Take Sam to A&E now" in app.text()
    assert "Sam must not drive" in app.text()
    assert "Sam had CAR T" in app.text().replace("\u2011", "-").replace("\u00a0", " ")
    app.assert_healthy()


@in_loop
async def test_a_stale_alert_stays_an_alert() -> None:
    state = carer_state(one(content=packed(entries=[*TODAY, SHIVERY]), reached=NOW - 9 * DAYS))
    app = await whole(state)
    assert "Take Sam to A&E now" in app.text()
    assert app.page.title == "Sam needs help"


@in_loop
async def test_what_the_carer_reports_stays_here_and_is_about_sam() -> None:
    state = carer_state(CASES["typical"])
    app = await whole(state)
    await app.tap(RED)
    assert "What is wrong with Sam?" in app.text()
    assert "This stays on your device. Sam\u2019s phone does not get it." in app.text()
    assert not app.has("For myself")
    await app.tap("Shivery")
    await app.tap("See what to do now")
    assert "Take Sam to A&E now" in app.text()
    assert "Saved on this device" in app.text()
    assert "your record" not in app.text()
    await app.navigate("/")
    assert "you ticked \u2018Shivery\u2019." in app.text()
    assert state._own.diary.entries == ()
    assert shared_of(state.following[0]) == shared_of(CASES["typical"])
    await app.tap("Every step, and what to say")
    await app.tap("Sam has got help")
    assert "Take Sam to A&E now" not in app.text()
    assert "you wrote down that Sam got help" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_refusal_of_what_is_only_read_is_a_sentence() -> None:
    state = carer_state(CASES["typical"])
    app = await whole(state)
    assert not state.save_plan(SAM)
    await app.settle()
    assert READ_ONLY in app.text()
    app.assert_healthy()


@in_loop
async def test_a_brain_check_is_kept_here() -> None:
    state = carer_state(CASES["typical"])
    app = await whole(state, "/brain")
    assert "Sam\u2019s phone does not get it" in app.text()
    await app.tap("Start the first check")
    await app.tap(next(name for name in app.names() if name.startswith("Different")))
    await app.tap("See what to do now")
    assert len(state.diary.of("brain")) == 1
    assert len(state._own.notes_about("sam")) == 2
    app.assert_healthy()


# Other devices and hours


@in_loop
async def test_more_leads_to_the_people_on_every_device() -> None:
    app = await whole(make_state(), "/more")
    await app.tap("People you follow")
    assert app.page.route == "/carer"
    assert app.has(OWN_RED)


@pytest.mark.parametrize(
    "settings", [{"simple": True}, {"text_percent": 200}, {"simple": True, "text_percent": 200}]
)
@in_loop
async def test_simple_mode_and_large_text_show_the_same(settings: dict) -> None:
    app = await whole(carer_state(CASES["alert"], **settings))
    assert "Take Sam to A&E now" in app.text()
    await app.navigate("/more")
    assert app.has("People you follow")
    assert not app.has("Food and drink")
    app.assert_healthy()


@in_loop
async def test_at_night_the_page_is_the_same_with_the_number_of_the_night() -> None:
    state = carer_state(one(reached=NIGHT, content=packed(made=NIGHT, entries=[SHIVERY])), now=NIGHT)
    app = await whole(state)
    assert "07852\u00a0220\u00a0900" in app.text()
    assert "020\u00a03447\u00a07359" not in app.text()


@in_loop
async def test_what_is_not_shared_is_said_on_the_card_and_the_path() -> None:
    sections = tuple(one for one in USUAL if one not in ("card", "appointments"))
    app = await whole(carer_state(one(content=packed(of=share(sections=sections)))), "/card")
    assert "Sam does not share date of birth, allergies" in app.text()
    await app.navigate("/path")
    assert "Sam does not share appointments and dates." in app.text()
    assert "Sam is here" in app.text()
    assert "You are here" not in app.text()
    assert "Your strength" not in app.text()
    app.assert_healthy()


@in_loop
async def test_the_hub_goes_and_comes_back() -> None:
    state = carer_state(CASES["typical"])
    app = await whole(state)
    state.sharing.say("sam", HubContact(NOW, 0.0, Trouble.NO_ANSWER))
    state._clock.now = NOW + 20 * MINUTES
    state.tick()
    await app.settle()
    assert "Last checked 20 minutes ago" in app.text()
    assert "has not reached the server since 10:40am" in app.text()
    assert "crossed out" in app.text()
    state.sharing.say("sam", HubContact(state._clock.now))
    await app.settle()
    assert "Checked just now" in app.text()
    assert "crossed out" not in app.text()
    app.assert_healthy()


@in_loop
async def test_a_clock_that_was_set_back_is_not_taken_for_news() -> None:
    state = carer_state(CASES["typical"])
    app = await whole(state)
    state._clock.now = NOW - timedelta(hours=5)
    state.tick()
    await app.settle()
    assert UNSURE in app.text()
    assert "crossed out" in app.text()
    app.assert_healthy()


def test_the_settings_of_a_device_are_its_own() -> None:
    state = carer_state(CASES["typical"], theme="dark")
    assert state.settings == Settings(theme="dark")
