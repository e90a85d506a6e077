"""Writes a visit summary as one HTML document to print on A4: no script, nothing from outside."""

from itertools import groupby

from models.paper import document, foot_of, paragraphs, text
from models.summary import SummaryState
from models.summary_charts import steps_svg, temperature_svg
from models.summary_parts import Part, Table

STYLE = """
@page { size: A4; margin: 13mm 14mm 15mm;
  @bottom-left { content: "FOOT"; font: 8pt sans-serif; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif; } }
* { box-sizing: border-box; }
html { color: #000; background: #fff; font: 9.2pt/1.3 Arial, Helvetica, sans-serif; }
body { max-width: 182mm; margin: 0 auto; padding: 8mm 0; overflow-wrap: anywhere; }
h1 { font-size: 16pt; margin: 0; }
h2 { font-size: 10.5pt; margin: 2.8mm 0 0.8mm; border-bottom: 1.5px solid #000; break-after: avoid; }
p { margin: 0 0 1mm; white-space: pre-line; }
.alert { border: 3px solid #000; padding: 2mm; font-weight: bold; }
.small { font-size: 8pt; }
dl { display: grid; grid-template-columns: 1fr 1fr; gap: 0.6mm 6mm; margin: 2mm 0; }
dl div { min-width: 0; }
dt { display: inline; font-weight: bold; }
dt::after { content: ": "; }
dd { display: inline; margin: 0; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 0.35mm 1.5mm; border-bottom: 1px solid #999;
  white-space: pre-line; }
thead th { border-bottom-color: #000; }
.two { columns: 2; column-gap: 8mm; }
.two section { break-inside: avoid; }
.two h2 { margin-top: 0; padding-top: 2.8mm; }
.days th, .days td { text-align: right; overflow-wrap: normal; }
.days tr > :first-child { text-align: left; white-space: nowrap; }
.rows tr > :first-child { width: 1%; white-space: nowrap; }
.whole { break-inside: avoid; }
svg { display: block; width: 100%; height: auto; break-inside: avoid; font-family: inherit; }
figure { margin: 1mm 0 0; break-inside: avoid; }
@media print { body { padding: 0; max-width: none; } }
"""
NOTHING = "– means that nothing was written down."


def summary_html(summary: SummaryState) -> str:
    """The whole document. Everything typed is escaped, so that it can only ever be read."""
    alert, example = paragraphs(summary.standing, kind="alert"), paragraphs(summary.example, kind="alert")
    facts = "".join(
        f"<div><dt>{text(name)}</dt><dd>{text(value)}</dd></div>" for name, value in summary.facts
    )
    parts = "".join(_group(small, list(group), summary) for small, group in groupby(_told(summary), _small))
    foot = foot_of(summary.name, summary.title, summary.made)
    body = (
        f"{example}<h1>{text(summary.title)}</h1>"
        f"<p><strong>{text(summary.period.words)}</strong>. {text(summary.made)}.</p>"
        f"{paragraphs(summary.period.note)}{alert}<dl>{facts}</dl>{paragraphs(summary.about, kind='small')}"
        f"{parts}{_days(summary)}{_nothing(summary)}{paragraphs(summary.source, kind='small')}"
    )
    return document(foot, foot, body, STYLE)


def _told(summary: SummaryState) -> list[Part]:
    return [part for part in summary.parts if not part.empty]


def _nothing(summary: SummaryState) -> str:
    """What was asked for and not written down, in one place."""
    titles = [part.title for part in summary.parts if part.empty]
    if not titles:
        return ""
    return f"<h2>Nothing was written down in this time</h2><p>{text('; '.join(titles))}.</p>"


def _small(part: Part) -> bool:
    return not (part.table or part.readings or part.bars)


def _group(small: bool, parts: list[Part], summary: SummaryState) -> str:
    """Short parts that follow each other stand in two columns."""
    made = "".join(_part(part, summary) for part in parts)
    return f'<div class="two">{made}</div>' if small and len(parts) > 1 else made


def _part(part: Part, summary: SummaryState) -> str:
    spoken = " ".join(part.lines)
    lines = paragraphs(*part.lines) if part.listed else paragraphs(spoken)
    drawn = ""
    if part.readings:
        drawn = temperature_svg(part.readings, summary.period, summary.fever_c, spoken)
    elif part.bars:
        drawn = steps_svg(part.bars, summary.period, spoken)
    figure = f"<figure>{drawn}</figure>" if drawn else ""
    start = '<section class="whole">' if drawn else "<section>"
    two = part.table is not None and len(part.table.heads) == 2
    table = _table(part.table, "rows" if two else "list")
    return f"{start}<h2>{text(part.title)}</h2>{lines}{figure}{table}</section>"


def _days(summary: SummaryState) -> str:
    if summary.days is None:
        return ""
    title = f"{summary.days.heads[0]} by {summary.days.heads[0].lower()}"
    return f'<h2>{title}</h2>{_table(summary.days, "days")}<p class="small">{NOTHING}</p>'


def _table(table: Table | None, kind: str) -> str:
    if table is None:
        return ""
    heads = "".join(f'<th scope="col">{text(head)}</th>' for head in table.heads)
    rows = "".join(_row(row) for row in table.rows)
    return f'<table class="{kind}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _row(row: tuple[str, ...]) -> str:
    cells = "".join(f"<td>{text(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{text(row[0])}</th>{cells}</tr>'
