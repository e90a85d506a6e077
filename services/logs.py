"""Keeps health data out of the terminal: of other libraries' lines only who, what kind of error and where."""

import logging
import traceback
from pathlib import Path

OWN = "homeward"  # loggers of that name write no data, see `views.guard.report`
PLACES = 3
_WAITED = "Cancel %s running task(s)"  # uvicorn, at the end: a tab was closed before it had opened


class PlacesOnly(logging.Formatter):
    """Leaves out what others say, because an error's message can quote what a person typed.

    That goes for Flet's `f"...{error}"` and for asyncio, which logs the traceback of a dead drawing task.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line without any value of the running program."""
        head = f"{record.levelname} {record.name}"
        if record.name.partition(".")[0] == OWN:
            return f"{head}: {record.getMessage()}"
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return f"{head} at {record.filename}:{record.lineno}"
        frames = traceback.extract_tb(error.__traceback__)[-PLACES:]
        places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
        return f"{head}: {type(error).__name__} at {places or f'{record.filename}:{record.lineno}'}"


def is_worth_saying(record: logging.LogRecord) -> bool:
    """Leaves out the one line of a normal end that looks like an error."""
    return not (record.name == "uvicorn.error" and str(record.msg).startswith(_WAITED))


def set_up() -> None:
    """Warnings and errors go to the terminal, in the place of every other way to log."""
    logging.raiseExceptions = False  # a line that cannot be formatted would be shown with all its values
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)  # Flet sets loggers of its own to talk more
    handler.setFormatter(PlacesOnly())
    handler.addFilter(is_worth_saying)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
