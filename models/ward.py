"""What a ward hand-over remembers: the plan for one patient, and who checked, said and called what.

It is a draft of its own on the ward's tablet. The plan in it is never the tablet's own plan.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from models.records import Entry, Plan

YES, NOT_YET, NOT_APPLY, NO = "yes", "not_yet", "not_apply", "no"  # a going-home condition; a card
SAID, AGAIN = "said", "again"  # teach-back
THROUGH, NO_ANSWER = "through", "no_answer"  # a test call, named as in the diary's calls
FLUSH = "flush"


@dataclass(frozen=True, slots=True)
class Signed:
    """An answer with who gave it and when. `words`: the reason, or who answered a call."""

    answer: str
    by: str
    at: datetime
    words: str = ""


Answers = tuple[tuple[str, Signed], ...]  # by the id of what was asked


@dataclass(frozen=True, slots=True)
class Visit:
    """A booked visit. `kind` is "flush" for the first weekly flush and dressing of a PICC line, else ""."""

    uid: str
    what: str
    at: datetime
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WardDraft:
    """One hand-over. `staff`: initials of who began it; `signer` and `role`: who signs answers now.

    `pin` is a salted hash, never the PIN. `checks`: the five going-home conditions (D06 to D10).
    `confirmed`: other things somebody looked at, by id: "infusion" (its answer is the date that was read
    back, and counts for that date only), "schedule", "baseline", "arrived". `test_calls` by contact id;
    `cards`: "irradiated", "alert". `unread`: what could not be read when it was opened, in words, not stored.
    `wrong`: PINs that were wrong since the last right one; `last_wrong`: when the last of them was typed.
    """

    started: datetime
    staff: str
    plan: Plan = field(default_factory=Plan)
    pin: str = ""
    signer: str = ""
    role: str = ""
    checks: Answers = ()
    confirmed: Answers = ()
    test_calls: Answers = ()
    cards: Answers = ()
    teach_back: Answers = ()
    visits: tuple[Visit, ...] = ()
    flush_where: str = ""
    unread: tuple[str, ...] = ()
    wrong: int = 0
    last_wrong: datetime | None = None

    @property
    def by(self) -> str:
        """Who signs: "Ada Mensah, staff nurse", or the initials of who began."""
        return ", ".join(part for part in (self.signer.strip() or self.staff, self.role.strip()) if part)

    @property
    def who(self) -> str:
        """What the patient is called on the ward's pages: the first name, or "the patient"."""
        return self.plan.name.split()[0] if self.plan.name.split() else "the patient"


def new_draft(staff: str, now: datetime, pin: str = "") -> WardDraft:
    """An empty hand-over: nothing of an earlier patient nor of the tablet's own plan is in it."""
    return WardDraft(started=now, staff=" ".join(staff.split()), pin=pin)


def answer_to(answers: Answers, asked: str) -> Signed | None:
    """What was answered to this, if anything."""
    return dict(answers).get(asked)


def sign(draft: WardDraft, name: str, asked: str, answer: str, now: datetime, words: str = "") -> WardDraft:
    """With an answer in the field `name` ("checks", "teach_back", ...), signed by who signs now."""
    others = tuple(pair for pair in getattr(draft, name) if pair[0] != asked)
    signed = (asked, Signed(answer, draft.by, now, words))
    changes: Any = {name: (*others, signed)}
    return replace(draft, **changes)


def named(draft: WardDraft, signer: str, role: str) -> WardDraft:
    """With who signs now. What only the initials of the same hand-over signed gets the full name; what was
    signed with a name keeps that name, because it may be somebody else's."""
    before, after = draft.by, replace(draft, signer=" ".join(signer.split()), role=" ".join(role.split()))
    if draft.signer or not after.signer:
        return after
    changes: Any = {
        name: tuple(
            (asked, replace(said, by=after.by) if said.by == before else said)
            for asked, said in getattr(draft, name)
        )
        for name in ("checks", "confirmed", "test_calls", "cards", "teach_back")
    }
    return replace(after, **changes)


def unsign(draft: WardDraft, name: str, asked: str) -> WardDraft:
    """Without the answer to this."""
    changes: Any = {name: tuple(pair for pair in getattr(draft, name) if pair[0] != asked)}
    return replace(draft, **changes)


def on_pathway(draft: WardDraft, trial: bool | None) -> WardDraft:
    """On a trial or not. Another answer brings another daytime number, which nobody compared yet."""
    compared = draft.plan.numbers_confirmed and trial == draft.plan.trial
    return replace(draft, plan=replace(draft.plan, trial=trial, numbers_confirmed=compared))


def entries_to_take(draft: WardDraft, now: datetime) -> tuple[Entry, ...]:
    """The diary entries that go home with the plan: the booked visits."""
    return tuple(
        Entry(visit.uid, "appointment", visit.at, now, text=visit.what)
        for visit in sorted(draft.visits, key=lambda visit: visit.at)
    )
