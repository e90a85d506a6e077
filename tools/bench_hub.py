"""Measures the hub: stored updates a second beside a bare Starlette, and readers in their thousands."""

import asyncio
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from statistics import median
from time import perf_counter
from typing import Any

from tests.contract.postgres import a_server
from tools.bench_store import figure
from tools.hub_clients import Answered, Connection, blob, connect_all, get, put, send_all
from tools.hub_servers import BARE, server

# Short turns: another program that works hits all alike. As many phones as a large hospital has at a time.
ROUNDS, SECONDS, CONNECTIONS = 15, 0.5, 256
READERS, WAIT, PATIENCE = 5_000, 25, 20.0
names = (f"{number:032x}" for number in count())


def put_rates(database: str) -> tuple[list[float], list[float]]:
    """PUTs a second of 4 KiB in each turn, of a bare Starlette and of a hub; in turns, so that both see the
    same machine. One store at a time: what PostgreSQL still writes would hold SQLite's syncs up."""
    rates: tuple[list[float], list[float]] = ([], [])
    with ExitStack() as stack:
        ports = [stack.enter_context(server(way)).port for way in (BARE, database)]
        for turn in range(ROUNDS + 1):
            for each, port in zip(rates, ports, strict=True):
                rate = puts_a_second(port)
                if turn:  # the first turn warms up
                    each.append(rate)
    return rates


def puts_a_second(port: int) -> float:
    """How many new boxes are confirmed each second, once everybody is connected."""
    begun: list[float] = []

    def for_a_while() -> Iterator[bytes]:
        begun.append(perf_counter())
        while perf_counter() - begun[0] < SECONDS:
            yield put(next(names), 1)

    done = asyncio.run(send_all(port, for_a_while(), CONNECTIONS))
    return done / (perf_counter() - begun[0])


async def deliver(port: int, process: int) -> tuple[list[float], float]:
    """Update every box while its reader waits: seconds from each PUT to its reader, and KB for a reader."""
    boxes = [next(names) for _ in range(READERS)]
    sent: dict[str, float] = {}
    waited: list[float] = []

    def reader(box: str) -> Answered:
        def answered(_: Connection, status: int, body: bytes) -> None:
            if status == 200 and body == blob(2):
                waited.append(perf_counter() - sent[box])

        return answered

    def updates() -> Iterator[bytes]:
        for box in boxes:
            sent[box] = perf_counter()
            yield put(box, 2)

    await send_all(port, (put(box, 1) for box in boxes), CONNECTIONS)
    before = memory_of(process)
    lines = await connect_all(port, [reader(box) for box in boxes])
    for box, line in zip(boxes, lines, strict=True):
        line.send(get(box, 1, WAIT))
    memory = (await calm(process) - before) / READERS
    await send_all(port, updates(), CONNECTIONS)
    end = perf_counter() + PATIENCE
    while len(waited) < READERS and perf_counter() < end:
        await asyncio.sleep(0.05)
    for line in lines:
        line.close()
    return waited, memory


async def calm(process: int) -> int:
    """The memory of the server when everybody waits: when it has stopped to change."""
    last, now = 0, memory_of(process)
    while now != last:
        await asyncio.sleep(1)
        last, now = now, memory_of(process)
    return now


def memory_of(process: int) -> int:
    """KB of memory that a process takes."""
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(process)]))


def figures() -> Iterator[dict[str, Any]]:
    """The hub's figures of DESIGN.md 7."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    rates = {"SQLite": put_rates("")}
    with a_server() as postgres:
        rates["PostgreSQL"] = put_rates(postgres.database())
    for name, (bare, each) in rates.items():
        target = {"SQLite": 0.6}.get(name, 0)
        ratio = median(one / other for one, other in zip(each, bare, strict=True))
        yield figure(
            f"4 KiB PUT a second, each on the disk before its answer, {name}, against a bare Starlette echo",
            median(each), median(bare), ratio, f">= {target}", ratio >= target,
        )  # fmt: skip
    with server("") as hub:
        waited, memory = asyncio.run(deliver(hub.port, hub.process))
    yield figure(
        "readers who wait at one process and got their update", len(waited), READERS,
        len(waited) / READERS, "1.0", len(waited) == READERS,
    )  # fmt: skip
    yield figure("memory of a waiting reader, KB", memory, 30, memory / 30, "<= 30 KB", memory <= 30)
    yield figure(
        "seconds from a PUT to its reader while 5,000 wait and all are written to, median", median(waited), 1,
        median(waited), "<= 1 s", median(waited) <= 1,
    )  # fmt: skip


if __name__ == "__main__":
    for each in figures():
        sys.stdout.write(json.dumps(each) + "\n")
