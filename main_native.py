"""Puts Homeward together as an app of its own on a phone, tablet or computer: no server and no browser."""

import os

import flet as ft

from models.pack_loader import PackRefusedError, load_centre
from models.restore import NewerSchema
from services import logs
from services.clock import system_clock
from services.hub_sharing import BadHub, native_sharing
from services.notifiers import of_this_device
from services.opening import open_record
from services.paths import data_folder
from services.store import StoreError
from views.emergency import problem_view
from window import window


def open_page(page: ft.Page) -> None:
    """Open the record and the window, or say in its place what is wrong and whom to call."""
    try:
        opened = open_record(data_folder())
        pack = load_centre(opened.record.plan.centre)
        sharing = native_sharing(opened.record, pack, system_clock, os.environ)
    except (StoreError, NewerSchema, PackRefusedError, BadHub) as problem:
        page.views = [problem_view(str(problem))]
        page.update()
        return
    window(opened, pack, system_clock, notifier=of_this_device(), sharing=sharing)(page)


if __name__ == "__main__":
    logs.set_up()
    ft.run(open_page, assets_dir="assets")
