"""Says in plain words what is shared with a carer, how the sending goes, and what is wrong with a form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time

from models.carer_words import HOUR, say_ago
from models.dates import begin, say_at, say_moment, say_time
from models.readings import Answer, parse_clock, parse_phone
from models.share import MOST_NAME, SECTIONS, UNWELL, USUAL, Share
from models.share_state import Sending, Trouble

TITLE = "Share with a carer"
PROMISE = (
    "Someone who looks after you can see on their own phone how you are. What you share is locked before it "
    "leaves this device. The server passes it on and cannot read it."
)
ANYONE = "Anyone who has the link can read what you share. Give it only to the person it is for."
OFFER = "Would you like someone to see how you are?"
SCAN = "Let them scan this"
HOW_TO_SCAN = "Hold their phone\u2019s camera over the square, then tap the link that it shows."
NOT_THERE = (
    "Nothing has reached the server yet, and whoever opens the link finds nothing there. It goes by itself "
    "when the server answers."
)
CODE = "QR code with the link for {who}. Their phone\u2019s camera can read it from this screen."
SEND = "Not beside you? Send them the link"
SENDING = (
    "Scanning is safest. A message may also be read by others, and by the company that carries it. Whoever "
    "has the link can read what you share, until you stop sharing."
)
COPIED = "The link is copied. Paste it into a message to them only."
NO_HUB = (
    "Sharing needs a server that passes on what you share. This Homeward has none, or it does not answer "
    "now. Nothing leaves this device."
)
HUB_AWAY = (
    "The server does not answer now. What you write waits on this phone and is sent by itself. You can give "
    "nobody a link until it answers."
)
EXAMPLE = "The example person is invented, so there is nothing to share. Leave the example first."
NOBODY = "You share with nobody. What you write stays on this device."
GONE = "You do not share with this person any more."
ALWAYS_TOLD = (
    "They always see your name, your hospital, your nurse, the dates of your therapy and of coming home, and "
    "your answers about a trial, a PICC, GCSF injections and checking the numbers: their page needs them for "
    "the right numbers and advice. They also see when you last wrote something down."
)
DAYS_BACK = "They see the last 14 days, and an alert for as long as it stands."
NO_ALERTS = (
    "Without symptoms and alerts no alert reaches {who}, whatever you report. Their page says that it cannot "
    "warn them."
)
FEVER_TOLD = "A temperature that is an alert still reaches them, because alerts do."
NAMELESS = (
    "You have not written down your name. Their page then has none, and who looks after two people may take "
    "one for the other."
)
NUMBER_HINT = "So that they can call you from their page. Leave it empty if you do not want that."
QUIET = "Tell them when you have written nothing"
QUIET_HINT = (
    "After a day without an entry their page always says so. It can say so sooner: agree on a time of day "
    "together. After it their page says that you have written nothing yet."
)
WHOLE_DAY = "Only after a whole day"
USUAL_TIME = time(10)
SEEN = (
    "This is their page as it is when all that you wrote has arrived. On their own phone they can also open "
    "the pages behind it."
)
OPENED = "This device learns it when it sends something. Nobody can tell who opened the link."
STOP = "Stop sharing"
SURE = "Stop sharing with {who}?"
AFTER_STOP = "They see that sharing has ended. What they have seen already they may remember."
STOPPING = "Stopping. It ends as soon as this phone reaches the server."
NO_NAME = "Type the name of the person you share with."
TAKEN = "You share with someone of this name already. Add something that tells the two apart."
NOTHING = "Choose at least one thing to share."
_WHY = {
    Trouble.NO_ANSWER: "no answer from the server",
    Trouble.SERVER: "the server has a problem",
    Trouble.BUSY: "the server asks to wait",
    Trouble.MISSING: "the server no longer has a place for it",
    Trouble.STORE: "this device could not keep a note of it",
    Trouble.NEWER: "this Homeward is too old. Update Homeward",
    Trouble.DAMAGED: "what the server answered could not be read",
    Trouble.OLDER: "the server holds something else in its place",
    Trouble.FAULT: "something in this Homeward went wrong. Close it and open it again",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """The form as it stands. `quiet` counts only while `tells` is on."""

    carer: str = ""
    sections: tuple[str, ...] = USUAL
    number: str = ""
    tells: bool = False
    quiet: str = say_time(USUAL_TIME)

    def toggle(self, section: str, on: bool) -> "Choices":
        """With one section taken in or out, in the order in which they are shown."""
        chosen = {*self.sections, section} if on else {*self.sections} - {section}
        return replace(self, sections=tuple(each.id for each in SECTIONS if each.id in chosen))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a form said, checked."""

    carer: str
    sections: tuple[str, ...]
    number: str
    quiet: time | None


def choices_of(share: Share) -> Choices:
    """The form of a share that there is."""
    clock = say_time(share.quiet or USUAL_TIME)
    return Choices(share.carer, share.sections, share.number, share.quiet is not None, clock)


