"""`python -m hub [--open]`: serve the built app, and open it in a browser. HOST, PORT and DIST say where."""

import os
import sys

from hub.server import CannotServe, read_options, run


def main() -> None:
    """Serve until stopped; end with one plain sentence where that cannot be."""
    try:
        run(read_options(os.environ), open_browser="--open" in sys.argv[1:])
    except CannotServe as problem:
        sys.exit(f"Homeward did not start. {problem}")


if __name__ == "__main__":
    main()
