"""Codes that are no plan: cut off, foreign, newer, changed, too big or nonsense. Each gets one sentence."""

import random
import string
import tracemalloc
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import join_codes as jc
from models.backup import Refusal
from models.join import ASK_AGAIN, Offer, open_codes, seal, together
from models.records import Plan
from tests.people import NOW, SAM
from tests.unit.ward_plan import BY, FLUSH, FULL, long_plan, refusal, sealed, sealed_data

# What is refused, each with a sentence of its own


def test_wherever_a_code_is_cut_off_it_is_said() -> None:
    for code in (seal(FULL, BY, NOW)[0], seal(long_plan(), BY, NOW)[0]):
        for end in range(2, len(code)):
            assert refusal(code[:end]) == jc.CUT, end


@pytest.mark.parametrize(
    "text", ["", " ", "hello", "https://example.com/x", "WIFI:S:ward;;", "0.abc.def", "\ud800"]
)
def test_what_is_not_ours(text: str) -> None:
    assert refusal(text) == jc.FOREIGN
    assert refusal() == jc.FOREIGN


def test_a_newer_code_asks_for_an_update_before_anything_else_is_read() -> None:
    assert refusal("3.whatever!it/is") == jc.NEWER
    assert refusal("3." + seal(SAM, BY, NOW)[0][2:]) == jc.NEWER
    assert "Update Homeward, then scan again" in jc.NEWER
    assert refusal(sealed_data(colour="red")) == jc.NEWER
    assert refusal(sealed_data(plan={"infusion": "2026-10-28", "future": 1})) == jc.NEWER


def test_a_code_of_a_box_that_was_cut_or_changed_asks_for_no_update() -> None:
    assert refusal("2.AbCd") == jc.CUT
    assert refusal("2.AbCd!") == jc.DAMAGED


def test_any_changed_letter_is_noticed() -> None:
    code = seal(FULL, BY, NOW)[0]
    rng = random.Random(1)
    for at in range(2, len(code)):
        other = rng.choice([letter for letter in string.ascii_letters + "-_" if letter != code[at]])
        assert isinstance(open_codes((code[:at] + other + code[at + 1 :],), NOW), Refusal), at
    assert refusal(code[:40] + "!" + code[41:]) == jc.DAMAGED
    assert refusal(code[:40] + ("A" if code[40] != "A" else "B") + code[41:]) == jc.DAMAGED


def test_a_bomb_is_not_unpacked() -> None:
    bomb = sealed(b'"' + b"0" * 500_000)
    assert len(bomb) < jc.LONGEST
    assert refusal(bomb) == jc.HUGE
    assert refusal("1." + "A" * 2_000_000) == jc.HUGE
    with pytest.raises(jc.BadCodeError):
        seal(replace(SAM, allergies="".join(random.Random(2).choices(string.printable, k=900_000))), BY, NOW)


def test_a_bomb_of_many_codes_takes_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """50 MB of nothing in a sequence: it is unpacked up to the size of a plan and no further."""
    monkeypatch.setattr(jc, "MOST_PLAIN", 100_000_000)
    codes = jc.to_texts(random.Random(4).randbytes(1500) + bytes(50_000_000))
    monkeypatch.undo()
    assert len(codes) > 10
    tracemalloc.start()
    assert refusal(*codes) == jc.HUGE
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b'"plan"',
        b"{}",
        b"[" * 100_000,
        b'{"at":1,"plan":{},"by":""}',
        b'{"at":"2026-11-20T10:40","plan":{},"by":""}',
        b'{"at":"2026-11-20T10:40+00:00","plan":[],"by":""}',
        b'{"at":"2026-11-20T10:40+00:00","plan":{},"by":7}',
        b'{"at":"2026-11-20T10:40+00:00","plan":{"infusion":NaN},"by":""}',
        b'{"at":"2026-11-20T10:40+00:00","plan":{},"by":"","visits":7}',
        b'{"at":"2026-11-20T10:40+00:00","plan":{},"by":"","visits":[["a","b"]]}',
        b'{"at":"2026-11-20T10:40+00:00","plan":{},"by":"","visits":[[{},"2026-11-23T10:00+00:00","x"]]}',
        b"\xff\xfe",
    ],
)
def test_a_right_check_around_nonsense(plain: bytes) -> None:
    assert refusal(sealed(plain)) == jc.DAMAGED


