"""Whom to call, in which order, at this hour: never a closed line, and every plan ends in A&E.

Q5: by day the team line of the person's pathway, then the out-of-hours mobile, then A&E; out of hours the
mobile first. "2 minutes" and 999 are additions of ours.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from models.dates import DAYS, say_time
from models.opening import Hours, Open, centre_time, hours_of, is_away, say_next
from models.pack import CarePack, Contact, Level
from models.records import Plan

NURSE = "nurse"  # the id of the person's own nurse or keyworker in "call" entries
NOBODY = "No line is open now. If you feel unwell, go to A&E."
ABROAD = "From abroad, dial +44 in place of the first 0."
ABROAD_999 = "Outside the UK, call 112 or the emergency number of that country."
Line = tuple[Contact, Hours]


@dataclass(frozen=True, slots=True)
class CallStep:
    """One step. `kind`: call, ae, gp or 999. `later`: the number is for when they open, not for now.

    `dialled`: what a tap on the number dials, see `CarePack.dialled`; a number that a person typed, as typed.
    """

    kind: str
    order: str
    reason: str = ""
    contact_id: str = ""
    who: str = ""
    number: str = ""
    dialled: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True)
class CallPlan:
    """The steps in the order to take them. The last one is always A&E."""

    steps: tuple[CallStep, ...]

    @property
    def first_call(self) -> CallStep | None:
        """The first number that can answer now; None where there is none, which means A&E."""
        return next((step for step in self.steps if step.number and not step.later), None)


def build_call_plan(
    pack: CarePack, plan: Plan, now: datetime, level: Level, call_999: bool = False
) -> CallPlan:
    """The plan for an instruction of this level. `Level.NONE` counts as urgent: a worry is enough (R29)."""
    desk = _Desk(pack, plan, now)
    if call_999:
        steps = [_nine(pack), *desk.calls("Call your team when you can"), _AE_AFTER_999]
    elif level is Level.EMERGENCY:
        steps = [*desk.calls("Call your team on the way"), _AE_NO_ANSWER]
    elif level in (Level.URGENT, Level.NONE):
        steps = desk.calls("Call your team now")
        steps.append(_AE_NOBODY if steps else CallStep("ae", "Go to A&E", desk.why_nobody()))
    else:
        steps = [*desk.today(gp=level is Level.GP), _AE_WORSE]
    return CallPlan(tuple(_from_abroad(steps) if is_away(pack, now) else steps))


def _from_abroad(steps: list[CallStep]) -> list[CallStep]:
    """The steps with what a phone abroad needs: how 999 and the first number that is not 999 are dialled."""
    found: list[CallStep] = []
    for step in steps:
        if step.number and step.kind not in {one.kind for one in found if one.number}:
            how = ABROAD_999 if step.kind == "999" else ABROAD
            step = replace(step, reason=f"{step.reason} {how}".strip())
        found.append(step)
    return found


def who_to_call_now(pack: CarePack, plan: Plan, now: datetime) -> CallPlan:
    """The plan for "Right now, call" on Contacts: an urgent call at this hour."""
    return build_call_plan(pack, plan, now, Level.URGENT)


def team_lines(pack: CarePack, plan: Plan) -> tuple[Contact, ...]:
    """The daytime lines for this person. Where nobody said if they are on a trial: all, the trial's last."""
    lines = [contact for contact in pack.contacts if contact.role == "team" and contact.number]
    if plan.trial is None:
        return tuple(sorted(lines, key=lambda line: line.pathway == "trial"))
    pathway = "trial" if plan.trial else "not_trial"
    return tuple(line for line in lines if line.pathway in (pathway, "all"))


def out_of_hours_line(pack: CarePack) -> Contact | None:
    """The number for when the daytime lines are closed, where the centre has one."""
    return next((one for one in pack.contacts if one.role == "out_of_hours" and one.number), None)


def team_contacts(pack: CarePack, plan: Plan) -> tuple[Contact, ...]:
    """Every number of the CAR T team for this person: the daytime lines, then the out-of-hours one."""
    mobile = out_of_hours_line(pack)
    return (*team_lines(pack, plan), *((mobile,) if mobile else ()))


def first_contact(plan: Plan) -> str:
    """The title of the person's own first contact on their pathway (D01, D02)."""
    if plan.trial is None:
        return "nurse or keyworker"
    return "keyworker" if plan.trial else "nurse"


