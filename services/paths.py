"""Decides where the record is kept on this device."""

import os
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """`HOMEWARD_DATA` where set, else Flet's own folder in a packaged app, else the system's usual place."""
    for name in ("HOMEWARD_DATA", "FLET_APP_STORAGE_DATA"):
        if os.environ.get(name):
            return Path(os.environ[name]).expanduser()
    return Path(platformdirs.user_data_dir("Homeward", appauthor=False))
