"""Checks what a care pack says as a whole: numbers, hours, dates, names that point to each other.

Each check yields one plain sentence per problem that names the file and the item.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from models.dates import DAYS, say_date, say_time
from models.pack import Contact
from models.pack_decode import LEVELS, shown
from models.pack_parts import Parts, at, known_ids
from models.share_keys import is_base

NEEDS = ("", "picc", "gcsf")
PATHWAYS = ("all", "trial", "not_trial")
PLACES = ("today", "unwell", "food", "activity", "record", "contacts", "path", "setup", "card", "medicines")
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "contacts": {
        "role": ("team", "out_of_hours", "urgent_service", "centre", "support", "other"),
        "pathway": PATHWAYS,
    },
    "signs": {"needs": NEEDS},
    "tasks": {
        "part": ("morning", "day", "evening"),
        "kind": ("tick", "temperature", "fluids", "steps", "move"),
        "needs": NEEDS,
    },
    "milestones": {
        "anchor": ("infusion", "home"),
        "kind": ("visit", "minimum", "about", "open"),
        "pathway": PATHWAYS,
        "needs": NEEDS,
    },
    "interlocks": {"place": (*PLACES, "guide")},
    "tips": {"place": PLACES, "needs": NEEDS, "pathway": PATHWAYS},
    "facts": {"needs": NEEDS},
    "medicine_kinds": {"stop": ("team", "self")},
    "topics": {"places": PLACES},
    "guide": {"needs": NEEDS, "pathway": PATHWAYS},
    "prompts": {"kind": ("answer", "seen")},
    "teach_back": {"needs": NEEDS, "call": ("", "team", "out_of_hours")},
}
LOWEST_FEVER, HIGHEST_FEVER = 37.0, 38.0  # a pack may be more careful than Q1, not less
_NUMBER = re.compile(r"(\+|0)[1-9][0-9 ]+")
_DIAL_CODE = re.compile(r"\+[1-9][0-9]{0,2}")


def _duplicates(parts: Parts) -> Iterator[str]:
    for section, ids in parts.ids.items():
        for item_id in sorted({item_id for item_id in ids if ids.count(item_id) > 1}):
            yield f"{at(section, item_id)}: this id is used {ids.count(item_id)} times, each needs its own."


def _choices(parts: Parts) -> Iterator[str]:
    for section, choices in CHOICES.items():
        for item in parts.items(section):
            for name, allowed in choices.items():
                given, some = getattr(item, name), ", ".join(filter(None, allowed))
                for value in given if isinstance(given, tuple) else (given,):
                    if value not in allowed:
                        where = f"{at(section, item.id)}: {name} {shown(value)}"
                        yield f"{where} is not known, write one of {some}."


def _covers(parts: Parts) -> Iterator[str]:
    for section, value in parts.values.items():
        for item in value if isinstance(value, tuple) else (value,):
            for code in getattr(item, "covers", ()):
                if code not in known_ids():
                    yield f"{at(section, getattr(item, 'id', ''))}: {shown(code)} is not a coverage ID."
            nothing = section not in ("groups", "topics") and getattr(item, "covers", None) == ()
            if nothing and not getattr(item, "added", False):
                yield f"{at(section, getattr(item, 'id', ''))}: covers is empty, name what it carries."
    for code in parts.values.get("covers", ()):
        if code not in known_ids():
            yield f"pack.toml: {shown(code)} is not a coverage ID."


def _contacts(parts: Parts) -> Iterator[str]:
    for contact in parts.items("contacts"):
        where = at("contacts", contact.id)
        if contact.number is not None and not _is_number(contact):
            yield f"{where}: {shown(contact.number)} is not a phone number."
        if contact.number is None and contact.role in ("team", "out_of_hours"):
            yield f"{where}: the number is missing."
        yield from (f"{where}: {problem}" for problem in _hours(contact))
    if "contacts" in parts.values:
        for pathway, who in (("trial", "on a trial"), ("not_trial", "not on a trial")):
            teams = (c for c in parts.items("contacts") if c.role == "team")
            if not any(team.pathway in ("all", pathway) for team in teams):
                yield f"contacts.toml: there is no team contact for people who are {who}."


def _is_number(contact: Contact) -> bool:
    number = contact.number or ""
    digits = sum(character.isdigit() for character in number)
    if contact.role == "urgent_service" and number.isascii() and number.isdigit() and digits == 3:
        return True
    return bool(_NUMBER.fullmatch(number)) and 10 <= digits <= 15


def _hours(contact: Contact) -> Iterator[str]:
    for opening in contact.hours:
        if opening.opens >= opening.closes:
            yield f"it opens at {say_time(opening.opens)}, after it closes at {say_time(opening.closes)}."
        if not opening.days or not set(opening.days) <= set(range(len(DAYS))):
            yield "its days have to be Monday to Sunday, at least one."
    for day, name in enumerate(DAYS):
        today = sorted((o.opens, o.closes) for o in contact.hours if day in o.days)
        clash = next(((closes, opens) for (_, closes), (opens, _) in pairwise(today) if opens < closes), None)
        if clash:
            yield f"the hours on {name} overlap: {say_time(clash[1])} is before {say_time(clash[0])}."
    if contact.hours and not contact.hours_words:
        yield "hours_words is missing, say the hours as a person would."


def _red_flags(parts: Parts) -> Iterator[str]:
    signs, groups = parts.ids.get("signs", []), parts.ids.get("groups", [])
    for sign in parts.items("signs"):
        if groups and sign.group not in groups:
            yield f"{at('signs', sign.id)}: group {shown(sign.group)} is not known."
    if signs and "fever" not in signs:
        yield "red_flags.toml: there is no sign fever, which the temperature needs."
    for both in parts.items("combinations"):
        where = at("combinations", both.id)
        for sign_id in (*both.every, *both.any_of):
            if signs and sign_id not in signs:
                yield f"{where}: sign {shown(sign_id)} is not known."
        if not both.every:
            yield f"{where}: every is empty, name at least one sign."
    for name in LEVELS:
        if "cards" in parts.ids and name not in parts.ids["cards"]:
            yield f"red_flags.toml: there is no card for level {name}."


def _head(parts: Parts) -> Iterator[str]:
    head = parts.values
    updated, due = head.get("last_updated"), head.get("review_due")
    if updated and due and due < updated:
        yield f"pack.toml: review_due {say_date(due)} is before last_updated {say_date(updated)}."
    zone = head.get("time_zone")
    if zone is not None and not _is_zone(zone):
        yield f"pack.toml: {shown(zone)} is not a time zone, write one such as Europe/London."
    code = head.get("dial_code")
    if code is not None and not _DIAL_CODE.fullmatch(code):
        yield f"pack.toml: dial_code {shown(code)} is not the code of a country, write one such as +44."
    hub = head.get("hub")
    if hub and not is_base(hub):
        yield f"pack.toml: hub {shown(hub)} is no address, write one such as https://homeward.example.org."
    fever = head.get("fever_c")
    if fever is not None and not LOWEST_FEVER <= fever <= HIGHEST_FEVER:
        yield f"pack.toml: fever_c {fever} is not between {LOWEST_FEVER} and {HIGHEST_FEVER} degrees Celsius."
    until = head.get("bank_holidays_until")
    for day in head.get("bank_holidays", ()):
        if until and day > until:
            yield f"pack.toml: bank holiday {say_date(day)} is after bank_holidays_until {say_date(until)}."


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return not available_timezones()  # a system without zone data cannot tell
    return True


def _amounts(parts: Parts) -> Iterator[str]:
    fluids, movement = parts.values.get("fluids"), parts.values.get("movement")
    if fluids and not 0 < fluids.low_ml < fluids.high_ml:
        yield f"{at('fluids')}: low_ml {fluids.low_ml} has to be less than high_ml {fluids.high_ml}."
    if movement and movement.day_starts >= movement.day_ends:
        yield f"{at('movement')}: day_starts has to be before day_ends."
    for name in ("sit_minutes", "first_goal", "growth_percent", "most_growth"):
        if movement and getattr(movement, name) <= 0:
            yield f"{at('movement')}: {name} has to be more than 0."
    for drink in parts.items("drinks"):
        if drink.ml <= 0:
            yield f"{at('drinks', drink.id)}: ml has to be more than 0."
    for stone in parts.items("milestones"):
        dated = stone.months != 0 or stone.days != 0
        if stone.stage and stone.kind != "open":
            yield f"{at('milestones', stone.id)}: only kind open has a stage, the others have a date."
        if min(stone.months, stone.days) < 0:
            yield f"{at('milestones', stone.id)}: months and days cannot be less than 0."
        elif dated and stone.kind == "open":
            yield f"{at('milestones', stone.id)}: kind open has no date, leave out months and days."
        elif not dated and stone.kind != "open":
            yield f"{at('milestones', stone.id)}: months or days is missing for kind {stone.kind}."


def _guide(parts: Parts) -> Iterator[str]:
    topics, contacts = parts.ids.get("topics", []), parts.ids.get("contacts", [])
    cards = parts.ids.get("guide", [])
    for name in dict.fromkeys(card.topic for card in parts.items("guide")):
        if topics and name not in topics:
            yield f"guide/{name}.md: guide.toml has no topic {shown(name)}."
    for card in parts.items("guide"):
        if contacts and card.contact and card.contact not in contacts:
            yield f"{at('guide', card.id)}: contact {shown(card.contact)} is not known."
        if bool(card.go) != bool(card.go_words):
            yield f"{at('guide', card.id)}: go and go_words belong together."
        if card.go and not card.go.startswith("/"):
            yield f"{at('guide', card.id)}: go {shown(card.go)} is not an address, write one such as /food."
    for topic in parts.items("topics"):
        if not any(card.topic == topic.id for card in parts.items("guide")):
            yield f"{at('topics', topic.id)}: guide/{topic.id}.md has no cards."
    for mood in parts.items("moods"):
        if cards and mood.card and mood.card not in cards:
            yield f"{at('moods', mood.id)}: card {shown(mood.card)} is not in the guide."


def _medicines(parts: Parts) -> Iterator[str]:
    for kind in parts.items("medicine_kinds"):
        for name in ("months", "every_days"):
            if getattr(kind, name) < 0:
                yield f"{at('medicine_kinds', kind.id)}: {name} cannot be less than 0."
    steroids = parts.values.get("steroids")
    for name in ("names", "allowed") if steroids else ():
        words = getattr(steroids, name)
        if not words:
            yield f"{at('steroids')}: {name} is empty, name at least one."
        for word in words:
            if word != word.strip().lower():
                yield f"{at('steroids')}: {name} {shown(word)} has to be in small letters."


CHECKS: tuple[Callable[[Parts], Iterator[str]], ...] = (
    _duplicates,
    _choices,
    _covers,
    _contacts,
    _red_flags,
    _head,
    _amounts,
    _guide,
    _medicines,
)
