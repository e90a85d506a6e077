"""The nap that may be running: when to get up, always within the hour that the source gives (FA14)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.dates import say_count, say_day, say_time
from models.diary import Diary
from models.move import RUNNING, minutes_since
from models.records import Entry

LENGTHS = (20, 30, 45, 55)  # minutes to choose from: the source says less than one hour
USUAL = 30
HOUR = 60
FORGOTTEN = 240  # minutes after which nobody is likely to be asleep still
RING = "ring:"  # the tag that keeps the chosen length, in minutes


@dataclass(frozen=True, slots=True)
class NapState:
    """The nap card. `running` is the entry of a nap that goes on. `over`: it has gone past its time."""

    running: Entry | None
    title: str
    words: str
    over: bool = False
    forgotten: bool = False


def nap_tags(minutes: int) -> tuple[str, ...]:
    """The tags of a nap that begins now and is to last `minutes`."""
    return RUNNING, f"{RING}{minutes}"


def build_nap(diary: Diary, now: datetime) -> NapState:
    """The running nap, or when the last one was. It is counted from its entry, whatever the screen did."""
    going = (nap for nap in reversed(diary.of("nap")) if RUNNING in nap.tags and nap.value is None)
    last = next((nap for nap in going if nap.at <= now), None)
    if last is None:
        return NapState(None, "Nap", _last(diary.latest("nap", now), now))
    minutes, up = minutes_since(last, now), get_up(last, now)
    since = f"Started {say_day(last.at.date(), now.date())} at {say_time(last.at)}."
    if minutes > FORGOTTEN:
        return NapState(last, "Are you still having a nap?", since, over=True, forgotten=True)
    if minutes > HOUR:
        words = f"{since} A nap under 1 hour helps you to sleep at night. Get up gently when you can."
        return NapState(last, "Your nap is longer than 1 hour", words, over=True)
    if now >= up:
        return NapState(last, "Time to get up", f"{since} Get up gently.", over=True)
    left = -(-int((up - now).total_seconds()) // 60)
    return NapState(last, f"Get up at {say_time(up)}", f"{since} {say_count(left, 'minute')} left.")


def get_up_words(start: datetime, minutes: int) -> str:
    """ "Get up at 11:10am." for a nap that begins now."""
    return f"Get up at {say_time(start + timedelta(minutes=minutes))}."


def get_up(nap: Entry, now: datetime) -> datetime:
    """When this nap is to end: after the chosen minutes, one hour at the most."""
    chosen = [tag.removeprefix(RING) for tag in nap.tags if tag.startswith(RING)]
    minutes = int(chosen[0]) if chosen and chosen[0].isdecimal() and len(chosen[0]) < 4 else USUAL
    return (nap.at + timedelta(minutes=min(max(minutes, 1), HOUR))).astimezone(now.tzinfo)


def _last(last: Entry | None, now: datetime) -> str:
    if last is None or last.value is None:
        return "Less than 1 hour in the daytime helps you to sleep at night."
    return f"Last nap: {say_count(int(last.value), 'minute')}, {say_day(last.at.date(), now.date())}"
