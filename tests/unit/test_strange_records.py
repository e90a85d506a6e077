"""Whatever can be stored can be shown: no record, no clock and no time zone makes a screen's words fail."""

from datetime import datetime, timedelta, timezone

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.ae_card import build_ae_card
from models.away import build_away
from models.backup import Preview, read_backup, write_backup
from models.calendar_page import IN_A_CALENDAR, build_calendar
from models.chart import build_chart
from models.chart_table import temperature_rows
from models.contacts import build_contacts
from models.diary import Diary
from models.diary_rows import build_diary_rows
from models.due import due_list
from models.due_notices import notices
from models.entry_form import build_form, read_form
from models.food import build_food
from models.kinds import KINDS
from models.move import build_move, build_walk
from models.nap import build_nap
from models.new_entry import said_of
from models.pack import Level
from models.pack_loader import load_centre
from models.path import build_path
from models.pointers import pointer_after
from models.records import Entry
from models.red_flags import standing
from models.restore import Restored, record_to_tables, restore_tables
from models.series import MEASURES, build_series
from models.setup import build_answers
from models.steps import build_steps
from models.timeline import build_symptoms, build_timeline
from models.today import build_today
from models.unwell import build_unwell
from models.week_words import build_week
from tests.unit.records import plans, reminders, words

PACK = load_centre("uclh")
IDS = [*(sign.id for sign in PACK.signs), "from_a_newer_app", "running", ""]
TEXTS = ["", "mouth_am", "pale", "through", "N" * 200, "\u202e\u0000'\"<b>", "surfaces"]
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1970, 1, 2), datetime(2200, 12, 30), timezones=zones)
near = st.datetimes(datetime(2026, 11, 13), datetime(2026, 11, 22), timezones=zones)


@st.composite
def entries(draw: st.DrawFn, uid: str) -> Entry:
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    value = (
        draw(st.floats(kind.low, kind.high)) if kind.unit and (kind.needed or draw(st.booleans())) else None
    )
    at, written = draw(near | moments), draw(near | moments)
    tags = tuple(draw(st.lists(st.sampled_from(IDS), max_size=3)))
    return Entry(uid, kind.id, at, written, value, draw(st.sampled_from(TEXTS) | words), tags)


diaries = st.integers(0, 12).flatmap(lambda count: st.tuples(*(entries(f"{n:032x}") for n in range(count))))


@given(plans, diaries, near | moments, st.sets(st.sampled_from(IDS), max_size=4), reminders)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_screen_has_words_for_every_record(plan, made, now, signs, kept):
    restored = restore_tables(record_to_tables(Restored(plan, entries=made)))
    assert (restored.plan, restored.entries, restored.problems) == (plan, made, ())
    diary, today = Diary(made), now.date()
    build_today(PACK, plan, diary, now)
    build_path(PACK, plan, diary, today)
    build_timeline(PACK, diary, today)
    build_symptoms(PACK, diary, now)
    for span in ("7", "30", "all"):
        build_chart(diary, today, span)
        temperature_rows(PACK, diary, today, span)
        for measure in MEASURES.values():
            build_series(diary, today, span, measure)
    build_week(PACK, diary, today)
    build_nap(diary, now)
    build_diary_rows(PACK, diary, now)
    build_move(PACK, diary, now)
    build_walk(diary, now)
    build_steps(PACK, plan, diary, today)
    build_food(PACK, diary, today)
    build_contacts(PACK, plan, now)
    build_answers(PACK, plan)
    build_ae_card(PACK, plan, diary, now)
    notices(due_list(PACK, plan, diary, kept, now), kept)
    build_away(PACK, plan, diary, kept, now)
    build_calendar(PACK, plan, diary, now, True, IN_A_CALENDAR, kept.given)
    for each in made:
        form = build_form(PACK, diary, each.uid, now)
        assert form is not None
        pointer_after(PACK, diary, each)
        said_of(PACK, each, now)
        assert read_form(form, each, now).value in (None, each)
    shown = build_unwell(PACK, plan, diary, now, frozenset(signs), for_someone=True, own_words="\u202e")
    assert shown.action.plan.steps[-1].kind == "ae"
    stands = standing(PACK, diary, now)
    assert stands is None or stands.assessment.level > Level.NONE
    assert isinstance(read_backup(write_backup(restored, now, "test"), now), Preview)
