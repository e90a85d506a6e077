"""How the hub says no: a status, one plain sentence, and never anything of what was asked."""

from collections.abc import Mapping
from http import HTTPStatus
from math import ceil

from starlette.responses import JSONResponse, Response

SENTENCES = {
    400: "The hub cannot read this request.",
    404: "There is nothing here for this address and token.",
    405: "The hub does not do this here.",
    500: "Something went wrong in the hub. Nothing was stored. Try again in a minute.",
}


class Refused(Exception):
    """The answer to a request that cannot be done; `detail` is a sentence for the person who asked."""

    def __init__(self, status: int, detail: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.detail = detail or SENTENCES[status]
        self.headers = dict(headers or {})


def too_often(seconds: float, detail: str) -> Refused:
    """Refused for now: `seconds` until it may be asked again."""
    return Refused(429, detail, {"retry-after": str(max(1, ceil(seconds)))})


def answer(problem: Refused) -> Response:
    """What is refused, as RFC 9457 has it."""
    status = HTTPStatus(problem.status)
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": problem.detail}
    headers = {**problem.headers, "cache-control": "no-store"}
    return JSONResponse(body, status.value, headers, "application/problem+json")
