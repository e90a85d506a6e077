"""Writes events as an iCalendar file. The only place that knows the icalendar library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from models.calendar_events import NO_END, CalendarEvent, CalendarPage

if TYPE_CHECKING:
    from icalendar import Event


def calendar_file(page: CalendarPage) -> bytes:
    """The file (RFC 5545). Moments are written in UTC: every calendar shows them at the right hour."""
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
    made.add("sequence", page.sequence)
    made.add("summary", event.title)
    made.add("description", event.text)
    made.add("class", "PRIVATE")
    made.add("status", "CONFIRMED")
    if isinstance(event.starts, datetime):
        starts = event.starts.astimezone(UTC)
        made.add("dtstart", starts)
        made.add("dtend", starts + NO_END)
    else:
        made.add("dtstart", event.starts)
        made.add("dtend", event.starts + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", event.warn)
    alarm.add("description", event.title)
    made.add_component(alarm)
    return made
