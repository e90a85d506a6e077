"""The urgency of an instruction never falls: not with more signs, not with a later reading, not with time."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.diary import Diary
from models.pack import Level
from models.pack_loader import load_centre
from models.red_flags import assess, standing
from tests.people import NOW, entry

PACK = load_centre("uclh")
IDS = [sign.id for sign in PACK.signs]
signs_sets = st.sets(st.sampled_from([*IDS, "from_a_newer_app"]))
temperatures = st.none() | st.floats(30, 45).map(lambda value: round(value, 1))
CALM = ("temperature", "drink", "note", "call", "report")


@given(signs_sets, st.sampled_from([*IDS, "from_a_newer_app"]), temperatures)
@settings(max_examples=400, deadline=None)
def test_one_more_sign_never_lowers(signs: set[str], more: str, temperature: float | None) -> None:
    before, after = assess(PACK, signs, temperature), assess(PACK, signs | {more}, temperature)
    assert after.level >= before.level
    assert after.call_999 >= before.call_999


@given(signs_sets, temperatures, temperatures)
@settings(max_examples=300, deadline=None)
def test_a_higher_or_any_temperature_never_lowers(
    signs: set[str], one: float | None, other: float | None
) -> None:
    low, high = sorted((one or 0, other or 0))
    assert assess(PACK, signs, high or None).level >= assess(PACK, signs, low or None).level
    assert assess(PACK, signs, one).level >= assess(PACK, signs, None).level


def test_every_pair_is_at_least_as_urgent_as_each_of_the_two() -> None:
    for one in IDS:
        for other in IDS:
            both = assess(PACK, (one, other)).level
            assert both >= max(assess(PACK, (one,)).level, assess(PACK, (other,)).level), (one, other)


@pytest.mark.parametrize(
    ("temperature", "level"),
    [
        (38.0, Level.EMERGENCY),
        (38.1, Level.EMERGENCY),
        (45.0, Level.EMERGENCY),
        (37.9, Level.NONE),
        (36.0, Level.NONE),
    ],
)
def test_38_exactly_is_an_emergency(temperature: float, level: Level) -> None:
    assert assess(PACK, (), temperature).level is level


def test_the_levels_of_the_source() -> None:
    emergency = "shivery breathless unwell confused words tremor weakness headache_severe tummy_left seizure"
    urgent = "picc_site contact_infection sick_despite runny_despite headache new_symptom worried"
    contact = "rash glands night_sweats weight_loss more_tired pain runny joint_pain"
    for level, ids in ((Level.EMERGENCY, emergency), (Level.URGENT, urgent), (Level.CONTACT, contact)):
        for sign in ids.split():
            assert assess(PACK, (sign,)).level is level, sign
    assert assess(PACK, ("medicines_out",)).level is Level.GP


@pytest.mark.parametrize(
    ("signs", "temperature", "level"),
    [
        (("rash", "unwell"), None, Level.EMERGENCY),  # Q3
        (("rash",), 38.0, Level.EMERGENCY),
        (("picc_site", "shivery"), None, Level.EMERGENCY),  # Q4
        (("runny", "dizzy"), None, Level.URGENT),  # Q13
        (("sick", "dizzy"), None, Level.URGENT),
    ],
)
def test_combinations(signs: tuple[str, ...], temperature: float | None, level: Level) -> None:
    assert assess(PACK, signs, temperature).level is level


def test_999_for_our_labelled_additions_and_a_seizure() -> None:
    assert {sign for sign in IDS if assess(PACK, (sign,)).call_999} == {"seizure", "not_waking", "gasping"}


def test_an_unknown_sign_is_urgent_and_lowers_nothing() -> None:
    assert assess(PACK, ("from_a_newer_app",)).level is Level.URGENT
    assert assess(PACK, ("from_a_newer_app", "shivery")).level is Level.EMERGENCY
    assert assess(PACK, ("from_a_newer_app", "rash")).level is Level.URGENT


def test_signs_and_reasons_come_most_urgent_first_and_once() -> None:
    found = assess(PACK, ("rash", "headache", "shivery", "seizure"), 38.4)
    assert found.signs[0].id == "seizure"
    levels = [sign.level for sign in found.signs]
    assert levels == sorted(levels, reverse=True)
    assert len(found.why) == len(set(found.why))


# What stands


def test_nothing_reported_is_nothing_standing() -> None:
    calm = Diary([entry("temperature", value=37.9), entry("report"), entry("note", text="A quiet day")])
    assert standing(PACK, Diary(), NOW) is None
    assert standing(PACK, calm, NOW) is None


def test_a_high_temperature_alone_stands() -> None:
    stands = standing(PACK, Diary([entry("temperature", value=38.0)]), NOW)
    assert stands is not None
    assert stands.assessment.level is Level.EMERGENCY
    assert stands.words == "Go to A&E now. You reported this today at 10:40am."


later_entries = st.lists(
    st.tuples(
        st.sampled_from(CALM),
        st.integers(-100_000, 100_000),
        st.floats(35, 37.9).map(lambda value: round(value, 1)),
        st.sets(st.sampled_from(["rash", "medicines_out", "runny"])),
    ),
    max_size=6,
)


@given(signs_sets.filter(bool), later_entries)
@settings(max_examples=300, deadline=None)
def test_nothing_but_help_lowers_what_stands(
    signs: set[str], others: list[tuple[str, int, float, set[str]]]
) -> None:
    """Reports and readings before or after, in any order, normal or not, with the clock right or wrong."""
    first = entry("report", tags=tuple(sorted(signs)))
    diary = Diary([first])
    level = assess(PACK, signs).level
    for kind, minutes, value, tags in others:
        at = NOW + timedelta(minutes=minutes)
        diary = diary.plus(
            entry(kind, at, value if kind == "temperature" else None, tags=tuple(sorted(tags)))
        )
        stands = standing(PACK, diary, NOW)
        assert stands is not None
        assert stands.assessment.level >= level
        level = stands.assessment.level


def test_reports_since_help_are_taken_together() -> None:
    diary = Diary(
        [entry("report", NOW - timedelta(hours=3), tags=("runny",)), entry("report", tags=("dizzy",))]
    )
    stands = standing(PACK, diary, NOW)
    assert stands is not None
    assert {sign.id for sign in stands.assessment.signs} == {"runny", "dizzy"}
    assert stands.assessment.level is Level.URGENT
    assert "Runny poo when you are dizzy" in " ".join(stands.assessment.why)


def test_help_closes_exactly_what_it_names() -> None:
    first = entry("report", NOW - timedelta(hours=3), tags=("shivery",))
    hot = entry("temperature", NOW - timedelta(hours=2), 38.4)
    diary = Diary([first, hot])
    stands = standing(PACK, diary, NOW)
    assert stands is not None
    closed = diary.plus(entry("seen", tags=stands.uids))
    assert standing(PACK, closed, NOW) is None
    again = standing(PACK, closed.plus(entry("report", NOW + timedelta(hours=1), tags=("rash",))), NOW)
    assert again is not None
    assert again.assessment.level is Level.CONTACT


def test_a_clock_set_back_hides_nothing() -> None:
    """Help was found, then the clock went back a day, then a new report: it must stand."""
    first = entry("report", tags=("shivery",))
    seen = entry("seen", NOW + timedelta(minutes=5), tags=(first.uid,))
    earlier = entry("report", NOW - timedelta(days=1), tags=("confused",))
    stands = standing(PACK, Diary([first, seen, earlier]), NOW - timedelta(days=1))
    assert stands is not None
    assert stands.assessment.level is Level.EMERGENCY
    assert [e.uid for e in stands.entries] == [earlier.uid]


def test_it_never_expires_and_the_future_counts() -> None:
    diary = Diary([entry("report", tags=("confused",))])
    for moment in (NOW + timedelta(days=4000), NOW - timedelta(days=4000)):
        stands = standing(PACK, diary, moment)
        assert stands is not None
        assert stands.assessment.level is Level.EMERGENCY


def test_q1_a_temperature_that_is_shown_as_38_counts_as_38() -> None:
    assert assess(PACK, (), 37.96).level is Level.EMERGENCY
    assert standing(PACK, Diary([entry("temperature", NOW, 37.96)]), NOW) is not None
    assert assess(PACK, (), 37.94).level is Level.NONE
