"""Prints the figures of DESIGN.md 7 that this version has to reach, one JSON line each, beside its floor."""

import json

from tools import bench_hub, bench_screens, bench_store, bench_web


def main() -> None:
    """Print every figure; `holds` says whether it reaches its target."""
    for figures in (bench_store.figures, bench_hub.figures, bench_screens.figures, bench_web.figures):
        for figure in figures():
            print(json.dumps(figure), flush=True)


if __name__ == "__main__":
    main()