def test_a_plan_with_dates_that_cannot_be_is_refused() -> None:
    tomorrow = NOW.date() + timedelta(days=1)
    for plan, words in (
        (replace(SAM, infusion=tomorrow), "infusion 21 November 2026, home 11 November 2026"),
        (replace(SAM, infusion=tomorrow, home=None), "infusion 21 November 2026"),
        (replace(SAM, home=date(2026, 10, 1)), "infusion 28 October 2026, home 1 October 2026"),
        (replace(SAM, infusion=date(1990, 1, 1)), "infusion 1 January 1990, home 11 November 2026"),
    ):
        words = f"The dates in this plan cannot be right: {words}. {ASK_AGAIN}"
        assert refusal(*seal(plan, BY, NOW)) == words
    assert refusal(*seal(replace(SAM, infusion=None), BY, NOW)).startswith("This plan has no infusion date")
    assert refusal(sealed_data(plan={"infusion": "soon"})).startswith("This plan has no infusion date")


def test_what_cannot_be_read_is_said_and_does_not_lose_the_rest() -> None:
    found = open_codes(
        (sealed_data(plan={"infusion": "2026-10-28", "nurse": {"name": "A", "number": "+4(("}}),), NOW
    )
    assert isinstance(found, Offer)
    assert found.problems == ("Your nurse or keyworker could not be read. Please type it again in Settings.",)


# 100,000 mutated codes, and no crash


def test_one_hundred_thousand_mutated_codes() -> None:
    rng = random.Random(20261120)
    letters = string.ascii_letters + string.digits + "-_.!%# \u00e9\U0001f600\ud800"
    whole = [seal(FULL, BY, NOW), seal(SAM, BY, NOW), seal(long_plan(), BY, NOW)]
    arrived = 0
    for _ in range(100_000):
        texts = list(rng.choice(whole))
        at = rng.randrange(len(texts))
        texts[at] = mutated(texts[at], rng, letters)
        found = open_codes(tuple(texts), NOW)
        assert isinstance(found, Refusal), texts
        assert found.text.endswith(".")
        arrived += 1
    assert arrived == 100_000


def mutated(code: str, rng: random.Random, letters: str) -> str:
    """The code with something cut, changed, doubled, swapped or put in; never the code itself."""
    start = rng.randrange(len(code))
    end = min(len(code), start + rng.choice((1, 1, 2, 8, 100)))
    made = {
        0: lambda: code[:start],
        1: lambda: code[:start] + "".join(rng.choices(letters, k=end - start)) + code[end:],
        2: lambda: code[:end] + code[start:],
        3: lambda: code[:start] + code[end:],
        4: lambda: code[:start] + code[start:end][::-1] + code[end:],
        5: lambda: "".join(rng.choices(letters, k=rng.randrange(60))) + code,
    }[rng.randrange(6)]()
    return made if made != code else code + rng.choice(letters)


def test_mutated_plans_behind_a_right_check() -> None:
    """What an unkind tool could make: it is opened or refused, and an opened plan can be stored."""
    rng = random.Random(7)
    plain = jc.to_bytes((jc.read_part(seal(FULL, BY, NOW, (FLUSH,))[0]),)).decode()
    letters = string.printable + "\u00e9"
    for _ in range(10_000):
        found = open_codes((sealed(mutated(plain, rng, letters).encode("utf-8", "replace")),), NOW)
        assert isinstance(found, Offer | Refusal)
        if isinstance(found, Offer):
            assert found.plan.infusion is not None
            assert all(visit.kind == "appointment" for visit in found.visits)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=300, deadline=None)
@given(
    plan=st.dictionaries(st.sampled_from([field.name for field in fields(Plan)]), json_values),
    visits=json_values,
    by=json_values,
)
def test_any_json_in_a_plan(plan: dict, visits: object, by: object) -> None:
    found = open_codes((sealed_data(plan=plan, visits=visits, by=by),), NOW)
    assert isinstance(found, Offer | Refusal)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300) | st.from_regex(jc._TEXT, fullmatch=True))
def test_any_text(text: str) -> None:
    assert isinstance(open_codes((text,), NOW), Refusal)
    assert together((), text)
