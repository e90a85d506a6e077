"""The services of the person's own device that Flet offers. Built once for each window."""

from typing import Protocol

import flet as ft

from models.calendar_events import CalendarPage
from services.calendar_file import calendar_file


class Device(Protocol):
    """Files in and out of the app."""

    async def save_file(self, name: str, data: bytes) -> None: ...

    async def save_calendar(self, name: str, page: CalendarPage) -> None: ...

    async def pick_file(self) -> bytes | None: ...


class FletDevice:
    """Files through Flet's picker: a download on the web, a save dialog elsewhere."""

    def __init__(self) -> None:
        self._picker = ft.FilePicker()

    async def save_file(self, name: str, data: bytes) -> None:
        """Offer `data` as a file called `name`."""
        await self._picker.save_file(file_name=name, src_bytes=data)

    async def save_calendar(self, name: str, page: CalendarPage) -> None:
        """Offer events as a file that a calendar opens."""
        await self.save_file(name, calendar_file(page))

    async def pick_file(self) -> bytes | None:
        """The bytes of the file the person chose, or None where they chose none."""
        files = await self._picker.pick_files(with_data=True)
        return files[0].bytes if files else None
