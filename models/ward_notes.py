"""Writes the hand-over record for the notes: what was checked, by whom and when, and what is still open."""

from datetime import datetime

from models.call_plan import first_contact, team_contacts
from models.dates import say_date, say_time
from models.diary import Diary
from models.medicines import build_medicines
from models.pack import CarePack
from models.paper import document, foot_of, paragraphs, points, table
from models.records import Person
from models.ward import (
    AGAIN,
    NO,
    NO_ANSWER,
    NOT_APPLY,
    NOT_YET,
    SAID,
    THROUGH,
    YES,
    Signed,
    WardDraft,
    answer_to,
)
from models.ward_rules import CARDS, asked_back, read_back
from models.ward_steps import build_ward
from models.ward_words import LINES

TITLE = "Hand-over before going home"
ANSWERS = {
    YES: "Yes",
    NO: "No",
    NOT_YET: "Not yet",
    NOT_APPLY: "Does not apply",
    SAID: "Said it",
    AGAIN: "Explained again",
    THROUGH: "Answered",
    NO_ANSWER: "Not answered",
}
UNASKED = "Nothing written down"
ABOUT = (
    "Written by ward staff with Homeward and printed for the notes. No copy stays on the tablet after it is "
    "cleared."
)
SIGNS = ("Member of staff", "Patient or carer")


def handover_html(pack: CarePack, draft: WardDraft, now: datetime) -> str:
    """The record to print at `now`. What was not answered is said to be open."""
    plan = draft.plan
    foot = foot_of(plan.name, TITLE, f"Printed {say_date(now.date())}")
    body = (
        f"<h1>{TITLE}</h1>"
        + paragraphs(ABOUT, kind="small")
        + table((), _facts(draft), "facts")
        + _open(pack, draft, now)
        + "<h2>Conditions for going home</h2>"
        + _answers("Condition", [(one.title, answer_to(draft.checks, one.id)) for one in pack.ward_checks])
        + "<h2>Confirmed</h2>"
        + _answers("What", _confirmed(draft))
        + "<h2>Test calls</h2>"
        + _answers("Number", _calls(pack, draft))
        + "<h2>Teach-back</h2>"
        + _answers(
            "Asked",
            [(one.title, answer_to(draft.teach_back, one.id)) for one in asked_back(pack, plan)],
        )
        + f"<h2>Visits booked</h2>{_visits(draft)}"
        + f"<h2>Medicines</h2>{_medicines(pack, draft, now)}"
        + "<h2>Signatures</h2>"
        + table(("Who", "Name", "Signature", "Date and time"), [(one, "", "", "") for one in SIGNS], "signs")
    )
    return document(TITLE, foot, f'<section class="tight">{body}</section>')


def _facts(draft: WardDraft) -> tuple[tuple[str, str], ...]:
    plan = draft.plan
    return (
        ("Patient", plan.name.strip()),
        ("CAR T\u2011cell infusion", say_date(plan.infusion, weekday=True) if plan.infusion else ""),
        ("Going home", say_date(plan.home, weekday=True) if plan.home else ""),
        ("On a clinical trial", {None: "", True: "Yes", False: "No"}[plan.trial]),
        (first_contact(plan).capitalize(), _person(plan.nurse)),
        ("Local hospital", _person(plan.local_hospital)),
        ("Begun", f"{_moment(draft.started)}, by {draft.staff}"),
        ("Signed as", draft.by),
    )


def _moment(at: datetime) -> str:
    """On paper there is no "today"."""
    return f"{say_date(at.date())}, {say_time(at)}"


def _person(person: Person) -> str:
    return " ".join(part for part in (person.name, person.number) if part)


def _open(pack: CarePack, draft: WardDraft, now: datetime) -> str:
    """What is not done stands at the top and is never left out."""
    ward = build_ward(pack, draft, now.date())
    lines = [f"{step.title}: {words}" for step, words in (*ward.missing, *ward.later)]
    return f'<div class="box open"><h2>Still open</h2>{points(lines)}</div>' if lines else ""


def _answers(head: str, asked: list[tuple[str, Signed | None]]) -> str:
    rows = []
    for title, said in asked:
        if said is None:
            rows.append((title, UNASKED, "\u2013", "\u2013", "\u2013"))
            continue
        when = _moment(said.at)
        rows.append(
            (title, ANSWERS.get(said.answer, said.answer), said.words.strip() or "\u2013", said.by, when)
        )
    return table((head, "Answer", "Reason or words", "By", "When"), rows, "fixed answers") or paragraphs(
        "None."
    )


def _confirmed(draft: WardDraft) -> list[tuple[str, Signed | None]]:
    """What somebody compared with the notes or gave out."""
    infusion, line = answer_to(draft.confirmed, "infusion"), answer_to(draft.confirmed, "line")
    if not read_back(draft):
        infusion = None
    rows: list[tuple[str, Signed | None]] = [
        ("Infusion date compared with the notes", _as(infusion, "Yes")),
        ("PICC line", _as(line, LINES.get(line.answer, UNASKED)) if line else None),
        ("First brain check", answer_to(draft.confirmed, "baseline")),
        *((title, answer_to(draft.cards, card)) for card, title in CARDS),
        ("Plan seen on the patient's phone", _as(answer_to(draft.confirmed, "arrived"), "Yes")),
    ]
    if draft.plan.trial:
        rows.append(("Trial schedule", answer_to(draft.confirmed, "schedule")))
    return rows


def _as(said: Signed | None, words: str) -> Signed | None:
    return None if said is None else Signed(words, said.by, said.at, said.words)


def _calls(pack: CarePack, draft: WardDraft) -> list[tuple[str, Signed | None]]:
    return [
        (f"{one.name} {one.number}", answer_to(draft.test_calls, one.id))
        for one in team_contacts(pack, draft.plan)
    ]


def _visits(draft: WardDraft) -> str:
    rows = [(visit.what, _moment(visit.at)) for visit in sorted(draft.visits, key=lambda one: one.at)]
    return table(("What", "When"), rows) or paragraphs("None is booked yet.")


def _medicines(pack: CarePack, draft: WardDraft, now: datetime) -> str:
    shown = build_medicines(pack, draft.plan, Diary(()), now)
    rows = [(one.title, one.when) for one in shown.lines]
    rows += [(line.strip(), "\u2013") for line in draft.plan.medicines.splitlines() if line.strip()]
    none = "None to take." if answer_to(draft.confirmed, "no_medicines") else "None was written down."
    return table(("Medicine", "When"), rows) or paragraphs(none)
