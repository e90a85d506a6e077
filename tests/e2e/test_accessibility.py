"""Every page for people who do not see or do not point: axe, large targets, and the job by keyboard alone."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from models.example import example_record
from services.opening import open_record
from tests.components.share_stage import ANNA
from tests.e2e.conftest import PHONE, RunningApp
from tests.e2e.robot import PLACEHOLDER, Robot, loosely
from tests.people import NOW
from views.components.buttons import UNWELL

pytestmark = pytest.mark.browser
# So tall that nothing is cut off by the edge of a pane: the sizes are those that a finger meets.
TALL = {"phone": (390, 5600), "tablet": (1180, 4400)}  # a page whole: a row that the edge cuts looks small
LEAST, LEAST_RED = 48, 64  # px
STROKE, SETTLED = 60, 300  # milliseconds
RED = {"/unwell": "See what to do now"}  # elsewhere the red button of every page


def act(me: Robot) -> None:
    """Have an instruction."""
    me.tap("Shivery", "checkbox").sees("Go to A&E now").tap("See what to do now")


def mistake(me: Robot) -> None:
    """Get a question refused."""
    me.type("Year", "2027").tap("Continue")


def add_steps(me: Robot) -> None:
    """Have a form over the page."""
    me.tap("Add steps")


# address, words that show that it is drawn, what to do there first
PAGES: list[tuple[str, str, Callable[[Robot], None] | None]] = [
    ("/", "Day 23", None),
    ("/food", "Add a drink", None),
    ("/activity", "How many steps?", add_steps),
    ("/activity", "Walk timer", None),
    ("/record", "Everything you wrote down", None),
    ("/contacts", "Right now, call", None),
    ("/path", "You are here", None),
    ("/more", "A&E card", None),
    ("/guide", "Leaving the ward", None),
    ("/guide/food", "Source: UCLH", None),
    ("/can-i", "Out and about", None),
    ("/summary", "What your team will read", None),
    ("/exports", "For hospital computers", None),
    ("/share", "Anyone who has the link", None),
    ("/share/new", "What to share", None),
    (f"/share/{ANNA.uid}", "They see", None),
    (f"/share/{ANNA.uid}/link", "Let them scan this", None),
    (f"/share/{ANNA.uid}/see", "This is their page", None),
    ("/settings", "Where your record is kept", None),
    ("/reminders", "What to remind you of", None),
    ("/self-test", "Last reminder shown", None),
    ("/setup", "Check your answers", None),
    ("/setup/infusion", "must be today or in the past", mistake),
    ("/setup/trial", "Are you on a clinical trial?", None),
    ("/setup/you", "Allergies", None),
    ("/join", "Did you get a file?", None),
    ("/unwell", "What is wrong?", None),
    ("/unwell", "Call your team on the way", act),
    ("/action", "Before you leave", None),
    ("/card", "A&E staff: read this", None),
    ("/", "written down today", None),
]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app with the record of the example person, who shares it with Anna."""
    folder = tmp_path_factory.mktemp("lived-in")
    opened = open_record(folder / "data")
    opened.record.replace(example_record(NOW))
    opened.record.save_share(ANNA)
    opened.close()
    app = RunningApp(folder)
    yield app
    app.kill()


