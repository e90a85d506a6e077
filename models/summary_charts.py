"""Draws the two charts of a printed summary as SVG: black on white, so that no colour has to be seen."""

from datetime import date, timedelta
from itertools import pairwise

from models.dates import MONTHS
from models.paper import text
from models.summary_parts import Bar, Reading
from models.summary_period import Period

WIDTH, HEIGHT = 700, 100
LEFT, RIGHT, TOP, BOTTOM = 46, 10, 14, 18
MOST_LABELS = 10
MOST_READINGS = 120  # more cannot be told apart on paper: then the highest of each day is drawn
ROOM_FOR_WORDS = 60
LOWEST, HIGHEST = 35.5, 39.0  # C; the chart grows with what was measured


def temperature_svg(readings: tuple[Reading, ...], period: Period, fever_c: float, spoken: str) -> str:
    """Every reading as a dot, a whole day without one as a gap, and the line at which to get help."""
    shown = readings if len(readings) <= MOST_READINGS else _highest(readings)
    low = min(LOWEST, *(reading.celsius - 0.3 for reading in shown))
    high = max(HIGHEST, *(reading.celsius + 0.3 for reading in shown))

    def y(celsius: float) -> float:
        return TOP + (high - celsius) / (high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [_level(y(degree), f"{degree}C", "#bbb") for degree in range(int(low) + 1, int(high) + 1)]
    parts.append(_level(y(fever_c), f"{fever_c:g}C", "#000", ' stroke-width="1.6" stroke-dasharray="7 4"'))
    points = [(_x(reading, period), y(reading.celsius), reading) for reading in shown]
    parts += [
        f'<path d="M{x:.1f} {top:.1f}L{nx:.1f} {ntop:.1f}" stroke="#000" stroke-width="1.2"/>'
        for (x, top, one), (nx, ntop, other) in pairwise(points)
        if (other.at.date() - one.at.date()).days < 2
    ]
    parts += [
        f'<text x="{(x + nx) / 2:.1f}" y="{HEIGHT - BOTTOM - 4}" text-anchor="middle">no reading</text>'
        for (x, _, one), (nx, _, other) in pairwise(points)
        if (other.at.date() - one.at.date()).days > 1 and nx - x > ROOM_FOR_WORDS
    ]
    parts += [_dot(x, top, reading, fever_c) for x, top, reading in points]
    return _svg([*parts, *_days(period)], spoken)


def steps_svg(bars: tuple[Bar, ...], period: Period, spoken: str) -> str:
    """A bar for each day or week; a dash on the line where nothing was written down."""
    most = max((bar.steps or 0 for bar in bars), default=0) or 1
    top = _round_up(most)
    floor, room = HEIGHT - BOTTOM, HEIGHT - TOP - BOTTOM
    parts = [
        _level(floor - part * room, f"{top * part:,.0f}", "#000" if not part else "#bbb")
        for part in (0, 0.5, 1)
    ]
    for bar, following in zip(bars, [*(bar.day for bar in bars[1:]), _after(period)], strict=True):
        start, end = _day_x(bar.day, period), _day_x(following, period)
        width = max((end - start) * 0.66, 1.0)
        middle = (start + end) / 2
        if bar.steps is None:
            parts.append(f'<text x="{middle:.1f}" y="{floor - 3}" text-anchor="middle">–</text>')
            continue
        tall = bar.steps / top * room
        parts.append(
            f'<rect x="{middle - width / 2:.1f}" y="{floor - tall:.1f}" width="{width:.1f}" '
            f'height="{tall:.1f}" fill="#777" stroke="#000"/>'
        )
    return _svg([*parts, *_days(period)], spoken)


def _highest(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    best: dict[date, Reading] = {}
    for reading in readings:
        day = reading.at.date()
        if day not in best or reading.celsius > best[day].celsius:
            best[day] = reading
    return tuple(best.values())


def _x(reading: Reading, period: Period) -> float:
    part = (reading.at.hour * 60 + reading.at.minute) / 1440
    return _day_x(reading.at.date(), period) + part * (WIDTH - LEFT - RIGHT) / period.days


def _day_x(day: date, period: Period) -> float:
    return LEFT + (day - period.first).days / period.days * (WIDTH - LEFT - RIGHT)


def _after(period: Period) -> date:
    return period.last + timedelta(days=1)


def _dot(x: float, y: float, reading: Reading, fever_c: float) -> str:
    """A high reading is a square with its number, so that it stands out without a colour."""
    if round(reading.celsius, 1) < fever_c:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4"/>'
    anchor = "end" if x > WIDTH - 60 else "start"
    return (
        f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
        f'<text x="{x + (4 if anchor == "end" else -4):.1f}" y="{y - 6:.1f}" text-anchor="{anchor}" '
        f'font-weight="bold">{reading.celsius:.1f}C</text>'
    )


def _level(y: float, label: str, ink: str, more: str = "") -> str:
    return (
        f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{ink}"{more}/>'
        f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    )


def _days(period: Period) -> list[str]:
    step = -(-period.days // MOST_LABELS)
    labels = []
    for number in range(0, period.days, step):
        day = period.first + timedelta(days=number)
        middle = (_day_x(day, period) + _day_x(day + timedelta(days=1), period)) / 2
        words = f"{day.day} {MONTHS[day.month - 1][:3]}"
        words += f" {day.year % 100:02d}" if period.days > 300 else ""
        labels.append(f'<text x="{middle:.1f}" y="{HEIGHT - 5}" text-anchor="middle">{words}</text>')
    return labels


def _round_up(steps: float) -> float:
    """A round number for the top of the chart: 1,800 becomes 2,000."""
    unit = 10.0
    while unit * 10 < steps:
        unit *= 10
    return -(-steps // unit) * unit


def _svg(parts: list[str], spoken: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{text(spoken)}" '
        f'font-size="11" fill="#000" stroke-linecap="round">{"".join(parts)}</svg>'
    )
