"""The invented year that other tests use is what they take it for: whole, harmless, always the same."""

from collections import Counter

from models.diary import Diary
from models.kinds import KINDS
from models.pack_loader import load_centre
from models.red_flags import is_fever, standing
from tests.people import NOW, year_of_entries

PACK = load_centre("uclh")
YEAR = year_of_entries()


def test_it_is_a_year_of_ten_thousand_entries_of_every_kind():
    assert len(YEAR) == len({each.uid for each in YEAR}) == 10_000
    assert {each.kind for each in YEAR} == set(KINDS)
    assert 360 <= (NOW - YEAR[0].at).days <= 400
    assert YEAR[-1].at <= NOW
    assert list(YEAR) == sorted(YEAR, key=lambda each: each.at)


def test_the_same_seed_gives_the_same_life_and_another_one_another():
    assert year_of_entries(500) == year_of_entries(500)
    assert year_of_entries(500) != year_of_entries(500, seed=8)


def test_there_is_no_fever_in_it_and_no_instruction_stands():
    assert not any(is_fever(PACK, each.value) for each in YEAR if each.kind == "temperature")
    assert Diary(YEAR).of("report")
    assert standing(PACK, Diary(YEAR), NOW) is None


def test_every_value_is_possible_and_where_one_is_needed_it_is_there():
    for each in YEAR:
        kind = KINDS[each.kind]
        assert each.value is not None or not kind.needed
        assert each.value is None or kind.low <= each.value <= kind.high


def test_the_days_have_a_rhythm():
    hours = Counter(each.at.hour for each in YEAR if each.kind == "temperature")
    assert set(hours) == {7, 8, 19, 20}
    assert all(each.at.hour < 9 for each in YEAR if each.kind in ("sleep", "weight"))
