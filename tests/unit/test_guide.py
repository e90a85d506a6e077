"""The guide holds what concerns a person, keeps private cards off a shared device, calls the right line."""

from dataclasses import replace

import pytest

from models.call_plan import ABROAD
from models.can_i import answer_groups, answers_at
from models.guide import Line, build_card, build_guide, cards_for, index_of, read_text, topic_about
from models.pack_care import GuideCard
from models.pack_checks import PLACES
from models.pack_loader import load_centre
from tests.people import NIGHT, NOW, SAM

PACK = load_centre("uclh")
CARD = GuideCard("x", "help", "Title", "Text.", "Ours", ("R01",))


def with_card(**changes: object):
    return replace(PACK, guide=(*PACK.guide, replace(CARD, **changes)))


def test_every_card_of_the_pack_stands_under_one_topic_in_order() -> None:
    topics = build_guide(PACK, replace(SAM, trial=None, picc=None, gcsf=None), shared=False)
    assert [topic.id for topic in topics] == [topic.id for topic in PACK.topics]
    assert sorted(card.id for topic in topics for card in topic.cards) == sorted(c.id for c in PACK.guide)


@pytest.mark.parametrize(
    ("card", "plan", "shown"),
    [
        ({"needs": "picc"}, {"picc": None}, True),
        ({"needs": "picc"}, {"picc": True}, True),
        ({"needs": "picc"}, {"picc": False}, False),
        ({"needs": "gcsf"}, {"gcsf": False}, False),
        ({"pathway": "trial"}, {"trial": None}, True),
        ({"pathway": "trial"}, {"trial": True}, True),
        ({"pathway": "trial"}, {"trial": False}, False),
        ({"pathway": "not_trial"}, {"trial": True}, False),
    ],
)
def test_only_a_no_or_the_other_pathway_hides_a_card(card, plan, shown) -> None:
    pack, person = with_card(**card), replace(SAM, **plan)
    assert ("x" in {one.id for one in cards_for(pack, person, shared=False)}) is shown
    assert (
        "x" in {one.id for topic in build_guide(pack, person, shared=False) for one in topic.cards}
    ) is shown


def test_private_cards_and_answers_are_not_on_a_device_that_shows_the_example() -> None:
    private = {card.id for card in PACK.guide if card.private}
    assert private
    assert private <= {card.id for card in cards_for(PACK, SAM, shared=False)}
    assert not private & {card.id for card in cards_for(PACK, SAM, shared=True)}
    assert "sex" not in {topic.id for topic in build_guide(PACK, SAM, shared=True)}
    for asked in ("sex", "contraception", "condom", "pregnant"):
        own, shared = (
            index_of(PACK, SAM, shared=False).find(asked).items,
            index_of(PACK, SAM, shared=True).find(asked).items,
        )
        assert any(getattr(item, "private", False) for item in own), asked
        assert not any(getattr(item, "private", False) for item in shared), asked


def test_a_private_answer_is_in_no_list() -> None:
    private = {one.id for one in PACK.interlocks if one.private}
    listed = [one.id for group in answer_groups(PACK) for one in group.answers]
    assert private
    assert sorted(listed) == sorted({one.id for one in PACK.interlocks} - private)
    assert not private & {one.id for place in (*PLACES, "guide") for one in answers_at(PACK, place)}


def test_a_team_line_on_a_card_leaves_it_to_the_call_plan() -> None:
    """A card that names the helpline must not send a trial patient, or anyone at night, to a wrong number."""
    for contact in ("helpline", "trials", "out_of_hours"):
        card = build_card(PACK, replace(CARD, contact=contact), NIGHT)
        assert (card.ask_team, card.call) == (True, None)


def test_another_contact_keeps_its_own_number_and_says_when_it_is_closed() -> None:
    card = build_card(PACK, replace(CARD, contact="macmillan_uclh"), NIGHT)
    assert card.call is not None
    assert not card.ask_team
    assert card.call.number == PACK.contact("macmillan_uclh").number
    assert "Closed now" in card.call.hours
    assert "Closed" not in build_card(PACK, replace(CARD, contact="macmillan_uclh"), NOW).call.hours


def test_two_doses_together_are_warned_of_where_the_card_is_looked_for() -> None:
    index = index_of(PACK, SAM, shared=False)
    for asked in ("missed a dose", "double dose", "took too many tablets"):
        card = index.find(asked).items[0]
        assert card.id == "med_stopping"
        assert "Never take two doses together" in card.text
        assert "Taken too much, or the wrong one? Call your team now." in card.text


def test_the_travel_card_says_how_to_dial_from_abroad() -> None:
    card = next(card for card in PACK.guide if card.id == "life_travel")
    assert ABROAD.removesuffix(".") in card.text
    assert "112" in card.text


def test_late_effects_do_not_wait_for_a_visit() -> None:
    for words in (
        next(one.words for one in PACK.milestones if one.id == "late_effects"),
        next(card.text for card in PACK.guide if card.id == "later_effects").lower(),
    ):
        assert "do not wait" in words


def test_a_text_is_read_as_paragraphs_and_points() -> None:
    text = "One line\nthat goes on.\n\n- First point\n  goes on\n- Second\nstill second\n\nLast."
    assert read_text(text) == (
        Line("One line that goes on."),
        Line("First point goes on", point=True),
        Line("Second still second", point=True),
        Line("Last."),
    )
    assert read_text("Paragraph.\n- Point") == (Line("Paragraph."), Line("Point", point=True))
    assert read_text("") == ()


def test_no_card_of_the_pack_loses_a_word() -> None:
    for card in PACK.guide:
        lines = read_text(card.text)
        assert " ".join(line.text for line in lines).split() == [
            word for word in card.text.split() if word != "-"
        ], card.id
        assert all(line.text for line in lines), card.id


@pytest.mark.parametrize(
    ("place", "topic"), [("food", "food"), ("medicines", "medicines"), ("unwell", "help"), ("today", None)]
)
def test_a_screen_finds_its_topic(place, topic) -> None:
    found = topic_about(PACK, place)
    assert (found.id if found else None) == topic
