"""Builds the installable app in `dist/` from the project and the installed wheels alone: `make web`."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import flet_web

from tools.web import homes, icons, licences, node, offline, page, report
from tools.web.client import client_files
from tools.web.compress import compressed

ROOT = Path(__file__).parents[1]
PYTHON = ("standard.zip", "app.zip", "snapshot.bin")


def main() -> int:
    """Build into `dist/`, or into the folder named; say what it holds. `--quick` leaves compressing out."""
    quick = "--quick" in sys.argv
    folders = [word for word in sys.argv[1:] if not word.startswith("-")]
    target = Path(folders[0]) if folders else ROOT / "dist"
    report.say(build(target, quick), target)
    return 0


def build(target: Path, quick: bool = False) -> dict[str, bytes]:
    """Put a whole build in the place of `target`. What is in it, by path."""
    client = Path(flet_web.get_package_web_dir())
    files = client_files(client) | page.files() | python_files(client)
    files[licences.NAME] = licences.text()
    files[icons.FONT] = icons.smaller(files[icons.FONT], icons.named_icons(files["python/app.zip"]))
    files[offline.WORKER] = offline.worker(files.pop(offline.WORKER), files)
    if not quick:
        files |= compressed(files)
    shutil.rmtree(target, ignore_errors=True)
    for name, data in sorted(files.items()):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return files


def python_files(client: Path) -> dict[str, bytes]:
    """The archives of Python code and the memory snapshot."""
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "job.json"
        work = {"pyodide": str(client / "pyodide"), "root": str(ROOT), "out": folder, "homes": homes.find()}
        job.write_text(json.dumps(work), "utf-8")
        for script in ("archives.mjs", "snapshot.mjs"):
            subprocess.run([node.path(), ROOT / "tools" / "web" / "node" / script, job], check=True)
        return {f"python/{name}": (Path(folder) / name).read_bytes() for name in PYTHON}


if __name__ == "__main__":
    sys.exit(main())