def read_choices(form: Choices, others: tuple[Share, ...]) -> tuple[Chosen | None, dict[str, str]]:
    """What the person chose, or for each field that is wrong one sentence. `others`: whom they share with
    beside this one."""
    carer = " ".join(form.carer.split())[:MOST_NAME]
    number = parse_phone(form.number)
    clock: Answer[time] = parse_clock(form.quiet) if form.tells else Answer()
    names = {one.carer.casefold() for one in others}
    wrong = {
        "carer": NO_NAME if not carer else TAKEN if carer.casefold() in names else "",
        "sections": "" if form.sections else NOTHING,
        "number": number.refusal,
        "quiet": clock.refusal,
    }
    if any(wrong.values()):
        return None, {field: words for field, words in wrong.items() if words}
    return Chosen(carer, form.sections, number.value or "", clock.value), {}


def changed(share: Share, chosen: Chosen) -> Share:
    """The share with other choices; its link and what was sent stay."""
    return replace(
        share, carer=chosen.carer, sections=chosen.sections, number=chosen.number, quiet=chosen.quiet
    )


def warnings(form: Choices) -> tuple[str, ...]:
    """What the choices mean where it may surprise, for the person to read before they save."""
    who = form.carer.strip() or "them"
    if UNWELL not in form.sections:
        return (NO_ALERTS.format(who=who),)
    return () if "temperature" in form.sections else (FEVER_TOLD,)


def say_sections(share: Share) -> str:
    """What this carer sees, in a line."""
    titles = [_inside(section.title) for section in SECTIONS if section.id in share.sections]
    return begin(", ".join(titles)) if titles else "Nothing"


def _inside(title: str) -> str:
    return title if title.startswith("A&E") else title[0].lower() + title[1:]


def say_number(share: Share) -> str:
    """The number that this carer can call."""
    return share.number or "None. Their page cannot offer to call you"


def say_quiet(share: Share) -> str:
    """When this carer is told that nothing was written down."""
    return f"After {say_time(share.quiet)}" if share.quiet else WHOLE_DAY


def say_sent(share: Share, sending: Sending, now: datetime) -> str:
    """How far what the person wrote has come: what waits and why, else when the last of it was sent."""
    if share.ending:
        why = f" Last try: {_WHY[sending.trouble]}." if sending.trouble in _WHY else ""
        return STOPPING + why
    if sending.waiting or (share.sent is None and sending.trouble in _WHY):
        since = f" since {say_at(_here(sending.since, now), now)}" if sending.since else ""
        why = f": {_WHY[sending.trouble]}" if sending.trouble in _WHY else ""
        return f"Waiting to be sent{since}{why}. It goes by itself."
    return f"Sent {_ago(share.sent, now)}" if share.sent else "Not sent yet"


def is_empty(share: Share, sending: Sending) -> bool:
    """Whether the link leads to nothing yet, and that may take a while."""
    return share.sent is None and sending.trouble is not Trouble.NONE


def say_not_told(shares: tuple[Share, ...], sendings: Mapping[str, Sending]) -> str:
    """Who would see an alert and cannot yet, because it waits to be sent; "" where nobody is known to."""
    late = [share for share in shares if not share.ending and UNWELL in share.sections]
    late = [share for share in late if sendings.get(share.uid, Sending()).trouble is not Trouble.NONE]
    if not late:
        return ""
    return f"This has not reached {_names(late)} yet. It goes by itself. If they should know now, call them."


def _names(shares: Iterable[Share]) -> str:
    *others, last = [share.carer for share in shares] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def say_replaced(shares: tuple[Share, ...]) -> str:
    """What to know before another record takes the place of this one: whoever follows it gets that."""
    who = _names(share for share in shares if not share.ending)
    return (
        f"You share with {who}. They will see this backup in the place of your record. If it is another "
        "person's, stop sharing first."
        if who
        else ""
    )


def say_opened(share: Share, now: datetime) -> str:
    """When the link was last used, as the server said when something was last sent."""
    if share.opened:
        return f"Opened {_moment(share.opened, now)}"
    return "Not opened when this was last sent" if share.sent else "Not opened yet"


def _here(moment: datetime, now: datetime) -> datetime:
    """In this device's time zone; the clock of the server may be a little ahead."""
    return min(moment, now).astimezone(now.tzinfo)


def _moment(moment: datetime, now: datetime) -> str:
    return say_moment(_here(moment, now), now)


def _ago(moment: datetime, now: datetime) -> str:
    age = now - _here(moment, now)
    return say_ago(age) if age < HOUR else _moment(moment, now)


@dataclass(frozen=True, slots=True)
class CarerRow:
    """One carer in the list, and how far sharing with them has come."""

    uid: str
    carer: str
    words: str


def build_rows(
    shares: tuple[Share, ...], sendings: Mapping[str, Sending], now: datetime
) -> tuple[CarerRow, ...]:
    """Everybody with whom the person shares; what is ending stands last."""
    return tuple(
        CarerRow(one.uid, one.carer, _row(one, sendings.get(one.uid, Sending()), now))
        for one in sorted(shares, key=lambda one: one.ending)
    )


def _row(share: Share, sending: Sending, now: datetime) -> str:
    sent = say_sent(share, sending, now)
    return sent if share.ending else f"{sent}\n{say_opened(share, now)}"
