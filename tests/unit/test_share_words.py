"""What the person reads about sharing: how it goes, why it waits, and one sentence for each wrong field."""

from dataclasses import replace
from datetime import UTC, time, timedelta

import pytest

from models import share_words as words
from models.share import ALWAYS, USUAL, Share
from models.share_state import Sending, Trouble
from models.share_words import Choices, Chosen, build_rows, read_choices, say_opened, say_sent
from tests.people import NOW

ANNA = Share("a", "Anna", "A" * 43, NOW, number="07700 900142", quiet=time(10))
WAITS = Sending(True, NOW - timedelta(minutes=2))


@pytest.mark.parametrize(
    ("sent", "sending", "said"),
    [
        (None, Sending(), "Not sent yet"),
        (timedelta(seconds=20), Sending(), "Sent just now"),
        (timedelta(minutes=1), Sending(), "Sent just now"),
        (timedelta(minutes=2), Sending(), "Sent 2 minutes ago"),
        (timedelta(hours=2), Sending(), "Sent today at 8:40am"),
        (timedelta(days=1), Sending(), "Sent yesterday at 10:40am"),
        (timedelta(minutes=-3), Sending(), "Sent just now"),  # the server's clock is ahead
        (timedelta(hours=2), WAITS, "Waiting to be sent since 10:38am. It goes by itself."),
        (None, Sending(True), "Waiting to be sent. It goes by itself."),
        (
            timedelta(hours=2),
            replace(WAITS, trouble=Trouble.NO_ANSWER),
            "Waiting to be sent since 10:38am: no answer from the server. It goes by itself.",
        ),
        (
            None,
            Sending(True, NOW - timedelta(days=1), Trouble.SERVER),
            "Waiting to be sent since yesterday at 10:40am: the server has a problem. It goes by itself.",
        ),
    ],
)
def test_how_far_it_has_come(sent, sending, said):
    share = replace(ANNA, sent=None if sent is None else NOW - sent)
    assert say_sent(share, sending, NOW) == said


@pytest.mark.parametrize("trouble", list(Trouble))
def test_what_waits_never_looks_sent_and_each_trouble_is_told_apart(trouble):
    said = say_sent(replace(ANNA, sent=NOW), Sending(True, NOW, trouble), NOW)
    assert said.startswith("Waiting")
    others = [say_sent(ANNA, Sending(True, NOW, one), NOW) for one in Trouble if one is not trouble]
    assert said not in others


def test_what_is_ending_is_never_called_ended_before_the_server_said_so():
    ending = replace(ANNA, ending=True, sent=NOW)
    assert say_sent(ending, Sending(), NOW) == words.STOPPING
    waits = say_sent(ending, Sending(True, NOW, Trouble.NO_ANSWER), NOW)
    assert waits == f"{words.STOPPING} Last try: no answer from the server."


def test_when_it_was_opened_is_said_in_the_time_of_this_device():
    opened = NOW.replace(hour=8, minute=5).astimezone(UTC)
    assert say_opened(replace(ANNA, opened=opened), NOW) == "Opened today at 8:05am"
    assert say_opened(ANNA, NOW) == "Not opened yet"


def test_not_opened_is_only_said_of_the_time_before_the_last_update():
    """The server says so only when something is sent: it may have been opened since."""
    assert say_opened(replace(ANNA, sent=NOW), NOW) == "Not opened when this was last sent"


def test_what_they_see_in_a_line():
    said = words.say_sections(replace(ANNA, sections=("unwell", "temperature", "card")))
    assert said == "Symptoms and alerts, temperature, A&E card"
    assert words.say_sections(replace(ANNA, sections=())) == "Nothing"
    assert (words.say_quiet(ANNA), words.say_quiet(replace(ANNA, quiet=None))) == (
        "After 10am",
        "Only after a whole day",
    )


def test_a_form_is_read():
    form = Choices("  Anna   Bell ", number="+44 (0)20 7946 0123", tells=True, quiet="9.30am")
    assert read_choices(form, ()) == (Chosen("Anna Bell", USUAL, "+44 20 7946 0123", time(9, 30)), {})
    chosen, _ = read_choices(replace(form, tells=False, quiet="nonsense"), ())
    assert chosen is not None
    assert chosen.quiet is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"carer": "  "}, "carer"),
        ({"carer": "anna"}, "carer"),
        ({"sections": ()}, "sections"),
        ({"number": "ring me"}, "number"),
        ({"number": "1"}, "number"),
        ({"tells": True, "quiet": "25:00"}, "quiet"),
    ],
)
def test_what_is_wrong_is_one_sentence_at_its_field(change, field):
    chosen, wrong = read_choices(replace(Choices("Ben"), **change), (ANNA,))
    assert chosen is None
    assert list(wrong) == [field]
    assert wrong[field].count(".") >= 1


def test_the_form_of_a_share_gives_it_back():
    for share in (ANNA, replace(ANNA, quiet=None, number="", sections=("mood",))):
        chosen, wrong = read_choices(words.choices_of(share), ())
        assert wrong == {}
        assert chosen is not None
        assert words.changed(share, chosen) == share


def test_sections_stay_in_their_order_however_they_are_tapped():
    form = Choices(sections=())
    for section in ("notes", "unwell", "mood", "unwell"):
        form = form.toggle(section, True)
    assert form.sections == ("unwell", "mood", "notes")
    assert form.toggle("mood", False).sections == ("unwell", "notes")


def test_without_alerts_it_is_said_and_without_temperatures_what_still_goes():
    assert words.warnings(Choices("Anna")) == ()
    assert words.warnings(Choices("Anna", ("steps",))) == (words.NO_ALERTS.format(who="Anna"),)
    assert words.warnings(Choices("", ("unwell",))) == (words.FEVER_TOLD,)


def test_the_list_has_what_is_ending_last():
    rows = build_rows((replace(ANNA, ending=True), replace(ANNA, uid="b", carer="Ben")), {}, NOW)
    assert [row.carer for row in rows] == ["Ben", "Anna"]
    assert rows[0].words == "Not sent yet\nNot opened yet"
    assert rows[1].words == words.STOPPING


def test_all_that_always_goes_is_said_on_the_form() -> None:
    said = {
        "centre": "your hospital",
        "infusion": "the dates of your therapy",
        "home": "of coming home",
        "trial": "a trial",
        "picc": "a PICC",
        "gcsf": "GCSF",
        "numbers_confirmed": "checking the numbers",
        "name": "your name",
        "nurse": "your nurse",
    }
    assert set(said) == set(ALWAYS)
    assert [part for part in said.values() if part not in words.ALWAYS_TOLD] == []