def problems(me: Robot) -> list[str]:
    """What axe calls serious or critical. It cannot judge colours on a canvas: the tests of the kit do."""
    found = Axe().run(me.page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def small(me: Robot, red: str) -> list[str]:
    """Controls that are smaller than a finger needs. One that the page's edge cuts is scrolled to first."""
    boxes = me.page.evaluate(
        """async (least) => {
          const all = () => [...document.querySelectorAll(
            'flt-semantics-host [tabindex="0"], flt-semantics-host input, flt-semantics-host textarea'
          )];
          const called = (one) => one.getAttribute("aria-label") || one.innerText;
          const found = [];
          for (const one of all()) {
            const name = called(one);
            let box = one.getBoundingClientRect();
            if (box.height < least) {
              one.scrollIntoView({ block: "center" });
              await new Promise((go) => setTimeout(go, 500));
              const now = one.isConnected ? one : all().find((other) => called(other) === name);
              box = now?.getBoundingClientRect() ?? box;
            }
            found.push([name, Math.round(box.width), Math.round(box.height)]);
          }
          return found;
        }""",
        LEAST,
    )
    assert boxes
    return [
        f"{name}: {width} x {height}"
        for name, width, height in boxes
        if min(width, height) < LEAST or (name.startswith(red) and height < LEAST_RED)
    ]


@pytest.mark.parametrize("size", TALL)
def test_axe_finds_nothing_serious_and_every_target_is_large(
    lived_in: RunningApp, browser: Browser, size: str, subtests: pytest.Subtests
) -> None:
    width, height = TALL[size]
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
    me = Robot(context.new_page(), lived_in.address).open("/more").sees("A&E card")
    for route, words, first in PAGES:
        with subtests.test(f"{route}: {words}"):
            me.page.evaluate(f"location.hash = '{route}'")
            if first is not None:
                first(me)
            me.sees(words)
            assert (problems(me), small(me, RED.get(route, UNWELL))) == ([], [])
    assert me.errors == []
    context.close()


class Keyboard(Robot):
    """A person who has no mouse: Tab, Shift+Tab, Enter, Space and letters. Nothing is ever clicked."""

    def begin(self) -> "Keyboard":
        """Open the app; the first Tab switches on what a screen reader sees, and the order of the page."""
        self.page.goto(self.address)
        self.page.wait_for_selector(PLACEHOLDER, state="attached")
        self.page.locator("#opening").wait_for(state="hidden")
        self.page.keyboard.press("Tab")
        self.page.wait_for_selector("flt-semantics-host [tabindex='0']", state="attached")
        self.page.wait_for_timeout(SETTLED)
        return self

    def here(self) -> str:
        """The name of what has the focus."""
        said = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || ''"
        return " ".join(str(self.page.evaluate(said)).split())

    def look(self) -> bytes:
        """The picture of what has the focus."""
        return self.page.locator("*:focus").last.screenshot()

    def to(self, name: str, most: int = 60, back: bool = False) -> "Keyboard":
        """Go on until this has the focus."""
        passed = []
        while not loosely(name).match(self.here()):
            passed.append(self.here())
            assert len(passed) < most, f"{name!r} is not reached by {passed}"
            self.press("Shift+Tab" if back else "Tab")
        return self

    def press(self, key: str) -> "Keyboard":
        """One key, at the speed of a person."""
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(STROKE)
        return self

    def write(self, text: str) -> "Keyboard":
        """Type into what has the focus."""
        self.page.keyboard.type(text, delay=30)
        self.page.wait_for_timeout(STROKE)
        return self

    def shows_focus(self) -> "Keyboard":
        """What has the focus looks otherwise without it."""
        self.page.wait_for_timeout(SETTLED)
        name, held = self.here(), self.look()
        box = self.page.evaluate("document.activeElement.id")
        self.press("Tab").page.wait_for_timeout(SETTLED)
        left = self.page.locator(f"#{box}").screenshot()
        self.to(name, back=True)
        assert held != left, f"{name} looks the same with the focus"
        return self


def set_up(me: Keyboard) -> None:
    me.to("Set up my plan").shows_focus().press("Enter").sees("Question 1 of 9")
    me.to("These are the numbers on my card").press("Enter").sees("Question 2 of 9")
    for label, text in (("Day", "28"), ("Month", "10"), ("Year", "2027")):
        me.to(f"CAR T-cell infusion, {label}").write(text)
    me.to("Continue").press("Enter").sees("must be today or in the past")
    me.to("CAR T-cell infusion, Year", back=True).press("Control+A").write("2026")
    me.to("Continue").press("Enter").sees("Question 3 of 9")
    for label, text in (("Day", "11"), ("Month", "11"), ("Year", "2026")):
        me.to(f"Home from hospital, {label}").write(text)
    me.to("Continue").press("Enter")
    for number, answer in (("4", "No"), ("5", "Yes"), ("6", "Yes")):  # trial, PICC, GCSF
        me.sees(f"Question {number} of 9").to(answer).press("Space").to("Continue").press("Enter")
    for number in "789":  # nurse, local hospital, emergency contact
        me.sees(f"Question {number} of 9").to("Not now").press("Enter")
    me.sees("Wednesday 28 October 2026").to("Go to Today").press("Enter").sees("Day 23")


def test_the_main_job_by_keyboard_alone(running: RunningApp, browser: Browser) -> None:
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
    me = Keyboard(context.new_page(), running.address).begin()
    set_up(me)
    me.to("Bath or shower").shows_focus().press("Space").sees("Undo")
    me.to("Food").shows_focus().press("Enter").sees("Add a drink")
    me.to("Bottle").press("Enter").sees("0.5 litres")
    me.to(UNWELL).shows_focus().press("Enter").sees("What is wrong?")
    me.to("Your temperature now in C").write("37,2")
    me.to("Shivery").press("Space").sees("Go to A&E now")
    me.to("See what to do now", back=True).press("Enter").sees("Call your team on the way")
    me.to("Show A&E card").press("Enter").sees("Today is day 23")
    me.to("Close").press("Enter").sees("37.2C")
    assert me.errors == []
    context.close()


@pytest.mark.parametrize("size", TALL)
def test_tab_goes_in_the_order_of_the_page(lived_in: RunningApp, browser: Browser, size: str) -> None:
    context = browser.new_context(viewport={"width": TALL[size][0], "height": 820}, service_workers="block")
    me = Keyboard(context.new_page(), lived_in.address).begin()
    visited = [me.here()]
    while me.press("Tab").here() != visited[0]:
        visited.append(me.here())
    order = [
        next(index for index, name in enumerate(visited) if name.startswith(part))
        for part in (
            "Check your PICC line",
            "Move every hour",
            "Screens off",
            "Disinfect surfaces",
            "Mixed feelings",
        )
    ]
    assert order == sorted(order)
    assert sum(name.startswith(UNWELL) for name in visited) == 1
    context.close()


def test_tab_reaches_the_numbers_where_the_app_does_not_open(lived_in: RunningApp, browser: Browser) -> None:
    page = browser.new_page(service_workers="block")
    page.route("**/main.dart.*", lambda route: route.abort())
    page.goto(lived_in.address)
    page.get_by_role("button", name="Try again").wait_for()
    for stop in ("Try again", "Emergency: call 999", "020 3447 7359"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == stop
    page.close()
