"""Says where the advice comes from and when it is past its review date: old is never shown as new (K14)."""

from datetime import date

from models.dates import say_date
from models.pack import CarePack


def provenance(pack: CarePack) -> str:
    """The line at the foot of every clinical screen."""
    return (
        f"{pack.disclaimer} Information last updated {say_date(pack.last_updated)}, "
        f"review due {say_date(pack.review_due)}."
    )


def review_banner(pack: CarePack, today: date) -> str:
    """One sentence from the review date on; empty before it."""
    if today < pack.review_due:
        return ""
    return (
        f"This advice was due for review on {say_date(pack.review_due)}. "
        "It may have changed. Ask your team if you are unsure."
    )