class _Desk:
    """The lines of one person's centre at one moment."""

    def __init__(self, pack: CarePack, plan: Plan, now: datetime) -> None:
        self.pack, self.plan, self.now = pack, plan, now
        self.lines: list[Line] = [(line, hours_of(pack, line, now)) for line in team_lines(pack, plan)]
        self.open_lines = [pair for pair in self.lines if pair[1].status is not Open.NO]
        self.mobile = out_of_hours_line(pack)

    def calls(self, order: str) -> list[CallStep]:
        """Every number that can answer now, best first; the first one says why it is the first."""
        steps = self._team(order, self.open_lines)
        if self.mobile and steps:
            steps.append(self._call(self.mobile, "No answer in 2 minutes?", "Try the out-of-hours phone."))
        elif self.mobile:
            why = self._why_closed()
            steps.append(
                self._call(self.mobile, order, f"{why}, so call the out-of-hours phone." if why else "")
            )
        return steps

    def today(self, gp: bool) -> list[CallStep]:
        """Not urgent: GP, nurse and team when they are there; the mobile for getting worse before that."""
        steps = [CallStep("gp", "Contact your GP", "Your surgery has its own number.")] if gp else []
        opening = self._next_opening()
        closed = bool(self.lines) and not self.open_lines
        when = f"at {say_next(self.pack, opening, self.now)}" if closed and opening else "today"
        order, nurse = f"Call your team {when}", self.plan.nurse
        if nurse.number and not gp:
            role = first_contact(self.plan)
            who = nurse.name or f"your {role}"
            why = self.why_nobody() if closed else f"This is your {role}."
            steps.append(
                CallStep("call", f"Call {who} {when}", why, NURSE, who, nurse.number, nurse.number, closed)
            )
            order = "No answer? Call the team line"
        steps += self._team(order, self.lines if closed else self.open_lines)
        if self.mobile and closed:
            steps.append(
                self._call(self.mobile, "Worse or worried before then?", "Call the out-of-hours phone now.")
            )
        elif self.mobile:
            steps.append(self._call(self.mobile, "Worse, and no answer?", "Try the out-of-hours phone."))
        return steps

    def why_nobody(self) -> str:
        """When the team line opens, as a sentence; empty where no line says its hours."""
        why = self._why_closed()
        return f"{why}." if why else ""

    def _team(self, order: str, lines: list[Line]) -> list[CallStep]:
        steps: list[CallStep] = []
        for line, hours in lines:
            if steps:
                other = "On a clinical trial?" if line.pathway == "trial" else "Or the other team line"
                steps.append(
                    self._call(line, other, f"Call the {line.name} instead.", hours.status is Open.NO)
                )
            elif hours.status is Open.NO:
                steps.append(self._call(line, order, self.why_nobody(), later=True))
            else:
                steps.append(self._call(line, order, self._why_open(line, hours)))
        return steps

    def _it_is(self) -> str:
        local = centre_time(self.pack, self.now)
        away = f" at {self.pack.centre}" if is_away(self.pack, self.now) else ""
        return f"It is {say_time(local)} on {DAYS[local.weekday()]}{away}"

    def _why_open(self, line: Contact, hours: Hours) -> str:
        if hours.until is None:
            return line.hours_words
        why = f"{self._it_is()}. The {line.name} is open until {say_time(hours.until)}."
        return f"{why} It is closed if today is a bank holiday." if hours.unsure else why

    def _next_opening(self) -> datetime | None:
        return min((hours.next_open for _, hours in self.lines if hours.next_open), default=None)

    def _why_closed(self) -> str:
        opening = self._next_opening()
        if opening is None:
            return ""
        line, hours = next(pair for pair in self.lines if pair[1].next_open == opening)
        holiday = ", a bank holiday" if hours.holiday else ""
        return f"{self._it_is()}{holiday}. The {line.name} opens at {say_next(self.pack, opening, self.now)}"

    def _call(self, contact: Contact, order: str, reason: str, later: bool = False) -> CallStep:
        number, dialled = contact.number or "", self.pack.dialled(contact)
        return CallStep("call", order, reason, contact.id, contact.name, number, dialled, later)


def _nine(pack: CarePack) -> CallStep:
    number = next((one.number for one in pack.contacts if one.id == "999" and one.number), "999")
    return CallStep("999", "Call 999 now", "Do this before anything else.", "999", "999", number, number)


_AE_AFTER_999 = CallStep("ae", "No ambulance? Go to A&E", "Do what 999 tells you. Someone else has to drive.")
_AE_NO_ANSWER = CallStep(
    "ae", "Go even with no answer", "Do not wait at home. Call again when you get to A&E."
)
_AE_NOBODY = CallStep("ae", "No one answers at all? Go to A&E", "Do not wait at home.")
_AE_WORSE = CallStep("ae", "Worse, and no one answers at all? Go to A&E", "Do not wait at home.")
