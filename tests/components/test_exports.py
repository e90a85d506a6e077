"""Copies and files by hand: what each file holds, what it leaves out, and none of the invented person."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar

from models.records import Plan
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, stage, whole
from tests.components.tree import spoken
from tests.people import NOW, SAM, entry, year_of_entries
from views.exports import ExportsScreen

MOOD = entry("mood", NOW - timedelta(hours=2), text="low", tags=("cried a lot",))
VISIT = entry("appointment", NOW + timedelta(days=7), text="Lumbar puncture")


@pytest.mark.parametrize("window", [PHONE, TABLET, PHONE | {"dark": True}, PHONE | {"scale": 2.0}])
@pytest.mark.parametrize("entries", [[], year_of_entries(2000)])
def test_every_record_in_every_window(window, entries):
    @in_loop
    async def run():
        app = await stage(ExportsScreen, make_state(replace(SAM, name="A" * 200), entries), **window)
        for heading in ("Backup", "Calendar", "Spreadsheet", "For hospital computers"):
            assert heading in app.headings()
        app.assert_healthy()

    run()


@in_loop
async def test_what_each_button_did_is_read_out():
    app = await stage(ExportsScreen, make_state(entries=[VISIT]), **PHONE)
    for what in ("backup", "calendar", "spreadsheet", "FHIR"):
        await app.tap(f"Make a {what} file")
    live = [
        " ".join(spoken(node.control)) for node in app.controls() if getattr(node.control, "live_region", 0)
    ]
    assert sum("was given to this device" in words for words in live) == 4
    app.assert_healthy()


@in_loop
async def test_the_spreadsheet_leaves_the_mood_out_until_it_is_ticked():
    state = make_state(entries=[MOOD, VISIT])
    app = await stage(ExportsScreen, state, **PHONE)

    def rows():
        text = state.device.saved["homeward-2026-11-20.csv"].decode("utf-8-sig")
        return [row["What"] for row in csv.DictReader(io.StringIO(text))]

    await app.tap("Make a spreadsheet file")
    assert rows() == ["Appointment"]
    await app.tap("With my mood")
    await app.tap("Make a spreadsheet file")
    assert rows() == ["Mood", "Appointment"]
    assert "homeward-2026-11-20.csv was given to this device." in app.text()
    app.assert_healthy()


@in_loop
async def test_the_calendar_names_nothing_until_it_is_ticked():
    state = make_state(entries=[VISIT])
    app = await stage(ExportsScreen, state, **PHONE)

    def titles():
        made = Calendar.from_ical(state.device.saved["homeward-2026-11-20.ics"])
        return {str(event["summary"]) for event in made.walk("VEVENT")}

    await app.tap("Make a calendar file")
    assert titles() == {"Appointment", "Ask your team"}
    await app.tap("Say what each one is about")
    await app.tap("Make a calendar file")
    assert "Lumbar puncture" in titles()
    app.assert_healthy()


@in_loop
async def test_a_calendar_without_dates_is_not_made():
    state = make_state(Plan(infusion=NOW.date() - timedelta(days=9000)))
    state.pack = replace(state.pack, milestones=())
    app = await stage(ExportsScreen, state, **PHONE)
    await app.tap("Make a calendar file")
    assert "There is nothing of this to come." in app.text()
    assert state.device.saved == {}


@in_loop
async def test_the_document_for_hospital_computers_never_has_the_mood():
    state = make_state(entries=[MOOD, entry("temperature", NOW, 36.7)])
    app = await stage(ExportsScreen, state, **PHONE)
    await app.tap("Make a FHIR file")
    text = state.device.saved["homeward-2026-11-20-fhir.json"].decode()
    assert json.loads(text)["type"] == "document"
    assert "8310-5" in text
    assert "cried a lot" not in text
    app.assert_healthy()


@in_loop
async def test_there_are_no_files_of_the_invented_person():
    state = make_state()
    app = await whole(state, "/exports", **TABLET)
    state.show_example()
    await app.settle()
    assert "Leave it to make files of your own record." in app.text()
    assert not app.has("Make a")
    app.assert_healthy()
