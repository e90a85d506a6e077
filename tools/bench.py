"""Prints the figures of DESIGN.md 7 that this version has to reach, one JSON line each, beside its floor."""

import json
import sys

from tools import bench_screens, bench_store, bench_web


def main() -> int:
    """Print every figure; the exit status is 1 where one misses its target."""
    missed = 0
    for figures in (bench_store.figures, bench_screens.figures, bench_web.figures):
        for figure in figures():
            print(json.dumps(figure), flush=True)
            missed += not figure["holds"]
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
