"""A new entry is written as it was meant, now or at another time, or refused in one sentence."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models.diary import Diary
from models.entry_words import say_entry
from models.new_entry import LEFT_SIDE, LONGEST, Typed, new_typed, pick, read_new, said_of
from models.pack_loader import load_centre
from models.pointers import OFTEN, pointer_after, to_read, when_to_tell
from models.when import TO_COME
from tests.people import NOW, entry

PACK = load_centre("uclh")


def typed(kind, **fields):
    return replace(new_typed(kind, NOW), **fields)


def read(kind, **fields):
    return read_new(typed(kind, **fields), NOW)


@pytest.mark.parametrize(
    ("fields", "value", "text", "tags"),
    [
        (
            typed("energy", value="4", picked=("Walked", "Cooked"), text=" With Ada "),
            4,
            "Walked, cooked. With Ada",
            (),
        ),
        (typed("energy", value="0"), 0, "", ()),
        (typed("pain", value="6", picked=("Back",), text="low down"), 6, "Back. low down", ()),
        (typed("weight", value="11 st 4"), 71.7, "", ()),
        (typed("mood", picked=("worried",), text="A long day"), None, "worried", ("A long day",)),
        (typed("mood", text="Up and down"), None, "", ("Up and down",)),
        (typed("appetite", text="Small meals"), None, "Small meals", ()),
        (typed("note", text="Home"), None, "Home", ()),
        (typed("nap", value="40"), 40, "", ()),
    ],
)
def test_what_was_meant_is_what_is_written(fields, value, text, tags):
    made = read_new(fields, NOW).value
    assert (made.kind, made.value, made.text, made.tags, made.at) == (fields.kind, value, text, tags, NOW)


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("energy", {}, "Choose a number from 0 to 10."),
        ("pain", {"value": "11"}, "Choose a number from 0 to 10."),
        ("weight", {"value": "7"}, "A weight is between 20 kg and 300 kg. Check it and type it again."),
        ("mood", {"text": "  "}, "Choose how you feel in yourself, or write it in your own words."),
        ("note", {"text": " "}, "Type some words first."),
        ("note", {"text": "x" * (LONGEST + 1)}, "Use up to 4,000 letters."),
        ("sleep", {"value": "7am"}, "Type the time you went to bed like 10:30pm or 22:30."),
        ("sleep", {"bed": "11pm", "value": "x"}, "Type the time you got up like 10:30pm or 22:30."),
        (
            "sleep",
            {"bed": "11pm", "value": "11pm", "when": replace(new_typed("sleep", NOW).when, day="19")},
            None,
        ),
        ("sleep", {"bed": "11pm", "value": "10:41am"}, TO_COME),
    ],
)
def test_what_cannot_be_true_is_refused_in_one_sentence(kind, fields, sentence):
    answer = read(kind, **fields)
    assert answer.value is None
    assert answer.refusal == (
        sentence or "The two times are the same. Check when you went to bed and got up."
    )


@pytest.mark.parametrize(
    ("bed", "up", "hours"),
    [("11pm", "7am", 8), ("22:30", "6:10", 7.67), ("1:15am", "9am", 7.75), ("midnight", "8am", 8)],
)
def test_sleep_is_counted_from_bed_to_getting_up(bed, up, hours):
    made = read("sleep", bed=bed, value=up).value
    assert (made.value, made.at.date()) == (hours, NOW.date())
    said = say_entry(PACK, made)[1]
    assert say_entry(PACK, read("sleep", bed=bed, value=up).value)[1] == said


def test_the_time_of_going_to_bed_can_be_told_from_what_is_stored():
    made = read("sleep", bed="10:40pm", value="6:23am").value
    assert say_entry(PACK, made) == ("Sleep: 7 hours 43 minutes", "10:40pm to 6:23am")


def test_another_day_and_time():
    when = replace(typed("pain").when, day="19", time="9pm", other=True)
    made = read("pain", value="3", when=when).value
    assert made.at == datetime(2026, 11, 19, 21, tzinfo=NOW.tzinfo)
    assert said_of(PACK, made, NOW) == "Added Pain: 3 of 10, yesterday at 9pm"
    closed = replace(when, other=False)
    assert read("pain", value="3", when=closed).value.at == NOW
    assert read("pain", value="3", when=replace(when, day="21")).refusal == TO_COME


def test_tapped_answers_go_on_and_off():
    twice = pick(pick(typed("energy"), "Walked"), "Cooked")
    assert twice.picked == ("Walked", "Cooked")
    assert pick(twice, "Walked").picked == ("Cooked",)
    assert pick(pick(typed("pain"), "Head"), "Back").picked == ("Back",)
    assert pick(pick(typed("mood"), "low"), "low").picked == ()


def test_the_notice_says_no_private_words():
    mood = read("mood", picked=("worried",), text="secret").value
    assert said_of(PACK, mood, NOW) == "Added your mood at 10:40am"


@pytest.mark.parametrize("value", ["0", "3", "10"])
def test_r16_pain_on_the_left_of_the_tummy_points_to_the_emergency_whatever_its_number(value):
    made = read("pain", value=value, picked=(LEFT_SIDE,), text="under the ribs").value
    found = pointer_after(PACK, Diary(), made)
    assert found.red
    assert "Go to A&E now" in found.title
    assert "GCSF" in found.text


@pytest.mark.parametrize("value", ["1", "10"])
def test_r39_r42_pain_in_the_head_points_to_the_emergency_and_to_a_call_now(value):
    found = pointer_after(PACK, Diary(), read("pain", value=value, picked=("Head",)).value)
    assert found.red
    assert found.title == "Severe headache? Go to A&E now"
    assert found.text.startswith("Not severe? Call your team now.")


@pytest.mark.parametrize(
    ("kind", "text", "order"),
    [
        ("note", "Confused this morning, better now", "Confused. Go to A&E now."),
        ("note", "Hands were shaking", "New shaking (tremor). Go to A&E now."),
        ("appetite", "None, and I am shivery", "Shivery. Go to A&E now."),
        ("note", "He was hard to wake", "Collapsed or cannot be woken. Call 999 now."),
        ("sleep", "slurring my words", "Hard to find words. Go to A&E now."),
        ("energy", "breathless on the stairs", "Short of breath. Go to A&E now."),
        ("pain", "Back, and my legs are weak", "New weakness. Go to A&E now."),
    ],
)
def test_an_emergency_in_own_words_is_not_only_kept(kind, text, order):
    found = pointer_after(PACK, Diary(), entry(kind, NOW, 3, text))
    assert (found.title, found.text, found.red) == ("Do you have this now?", order, True)


@pytest.mark.parametrize(
    "text", ["", "Talked to Jo for a short while", "Tummy better, temperature 36.6", "Fit lunch"]
)
def test_a_harmless_note_is_kept_without_an_alarm(text):
    assert pointer_after(PACK, Diary(), entry("note", NOW, text=text)) is None


@pytest.mark.parametrize("value", [1, 10])
def test_every_other_pain_points_to_unwell_and_no_number_is_judged(value):
    found = pointer_after(PACK, Diary(), entry("pain", NOW, value, "Back"))
    assert (found.title, found.red) == ("New, severe, or not going away?", False)


def energy(ago, value):
    return entry("energy", NOW - timedelta(days=ago), value)


def test_q14_less_energy_than_the_own_last_7_days_points_to_the_team():
    diary = Diary([energy(1, 4), energy(3, 6), energy(7, 5)])
    found = pointer_after(PACK, diary, energy(0, 3))
    assert found.title == "More tired than before?"
    assert found.text.startswith("You wrote 3 of 10. On the 7 days before it was 4 to 6. ")
    assert "contact your nurse or keyworker today" in found.text
    assert "New weakness: go to A&E." in found.text
    assert not found.red, "contact level, never A&E by itself"


@pytest.mark.parametrize(
    "before", [[], [(1, 9)], [(1, 9), (2, 9)], [(8, 9), (9, 9), (10, 9)], [(1, 3), (2, 9), (3, 9)]]
)
def test_without_a_real_fall_nothing_is_said_rather_than_something_calming(before):
    assert pointer_after(PACK, Diary([energy(*each) for each in before]), energy(0, 3)) is None
    assert OFTEN == 3


def test_the_pack_tells_when_to_tell_somebody_and_what_to_read():
    for kind in ("pain", "weight", "energy", "appetite", "mood"):
        assert when_to_tell(PACK, kind), kind
    assert when_to_tell(PACK, "note") == ""
    assert to_read(PACK, "note") == ()


def test_a_pack_without_a_guide_or_signs_makes_nothing_fail():
    bare = replace(PACK, signs=(), guide=(), tips=())
    assert when_to_tell(bare, "pain") == ""
    assert to_read(bare, "sleep") == ()
    left = read("pain", value="3", picked=(LEFT_SIDE,)).value
    assert not pointer_after(bare, Diary(), left).red
    assert not pointer_after(bare, Diary(), read("pain", value="3", picked=("Head",)).value).red


def test_the_form_of_sleep_begins_with_its_day_open():
    assert isinstance(new_typed("sleep", NOW), Typed)
    assert new_typed("sleep", NOW).when.other
    assert not new_typed("pain", NOW).when.other
