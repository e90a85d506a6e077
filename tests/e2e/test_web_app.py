"""The installable app from plain static files: the main job, offline, a broken snapshot, and an update."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.device import Device, set_up, wait_for_offline, wait_until
from tests.e2e.site import Site
from tools.build_web import build
from tools.web import offline

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
OWN_NUMBER, TRIAL_NUMBER = "tel:+442034477359", "tel:+442034472528"
OFFER = "An update of Homeward is ready"
SECRET = "1.c2VjcmV0LXdvcmRzLW9mLWEtbGluaw"


def test_the_same_input_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(tmp_path / "again", quick=True)
    first, again = (
        {path.relative_to(folder): sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.*")}
        for folder in (built, tmp_path / "again")
    )
    assert first == again


def test_entries_without_a_network_in_new_browsers(site: Site, device: Device) -> None:
    me = device.browse()
    set_up(me)
    me.tap("Food", "tab").tap("Bottle").tap("Bottle").sees("1 litre")
    wait_for_offline(me)
    assert (me.errors, me.strangers) == ([], [])
    site.stop()
    me = device.browse()
    me.open("/food").sees("1 litre").tap("Bottle").sees("1.5 litres")
    me.tap("I feel unwell or worried").tap("Shivery", "checkbox").sees("Go to A&E now")
    me.tap("See what to do now").sees("Call your team on the way")
    assert (me.errors, me.strangers) == ([], [])
    me = device.browse()
    me.open("/food").sees("1.5 litres").sees("Go to A&E now")
    assert (me.errors, me.strangers) == ([], [])
    site.start()


def test_what_stands_after_the_hash_is_in_no_request(site: Site, device: Device) -> None:
    me = device.browse()
    me.open(f"/join/{SECRET}").sees("The end of this code is missing")
    wait_for_offline(me)
    me.open(f"/join/{SECRET}").sees("The end of this code is missing")
    assert [request for request in site.asked if SECRET in request or "join" in request] == []
    assert me.strangers == []


def test_the_page_of_numbers_holds_the_persons_own(device: Device) -> None:
    me = device.browse()
    set_up(me)
    me.page.goto("about:blank")
    me.page.add_init_script("delete window.WebAssembly")
    me.page.goto(me.address)
    expect(me.page.locator(f"#opening a[href='{OWN_NUMBER}']")).to_be_visible()
    expect(me.page.locator("#opening a[href='tel:999']")).to_be_visible()
    expect(me.page.locator(f"#opening a[href='{TRIAL_NUMBER}']")).to_have_count(0)
    expect(me.page.get_by_role("heading", name="Homeward has not opened")).to_be_visible()


def test_numbers_that_an_older_version_kept_still_call(device: Device) -> None:
    me = device.browse()
    kept = [
        {"name": "As an older version kept it", "number": "020 3447 7359"},
        {"name": "Spoilt", "number": "07852 220 900", "dialled": "javascript:alert(1)"},
    ]
    store = f"localStorage.setItem('homeward.numbers', {json.dumps(json.dumps(kept))})"
    me.page.add_init_script(f"delete window.WebAssembly; {store}")
    me.page.goto(me.address)
    calls = me.page.locator("#opening li a")
    expect(calls).to_have_text(["020 3447 7359", "07852 220 900"])
    assert [call.get_attribute("href") for call in calls.all()] == ["tel:02034477359", "tel:07852220900"]


def remove(snapshot: Path) -> None:
    snapshot.unlink()


def spoil(snapshot: Path) -> None:
    snapshot.write_bytes(snapshot.read_bytes()[:-1000])


@pytest.mark.parametrize("harm", [remove, spoil])
def test_it_starts_without_a_good_snapshot(site: Site, device: Device, harm: Callable[[Path], None]) -> None:
    harm(site.folder / "python" / "snapshot.bin")
    me = device.browse()
    me.open("/").sees("Set up my plan")
    wait_for_offline(me)
    site.stop()
    me.open("/").sees("Set up my plan")
    site.start()


def test_it_starts_when_the_kept_snapshot_went_bad(site: Site, device: Device) -> None:
    me = device.browse()
    me.open("/").sees("Set up my plan")
    wait_for_offline(me)
    snapshot = files_of(site)["python/snapshot.bin"][0]
    me.page.evaluate(
        """async (hash) => {
          const cache = await caches.open("homeward");
          const bytes = new Uint8Array(await (await cache.match(`content/${hash}`)).arrayBuffer());
          bytes.fill(7, 1000);
          await cache.put(`content/${hash}`, new Response(bytes));
        }""",
        snapshot,
    )
    me.open("/").sees("Set up my plan")


def test_it_starts_when_the_snapshot_never_answers(site: Site, device: Device) -> None:
    start = b"const load = async () => {\n"
    publish(site, "python-worker.js", start, start + b"  if (FROM_SNAPSHOT) await new Promise(() => {});\n")
    me = device.browse()
    set_up(me)
    me.tap("Food", "tab").tap("Bottle").sees("0.5 litres")
    wait_for_offline(me)
    me.open("/food").sees("0.5 litres").tap("Bottle").sees("1 litre")


def test_an_update_waits_for_a_yes_and_costs_what_changed(site: Site, device: Device) -> None:
    me = device.browse()
    set_up(me)
    wait_for_offline(me)
    publish(site, "index.html", b"<title>Homeward</title>", b"<title>Homeward</title><!-- new -->")
    site.asked.clear()
    me.open("/unwell").sees("What is wrong?")
    wait_until(me, "(await navigator.serviceWorker.getRegistration()).waiting")
    assert OFFER not in me.heard()
    me.tap("Close").sees(OFFER)
    # Whether a hub answers here is asked, and is no file.
    assert set(site.paths) - {"/healthz"} <= {"/sw.js", "/index.html"}
    with me.page.expect_navigation():
        me.tap("Update now")
    assert "<!-- new -->" in me.page.content()
    me.wake().sees("Day 23")
    assert OFFER not in me.heard()


def files_of(site: Site) -> dict[str, list[str]]:
    """The list in the service worker."""
    text = (site.folder / "sw.js").read_text()
    return dict(json.loads(text.partition("new Map(")[2].partition(");")[0]))


def publish(site: Site, path: str, old: bytes, new: bytes) -> None:
    """A new version in which one file is different."""
    place = site.folder / path
    assert old in place.read_bytes()
    place.write_bytes(place.read_bytes().replace(old, new))
    names = [name for name in files_of(site) if (site.folder / name).exists()]
    files = {name: (site.folder / name).read_bytes() for name in names}
    template = (Path(__file__).parents[2] / "web" / offline.WORKER).read_bytes()
    (site.folder / offline.WORKER).write_bytes(offline.worker(template, files))
