"""Names the person who is followed, and says how old something is, in words that stay grammatical."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.dates import begin, say_count, say_day, say_moment, say_time
from models.opening import centre_time
from models.pack import CarePack
from models.share import Following

LONGEST = 20  # characters of a name that fit a button
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
JUST_NOW = 2 * MINUTE
STAYS = "This stays on your device. {whose} phone does not get it."


@dataclass(frozen=True, slots=True)
class Who:
    """The person who is followed: `name` is "" where none was shared."""

    name: str = ""

    @property
    def one(self) -> str:
        """ "Sam", "the person you look after": before "has" and "does"."""
        return self.name or "the person you look after"

    @property
    def One(self) -> str:
        """The same at the beginning of a sentence."""
        return begin(self.one)

    @property
    def them(self) -> str:
        """ "Sam", "them"."""
        return self.name or "them"

    @property
    def their(self) -> str:
        """ "Sam's", "their"."""
        return f"{self.name}\u2019s" if self.name else "their"

    @property
    def Their(self) -> str:
        """The same at the beginning of a sentence."""
        return begin(self.their)

    @property
    def worried(self) -> str:
        """The words on the red button."""
        return f"I am worried about {self.them}"

    @property
    def stays(self) -> str:
        """What happens to what a carer writes down."""
        return STAYS.format(whose=self.Their)


def who_is(name: str) -> Who:
    """By the first of the names, as short as a button needs it."""
    first = name.split()[0] if name.split() else ""
    return Who(first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}\u2026")


def begun_words(one: Following, now: datetime) -> str:
    """When a link was opened here: it tells apart people whose names do not."""
    return f"Link opened here {say_moment(one.begun.astimezone(now.tzinfo), now)}."


def of(who: Who, text: str) -> str:
    """Words that were made for the person themselves, said about them: "your team" is "Sam's team".

    Only for our own words: what somebody typed stays as it is.
    """
    return text.replace("Your ", f"{who.Their} ").replace("your ", f"{who.their} ")


def there(pack: CarePack, made: datetime, now: datetime) -> datetime:
    """`now` on the clock of the person's phone, which wrote `made`. At the centre's time it follows the
    changes of that clock; elsewhere the offset of `made` is all there is."""
    if centre_time(pack, made).utcoffset() == made.utcoffset():
        return centre_time(pack, now)
    return now.astimezone(made.tzinfo)


def say_ago(age: timedelta) -> str:
    """ "just now", "25 minutes ago", "13 hours ago", "3 days ago"."""
    if age < JUST_NOW:
        return "just now"
    return f"{say_long(age)} ago"


def say_long(age: timedelta) -> str:
    """ "25 minutes", "13 hours", "3 days"."""
    if age < HOUR:
        return say_count(max(age // MINUTE, 1), "minute")
    return say_count(age // HOUR, "hour") if age < 2 * DAY else say_count(age // DAY, "day")


def say_since(at: datetime, now: datetime) -> str:
    """ "8:10am" of today, "yesterday 8:10pm", "Monday 16 November, 8:10pm"."""
    day = say_day(at.date(), now.date())
    if day == "today":
        return say_time(at)
    return f"{day}{'' if day in ('yesterday', 'tomorrow') else ','} {say_time(at)}"
