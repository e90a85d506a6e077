"""Settings and More by hand: looks, backups that come back whole, files that are refused."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from models.backup import CUT, NEWER, NOT_OURS, write_backup
from models.records import Plan, Settings
from models.restore import Restored
from models.share import Share
from models.share_keys import SECRET, letters
from models.storage_words import StorageFacts
from models.version import SOURCE
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, stage, whole
from tests.people import NOW, SAM, entry, year_of_entries
from views.components.bars import PLACES
from views.more import MoreScreen
from views.settings import SettingsScreen

OTHER = Restored(replace(SAM, name="Alex"), entries=(entry("note", NOW - timedelta(days=2), text="Other"),))


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"scale": 2.0}, PHONE | {"dark": True}])
@in_loop
async def test_settings_says_where_the_record_is_and_what_homeward_is(window):
    state = make_state()
    state.storage = lambda: StorageFacts("file", 52_300, "/a/folder/record.journal")
    state.problems = ("2 entries could not be read and cannot be shown.",)
    app = await stage(SettingsScreen, state, **window)
    for words in (
        "On this device, in /a/folder/record.journal",
        "Size: 52 KB",
        "2 entries could not be read",
        "About Homeward",
        "Not reviewed by a clinician",
    ):
        assert words in app.text()
    app.assert_healthy()


@in_loop
async def test_in_a_browser_settings_says_how_far_it_can_be_trusted_and_how_to_install():
    state = make_state()
    state.storage = lambda: StorageFacts("browser", 900, system="iphone")
    app = await stage(SettingsScreen, state, **PHONE)
    for words in ("In this browser, on this device only.", "The browser may delete it", "less than 1 KB"):
        assert words in app.text()
    assert "Add to Home Screen" not in app.text()
    await app.tap("How to put Homeward on the home screen")
    assert "Choose Add to Home Screen, then Add." in app.text()
    assert "Android" not in app.text()
    app.assert_healthy()


@in_loop
async def test_one_tap_asks_the_browser_to_install_where_it_offered_to():
    asked = []
    state = make_state()
    state.storage = lambda: StorageFacts("browser", 900, offered=True)
    state.bridge.install = lambda: asked.append("install")
    app = await stage(SettingsScreen, state, **PHONE)
    await app.tap("Put Homeward on the home screen")
    assert asked == ["install"]
    app.assert_healthy()


@in_loop
async def test_a_record_that_is_not_stored_is_never_called_stored():
    state = make_state()
    state.storage = lambda: StorageFacts("memory", 900)
    app = await stage(SettingsScreen, state, **PHONE)
    assert "In this tab only." in app.text()
    assert "gone when you close this tab" in app.text()
    app.assert_healthy()


@in_loop
async def test_text_size_colours_and_simple_mode_are_stored():
    state = make_state()
    app = await whole(state, "/settings", **PHONE)
    await app.tap("150")
    await app.tap("Dark")
    await app.tap("Simple mode")
    assert (state.settings.text_percent, state.settings.theme, state.settings.simple) == (150, "dark", True)
    await app.tap("100")
    await app.tap("Device")
    await app.tap("Simple mode")
    assert (state.settings.text_percent, state.settings.theme, state.settings.simple) == (
        100,
        "system",
        False,
    )
    app.assert_healthy()


@in_loop
async def test_a_backup_file_is_made_and_brings_everything_back_after_a_wipe():
    state = make_state(SAM, year_of_entries(300))
    state.save_reminders(replace(state.reminders, details=True))
    app = await stage(SettingsScreen, state, **PHONE)
    await app.tap("Make a backup file")
    [(name, content)] = state.device.saved.items()
    assert name == "homeward-2026-11-20.json"
    assert "Last backup file: today at 10:40am" in app.text()
    kept = state.diary.entries

    fresh = make_state(Plan())
    fresh.device.chosen = content
    app = await stage(SettingsScreen, fresh, **PHONE)
    await app.tap("Restore from a backup file")
    assert "Sam Taylor, infusion on 28 October 2026" in app.text()
    assert "300 entries, from" in app.text()
    assert len(fresh.diary) == 0, "nothing is replaced before the yes"
    await app.tap("Yes, replace my record")
    assert fresh.plan == SAM
    assert "Last backup file: today at 10:40am" in app.text()
    assert {each.uid: each for each in fresh.diary} == {each.uid: each for each in kept}
    assert fresh.reminders.details
    app.assert_healthy()


@in_loop
async def test_restoring_can_be_refused_and_taken_back():
    mine = entry("note", text="Mine")
    state = make_state(SAM, [mine])
    state.device.chosen = write_backup(OTHER, NOW, SOURCE).encode()
    app = await stage(SettingsScreen, state, **PHONE)
    await app.tap("Restore from a backup file")
    await app.tap("No, keep my record")
    assert state.plan.name == "Sam Taylor"
    await app.tap("Restore from a backup file")
    await app.tap("Yes, replace my record")
    assert state.plan.name == "Alex"
    state.undo()
    await app.settle()
    assert "is now your record" not in app.text()
    assert state.plan == SAM
    assert state.diary.entries == (mine,)
    app.assert_healthy()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG", NOT_OURS),
        (write_backup(OTHER, NOW, SOURCE).encode()[:-30], CUT),
        (json.dumps({"type": "homeward-record", "version": 99, "data": {}}).encode(), NEWER),
    ],
)
@in_loop
async def test_a_wrong_file_is_refused_and_nothing_changes(content, sentence):
    state = make_state(SAM)
    state.device.chosen = content
    app = await stage(SettingsScreen, state, **PHONE)
    await app.tap("Restore from a backup file")
    assert sentence in app.text()
    assert not app.has("Yes, replace my record")
    assert state.plan == SAM
    app.assert_healthy()


@in_loop
async def test_no_file_chosen_changes_nothing():
    app = await stage(SettingsScreen, make_state(), **PHONE)
    await app.tap("Restore from a backup file")
    assert not app.has("Yes, replace my record")
    app.assert_healthy()


@in_loop
async def test_a_backup_with_lost_entries_says_so_before_the_yes():
    envelope = json.loads(write_backup(OTHER, NOW, SOURCE))
    envelope["data"]["entries"]["bad"] = {"kind": "temperature"}
    state = make_state()
    state.device.chosen = json.dumps(envelope).encode()
    app = await stage(SettingsScreen, state, **PHONE)
    await app.tap("Restore from a backup file")
    assert "1 entry could not be read and cannot be shown." in app.text()
    app.assert_healthy()


@pytest.mark.parametrize(
    ("carers", "said"),
    [
        ((), ""),
        (("Anna",), "You share with Anna."),
        (("Anna", "Ben", "Cy"), "You share with Anna, Ben and Cy."),
    ],
)
@in_loop
async def test_who_follows_this_record_is_named_before_another_takes_its_place(carers, said):
    """Perhaps it is another person's: then a carer would take that one's fever for this one's."""
    state = make_state()
    for number, carer in enumerate(("Dora", *carers)):
        share = Share(str(number), carer, letters(bytes(SECRET)), NOW + timedelta(seconds=number))
        state._own.save_share(replace(share, ending=carer == "Dora"))
    state.device.chosen = write_backup(OTHER, NOW, SOURCE).encode()
    app = await stage(SettingsScreen, state, **PHONE)
    await app.tap("Restore from a backup file")
    assert app.has("Yes, replace my record")
    assert ("stop sharing first" in app.text()) == bool(said)
    assert said in app.text()
    app.assert_healthy()


