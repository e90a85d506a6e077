"""Measures the web app in Chromium beside the same app published the stock Flet way, in turn with it."""

import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from tests.e2e.site import Site
from tools.build_web import build
from tools.chromium import find_chromium
from tools.web import stock
from tools.web.compress import compressed

ROUNDS = 5
PATIENCE, LOOK = 1200, 100  # looks, and milliseconds between them; the page itself notes the moment
BEST, ON_THE_FLY = 11, 6  # brotli: as we publish, and as a web server does for files that are not compressed
SLOWER = 4  # a cheap phone's processor, against this one
# Switches the screen reader's view on, and notes when the first button of the first screen can be tapped.
WATCH = """(() => {
  const look = () => {
    document.querySelector("flt-semantics-placeholder")?.click();
    const buttons = [...document.querySelectorAll("flt-semantics[role=button]")];
    const there = buttons.some((button) => button.textContent.includes("Set up my plan"));
    const covered = document.getElementById("opening");
    if (there && (!covered || covered.hidden)) window.readyAfter = performance.now();
    else setTimeout(look, 20);
  };
  addEventListener("DOMContentLoaded", look);
})()"""
READY = "window.readyAfter"
KEPT = "navigator.serviceWorker.controller?.state === 'activated'"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"

Times = dict[str, list[float]]


def figures() -> Iterator[dict[str, Any]]:
    """The web figures of DESIGN.md 7."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        ours, bare, theirs = folder / "ours", folder / "bare", folder / "theirs"
        build(ours, quick=True)
        build(bare, quick=True)
        (bare / "python" / "snapshot.bin").unlink()
        stock.assemble(theirs)
        times: Times = defaultdict(list)
        asked: dict[str, set[str]] = {}
        for _ in range(ROUNDS):
            asked["theirs"] = visits(playwright, theirs, "theirs", times)
            asked["ours"] = visits(playwright, ours, "ours", times)
            visits(playwright, bare, "bare", times)
        sent = {name: network_bytes(folder / name, paths) for name, paths in asked.items()}
        sent["theirs, on the fly"] = network_bytes(theirs, asked["theirs"], ON_THE_FLY)
    middle = {name: statistics.median(values) for name, values in times.items()}
    yield from compared(middle, sent)


def compared(middle: dict[str, float], sent: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Each figure beside its floor, as the other benches print them."""
    ready = "web app ready for a tap"
    yield _ratio(f"{ready}, first visit, ms", middle["ours cold"], middle["theirs cold"], 0.5)
    yield _ratio(f"{ready}, second visit, ms", middle["ours warm"], middle["theirs warm"], 0.35)
    yield _ratio(f"{ready}, second visit, no snapshot, ms", middle["bare warm"], middle["theirs warm"], 0.5)
    ours, most = sent["ours"] / 1e6, 0.65
    yield _ratio("bytes of the first visit, both brotli 11, MB", ours, sent["theirs"] / 1e6, most)
    as_served = "bytes of the first visit, ours brotli 11, stock brotli 6 as hosts compress on the fly, MB"
    yield _ratio(as_served, ours, sent["theirs, on the fly"] / 1e6, most)
    for how in ("cold", "offline", "offline, 4x slower"):
        value = middle[f"numbers {how}"]
        name = f"emergency numbers on screen, {how}, ms"
        yield {"figure": name, "value": round(value), "target": "<= 300", "holds": value <= 300}


def _ratio(name: str, value: float, floor: float, most: float) -> dict[str, Any]:
    return {
        "figure": name,
        "value": round(value, 2),
        "floor": round(floor, 2),
        "ratio": round(value / floor, 3),
        "target": f"<= {most}x",
        "holds": value / floor <= most,
    }


def visits(playwright: Playwright, folder: Path, name: str, times: Times) -> set[str]:
    """A first and a second visit with a browser of its own; the paths asked for until the first was ready."""
    site = Site(folder, strict=name != "theirs")  # the stock page has scripts in its text
    with tempfile.TemporaryDirectory() as profile:
        browser = open_browser(playwright, profile)
        page = browser.pages[0]
        times[f"{name} cold"].append(visit(page, site))
        asked = set(site.paths)
        if name == "ours":
            times["numbers cold"].append(wait_for(page, PAINTED))
        if name != "theirs":
            wait_for(page, KEPT)
        browser.close()
        browser = open_browser(playwright, profile)
        times[f"{name} warm"].append(visit(browser.pages[0], site))
        site.stop()
        if name == "ours":
            numbers_offline(browser.pages[0], site, times)
        browser.close()
    return asked


def numbers_offline(page: Page, site: Site, times: Times) -> None:
    """The page of numbers without a network, at this processor's speed and slower."""
    processor = page.context.new_cdp_session(page)
    for how, rate in (("offline", 1), ("offline, 4x slower", SLOWER)):
        page.goto("about:blank")
        processor.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.goto(f"{site.address}/", wait_until="commit")
        times[f"numbers {how}"].append(wait_for(page, PAINTED))
    processor.send("Emulation.setCPUThrottlingRate", {"rate": 1})


def open_browser(playwright: Playwright, profile: str) -> BrowserContext:
    """A new process of the browser. It reaches nothing but this computer, for both builds."""
    browser = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=find_chromium(),
        args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        viewport={"width": 390, "height": 844},
        locale="en-GB",
    )
    browser.add_init_script(WATCH)
    return browser


def visit(page: Page, site: Site) -> float:
    """Milliseconds from the start of the navigation until the first button can be tapped."""
    page.goto(f"{site.address}/", wait_until="commit")
    return wait_for(page, READY)


def wait_for(page: Page, value: str) -> float:
    """What the expression gives, as soon as that is something."""
    for _ in range(PATIENCE):
        if found := page.evaluate(value):
            return float(found)
        page.wait_for_timeout(LOOK)
    raise RuntimeError(f"{value} never came")


def network_bytes(folder: Path, paths: set[str], quality: int = BEST) -> int:
    """What travels for these paths, each compressed with brotli where that helps."""
    names = {path.removeprefix("/") or "index.html" for path in paths}
    files = {name: (folder / name).read_bytes() for name in sorted(names) if (folder / name).is_file()}
    if quality == BEST:
        small = compressed(files)
        return sum(len(small.get(f"{name}.br", data)) for name, data in files.items())
    return sum(min(len(data), len(brotli.compress(data, quality=quality))) for data in files.values())
