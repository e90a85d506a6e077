"""A plan on its way from the ward's tablet to a phone: it arrives whole, in one code, several, or a file."""

from dataclasses import fields, replace
from datetime import UTC, date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import join_codes as jc
from models.backup import Refusal
from models.diary import Diary
from models.join import ASK_AGAIN, Missing, Offer, address_of, open_codes, seal, together, visits_to_take
from models.join_file import FILE_CUT, NOT_A_PLAN, plan_file, plan_file_name, read_plan_file
from models.records import Plan
from tests.people import NOW, SAM, entry
from tests.unit.records import plans
from tests.unit.ward_plan import BY, FIVE, FLUSH, FULL, long_plan, refusal

# Made once by version 1 and kept for ever: a phone has to open what a ward's tablet showed with it.
MADE_BY_VERSION_1 = (
    "1.vZa9asMwFIVfxXhuQLqSruQxU6GQLs2aQdYPKaQOpKXQoe9eKXaQLNtN0qGrwfY90jnnu7e-PDMLqHoyNY2NNNaVK85PY"
    "vF0hzlf9Fu11V-H4ymvcFQrIlaEx8a6gwJdn8Py8tdWVxvXvet9Peu5YOF44ot-ej6ePvb-1R1s9eg612dx5jshB9fs-3RM"
    "aqeZoBziB3JYiQirHGfnBzeiJV41qwuMnB-zEOvdQiZAGBAgBRDOwCJF58EJiaAltcLbFPG8j4asz9TSTJFNmqhvnLJpBrP"
    "WI9osUotn1EoFJY32aKQCFa6ZoDW2kVxYxXSjWs1NUjNp7YsktSTpQoFCzjUZPS_vkwFCoGJIwTpsESQnHLwykjgrkdI2yS"
    "hoOIhgFw0JCxOO_oMMit43SBCtBCeFlJwGh4XAN6K1yugkY4zlQYVauIgM57MjZ3aI__IhRI466zjRDQUvPHfB7Ew1MjvHY"
    "v8YRhC_GjytL3-0OJKbD3W3iKKSHT0KtpRV5yp7qNaberQCf9JRZZS_CivW_JobN-DUjqFSvn8A.e40L1l5y"
)


# There and back


def test_a_plan_with_five_medicines_is_one_comfortable_code_and_arrives_whole() -> None:
    codes = seal(FULL, BY, NOW, (FLUSH,))
    assert len(codes) == 1
    assert len(address_of("https://homeward.example.nhs.uk/", codes[0])) < 800
    assert open_codes(codes, NOW) == Offer(FULL, BY, NOW, (FLUSH,))


def test_fifteen_medicines_are_still_one_code_below_1800_characters() -> None:
    many = tuple(replace(one, uid=f"{one.uid}{n}") for n in range(3) for one in FIVE)
    codes = seal(replace(FULL, prescribed=many), BY, NOW)
    assert len(codes) == 1
    assert len(address_of("https://homeward.example.nhs.uk/", codes[0])) < 1800


def test_the_code_of_version_1_can_still_be_opened() -> None:
    assert open_codes((MADE_BY_VERSION_1,), NOW) == Offer(FULL, BY, NOW, (FLUSH,))


def test_the_same_plan_gives_the_same_code() -> None:
    assert seal(long_plan(), BY, NOW) == seal(long_plan(), BY, NOW)


