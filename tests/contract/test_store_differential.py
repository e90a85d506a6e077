"""18,000 random calls give the same answers as stock TinyDB, over every reopening."""

import json
import random
from datetime import date
from typing import Any

from tinydb import TinyDB, where
from tinydb.operations import add, delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from services.store import open_store
from tests.memory_file import MemoryFile

CALLS = 18_000
TODAY = date(2026, 11, 20)
TABLES = ("entries", "plan", "_default")


def document(rng: random.Random) -> dict[str, Any]:
    values = [None, True, 1, 1.0, -0.5, "38C", "pee \N{DROPLET}", [], ["a", {"b": [1]}], {"deep": {"er": 2}}]
    made = {key: rng.choice(values) for key in rng.sample("abcd", rng.randint(0, 4))}
    return {**json.loads(json.dumps(made)), "n": rng.randint(0, 9)}


def a_call(rng: random.Random, size: int) -> tuple[str, list[Any], dict[str, Any]]:
    """The name and arguments of a call; more removals where there is much to remove."""
    n = rng.randint(0, 9)
    cond = rng.choice([where("n") == n, where("n") > n, where("a").exists(), where("d").deep.er == 2])
    ids = {"doc_ids": rng.choices(range(1, 60), k=5)}
    fields = rng.choice([document(rng), increment("n"), add("n", 1), delete("n")])
    one = where("n") == n
    calls: list[tuple[str, list[Any], dict[str, Any]]] = [
        ("insert", [document(rng)], {}),
        ("insert_multiple", [[document(rng) for _ in range(rng.randint(0, 4))]], {}),
        ("insert", [Document(document(rng), rng.randint(1, 90))], {}),
        ("upsert", [document(rng), one], {}),
        ("upsert", [Document(document(rng), rng.randint(1, 60))], {}),
        ("update", [fields, cond], {}),
        ("update", [fields], ids),
        ("update", [{"all": n}], {}),
        ("update_multiple", [[({"n": 3}, cond), (increment("n"), one)]], {}),
        ("get", [cond], {}),
        ("get", [], {"doc_id": rng.randint(1, 60)}),
        ("get", [], ids),
        ("contains", [cond], {}),
        ("search", [cond], {}),
        ("count", [cond], {}),
        ("remove", [], ids),
    ]
    if size > 30:
        calls += [("remove", [one], {})] * 6
    if rng.random() < 0.01:
        calls = [("truncate", [], {})]
    return rng.choice(calls)


def answer(db: TinyDB, table: str, call: tuple[str, list[Any], dict[str, Any]]) -> str:
    """What a call answers, or how it refuses, as text in which 1, 1.0 and True differ."""
    name, arguments, named = call
    try:
        return said(getattr(db.table(table), name)(*arguments, **named))
    except (KeyError, TypeError, ValueError) as problem:
        return type(problem).__name__


def said(result: Any) -> str:
    if isinstance(result, list) and result and isinstance(result[0], Document):
        return json.dumps([(each.doc_id, each) for each in result])
    return json.dumps([getattr(result, "doc_id", None), result])


def test_random_calls_give_the_answers_of_tinydb() -> None:
    rng = random.Random(20261120)
    file, stock = MemoryFile(), TinyDB(storage=MemoryStorage)
    ours = open_store(file, TODAY)
    refused = 0
    for number in range(CALLS):
        table = rng.choice(TABLES)
        before = stock.table(table).all() and json.loads(json.dumps(stock.storage.read()))
        call = a_call(rng, len(before[table]) if before else 0)
        copy = json.loads(json.dumps(call[1][0])) if call[0] == "insert_multiple" else None
        theirs = answer(stock, table, call)
        if copy is not None:
            call = (call[0], [copy], {})
        mine = answer(ours, table, call)
        assert mine == theirs, (number, call)
        if mine.endswith("Error"):
            refused += 1
            if before:  # stock TinyDB keeps the half that was done
                stock.storage.write(before)
        assert said(ours.table(table).all()) == said(stock.table(table).all()), (number, call)
        if number % 500 == 499:
            ours.close()
            ours = open_store(file, TODAY)
            assert not ours.opened.sentences
            for name in TABLES:  # after a restart both go on from the highest id there is
                stock.table(name)._next_id = None
    assert 100 < refused < CALLS / 5
