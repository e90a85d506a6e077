"""Writes the printed pack for a person who goes home without a phone: whom to call, and the whole plan."""

from datetime import date, datetime

from models.ae_card import build_ae_card
from models.call_plan import first_contact, team_contacts
from models.checklist import PARTS, WEEKLY, applies, task_title
from models.dates import say_date, say_time
from models.diary import Diary
from models.fluids import litres, say_amount, say_litres
from models.medicines import WHOLE_RULE, build_medicines, card_words
from models.milestones import concerns, say_team_date, say_when
from models.pack import CarePack, Contact, Level, Sign
from models.paper import box, document, foot_of, paragraphs, points, table, text
from models.records import Person, Plan
from models.red_flags import card_of
from models.review import provenance, review_banner
from models.ward import WardDraft

TITLE = "Going home after CAR T\u2011cell therapy"
LEVELS = (Level.EMERGENCY, Level.URGENT, Level.CONTACT, Level.GP)
IF = {"picc": "if you have a PICC line", "gcsf": "if you have GCSF injections"}
NOBODY = "Nobody answers at all? Go to A&E. Do not wait at home."
OTHER = "No answer in 2 minutes? Call the other number."
OURS = "Calling 999 and the 2 minutes are additions of Homeward: they are not in the centre's information."
ON_SCREEN = "come back here"
READ_AGAIN = "If you feel worse, read this page again from the top."
IN_HOSPITAL = "hospital"  # the stage of a milestone that is over
NO_NUMBER = "\u2013"
SCAN = (
    "If you or your family have a phone: point its camera at the square and open the link. It puts this plan "
    "into Homeward. The square holds the plan itself: keep this page as you keep a letter from the hospital."
)


def patient_pack_html(pack: CarePack, draft: WardDraft, now: datetime, codes: tuple[str, ...] = ()) -> str:
    """The pack to print at `now`. `codes` are the pictures (SVG) of the codes that hold the plan."""
    plan, today = draft.plan, now.date()
    sheets = (
        _front(pack, draft, today),
        _signs(pack, plan),
        _plan(pack, draft, now),
        _medicines(pack, plan, now),
        _dates(pack, draft, now),
        _others(pack, plan),
        _card(pack, plan, now),
        _codes(codes),
    )
    body = "".join(f'<section class="sheet tight">{sheet}</section>' for sheet in sheets if sheet)
    return document(TITLE, foot_of(plan.name, TITLE, f"Printed {say_date(today)}"), body)


def _front(pack: CarePack, draft: WardDraft, today: date) -> str:
    """Whom to call, on the page that hangs on the fridge."""
    plan = draft.plan
    nine = points(sign.label for sign in pack.signs if sign.call_999)
    emergency, urgent = card_of(pack, Level.EMERGENCY), card_of(pack, Level.URGENT)
    old = review_banner(pack, today)
    lines = table((), _lines(team_contacts(pack, plan)), "who", 1)
    unchecked = (
        "" if plan.numbers_confirmed else "Nobody has compared these numbers with the team's card yet."
    )
    return (
        f"<h1>{text(TITLE)}</h1>"
        + table((), _who(plan), "facts")
        + (box("", paragraphs(old)) if old else "")
        + box("Call 999 now", nine)
        + box(emergency.title, paragraphs(emergency.lead, "The next page says for what."))
        + box(urgent.title, paragraphs(urgent.lead) + lines + paragraphs(OTHER, NOBODY, unchecked))
        + "<h2>Your own people</h2>"
        + table((), _people(plan), "who", 1)
        + paragraphs(OURS, provenance(pack), kind="small")
    )


def _who(plan: Plan) -> tuple[tuple[str, str], ...]:
    return (
        ("Name", plan.name.strip()),
        ("CAR T\u2011cell infusion (day 0)", say_date(plan.infusion, weekday=True) if plan.infusion else ""),
        ("Home from hospital", say_date(plan.home, weekday=True) if plan.home else ""),
    )


