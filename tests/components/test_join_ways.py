"""The ways a plan comes to the phone: one code after the other, or a file; a bad scan loses nothing."""

from dataclasses import replace

from models import join_codes as jc
from models.join import address_of, seal
from models.join_file import NOT_A_PLAN, plan_file
from models.records import Plan
from tests.components.harness import in_loop
from tests.components.stage import PHONE, TABLET, make_state, whole
from tests.people import NOW, SAM
from tests.unit.ward_plan import BY, FULL, long_plan

CODE = seal(FULL, BY, NOW)[0]


def route(code):
    return f"/join/{code}"


@in_loop
async def test_a_sequence_asks_for_the_next_code_and_forgives_a_bad_scan():
    state = make_state(Plan())
    codes = seal(long_plan(), BY, NOW)
    app = await whole(state, route(codes[0]), **PHONE)
    assert f"1 of {len(codes)} codes is here. Now scan code 2 of {len(codes)}." in app.text()
    await app.navigate(route(codes[1][:-9]))
    assert jc.CUT in app.text()
    for code in codes[1:]:
        assert state.plan == Plan()
        await app.navigate(route(code))
    await app.tap("Use this plan")
    assert state.plan == replace(long_plan(), numbers_confirmed=False)
    app.assert_healthy()


class Kept:
    """A page that remembers which codes it was asked to keep."""

    address = "https://homeward.example/"

    def __init__(self):
        self.codes = []

    def keep_codes(self, codes):
        self.codes.append(tuple(codes))


@in_loop
async def test_the_page_keeps_codes_only_while_some_are_missing():
    state = make_state(Plan())
    state.bridge = Kept()
    codes = seal(long_plan(), BY, NOW)
    state.take_codes(codes[0])
    state.take_codes(codes[1][:-9])  # a bad scan loses nothing
    state.take_codes(*codes[1:-1])
    state.take_codes(codes[-1])
    assert state.bridge.codes == [codes[:1], codes[:1], codes[:-1], ()]
    state.drop_codes()
    state.take_codes(CODE)
    assert state.bridge.codes[-2:] == [(), ()]


@in_loop
async def test_a_plan_as_a_file_from_the_welcome_page():
    state = make_state(Plan())
    app = await whole(state, "/", **PHONE)
    await app.tap("I have a plan from my ward")
    assert "Open the camera of this phone" in app.text()
    await app.tap("Choose the plan file")
    assert app.page.route == "/join"
    state.device.chosen = b"a letter"
    await app.tap("Choose the plan file")
    assert NOT_A_PLAN in app.text()
    state.device.chosen = plan_file(seal(long_plan(), BY, NOW))
    await app.tap("Choose the plan file")
    assert NOT_A_PLAN not in app.text()
    await app.tap("Use this plan")
    assert state.plan == replace(long_plan(), numbers_confirmed=False)
    app.assert_healthy()


@in_loop
async def test_from_settings_with_a_code_of_another_plan_waiting():
    state = make_state(SAM)
    app = await whole(state, "/settings", **TABLET)
    state.take_codes(seal(long_plan(), BY, NOW)[0])
    await app.tap("I have a plan from my ward")
    state.device.chosen = plan_file((CODE,))
    await app.tap("Choose the plan file")
    assert "Wednesday 28 October 2026" in app.text()
    app.assert_healthy()


def test_an_address_for_any_folder():
    assert address_of("https://a.example/app/", "1.x.y") == "https://a.example/app/#/join/1.x.y"
    assert address_of("http://127.0.0.1:80", "1.x.y") == "http://127.0.0.1:80/#/join/1.x.y"
