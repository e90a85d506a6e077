"""The night: what a person needs at 3am, and nothing else; and a quiet word before bedtime (FA12)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from statistics import median

from models.contacts import ContactsState, build_contacts
from models.dates import say_date, say_moment, say_time
from models.diary import Diary
from models.hero import Hero, instruction_hero
from models.pack import CarePack
from models.records import Plan
from models.red_flags import standing
from models.today import day_words

NIGHT_FROM, NIGHT_UNTIL = time(22), time(7)
BEFORE_BED, NIGHTS, FEWEST_NIGHTS = 60, 14, 3  # minutes; nights looked at; fewer say nothing about a habit
EVENING_FROM, EVENING_UNTIL = 21 * 60, 23 * 60  # minutes of the day, where no usual bedtime is known
NOON, DAY = 12 * 60, 24 * 60
BEDTIME = "Going to bed soon? Put screens away half an hour before you sleep, this one too."
ANY_HOUR = "Use the red button, at any hour. Do not wait for the morning."


@dataclass(frozen=True, slots=True)
class NightState:
    """The night in words. `hero` is an instruction that stands; `bedtime` is empty at other times."""

    title: str
    date_words: str
    hero: Hero | None
    calls: ContactsState
    reading: str
    bedtime: str


def is_night(now: datetime) -> bool:
    """From 10pm to 7am on the person's own clock."""
    return now.time() >= NIGHT_FROM or now.time() < NIGHT_UNTIL


def build_night(pack: CarePack, plan: Plan, diary: Diary, now: datetime) -> NightState:
    """The essentials at `now`: help first, who answers at this hour, the last temperature."""
    return NightState(
        title=day_words(plan, now.date()),
        date_words=f"{say_date(now.date(), weekday=True)}, {say_time(now)}",
        hero=standing_hero(pack, plan, diary, now),
        calls=build_contacts(pack, plan, now),
        reading=last_reading(diary, now),
        bedtime=bedtime_hint(diary, now),
    )


def standing_hero(pack: CarePack, plan: Plan, diary: Diary, now: datetime) -> Hero | None:
    """The instruction that stands, as Today shows it; None where there is none."""
    stands = standing(pack, diary, now)
    return None if stands is None else instruction_hero(pack, plan, stands)


def last_reading(diary: Diary, now: datetime) -> str:
    """ "Last written down: 36.7C, yesterday at 8:10pm", with no word on what it means."""
    last = diary.latest("temperature", now)
    if last is None or last.value is None:
        return "No temperature written down yet"
    return f"Last written down: {last.value:.1f}C, {say_moment(last.at, now)}"


def bedtime_hint(diary: Diary, now: datetime) -> str:
    """A quiet line in the hour before the usual bedtime, else from 9pm to 11pm; never at 3am."""
    minute = now.hour * 60 + now.minute
    usual = usual_bedtime(diary, now)
    if usual is None:
        return BEDTIME if EVENING_FROM <= minute < EVENING_UNTIL else ""
    return BEDTIME if 0 < (usual - minute) % DAY <= BEFORE_BED else ""


def usual_bedtime(diary: Diary, now: datetime) -> int | None:
    """The middle one of the last nights' bedtimes, in minutes of the day; None where too few were written."""
    nights = [
        night.at - timedelta(hours=night.value)
        for night in diary.of("sleep")[-NIGHTS:]
        if night.value and now - timedelta(days=2 * NIGHTS) <= night.at <= now
    ]
    if len(nights) < FEWEST_NIGHTS:
        return None
    since_noon = [(night.hour * 60 + night.minute - NOON) % DAY for night in nights]
    return (int(median(since_noon)) + NOON) % DAY