def _lines(contacts: tuple[Contact, ...]) -> list[tuple[str, ...]]:
    return [
        (
            one.name,
            one.number or NO_NUMBER,
            "\n".join(part for part in (one.hours_words, one.note, one.website) if part) or NO_NUMBER,
        )
        for one in contacts
    ]


def _people(plan: Plan) -> list[tuple[str, ...]]:
    named = (
        (f"Your {first_contact(plan)}", plan.nurse),
        ("Your local hospital", plan.local_hospital),
        ("Your emergency contact", plan.emergency_contact),
    )
    return [
        (role, person.number, person.name or ("" if person == Person() else "\u2013"))
        for role, person in named
    ]


def _others(pack: CarePack, plan: Plan) -> str:
    mine = team_contacts(pack, plan)
    rest = tuple(one for one in pack.contacts if one not in mine)
    return (
        "<h1>More numbers</h1>"
        + table((), _lines(rest), "who", 1)
        + paragraphs(pack.support_disclaimer, kind="small")
    )


def _signs(pack: CarePack, plan: Plan) -> str:
    """Every sign under what to do about it. Also those that do not concern this person today: paper stays."""
    parts = ["<h1>What to do when something is wrong</h1>"]
    for level in LEVELS:
        card = card_of(pack, level)
        title = card.title_trial if plan.trial and card.title_trial else card.title
        signs = points(_sign(sign, plan) for sign in pack.signs if sign.level == level)
        both = points(one.why for one in pack.combinations if one.level == level)
        together = f"<h3>Together</h3>{both}" if both else ""
        kind = "box open" if level >= Level.URGENT else ""
        two = f'<div class="two">{signs}</div>'
        parts.append(box(title, paragraphs(_lead(card.lead)) + two + together, kind))
    return f'<div class="least">{"".join(parts)}</div>'


def _lead(lead: str) -> str:
    """What the card of a level says, without what can only be done on a screen."""
    sentences = lead.split(". ")
    told = [sentence for sentence in sentences if ON_SCREEN not in sentence]
    return lead if told == sentences else f"{'. '.join(told).rstrip('.')}. {READ_AGAIN}"


def _sign(sign: Sign, plan: Plan) -> str:
    unsure = sign.needs and getattr(plan, sign.needs) is not True
    words = ", ".join(part for part in (sign.label, IF[sign.needs] if unsure else "", sign.detail) if part)
    return f"{words}. Call 999" if sign.call_999 else words


def _plan(pack: CarePack, draft: WardDraft, now: datetime) -> str:
    plan = draft.plan
    own = plan.fluids_ml
    band = f"{litres(pack.fluids.low_ml)} to {say_litres(pack.fluids.high_ml)}"
    goal = plan.step_goal or pack.movement.first_goal
    facts = (
        ("On a clinical trial", _yes(plan.trial)),
        ("PICC line", _yes(plan.picc)),
        (
            "PICC line flush and dressing",
            f"Every week. {draft.flush_where}".strip() if plan.picc else "\u2013",
        ),
        ("GCSF injections", _yes(plan.gcsf)),
        ("Allergies", plan.allergies.strip()),
        ("To drink each day", f"{say_amount(own)}, as your team said" if own else band),
        ("Steps each day, to begin with", f"{goal:,}" if plan.step_goal else f"{goal:,}, our suggestion"),
        ("Irradiated blood card", card_words(plan).text),
    )
    return (
        "<h1>Your plan</h1>"
        + table((), facts, "facts")
        + "<h2>Each day at home</h2>"
        + table((), _days(pack, plan), "facts")
        + "<h2>Steroids</h2>"
        + paragraphs(pack.steroids.order, *pack.steroids.reasons, pack.steroids.allowed_words)
        + paragraphs(f"Written on the ward on {say_date(now.date())} by {draft.by}.", kind="small")
    )


