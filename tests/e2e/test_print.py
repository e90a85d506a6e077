"""The summary on paper: the bridge prints it and not the app, and on A4 nothing is cut."""

import json
import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from models.diary import Diary
from models.example import example_record
from models.medicine import Medicine
from models.pack_loader import load_centre
from models.records import Plan
from models.summary import build_summary
from models.summary_html import summary_html
from models.summary_parts import SECTIONS
from tests.e2e.conftest import ROOT
from tests.e2e.device import LOUD_POLICY
from tests.people import NOW, SAM, entry

pytestmark = pytest.mark.browser
PACK = load_centre("uclh")
EVERY = frozenset(section.id for section in SECTIONS)
A4_WIDTH = round((210 - 2 * 14) / 25.4 * 96)  # px between the margins
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 20
# The frame's own print is taken over just before the bridge calls it.
WATCH = """document.addEventListener("load", ({ target }) => {
  if (target.tagName === "IFRAME") target.contentWindow.print = () => { window.printed = target; };
}, true)"""

PRINTED = "async () => { while (!window.printed) await new Promise((r) => setTimeout(r, 20)); }"


def fortnight():
    """What two full weeks look like: every figure each day, two reports, questions, notes."""
    record = example_record(NOW)
    more = []
    for ago in range(14):
        at = (NOW - timedelta(days=ago)).replace(hour=9)
        more += [
            entry("energy", at, 3 + ago % 4, "Walked to the shop"),
            entry("sleep", at, 7.25, "Woke twice"),
        ]
        more += [entry("pain", at, ago % 5, ("back", "knees")[ago % 2])] if ago % 2 else []
        more += [entry("weight", at, 71.5 + ago / 10)] if ago % 4 == 0 else []
        more += [entry("appetite", at, text="Only toast")] if ago % 6 == 0 else []
    at = NOW - timedelta(days=6, hours=4)
    report = entry("report", at, 38.2, "Shivering in bed", ("fever", "shivery"))
    hot = entry("temperature", at, 38.2)
    more += [report, hot, entry("seen", at + timedelta(hours=3), tags=(report.uid, hot.uid))]
    more += [
        entry("question", at, text="When may I drive?"),
        entry("question", at, text="Is the itch from the line?"),
    ]
    return summary_html(build_summary(PACK, record.plan, Diary((*record.entries, *more)), NOW, "14"))


def long_words():
    listed = (Medicine("m1", LONG, LONG),)
    plan = Plan(infusion=SAM.infusion, name=LONG, allergies=LONG, medicines=LONG, prescribed=listed)
    kinds = (
        ("note", None),
        ("report", 38.2),
        ("question", None),
        ("appetite", None),
        ("mood", None),
        ("pain", 3),
    )
    entries = [entry(kind, NOW - timedelta(hours=1), value, LONG, (LONG,)) for kind, value in kinds]
    entries.append(entry("note", NOW, text="A line.\n" * 300))
    return summary_html(build_summary(PACK, plan, Diary(entries), NOW, "14", EVERY))


def year():
    entries = [entry("temperature", NOW - timedelta(hours=12 * n), 36.4 + n % 7 / 10) for n in range(730)]
    entries += [entry("steps", NOW - timedelta(days=n), 1000 + n) for n in range(365)]
    entries += [entry("note", NOW - timedelta(days=n), text=f"Note {n}") for n in range(365)]
    return summary_html(build_summary(PACK, SAM, Diary(entries), NOW, "all", EVERY))


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def cut_off(page) -> list[str]:
    """What is wider than the paper, or than the box it is in."""
    return page.evaluate("""() => [...document.querySelectorAll("body *")].filter(
        (one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
          || (one.clientWidth && one.scrollWidth > one.clientWidth + 1))
      .map((one) => one.outerHTML.slice(0, 80))""")


@pytest.mark.parametrize(("make", "most"), [(fortnight, 2), (long_words, 30), (year, 30)])
def test_on_a4_nothing_is_cut(browser, make, most):
    context = browser.new_context(viewport={"width": A4_WIDTH, "height": 1000})
    page = context.new_page()
    page.set_content(make())
    page.emulate_media(media="print")
    assert cut_off(page) == []
    assert 1 <= pages_of(page.pdf(prefer_css_page_size=True)) <= most
    context.close()


def test_the_heads_of_a_table_stand_on_each_of_its_pages(browser):
    context = browser.new_context()
    page = context.new_page()
    page.set_content(year())
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    context.close()


@pytest.fixture
def printer(browser, tmp_path):
    """A page with the bridge of the web app under the policy of the hub."""
    from hub.headers import CONTENT_POLICY

    (tmp_path / "index.html").write_text('<script src="bridge.js"></script><p>The app</p>')
    (tmp_path / "bridge.js").write_bytes((ROOT / "web" / "bridge.js").read_bytes())
    complaints = []
    context = browser.new_context(service_workers="block")
    context.add_init_script(LOUD_POLICY)
    context.on("console", lambda message: complaints.append(message.text))
    page = context.new_page()

    def answer(route):
        name = route.request.url.rpartition("/")[2] or "index.html"
        kind = "text/javascript" if name.endswith(".js") else "text/html"
        route.fulfill(
            body=(tmp_path / name).read_bytes(),
            headers={"content-type": kind, "content-security-policy": CONTENT_POLICY},
        )

    page.route("http://homeward.test/*", answer)
    page.goto("http://homeward.test/")
    page.evaluate(WATCH)
    yield Printer(page, complaints)
    context.close()


@dataclass
class Printer:
    """A page that prints, and what the browser's console said."""

    page: Page
    complaints: list[str]

    def print(self, html: str) -> None:
        """Ask the bridge, and wait until the frame is printed."""
        self.page.evaluate("window.printed = null")
        self.page.evaluate(f"homewardBridge.fromPython('print', {json.dumps(html)})")
        self.page.evaluate(
            "async () => { while (!window.printed) await new Promise((r) => setTimeout(r, 20)); }"
        )


def test_the_bridge_prints_this_document_and_not_the_app(printer):
    for html in ("<p>Something else</p>", fortnight()):  # the second takes the place of the first
        printer.print(html)
        assert printer.page.locator("iframe").count() == 1
    text = printer.page.evaluate("printed.contentDocument.body.textContent")
    assert "Summary for my visit" in text
    assert "Sam Taylor" in text
    assert "The app" not in text
    align = "getComputedStyle(printed.contentDocument.querySelector('.days td')).textAlign"
    assert printer.page.evaluate(align) == "right"  # its own style sheet works under the policy
    assert printer.complaints == []


def test_a_script_in_the_printed_document_cannot_run(printer):
    printer.page.evaluate("window.stolen = false")
    printer.print("<p>Words</p><script>top.stolen = true</script>")
    printer.page.wait_for_timeout(200)
    assert printer.page.evaluate("window.stolen") is False
    assert any("script" in complaint for complaint in printer.complaints)
