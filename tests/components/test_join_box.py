"""One code through the hub: on the ward's tablet it lives an hour, on the phone it needs a yes."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from models import join_codes as jc
from models.join import seal
from models.join_box import FETCHING, LATER, NO_ANSWER, OVER, read_box
from models.records import Plan
from models.share_state import Trouble
from tests.components.harness import in_loop
from tests.components.share_stage import sharing_state
from tests.components.stage import PHONE, TABLET, in_every_window, make_state, stage, whole
from tests.components.test_join_ways import Kept
from tests.fake_sharing import HUB
from tests.people import NOW, SAM
from tests.unit.ward_plan import BY, FULL, long_plan
from views import join_codes
from views.join_codes import CodesCard

ONE, MANY = seal(FULL, BY, NOW), seal(long_plan(), BY, NOW)
BOX = "2." + "A" * 43
ARRIVED = replace(long_plan(), numbers_confirmed=False)


def waiting_at_the_hub(plan=None, content=None):
    """A phone, and the plan in a box."""
    state = sharing_state(plan=plan or Plan())
    state.bridge = Kept()
    state.sharing.boxes[BOX] = "\n".join(MANY).encode() if content is None else content
    return state


def drawn(state):
    """Keep every address that is drawn as a code."""
    texts = []
    draw = state.draw_code
    state.draw_code = lambda text: texts.append(text) or draw(text)
    return texts


# The ward's tablet


@in_loop
async def test_one_code_leads_through_the_hub_and_the_others_stay_the_way_without_it():
    state = sharing_state()
    texts = drawn(state)
    app = await stage(lambda: CodesCard(MANY), state, **TABLET)
    assert join_codes.ONE in app.text()
    assert f"{len(MANY)} codes, without the server" in app.text()
    assert app.has("Next code")
    await app.tap("Show one code")
    ((code, content),) = state.sharing.boxes.items()
    assert read_box(content) == MANY
    assert texts[-1] == f"{HUB}/#/join/{code}"
    assert "It works until 11:40am." in app.text()
    assert not app.has("Next code")
    await app.tap("Show the codes without the server")
    assert app.has("Next code")
    app.assert_healthy()


@in_loop
async def test_after_its_hour_it_is_shown_no_longer():
    state = sharing_state()
    app = await stage(lambda: CodesCard(MANY), state, **TABLET)
    await app.tap("Show one code")
    state._clock.now = NOW + timedelta(minutes=60)
    state.tick()
    await app.settle()
    assert "It works until" not in app.text()
    assert app.has("Show one code")
    app.assert_healthy()


@in_loop
async def test_a_hub_that_does_not_take_it_leads_back_to_the_codes():
    state = sharing_state()
    state.sharing.trouble = Trouble.NO_ANSWER
    app = await stage(lambda: CodesCard(MANY), state, **TABLET)
    await app.tap("Show one code")
    assert join_codes.FAILED in app.text()
    assert app.has("Next code")
    state.sharing.trouble = None
    await app.tap("Show one code")
    assert "It works until" in app.text()
    app.assert_healthy()


@in_loop
async def test_a_plan_of_one_code_never_goes_through_the_hub():
    app = await stage(lambda: CodesCard(ONE), sharing_state(), **TABLET)
    assert join_codes.ONE not in app.text()
    app.assert_healthy()


@in_loop
async def test_without_a_hub_the_page_is_as_it_was():
    app = await stage(lambda: CodesCard(MANY), make_state(), **TABLET)
    assert "server" not in app.text()
    app.assert_healthy()


@in_every_window
@pytest.mark.parametrize("codes", [MANY, MANY * 3])
@in_loop
async def test_it_is_whole_in_every_window(codes, window):
    app = await stage(lambda: CodesCard(codes), sharing_state(), **window)
    await app.tap("Show one code")
    assert "It works until" in app.text()
    app.assert_healthy()


# The phone


@in_loop
async def test_the_phone_fetches_the_plan_and_stores_nothing_before_a_yes():
    state = waiting_at_the_hub()
    app = await whole(state, f"/join/{BOX}", **PHONE)
    assert app.page.route == "/join"
    assert "Made by T13 North" in app.text()
    assert state.plan == Plan()
    await app.tap("Use this plan")
    assert state.plan == ARRIVED
    assert state.fetching is None
    assert all(not any(code.startswith("2.") for code in kept) for kept in state.bridge.codes)
    app.assert_healthy()


@in_loop
async def test_while_it_is_fetched_that_is_said_and_closing_forgets_it():
    state = waiting_at_the_hub()
    come = asyncio.Event()
    fetch = state.sharing.fetch_once

    async def slow(code):
        await come.wait()
        return await fetch(code)

    state.sharing.fetch_once = slow
    app = await whole(state, f"/join/{BOX}", **PHONE)
    assert FETCHING in app.text()
    await app.tap("Close")
    come.set()
    await app.settle()
    await app.navigate("/join")
    assert "Use this plan" not in app.text()
    assert (state.codes, state.fetching) == ((), None)
    app.assert_healthy()


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble.MISSING, OVER),
        (Trouble.NO_ANSWER, NO_ANSWER),
        (Trouble.SERVER, LATER),
        (Trouble.DAMAGED, jc.DAMAGED),
        (Trouble.NEWER, jc.NEWER),
    ],
)
@in_loop
async def test_why_it_does_not_come_is_one_sentence_and_nothing_changes(trouble, words):
    state = waiting_at_the_hub(SAM)
    state.sharing.trouble = trouble
    app = await whole(state, f"/join/{BOX}", **PHONE)
    assert words in app.text()
    assert state.plan == SAM
    assert app.has("Try again") == (trouble in (Trouble.NO_ANSWER, Trouble.SERVER))
    app.assert_healthy()


@in_loop
async def test_it_can_be_tried_again():
    state = waiting_at_the_hub()
    state.sharing.trouble = Trouble.NO_ANSWER
    app = await whole(state, f"/join/{BOX}", **PHONE)
    state.sharing.trouble = None
    await app.tap("Try again")
    await app.tap("Use this plan")
    assert state.plan == ARRIVED
    app.assert_healthy()


@pytest.mark.parametrize("content", [b"", b"\xff", b"a letter", BOX.encode(), "\n".join(MANY[:1]).encode()])
@in_loop
async def test_what_is_in_the_box_is_trusted_no_more_than_a_code(content):
    state = waiting_at_the_hub(SAM, content)
    app = await whole(state, f"/join/{BOX}", **PHONE)
    assert "Use this plan" not in app.text()
    assert jc.DAMAGED in app.text() or "Now scan code 2" in app.text()
    assert state.plan == SAM
    app.assert_healthy()


@in_loop
async def test_a_code_that_is_scanned_after_it_takes_its_place():
    state = waiting_at_the_hub()
    state.sharing.trouble = Trouble.MISSING
    app = await whole(state, f"/join/{BOX}", **PHONE)
    await app.navigate(f"/join/{ONE[0]}")
    assert OVER not in app.text()
    await app.tap("Use this plan")
    assert state.plan == replace(FULL, numbers_confirmed=False)
    app.assert_healthy()
