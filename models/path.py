"""Builds the recovery path: what is behind and ahead, counted from the infusion and from going home."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from models.checklist import say_weekly
from models.dates import say_count, say_date, say_day, say_time
from models.diary import Diary
from models.milestones import concerns, milestone_date, say_team_date, say_when
from models.pack import CarePack, Milestone
from models.records import Plan

PAST_SHOWN, COMING_SHOWN = 5, 30  # appointments; the others are in Record
ADDED, YOUR_PLAN = "Added by you", "Your answers in set-up"


@dataclass(frozen=True, slots=True)
class PathRow:
    """A point on the path. `place`: past, here, next, ahead, or open (no date, or passed and not over).

    `detail` is the short second line, `words` everything there is to know. `day` is None where no date is
    known. `team_date`: the team's own date can be added here. `uid` is the diary entry of an appointment.
    `stage`: where a point without a date stands on the road, as in `Milestone`. `source`: where it is from.
    """

    id: str
    title: str
    when: str
    detail: str
    icon: str
    place: str
    day: date | None = None
    team_date: bool = False
    uid: str = ""
    words: str = ""
    stage: str = ""
    source: str = ""

    @property
    def on_road(self) -> bool:
        """Whether it is a point of the road; the others are listed beside it."""
        return self.day is not None or self.team_date or bool(self.stage)


@dataclass(frozen=True, slots=True)
class PathState:
    """The whole path in order. `note` says what is not shown."""

    rows: tuple[PathRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NextMilestone:
    """What comes next, for Today: "Blood test", "Friday 27 November, in 7 days"."""

    title: str
    when: str
    icon: str


def build_path(pack: CarePack, plan: Plan, diary: Diary, today: date) -> PathState:
    """The path in order. Only a visit can be behind: a minimum or a guide whose day has passed comes after
    "You are here", because only the team ends it. What goes on without a date comes after what is next,
    and what comes later at the end."""
    points = sorted(_points(pack, plan, diary, today), key=lambda row: _order(row, plan))
    past = [row for row in points if row.place == "past"]
    ahead = [row for row in points if row.place == "ahead"]
    still = [row for row in points if row.place == "open"]
    lasting = [row for row in still if row.day or row.stage == "hospital"]
    going_on = [row for row in still if row.stage == "now"]
    later = [row for row in still if row.stage == "later"]
    undated = [row for row in still if not row.day and not row.stage]
    ahead[:1] = [replace(row, place="next") for row in ahead[:1]]
    rows = (*past, _here(plan, today), *lasting, *ahead[:1], *going_on, *ahead[1:], *later, *undated)
    hidden = len(diary.of("appointment")) - sum(1 for row in rows if row.uid)
    return PathState(rows, f"{say_count(hidden, 'more appointment')} in Record." if hidden else "")


def next_milestone(pack: CarePack, plan: Plan, diary: Diary, today: date) -> NextMilestone | None:
    """The nearest point from today on; None where nothing with a date lies ahead."""
    points = sorted(_points(pack, plan, diary, today), key=lambda row: row.day or date.max)
    row = next((row for row in points if row.place == "ahead"), None)
    if row is None or row.day is None:
        return None
    when, exact = row.when, say_date(row.day, weekday=True)
    if when.endswith(exact):
        when = when.removesuffix(exact) + _near(row.day, today, row.detail if row.uid else "")
    return NextMilestone(row.title, when, row.icon)


def _near(day: date, today: date, time_words: str) -> str:
    days = (day - today).days
    words = say_date(day, weekday=True, year=day.year != today.year)
    at = f" at {time_words}" if time_words else ""
    return f"{words}{at}, {say_day(day, today) if days < 2 else f'in {days} days'}"


def _points(pack: CarePack, plan: Plan, diary: Diary, today: date) -> Iterator[PathRow]:
    yield from _anchors(plan, today)
    for milestone in pack.milestones:
        if concerns(milestone, plan):
            row = _milestone(milestone, plan, today)
            weekly = say_weekly(pack, plan, diary, today, milestone.needs) if _is_weekly(milestone) else ""
            yield replace(row, when=weekly) if weekly else row
    yield from _appointments(diary, today)


def _is_weekly(milestone: Milestone) -> bool:
    return bool(milestone.needs) and milestone.kind == "open"


def _order(row: PathRow, plan: Plan) -> date:
    """Its day; the first days in hospital stand right after the infusion. Equal ones keep their order."""
    day = plan.infusion if row.stage == "hospital" else row.day
    return day or date.max


def _place(day: date, today: date, after: str = "past") -> str:
    return "ahead" if day >= today else after


def _anchors(plan: Plan, today: date) -> Iterator[PathRow]:
    if plan.infusion:
        when = say_date(plan.infusion, weekday=True)
        place = "past" if plan.infusion <= today else "ahead"
        yield PathRow(
            "infusion",
            "CAR T\u2011cell infusion",
            when,
            "Day 0",
            "infusion",
            place,
            plan.infusion,
            source=YOUR_PLAN,
        )
    if plan.home is None:
        yield PathRow("home", "Home from hospital", "No date yet", "Add it when you know it.", "home", "open")
        return
    when = say_date(plan.home, weekday=True)
    detail = f"Day {(plan.home - plan.infusion).days}" if plan.infusion else ""
    place = "past" if plan.home <= today else "ahead"
    yield PathRow("home", "Home from hospital", when, detail, "home", place, plan.home, source=YOUR_PLAN)


def _milestone(milestone: Milestone, plan: Plan, today: date) -> PathRow:
    day = milestone_date(milestone, plan)
    after = "past" if milestone.kind == "visit" else "open"
    return PathRow(
        milestone.id,
        milestone.title,
        say_when(milestone, plan, today),
        say_team_date(milestone, plan) or milestone.words.split(". ")[0].rstrip("."),
        milestone.icon,
        _place(day, today, after) if day else _staged(milestone, plan, today),
        day,
        team_date=milestone.kind != "open",
        words=milestone.words,
        stage=milestone.stage,
        source=milestone.source,
    )


def _staged(milestone: Milestone, plan: Plan, today: date) -> str:
    """A point without a date is open; the first days in hospital lie behind once the person is home."""
    if milestone.stage != "hospital" or plan.infusion is None:
        return "open"
    if plan.infusion > today:
        return "ahead"
    return "open" if plan.home is None or plan.home > today else "past"


def _appointments(diary: Diary, today: date) -> Iterator[PathRow]:
    entries = diary.of("appointment")
    past = [entry for entry in entries if entry.at.date() < today]
    coming = entries[len(past) :]
    for entry in (*past[-PAST_SHOWN:], *coming[:COMING_SHOWN]):
        day = entry.at.date()
        when, place = say_date(day, weekday=True), _place(day, today)
        title = entry.text or "Appointment"
        yield PathRow(
            entry.uid, title, when, say_time(entry.at), "appointment", place, day, uid=entry.uid, source=ADDED
        )


def _here(plan: Plan, today: date) -> PathRow:
    if plan.infusion is None:
        words = "Add your infusion date to see your path."
    elif plan.infusion > today:
        words = f"Your infusion date is {say_date(plan.infusion)}. Check that it is right."
    else:
        words = f"Day {(today - plan.infusion).days}"
    return PathRow("here", "You are here", words, "", "here", "here", today)
