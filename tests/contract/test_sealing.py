"""What is shared is sealed with the same bytes by both ciphers, and nothing that was changed opens in either.

The browser's cipher is WebCrypto, here that of Node under the very file that the browser loads.
"""

import asyncio
import json
import shutil
import subprocess
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.share_keys import is_elsewhere, letters, link_secret, read_link, reader_keys, to_link, write_token
from models.share_seal import (
    MOST_PLAIN,
    MOST_SEALED,
    SMALLEST,
    BadBoxError,
    NewerBoxError,
    bound_to,
    padme,
    to_blob,
    unpack,
)
from services.sealing import NativeSealer, Sealer, WebSealer, open_content, seal_content
from tools.web import node

ROOT = Path(__file__).parents[2]
VECTOR = json.loads((ROOT / "tests" / "fixtures" / "share_vector.json").read_text("utf-8"))
OWNER, BLOB = bytes.fromhex(VECTOR["owner"]), b64decode(VECTOR["blob"])
KEYS = reader_keys(link_secret(OWNER))
OTHER = reader_keys(bytes(32))
CONTENT = {"name": "Sam", "temperature": 38.1}


class NodeHub:
    """The `hub` of web/hub.js, in a process of Node."""

    def __init__(self, folder: Path) -> None:
        shutil.copy(ROOT / "web" / "hub.js", folder / "hub.mjs")
        shutil.copy(ROOT / "tests" / "contract" / "web_hub.mjs", folder / "run.mjs")
        command = [node.path(), folder / "run.mjs", (folder / "hub.mjs").as_uri()]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    async def _do(self, what: str, *given: bytes) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"what": what, "given": [each.hex() for each in given]}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return None if answer is None else SimpleNamespace(to_bytes=lambda: bytes.fromhex(answer))

    async def seal(self, *given: bytes) -> Any:
        return await self._do("seal", *given)

    async def open(self, *given: bytes) -> Any:
        return await self._do("open", *given)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebSealer]:
    hub = NodeHub(tmp_path_factory.mktemp("node"))
    with hub.process:
        yield WebSealer(hub)
        hub.process.kill()


@pytest.fixture(params=["native", "web"])
def sealer(request: pytest.FixtureRequest, web: WebSealer) -> Sealer:
    return NativeSealer() if request.param == "native" else web


def opened(sealer: Sealer, blob: bytes, keys: Any = KEYS) -> tuple[int, dict[str, Any]]:
    return asyncio.run(open_content(sealer, keys, blob))


def sealed(sealer: Sealer, version: int = 3, content: Any = None) -> bytes:
    return asyncio.run(seal_content(sealer, KEYS, version, content or CONTENT))


def test_the_keys_are_those_of_the_fixed_vector() -> None:
    assert letters(link_secret(OWNER)) == VECTOR["link"]
    assert write_token(OWNER) == VECTOR["write"]
    assert (KEYS.box, KEYS.read, KEYS.key.hex()) == (VECTOR["box"], VECTOR["read"], VECTOR["key"])
    address = to_link("https://hub.example", link_secret(OWNER))
    assert address == f"https://hub.example/#/carer/1.{VECTOR['link']}"
    assert read_link(address) == link_secret(OWNER)


def test_a_link_of_another_homeward_is_told_from_ones_own() -> None:
    link = to_link("https://Hub.example/app", bytes(32))
    code = link.rpartition("/")[2]
    for base in ("https://hub.example/app", "https://hub.example/app/", ""):
        assert not is_elsewhere(f" {link}\n", base)
    assert is_elsewhere(link, "https://hub.example")
    assert is_elsewhere(link, "http://127.0.0.1:8550")
    assert not is_elsewhere(code, "https://hub.example")
    assert not is_elsewhere(f"My link is: {link} Bye", "https://hub.example/app")
    assert is_elsewhere(f"My link is: {link} Bye", "https://hub.example")
    assert not is_elsewhere(f"[{link}]({link})", "https://hub.example/app")  # as some messages write it


def test_the_fixed_vector_opens(sealer: Sealer) -> None:
    assert opened(sealer, BLOB) == (VECTOR["version"], VECTOR["content"])


