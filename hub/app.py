"""The application behind the web server: the built app's files, the boxes, and whether the server is well."""

from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from hub import VERSION
from hub.box_api import PATH, BoxApi
from hub.files import WebFile, find_files
from hub.headers import StrictHeaders
from hub.problems import SENTENCES, Refused, answer

A_YEAR = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"  # a browser asks whether its copy is the newest
API = "/v1/"


def build_app(folder: Path, boxes: BoxApi | None = None) -> ASGIApp:
    """Everything the hub answers, with the app that was built into `folder`; no boxes where none is given."""
    files = find_files(folder)

    async def serve(request: Request) -> Response:
        found = files.get(request.scope["path"])
        if found is None:
            raise HTTPException(404)
        return _send(request, found)

    routes = [Route("/healthz", healthz), Route("/{path:path}", serve)]
    site = Starlette(routes=routes, exception_handlers={HTTPException: _refuse})

    async def hub(scope: Scope, receive: Receive, send: Send) -> None:
        to_boxes = boxes and scope["type"] == "http" and scope["path"].startswith(PATH)
        await (boxes if boxes and to_boxes else site)(scope, receive, send)

    # Outside of everything, so that an answer about a fault of ours has them too.
    return StrictHeaders(hub)


async def healthz(_: Request) -> Response:
    """That the server answers, and its version. No counts: they would tell of people."""
    return JSONResponse({"status": "ok", "version": VERSION}, headers={"cache-control": "no-store"})


def _send(request: Request, file: WebFile) -> Response:
    # A part of a file is a part of the file as it is.
    accepted = "" if "range" in request.headers else request.headers.get("accept-encoding", "")
    path, encoding = file.form(accepted)
    tag = f'"{file.tag}-{encoding}"' if encoding else f'"{file.tag}"'
    headers = {"cache-control": A_YEAR if file.unchanging else ASK_FIRST, "etag": tag}
    if file.forms:
        headers["vary"] = "Accept-Encoding"
    if tag in _tags(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    if encoding:
        headers["content-encoding"] = encoding
    return FileResponse(path, media_type=file.kind, headers=headers)


def _tags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}


async def _refuse(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    status = HTTPStatus(problem.status_code)
    if request.scope["path"].startswith(API):
        known = status.value if status.value in SENTENCES else 400
        return answer(Refused(status.value, SENTENCES[known], problem.headers))
    headers = {**(problem.headers or {}), "cache-control": "no-store"}
    return PlainTextResponse(status.phrase, status.value, headers)
