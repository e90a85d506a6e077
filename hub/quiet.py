"""What the hub writes into its log: that something went wrong and where in the code, never with what."""

import logging
import sys
import traceback

TEMPLATES_OF = ("hub", "uvicorn", "psycopg")  # whose messages hold values only as arguments


class Quiet(logging.Formatter):
    """Leaves out every value: of a message its template, of an error its kind and its place."""

    def format(self, record: logging.LogRecord) -> str:
        own = record.name.partition(".")[0] in TEMPLATES_OF
        template = (
            record.msg if own and isinstance(record.msg, str) and "\n" not in record.msg.strip() else ""
        )
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name} {template.strip()}".rstrip()]
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            lines.append(f"  {kind.__module__}.{kind.__qualname__}")
            lines += [f"  {frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
        return "\n".join(lines)


def quieten() -> None:
    """Send everything that any library logs through this, to the standard error stream."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Quiet())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
