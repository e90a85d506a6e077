"""Reads who begins a hand-over."""

from models.readings import Answer

MOST_INITIALS = 6


def read_staff(text: str) -> Answer[str]:
    """Initials as typed, in capitals: they stand on the lock screen, so a whole name is refused."""
    initials = " ".join(text.split()).upper()
    if not initials:
        return Answer(refusal="Type your initials, for example AM.")
    if len(initials) > MOST_INITIALS:
        return Answer(refusal=f"Type up to {MOST_INITIALS} letters. They stand on the lock screen.")
    return Answer(initials)
