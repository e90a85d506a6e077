"""Contacts says who answers right now, then lists everyone with number and hours."""

from dataclasses import replace
from datetime import timedelta

from models.contacts import ContactsState, build_contacts
from models.pack_loader import load_centre
from models.records import Plan
from tests.people import NIGHT, NOW, SAM

PACK = load_centre("uclh")


def ids(state: ContactsState) -> list[str]:
    return [line.id for group in state.groups for line in group.lines]


def test_by_day_the_helpline_and_at_night_the_mobile() -> None:
    day, night = build_contacts(PACK, SAM, NOW), build_contacts(PACK, SAM, NIGHT)
    assert day.first is not None
    assert (day.first.number, day.first_hours) == ("020 3447 7359", "Open today until 5pm")
    assert [step.number for step in day.then] == ["07852 220 900"]
    assert night.first is not None
    assert night.first.number == "07852 220 900"
    assert night.first_hours == "The Haematology helpline opens at 9am"


def test_everyone_of_the_source_is_there_once() -> None:
    for plan in (SAM, Plan(), replace(SAM, trial=True)):
        shown = ids(build_contacts(PACK, plan, NOW))
        assert len(shown) == len(set(shown))
        assert {contact.id for contact in PACK.contacts} <= set(shown)


def test_the_other_pathways_line_is_not_under_your_team() -> None:
    team = build_contacts(PACK, SAM, NOW).groups[0]
    assert [line.id for line in team.lines] == ["nurse", "helpline", "out_of_hours"]
    assert team.lines[0].name == "Ada Mensah, nurse"


def test_missing_people_lead_to_their_page_of_set_up() -> None:
    state = build_contacts(PACK, Plan(), NOW)
    steps = {line.id: line.step for group in state.groups for line in group.lines if line.step}
    assert steps == {
        "nurse": "nurse",
        "local_hospital": "hospital",
        "emergency_contact": "contact",
    }


def test_a_closed_line_says_so() -> None:
    lines = {
        line.id: line
        for group in build_contacts(PACK, SAM, NOW + timedelta(days=1)).groups
        for line in group.lines
    }
    assert lines["pals"].hours == "9am to 4pm, Monday to Friday. Closed now."
    assert not lines["pals"].open_now
    assert lines["macmillan"].open_now


def test_support_carries_its_disclaimer() -> None:
    support = build_contacts(PACK, SAM, NOW).groups[-1]
    assert support.title == "Support and advice"
    assert support.note == PACK.support_disclaimer


def test_with_no_line_open_it_is_ae() -> None:
    alone = replace(PACK, contacts=tuple(c for c in PACK.contacts if c.role != "out_of_hours"))
    state = build_contacts(alone, SAM, NIGHT)
    assert state.first is None
    assert "A&E" in state.nobody
