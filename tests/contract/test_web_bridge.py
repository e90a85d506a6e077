"""The page's side of the bridge, run in Node: what a browser does only when nobody looks."""

import json
import subprocess
from pathlib import Path

from tools.web import node

HERE = Path(__file__)
BRIDGE = HERE.parents[2] / "web" / "bridge.js"


def test_a_reminder_that_was_not_allowed_any_more_is_told_and_not_logged() -> None:
    """Else Python would remember it as shown, and an appointment would never be listed as missed."""
    command = [node.path(), HERE.with_name("web_bridge.mjs"), BRIDGE]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found = json.loads(ran.stdout)
    assert [(word, json.loads(text)["state"]) for word, text in found["told"]] == [("notify", "denied")]
    assert found["said"] == ["reminder TypeError"]
