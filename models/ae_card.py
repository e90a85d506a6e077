"""The hand-over card for A&E staff: what was given, what it can cause, what not to give, whom to call."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.call_plan import ABROAD, team_contacts
from models.checklist import applies
from models.dates import MONTHS, say_date, say_day, say_time
from models.diary import Diary
from models.entry_words import ANSWERS, UNKNOWN_SIGN
from models.medicines import current, is_visit, say_times
from models.opening import is_away
from models.pack import CardFact, CarePack
from models.records import Entry, Plan
from models.red_flags import FEVER, Standing, assess, standing

POSSIBLE = "possible"  # the id of the pack's fact that heads the card in red
MOST_EVENTS = 24
STEROID = "steroid by mouth, the CAR T team has not agreed to it yet"
FOOTER = "Written by the patient with Homeward. Not a medical record."
MISSING = "Not written down"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A bold line with a smaller one below it."""

    title: str
    text: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class CardAlert:
    """The red part: what it could be, and what the person reported since when ("" where nothing stands)."""

    title: str
    reported: str
    text: str


@dataclass(frozen=True, slots=True)
class CardCall:
    """A number of the CAR T team with when to use it. `dialled`: what a tap on it dials."""

    when: str
    number: str
    dialled: str
    name: str


@dataclass(frozen=True, slots=True)
class AeCardState:
    """Everything on the card, in words."""

    title: str
    identity: tuple[CardLine, ...]
    alert: CardAlert
    facts: tuple[CardLine, ...]
    calls: tuple[CardCall, ...]
    events: tuple[CardLine, ...]
    medicines: tuple[str, ...]
    people: tuple[CardLine, ...]
    source: str
    footer: str = FOOTER


def build_ae_card(pack: CarePack, plan: Plan, diary: Diary, now: datetime) -> AeCardState:
    """The card at `now`. What is not known is said to be not known."""
    stands = standing(pack, diary, now)
    return AeCardState(
        title="CAR T\u2011cell therapy",
        identity=_identity(plan, now.date()),
        alert=_alert(pack, stands),
        facts=tuple(
            _fact(fact, plan) for fact in pack.facts if fact.id != POSSIBLE and applies(fact.needs, plan)
        ),
        calls=_calls(pack, plan, now),
        events=_events(pack, diary, now, stands),
        medicines=_medicines(pack, plan, now.date()) or (MISSING,),
        people=_people(plan),
        source=f"Advice: {pack.source}, last updated {say_date(pack.last_updated)}, "
        f"review due {say_date(pack.review_due)}.",
    )


def _medicines(pack: CarePack, plan: Plan, today: date) -> tuple[str, ...]:
    """The medicines of the list with their times, then those in the person's own words."""
    lines = [
        f"{one.title}: {STEROID if one.held else say_times(one, visit=is_visit(pack, one))}"
        for one in current(plan, today)
    ]
    return (*lines, *(line.strip() for line in plan.medicines.splitlines() if line.strip()))


def _identity(plan: Plan, today: date) -> tuple[CardLine, ...]:
    lines = [CardLine(say_date(plan.infusion) if plan.infusion else "Infusion date not written down")]
    if plan.infusion and plan.infusion <= today:
        lines.append(CardLine(f"Today is day {(today - plan.infusion).days}"))
    born = f"born {say_date(plan.born)}" if plan.born else ""
    person = ", ".join(part for part in (plan.name, born) if part)
    lines.append(CardLine("", person or "Name not written down"))
    lines.append(CardLine(f"Allergies: {plan.allergies.strip() or MISSING.lower()}"))
    if plan.trial is not None:
        lines.append(CardLine("", "On a clinical trial" if plan.trial else "Not on a clinical trial"))
    return tuple(lines)


def _alert(pack: CarePack, stands: Standing | None) -> CardAlert:
    fact = next((fact for fact in pack.facts if fact.id == POSSIBLE), None)
    title = fact.title if fact else "Could be infection or neurotoxicity"
    text = fact.text if fact else ""
    if stands is None:
        return CardAlert(title, "", text)
    signs = [sign.label for sign in stands.assessment.signs if sign.id != FEVER]
    signs += [UNKNOWN_SIGN] if stands.assessment.unknown else []
    if stands.temperature is not None:
        signs.append(f"Temperature {stands.temperature:.1f}C")
    reported = f"{', '.join(signs)}. First written down {stands.since_words}." if signs else ""
    return CardAlert(title, reported, text)


def _fact(fact: CardFact, plan: Plan) -> CardLine:
    known = {"picc": plan.picc, "gcsf": plan.gcsf}.get(fact.needs, True)
    title = fact.title if known else f"{fact.title}: not known"
    return CardLine(title, fact.text, fact.icon)


def _calls(pack: CarePack, plan: Plan, now: datetime) -> tuple[CardCall, ...]:
    away = f". UK time. {ABROAD}" if is_away(pack, now) else ""
    return tuple(
        CardCall(f"{one.hours_words or one.name}{away}", one.number or "", pack.dialled(one), one.name)
        for one in team_contacts(pack, plan)
    )


def _people(plan: Plan) -> tuple[CardLine, ...]:
    named = (
        ("Nurse or keyworker", plan.nurse),
        ("Local hospital", plan.local_hospital),
        ("Emergency contact", plan.emergency_contact),
    )
    return tuple(
        CardLine(title, " ".join(part for part in (person.name, person.number) if part))
        for title, person in named
        if person.name or person.number
    )


def _events(pack: CarePack, diary: Diary, now: datetime, stands: Standing | None) -> tuple[CardLine, ...]:
    """Reports, temperatures, calls and help of the last two days, and all that the instruction rests on."""
    found = {entry.uid: entry for entry in (stands.entries if stands else ())}
    for ahead in (-2, -1, 0, 1):
        day = now.date() + timedelta(days=ahead)
        for kind in ("report", "temperature", "call", "seen"):
            found |= {entry.uid: entry for entry in diary.on(day, kind)}
    entries = sorted(found.values(), key=lambda entry: entry.at)[-MOST_EVENTS:]
    taken = {(entry.at, entry.value) for entry in entries if entry.kind == "temperature"}
    lines = [
        CardLine(_when(entry.at, now), words) for entry in entries if (words := _event(pack, entry, taken))
    ]
    return tuple(lines)


def _when(at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return say_time(at)
    day = say_day(at.date(), now.date())
    short = day.capitalize() if day in ("yesterday", "tomorrow") else f"{at.day} {MONTHS[at.month - 1]}"
    return f"{short} {say_time(at)}"


def _event(pack: CarePack, entry: Entry, taken: set[tuple[datetime, float | None]]) -> str:
    if entry.kind == "temperature":
        return "" if entry.value is None else f"Temperature {entry.value:.1f}C"
    if entry.kind == "seen":
        return "Got help"
    if entry.kind == "call":
        names = {contact.id: contact.name for contact in pack.contacts}
        who = names.get(entry.tags[0], "nurse or keyworker") if entry.tags else "the team"
        answer = ANSWERS.get(entry.text, entry.text)
        return f"Called {who}: {answer}" if answer else f"Called {who}"
    reported = assess(pack, entry.tags)
    signs = [sign.label for sign in reported.signs if sign.id != FEVER]
    signs += [UNKNOWN_SIGN] if reported.unknown else []
    if entry.value is not None and (entry.at, entry.value) not in taken:
        signs.append(f"Temperature {entry.value:.1f}C")
    return ". ".join(part for part in (", ".join(signs), entry.text) if part)
