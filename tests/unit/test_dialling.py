"""What a tap on a number dials (H1): the team from any country, 999 and what a person typed as they stand."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from models.ae_card import build_ae_card
from models.call_plan import NURSE, build_call_plan, team_contacts
from models.contacts import build_contacts
from models.diary import Diary
from models.pack import Contact, Level
from models.pack_loader import load_centre
from models.records import Person
from tests.people import NIGHT, NOW, SAM
from views.app import first_numbers

PACK = load_centre("uclh")
INDEX = Path(__file__).parents[2] / "assets" / "index.html"
DIALLED = {
    "trials": "+442034472528",
    "helpline": "+442034477359",
    "out_of_hours": "+447852220900",
    "999": "999",
    "ae": "",
    "macmillan": "+448088080000",
}
ABROAD = replace(PACK, dial_code="+353")


@pytest.mark.parametrize("contact_id", DIALLED)
def test_a_number_of_the_centre_is_dialled_with_the_code_of_its_country(contact_id: str) -> None:
    assert PACK.dialled(PACK.contact(contact_id)) == DIALLED[contact_id]


def test_only_the_first_0_gives_way_and_only_there() -> None:
    def dialled(number: str) -> str:
        return ABROAD.dialled(Contact("x", "X", "team", (), number))

    assert dialled("01 800 300 00") == "+353180030000"
    assert dialled("+44 20 3447 7359") == "+442034477359"
    assert dialled("112") == "112"


@pytest.mark.parametrize("now", [NOW, NIGHT])
@pytest.mark.parametrize("level", Level)
def test_every_step_of_every_plan_says_what_is_dialled(now, level) -> None:
    plan = replace(SAM, nurse=Person("Ada Mensah", "020 3447 7359"))
    for call_999 in (False, True):
        for step in build_call_plan(PACK, plan, now, level, call_999).steps:
            typed = step.contact_id == NURSE
            own = {one.id: PACK.dialled(one) for one in PACK.contacts}
            assert step.dialled == (step.number if typed else own.get(step.contact_id, "")), step


def test_contacts_card_and_fallback_dial_the_same() -> None:
    plan = replace(SAM, emergency_contact=Person("Kit", "07700 900142"))
    team = [PACK.dialled(one) for one in team_contacts(PACK, plan)]
    assert team == ["+442034477359", "+447852220900"]
    assert [call.dialled for call in build_ae_card(PACK, plan, Diary(()), NOW).calls] == team
    assert [line.dialled for line in first_numbers(PACK, plan)] == team
    assert [line.number for line in first_numbers(PACK, plan)] == ["020 3447 7359", "07852 220 900"]
    lines = {line.id: line for group in build_contacts(PACK, plan, NOW).groups for line in group.lines}
    assert lines["emergency_contact"].dialled == "07700 900142"
    assert all(bool(line.dialled) == bool(line.number) for line in lines.values())
    assert lines["trials"].dialled == "+442034472528"


def test_the_page_before_the_app_dials_the_same_and_shows_the_number_as_written() -> None:
    links = re.findall(r'href="tel:([^"]+)">([^<]+)</a>', INDEX.read_text("utf-8"))
    own = {PACK.dialled(one): one.number for one in team_contacts(PACK, replace(SAM, trial=None))}
    assert dict(links) == {"999": "Emergency: call 999", **own}
