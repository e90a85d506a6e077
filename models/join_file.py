"""Puts the codes of a plan into a file for a phone that cannot scan, and reads such a file back."""

import json
from datetime import datetime

from models.backup import Refusal

TYPE = "homeward-plan"
MOST_BYTES = 1_000_000
NOT_A_PLAN = "This is not a plan from a ward. Choose the file that your ward gave you."
FILE_CUT = "This file is damaged or not complete. Ask your ward for another copy of it."


def plan_file(codes: tuple[str, ...]) -> bytes:
    """The codes as a file of their own."""
    return json.dumps({"type": TYPE, "codes": codes}, indent=1).encode()


def plan_file_name(made_at: datetime) -> str:
    """The name of the file: "plan-from-ward-2026-11-20.homeward.json"."""
    return f"plan-from-ward-{made_at.date().isoformat()}.homeward.json"


def read_plan_file(content: bytes) -> tuple[str, ...] | Refusal:
    """The codes in a file that may be anything, to be opened. Never raises."""
    if len(content) > MOST_BYTES:
        return Refusal(NOT_A_PLAN)
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Refusal(FILE_CUT if TYPE.encode() in content[:200] else NOT_A_PLAN)
    if not isinstance(data, dict) or data.get("type") != TYPE:
        return Refusal(NOT_A_PLAN)
    codes = data.get("codes")
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes) or not codes:
        return Refusal(FILE_CUT)
    return tuple(codes)
