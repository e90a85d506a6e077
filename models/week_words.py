"""What changed this week: the person's own last 7 days beside the 7 before, counted and never judged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from models.dates import say_count, say_date
from models.diary import Diary
from models.pack import CarePack
from models.pointers import OFTEN, Pointer, tired_words
from models.records import Entry
from models.series import MEASURES, Measure

DAYS = 7
NOTHING = "Nothing was written down in these 2 weeks."


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One subject: "Naps", "You wrote down 3 this week and 1 the week before."."""

    icon: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class WeekState:
    """The page. `pointer` is there when energy was lower than in the 7 days before (R22, Q14)."""

    dates: str
    lines: tuple[WeekLine, ...]
    pointer: Pointer | None
    tired: str


Days = tuple[tuple[Entry, ...], ...]
Counter = tuple[str, str, str, str, str]  # kind, icon, title, one, many
COUNTED: tuple[Counter, ...] = (
    ("report", "unwell", "Felt unwell", "report", "reports"),
    ("nap", "nap", "Naps", "nap", "naps"),
    ("walk", "walk", "Walks", "walk", "walks"),
    ("meal", "meal", "Meals", "meal", "meals"),
    ("note", "note", "Notes", "note", "notes"),
)
FIGURES = ("energy", "sleep", "pain", "drink", "steps")


def build_week(pack: CarePack, diary: Diary, today: date) -> WeekState:
    """Both weeks end with today and with the day 7 days ago. Mood is left out: it is private."""
    first = today - timedelta(days=DAYS - 1)

    def both(kind: str) -> tuple[Days, Days]:
        return _days(diary, kind, today), _days(diary, kind, first - timedelta(days=1))

    lines = [_temperature(*both("temperature"))]
    lines += [_figure(MEASURES[kind], *both(kind)) for kind in FIGURES]
    lines.append(_weight(*both("weight")))
    lines += [_counted(counter, *both(counter[0])) for counter in COUNTED]
    told = tuple(line for line in lines if line is not None)
    dates = f"{say_date(first, year=False)} to {say_date(today, year=False)}, beside the 7 days before"
    return WeekState(dates, told, _pointer(pack, *both("energy")), tired_words(pack))


def _days(diary: Diary, kind: str, last: date) -> Days:
    found = (diary.on(last - timedelta(days=ago), kind) for ago in range(DAYS))
    return tuple(day for day in found if day)


def _values(day: Iterable[Entry]) -> list[float]:
    return [entry.value for entry in day if entry.value is not None]


def _line(icon: str, title: str, now: Days, before: Days, say: Callable[[Days], str]) -> WeekLine | None:
    """None where nothing was written in either week. A week without an entry is said as that."""
    if not now and not before:
        return None
    this = f"This week: {say(now)}." if now else "Nothing written down this week."
    last = f" The week before: {say(before)}." if before else " Nothing written down the week before."
    return WeekLine(icon, title, this + last)


def _temperature(now: Days, before: Days) -> WeekLine | None:
    def say(days: Days) -> str:
        values = [value for day in days for value in _values(day)]
        count = say_count(len(values), "reading")
        return f"{count}, highest {max(values):.1f}C" if values else count

    return _line("thermometer", "Temperature", now, before, say)


def _figure(measure: Measure, now: Days, before: Days) -> WeekLine | None:
    def say(days: Days) -> str:
        numbers = [measure.day(values) for day in days if (values := _values(day))]
        on = f"on {say_count(len(numbers), 'day')}"
        return f"{measure.say(measure.week(numbers))} {measure.per_week}, {on}" if numbers else on

    return _line(measure.icon, measure.title, now, before, say)


def _weight(now: Days, before: Days) -> WeekLine | None:
    """The newest of each week: both figures are stated, and what they mean is for the team (R21)."""
    return _line("weight", "Weight", now, before, lambda days: MEASURES["weight"].say(_newest(days)))


def _newest(days: Days) -> float:
    return next((values[-1] for day in days if (values := _values(day))), 0.0)


def _counted(counter: Counter, now: Days, before: Days) -> WeekLine | None:
    _, icon, title, one, many = counter
    count, earlier = (sum(len(day) for day in days) for days in (now, before))
    if not count and not earlier:
        return None
    this = say_count(count, one, many) if count else f"no {many}"
    words = f"You wrote down {this} this week and {earlier if earlier else 'none'} the week before."
    return WeekLine(icon, title, words)


def _pointer(pack: CarePack, now: Days, before: Days) -> Pointer | None:
    """Lower energy than in the 7 days before, told as the person's own figures (R22, R41, Q14)."""
    measure = MEASURES["energy"]
    if len(now) < OFTEN or len(before) < OFTEN:
        return None
    this, last = (measure.week([measure.day(_values(day)) for day in days]) for days in (now, before))
    if this >= last:
        return None
    own = f"Your energy was {measure.say(this)} on average this week and {measure.say(last)} the week before."
    return Pointer("More tired than before?", f"{own} {tired_words(pack)}")
