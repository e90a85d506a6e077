"""The verbs of a window about a plan from the ward: codes come in, and nothing is stored before a yes."""

from collections.abc import Callable

from models.join import together, waiting
from services.bridge import Bridge
from services.qr import code_svg


class JoinVerbs:
    """What `AppState` can do with codes. `codes`: those of one plan, until the person answers."""

    codes: tuple[str, ...]
    example: bool
    bridge: Bridge
    leave_example: Callable[[], None]

    def take_codes(self, *texts: str) -> None:
        """Hold codes, or the addresses they stood in. The page keeps those of a plan that is not complete:
        on a phone each scan starts the app anew."""
        if self.example:
            self.leave_example()
        for text in texts:
            self.codes = together(self.codes, text)
        self.bridge.keep_codes(waiting(self.codes))

    def drop_codes(self) -> None:
        """Forget them."""
        self.codes = ()
        self.bridge.keep_codes(())

    def draw_code(self, text: str) -> str:
        """The QR code of a text as SVG, without the white border that it needs."""
        return code_svg(text)
