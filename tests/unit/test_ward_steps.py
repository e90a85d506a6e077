"""What has to be true before a plan leaves the ward, and what is only said as still to come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.medicine import Medicine
from models.records import Person
from models.ward import (
    AGAIN,
    NO,
    NO_ANSWER,
    NOT_APPLY,
    NOT_YET,
    SAID,
    THROUGH,
    YES,
    answer_to,
    new_draft,
    sign,
    unsign,
)
from models.ward_steps import IDS, after, before, build_ward
from models.ward_words import say_infusion
from tests.people import NOW, SAM
from tests.ward import PACK, begun, whole

TODAY = NOW.date()


def stops(draft, step: str) -> tuple[str, ...]:
    return build_ward(PACK, draft, TODAY).step(step).missing


def test_an_empty_hand_over_is_stopped_at_every_step_that_matters():
    state = build_ward(PACK, new_draft("AM", NOW), TODAY)
    assert not state.ready
    assert {step.id for step, _ in state.missing} == set(IDS) - {"visits", "day", "take"}
    assert not any(step.done for step in state.steps)


def test_a_whole_hand_over_may_go_home():
    state = build_ward(PACK, whole(), TODAY)
    assert state.missing == ()
    assert state.ready
    assert [step.id for step in state.steps if not step.done] == ["take"]


def test_the_step_list_says_the_answers():
    words = {step.id: step.words for step in build_ward(PACK, whole(), TODAY).steps}
    assert words == {
        "dates": "28 October, 11 November",
        "pathway": "Not on a trial",
        "line": "Going home with it",
        "visits": "No dates yet",
        "medicines": "1 added",
        "contacts": "Test call made",
        "day": "2 to 3 litres, 1,000 steps",
        "checks": "5 yes",
        "teach": "7 asked",
        "take": "",
    }


def test_an_infusion_date_that_nobody_compared_with_the_notes_stops_it():
    draft = unsign(whole(), "confirmed", "infusion")
    assert stops(draft, "dates") == ("Compare the infusion date with the notes and confirm it.",)


def test_an_infusion_date_changed_after_it_was_compared_stops_it():
    draft = whole()
    other = replace(draft, plan=replace(draft.plan, infusion=date(2026, 10, 27)))
    assert stops(draft, "dates") == ()
    assert stops(other, "dates") == ("Compare the infusion date with the notes and confirm it.",)


def test_the_infusion_date_is_said_with_its_weekday_and_day_number():
    assert say_infusion(date(2026, 10, 28), TODAY) == "Wednesday 28 October 2026, 23 days ago"
    assert say_infusion(TODAY - timedelta(days=1), TODAY) == "Thursday 19 November 2026, yesterday"
    assert say_infusion(TODAY, TODAY) == "Friday 20 November 2026, today"


@pytest.mark.parametrize(
    ("infusion", "home", "sentence"),
    [
        (TODAY + timedelta(days=1), None, "The infusion date is in the future. Check it."),
        (
            TODAY,
            TODAY - timedelta(days=1),
            "The date of going home is before the infusion. Check both dates.",
        ),
        (None, TODAY, "Type the infusion date."),
        (TODAY, None, "Type the date of going home."),
    ],
)
def test_dates_that_cannot_be_true_stop_it(infusion, home, sentence):
    draft = whole(replace(SAM, infusion=infusion, home=home))
    assert sentence in stops(draft, "dates")


@pytest.mark.parametrize("answer", [NOT_YET, NOT_APPLY])
def test_a_not_yet_without_its_reason_stops_it_and_with_it_does_not(answer):
    bare = sign(whole(), "checks", "walking", answer, NOW)
    assert stops(bare, "checks") == ("Walking about alone: write the reason.",)
    assert stops(sign(whole(), "checks", "walking", answer, NOW, "   "), "checks")
    assert stops(sign(whole(), "checks", "walking", answer, NOW, "Uses a frame"), "checks") == ()


def test_a_check_with_no_answer_or_an_unknown_one_stops_it():
    assert stops(unsign(whole(), "checks", "eating"), "checks") == ("Eating and drinking: choose an answer.",)
    assert stops(sign(whole(), "checks", "eating", "maybe", NOW), "checks")


def test_an_answer_keeps_who_gave_it_and_when():
    draft = sign(begun(), "checks", "eating", YES, NOW)
    said = answer_to(draft.checks, "eating")
    assert (said.by, said.at) == ("Ada Mensah, Staff nurse", NOW)
    later = sign(
        replace(draft, signer="", role=""), "checks", "eating", NOT_YET, NOW + timedelta(hours=1), "No"
    )
    assert len(later.checks) == 1
    assert answer_to(later.checks, "eating").by == "AM"


def test_numbers_that_were_not_compared_stop_it():
    draft = whole()
    draft = replace(draft, plan=replace(draft.plan, numbers_confirmed=False))
    assert stops(draft, "contacts") == ("Compare the team's numbers with the card that the hospital gives.",)


def test_without_a_test_call_it_stops():
    draft = unsign(whole(), "test_calls", "out_of_hours")
    assert stops(draft, "contacts") == ("Make a test call to one of the team's numbers.",)


def test_a_test_call_that_nobody_answered_needs_words():
    draft = sign(unsign(whole(), "test_calls", "out_of_hours"), "test_calls", "helpline", NO_ANSWER, NOW)
    assert stops(draft, "contacts") == (
        "The test call was not answered. Call another number, or write down why.",
    )
    assert (
        stops(sign(draft, "test_calls", "helpline", NO_ANSWER, NOW, "Engaged, call again at 2pm"), "contacts")
        == ()
    )
    assert stops(sign(draft, "test_calls", "out_of_hours", THROUGH, NOW), "contacts") == ()


def test_a_call_to_the_line_of_the_other_pathway_is_no_test():
    draft = unsign(whole(), "test_calls", "out_of_hours")
    draft = sign(draft, "test_calls", "helpline", THROUGH, NOW, "Ben")
    assert stops(draft, "contacts") == ()
    trial = replace(draft, plan=replace(draft.plan, trial=True))
    assert stops(trial, "contacts") == ("Make a test call to one of the team's numbers.",)


def test_no_medicines_at_all_has_to_be_said():
    draft = whole()
    draft = replace(draft, plan=replace(draft.plan, prescribed=()))
    assert stops(draft, "medicines") == ("Add the medicines, or say that there are none.",)
    none = sign(draft, "confirmed", "no_medicines", YES, NOW)
    assert stops(none, "medicines") == ()
    assert build_ward(PACK, none, TODAY).step("medicines").words == "None to take"


def test_pain_on_the_left_is_asked_back_unless_there_is_no_gcsf():
    for gcsf, asked in ((True, True), (None, True), (False, False)):
        draft = unsign(whole(replace(SAM, gcsf=gcsf)), "teach_back", "left_pain")
        assert bool(stops(draft, "teach")) is asked


def test_explained_again_counts_and_is_said():
    draft = sign(whole(), "teach_back", "fever", AGAIN, NOW)
    assert build_ward(PACK, draft, TODAY).step("teach").words == "7 asked, 1 explained again"
    assert stops(draft, "teach") == ()
    assert stops(sign(draft, "teach_back", "fever", SAID, NOW), "teach") == ()


def test_what_comes_later_is_said_and_does_not_stop_it():
    plan = replace(SAM, nurse=Person(), local_hospital=Person(), trial=True)
    held = Medicine("p", "Prednisolone", agreed=False)
    draft = replace(whole(plan), visits=())
    draft = replace(draft, plan=replace(draft.plan, prescribed=(held,)))
    draft = sign(draft, "cards", "irradiated", NO, NOW)
    state = build_ward(PACK, draft, TODAY)
    assert state.ready
    assert [words for _, words in state.later] == [
        "The name and number of the keyworker",
        "The local hospital",
        "Where and when the PICC line is first flushed",
        "The team's date of the first blood test",
        "The trial schedule",
        "The team's answer about Prednisolone",
        "Irradiated blood card: not given yet",
        "The first brain check",
    ]


def test_the_way_through_the_steps():
    assert before(IDS[0]) == ""
    assert after(IDS[-1]) == IDS[-1]
    assert [after(step) for step in IDS[:-1]] == list(IDS[1:])
    assert [before(step) for step in IDS[1:]] == list(IDS[:-1])


def test_an_unknown_step_is_the_first_open_one():
    assert build_ward(PACK, begun(), TODAY).step("kitchen").id == "dates"
    assert build_ward(PACK, whole(), TODAY).step("").id == "take"
