"""Gives the whole record out as a file, and takes such a file back after a preview and a yes."""

from dataclasses import replace

import flet as ft

from models.backup import Preview, Refusal, backup_name, read_backup, write_backup
from models.dates import say_count, say_moment
from models.restore import Restored
from models.share_words import say_replaced
from models.version import SOURCE
from services.state import AppState
from views import guard
from views.components import kit
from views.components.buttons import Click
from views.context import use_app
from views.theme import Style, use_style

WHY = "A backup is one file with everything you wrote. Keep it somewhere else, in case this device is lost."
EXAMPLE = "This is the example. Leave it to make a backup of your own record."


@guard.component
def BackupCard() -> ft.Control:
    """`found` is what a chosen file holds; nothing is replaced before the yes."""
    state, s = use_app(), use_style()
    found, set_found = ft.use_state(None)
    said, say = ft.use_state("")

    async def make() -> None:
        set_found(None)
        settings = replace(state.settings, last_backup=state.now)  # after a restore it is still true
        record = Restored(state.plan, settings, state.diary.entries, reminders=state.reminders)
        name = backup_name(state.now)
        await state.device.save_file(name, write_backup(record, state.now, SOURCE).encode())
        if state.save_settings(last_backup=state.now):
            say(f"{name} was given to this device. Check that the file is there.")

    async def choose() -> None:
        say("")
        content = await state.device.pick_file()
        set_found(None if content is None else read_backup(content, state.now))

    def restore(restored: Restored) -> None:
        if state.restore_backup(restored, "Your record was replaced by the backup"):
            set_found(None)

    if state.example:
        return kit.card(s, kit.h2(s, "Backup"), kit.body(s, EXAMPLE))
    parts: list[ft.Control] = [kit.h2(s, "Backup"), kit.body(s, WHY), kit.strong(s, _last(state))]
    parts += kit.spoken_note(s, said)
    parts += [
        kit.button(s, "Make a backup file", make, icon=ft.Icons.DOWNLOAD_ROUNDED),
        kit.button(s, "Restore from a backup file", choose, kind="edge", icon=ft.Icons.UPLOAD_FILE_ROUNDED),
    ]
    if isinstance(found, Refusal):
        parts.append(kit.error_text(s, found.text))
    elif isinstance(found, Preview):
        preview = found
        parts.append(_preview(s, state, preview, lambda: restore(preview.restored), lambda: set_found(None)))
    return kit.card(s, *parts, spacing=12)


def _last(state: AppState) -> str:
    made = state.settings.last_backup
    return f"Last backup file: {say_moment(made, state.now)}" if made else "No backup file was made yet"


def _preview(s: Style, state: AppState, preview: Preview, on_yes: Click, on_no: Click) -> ft.Control:
    mine = say_count(len(state.diary), "entry", "entries")
    problems = [kit.note(s, problem, tone="red") for problem in preview.problems]
    if followed := say_replaced(state.shares):
        problems.append(kit.note(s, followed, tone="red"))
    return kit.card(
        s,
        kit.h3(s, "This backup holds"),
        kit.body(s, preview.who),
        kit.body(s, preview.written),
        kit.body(s, preview.entries),
        *problems,
        kit.strong(s, f"It replaces everything in Homeward on this device: your plan, settings and {mine}."),
        kit.button(s, "Yes, replace my record", on_yes),
        kit.button(s, "No, keep my record", on_no, kind="edge"),
        tone="lamp",
        spacing=10,
    )
