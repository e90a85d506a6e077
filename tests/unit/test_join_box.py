"""A box that lives an hour: what is put in comes out as it was, and anything else is no plan."""

from hypothesis import given
from hypothesis import strategies as st

from models import join_codes as jc
from models.join import open_codes, seal
from models.join_box import FETCHING, LATER, NO_ANSWER, OVER, Fetching, is_box, read_box, to_box
from models.share_state import Trouble
from tests.people import NOW
from tests.unit.ward_plan import BY, long_plan

CODE = "2." + "A" * 43
CODES = seal(long_plan(), BY, NOW)


def test_what_is_put_in_comes_out() -> None:
    assert read_box(to_box(CODES)) == CODES
    assert open_codes(read_box(to_box(CODES)), NOW).plan == long_plan()


@given(st.binary(max_size=200))
def test_anything_else_is_no_plan(content: bytes) -> None:
    assert read_box(content) == ()


def test_a_box_never_leads_to_another_box_or_holds_more_than_a_plan() -> None:
    assert read_box(CODE.encode()) == ()
    assert read_box(to_box((*CODES, CODE))) == ()
    assert read_box(to_box(CODES[:1] * (jc.MOST_PARTS + 1))) == ()


def test_only_a_whole_code_of_its_kind_leads_to_a_box() -> None:
    assert is_box(CODE)
    for other in (CODE[:-1], CODE + "A", "1." + CODE[2:], CODE[:-1] + "!", CODES[0], ""):
        assert not is_box(other)


def test_each_trouble_has_a_sentence_and_what_may_pass_can_be_tried_again() -> None:
    assert Fetching(CODE).words == FETCHING
    said = {trouble: Fetching(CODE, trouble) for trouble in Trouble}
    assert said[Trouble.NO_ANSWER].words == NO_ANSWER
    assert said[Trouble.MISSING].words == OVER
    assert said[Trouble.SERVER].words == said[Trouble.BUSY].words == LATER
    assert said[Trouble.DAMAGED].words == jc.DAMAGED
    assert said[Trouble.NEWER].words == jc.NEWER
    assert {trouble for trouble, one in said.items() if one.again} == {
        Trouble.NO_ANSWER,
        Trouble.SERVER,
        Trouble.BUSY,
    }
