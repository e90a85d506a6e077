"""A plain static web server for a built app, as any host is one; a test may stop it and start it again."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from services.web_guard import CONTENT_POLICY

TYPES = {".wasm": "application/wasm", ".mjs": "text/javascript", ".js": "text/javascript"}


class Site:
    """Serves `folder` on one port of this computer. `asked` keeps every request with all its headers.

    `strict`: with the content policy of the hub.
    """

    def __init__(self, folder: Path, strict: bool = True) -> None:
        self.folder, self.port = folder, 0
        self.asked: list[str] = []
        self._policy = CONTENT_POLICY if strict else ""
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        """The paths asked for, without a query."""
        return [request.split()[1].partition("?")[0] for request in self.asked]

    def start(self) -> None:
        """Answer, on the same port as before."""
        handler = partial(_Handler, self.asked, self._policy, directory=str(self.folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Be gone: no network."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012

    def __init__(self, asked: list[str], policy: str, *args, **options) -> None:
        self._asked, self._policy = asked, policy
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        self._asked.append(f"{self.requestline}\n{self.headers}")
        super().do_GET()

    def end_headers(self) -> None:
        if self._policy:
            self.send_header("Content-Security-Policy", self._policy)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_) -> None:
        pass
