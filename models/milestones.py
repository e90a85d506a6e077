"""Gives one milestone its date and its words. A date here is never a permission: the team decides."""

from datetime import date, timedelta

from models.checklist import applies
from models.dates import add_months, say_count, say_date
from models.pack import Milestone
from models.records import Plan

ASK = "Ask your team first."
ABOUT = "About "
DEPENDS = "This depends on whether you are on a trial. Ask your team."


def concerns(milestone: Milestone, plan: Plan) -> bool:
    """Whether it is shown at all. Unknown answers show it; only "no" takes it away (F11, F12)."""
    if milestone.pathway == "trial":
        return plan.trial is True
    if milestone.pathway == "not_trial" and plan.trial:
        return False
    return applies(milestone.needs, plan)


def milestone_date(milestone: Milestone, plan: Plan) -> date | None:
    """The day counted from the anchor, months clamped (Q10); None where it cannot be known.

    The team's own date takes its place (F05), but it never makes a minimum shorter (Q6). A milestone that
    depends on the pathway has no date while the plan does not say whether the person is on a trial. An open
    one never has a date: what lasts until the team ends it, or for life, must not look as if it ends (H07).
    """
    if milestone.kind == "open":
        return None
    anchor = plan.infusion if milestone.anchor == "infusion" else plan.home
    counted = None
    if anchor is not None and not _depends(milestone, plan):
        counted = add_months(anchor, milestone.months) + timedelta(days=milestone.days)
    said = team_date(milestone, plan)
    if milestone.kind == "minimum" and said:
        return max(counted, said) if counted else None
    return said or counted


def _depends(milestone: Milestone, plan: Plan) -> bool:
    return milestone.pathway != "all" and plan.trial is None


def team_date(milestone: Milestone, plan: Plan) -> date | None:
    """The date that the team gave for it, if any."""
    return dict(plan.team_dates).get(milestone.id)


def say_when(milestone: Milestone, plan: Plan, today: date) -> str:
    """ "Not before 28 December 2026. Ask your team first.", "About Wednesday 28 April 2027", ..."""
    if milestone.kind == "open":
        return ""
    day = milestone_date(milestone, plan)
    if day is None:
        return DEPENDS if _depends(milestone, plan) else _say_offset(milestone)
    if milestone.kind == "minimum":
        return f"{'Not before' if today <= day else 'At least until'} {say_date(day)}. {ASK}"
    return f"{ABOUT if is_about(milestone, plan) else ''}{say_date(day, weekday=True)}"


def is_about(milestone: Milestone, plan: Plan) -> bool:
    """Whether its date is only a guide: counted in months, and the team gave no date of its own."""
    return team_date(milestone, plan) is None and (milestone.kind == "about" or milestone.months > 0)


def say_team_date(milestone: Milestone, plan: Plan) -> str:
    """What the team's own date did: it counts, or the later one does (Q6); "" where there is none."""
    said = team_date(milestone, plan)
    if said is None or milestone.kind == "open":
        return ""
    if milestone_date(milestone, plan) == said:
        return "Your team's date"
    return f"Your team said {say_date(said)}. The later date counts."


def _say_offset(milestone: Milestone) -> str:
    counts = ((milestone.months, "month"), (milestone.days, "day"))
    parts = " and ".join(say_count(count, word) for count, word in counts if count)
    start = "you leave hospital" if milestone.anchor == "home" else "your infusion"
    words = f"{parts} after {start}" if parts else f"When {start}"
    return f"Not before {words}. {ASK}" if milestone.kind == "minimum" else words
