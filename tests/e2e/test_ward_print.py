"""The pack for a patient and the record for the notes on A4: nothing is cut, whatever was typed."""

from dataclasses import replace
from datetime import time

import pytest

from models.medicine import Medicine
from models.ward_notes import handover_html
from models.ward_pages import patient_pack_html
from services.qr import code_svg
from tests.e2e.test_print import A4_WIDTH, cut_off, pages_of
from tests.people import NOW, SAM
from tests.ward import PACK, whole

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]
LONG = "Wolfeschlegelsteinhausenbergerdorff" * 6
CODE = code_svg("http://127.0.0.1:8000/#/join/" + "abcDEF09-_" * 150)
FIVE = tuple(
    Medicine(kind, name, "400 mg, 1 tablet", kind, times=(time(8), time(14), time(20)))
    for kind, name in (
        ("antiviral", "Aciclovir"),
        ("lungs", "Atovaquone"),
        ("sickness", "Ondansetron"),
        ("antiseizure", "Levetiracetam"),
        ("stomach", "Omeprazole"),
    )
)
USUAL = whole(replace(SAM, prescribed=FIVE))
HUGE = replace(
    whole(replace(SAM, name=LONG, allergies=LONG, medicines=f"{LONG}\n{LONG}", prescribed=FIVE * 4)),
    staff=LONG,
    signer=LONG,
    flush_where=LONG,
)


def pack(draft):
    return patient_pack_html(PACK, draft, NOW, (CODE,))


def notes(draft):
    return handover_html(PACK, draft, NOW)


@pytest.mark.parametrize(
    ("make", "draft", "most"), [(pack, USUAL, 9), (notes, USUAL, 2), (pack, HUGE, 16), (notes, HUGE, 9)]
)
def test_the_papers_of_the_ward_are_not_cut_on_a4(browser, make, draft, most):
    context = browser.new_context(viewport={"width": A4_WIDTH, "height": 1000})
    page = context.new_page()
    page.set_content(make(draft))
    page.emulate_media(media="print")
    assert cut_off(page) == []
    assert 1 <= pages_of(page.pdf(prefer_css_page_size=True)) <= most
    context.close()


def test_a_code_on_paper_is_large_and_has_a_white_border(browser):
    context = browser.new_context(viewport={"width": A4_WIDTH, "height": 1000})
    page = context.new_page()
    page.set_content(pack(USUAL))
    page.emulate_media(media="print")
    box = page.locator(".code svg").bounding_box()
    around = page.locator(".code").bounding_box()
    assert box["width"] > 280  # CSS px: 80 mm are 302
    assert box["x"] - around["x"] >= 4 * box["width"] / 133
    context.close()
