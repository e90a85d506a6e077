"""Draws a text as a QR code, so that a phone's own camera can read it from a screen or from paper."""


def code_svg(text: str) -> str:
    """The code as SVG text, as wide as its box: black modules and nothing around them.

    The caller keeps a white border of at least four modules, in a dark theme too. Raises ValueError where
    the text is longer than a QR code can hold (2,953 bytes).
    """
    import segno  # only here and now: a phone that reads codes never draws one

    rows = segno.make(text, error="l", micro=False).matrix
    runs = (
        f"M{start} {y}h{end - start}v1H{start}z" for y, row in enumerate(rows) for start, end in _runs(row)
    )
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}">'
        f'<path d="{"".join(runs)}"/></svg>'
    )


def _runs(row: bytearray) -> list[tuple[int, int]]:
    """Where dark modules begin and end in a row."""
    edges = [x for x in range(len(row) + 1) if bool(row[x - 1 : x] == b"\1") != bool(row[x : x + 1] == b"\1")]
    return list(zip(edges[::2], edges[1::2], strict=True))
