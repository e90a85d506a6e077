"""What the app asks of the page around it when Python runs in the browser; elsewhere an honest nothing."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

Listener = Callable[[str], object]  # what it gives back is not used
Number = tuple[str, str, str]  # whose it is, and when, in words; the number as written; what is dialled


class Bridge(Protocol):
    """The page around the app. Nothing here waits; an answer comes to the listener of its word.

    `address`: where others open the same app, "" where they cannot.
    """

    address: str

    def listen(self, word: str, listener: Listener) -> None:
        """Call `listener` with each text the page sends under `word`.

        `update`: "ready". `persist`: "yes" or "no". `notify`: JSON with `state`, the permission ("granted",
        "denied", "default" or "missing"), `ready`, whether one could be shown already, and `buttons`.
        `tapped`: JSON with `uid`, `id`, `route`, `action` and `at` (milliseconds since 1970) of a tap on a
        notification; it comes again until it is settled. `device`: JSON with `installed`, whether it is on
        the home screen, `offered`, whether the browser would put it there, and `system`: "iphone", "android"
        or "computer". `left`: JSON with how many `values`, `databases`, `caches`, `cookies` and `reminders`
        the browser keeps beside the record and the app. `awake`: the page is looked at again, or has a
        network again. `join`: JSON with a list of the codes that stood in the address, after those that were
        kept. `carer`: the code of one person's link that stood in the address, which the page does not keep.
        """

    def shown(self) -> None:
        """The first screen was sent: the page with the emergency numbers may go."""

    def keep_numbers(self, numbers: Sequence[Number]) -> None:
        """Keep the numbers to call where the page finds them without Python."""

    def keep_codes(self, codes: Sequence[str]) -> None:
        """Keep the codes of a plan that is not complete yet, for an hour at most; none forgets them."""

    def apply_update(self) -> None:
        """Change to the new version that waits. The page starts again."""

    def install(self) -> None:
        """Ask the person to put the app on the home screen. Only within a tap, and where it was offered."""

    def persist(self) -> None:
        """Ask the browser to keep the record for good."""

    def print_page(self, html: str) -> bool:
        """Print a document of its own. False: there is no page that could. "" puts the last one away."""

    async def clear(self) -> None:
        """Take away all that the browser keeps of a person beside the record, also what waits in the page;
        then the page starts again at "/cleared"."""

    def look(self) -> None:
        """Ask what the browser keeps beside the record."""

    def ask_to_notify(self) -> None:
        """Ask the person for notifications. Only within a tap."""

    def notify(self, notification: Mapping[str, object]) -> None:
        """Show a notification now: `id`, `title`, `body`, `route` and `actions`, of which each has its
        `action` and its `title`."""

    def withdraw(self, id: str) -> None:
        """Take the notification with this id away."""

    def settle(self, uid: str) -> None:
        """This tap was dealt with: it need not be kept any longer."""

    def ring(self, now: bool) -> None:
        """Sound an alarm, or within a tap get ready to."""


class NullBridge:
    """No page around the app, as on a computer of one's own: nothing is asked, and nothing comes."""

    address = ""

    def listen(self, word: str, listener: Listener) -> None:
        pass

    def shown(self) -> None:
        pass

    def keep_numbers(self, numbers: Sequence[Number]) -> None:
        pass

    def keep_codes(self, codes: Sequence[str]) -> None:
        pass

    def apply_update(self) -> None:
        pass

    def install(self) -> None:
        pass

    def persist(self) -> None:
        pass

    def print_page(self, html: str) -> bool:  # noqa: ARG002
        return False

    async def clear(self) -> None:
        pass

    def look(self) -> None:
        pass

    def ask_to_notify(self) -> None:
        pass

    def notify(self, notification: Mapping[str, object]) -> None:
        pass

    def withdraw(self, id: str) -> None:
        pass

    def settle(self, uid: str) -> None:
        pass

    def ring(self, now: bool) -> None:
        pass


class PageBridge:
    """The bridge of the browser: messages between Python's worker and the page (web/bridge.js)."""

    def __init__(self) -> None:
        import homeward_js  # made by web/python-worker.js, and not in a memory snapshot

        self._page: Any = homeward_js
        self.files: Any = homeward_js.files  # what web/opfs.js opened
        self.hub: Any = homeward_js.hub  # the browser's cipher and requests, of web/hub.js
        self.address: str = homeward_js.address
        self._listeners: dict[str, Listener] = {}
        self._page.listen = self._heard

    def _heard(self, word: str, text: str) -> None:
        if listener := self._listeners.get(word):
            listener(text)

    def listen(self, word: str, listener: Listener) -> None:
        self._listeners[word] = listener

    def shown(self) -> None:
        self._page.tell("shown")

    def keep_numbers(self, numbers: Sequence[Number]) -> None:
        lines = [{"name": name, "number": number, "dialled": dialled} for name, number, dialled in numbers]
        self._page.tell("numbers", json.dumps(lines))

    def keep_codes(self, codes: Sequence[str]) -> None:
        self._page.tell("codes", json.dumps(list(codes)))

    def apply_update(self) -> None:
        self._page.tell("apply update")

    def install(self) -> None:
        self._page.tell("install")

    def persist(self) -> None:
        self._page.tell("persist")

    def print_page(self, html: str) -> bool:
        self._page.tell("print", html)
        return True

    async def clear(self) -> None:
        await self.files.forget()
        self._page.tell("clear")

    def look(self) -> None:
        self._page.tell("look")

    def ask_to_notify(self) -> None:
        self._page.tell("ask to notify")

    def notify(self, notification: Mapping[str, object]) -> None:
        self._page.tell("notify", json.dumps(notification))

    def withdraw(self, id: str) -> None:
        self._page.tell("withdraw", id)

    def settle(self, uid: str) -> None:
        self._page.tell("settled", uid)

    def ring(self, now: bool) -> None:
        self._page.tell("ring", "now" if now else "")
