"""A desktop without a monitor: a session bus, a screen in memory, and dunst, which shows notifications."""

import os
import subprocess
import time
from pathlib import Path

from PIL import Image, ImageGrab

from services.plyer_notify import SERVICE

SIZE = "1280x900x24"
PATIENCE = 15  # seconds
# dunst asks a menu which button to tap: this one taps the button whose name is written in a file.
MENU = '#!/bin/sh\ngrep -m1 -F "#$(cat {choice})"\n'
STYLE = "[global]\n dmenu = {menu}\n font = Sans 12\n width = 360\n"


class Desk:
    """`environment` is what a program on it needs; `said` is what dunst tells of everything it showed."""

    def __init__(self, folder: Path) -> None:
        self._log, self._choice = folder / "dunst.out", folder / "choice"
        self._running: list[subprocess.Popen[str]] = []
        bus = self._start(["dbus-run-session", "--", "sh", "-c", "echo $DBUS_SESSION_BUS_ADDRESS; exec cat"])
        screen = self._start(["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"])
        self.display = f":{_first_line(screen)}"
        self.environment = os.environ | {
            "DBUS_SESSION_BUS_ADDRESS": _first_line(bus),
            "DISPLAY": self.display,
        }
        menu, style = folder / "menu", folder / "dunstrc"
        menu.write_text(MENU.format(choice=self._choice))
        menu.chmod(0o700)
        style.write_text(STYLE.format(menu=menu))
        with self._log.open("w") as log:
            command = ["dunst", "-conf", str(style), "-print"]
            self._running.append(
                subprocess.Popen(
                    command, env=self.environment, stdout=log, stderr=subprocess.DEVNULL, text=True
                )
            )

        until = time.monotonic() + PATIENCE
        while "true" not in self._ask("NameHasOwner", f"string:{SERVICE}"):
            assert time.monotonic() < until, "dunst did not start"
            time.sleep(0.05)

    def _ask(self, method: str, what: str) -> str:
        """What the bus itself answers."""
        bus = "org.freedesktop.DBus"
        command = ["dbus-send", "--session", "--print-reply", f"--dest={bus}", "/", f"{bus}.{method}", what]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True
        ).stdout

    def _start(self, command: list[str]) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        program = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
        self._running.append(program)
        return program

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    def photograph(self) -> Image.Image:
        """What stands on the screen."""
        return ImageGrab.grab(xdisplay=self.display)

    def waits_for(self, words: str) -> None:
        """Until dunst has shown a notification with these words."""
        until = time.monotonic() + PATIENCE
        while words not in self.said:
            assert time.monotonic() < until, f"{words!r} was not shown: {self.said}"
            time.sleep(0.1)

    def tap(self, button: str, title: str) -> None:
        """Tap a button of the notification with this title. The notification itself is called "Activate"."""
        self._choice.write_text(f"{button} ({title})")
        subprocess.run(["dunstctl", "context"], env=self.environment, check=True)

    def close(self) -> None:
        """Put everything away, the bus last: it ends when nothing more comes to it."""
        bus, *others = self._running
        for program in reversed(others):
            program.terminate()
        if bus.stdin:
            bus.stdin.close()
        for program in self._running:
            program.wait(PATIENCE)
            for pipe in (program.stdin, program.stdout):
                if pipe:
                    pipe.close()


def _first_line(program: subprocess.Popen[str]) -> str:
    assert program.stdout
    return program.stdout.readline().strip()
