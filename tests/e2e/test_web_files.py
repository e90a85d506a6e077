"""The files that the app gives out and takes back are made by the browser's own Python as by any other."""

import json
import subprocess

import flet_web
import pytest

from models.backup import write_backup
from models.calendar_page import build_calendar
from models.diary import Diary
from models.pack_loader import load_centre
from models.restore import Restored
from services.calendar_file import calendar_file
from tests.e2e.device import set_up
from tests.e2e.test_print import PRINTED, WATCH
from tests.people import NOW, SAM, entry
from tools.web import node

pytestmark = pytest.mark.browser
RECORD = Restored(SAM, entries=(entry("appointment", NOW.replace(year=2027, month=4), text="Clinic"),))
IN_NODE = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [pyodideFolder, built, job] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: pyodideFolder, stdLibURL: `${built}/python/standard.zip`, env: { PYTHONTZPATH: "" },
});
python.FS.writeFile("/lib/homeward.zip", readFileSync(`${built}/python/app.zip`));
python.FS.writeFile("/backup.json", readFileSync(job));
process.stdout.write(python.runPython(`
import json, sys
sys.path.append("/lib/homeward.zip")
from datetime import datetime
from zoneinfo import ZoneInfo
from models.backup import read_backup, write_backup
from models.calendar_page import build_calendar
from models.diary import Diary
from models.pack_loader import load_centre
from services.calendar_file import calendar_file
now = datetime(2026, 11, 20, 10, 40, tzinfo=ZoneInfo("Europe/London"))
found = read_backup(open("/backup.json", "rb").read(), now)
record = found.restored
page = build_calendar(load_centre("uclh"), record.plan, Diary(record.entries), now, True)
json.dumps([write_backup(record, now, "test"), calendar_file(page).decode()])
`));
"""


def test_a_backup_is_read_and_a_calendar_is_written_in_the_browsers_python(built, tmp_path):
    backup = write_backup(RECORD, NOW, "test")
    job, script = tmp_path / "backup.json", tmp_path / "script.mjs"
    job.write_bytes(b"\xef\xbb\xbf" + backup.encode())  # as an editor saves it
    script.write_text(IN_NODE)
    folder = flet_web.get_package_web_dir() + "/pyodide"
    done = subprocess.run(
        [node.path(), script, folder, built, job], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    again, calendar = json.loads(done.stdout)
    assert again == backup
    page = build_calendar(load_centre("uclh"), SAM, Diary(RECORD.entries), NOW, named=True)
    assert calendar == calendar_file(page).decode()


def test_in_the_browser_the_summary_is_printed_and_every_file_is_given_out(device):
    me = device.browse()
    set_up(me)
    me.page.evaluate(WATCH)
    me.go("/summary").sees("What your team will read").tap("Print or save as PDF")
    me.page.evaluate(PRINTED)
    assert "Summary for my visit" in me.page.evaluate("printed.contentDocument.body.textContent")
    me.go("/exports").sees("Calendar")
    starts = {
        "Make a calendar file": b"BEGIN:VCALENDAR",
        "Make a spreadsheet file": b"\xef\xbb\xbfDay,Time",
        "Make a FHIR file": b'{\n "resourceType": "Bundle"',
        "Make a backup file": b'{\n "type": "homeward-record"',
    }
    for button, start in starts.items():
        with me.page.expect_download() as download:
            me.tap(button)
        assert download.value.path().read_bytes().startswith(start)
    assert (me.errors, me.strangers) == ([], [])
