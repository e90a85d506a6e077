"""Whole records made by hypothesis: everything that Homeward itself could have written."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from models.kinds import KINDS
from models.medicine import Medicine
from models.records import Entry, Person, Plan, Settings
from models.reminders import KINDS as REMINDERS
from models.reminders import Given, ReminderSettings, Shown, Snoozed
from models.restore import Restored

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
days = st.dates(date(1950, 1, 1), date(2100, 12, 31))
offsets = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=offsets)
people = st.builds(Person, words, st.sampled_from(["", "999", "020 7946 0123", "+44 20 7946 0123"]))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
medicines = st.builds(
    lambda medicine, left, counted: replace(
        medicine, left=left, counted=counted if left is not None else None
    ),
    st.builds(
        Medicine,
        uid=st.uuids().map(lambda made: made.hex),
        name=words.filter(str.strip),
        dose=words,
        kind=words,
        times=st.frozensets(clocks, max_size=4).map(lambda times: tuple(sorted(times))),
        started=st.none() | st.dates(date(1980, 1, 1), date(2100, 12, 31)),
        stopped=st.none() | st.dates(date(1980, 1, 1), date(2100, 12, 31)),
        stopped_by=st.sampled_from(["", "team", "self"]),
        each=st.floats(0.25, 100),
        agreed=st.none() | st.booleans(),
    ),
    st.none() | st.floats(0, 10_000),
    moments,
)
plans = st.builds(
    Plan,
    centre=st.just("uclh"),
    infusion=st.none() | days,
    home=st.none() | days,
    trial=st.none() | st.booleans(),
    picc=st.none() | st.booleans(),
    gcsf=st.none() | st.booleans(),
    numbers_confirmed=st.booleans(),
    name=words,
    born=st.none() | days,
    allergies=words,
    medicines=words,
    nurse=people,
    local_hospital=people,
    emergency_contact=people,
    fluids_ml=st.none() | st.integers(250, 6000),
    step_goal=st.none() | st.integers(10, 50_000),
    team_dates=st.lists(st.tuples(words, days), max_size=3).map(tuple),
    prescribed=st.lists(medicines, max_size=3, unique_by=lambda medicine: medicine.uid).map(tuple),
    irradiated_card=st.none() | st.booleans(),
)
settings = st.builds(
    Settings,
    st.sampled_from(["system", "light", "dark"]),
    st.integers(100, 200),
    st.booleans(),
    st.none() | moments,
    st.booleans(),
)

shown = st.builds(Shown, words, st.integers(0, 9), moments, words, words)
given_out = st.builds(
    Given,
    words,
    st.sampled_from(sorted(REMINDERS)),
    st.integers(0, 2**31 - 1),
    st.sampled_from(["2026-11-20", "2026-11-20T08:00:00", "2026-11-20T08:00:00+00:00"]),
    words,
    st.booleans(),
)
reminders = st.builds(
    ReminderSettings,
    st.frozensets(st.sampled_from(sorted(REMINDERS))),
    clocks,
    clocks,
    st.booleans(),
    st.lists(shown, max_size=3, unique_by=lambda one: one.id).map(tuple),
    st.lists(st.builds(Snoozed, words, moments), max_size=2, unique_by=lambda one: one.id).map(tuple),
    st.none() | moments,
    st.lists(given_out, max_size=3, unique_by=lambda one: one.uid).map(tuple),
)


@st.composite
def entries(draw: st.DrawFn, uid: str) -> Entry:
    """One entry of any kind with a value its kind allows."""
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    numbers = st.floats(kind.low, kind.high) | st.integers(int(kind.low), int(kind.high))
    value = draw(numbers if kind.needed else st.none() | numbers)
    tags = tuple(draw(st.lists(words, max_size=3)))
    return Entry(uid, kind.id, draw(moments), draw(moments), value if kind.unit else None, draw(words), tags)


@st.composite
def records(draw: st.DrawFn) -> Restored:
    """A whole record with up to 8 entries."""
    count = draw(st.integers(0, 8))
    made = tuple(draw(entries(f"{number:032x}")) for number in range(count))
    return Restored(draw(plans), draw(settings), made, reminders=draw(reminders))
