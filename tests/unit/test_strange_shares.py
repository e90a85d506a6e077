"""Whatever a box may hold, a carer's screen has words for it, and one record hides no other's alarm."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import carer_people
from models.carer import build_carer
from models.carer_people import ALERT, build_news, page_title
from models.diary import Diary
from models.restore_share import shared_of, shared_to_data, to_packed
from models.share import SECTIONS, Shared
from models.share_state import HubContact, Trouble
from tests.carer import PACK, SHIVERY, carer_state, one, packed
from tests.people import NOW
from tests.unit.records import plans
from tests.unit.test_strange_records import diaries, moments, near

EVERY = tuple(section.id for section in SECTIONS)


@given(
    plan=plans,
    made=near | moments,
    last=st.none() | near | moments,
    entries=diaries,
    notes=diaries,
    now=near | moments,
    reached=st.none() | near | moments,
    ahead=st.floats(-9e9, 9e9),
    trouble=st.sampled_from(Trouble),
    quiet=st.none() | st.times().map(lambda at: time(at.hour, at.minute)),
    ended=st.booleans(),
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_carers_screen_has_words_for_every_record(
    plan, made, last, entries, notes, now, reached, ahead, trouble, quiet, ended
) -> None:
    shared = Shared(plan, entries, EVERY, made, last, "", quiet)
    following = one(content=to_packed(shared_to_data(shared)), reached=reached, ended=ended)
    kept = shared_of(following)
    assert kept is not None
    mine = tuple(replace(note, uid=f"note {note.uid}") for note in notes)
    diary = Diary((*kept.entries, *mine))
    contact = HubContact(reached, ahead, trouble)
    shown = build_carer(PACK, kept, kept.plan, diary, following, contact, (reached, ahead), now)
    assert all((shown.entry.title, shown.entry.second, shown.contact.title, shown.contact.second))
    person = carer_people.Followed(following, kept, kept.plan, diary)
    (news,) = build_news(PACK, [person], lambda _: (contact, reached, ahead), now)
    assert (news.rank == ALERT) is (shown.alert is not None)
    assert page_title([news])


def test_a_record_that_breaks_a_rule_hides_no_other_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    good = one("sam", packed(entries=[SHIVERY]))
    state = carer_state(one("bad"), good, now=NOW)
    build = carer_people.build_alert

    def fails_for_one(pack, person, *more):
        if person.one.uid == "bad":
            raise ValueError("planted")
        return build(pack, person, *more)

    monkeypatch.setattr(carer_people, "build_alert", fails_for_one)
    news = state.news()
    assert [(each.uid, each.rank) for each in news] == [("sam", ALERT), ("bad", carer_people.UNKNOWN)]
    assert news[1].key
    assert news[1].second == "This person\u2019s page could not be made. Call them."
