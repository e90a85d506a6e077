"""Runs in Pyodide while the snapshot is made: does every import, and leaves nothing of the building machine behind."""

import gc
import sys
from types import ModuleType

sys.path.append("/lib/homeward.zip")
sys.modules["flet_js"] = ModuleType("flet_js")  # the page's own takes its place, see main_web

import main_web  # noqa: E402

del sys.modules["flet_js"]
gc.collect()
