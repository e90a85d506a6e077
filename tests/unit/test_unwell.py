"""Every tick shows at once the most urgent instruction, together with the one that already stands."""

from dataclasses import replace
from datetime import timedelta

from models.diary import Diary
from models.pack_loader import load_centre
from models.records import Plan
from models.red_flags import standing
from models.unwell import build_action, build_unwell
from tests.people import NIGHT, NOW, SAM, entry

PACK = load_centre("uclh")
NONE: frozenset[str] = frozenset()


def labels(plan: Plan) -> set[str]:
    state = build_unwell(PACK, plan, Diary(), NOW, NONE)
    return {row.id for block in state.blocks for row in block.rows}


def test_every_sign_but_the_fever_can_be_ticked() -> None:
    assert labels(SAM) == {sign.id for sign in PACK.signs} - {"fever"}


def test_only_a_no_takes_a_sign_away() -> None:
    assert "picc_site" in labels(Plan())
    assert "picc_site" not in labels(replace(SAM, picc=False))


def test_before_any_tick_it_is_call_your_team() -> None:
    state = build_unwell(PACK, SAM, Diary(), NOW, NONE)
    assert not state.given
    assert state.action.title == "Call your team now"
    assert state.action.plan.first_call is not None
    assert state.action.plan.first_call.number == "020 3447 7359"


def test_one_tick_is_the_instruction_and_the_number() -> None:
    state = build_unwell(PACK, SAM, Diary(), NIGHT, frozenset({"shivery"}))
    assert state.given
    assert state.action.level == "emergency"
    assert state.action.title == "Go to A&E now"
    assert state.action.plan.first_call is not None
    assert state.action.plan.first_call.number == "07852 220 900"
    assert state.action.before_you_leave


def test_a_typed_temperature_counts_and_a_refused_one_does_not() -> None:
    assert build_unwell(PACK, SAM, Diary(), NOW, NONE, "38,0").action.level == "emergency"
    assert not build_unwell(PACK, SAM, Diary(), NOW, NONE, "37,9").given
    asked = build_unwell(PACK, SAM, Diary(), NOW, NONE, "100.4")
    assert asked.reading.suggestion == 38.0
    assert not asked.given
    rash = build_unwell(PACK, SAM, Diary(), NOW, frozenset({"rash"}), "380")
    assert rash.action.level == "contact"


def test_a_new_tick_never_shows_less_than_what_stands() -> None:
    diary = Diary([entry("report", NOW - timedelta(hours=5), tags=("confused",))])
    state = build_unwell(PACK, SAM, diary, NOW, frozenset({"rash"}), "36.5")
    assert state.action.title == "Go to A&E now"
    assert state.action.since == "today at 5:40am"


def test_signs_of_two_reports_are_combined_with_the_ticks() -> None:
    diary = Diary([entry("report", tags=("runny",))])
    assert build_action(PACK, SAM, diary, NOW, frozenset({"dizzy"})).level == "urgent"
    assert build_action(PACK, SAM, diary, NOW).level == "contact"


def test_a_cold_action_page_shows_the_general_plan() -> None:
    state = build_action(PACK, SAM, Diary(), NOW)
    assert state.title == "Call your team now"
    assert state.plan.steps[-1].kind == "ae"
    assert state.closes == ()


def test_the_keyworker_on_a_trial_and_999() -> None:
    assert build_action(PACK, SAM, Diary(), NOW, frozenset({"rash"})).title == "Contact your nurse today"
    trial = build_action(PACK, replace(SAM, trial=True), Diary(), NOW, frozenset({"rash"}))
    assert trial.title == "Contact your keyworker today"
    saturday = build_action(PACK, SAM, Diary(), NOW + timedelta(days=1), frozenset({"rash"}))
    assert saturday.title == "Contact your nurse"
    seizure = build_action(PACK, SAM, Diary(), NOW, frozenset({"seizure"}))
    assert seizure.title == "Call 999 now"
    assert seizure.before_you_leave == ()


def test_the_highest_temperature_is_the_one_to_say() -> None:
    diary = Diary([entry("temperature", NOW - timedelta(hours=2), 38.6)])
    said = build_action(PACK, SAM, diary, NOW, NONE, 37.0).say
    assert "My temperature was 38.6C at 8:40am." in said
    assert "37.0" not in said


def test_what_would_make_it_ae_is_said_below_less_urgent_cards() -> None:
    assert "38C or higher; shivery" in build_action(PACK, SAM, Diary(), NOW, frozenset({"rash"})).also
    assert build_action(PACK, SAM, Diary(), NOW, frozenset({"shivery"})).also == ""


def test_help_closes_what_the_action_page_names() -> None:
    diary = Diary([entry("report", tags=("confused",)), entry("temperature", value=38.3)])
    closes = build_action(PACK, SAM, diary, NOW).closes
    assert standing(PACK, diary.plus(entry("seen", tags=closes)), NOW) is None


def test_own_words_are_said_as_sentences_and_once() -> None:
    told = entry("report", NOW, text="I fell.", tags=("worried",))
    action = build_action(PACK, SAM, Diary([told]), NOW, own_words="My head hurts")
    assert "I fell. My head hurts." in action.say
    assert build_action(PACK, SAM, Diary([told]), NOW, own_words="I fell").say.count("I fell") == 1
