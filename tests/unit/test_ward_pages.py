"""The printed pack: every red flag and every number is on it, nothing typed can run, nothing gives leave."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.medicine import Medicine
from models.medicines import CALL_FIRST
from models.records import Person, Plan
from models.review import provenance
from models.ward import NOT_YET, Visit, WardDraft, new_draft, sign
from models.ward_notes import handover_html
from models.ward_pages import patient_pack_html
from services.qr import code_svg
from tests.people import NOW, SAM
from tests.unit.test_summary_html import EVIL, read
from tests.ward import PACK, begun, whole

CODE = code_svg("https://example.org/#/join/1.abc")
BOTH = {
    "pack": lambda draft: patient_pack_html(PACK, draft, NOW, (CODE,)),
    "notes": lambda draft: handover_html(PACK, draft, NOW),
}


def words(html: str) -> str:
    """What can be read, on one line."""
    return " ".join(" ".join(read(html).words).split())


def pack_words(draft: WardDraft | None = None, codes: tuple[str, ...] = ()) -> str:
    return words(patient_pack_html(PACK, draft or whole(), NOW, codes))


@pytest.mark.parametrize(
    "plan",
    [SAM, Plan(), replace(SAM, picc=False, gcsf=False), replace(SAM, trial=True), replace(SAM, trial=None)],
)
def test_every_red_flag_and_every_number_is_on_paper(plan: Plan) -> None:
    said = pack_words(begun(plan))
    assert [sign.label for sign in PACK.signs if sign.label not in said] == []
    assert [one.number for one in PACK.contacts if one.number and one.number not in said] == []
    assert [one.name for one in PACK.contacts if one.name not in said] == []
    assert [both.why for both in PACK.combinations if both.why not in said] == []
    assert [one.hours_words for one in PACK.contacts if one.hours_words not in said] == []
    assert provenance(PACK) in said


def test_each_sign_stands_under_its_order() -> None:
    said = pack_words()
    page = said[said.index("What to do when something is wrong") : said.index("Your plan")]
    titles = ["Go to A&E now", "Call your team now", "Contact your nurse today", "Contact your GP"]
    places = [page.index(title) for title in titles] + [len(page)]
    for level, (start, end) in zip((4, 3, 2, 1), pairwise(places), strict=True):
        block = page[start:end]
        labels = [sign.label for sign in PACK.signs if sign.level == level]
        assert [label for label in labels if label not in block] == []


def test_paper_asks_for_nothing_that_needs_a_screen() -> None:
    assert not re.search(r"\b(tick|tap|come back here|scroll|button)\b", pack_words(), re.IGNORECASE)


def test_what_changes_from_day_to_day_is_not_on_paper() -> None:
    for make in BOTH.values():
        said = words(make(whole()))
        assert not re.search(r"\b(today at|yesterday|Today is day|open now|Closed now)\b", said)


def test_nothing_on_paper_gives_leave_or_says_that_all_is_well() -> None:
    said = pack_words()
    assert not re.search(r"\b(you may now|all clear|normal|well done|OK)\b", said, re.IGNORECASE)
    assert "Not before 28 December 2026. Ask your team first" in said


def test_the_persons_own_numbers_and_medicines_are_there() -> None:
    medicines = (
        Medicine("a", "Aciclovir", "400 mg", "antiviral", times=(time(8), time(20))),
        Medicine("b", "Prednisolone", "5 mg", agreed=False, times=(time(9),)),
        Medicine("c", "Old tablets", stopped=date(2026, 11, 1)),
    )
    plan = replace(SAM, prescribed=medicines, medicines="vitamin D", fluids_ml=1500, step_goal=2500)
    said = pack_words(replace(whole(plan), flush_where="Northfield General"))
    for wanted in (
        "020 7946 0123",
        "020 7946 0456",
        "07700 900142",
        "penicillin (rash)",
        "8am and 8pm",
        "vitamin D",
    ):
        assert wanted in said
    assert "1.5 litres, as your team said" in said
    assert "2 to 3 litres" not in said
    assert "2,500" in said
    assert CALL_FIRST in said  # a held steroid has no times to take it at
    assert "9am" not in said[said.index("Prednisolone") : said.index("vitamin D")]
    assert "Old tablets" not in said


def test_booked_visits_have_their_day_and_time() -> None:
    visit = Visit("v", "Blood test, Northfield General", NOW + timedelta(days=3))
    said = pack_words(replace(whole(), visits=(visit,)))
    assert "Blood test, Northfield General Monday 23 November 2026, 10:40am" in said


def test_what_is_not_known_has_a_line_to_write_on() -> None:
    html = patient_pack_html(PACK, begun(replace(SAM, nurse=Person(), allergies="")), NOW)
    row = html[html.index("Your nurse") :][:160]
    assert 'class="write"' in row
    assert 'class="write"' in html[html.index("Allergies") :][:120]


def test_numbers_that_nobody_compared_say_so() -> None:
    assert "Nobody has compared these numbers" in pack_words(begun())
    assert "Nobody has compared these numbers" not in pack_words(whole())


def test_a_number_of_steps_that_no_source_gives_is_said_to_be_ours() -> None:
    draft = begun(replace(SAM, step_goal=None))
    assert "1,000, our suggestion" in pack_words(draft)


def test_old_advice_is_said_on_paper() -> None:
    later = NOW.replace(year=2027)
    assert "was due for review" in words(patient_pack_html(PACK, whole(), later))


def test_the_code_is_drawn_and_several_are_counted() -> None:
    html = patient_pack_html(PACK, whole(), NOW, (CODE, CODE))
    assert html.count("<svg") == 2
    assert "Square 2 of 2" in html
    assert "<svg" not in patient_pack_html(PACK, whole(), NOW)


def test_the_record_says_what_was_checked_by_whom_and_when() -> None:
    check = PACK.ward_checks[0]
    draft = sign(whole(), "checks", check.id, NOT_YET, NOW, "Neutrophils too low")
    said = words(handover_html(PACK, draft, NOW))
    assert (
        f"{check.title} Not yet Neutrophils too low Ada Mensah, Staff nurse 20 November 2026, 10:40am" in said
    )
    assert "Out of hours, urgent 07852 220 900 Answered" in said
    for asked in PACK.teach_back:
        assert f"{asked.title} Said it" in said


def test_the_record_of_an_empty_hand_over_says_that_all_is_open() -> None:
    said = words(handover_html(PACK, new_draft("AM", NOW), NOW))
    assert "Still open" in said
    for check in PACK.ward_checks:
        assert f"{check.title} Nothing written down" in said


def test_a_date_that_was_compared_counts_only_for_itself() -> None:
    draft = whole()
    moved = replace(draft, plan=replace(draft.plan, infusion=date(2026, 10, 29)))
    assert "Infusion date compared with the notes Yes" in words(handover_html(PACK, draft, NOW))
    assert "Infusion date compared with the notes Nothing written down" in words(
        handover_html(PACK, moved, NOW)
    )


@pytest.mark.parametrize("kind", BOTH)
def test_nothing_typed_can_run(kind: str) -> None:
    evil = replace(SAM, name=EVIL, allergies=EVIL, medicines=EVIL, nurse=Person(EVIL, EVIL))
    evil = replace(evil, prescribed=(Medicine("m", EVIL, EVIL),))
    draft = replace(whole(evil), staff=EVIL, signer=EVIL, role=EVIL, flush_where=EVIL)
    draft = sign(draft, "checks", PACK.ward_checks[0].id, EVIL, NOW, EVIL)
    draft = replace(draft, visits=(Visit("v", EVIL, NOW),))
    html = BOTH[kind](draft)
    outline = read(html)
    assert not {"script", "img", "iframe", "object", "link", "base", "form", "a"} & set(outline.tags)
    assert [name for name, _ in outline.attributes if name.startswith("on") or name in ("src", "href")] == []
    assert html.count("</style>") == 1
    assert EVIL in " ".join(outline.words)
    assert "default-src 'none'" in html


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_leaves_the_document_whole(name: str, said: str) -> None:
    draft = replace(whole(replace(SAM, name=name, allergies=said)), signer=said)
    for make in BOTH.values():
        html = make(draft)
        assert html.count("</style>") == html.count("</body>") == html.count("</title>") == 1
        assert html.count("<table") == html.count("</table>")
