"""Nothing that was confirmed is lost: two tabs, a killed process, a second one, a new device, the example."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import PHONE, ROOT, RunningApp
from tests.e2e.robot import Robot
from tests.people import SAM, entry

pytestmark = pytest.mark.browser
KILLS = 20


def test_two_tabs_show_the_same_record_and_lose_nothing(robot, running: RunningApp) -> None:
    running.hold(SAM)
    here: Robot = robot(PHONE).open("/food")
    there = Robot(here.page.context.new_page(), running.address).open("/food")
    for count in range(1, 4):
        here.tap("Mug")
        there.sees(f"{count * 0.5 - 0.25:g} litres so far").tap("Mug")
        here.sees(f"{count * 0.5:g} litres so far")
    there.tap("Undo")
    here.sees("1.25 litres so far")
    here.page.reload()
    here.wake().sees("1.25 litres so far")
    assert (here.errors, there.errors) == ([], [])


@pytest.mark.timeout(400)  # twenty starts of a process
def test_what_the_strip_confirmed_outlives_a_killed_process(robot, running: RunningApp) -> None:
    running.hold(SAM)
    me: Robot = robot(PHONE).open("/food")
    for count in range(1, KILLS + 1):
        me.tap("Glass").sees("Added a glass")
        running.kill()
        running.start()
        me.sees_no("Added a glass")  # the tab has found the new process
        me.sees(f"{count * 0.2:g} litres so far")
    me.move_to(running.address)
    me.open("/record").sees("Glass, 200")
    assert me.named("button", "Glass, 200").count() == KILLS


def test_a_second_process_is_refused_in_words(robot, running: RunningApp) -> None:
    settings = {**os.environ, "HOMEWARD_DATA": str(running.data), "NO_BROWSER": "1", "PORT": "0"}
    second = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=settings, capture_output=True, text=True, timeout=60
    )
    assert second.returncode == 1
    assert second.stderr.startswith("Homeward did not open.")
    assert "Traceback" not in second.stderr
    robot(PHONE).open("/").sees("Set up my plan")  # the first one goes on


def test_a_backup_brings_everything_to_a_new_device(robot, running: RunningApp, tmp_path: Path) -> None:
    running.hold(SAM, entries=(entry("note", text="A quiet night"),))
    me: Robot = robot(PHONE).open("/settings")
    with me.page.expect_download() as download:
        me.tap("Make a backup file")
    download.value.save_as(tmp_path / "backup.json")
    (tmp_path / "photo.json").write_bytes(b"\x89PNG")

    running.data = tmp_path / "new device"
    running.kill()
    running.start()
    me.open("/settings").sees("No backup file was made yet")
    for name, said in (("photo.json", "This is not a Homeward backup"), ("backup.json", "Sam Taylor")):
        with me.page.expect_file_chooser() as chooser:
            me.tap("Restore from a backup file")
        chooser.value.set_files(tmp_path / name)
        me.sees(said)
    me.tap("Yes, replace my record").sees("Your record was replaced")
    running.kill()
    running.start()
    me.open("/record").sees("A quiet night").go("/").sees("Day 23")


def test_the_example_person_leaves_no_trace(robot, running: RunningApp) -> None:
    before = running.journal.read_bytes()
    me: Robot = robot(PHONE).open("/")
    me.tap("Look around with an example person").sees("Example, not you").tap("Bath or shower", "checkbox")
    me.tap("Food", "tab").tap("Mug").sees("Added a mug")
    me.tap("I feel unwell or worried").tap("Shivery", "checkbox").tap("See what to do now")
    me.sees("Call your team on the way").sees("Example, not you").tap("Back to Today")
    me.tap("Leave the example").sees("Set up my plan")
    assert "Example" not in me.heard()
    assert running.journal.read_bytes() == before
    assert "Go to A&E now" not in me.open("/record").sees("No temperatures yet").heard()
    assert me.errors == []
