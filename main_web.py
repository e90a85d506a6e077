"""Puts Homeward together in a browser: Python runs in a worker, and only what is shared leaves it, sealed."""

import asyncio
import json
import random

import flet as ft
from flet.messaging import pyodide_connection

from models.pack import CarePack
from models.pack_loader import load_centre
from services import logs
from services.bridge import Bridge, PageBridge
from services.browser_notify import BrowserNotifier
from services.browser_record import BrowserStorage, open_browser_record
from services.clock import system_clock
from services.hub_sharing import browser_sharing
from services.opened import OpenedRecord
from views.app import first_numbers
from window import window


def start() -> None:
    """Called by web/python-worker.js once for each page: open the record and wait for the screen's side."""
    logs.set_up()
    _wake()
    bridge = PageBridge()
    opened = open_browser_record(bridge.files, system_clock().date())
    pack = load_centre(opened.record.plan.centre)
    keep_numbers(opened, pack, bridge)
    keep_record(opened, bridge)
    notifier = BrowserNotifier(bridge, opened.storage)
    sharing = browser_sharing(opened.record, pack, system_clock, bridge.address, bridge.hub)
    open_window = window(opened, pack, system_clock, bridge, notifier, sharing)

    def open_page(page: ft.Page) -> None:
        open_window(page)
        page.run_task(_say_shown, bridge)

    ft.run(open_page)


def keep_numbers(opened: OpenedRecord, pack: CarePack, bridge: Bridge) -> None:
    """Let the page know whom to call without Python, now and whenever it changes."""
    known = None

    def tell() -> None:
        nonlocal known
        lines = first_numbers(pack, opened.record.plan)
        numbers = [(line.label, line.number, line.dialled) for line in lines]
        if numbers != known:
            bridge.keep_numbers(numbers)
        known = numbers

    opened.record.subscribe(tell)
    tell()


def keep_record(opened: OpenedRecord, bridge: Bridge) -> None:
    """Ask the browser, after the first entry, not to delete the record by itself."""
    storage = opened.storage
    asked = False

    def ask() -> None:
        nonlocal asked
        if not asked and not storage().lasting:
            bridge.persist()
        asked = True

    if isinstance(storage, BrowserStorage):
        bridge.listen("persist", lambda answer: storage.learn(lasting=answer == "yes"))
        bridge.listen("device", lambda text: storage.learn(**json.loads(text)))
    opened.record.subscribe(ask)


async def _say_shown(bridge: Bridge) -> None:
    await asyncio.sleep(0)  # after the first screen's effects, which choose its colours
    bridge.shown()


def _wake() -> None:
    """Make good what a memory snapshot froze: the page's connection and chance."""
    import flet_js  # the page's own; a snapshot was made with a stand-in

    pyodide_connection.flet_js = flet_js
    random.seed()
