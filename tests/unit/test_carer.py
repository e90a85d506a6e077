"""What a carer is told: two ages always, old never as new, and an alarm that nothing hides."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.carer import ENDED, NEVER
from models.carer_link import BEHIND, STALE
from models.carer_values import NO_ENTRY
from models.diary import Diary
from models.records import Entry
from models.restore_share import shared_to_data, to_packed
from models.share import SECTIONS, USUAL, build_shared
from models.share_state import Trouble
from tests.carer import DAYS, HOURS, MINUTES, NUMBER, PACK, SHIVERY, TABLETS, TODAY, carer, share, texts
from tests.people import NIGHT, NOW, SAM, entry

WELL = re.compile(
    r"\b(ok|okay|fine|well|normal|all clear|good news|no problem|safe|no alerts?)\b", re.IGNORECASE
)
SIGNS = {  # level: a sign, and what the carer is told to do
    "999": ("seizure", "Call 999 now for Sam"),
    "emergency": ("shivery", "Take Sam to A&E now"),
    "urgent": ("new_symptom", "Call Sam\u2019s team now"),
    "contact": ("sick", "Contact Sam\u2019s nurse today"),
    "gp": ("medicines_out", "Contact Sam\u2019s GP"),
}


def report(sign: str, at: datetime = NOW - 2 * HOURS) -> Entry:
    return entry("report", at, tags=(sign,))


def test_where_nobody_said_if_it_is_a_trial_its_line_stands_on_the_alert_too() -> None:
    shown = carer(plan=replace(SAM, trial=None), entries=[SHIVERY])
    assert shown.alert is not None
    team = [call for call in shown.alert.calls if call.label == "Team"]
    assert [call.number for call in team] == ["020 3447 7359", "020 3447 2528"]
    assert team[1].lead.startswith("On a clinical trial?")
    assert (shown.calls[-1].label, shown.calls[-1].lead) == (
        "CAR T\u2011cell trials team",
        "On a clinical trial?",
    )
    night = carer(plan=replace(SAM, trial=None), entries=[SHIVERY], now=NIGHT + DAYS, reached=NIGHT + DAYS)
    assert night.alert is not None
    assert [call.number for call in night.alert.calls if call.label == "Team"] == ["07852 220 900"]


def test_what_is_kept_and_cannot_be_read_is_as_loud() -> None:
    shown = carer(content="broken")
    assert shown.loud == (
        NEVER,
        "What came before cannot be read any more. This page knows nothing about how they are.",
    )


def test_the_end_of_sharing_shows_no_values_but_who_and_when_and_whom_to_call() -> None:
    shown = carer(ended=True, entries=[*TODAY, entry("temperature", NOW, 36.2)])
    assert shown.loud is not None
    assert shown.loud[0] == ENDED
    assert "Sam stopped sharing with you. This device learned it today at 10:40am." in shown.loud[1]
    assert "To follow again you need a new link." in shown.loud[1]
    said = " ".join(texts(shown))
    for value in ("36.", "litres", "310", "Blood test", NUMBER, "10:10am"):
        assert value not in said
    assert [call.number for call in shown.calls] == ["020 3447 7359"]


def test_an_alert_that_stood_at_the_end_is_said() -> None:
    shown = carer(ended=True, entries=[SHIVERY])
    assert shown.loud is not None
    assert "At the end an alert stood" in shown.loud[1]


# Values


def test_no_entry_is_never_zero() -> None:
    shown = carer(entries=[entry("drink", NOW - DAYS, 2100), entry("steps", NOW - DAYS, 2380)], plan=TABLETS)
    rows = {value.id: (value.value, value.second) for value in shown.values}
    assert rows["fluids"] == (NO_ENTRY, "Yesterday: 2.1 litres")
    assert rows["steps"] == (NO_ENTRY, "Yesterday: 2,380")
    assert rows["energy"] == (NO_ENTRY, "Yesterday: no entry")
    assert rows["medicines"] == (NO_ENTRY, "Not ticked yet: Aciclovir, 400 mg, due at 8am")
    assert shown.temperature is not None
    assert shown.temperature.value == NO_ENTRY
    assert not [text for text in texts((shown.values, shown.temperature)) if re.search(r"\b0\b", text)]


def test_what_was_written_today() -> None:
    shown = carer()
    rows = {value.id: (value.value, value.second) for value in shown.values}
    assert rows["fluids"] == ("0.4 litres", "Aim for 2 to 3 litres by bedtime")
    assert rows["steps"] == ("310", "Goal 1,000")
    assert rows["energy"] == ("5 of 10", "At 8:40am")
    assert shown.temperature is not None
    assert (shown.temperature.value, shown.temperature.second) == ("36.7C", "Today at 8:40am")
    assert [line.words for line in shown.coming] == ["Blood test", "PET scan"]


@pytest.mark.parametrize("section", [section.id for section in SECTIONS])
def test_a_section_that_is_not_shared_shows_nothing(section: str) -> None:
    shown = carer(sections=tuple(one for one in USUAL if one != section), plan=TABLETS)
    ids = {value.id for value in shown.values}
    assert section not in ids
    if section == "temperature":
        assert shown.temperature is None
        assert "Sam does not share temperatures. This page cannot warn you of a high one." in shown.warnings
    if section == "unwell":
        assert "Sam does not share symptoms. This page cannot warn you." in shown.warnings
    if section == "appointments":
        assert shown.coming == ()


# Alerts


@pytest.mark.parametrize("level", SIGNS)
def test_the_order_is_for_the_carer(level: str) -> None:
    sign, title = SIGNS[level]
    shown = carer(entries=[report(sign)])
    assert shown.alert is not None
    assert shown.alert.title == title
    assert "At 8:40am Sam ticked \u2018" in shown.alert.reported[0]
    assert shown.alert.calls[-1].number == NUMBER
    assert "you must not drive" not in " ".join(shown.alert.todo).lower()


def test_a_fever_is_said_with_its_reading_once() -> None:
    at = NOW - HOURS
    shown = carer(entries=[entry("temperature", at, 38.4), entry("report", at, 38.4, tags=("fever",))])
    assert shown.alert is not None
    assert shown.alert.reported == ("At 9:40am Sam wrote down 38.4C.",)


def test_what_the_carer_reported_is_theirs() -> None:
    shown = carer(notes=(report("shivery", NOW - MINUTES),))
    assert shown.alert is not None
    assert shown.alert.reported == ("At 10:39am you ticked \u2018Shivery\u2019.",)


def test_help_found_by_the_carer_ends_it_here_and_says_where_it_does_not() -> None:
    seen = entry("seen", NOW - MINUTES, tags=(SHIVERY.uid,))
    shown = carer(entries=[*TODAY, SHIVERY], notes=(seen,))
    assert shown.alert is None
    assert shown.closed == "At 10:39am you wrote down that Sam got help. Sam\u2019s phone does not know that."
    again = carer(entries=[*TODAY, SHIVERY, report("confused", NOW)], notes=(seen,))
    assert again.alert is not None
    assert again.closed == "", "it would read as if the new order had been met"


@pytest.mark.parametrize(("now", "number"), [(NOW, "020 3447 7359"), (NIGHT + DAYS, "07852 220 900")])
def test_the_number_is_that_of_this_hour(now: datetime, number: str) -> None:
    shown = carer(entries=[SHIVERY], now=now, reached=now)
    assert shown.alert is not None
    assert shown.alert.calls[0].number == number
    assert number in [call.number for call in shown.calls]


def test_a_closed_line_is_never_the_number_of_an_order_that_can_wait() -> None:
    shown = carer(entries=[report("sick")], now=NIGHT + DAYS, reached=NIGHT + DAYS)
    assert shown.alert is not None
    assert shown.alert.title == "Contact Sam\u2019s nurse"
    assert shown.alert.calls[0].number == "07852 220 900"
    assert shown.alert.calls[0].lead.startswith("Worse or worried before then?")
    assert "opens at 9am" in shown.alert.todo[0]


@given(
    trouble=st.sampled_from(Trouble),
    hours=st.integers(-48, 24 * 40),
    behind=st.none() | st.integers(0, 24 * 40),
    ahead=st.floats(-1e6, 1e6),
    quiet=st.none() | st.times(),
    sections=st.sets(st.sampled_from([section.id for section in SECTIONS])),
    signs=st.sets(st.sampled_from([sign.id for sign in PACK.signs]), max_size=3),
    ended=st.booleans(),
    fetched=st.booleans(),
    name=st.sampled_from(["Sam Taylor", "", "Wolfeschlegel" * 15, "\u202eabc"]),
)
@settings(max_examples=300, deadline=None)
def test_in_every_state_both_ages_stand_and_nothing_hides_an_alert(
    trouble, hours, behind, ahead, quiet, sections, signs, ended, fetched, name
) -> None:
    now = NOW + timedelta(hours=hours)
    reached = None if behind is None else now - timedelta(seconds=ahead) - timedelta(hours=behind)
    entries = [*TODAY, entry("report", NOW - HOURS, tags=tuple(sorted(signs)))] if signs else TODAY
    shown = carer(
        entries, now, trouble, reached, ahead, replace(SAM, name=name), ended=ended,
        content=None if fetched else "", quiet=quiet, sections=tuple(sorted(sections)),
    )  # fmt: skip
    assert shown.entry.title
    assert shown.entry.second
    assert shown.contact.title
    assert shown.contact.second
    stale = reached is None or behind > STALE / HOURS or trouble in BEHIND
    if stale and fetched and not ended:
        assert shown.old
        assert "newest" not in shown.contact.second
    if signs and fetched and "unwell" in sections:
        assert (shown.alert is None) is ended
        if ended:
            assert "an alert stood" in " ".join(texts(shown.loud))
    if fetched and not ended and "unwell" not in sections:
        assert any("cannot warn you." in words for words in shown.warnings)
    if ended or not fetched:
        assert (shown.values, shown.temperature, shown.alert, shown.written, shown.coming) == (
            (),
            None,
            None,
            (),
            (),
        )
    said = [text for text in texts(shown) if text not in (shown.source,)]
    assert not [text for text in said if WELL.search(text.replace("Felt unwell", ""))]


def test_a_part_that_cannot_be_read_is_said() -> None:
    content = shared_to_data(build_shared(PACK, SAM, Diary([*TODAY, SHIVERY]), share(), NOW))
    content["tables"]["entries"][SHIVERY.uid] = {"kind": "report", "at": "yesterday"}
    shown = carer(content=to_packed(content))
    assert shown.alert is None
    assert shown.warnings[0].startswith("A part of what came is missing here, so this page may not warn you.")