@settings(max_examples=200, deadline=None)
@given(plan=plans, by=st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_whatever_the_plan_it_arrives_or_its_dates_are_refused(plan: Plan, by: str) -> None:
    codes = seal(plan, by, NOW)
    found = open_codes(codes, NOW)
    if isinstance(found, Refusal):
        assert ASK_AGAIN in found.text
        assert plan.infusion is None or found.text != ASK_AGAIN
    else:
        assert isinstance(found, Offer)
        assert (found.plan, found.made_by, found.problems) == (plan, by, ())


def test_every_answer_of_a_plan_is_carried() -> None:
    """A field that is added to the plan has to arrive too."""
    given = replace(
        FULL,
        trial=True,
        picc=False,
        gcsf=False,
        born=date(1968, 5, 4),
        irradiated_card=False,
        medicines="salbutamol",
    )
    found = open_codes(seal(given, BY, NOW), NOW)
    assert isinstance(found, Offer)
    empty = Plan()
    for field in fields(Plan):
        assert getattr(found.plan, field.name) == getattr(given, field.name)
        if field.name not in ("centre",):
            assert getattr(given, field.name) != getattr(empty, field.name), f"{field.name} is not tested"


# A sequence


def test_a_long_plan_is_a_sequence_and_opens_in_any_order() -> None:
    codes = seal(long_plan(), BY, NOW)
    assert len(codes) > 2
    assert max(map(len, codes)) <= jc.LONGEST
    assert max(map(len, codes)) - min(map(len, codes)) < 10
    found = open_codes(codes[::-1], NOW)
    assert isinstance(found, Offer)
    assert found.plan == long_plan()


def test_what_is_missing_is_said_and_asked_for() -> None:
    codes = seal(long_plan(), BY, NOW)
    count = len(codes)
    found = open_codes((codes[0], codes[2]), NOW)
    assert found == Missing((2, *range(4, count + 1)), count)
    assert found.text == f"Now scan code 2 of {count}."


def test_codes_of_two_plans_are_never_mixed() -> None:
    mine, other = seal(long_plan(), BY, NOW), seal(replace(long_plan(), name="Alex"), BY, NOW)
    assert len(mine) == len(other)
    assert refusal(mine[0], *other[1:]) == jc.MIXED
    assert refusal(*mine, other[0]) == jc.MIXED
    assert refusal(mine[0], seal(SAM, BY, NOW)[0]) == jc.MIXED


def test_scanning_one_after_the_other() -> None:
    codes = seal(long_plan(), BY, NOW)
    kept: tuple[str, ...] = ()
    for code in (codes[1], codes[0], codes[1], *codes[2:]):
        kept = together(kept, address_of("https://homeward.example", code))
    assert len(kept) == len(codes)
    assert isinstance(open_codes(kept, NOW), Offer)


def test_a_code_of_another_plan_starts_anew_and_a_bad_scan_loses_nothing() -> None:
    codes, other = seal(long_plan(), BY, NOW), seal(replace(long_plan(), name="Alex"), BY, NOW)
    kept = together(together((), codes[0]), codes[1][:-20])
    assert refusal(*kept) == jc.CUT
    kept = together(kept, codes[1])
    assert kept == codes[:2]
    assert together(kept, other[2]) == (other[2],)
    assert together(kept, seal(SAM, BY, NOW)[0]) == seal(SAM, BY, NOW)


def test_a_visit_never_takes_the_place_of_something_else() -> None:
    report = entry("report", tags=("fever",))
    old = replace(FLUSH, text="Flush")
    offer = Offer(SAM, BY, NOW, (FLUSH, replace(FLUSH, uid=report.uid), replace(FLUSH, uid="v2")))
    assert [visit.uid for visit in visits_to_take(offer, Diary([report, old]))] == ["v1", "v2"]


# As a file


def test_a_plan_as_a_file() -> None:
    codes = seal(long_plan(), BY, NOW)
    assert read_plan_file(plan_file(codes)) == codes
    assert plan_file_name(NOW) == "plan-from-ward-2026-11-20.homeward.json"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", NOT_A_PLAN),
        (b"\x00\xff", NOT_A_PLAN),
        (b"[]", NOT_A_PLAN),
        (b'{"type": "homeward-record"}', NOT_A_PLAN),
        (b"[" * 100_000, NOT_A_PLAN),
        (b"0" * 2_000_000, NOT_A_PLAN),
        (plan_file(("a",))[:-4], FILE_CUT),
        (b'{"type": "homeward-plan"}', FILE_CUT),
        (b'{"type": "homeward-plan", "codes": []}', FILE_CUT),
        (b'{"type": "homeward-plan", "codes": [7]}', FILE_CUT),
    ],
)
def test_a_file_that_is_no_plan(content: bytes, words: str) -> None:
    assert read_plan_file(content) == Refusal(words)


def test_a_moment_of_another_time_zone_stays_the_same_moment() -> None:
    found = open_codes(seal(SAM, BY, NOW.astimezone(UTC)), NOW)
    assert isinstance(found, Offer)
    assert found.made_at == NOW
