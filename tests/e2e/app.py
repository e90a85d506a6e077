"""The real app with a clock read from a file, as a test starts it. Arguments: folder, clock file, port.

Where the record shares with somebody, there is a hub that takes everything and says nothing.
"""

import sys
from datetime import datetime
from pathlib import Path

from main import ASSETS
from models.pack_loader import load_centre
from services.opening import open_record
from services.serve import serve
from tests.components.share_stage import FakeSharing
from window import window

if __name__ == "__main__":
    folder, clock_file, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    opened = open_record(folder)
    sharing = FakeSharing() if opened.record.shares else None
    serve(
        window(
            opened,
            load_centre("uclh"),
            lambda: datetime.fromisoformat(clock_file.read_text()),
            sharing=sharing,
        ),
        ASSETS,
        port,
        open_browser=False,
    )
