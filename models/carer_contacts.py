"""Contacts, path and A&E card of the person who is followed, said to their carer."""

from dataclasses import replace
from datetime import datetime

from models.carer_words import Who, of
from models.contacts import ContactGroup, ContactLine
from models.dates import say_moment
from models.path import ADDED, YOUR_PLAN, PathRow
from models.share import Shared


def about(who: Who, number: str, groups: tuple[ContactGroup, ...]) -> tuple[ContactGroup, ...]:
    """First the person themself, where they gave a `number`; then "Sam's team" in the place of "Your team",
    and no ways to add a number."""
    name = who.name or "The person you look after"
    own = (ContactGroup(name, (ContactLine("person", name, number, number),)),) if number else ()
    return own + tuple(
        replace(group, title=of(who, group.title), lines=tuple(_line(who, line) for line in group.lines))
        for group in groups
    )


def _line(who: Who, line: ContactLine) -> ContactLine:
    return replace(line, name=of(who, line.name), note=of(who, line.note), step="")


def path_rows(who: Who, rows: tuple[PathRow, ...]) -> tuple[PathRow, ...]:
    """The points of the path with everything there is to know about each, as none of them opens."""
    return tuple(_row(who, row) for row in rows)


def _row(who: Who, row: PathRow) -> PathRow:
    if row.uid:  # a visit, in the person's own words
        return replace(row, source=f"Added by {who.them}")
    if row.id == "here":
        title = f"{who.name} is here" if who.name else "They are here"
        return replace(row, title=title, when=of(who, row.when))
    added = {ADDED: f"Added by {who.them}", YOUR_PLAN: f"{who.Their} answers in set-up"}
    return replace(
        row,
        title=of(who, row.title),
        when=of(who, row.when),
        detail=of(who, row.words or row.detail),
        words=of(who, row.words),
        source=added.get(row.source, row.source),
    )


def as_of(who: Who, shared: Shared, now: datetime) -> str:
    """How old the card is, and whose copy."""
    return f"Shared by {who.one}. This copy was sent {say_moment(shared.made, now)}."


def not_on_card(who: Who, sections: tuple[str, ...]) -> tuple[str, ...]:
    """What stands as not written down because it is not shared: no allergies would be another thing."""
    parts = []
    if "card" not in sections:
        parts.append("date of birth, allergies, the local hospital and people to call")
    if "medicines" not in sections:
        parts.append("the list of medicines")
    if "unwell" not in sections:
        parts.append("symptoms")
    return tuple(f"{who.One} does not share {part}. Ask for it." for part in parts)
