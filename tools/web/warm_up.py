"""Runs in Pyodide while the snapshot is made: does at build time what every start would do again.

Nothing of the building machine may stay behind in memory, and nothing of JavaScript.
"""

import gc
import importlib
import random
import sys
import zipfile
from types import ModuleType

APP = "/lib/homeward.zip"
# What few starts need: it is loaded when it is first used, and takes no memory before.
LATER = ("dateutil/", "icalendar/", "segno/")


def import_everything() -> None:
    """Load every module of the archive but those for later, and let Flet find its lazy names."""
    sys.modules["flet_js"] = ModuleType("flet_js")  # the page's own takes its place, see main_web
    with zipfile.ZipFile(APP) as archive:
        places = [
            place for place in archive.namelist() if place.endswith(".pyc") and not place.startswith(LATER)
        ]
    for place in places:
        importlib.import_module(place.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
    flet = sys.modules["flet"]
    for name, module in flet._LAZY.items():
        if module in sys.modules and (
            hasattr(sys.modules[module], name) or f"{module}.{name}" in sys.modules
        ):
            getattr(flet, name)
    del sys.modules["flet_js"]


def read_care_pack() -> None:
    """The pack that ships is read and checked once, here; `load_centre` remembers it."""
    from models.pack_loader import load_centre

    load_centre("uclh")


sys.path.append(APP)
import_everything()
read_care_pack()
random.seed(0)
gc.collect()
