"""A record that an older Homeward left in this browser, whole and damaged, opened by this one."""

import base64

import pytest

from tests.bodies import opfs_body
from tests.contract.test_browser_record import FIXTURE, journal_of
from tests.e2e.device import Device
from tests.e2e.robot import Robot

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
PUT = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle("homeward", { create: true });
  for (const [name, text] of Object.entries(files)) {
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
    await file.close();
  }
}"""
GET = """async () => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("homeward");
  const files = {};
  for await (const [name, handle] of folder.entries()) {
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    files[name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }
  return files;
}"""


def left_behind(me: Robot, record: bytes) -> None:
    """Put the record into the browser's files as the older app did, without opening the app."""
    files = opfs_body.files({"record": record})
    texts = [base64.b64encode(data).decode() for data in files.values()]
    slots = {f"slot-{number:04d}": text for number, text in enumerate(texts)}
    me.page.goto(f"{me.address}/licences.txt")
    me.page.evaluate(PUT, slots)


def kept_now(me: Robot) -> dict[str, bytes]:
    """What the browser's files hold, by the names of their content."""
    files = {name: base64.b64decode(text) for name, text in me.page.evaluate(GET).items()}
    return opfs_body.kept(files)


def test_a_version_1_record_in_the_browser_is_upgraded(device: Device) -> None:
    me = device.browse()
    left_behind(me, journal_of(FIXTURE))
    me.open("/contacts").sees("Ada Mensah").sees("Northfield General")
    me.open("/record").sees("36.7C")
    assert kept_now(me)["version-1"] == journal_of(FIXTURE)
    assert b'"version":2' in kept_now(me)["record"].replace(b" ", b"")
    device.browse().open("/contacts").sees("Ada Mensah")


def test_a_damaged_record_in_the_browser_is_salvaged_and_said(device: Device) -> None:
    me = device.browse()
    record = journal_of(FIXTURE)
    lost = next(text for text in record.split(b"\n") if b'"entries"' in text)
    left_behind(me, record.replace(lost, lost[:-1] + b"!"))
    me.open("/contacts").sees("Ada Mensah").sees("could not be read")
    assert any(name.startswith("damaged-") for name in kept_now(me))
