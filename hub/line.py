"""uvicorn's reading of a line, with an end to what it takes in before it knows what is asked."""

from asyncio import BaseTransport, TimerHandle

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from hub.headers import RAW, date
from hub.problems import Refused, answer

MOST_BYTES = 64 * 1024  # of a head, or of what stands around the parts of a body
MOST_AHEAD = 10  # requests that came before the answer to the one before them
SECONDS_TO_ASK = 35  # for a head; and again for a body
SECONDS_TO_TAKE = 60  # the next part of an answer: some 48 KiB, also over the slowest of phone networks
TITLES = {400: b"Bad Request", 408: b"Request Timeout", 431: b"Request Header Fields Too Large"}


class Line(HttpToolsProtocol):
    """One connection. uvicorn by itself would collect a head without end, and wait for ever for
    one, for a body, and for somebody who takes no answer. What comes whole starts no timer."""

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]
        self._held = 0  # bytes that came and that nobody has yet been given
        self._in_body = False
        self._too_late: TimerHandle | None = None
        self._too_slow: TimerHandle | None = None
        self._wait_for_the_rest()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        self._stop_timing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._too_slow = self.loop.call_later(SECONDS_TO_TAKE, self.transport.abort)

    def resume_writing(self) -> None:
        self._stop_timing()
        super().resume_writing()

    def data_received(self, data: bytes) -> None:
        self._held += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._held > MOST_BYTES:
            self._refuse(Refused(431, "The head of this request is too large."))
        elif not self._too_late and (self._held > 0 or self._in_body or self.cycle.response_complete):
            self._wait_for_the_rest()  # also after the rest of a body that was answered before it came

    def on_headers_complete(self) -> None:
        self._held = 0
        self._in_body = True
        self._stop_waiting()
        if len(self.pipeline) == MOST_AHEAD:  # uvicorn would keep them without end
            raise Refused(400)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._held -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._held = 0
        self._in_body = False
        self._stop_waiting()
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002
        self._refuse(Refused(400))

    def _refuse(self, problem: Refused) -> None:
        """Answer as the rest of the hub does, and hang up."""
        response = answer(problem)
        headers = [date(), *response.raw_headers, *RAW, (b"connection", b"close")]
        lines = [b"HTTP/1.1 %d %s" % (problem.status, TITLES[problem.status])]
        lines += [b"%s: %s" % header for header in headers]
        self.transport.write(b"\r\n".join(lines) + b"\r\n\r\n" + bytes(response.body))
        self.transport.close()

    def _wait_for_the_rest(self) -> None:
        self._too_late = self.loop.call_later(SECONDS_TO_ASK, self._end)

    def _end(self) -> None:
        """The rest has not come. Who was half-way through a body, and is not answered yet, is told."""
        if self._in_body and not self.pipeline and not self.cycle.response_started:
            self._refuse(Refused(408, "What was sent took too long to arrive. Nothing was stored."))
        else:
            self.transport.close()

    def _stop_waiting(self) -> None:
        if self._too_late:
            self._too_late.cancel()
            self._too_late = None

    def _stop_timing(self) -> None:
        if self._too_slow:
            self._too_slow.cancel()
            self._too_slow = None
