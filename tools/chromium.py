"""Finds the Chromium that the browser tests drive, and fetches one where there is none.

`python -m tools.chromium` prints its path, or one sentence and status 1 when none can be had: the tests
must never be skipped for want of a browser.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_chromium() -> str | None:
    """The path of a Chromium on this machine, or None; CHROMIUM=/path/to/it comes first."""
    wished = os.environ.get("CHROMIUM")
    if wished:
        return wished
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    if installed:
        return installed
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def fetch_chromium() -> None:
    """Install Debian's package when root on Debian, else Playwright's download; the log goes to stderr."""
    if is_debian() and os.geteuid() == 0:
        install_debian("chromium")
    else:
        _run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def install_debian(package: str) -> None:
    """Install a package of Debian, as root."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", package]):
        _run(["apt-get", *command], environment)


def starts(path: str) -> bool:
    """True when the browser at `path` opens a page; a download may lack the system's libraries."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path)
            browser.new_page().close()
            browser.close()
    except Error as problem:
        print(problem, file=sys.stderr)
        return False
    return True


def is_debian() -> bool:
    """Whether this machine runs Debian, whose packages are there for root."""
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def _run(command: list[str], environment: dict[str, str]) -> None:
    print("Running:", *command, file=sys.stderr)
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def main() -> int:
    path = find_chromium()
    if path is None:
        fetch_chromium()
        path = find_chromium()
    if path is None or not starts(path):
        print(
            "The tests need Chromium and this machine could not get it: install it, or say where it is "
            "with CHROMIUM=/path/to/chromium, then run the same command again.",
            file=sys.stderr,
        )
        return 1
    print(f"Chromium: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
