"""Finds Firefox for the browser test that needs it, and fetches Debian's where that can be done.

`python -m tools.firefox` prints its path, or that this test is left out: unlike Chromium it is not demanded.
"""

import os
import shutil
import sys

from tools.chromium import install_debian, is_debian

NAMES = ("firefox-esr", "firefox")


def find_firefox() -> str | None:
    """The path of a Firefox on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    if find_firefox() is None and is_debian() and os.geteuid() == 0:
        install_debian("firefox-esr")
    print(f"Firefox: {find_firefox() or 'none, so its test is left out'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
