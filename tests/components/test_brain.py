"""The brain check by hand: words beside words, a change is an order at once and never lost on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.brain import CHANGED, SAME, Check, Noticed, check_entries
from models.pack_loader import load_centre
from models.records import Settings
from models.red_flags import standing
from services.store import StoreError
from tests.components.harness import in_loop
from tests.components.stage import make_state, stage, whole
from tests.people import NIGHT, NOW, SAM, entry
from views.brain import BrainScreen

PACK = load_centre("uclh")
ONE, TWO = PACK.prompts[0], PACK.prompts[1]
HELPLINE, MOBILE = "020\u00a03447\u00a07359", "07852\u00a0220\u00a0900"
WINDOWS = [
    {"width": 390, "height": 844},
    {"width": 320, "height": 640},
    {"width": 1180, "height": 820},
    {"width": 390, "height": 844, "scale": 2.0},
    {"width": 390, "height": 844, "dark": True},
]
NEVER = ("passed", "score:", "all clear", "normal", "well done")


def check(how, at, first=False, uid="check"):
    some = Check((Noticed(ONE.id, how, "Wednesday"),), "", first)
    return check_entries(PACK, some, at, (uid, f"{uid} report"))


FIRST = check(SAME, NOW - timedelta(days=9), True, "first")


def checks(state):
    return state.diary.of("brain")


@in_loop
async def test_the_first_check_becomes_the_one_to_compare_with_and_can_be_taken_back():
    state = make_state()
    app = await stage(BrainScreen, state)
    await app.tap("Start the first check")
    assert ONE.ask in app.text()
    await app.tap(f"As usual: {ONE.title}")
    await app.tap("Write this check down")
    [kept] = checks(state)
    assert kept.tags == ("baseline", f"{ONE.id}|same|")
    assert state.diary.of("report") == ()
    assert "This check shows nothing about other signs." in app.text()
    assert app.has(f"Call {HELPLINE}") or HELPLINE in app.text()
    assert not any(word in app.text().lower() for word in NEVER)
    assert state.notice.undo
    state.undo()
    await app.settle()
    assert checks(state) == ()
    app.assert_healthy()


@in_loop
async def test_today_stands_beside_the_first_check():
    state = make_state(entries=FIRST)
    app = await stage(BrainScreen, state)
    await app.tap("Start a check")
    assert "The first check was Wednesday 11 November at 10:40am." in app.text()
    assert "First check\nAs usual: Wednesday" in app.text()
    await app.tap(f"Same as before: {ONE.title}")
    await app.tap("Write this check down")
    said = app.text()
    assert said.index("As usual: Wednesday") < said.index("The same as before")
    assert "Today at 10:40am" in said
    app.assert_healthy()


@pytest.mark.parametrize("how", ["Changed", "Not sure"])
@in_loop
async def test_a_change_or_not_being_sure_is_an_order_at_once(how):
    state = make_state(entries=FIRST)
    app = await whole(state, "/brain")
    await app.tap("Start a check")
    await app.tap(f"{how}: {TWO.title}")
    assert "Go to A&E now" in app.text()
    assert not app.has("Write this check down")
    assert not app.has("Close without writing it down")
    await app.tap("See what to do now")
    assert app.page.route == "/action"
    assert "Go to A&E now" in app.text()
    assert f"{how}: {TWO.title}" in app.text()  # in what to say on the phone
    assert "Sam is confused" in app.text()
    assert [one.kind for one in state.diary if one.written.date() == NOW.date()] == ["brain", "report"]
    state.undo()
    await app.settle()
    assert len(state.diary) == len(FIRST)
    app.assert_healthy()


@pytest.mark.parametrize("way", ["More", "back", "/unwell", "/contacts", "/"])
@in_loop
async def test_a_change_is_written_down_by_whatever_way_one_leaves(way):
    state = make_state(entries=FIRST)
    app = await whole(state, "/brain")
    await app.tap("Start a check")
    await app.tap(f"Changed: {ONE.title}")
    if way == "back":
        await app.back()
    elif way.startswith("/"):
        await app.navigate(way)
    else:
        await app.tap(way)
    stands = standing(state.pack, state.diary, state.now)
    assert stands is not None
    if way != "back":
        assert "Go to A&E now" in app.text()
    assert len(checks(state)) == 2
    app.assert_healthy()


@in_loop
async def test_a_half_done_check_without_a_change_is_not_kept_when_one_leaves():
    state = make_state(entries=FIRST)
    app = await whole(state, "/brain")
    await app.tap("Start a check")
    await app.tap(f"Same as before: {ONE.title}")
    await app.tap("More")
    assert len(checks(state)) == 1


@in_loop
async def test_a_slip_can_be_corrected_before_anything_is_written():
    state = make_state(entries=FIRST)
    app = await stage(BrainScreen, state)
    await app.tap("Start a check")
    await app.tap(f"Changed: {ONE.title}")
    await app.tap(f"Same as before: {ONE.title}")
    assert "Go to A&E now" not in app.text()
    await app.tap("Close without writing it down")
    assert len(checks(state)) == 1
    app.assert_healthy()


@in_loop
async def test_a_full_disk_hides_no_instruction():
    state = make_state(entries=FIRST)
    app = await whole(state, "/brain")

    def full(*_: object) -> None:
        raise StoreError("There is no room on this device.")

    state._record.put = full
    await app.tap("Start a check")
    await app.tap(f"Changed: {ONE.title}")
    await app.tap("See what to do now")
    assert app.page.route == "/action"
    assert "Go to A&E now" in app.text()
    assert "There is no room on this device." in app.text()
    assert "confused" in state.draft.signs
    app.assert_healthy()


@in_loop
async def test_typed_words_need_a_choice_and_are_kept_while_it_is_asked_for():
    state = make_state(entries=FIRST)
    app = await stage(BrainScreen, state)
    await app.tap("Start a check")
    fields = [node for node in app.controls() if node.control._c == "TextField"]
    await app.fire(fields[0].control, "change", "Friday", {"value": "Friday"})
    await app.tap("Write this check down")
    assert f"for this one: {ONE.title}" in app.text()
    assert len(checks(state)) == 1
    fields = [node for node in app.controls() if node.control._c == "TextField"]
    assert fields[0].control.value == "Friday"
    await app.tap(f"Same as before: {ONE.title}")
    await app.type("Anything else you noticed", "Slept badly")
    await app.tap("Write this check down")
    newest = checks(state)[-1]
    assert (newest.tags, newest.text) == ((f"{ONE.id}|same|Friday",), "Slept badly")
    app.assert_healthy()


@in_loop
async def test_an_empty_check_is_refused():
    app = await stage(BrainScreen)
    await app.tap("Start the first check")
    await app.tap("Write this check down")
    assert "Ask at least one thing" in app.text()
    app.assert_healthy()


@in_loop
async def test_the_note_of_an_earlier_check_is_changed_and_a_check_removed_with_undo():
    state = make_state(entries=(*FIRST, *check(SAME, NOW)))
    app = await whole(state, "/brain")
    await app.tap("Today at 10:40am")
    await app.type("Anything else you noticed", "Was tired")
    await app.tap("Save")
    assert checks(state)[-1].text == "Was tired"
    await app.tap("Today at 10:40am")
    await app.tap("Remove this entry")
    assert len(checks(state)) == 1
    state.undo()
    await app.settle()
    assert len(checks(state)) == 2
    app.assert_healthy()


@in_loop
async def test_a_newest_check_with_a_change_leads_to_what_to_do():
    state = make_state(entries=(*FIRST, check(CHANGED, NOW)[0]))  # its report was lost in a damaged record
    app = await whole(state, "/brain")
    assert "needs a call without delay" in app.text()
    await app.tap("See what to do now")
    assert app.page.route == "/action"


@in_loop
async def test_at_night_the_number_is_the_one_that_answers():
    app = await stage(BrainScreen, make_state(entries=FIRST, now=NIGHT))
    assert MOBILE in app.text()
    assert HELPLINE not in app.text()


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("case", ["empty", "typical", "strange", "huge"])
@in_loop
async def test_it_stands_in_every_window(window, case):
    plan, entries = SAM, ()
    if case == "typical":
        entries = (*FIRST, *check(CHANGED, NOW))
    elif case == "strange":
        entries = (replace(entry("brain"), tags=("|", "x|y|z", f"{ONE.id}|what|?", "baseline"), text="?"),)
    elif case == "huge":
        plan = replace(SAM, name="Wolfeschlegel" * 15)
        entries = tuple(
            replace(FIRST[0], uid=str(n), at=NOW - timedelta(hours=n), tags=(f"{ONE.id}|same|{'w' * 200}",))
            for n in range(10_000)
        )
    app = await stage(BrainScreen, make_state(plan, entries), **window)
    app.assert_healthy()
    await app.tap("Start")
    assert ONE.ask in app.text()
    app.assert_healthy()


@pytest.mark.parametrize("simple", [False, True])
@pytest.mark.parametrize(
    ("route", "name"),
    [
        ("/more", "Brain check"),
        ("/contacts", "Brain check"),
        ("/unwell", "Not sure? Do a brain check together"),
    ],
)
@in_loop
async def test_it_is_found_from_where_it_is_needed(route, name, simple):
    app = await whole(make_state(settings=Settings(simple=simple)), route)
    await app.tap(name)
    assert app.page.route == "/brain"
    app.assert_healthy()


@in_loop
async def test_unwell_does_not_lead_away_from_an_instruction():
    app = await whole(make_state(), "/unwell")
    await app.tap("Confused")
    assert not app.has("brain check")


@in_loop
async def test_words_without_a_choice_are_no_emergency_when_one_leaves():
    state = make_state(entries=FIRST)
    app = await whole(state, "/brain")
    await app.tap("Start a check")
    fields = [node for node in app.controls() if node.control._c == "TextField"]
    await app.fire(fields[0].control, "change", "Friday", {"value": "Friday"})
    await app.tap("More")
    assert standing(state.pack, state.diary, state.now) is None
