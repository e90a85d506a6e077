"""Writes events as an iCalendar file. The only place that knows the icalendar library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from unicodedata import category

from models.calendar_events import NO_END, CalendarEvent, CalendarPage

if TYPE_CHECKING:
    from icalendar import Event

A_MOMENT = timedelta(minutes=15)  # how long a reminder stands in a calendar


def calendar_file(page: CalendarPage) -> bytes:
    """The file (RFC 5545). Moments with an offset are written in UTC: every calendar shows them at the right
    hour. Those without one are written so ("floating"): they are at that hour wherever the phone is."""
    from icalendar import Calendar  # only here and now: it is large, and most starts never need it

    calendar = Calendar()
    calendar.add("prodid", "-//Homeward//Homeward//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for event in page.events:
        calendar.add_component(_event(event, page))
    return bytes(calendar.to_ical())


def _event(event: CalendarEvent, page: CalendarPage) -> Event:
    from icalendar import Alarm, Event

    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", page.made.astimezone(UTC))
    made.add("last-modified", page.made.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("summary", _plain(event.title))
    made.add("description", _plain(event.text))
    made.add("class", "PRIVATE")
    made.add("status", "CANCELLED" if event.off else "CONFIRMED")
    _when(event, made)
    if not event.off:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", event.warn)
        alarm.add("description", _plain(event.title))
        made.add_component(alarm)
    return made


def _plain(text: str) -> str:
    """Without the control characters that RFC 5545 forbids: a strict calendar refuses the whole file."""
    lines = text.replace("\r\n", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or category(sign) != "Cc")


def _when(event: CalendarEvent, made: Event) -> None:
    starts = event.starts
    if not isinstance(starts, datetime):
        made.add("dtstart", starts)
        made.add("dtend", starts + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
        return
    floating = starts.tzinfo is None
    starts = starts if floating else starts.astimezone(UTC)
    made.add("dtstart", starts)
    made.add("dtend", starts + (A_MOMENT if floating else NO_END))
    if floating:
        made.add("transp", "TRANSPARENT")
    if event.repeat:
        rule: dict[str, Any] = {"freq": event.repeat}
        if event.until is not None:
            rule["until"] = datetime.combine(event.until, starts.time())
        made.add("rrule", rule)
