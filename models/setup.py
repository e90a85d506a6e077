"""The questions of set-up, one a page: what is asked, what an answer may be, and the answers in words."""

from dataclasses import dataclass
from datetime import date

from models.dates import add_months, say_date
from models.pack import CarePack, Contact
from models.readings import Answer, parse_date, parse_phone
from models.records import Person, Plan

MOST_YEARS, OLDEST, LONGEST_NAME = 20, 130, 200
NOT_KNOWN = "Not answered"
YES_NO = (("yes", "Yes"), ("no", "No"))


@dataclass(frozen=True, slots=True)
class Question:
    """`kind`: centre, date, choice or person. `field` is the plan's; `choices` are (value, words) pairs.

    `skip_clears`: skipping takes an earlier answer back. `unsure` is the link of a question that cannot be
    skipped, `unsure_help` what it shows.
    """

    id: str
    kind: str
    title: str
    help: str
    field: str
    summary: str
    choices: tuple[tuple[str, str], ...] = ()
    skip: str = "Not now"
    skip_clears: bool = False
    unsure: str = ""
    unsure_help: str = ""


QUESTIONS = (
    Question("centre", "centre", "Are these your team's numbers?", "", "numbers_confirmed", "Team numbers"),
    Question(
        "infusion",
        "date",
        "When did you have your CAR\u00a0T\u2011cell infusion?",
        "This is the day you got your CAR\u00a0T cells. Your hospital may call it day 0. "
        "For example, 15 3 2026.",
        "infusion",
        "CAR\u00a0T\u2011cell infusion",
        skip="",
        unsure="I am not sure of the date",
        unsure_help="Look at your discharge letter, or ask your nurse or keyworker. Homeward counts "
        "your days from it, so it needs the right date. You can come back later. The red button works now.",
    ),
    Question(
        "home",
        "date",
        "When did you go home from hospital?",
        "If you are still in hospital, add the date when you know it.",
        "home",
        "Home from hospital",
        skip="Not yet, or not now",
        skip_clears=True,
    ),
    Question(
        "trial",
        "choice",
        "Are you on a clinical trial?",
        "It decides which team you call first, and who plans your scans.",
        "trial",
        "Clinical trial",
        choices=(("yes", "Yes, I am on a trial"), ("no", "No")),
        skip="I do not know",
        skip_clears=True,
    ),
    Question(
        "picc",
        "choice",
        "Do you have a PICC line?",
        "A thin tube in your arm for blood tests and medicines. Homeward can remind you to check it.",
        "picc",
        "PICC line",
        choices=YES_NO,
    ),
    Question(
        "gcsf",
        "choice",
        "Do you have GCSF injections?",
        "They are also called growth factor injections. A&E staff need to know about them.",
        "gcsf",
        "GCSF injections",
        choices=YES_NO,
    ),
    Question(
        "nurse",
        "person",
        "Who is your nurse or keyworker?",
        "The first person to call with questions: your nurse (CNS), or your keyworker if you are on a trial.",
        "nurse",
        "Nurse or keyworker",
    ),
    Question(
        "hospital",
        "person",
        "Which is your local hospital?",
        "It may share your care, for example for blood tests.",
        "local_hospital",
        "Local hospital",
    ),
    Question(
        "contact",
        "person",
        "Who should be called in an emergency?",
        "Someone close to you. A&E staff can read this name and number on your A&E card.",
        "emergency_contact",
        "Emergency contact",
    ),
)
STEPS = tuple(question.id for question in QUESTIONS)


def question(step: str) -> Question | None:
    """The question of this id; None where there is none."""
    return next((asked for asked in QUESTIONS if asked.id == step), None)


def next_unanswered(step: str, plan: Plan) -> str:
    """The id of the first question after this one that has no answer; "summary" where there is none."""
    later = QUESTIONS[STEPS.index(step) + 1 :]
    return next((asked.id for asked in later if not answered(asked, plan)), "summary")


