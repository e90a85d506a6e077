"""Every doubtful point of the sources has a test under its ID, so that its reading cannot slip away."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from models.ae_card import build_ae_card
from models.contacts import build_contacts
from models.diary import Diary
from models.pack_loader import load_centre
from tests.people import NOW, SAM

PACK = load_centre("uclh")
TESTS = Path(__file__).parents[1]
AMERICAN = re.compile(
    r"schedule an|request an? appointment|24/7|healthcare provider|physician|\bER\b|\b911\b", re.IGNORECASE
)


@pytest.mark.parametrize("code", [f"Q{number}" for number in range(1, 21)])
def test_there_is_a_test_by_its_id(code: str) -> None:
    named = re.compile(rf"\b{code}\b|_{code.lower()}_")
    others = (
        path for path in TESTS.rglob("test_*.py") if path != Path(__file__) and "coverage" not in path.name
    )
    own = Path(__file__).read_text("utf-8").partition("def test_there")[2].partition("\n\n\n")[2]
    assert named.search(own) or any(named.search(path.read_text("utf-8")) for path in others)


def test_q8_walking_is_free_and_what_is_harder_is_asked_about() -> None:
    [exercise] = [one for one in PACK.interlocks if "Q8" in one.covers]
    assert exercise.ask_team
    assert "alk" in exercise.answer
    assert any(task.kind == "steps" and "ask" not in task.detail.lower() for task in PACK.tasks)


def test_q15_irradiated_blood_is_for_life() -> None:
    [stone] = [one for one in PACK.milestones if "H07" in one.covers]
    assert (stone.kind, stone.months, stone.days) == ("open", 0, 0)
    long_ago = replace(SAM, infusion=NOW.date() - timedelta(days=365 * 30), home=None)
    card = build_ae_card(PACK, long_ago, Diary(()), NOW)
    assert "rradiated" in repr(card)


def test_q18_both_hospitals_are_in_the_contacts() -> None:
    shown = repr(build_contacts(PACK, SAM, NOW))
    assert "Northfield General" in shown
    assert "UCLH" in shown


def test_q19_no_american_wording_and_the_higher_urgency() -> None:
    texts = [
        path.read_text("utf-8") for path in (TESTS.parent / "models" / "care_packs" / "uclh").rglob("*.*")
    ]
    assert [found for text in texts for found in AMERICAN.findall(text)] == []
    levels = {sign.id: sign.level.name for sign in PACK.signs}
    assert (levels["breathless"], levels["confused"], levels["seizure"]) == ("EMERGENCY",) * 3


def test_q20_nothing_is_said_about_a_check_before_paracetamol() -> None:
    texts = [
        path.read_text("utf-8") for path in (TESTS.parent / "models" / "care_packs" / "uclh").rglob("*.*")
    ]
    assert not any("paracetamol" in text.lower() for text in texts)
