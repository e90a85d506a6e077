"""Finds every module the app can reach, so that the browser downloads those and no others."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

LAZY_PACKAGE = "flet"  # its names are imported when they are first used
NOT_HERE = ("TYPE_CHECKING", "sys.platform", "os.name", "__name__ ==")  # before imports for other places


@dataclass(frozen=True)
class Source:
    """A module's text; `package` says whether other modules can be inside it."""

    name: str
    text: bytes
    package: bool


@dataclass(frozen=True)
class Wish:
    """A name that a module imports. `needed`: the module cannot be loaded without it."""

    name: str
    needed: bool


Find = Callable[[str], Source | None]


def closure(
    roots: Iterable[str], find: Find, lazy: dict[str, str], dispensable: Callable[[str], bool]
) -> dict[str, Source]:
    """Every module that `roots` import, directly or through others, by name.

    Imports inside functions count, those for type checkers only do not. A `dispensable` module is left out
    unless another one cannot be loaded without it. `lazy` says in which module each name of the lazy package
    is. What `find` does not know, such as what is built in, is passed over.
    """
    found: dict[str, Source] = {}
    waiting = [Wish(name, True) for name in roots]
    while waiting:
        wish = waiting.pop()
        if wish.name in found or (not wish.needed and dispensable(wish.name)):
            continue
        if (source := find(wish.name)) is not None:
            found[wish.name] = source
            waiting += [Wish(name, True) for name in parents(wish.name)]
            waiting += wishes(source, lazy)
    return dict(sorted(found.items()))


def parents(name: str) -> list[str]:
    """The packages that a module is in."""
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]


def wishes(source: Source, lazy: dict[str, str]) -> Iterator[Wish]:
    """What a module imports; some of the names are not modules but things inside one."""
    aliases: set[str] = set()
    for node, needed in _nodes(ast.parse(source.text), True):
        for name in _names(source, node, aliases, lazy):
            yield Wish(name, needed)


def _names(source: Source, node: ast.AST, aliases: set[str], lazy: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name
            if alias.name == LAZY_PACKAGE:
                aliases.add(alias.asname or alias.name)
    elif isinstance(node, ast.ImportFrom):
        base = _absolute(source, node)
        yield base
        for alias in node.names:
            yield f"{base}.{alias.name}"
            if base == LAZY_PACKAGE:
                yield from _lazy(alias.name, lazy)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
        yield from _lazy(node.attr, lazy)


def _lazy(name: str, lazy: dict[str, str]) -> Iterator[str]:
    if name in lazy:
        yield lazy[name]
        yield f"{lazy[name]}.{name}"


def _absolute(source: Source, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    base = source.name.split(".")
    base = base[: len(base) - node.level + (1 if source.package else 0)]
    return ".".join([*base, *([node.module] if node.module else [])])


def _nodes(tree: ast.AST, needed: bool) -> Iterator[tuple[ast.AST, bool]]:
    """All nodes in the order of the text, and whether each runs whenever the module is loaded."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and any(word in ast.unparse(node.test) for word in NOT_HERE):
            parts = node.orelse if "TYPE_CHECKING" in ast.unparse(node.test) else [*node.body, *node.orelse]
            for part in parts:
                yield part, False
                yield from _nodes(part, False)
            continue
        inside = needed and not isinstance(node, (ast.Try, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield node, inside
        yield from _nodes(node, inside)
