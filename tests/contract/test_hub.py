"""The hub over HTTP: types, compression, caching, strict headers, and no file or log it should not give."""

import gzip
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from hub import VERSION
from hub.server import CannotServe, read_options

ROOT = Path(__file__).parents[2]

HASHED = "main.0123456789abcdef.wasm"
FILES = {
    "index.html": b"<!doctype html>",
    "sw.js": b"self.x",
    "manifest.json": b"{}",
    "app.webmanifest": b"{}",
    "python/app.zip": b"PK",
    HASHED: b"\0asm" * 100,
    "worker.mjs": b"export",
    "fonts/a.woff2": b"wOF2",
    "icons/icon.png": b"png",
}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "dist"
    for name, data in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / f"{HASHED}.br").write_bytes(b"brotli")
    (folder / f"{HASHED}.gz").write_bytes(gzip.compress(FILES[HASHED]))
    (folder.parent / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    return folder


@pytest.fixture(scope="module")
def server(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("log") / "log"
    environment = {**os.environ, "PORT": str(port), "DIST": str(dist), "HUB_DATA": str(log.parent / "data")}
    with log.open("wb") as file:
        command = [sys.executable, "-m", "hub"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=file, stderr=subprocess.STDOUT)
        for _ in range(100):
            if b"is at" in log.read_bytes():
                break
            time.sleep(0.1)
        yield port, log
        process.terminate()
        assert process.wait(10) == 0


@pytest.fixture(scope="module")
def hub(server: tuple[int, Path]) -> Iterator[httpx.Client]:
    plain = {"accept-encoding": "identity"}  # httpx would ask for what it happens to be able to unpack
    with httpx.Client(base_url=f"http://127.0.0.1:{server[0]}", headers=plain) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/worker.mjs", "text/javascript; charset=utf-8"),
        ("/manifest.json", "application/manifest+json"),
        ("/app.webmanifest", "application/manifest+json"),
        (f"/{HASHED}", "application/wasm"),
        ("/fonts/a.woff2", "font/woff2"),
        ("/icons/icon.png", "image/png"),
        ("/python/app.zip", "application/zip"),
    ],
)
def test_types(hub: httpx.Client, path: str, kind: str) -> None:
    answer = hub.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip", "gzip"),
        ("", None),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("zstd, identity", None),
    ],
)
def test_the_best_form_the_browser_takes(hub: httpx.Client, accepted: str, encoding: str | None) -> None:
    with hub.stream("GET", f"/{HASHED}", headers={"accept-encoding": accepted}) as answer:
        body = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "application/wasm"
    assert int(answer.headers["content-length"]) == len(body)
    assert (gzip.decompress(body) if encoding == "gzip" else body) == (
        b"brotli" if encoding == "br" else FILES[HASHED]
    )


def test_each_form_has_its_own_tag(hub: httpx.Client) -> None:
    tags = {
        hub.head(f"/{HASHED}", headers={"accept-encoding": each}).headers["etag"]
        for each in ("br", "gzip", "")
    }
    assert len(tags) == 3


def test_a_hashed_file_is_kept_for_a_year_and_all_others_are_asked_for(hub: httpx.Client) -> None:
    assert hub.get(f"/{HASHED}").headers["cache-control"] == "public, max-age=31536000, immutable"
    for path in ("/", "/index.html", "/sw.js", "/manifest.json"):
        first = hub.get(path)
        assert first.headers["cache-control"] == "no-cache"
        again = hub.get(path, headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert hub.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_head_and_ranges(hub: httpx.Client) -> None:
    head = hub.head(f"/{HASHED}", headers={"accept-encoding": ""})
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "400")
    part = hub.get(f"/{HASHED}", headers={"range": "bytes=1-3", "accept-encoding": "br"})
    assert (part.status_code, part.content, part.headers["content-range"]) == (206, b"asm", "bytes 1-3/400")
    assert "content-encoding" not in part.headers
    assert hub.get(f"/{HASHED}", headers={"range": "bytes=900-"}).status_code == 416


@pytest.mark.parametrize("path", ["/", "/missing", "/healthz", "/v1/box/0", f"/{HASHED}"])
def test_strict_headers_on_every_answer(hub: httpx.Client, path: str) -> None:
    for headers in (hub.get(path).headers, hub.post(path).headers):
        policy = dict(part.partition(" ")[::2] for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == policy["object-src"] == policy["frame-ancestors"] == "'none'"
        assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
        assert policy["connect-src"] == "'self' data: blob:"
        assert "http" not in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert (
            headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
        )
        assert "geolocation=()" in headers["permissions-policy"]
        assert headers["strict-transport-security"].startswith("max-age=")
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_healthz_tells_the_version_and_nothing_of_people(hub: httpx.Client) -> None:
    assert hub.get("/healthz").json() == {"status": "ok", "version": VERSION}
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_what_is_not_there(hub: httpx.Client) -> None:
    missing = hub.get("/v1/box/00")
    assert missing.status_code == 404
    assert missing.headers["content-type"] == "application/problem+json"
    detail = "There is nothing here for this address and token."
    assert missing.json() == {"type": "about:blank", "title": "Not Found", "status": 404, "detail": detail}
    assert hub.get("/nothing").headers["content-type"].startswith("text/plain")
    refused = hub.post("/")
    assert refused.status_code == 405
    assert set(refused.headers["allow"].split(", ")) == {"GET", "HEAD"}


# What a client tidies up before it asks


def ask(port: int, target: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(
            f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode("latin-1")
        )
        return b"".join(iter(lambda: line.recv(65536), b""))


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//../secret.txt",
        "/icons/../../secret.txt",
        "/..\\secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/index.html%00.txt",
        "/link.txt",
    ],
)
def test_no_file_outside_the_built_app(server: tuple[int, Path], target: str) -> None:
    answer = ask(server[0], target)
    assert answer.split(b"\r\n")[0] in (b"HTTP/1.1 404 Not Found", b"HTTP/1.1 400 Bad Request")
    assert b"secret" not in answer


def test_neither_paths_nor_addresses_are_logged(server: tuple[int, Path]) -> None:
    port, log = server
    assert b" 200 OK" in ask(port, "/index.html?name=sam")
    ask(port, "/v1/box/5a5a")
    ask(port, "no request at all")
    said = log.read_text("utf-8").splitlines()
    assert said[0] == f"Homeward is at http://127.0.0.1:{port}"
    assert not [line for line in said[1:] if "127.0.0.1" in line or "index" in line or "5a5a" in line]


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PORT": "zero"}, "The port must be a number from 1 to 65535, not 'zero'"),
        ({"PORT": "70000"}, "The port must be a number"),
        ({"TRUST_PROXY": "yes"}, "TRUST_PROXY must be 1 behind a proxy"),
        ({"DIST": "/nowhere"}, "There is no built app in /nowhere. Run `make web` first."),
    ],
)
def test_wrong_settings_are_said_in_words(environment: dict[str, str], sentence: str, dist: Path) -> None:
    with pytest.raises(CannotServe, match=sentence):
        read_options({"DIST": str(dist), **environment})


def test_for_this_computer_alone_unless_a_host_is_named(dist: Path) -> None:
    assert read_options({"DIST": str(dist)}).host == "127.0.0.1"
    assert read_options({"DIST": str(dist), "HOST": "0.0.0.0"}).host == "0.0.0.0"