def _days(pack: CarePack, plan: Plan) -> list[tuple[str, str]]:
    """The home checklist by part of day."""
    rows = []
    for part in (*PARTS, WEEKLY):
        tasks = [
            f"{task_title(task, plan)}: {task.detail}"
            for task in pack.tasks
            if applies(task.needs, plan) and (WEEKLY.id if task.weekly else task.part) == part.id
        ]
        if tasks:
            rows.append((part.title.replace("This ", "").capitalize(), "\n".join(tasks)))
    return rows


def _yes(answer: bool | None) -> str:
    return "" if answer is None else "Yes" if answer else "No"


def _medicines(pack: CarePack, plan: Plan, now: datetime) -> str:
    shown = build_medicines(pack, plan, Diary(()), now)
    rows = [(one.title, one.when, one.what_for or "\u2013", one.rule) for one in shown.lines]
    own = [
        (line.strip(), "\u2013", "\u2013", "\u2013") for line in plan.medicines.splitlines() if line.strip()
    ]
    warned = (
        f'<div class="box"><h2>{text(shown.gcsf.title)}</h2>{paragraphs(shown.gcsf.text)}</div>'
        if shown.gcsf
        else ""
    )
    none = (
        "" if rows or own else paragraphs("No medicine is written down. Ask your team whether that is right.")
    )
    return (
        f"<h1>Your medicines</h1>{paragraphs(WHOLE_RULE)}{none}"
        + table(("Medicine", "When", "What for", "How long"), [*rows, *own], "fixed medicines")
        + warned
    )


def _dates(pack: CarePack, draft: WardDraft, now: datetime) -> str:
    plan, today = draft.plan, now.date()
    booked = [
        (visit.what, f"{say_date(visit.at.date(), weekday=True)}, {say_time(visit.at)}")
        for visit in sorted(draft.visits, key=lambda one: one.at)
    ]
    stones = [
        (
            one.title,
            ". ".join(part for part in (say_when(one, plan, today), say_team_date(one, plan)) if part).rstrip(
                "."
            )
            or "Ask your team",
            one.words,
        )
        for one in pack.milestones
        if concerns(one, plan) and one.stage != IN_HOSPITAL
    ]
    visits = table(("What", "When"), booked) if booked else paragraphs("None is booked yet.")
    return (
        f"<h1>Your dates</h1><h2>Booked</h2>{visits}"
        "<h2>What to expect, and what to ask about</h2>"
        + paragraphs('"Not before" is never a yes: ask your team first.')
        + table(("What", "When", "Good to know"), stones, "fixed dates")
    )


def _card(pack: CarePack, plan: Plan, now: datetime) -> str:
    """The page to hand to A&E staff. What changes from day to day is not on paper."""
    card = build_ae_card(pack, plan, Diary(()), now)
    who = [line for line in card.identity if not line.title.startswith("Today is")]
    facts = table((), [(one.title, one.text) for one in card.facts], "facts")
    return (
        f'<h1>A&amp;E staff: read this</h1><div class="box"><h2>{text(card.title)}</h2>'
        + paragraphs(*(part for line in who for part in (line.title, line.text)))
        + f'</div><div class="box"><h2>{text(card.alert.title)}</h2>{paragraphs(card.alert.text)}</div>'
        + "<h2>Call the CAR T team</h2>"
        + table((), [(one.name, one.number, one.when) for one in card.calls], "who", 1)
        + f"<h2>Know before you treat</h2>{facts}<h2>Medicines on {say_date(now.date())}</h2>"
        + points(card.medicines)
        + table((), [(one.title, one.text) for one in card.people], "facts")
        + paragraphs(card.source, kind="small")
    )


def _codes(codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    many = len(codes) > 1
    pictures = "".join(
        f'<figure><div class="code">{code}</div>'
        + (f"<figcaption>Square {number} of {len(codes)}</figcaption>" if many else "")
        + "</figure>"
        for number, code in enumerate(codes, start=1)
    )
    more = "There is more than one square. Scan them one after the other." if many else ""
    return f'<h1>Your plan as a square</h1>{paragraphs(SCAN, more)}<div class="codes">{pictures}</div>'
