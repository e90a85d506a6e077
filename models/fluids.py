"""How much was drunk today, against the centre's band or the team's own amount; nothing here alarms."""

from dataclasses import dataclass
from datetime import date

from models.diary import Diary
from models.pack import CarePack
from models.records import Plan


@dataclass(frozen=True, slots=True)
class FluidsState:
    """Today's fluids. `aim` and `over` are sentences; `over` is empty up to the upper figure (Q17)."""

    ml: int
    low_ml: int
    high_ml: int
    own: bool
    words: str
    goal: str
    aim: str
    over: str

    @property
    def spoken(self) -> str:
        """One phrase for a screen reader."""
        return f"{self.words} {self.goal}"


def say_litres(ml: float) -> str:
    """ "1.2 litres", "1 litre"; cut, not rounded up, so that 1.999 litres never reads as 2."""
    return f"{litres(ml)} litre" + ("" if litres(ml) == "1" else "s")


def say_amount(ml: int) -> str:
    """An exact amount: litres where two decimals are all of it, else "995 ml", which is not 0.99 litres."""
    return f"{ml:,}\u00a0ml" if ml % 10 else say_litres(ml)


def litres(ml: float) -> str:
    """ "1.2" for 1200 ml, at most two decimals."""
    return f"{int(ml) // 10 / 100:g}"


def build_fluids(pack: CarePack, plan: Plan, diary: Diary, today: date) -> FluidsState:
    """Today's fluids against the team's own amount where there is one, else the pack's band (N10, Q17)."""
    ml = int(diary.total(today, "drink"))
    own = plan.fluids_ml
    low, high = (own, own) if own else (pack.fluids.low_ml, pack.fluids.high_ml)
    band = say_amount(own) if own else f"{litres(low)} to {say_litres(high)}"
    return FluidsState(
        ml=ml,
        low_ml=low,
        high_ml=high,
        own=own is not None,
        words=say_amount(ml),
        goal=f"of {band}",
        aim=f"Your team's amount for you: {band} a day."
        if own
        else f"Aim for {band}. You may need more in hot weather.",
        over=_over(ml, high, own is not None),
    )


def _over(ml: int, high: int, own: bool) -> str:
    if ml <= high:
        return ""
    whose = f"the {say_amount(high)} your team gave you" if own else say_litres(high)
    return f"This is more than {whose}. Check with your team."
