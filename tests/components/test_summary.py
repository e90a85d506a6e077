"""Summary for my visit by hand: choose, read, print or save; questions written, ticked, taken away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.records import Entry, Settings
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, stage, whole
from tests.people import NOW, SAM, entry, year_of_entries
from views.summary import SummaryScreen

MOOD = entry("mood", NOW - timedelta(hours=2), text="low", tags=("cried a lot",))
FILE = "homeward-summary-2026-11-20.html"


class Printer:
    """A bridge that keeps what it was asked to print."""

    def __init__(self) -> None:
        self.pages: list[str] = []

    def print_page(self, html: str) -> bool:
        self.pages.append(html)
        return True


def saved(state, name=FILE):
    return state.device.saved[name].decode()


def nothing_written(app):
    return next(line for line in app.text().splitlines() if line.startswith("Nothing was written down"))


# What can be seen


@pytest.mark.parametrize(
    "window", [PHONE, TABLET, PHONE | {"dark": True}, PHONE | {"scale": 2.0}, TABLET | {"scale": 2.0}]
)
@pytest.mark.parametrize("record", ["empty", "typical", "year", "broken"])
def test_every_record_in_every_window(window, record):
    @in_loop
    async def run():
        at = NOW - timedelta(hours=1)
        typical = [
            entry("temperature", at, 36.7),
            entry("note", at, text="Tired"),
            entry("question", at, text="May I swim?"),
        ]
        broken = [
            Entry("1", "drink", at, at, None),
            Entry("2", "question", at, at, None, "", ("asked", "gone")),
            Entry("3", "dose", at, at, None, "x" * 2000, ("?",)),
            Entry("4", "brain", at, at, None, "", ("?",)),
            Entry("5", "note", at, at, None, "Pneumono" * 500),
        ]
        entries = {"empty": [], "typical": typical, "year": year_of_entries(), "broken": broken}[record]
        app = await stage(SummaryScreen, make_state(replace(SAM, name="A" * 200), entries), **window)
        assert "What your team will read" in app.text()
        assert "14 days" in app.text()
        assert "1 December 2026" in app.text()
        app.assert_healthy()

    run()


@in_loop
async def test_the_preview_follows_the_days_and_the_parts_that_are_chosen():
    state = make_state(entries=[entry("temperature", NOW - timedelta(days=9), 37.3), MOOD])
    app = await stage(SummaryScreen, state, **PHONE)
    assert "Highest 37.3C on Wed 11 Nov at 10:40am" in app.text()
    await app.tap("The last 7 days")
    assert "14 November 2026 to 20 November 2026 (7 days)" in app.text()
    assert "Temperature" in nothing_written(app)
    await app.tap("What is in it")
    await app.tap("Temperature")
    assert "Temperature" not in nothing_written(app)
    assert "cried a lot" not in app.text()
    await app.tap("Mood (private)")
    assert "cried a lot" in app.text()
    app.assert_healthy()


@in_loop
async def test_without_a_visit_it_says_so():
    app = await stage(SummaryScreen, make_state(), **PHONE)
    await app.tap("Since my last visit")
    assert "No earlier appointment is written down, so this is the last 14 days." in app.text()


@in_loop
async def test_an_instruction_that_stands_leads_to_what_to_do():
    state = make_state(entries=[entry("report", NOW - timedelta(hours=1), 38.2, tags=("fever",))])
    app = await stage(SummaryScreen, state, **PHONE)
    assert "Go to A&E now. You reported this" in app.text()
    await app.tap("See what to do")
    assert app.page.route == "/action"
    await app.navigate("/summary")
    await app.tap("Save as a file")
    assert "Go to A&amp;E now" in saved(state)


# What is given out


@in_loop
async def test_print_sends_the_document_to_the_browser():
    state = make_state(entries=[entry("note", NOW, text="Tired")])
    app = await stage(SummaryScreen, state, **PHONE)
    state.bridge = Printer()
    await app.tap("Print or save as PDF")
    (page,) = state.bridge.pages
    assert "Sam Taylor" in page
    assert "Tired" in page
    assert "asks where to print, or to save as PDF" in app.text()
    assert state.device.saved == {}
    app.assert_healthy()


@in_loop
async def test_without_a_browser_around_it_print_gives_the_file():
    state = make_state()
    app = await stage(SummaryScreen, state, **PHONE)
    await app.tap("Print or save as PDF")
    assert "Sam Taylor" in saved(state)
    assert f"{FILE} was given to this device." in app.text()
    app.assert_healthy()


@in_loop
async def test_what_is_private_is_in_no_file_until_it_is_ticked():
    state = make_state(entries=[MOOD])
    app = await stage(SummaryScreen, state, **PHONE)
    await app.tap("Save as a file")
    assert "cried a lot" not in saved(state)
    await app.tap("What is in it")
    await app.tap("Mood (private)")
    await app.tap("Save as a file")
    assert "cried a lot" in saved(state)


@in_loop
async def test_the_page_of_the_example_says_that_the_person_is_invented():
    state = make_state()
    app = await whole(state, "/summary", **TABLET)
    state.show_example()
    await app.settle()
    await app.tap("Save as a file")
    assert "This person is invented." in saved(state)


# Questions


@in_loop
async def test_a_question_is_written_ticked_and_taken_back():
    state = make_state()
    app = await stage(SummaryScreen, state, **PHONE)
    await app.type("Your question", " May I swim? ")
    await app.tap("Add this question")
    (question,) = state.diary.of("question")
    assert (question.text, question.tags) == ("May I swim?", ())
    assert app.find("Your question", "TextField").control.value == ""
    await app.tap("May I swim?")
    assert state.diary.of("question")[0].tags == ("asked",)
    assert "Asked. Written down on 20 November 2026" in app.text()
    state.undo()
    assert state.diary.of("question")[0].tags == ()
    app.assert_healthy()


@in_loop
async def test_a_question_can_be_changed_and_removed_with_undo():
    state = make_state(entries=[entry("question", NOW, text="May I swim?")])
    app = await whole(state, "/summary", **PHONE)
    await app.tap("Change: May I swim?")
    await app.tap("Remove this entry")
    assert state.diary.of("question") == ()
    await app.tap("Undo")
    assert [each.text for each in state.diary.of("question")] == ["May I swim?"]
    app.assert_healthy()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("  ", "Type your question first."), ("x" * 501, "Keep it to 500 characters. This has 501.")],
)
@in_loop
async def test_a_question_that_cannot_be_kept_stays_typed(typed, sentence):
    state = make_state()
    app = await stage(SummaryScreen, state, **PHONE)
    await app.type("Your question", typed)
    await app.tap("Add this question")
    assert sentence in app.text()
    assert len(state.diary) == 0
    assert app.find("Your question", "TextField").control.value == typed
    app.assert_healthy()


# The ways here


@pytest.mark.parametrize("place", ["/more", "/record"])
@in_loop
async def test_it_can_be_found(place):
    app = await whole(make_state(), place, **PHONE)
    await app.tap("Summary for my visit")
    assert app.page.route == "/summary"
    await app.tap("Other files")
    assert app.page.route == "/exports"
    app.assert_healthy()


@in_loop
async def test_it_is_there_in_simple_mode():
    app = await whole(make_state(settings=Settings(simple=True)), "/summary", **PHONE)
    assert app.has("Print or save as PDF")
    app.assert_healthy()
