"""Finds what the test of desktop notifications needs, and fetches Debian's where that can be done.

`python -m tools.notifications` prints what there is, or that this test is left out: like Firefox's it is not
demanded of every machine.
"""

import os
import shutil
import sys

from tools.chromium import install_debian, is_debian

# A session bus and questions to it, a screen in memory, a service that shows, and what sends to it.
PACKAGES = {
    "dbus-run-session": "dbus",
    "dbus-send": "dbus",
    "Xvfb": "xvfb",
    "dunst": "dunst",
    "notify-send": "libnotify-bin",
}


def missing() -> list[str]:
    """The programs that are not on this machine."""
    return [program for program in PACKAGES if shutil.which(program) is None]


def main() -> int:
    if missing() and is_debian() and os.geteuid() == 0:
        for package in dict.fromkeys(PACKAGES[program] for program in missing()):
            install_debian(package)
    left = ", ".join(missing())
    print(f"Notifications: {f'without {left}, so their test is left out' if left else shutil.which('dunst')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
