"""The hazard log names a test for every control: each of them exists, and every hazard has one."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = [
    line for line in (ROOT / "docs/hazard_log.md").read_text("utf-8").splitlines() if line.startswith("| H")
][1:]


def test_every_named_test_exists() -> None:
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    known = set(re.findall(r"def (test_\w+)", written))
    named = set(re.findall(r"`(test_\w+)`", "\n".join(ROWS)))
    assert named - known == set()


def test_every_hazard_has_a_test() -> None:
    assert len(ROWS) >= 14
    assert [row for row in ROWS if not re.search(r"`test_\w+`", row)] == []
