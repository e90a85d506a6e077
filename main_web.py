"""Puts Homeward together inside the browser: Python runs in a worker of the page, and nothing leaves it."""

import asyncio
import random

import flet as ft
from flet.messaging import pyodide_connection

from models.pack_loader import load_centre
from services.bridge import Bridge, PageBridge
from services.browser_record import open_browser_record
from services.clock import system_clock
from window import window


def start() -> None:
    """Called by web/python-worker.js once for each page: open the record and wait for the screen's side."""
    _wake()
    bridge = PageBridge()
    opened = open_browser_record(bridge.files, system_clock().date())
    pack = load_centre(opened.record.plan.centre)
    open_window = window(opened, pack, system_clock)

    def open_page(page: ft.Page) -> None:
        open_window(page)
        page.run_task(_say_shown, bridge)

    ft.run(open_page)


async def _say_shown(bridge: Bridge) -> None:
    await asyncio.sleep(0)  # after the first screen's effects, which choose its colours
    bridge.shown()


def _wake() -> None:
    """Make good what a memory snapshot froze: the page's connection and chance."""
    import flet_js  # the page's own; a snapshot was made with a stand-in

    pyodide_connection.flet_js = flet_js
    random.seed()
