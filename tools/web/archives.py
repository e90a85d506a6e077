"""Makes the two Python archives inside the browser's own Python, because compiled code fits only the version
that compiled it.

A module is stored as compiled code. Its docstrings become ".": the browser has no use for them, and an empty
one would make `dataclasses` work out a signature instead. Functions lose their annotations, but for those
with a decorator, which may read them. Of a library's functions only the first line's number is kept; the
app's own keep every line, for the log.
"""

import ast
import importlib.util
import zipfile
from io import BytesIO
from marshal import dumps
from pathlib import Path
from types import CodeType

from tools.web.sources import APP, Homes, Packed, gather

UNCHECKED = (1).to_bytes(4, "little") + bytes(8)  # "trust me": no source file to compare with
MOMENT = (1980, 1, 1, 0, 0, 0)
SAME_LINE = 13  # in Python's table of lines: this many instructions more, no columns
WITH_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def make(standard_library: Path, homes: Homes, out: Path) -> None:
    """Write `standard.zip` and `app.zip` into `out`."""
    standard, app = gather(standard_library, homes)
    (out / "standard.zip").write_bytes(archive(standard))
    (out / "app.zip").write_bytes(archive(app))


def archive(packed: Packed) -> bytes:
    """A zip without compression (the web server compresses better) whose bytes depend on the content only."""
    entries = dict(packed.files)
    for place, text in packed.modules.items():
        entries[place + "c"] = compiled(text, place)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        for place, data in sorted(entries.items()):
            target.writestr(zipfile.ZipInfo(place, MOMENT), data)
    return made.getvalue()


def compiled(text: bytes, place: str) -> bytes:
    """The content of a .pyc file that Python loads without asking for the source."""
    code = compile(lean(text), place, "exec", dont_inherit=True, optimize=0)
    if place.partition("/")[0].removesuffix(".py") not in APP:
        code = with_first_lines(code)
    return importlib.util.MAGIC_NUMBER + UNCHECKED + dumps(code)


def with_first_lines(code: CodeType) -> CodeType:
    """The code with every instruction on the first line of its function: such a table compresses well."""
    units = len(code.co_code) // 2
    table = b"".join(bytes([0x80 | SAME_LINE << 3 | min(8, units - at) - 1, 0]) for at in range(0, units, 8))
    inner = [with_first_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts]
    return code.replace(co_linetable=table, co_consts=tuple(inner))


def lean(text: bytes) -> ast.Module:
    """The module with "." in the place of each docstring, and plain functions without their annotations."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, WITH_DOCSTRING) and ast.get_docstring(node, clean=False) is not None:
            first = node.body[0]
            assert isinstance(first, ast.Expr)
            assert isinstance(first.value, ast.Constant)
            first.value.value = "."
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list:
            node.returns = None
            for argument in ast.walk(node.args):
                if isinstance(argument, ast.arg):
                    argument.annotation = None
    return tree
