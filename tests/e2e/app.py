"""The real app with a clock read from a file, as a test starts it. Arguments: folder, clock file, port."""

import sys
from datetime import datetime
from pathlib import Path

from main import ASSETS
from models.pack_loader import load_centre
from services.opening import open_record
from services.serve import serve
from window import window

if __name__ == "__main__":
    folder, clock_file, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    opened = open_record(folder)
    serve(
        window(opened, load_centre("uclh"), lambda: datetime.fromisoformat(clock_file.read_text())),
        ASSETS,
        port,
        open_browser=False,
    )
