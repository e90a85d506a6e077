"""A brain check is words beside words: every change ends in an order, and nothing says that all is well."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.brain import (
    CHANGED,
    SAME,
    UNSURE,
    Check,
    Noticed,
    as_it_stands,
    baseline,
    check_entries,
    read_answers,
    read_check,
    say_check,
    signs_of,
)
from models.brain_shown import build_brain
from models.diary import Diary
from models.entry_words import say_entry
from models.pack import Level
from models.pack_loader import load_centre
from models.records import Plan, Settings
from models.red_flags import assess, standing
from models.restore import Restored, entry_to_data, record_to_tables, restore_entry, restore_tables
from tests.people import NOW, entry

PACK = load_centre("uclh")
IDS = [prompt.id for prompt in PACK.prompts]
NEVER_SAID = ("passed", "score", "all clear", "normal", "points", " ok", "well done", "nothing wrong")
UIDS = ("check", "report")


def check(*pairs, note="", first=False):
    return Check(tuple(Noticed(*pair) for pair in pairs), note, first)


def kept(some, now=NOW, uids=UIDS):
    return check_entries(PACK, some, now, uids)


def first_check(at=NOW - timedelta(days=9)):
    return kept(check((IDS[0], SAME, "Wednesday"), first=True), at, ("first", "x"))[0]


@pytest.mark.parametrize("prompt", IDS)
@pytest.mark.parametrize("how", [CHANGED, UNSURE])
def test_r06_to_r09_any_change_or_not_being_sure_is_an_emergency_by_itself(prompt, how):
    entries = kept(check((prompt, how), *((other, SAME) for other in IDS if other != prompt)))
    assert [one.kind for one in entries] == ["brain", "report"]
    assert assess(PACK, entries[1].tags).level is Level.EMERGENCY
    assert not assess(PACK, entries[1].tags).call_999
    stands = standing(PACK, Diary(entries), NOW)
    assert stands is not None
    assert stands.words.startswith("Go to A&E now")


def test_each_of_the_four_signs_of_the_source_is_reached():
    reached = {sign for prompt in IDS for sign in signs_of(PACK, check((prompt, CHANGED)))}
    assert {"confused", "words", "tremor", "weakness"} <= reached


def test_a_prompt_of_an_older_pack_and_a_word_of_a_newer_app_still_need_a_call():
    assert signs_of(PACK, check(("gone", CHANGED))) == ("confused",)
    assert signs_of(PACK, check((IDS[0], "worse"))) != ()


def test_a_pack_without_such_signs_still_gives_an_order():
    bare = replace(PACK, signs=tuple(sign for sign in PACK.signs if sign.id == "rash"))
    entries = check_entries(bare, check((IDS[0], CHANGED)), NOW, UIDS)
    assert assess(bare, entries[1].tags).level is Level.URGENT


def test_no_change_writes_the_check_alone_and_says_only_what_was_written():
    entries = kept(check(*((prompt, SAME) for prompt in IDS), note="Slept badly"))
    assert [one.kind for one in entries] == ["brain"]
    assert say_entry(PACK, entries[0]) == ("Brain check", "No change written down. Slept badly")


def test_the_first_check_is_kept_to_compare_with_but_never_one_with_a_change():
    assert baseline(Diary(kept(check((IDS[0], SAME), first=True)))) is not None
    assert baseline(Diary(kept(check((IDS[0], CHANGED), first=True)))) is None
    assert not read_answers(PACK, check((IDS[0], UNSURE), first=True)).value.baseline


def test_today_stands_beside_the_first_check_in_words():
    today = kept(check((IDS[0], CHANGED, "March")))
    shown = build_brain(PACK, Diary((first_check(), *today)), NOW)
    assert shown.before_when.startswith("Wednesday 11 November")
    assert shown.rows[0].before == "As usual: Wednesday"
    one, two = shown.checks[0].beside[:2]
    assert (one.before, one.now, one.worrying) == ("As usual: Wednesday", "Changed: March", True)
    assert (two.before, two.now, two.worrying) == ("Not asked", "Not asked", False)
    assert [each.words for each in shown.checks] == [
        f"Changed: {PACK.prompts[0].title}",
        "First check, to compare with later",
    ]


def test_without_a_first_check_nothing_is_claimed_to_be_the_same_as_before():
    shown = build_brain(PACK, Diary(kept(check((IDS[0], SAME)))), NOW)
    assert shown.before_when == ""
    assert (shown.checks[0].beside[0].before, shown.checks[0].beside[0].now) == ("", "As usual")


@pytest.mark.parametrize(
    ("some", "why"),
    [
        (check(), "Ask at least one thing"),
        (check((IDS[0], "", "Friday")), f"for this one: {PACK.prompts[0].title}"),
        (check((IDS[0], SAME, "x" * 201)), "Use up to 200 letters"),
        (check((IDS[0], SAME), note="x" * 2001), "Keep the note to 2,000 letters"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_one_sentence(some, why):
    answer = read_answers(PACK, some)
    assert answer.value is None
    assert why in answer.refusal


def test_a_check_left_half_way_counts_words_without_a_choice_as_not_sure():
    half = as_it_stands(check((IDS[0], "", "er"), (IDS[1], SAME), (IDS[2], "", " ")))
    assert [one.how for one in half.noticed] == [UNSURE, SAME]
    assert half.worrying


words = st.text(max_size=60)
hows = st.sampled_from((SAME, CHANGED, UNSURE))
checks = st.builds(
    Check,
    st.lists(st.builds(Noticed, st.sampled_from(IDS), hows, words), unique_by=lambda one: one.prompt).map(
        tuple
    ),
    words,
)


@given(checks)
def test_a_check_comes_back_from_its_entry_as_it_was_written(some):
    back = read_check(kept(some)[0])
    assert {(one.prompt, one.how, one.words) for one in back.noticed} == {
        (one.prompt, one.how, one.words.strip()) for one in some.noticed
    }
    assert back.note == some.note.strip()


@given(checks)
def test_a_change_never_goes_without_a_report_and_no_words_judge(some):
    entries = kept(some)
    assert (len(entries) == 2) == some.worrying
    bare = replace(some, note="", noticed=tuple(replace(one, words="") for one in some.noticed))
    said = say_check(PACK, kept(bare)[0]).lower()
    assert not any(word in said for word in NEVER_SAID)


@given(st.lists(st.text(max_size=40), max_size=12), st.text(max_size=40))
def test_strange_tags_of_a_damaged_record_never_stop_the_screen(tags, text):
    strange = replace(entry("brain"), tags=tuple(tags), text=text)
    shown = build_brain(PACK, Diary((strange,)), NOW)
    assert len(shown.checks) == 1
    assert say_entry(PACK, strange)[0] == "Brain check"


@pytest.mark.parametrize(
    "tags",
    [("|", "||", "|||", "day", "day|", "day||", "day|same"), ("baseline", "baseline", "day|same|a|b|c")],
)
def test_tags_with_too_little_or_too_much_are_passed_over_or_kept_whole(tags):
    back = read_check(replace(entry("brain"), tags=tags))
    assert all(one.prompt for one in back.noticed)
    assert [one.words for one in back.noticed if one.how == SAME] in ([], ["a|b|c"])


def test_a_backup_brings_checks_back_and_refuses_tags_that_are_no_words():
    entries = (first_check(), *kept(check((IDS[0], CHANGED, "a|b"))))
    back = restore_tables(record_to_tables(Restored(Plan(), Settings(), entries)))
    assert set(back.entries) == set(entries)
    with pytest.raises(TypeError):
        restore_entry("x", {**entry_to_data(entries[0]), "tags": [1, None]})


def test_ten_thousand_checks_show_the_newest_only():
    many = [replace(first_check(NOW - timedelta(hours=n)), uid=str(n)) for n in range(10_000)]
    shown = build_brain(PACK, Diary(many), NOW)
    assert len(shown.checks) == 20
    assert shown.checks[0].uid == "0"
