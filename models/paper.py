"""Builds documents to print on A4 in black and white: closed, so that nothing typed can run or fetch."""

from collections.abc import Iterable
from html import escape

# A document that is opened as a file has no server to protect it: nothing in it may run or be fetched.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
@page { size: A4; margin: 14mm 15mm 17mm;
  @bottom-left { content: "FOOT"; font: 9pt sans-serif; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt sans-serif; } }
* { box-sizing: border-box; }
html { color: #000; background: #fff; font: 11.5pt/1.38 Arial, Helvetica, sans-serif; }
body { max-width: 180mm; margin: 0 auto; padding: 8mm 0; overflow-wrap: anywhere; }
h1 { font-size: 21pt; line-height: 1.15; margin: 0 0 2mm; }
h2 { font-size: 15pt; margin: 6mm 0 1.5mm; border-bottom: 2px solid #000; break-after: avoid; }
h3 { font-size: 12.5pt; margin: 3.5mm 0 0.8mm; break-after: avoid; }
p { margin: 0 0 1.5mm; white-space: pre-line; }
ul { margin: 0 0 2mm; padding-left: 6mm; }
li { break-inside: avoid; margin-bottom: 0.6mm; }
.sheet + .sheet { break-before: page; }
.tight { font-size: 10.5pt; line-height: 1.28; }
.least { font-size: 10pt; line-height: 1.2; }
.tight li { margin-bottom: 0.3mm; }
.tight th, .tight td { padding: 0.8mm 1.6mm; }
.tight .box { padding: 2mm 4mm; margin: 2mm 0; }
.tight h2 { margin-top: 4mm; }
.box { border: 3px solid #000; padding: 2.5mm 4mm; margin: 2.5mm 0; break-inside: avoid; }
.box h2 { border: 0; margin: 0 0 1mm; }
.box p:last-child, .box ul:last-child { margin-bottom: 0; }
.open { break-inside: auto; box-decoration-break: clone; }
.small { font-size: 9.5pt; }
.two { columns: 2; column-gap: 8mm; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0 2mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border: 1px solid #777;
  white-space: pre-line; }
thead th { border-color: #000; border-bottom-width: 2px; }
.number { font-size: 14pt; font-weight: bold; white-space: nowrap; }
.facts th { width: 34%; }
.who th { width: 32%; }
.who td.number { width: 28%; }
.fixed { table-layout: fixed; }
.medicines :is(th, td):nth-child(1) { width: 27%; }
.medicines :is(th, td):nth-child(2) { width: 19%; }
.medicines :is(th, td):nth-child(3) { width: 22%; }
.dates :is(th, td):nth-child(1) { width: 25%; }
.dates :is(th, td):nth-child(2) { width: 27%; }
.answers :is(th, td):nth-child(1) { width: 30%; }
.answers :is(th, td):nth-child(2) { width: 17%; }
.answers :is(th, td):nth-child(3) { width: 19%; }
.write { display: block; border-bottom: 1px solid #000; min-height: 8mm; }
.codes { display: flex; flex-wrap: wrap; gap: 10mm; margin-top: 4mm; }
.codes figure { margin: 0; break-inside: avoid; }
.codes svg { display: block; width: 80mm; height: 80mm; }
.codes figcaption { margin-top: 8mm; }
.code { padding: 8mm; }
.signs td { height: 13mm; width: 25%; }
@media print { body { padding: 0; max-width: none; } }
"""


def text(words: str) -> str:
    """The words as they are read, whatever they contain."""
    return escape(words, quote=True)


def foot_of(name: str, title: str, made: str) -> str:
    """What stands at the foot of every page, so that a loose page can be put back."""
    return f"{name.strip()[:60] or 'Name not known'}. {title}. {made}"


def document(title: str, foot: str, body: str, style: str = STYLE) -> str:
    """A whole document. The word FOOT in `style` is where `foot` goes."""
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title><style>{style.replace('FOOT', _css(foot))}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def paragraphs(*lines: str, kind: str = "") -> str:
    """Sentences; what is empty is left out."""
    named = f' class="{kind}"' if kind else ""
    return "".join(f"<p{named}>{text(line)}</p>" for line in lines if line)


def box(title: str, body: str, kind: str = "box") -> str:
    """A frame with a title."""
    head = f"<h2>{text(title)}</h2>" if title else ""
    return f'<div class="{kind}">{head}{body}</div>'


def points(lines: Iterable[str]) -> str:
    """A list."""
    items = "".join(f"<li>{text(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], kind: str = "", number: int = -1) -> str:
    """Rows under their heads; the first cell names the row, column `number` is a number to call. An empty
    cell gets a line to write on. No heads: none are drawn."""
    head = "".join(f'<th scope="col">{text(one)}</th>' for one in heads)
    drawn = "".join(_row(row, number) for row in rows)
    top = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f'<table class="{kind}">{top}<tbody>{drawn}</tbody></table>' if drawn else ""


def _row(row: tuple[str, ...], number: int) -> str:
    cells = [f'<th scope="row">{text(row[0])}</th>']
    for column, words in enumerate(row[1:], start=1):
        kind = ' class="number"' if column == number and words else ""
        cells.append(f"<td{kind}>{text(words) or WRITE}</td>")
    return f"<tr>{''.join(cells)}</tr>"


WRITE = '<span class="write"></span>'


def _css(words: str) -> str:
    """The words inside quotes of a style sheet; what is no letter or figure is written by its number."""
    return "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in words)
