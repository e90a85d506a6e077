"""The printed summary is one closed document: nothing typed can run in it and nothing is fetched."""

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from models.diary import Diary
from models.pack_loader import load_centre
from models.summary import build_summary
from models.summary_html import summary_html
from models.summary_parts import SECTIONS
from tests.people import NOW, SAM, entry, year_of_entries
from tests.unit.records import records

PACK = load_centre("uclh")
EVERY = frozenset(section.id for section in SECTIONS)
EVIL = "</style><script>alert(1)</script><img src=https://example.org onerror=alert(1)>\"'&"
TYPED = ("name", "allergies", "medicines")


class Outline(HTMLParser):
    """Collects tags, attributes and words, and refuses what is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    handle_startendtag = handle_starttag

    def handle_data(self, data) -> None:
        self.words.append(data)


def page(entries=(), plan=SAM, chosen="14", sections=EVERY, example=False):
    return summary_html(build_summary(PACK, plan, Diary(entries), NOW, chosen, sections, example))


def read(html):
    outline = Outline()
    outline.feed(html)
    return outline


def assert_closed(html):
    outline = read(html)
    assert not {"script", "img", "iframe", "object", "embed", "link", "base", "form", "a"} & set(outline.tags)
    assert not [name for name, _ in outline.attributes if name.startswith("on") or name in ("src", "href")]
    assert "url(" not in html
    assert "@import" not in html
    return outline


def evil_entries():
    kinds = ("note", "report", "question", "appetite", "pain", "mood", "brain", "call")
    values = {"pain": 3.0, "report": 38.2}
    return [entry(kind, NOW - timedelta(hours=1), values.get(kind), EVIL, ("x",)) for kind in kinds]


def test_what_is_typed_can_only_be_read():
    plan = replace(SAM, **dict.fromkeys(TYPED, EVIL))
    outline = assert_closed(page(evil_entries(), plan))
    assert "".join(outline.words).count(EVIL) >= 8


@given(records())
@settings(max_examples=40, deadline=None)
def test_no_record_opens_the_document(record):
    assert_closed(summary_html(build_summary(PACK, record.plan, Diary(record.entries), NOW, "all", EVERY)))


def test_it_allows_itself_nothing():
    policy = dict(read(page()).attributes)["content"]
    html = page()
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert policy


def test_who_when_and_whose_advice():
    html = page(example=True)
    for words in (
        "Sam Taylor",
        "28 October 2026. Today is day 23",
        "penicillin (rash)",
        "Ada Mensah 020\u00a07946\u00a00123",
        "Not reviewed by a clinician",
        "Example. This person is invented.",
    ):
        assert words in html


def test_a_standing_instruction_is_in_a_frame():
    assert '<p class="alert">Go to A&amp;E now' in page([entry("report", NOW, 38.2, tags=("fever",))])


def test_every_page_carries_the_name_without_breaking_the_style():
    html = page(plan=replace(SAM, name='"} body { display: none } /* <'))
    style = html[html.index("<style>") : html.index("</style>")]
    assert "display: none" not in style
    assert style.count("{") == style.count("}")


def drawings(html):
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, re.S)]


def test_the_charts_are_drawn_with_words_and_the_line_at_the_threshold():
    temperatures = [entry("temperature", NOW - timedelta(days=n), 36.5 + n / 10) for n in (0, 1, 5)]
    chart, steps = drawings(page([*temperatures, entry("steps", NOW, 900)]))
    assert "No reading on 11 of 14 days." in chart.get("aria-label")
    assert "Today so far: 900 steps." in steps.get("aria-label")
    assert [line.get("stroke-dasharray") for line in chart.iter("path") if line.get("stroke-dasharray")] == [
        "7 4"
    ]
    assert len(list(chart.iter("circle"))) == 3
    said = [text.text for text in chart.iter("text")]
    assert "38C" in said
    assert "no reading" in said
    assert [text.text for text in steps.iter("text")].count("–") == 13


def test_a_fever_can_be_told_from_the_others_without_colour():
    chart = drawings(
        page([entry("temperature", NOW, 38.0), entry("temperature", NOW - timedelta(days=1), 37.9)])
    )[0]
    assert len(list(chart.iter("rect"))) == len(list(chart.iter("circle"))) == 1
    assert "38.0C" in [text.text for text in chart.iter("text")]


def test_in_a_long_time_no_fever_is_thinned_out():
    days = [entry("temperature", NOW - timedelta(hours=8 * n), 36.5) for n in range(600)]
    hot = entry("temperature", NOW - timedelta(days=100, minutes=3), 38.6)
    chart = drawings(page([*days, hot], chosen="all"))[0]
    assert "38.6C" in [text.text for text in chart.iter("text")]
    assert len(list(chart.iter("circle"))) < 250


@pytest.mark.parametrize("celsius", [30.0, 45.0])
def test_the_chart_grows_with_what_was_measured(celsius):
    chart = drawings(page([entry("temperature", NOW, celsius)]))[0]
    for dot in (*chart.iter("circle"), *chart.iter("rect")):
        y = float(dot.get("cy") or dot.get("y"))
        assert 0 < y < 100


def test_a_year_is_written_quickly_and_whole():
    html = page(year_of_entries(), chosen="all")
    assert_closed(html)
    assert "Week by week" in html