def test_the_fixed_vector_is_made_again_bit_by_bit(sealer: Sealer) -> None:
    parts = BLOB[1:9], BLOB[9:21], BLOB[21:]
    aad = bound_to(KEYS.box, VECTOR["version"])
    plain = asyncio.run(NativeSealer().open(KEYS.key, parts[1], parts[2], aad))
    assert parts[1].hex() == VECTOR["nonce"]
    again = asyncio.run(sealer.seal(KEYS.key, parts[1], plain, aad))
    assert to_blob(VECTOR["version"], parts[1], again) == BLOB


def test_what_one_cipher_seals_the_other_opens(web: WebSealer) -> None:
    assert opened(web, sealed(NativeSealer())) == (3, CONTENT)
    assert opened(NativeSealer(), sealed(web)) == (3, CONTENT)


def test_no_byte_can_be_changed(sealer: Sealer) -> None:
    for at in range(len(BLOB)):
        changed = bytearray(BLOB)
        changed[at] ^= 1 << at % 8
        with pytest.raises(BadBoxError):
            opened(sealer, bytes(changed))


def test_no_part_can_be_cut_or_added(sealer: Sealer) -> None:
    for length in {*range(0, len(BLOB), 7), 36, 37, 38, len(BLOB) - 1}:
        with pytest.raises(BadBoxError):
            opened(sealer, BLOB[:length])
    with pytest.raises(BadBoxError):
        opened(sealer, BLOB + b"\0")
    with pytest.raises(BadBoxError):
        opened(sealer, BLOB + bytes(MOST_SEALED))


def test_it_opens_as_its_own_version_and_in_its_own_box_only(sealer: Sealer) -> None:
    older = to_blob(VECTOR["version"] + 1, BLOB[9:21], BLOB[21:])
    with pytest.raises(BadBoxError):
        opened(sealer, older)
    with pytest.raises(BadBoxError):
        opened(sealer, BLOB, OTHER)
    in_another_box = replace(KEYS, box=OTHER.box)
    with pytest.raises(BadBoxError):
        opened(sealer, BLOB, in_another_box)


def test_a_newer_shape_is_told_from_a_damaged_one(sealer: Sealer) -> None:
    with pytest.raises(NewerBoxError):
        opened(sealer, b"\x02" + BLOB[1:])


def test_no_nonce_comes_twice_and_sizes_tell_little(sealer: Sealer) -> None:
    blobs = [sealed(sealer, content={"text": "x" * length}) for length in range(0, 600, 20)]
    assert len({blob[9:21] for blob in blobs}) == len(blobs)
    assert {len(blob) for blob in blobs} == {1 + 8 + 12 + SMALLEST + 16}


@given(st.integers(SMALLEST, MOST_SEALED))
def test_padme_adds_little_and_leaves_few_sizes(length: int) -> None:
    size = padme(length)
    assert length <= size <= length * 1.12
    assert padme(size) == size


def test_padme_as_its_authors_have_it() -> None:
    assert [padme(length) for length in (1024, 1025, 9000, 100_000)] == [1024, 1088, 9216, 100_352]
    assert len({padme(length) for length in range(1024, MOST_SEALED)}) < 200


def bomb(plain: bytes) -> bytes:
    return zlib.compress(plain, 9)


@pytest.mark.parametrize(
    "packed",
    [
        bomb(b'{"a":"' + b" " * (20 * MOST_PLAIN) + b'"}'),
        bomb(b"[" * 200_000),
        bomb(b"[1]"),
        bomb(b'{"a": 1') + b"\0" * 100,
        bomb(b"{}")[:-2],
        bomb(b"{}") + b"more",
        b"",
        b"\0" * SMALLEST,
    ],
    ids=["zip bomb", "deep", "a list", "no JSON", "cut", "more", "nothing", "zeros"],
)
def test_what_nobody_of_ours_packed_is_refused(packed: bytes) -> None:
    with pytest.raises(BadBoxError):
        unpack(packed)


@settings(deadline=None, max_examples=60)
@given(
    content=st.dictionaries(st.text(max_size=8), st.text(max_size=40) | st.integers() | st.none(), max_size=6)
)
def test_any_content_comes_back(web: WebSealer, content: dict[str, Any]) -> None:
    ways: tuple[tuple[Callable[[], Sealer], Callable[[], Sealer]], ...] = (
        (NativeSealer, lambda: web),
        (lambda: web, NativeSealer),
    )
    for first, second in ways:
        blob = asyncio.run(seal_content(first(), KEYS, 9, content))
        assert opened(second(), blob) == (9, content)
