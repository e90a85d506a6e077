"""What people type is understood, asked about or refused in one sentence; the impossible is never stored."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.readings import Answer, is_unfinished, parse_clock, parse_date, parse_temperature, parse_whole


@pytest.mark.parametrize(
    ("typed", "celsius"),
    [
        ("37.4", 37.4),
        ("38,2", 38.2),
        (" 38 ", 38.0),
        ("38C", 38.0),
        ("38.0°C", 38.0),
        ("37.9 celsius", 37.9),
        ("30", 30.0),
        ("45", 45.0),
        ("37.95", 38.0),
        ("37.949", 37.9),
        ("38.", 38.0),
        ("٣٨", None),
    ],
)
def test_a_temperature_is_understood(typed: str, celsius: float | None) -> None:
    assert parse_temperature(typed).value == celsius


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("100.4", 38.0),
        ("100,4", 38.0),
        ("98.6", 37.0),
        ("104", 40.0),
        ("380", 38.0),
        ("382", 38.2),
        ("38 2", 38.2),
    ],
)
def test_fahrenheit_and_a_lost_point_are_asked_about(typed: str, meant: float) -> None:
    answer = parse_temperature(typed)
    assert answer.value is None
    assert answer.suggestion == meant
    assert f"{meant:.1f}C" in answer.refusal


@pytest.mark.parametrize(
    "typed", ["29.9", "45.1", "29.99", "45.04", "0", "-38", "1e9", "", "hot", "nan", "inf", "38.2.1"]
)
def test_the_impossible_is_refused_in_words(typed: str) -> None:
    answer = parse_temperature(typed)
    assert answer.value is None
    assert answer.suggestion is None
    assert answer.refusal.endswith(".")


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(typed: str) -> None:
    answer = parse_temperature(typed)
    assert (answer.value is None) == bool(answer.refusal)
    assert answer.value is None or 30 <= answer.value <= 45


@given(st.integers(300, 450))
def test_a_value_is_kept_to_one_decimal(tenths: int) -> None:
    assert parse_temperature(f"{tenths // 10},{tenths % 10}").value == tenths / 10


def test_whole_numbers() -> None:
    for typed in ("1640", "1,640", "1 640", "1\u00a0640", " 1640 "):
        assert parse_whole(typed, 1, 100_000, "steps").value == 1640
    for typed in ("", "1.5", "1,64", "-3", "many", "100001", "0", "12345678"):
        answer = parse_whole(typed, 1, 100_000, "steps")
        assert answer.value is None
        assert "steps" in answer.refusal


def test_dates() -> None:
    assert parse_date("28", "10", "2026").value == date(2026, 10, 28)
    assert parse_date(" 1", "02 ", "2026").value == date(2026, 2, 1)
    assert "a day and a year" in parse_date("", "10", " ").refusal
    assert "4 figures" in parse_date("28", "10", "26").refusal
    assert "no such day" in parse_date("31", "2", "2026").refusal
    assert "no such day" in parse_date("1", "1", "0000").refusal
    assert parse_date("28", "oct", "2026").value is None


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("8:05am", time(8, 5)),
        ("8.05 am", time(8, 5)),
        ("20:05", time(20, 5)),
        ("9pm", time(21)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("Midnight", time(0)),
        ("0805", time(8, 5)),
        ("9", time(9)),
        ("24:00", None),
        ("13pm", None),
        ("0am", None),
        ("8:60", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times(typed: str, moment: time | None) -> None:
    answer = parse_clock(typed)
    assert answer.value == moment
    assert (moment is None) == bool(answer.refusal)


@given(st.text(max_size=10), st.text(max_size=4), st.text(max_size=6))
def test_nothing_typed_can_raise(one: str, two: str, three: str) -> None:
    parse_clock(one)
    parse_date(two, two, three)
    parse_whole(one, 1, 10, "ml")


def test_an_empty_answer_of_a_type_can_be_made() -> None:
    assert Answer[float]() == Answer()


def test_the_first_figures_are_not_refused_while_typing() -> None:
    assert all(is_unfinished(typed) for typed in ("3", "10", "11", "9"))
    assert not any(is_unfinished(typed) for typed in ("", "37", "100", "52", "12", "hot"))