@in_loop
async def test_the_example_has_no_backup():
    state = make_state()
    state.show_example()
    app = await stage(SettingsScreen, state, **PHONE)
    assert not app.has("Make a backup file")
    assert not app.has("Restore from a backup file")
    app.assert_healthy()


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"scale": 2.0}])
@in_loop
async def test_more_leads_everywhere(window):
    state = make_state()
    for row, route in (
        ("Your path home", "/path"),
        ("A&E card", "/card"),
        ("Your plan", "/setup/summary"),
        ("About you", "/setup/you"),
        ("Settings", "/settings"),
    ):
        app = await stage(MoreScreen, state, **window)
        await app.tap(row)
        assert app.page.route == route
        app.assert_healthy()


@in_loop
async def test_with_large_text_the_menu_leads_to_every_place():
    for route in ("/food", "/activity", "/record", "/contacts", "/"):
        app = await whole(make_state(settings=Settings(text_percent=200)), "/settings", **PHONE)
        await app.tap("Menu")
        await app.tap({place.route: place.long for place in PLACES}[route])
        assert app.page.route == route
        app.assert_healthy()


@in_loop
async def test_the_example_is_entered_and_left_from_more():
    state = make_state(SAM, [entry("note", text="Mine")])
    app = await whole(state, "/more", **PHONE)
    await app.tap("Look around with an example")
    assert state.example
    assert "Example, not you" in app.text()
    await app.navigate("/more")
    await app.tap("Leave the example Back")
    assert not state.example
    assert [each.text for each in state.diary] == ["Mine"]
    app.assert_healthy()
