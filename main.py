"""Puts Homeward together on a computer: the record, the care pack and the clock, served to its browser."""

import os
import sys
from pathlib import Path

from models.pack_loader import PackRefusedError, load_centre
from models.restore import NewerSchema
from services import logs
from services.clock import system_clock
from services.hub_sharing import BadHub, native_sharing
from services.notifiers import of_this_device
from services.opening import open_record
from services.paths import data_folder
from services.serve import CannotServe, read_port, serve
from services.store import StoreError
from window import window

ASSETS = Path(__file__).parent / "assets"


def main() -> None:
    """Open the record and serve the app on this computer. Ends with one plain sentence where it cannot."""
    logs.set_up()
    try:
        opened = open_record(data_folder())
        pack = load_centre(opened.record.plan.centre)
        port = read_port(os.environ.get("PORT"))
        sharing = native_sharing(opened.record, pack, system_clock, os.environ)
        start = window(opened, pack, system_clock, notifier=of_this_device(), sharing=sharing)
        serve(start, ASSETS, port, not os.environ.get("NO_BROWSER"))
    except (StoreError, CannotServe, NewerSchema, PackRefusedError, BadHub) as problem:
        sys.exit(f"Homeward did not open. {problem}")


if __name__ == "__main__":
    main()
