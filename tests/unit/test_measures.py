"""What people type about themselves is understood in the units they use, or refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import KINDS
from models.measures import parse_hours, parse_value, parse_weight


@pytest.mark.parametrize(
    ("typed", "kilos"),
    [
        ("72.4", 72.4),
        ("72,4 kg", 72.4),
        (" 72 KG ", 72.0),
        ("72kilos", 72.0),
        ("11 st 4", 71.7),
        ("11st 4lb", 71.7),
        ("11 stone 4 pounds", 71.7),
        ("11 stone", 69.9),
        ("11.5 st", 73.0),
        ("158 lb", 71.7),
        ("300", 300.0),
    ],
)
def test_a_weight_in_kilos_stones_or_pounds(typed, kilos):
    assert parse_weight(typed).value == kilos


@pytest.mark.parametrize("typed", ["", "heavy", "11 st 14", "19", "301", "7240", "-70", "72.4.1", "2 st"])
def test_a_weight_that_cannot_be_true_is_refused_in_one_sentence(typed):
    answer = parse_weight(typed)
    assert answer.value is None
    assert answer.refusal.endswith(".")


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("7.5", 7.5),
        ("7,5", 7.5),
        ("7:30", 7.5),
        ("7h", 7),
        ("7 hours 40 minutes", 7.67),
        ("0", 0),
        ("24", 24),
    ],
)
def test_hours_of_sleep(typed, hours):
    assert parse_hours(typed).value == hours


@pytest.mark.parametrize("typed", ["", "long", "25", "7:75", "24:30", "-1"])
def test_hours_that_cannot_be_true(typed):
    assert parse_hours(typed).value is None


@given(st.sampled_from(["weight", "sleep", "pain", "energy", "nap"]), st.text(max_size=12))
def test_whatever_is_typed_gives_a_possible_value_or_a_sentence(kind, typed):
    answer = parse_value(kind, typed)
    if answer.value is None:
        assert answer.refusal
    else:
        assert KINDS[kind].low <= answer.value <= KINDS[kind].high
