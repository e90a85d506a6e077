"""Questions wait until they were asked, and none is hidden by those that were."""

from datetime import timedelta

import pytest

from models.diary import Diary
from models.entry_words import say_entry
from models.pack_loader import load_centre
from models.questions import ASKED, LONGEST, SHOWN, build_questions, refusal, tick, waiting
from tests.people import NOW, entry

FIRST = entry("question", NOW - timedelta(days=3), text="May I drive?")
SECOND = entry("question", NOW - timedelta(days=1), text="May I swim?")
DONE = entry("question", NOW - timedelta(days=2), text="May I fly?", tags=(ASKED,))


def test_what_to_ask_comes_first_in_the_order_it_was_written():
    found = build_questions(Diary([SECOND, DONE, FIRST]))
    assert [(row.text, row.asked) for row in found.rows] == [
        ("May I drive?", False),
        ("May I swim?", False),
        ("May I fly?", True),
    ]
    assert found.rows[0].when == "Written down on 17 November 2026"
    assert waiting(Diary([SECOND, DONE, FIRST])) == (FIRST, SECOND)


def test_a_tick_can_be_taken_back_and_keeps_other_tags():
    asked = tick(FIRST, True)
    assert (asked.tags, asked.text, asked.uid) == ((ASKED,), FIRST.text, FIRST.uid)
    assert tick(asked, True) == asked
    assert tick(asked, False) == FIRST


def test_many_asked_ones_push_nothing_out():
    many = [entry("question", NOW, text=f"{n}", tags=(ASKED,)) for n in range(500)]
    found = build_questions(Diary([*many, FIRST]))
    assert found.rows[0].text == "May I drive?"
    assert (len(found.rows), found.more) == (SHOWN, 501 - SHOWN)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  ", "Type your question first."),
        ("x" * (LONGEST + 1), "Keep it to 500 characters. This has 501."),
        (" May I? ", ""),
    ],
)
def test_a_question_that_cannot_be_kept_is_refused(text, sentence):
    assert refusal(text) == sentence


def test_everywhere_else_it_says_whether_it_was_asked():
    pack = load_centre("uclh")
    assert say_entry(pack, FIRST) == ("May I drive?", "Question for your team")
    assert say_entry(pack, DONE) == ("May I fly?", "Asked")