def answered(asked: Question, plan: Plan) -> bool:
    """Whether the plan holds an answer. Numbers that were not confirmed count as not answered."""
    value = getattr(plan, asked.field)
    return value is not None and value != Person() and not (asked.kind == "centre" and not value)


def before(step: str) -> str:
    """The id of the step before; "" is the welcome page."""
    if step == "summary":
        return STEPS[-1]
    index = STEPS.index(step)
    return STEPS[index - 1] if index else ""


def read_day(step: str, day: str, month: str, year: str, plan: Plan, today: date) -> Answer[date]:
    """The infusion or home date as typed, or one sentence about what is wrong with it."""
    if not year.strip() and not month.strip() and "/" in day:
        day, month, year = [*day.split("/"), "", ""][:3]
    answer = parse_date(day, month, year)
    if answer.value is None:
        return answer
    refusal = (
        _wrong_infusion(answer.value, plan, today)
        if step == "infusion"
        else _wrong_home(answer.value, plan, today)
    )
    return Answer(refusal=refusal) if refusal else answer


def wrong_dates(plan: Plan, today: date) -> str:
    """One sentence where the infusion or home date of a whole plan could not be true, else ""."""
    wrong = _wrong_infusion(plan.infusion, plan, today) if plan.infusion else ""
    return wrong or (_wrong_home(plan.home, plan, today) if plan.home else "")


def _wrong_infusion(day: date, plan: Plan, today: date) -> str:
    if day > today:
        return "The infusion date must be today or in the past."
    if day < add_months(today, -12 * MOST_YEARS):
        return f"That is more than {MOST_YEARS} years ago. Check the year."
    if plan.home is not None and plan.home < day:
        return f"You said you went home on {say_date(plan.home)}. Check both dates."
    return ""


def _wrong_home(day: date, plan: Plan, today: date) -> str:
    if plan.infusion is not None and day < plan.infusion:
        return f"The date you went home must be after your infusion on {say_date(plan.infusion)}."
    if (day - today).days > 365:
        return "That is more than a year from now. Check the year."
    return ""


def read_birth(day: str, month: str, year: str, today: date) -> Answer[date]:
    """A date of birth as typed, or one sentence about what is wrong with it."""
    answer = parse_date(day, month, year)
    if answer.value is not None and not add_months(today, -12 * OLDEST) < answer.value <= today:
        return Answer(refusal="The date of birth must be in the past. Check the year.")
    return answer


def read_person(name: str, number: str) -> Answer[Person]:
    """A name and a phone number as typed; both may be left empty."""
    if len(name.strip()) > LONGEST_NAME:
        return Answer(refusal=f"Type a name of up to {LONGEST_NAME} letters.")
    phone = parse_phone(number)
    if phone.value is None:
        return Answer(refusal=phone.refusal)
    return Answer(Person(name.strip(), phone.value))


def team_numbers(pack: CarePack) -> tuple[Contact, ...]:
    """The numbers a person is asked to compare with the card they were given (K01 to K03)."""
    return tuple(entry for entry in pack.contacts if entry.role in ("team", "out_of_hours") and entry.number)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer in words, with the step that changes it."""

    step: str
    title: str
    words: str


def build_answers(pack: CarePack, plan: Plan) -> tuple[AnswerLine, ...]:
    """Every answer in words, in the order of the questions."""
    lines = []
    for asked in QUESTIONS:
        words = _say(asked, pack, plan)
        lines.append(AnswerLine(asked.id, asked.summary, words or NOT_KNOWN))
    return tuple(lines)


def _say(asked: Question, pack: CarePack, plan: Plan) -> str:
    value = getattr(plan, asked.field)
    if asked.kind == "centre":
        return f"{pack.centre}, numbers checked" if value else ""
    if isinstance(value, Person):
        return ", ".join(part for part in (value.name, value.number) if part)
    if isinstance(value, date):
        return say_date(value, weekday=True)
    return "" if value is None else "Yes" if value else "No"
