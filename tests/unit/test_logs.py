"""Nothing a person typed may reach the terminal, whoever logs it; real errors are seen all the same."""

import asyncio
import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from services import logs

SECRET = "38.4C and confused"


@contextmanager
def terminal() -> Iterator[None]:
    """The app's own logging for one test, then pytest's again."""
    root, handlers, level = logging.root, logging.root.handlers[:], logging.root.level
    root.handlers[:] = []
    logs.set_up()
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        logging.raiseExceptions = True


@terminal()
def test_an_error_of_flet_is_seen_without_what_it_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        logging.getLogger("flet_web").warning(f"Receive loop error: {error}", exc_info=True)
    said = capsys.readouterr().err
    assert said.startswith("WARNING flet_web: ValueError at test_logs.py:")
    assert SECRET not in said


@terminal()
def test_a_dead_drawing_task_is_seen_without_what_it_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    async def draw() -> None:
        raise KeyError(SECRET)

    async def main() -> None:
        asyncio.create_task(draw())  # noqa: RUF006
        await asyncio.sleep(0)

    asyncio.run(main())
    gc.collect()
    said = capsys.readouterr().err
    assert "ERROR asyncio: KeyError at test_logs.py:" in said
    assert SECRET not in said


@terminal()
def test_a_line_that_cannot_be_written_is_not_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    logging.root.handlers[0].setFormatter(logging.Formatter())
    logging.getLogger("flet").warning("%d steps", SECRET)
    assert capsys.readouterr().err == ""


@terminal()
def test_lines_without_an_error_say_only_where(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("flet").warning("A value: %s", SECRET)
    assert capsys.readouterr().err.startswith("WARNING flet at test_logs.py:")


@terminal()
def test_homewards_own_lines_are_whole_and_quiet_ones_stay_out(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("homeward.guard").error("%s failed: %s", "handler", "KeyError")
    talkative = logging.getLogger("flet.talkative")
    talkative.setLevel(logging.DEBUG)
    talkative.info(SECRET)
    logging.getLogger("uvicorn.error").error(
        "Cancel %s running task(s), timeout graceful shutdown exceeded", 2
    )
    assert capsys.readouterr().err == "ERROR homeward.guard: handler failed: KeyError\n"
