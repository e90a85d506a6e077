"""The verbs of a window about a plan from the ward: codes come in, and nothing is stored before a yes."""

from models.join import code_in, together, waiting
from models.join_box import Fetching, is_box, read_box, to_box
from models.share_state import Trouble
from services.base_state import BaseState
from services.qr import code_svg


class JoinVerbs(BaseState):
    """What `AppState` can do with codes. `codes`: those of one plan, until the person answers; `fetching`: a
    code whose plan waits at the hub."""

    def take_codes(self, *texts: str) -> None:
        """Hold codes, or the addresses they stood in. The page keeps those of a plan that is not complete:
        on a phone each scan starts the app anew."""
        self.come_home()  # a plan is for the own record
        for text in texts:
            self.codes = together(self.codes, text)
        self.bridge.keep_codes(waiting(self.codes))

    async def receive(self, *texts: str) -> None:
        """Hold codes, and fetch what the newest of those that lead to a box leads to."""
        codes = tuple(map(code_in, texts))
        boxes = [code for code in codes if is_box(code)]
        if held := [code for code in codes if code not in boxes]:
            self.fetching = None
            self.take_codes(*held)
        if boxes:
            await self.fetch_plan(boxes[-1])

    async def fetch_plan(self, code: str) -> None:
        """Fetch the codes that wait at the hub. Until they are here, and where that fails, `fetching` says
        so; the page never keeps such a code."""
        self.come_home()
        started = self.fetching = Fetching(code)
        found = await self.sharing.fetch_once(code)
        if self.fetching is not started:  # the person closed the page, or scanned another code meanwhile
            return
        codes = () if isinstance(found, Trouble) else read_box(found)
        if codes:
            self.codes, self.fetching = (), None
            self.take_codes(*codes)
        else:
            self.fetching = Fetching(code, found if isinstance(found, Trouble) else Trouble.DAMAGED)

    async def leave_plan(self, codes: tuple[str, ...]) -> str:
        """Leave the codes of a plan at the hub for an hour; the one code for them, "" where it failed."""
        return await self.sharing.leave_for_an_hour(to_box(codes))

    def drop_codes(self) -> None:
        """Forget them."""
        self.codes, self.fetching = (), None
        self.bridge.keep_codes(())

    def draw_code(self, text: str) -> str:
        """The QR code of a text as SVG, without the white border that it needs."""
        return code_svg(text)
