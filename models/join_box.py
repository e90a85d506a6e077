"""A plan too long for one code: one code leads to a box at the hub that lives an hour, with all codes in it.

Such a code is "2." and the secret of the box. What is in the box is read as codes are: nothing of it counts
before the person says yes.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from models.join_codes import DAMAGED, MOST_PARTS, NEWER, BadCodeError, read_part
from models.share_state import Trouble

LASTS = timedelta(hours=1)
FETCHING = "The plan is being fetched from the server."
OVER = "The hour of this code is over. Ask your ward to show a new one, then scan it."
NO_ANSWER = (
    "This phone cannot reach the server now. Check that it has a connection, then try again, or ask your "
    "ward for the codes without the server."
)
LATER = "The server cannot give the plan now. Wait a minute, then try again."
_WHY = {
    Trouble.NO_ANSWER: NO_ANSWER,
    Trouble.MISSING: OVER,
    Trouble.NEWER: NEWER,
    Trouble.SERVER: LATER,
    Trouble.BUSY: LATER,
}
_CODE = re.compile(r"2\.[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fetching:
    """A code of a box, until its plan is here. `trouble`: why it is not, None while it is being fetched."""

    code: str
    trouble: Trouble | None = None

    @property
    def words(self) -> str:
        """What happens, or what is wrong and what to do."""
        return FETCHING if self.trouble is None else _WHY.get(self.trouble, DAMAGED)

    @property
    def again(self) -> bool:
        """Whether the same code may work later."""
        return self.trouble in (Trouble.NO_ANSWER, Trouble.SERVER, Trouble.BUSY)


def is_box(code: str) -> bool:
    """Whether a code leads to a box."""
    return _CODE.fullmatch(code) is not None


def to_box(codes: tuple[str, ...]) -> bytes:
    """What is put into a box."""
    return "\n".join(codes).encode("ascii")


def read_box(content: bytes) -> tuple[str, ...]:
    """The codes that were in a box; none where it holds anything else."""
    codes = content.decode("ascii", "replace").split("\n")
    try:
        for code in codes:
            read_part(code)
    except BadCodeError:
        return ()
    return tuple(codes) if len(codes) <= MOST_PARTS else ()
