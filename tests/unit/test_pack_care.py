"""Holds medicines, steroids, guide, feelings and brain check of the pack to the reading of the sources."""

import re
from dataclasses import replace

import pytest

from models.pack import Interlock
from models.pack_care import GuideCard
from models.pack_loader import load_centre
from views.icons import ICONS

PACK = load_centre("uclh")
KINDS = {kind.id: kind for kind in PACK.medicine_kinds}
CARDS = {card.id: card for card in PACK.guide}
PRIVATE = {"I11", "I12", "I13"}  # sex and contraception
# A person who meets one of these words on a card has to meet the order that belongs to it too.
EMERGENCY = re.compile(
    r"\b38C|shivery|short of breath|confus|finding words|new shaking|new weakness|severe headache"
    r"|left (side )?of",
    re.I,
)
ORDERED = re.compile(r"A&E|\b999\b")


@pytest.mark.parametrize(
    ("kind_id", "code", "examples", "stop", "months", "every_days"),
    [
        ("antiviral", "M01", ("aciclovir",), "team", 12, 0),
        ("antiseizure", "M02", ("levetiracetam",), "team", 0, 0),
        ("lungs", "M03", ("pentamidine", "atovaquone"), "team", 0, 0),
        ("stomach", "M04", ("lansoprazole",), "team", 0, 0),
        ("antifungal", "M05", ("posaconazole",), "team", 0, 0),
        ("immunoglobulin", "M06", ("immunoglobulin",), "team", 0, 30),
        ("sickness", "M08", (), "self", 0, 0),
    ],
)
def test_a_kind_of_medicine_is_as_the_source_has_it(kind_id, code, examples, stop, months, every_days):
    kind = KINDS[kind_id]
    assert code in kind.covers
    assert (kind.examples, kind.stop, kind.months, kind.every_days) == (examples, stop, months, every_days)
    assert ("M07" in kind.covers) == (kind.stop == "team")


def test_every_kind_of_the_source_is_there_and_no_other():
    assert len(PACK.medicine_kinds) == 7


def test_lung_protection_has_no_date():
    """Q9: 8 weeks from which day is not said, so nothing is counted."""
    assert "around 8 weeks" in KINDS["lungs"].rule
    assert "your team decides" in KINDS["lungs"].rule
    assert [stone.kind for stone in PACK.milestones if "Q9" in stone.covers] == ["open"]


def test_what_is_said_of_steroids_is_in_the_source():
    """Q16: a call before starting, never a stop, no reason that the source does not give; ST03 beside."""
    steroids = PACK.steroids
    said = " ".join((steroids.order, *steroids.reasons))
    assert steroids.order.startswith("Call your CAR T")
    assert "before you start" in steroids.order
    assert "no end date" in said
    assert "do not stop it by yourself" in said
    assert not re.search(r"cells from working|kill|switch off|harm", said, re.I)
    assert all(
        word in steroids.allowed_words for word in ("inhalers", "creams", "ointments", "eyes", "ears", "nose")
    )
    assert steroids.names == tuple(dict.fromkeys(name.lower() for name in steroids.names))


def test_only_forms_that_the_source_names_are_allowed():
    allowed = " ".join(PACK.steroids.allowed)
    assert not re.search(r"spray|gel|lotion|tablet|liquid|soluble|inject", allowed)


def no_order(card: GuideCard | Interlock, text: str) -> bool:
    """Whether a text names an emergency sign without the order for it."""
    return bool(EMERGENCY.search(text)) and not ORDERED.search(text) and card.id not in ASKED_LATER


# These ask whether such a sign was there before, as a matter for the team; they are no list of signs.
ASKED_LATER = {"life_driving", "driving"}


def test_no_card_or_answer_names_an_emergency_sign_without_its_order():
    assert [card.id for card in PACK.guide if no_order(card, card.text)] == []
    answers = [(one, " ".join((one.answer, *one.reasons))) for one in PACK.interlocks]
    assert [one.id for one, text in answers if no_order(one, text)] == []


def test_a_card_without_the_order_is_found():
    card = replace(CARDS["body_skin"], text="A rash and feeling shivery: call your team.")
    assert no_order(card, card.text)


@pytest.mark.parametrize("card_id", ["help_today", "tired_more", "help_relapse_worry"])
def test_being_short_of_breath_is_never_a_routine_matter(card_id):
    """Q2: the relapse list of the source names it without urgency."""
    assert re.search(r"short of breath[^.]*(\.[^.]*)?A&E|A&E[^.]*short of breath", CARDS[card_id].text, re.I)


def test_emergency_cards_lead_to_the_red_button():
    for card in PACK.guide:
        if card.text.startswith("Go to A&E") or card.title.startswith(("Go to A&E:", "Call your team now")):
            assert card.go == "/unwell", card.id


def test_cards_are_short():
    """A tired person reads it in half a minute."""
    for card in PACK.guide:
        assert len(card.text.split()) <= 115, card.id
        assert card.text.count("\n- ") + card.text.startswith("- ") <= 8, card.id
        assert not re.search(r"[*_#`\[\]]|^\d\.", card.text), card.id


def test_sex_and_contraception_are_private_and_nothing_else_is():
    for card in PACK.guide:
        assert card.private == bool(PRIVATE & set(card.covers)), card.id
    for one in PACK.interlocks:
        assert one.private == bool(PRIVATE & set(one.covers)), one.id


def test_each_mood_has_its_card_and_there_is_no_scale():
    assert {code for mood in PACK.moods for code in mood.covers} >= {f"P{n:02}" for n in range(1, 8)}
    for mood in PACK.moods:
        assert CARDS[mood.card].topic == "feelings", mood.id
        assert not re.search(r"\d|best|worst|good|bad", mood.label), mood.id


def test_no_crisis_line_is_made_up():
    """The sources name none: the team's own numbers stand in for it, at any hour."""
    said = " ".join(card.text for card in PACK.guide)
    assert not re.search(r"samaritan|116|\b111\b|hotline", said, re.I)
    assert "call your team now, day or night" in CARDS["feel_low"].text


def test_the_brain_check_asks_for_what_can_change():
    """R06 to R09 each have a prompt; nothing in it is a number to add up."""
    covered = {code for prompt in PACK.prompts for code in prompt.covers}
    assert covered >= {"R06", "R07", "R08", "R09", "R39"}
    assert {prompt.kind for prompt in PACK.prompts} == {"answer", "seen"}
    said = " ".join(f"{p.title} {p.ask} {p.look}" for p in PACK.prompts)
    assert not re.search(r"\b(points?|score|right|wrong|correct|pass|fail)\b(?! to)", said, re.I)


def test_icons_of_topics_can_be_drawn():
    assert [topic.id for topic in PACK.topics if topic.icon not in ICONS] == []
