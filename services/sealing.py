"""Seals and opens what is shared, so that nobody between two devices can read or change it: AES-256-GCM.

On a computer and in an installed app the cipher is that of `cryptography`, in a browser the browser's own
(web/hub.js). The bytes are the same.
"""

import secrets
from typing import Any, Protocol

from models.share_keys import ReaderKeys
from models.share_seal import DAMAGED, NONCE, BadBoxError, bound_to, pack, read_blob, to_blob, unpack


class Sealer(Protocol):
    """The cipher. `key`: 32 bytes; `nonce`: 12 bytes, never the same twice with a key; `aad` is bound in."""

    async def seal(self, key: bytes, nonce: bytes, plain: bytes, aad: bytes) -> bytes: ...

    async def open(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
        """Raises BadBoxError where anything is another than it was sealed with."""
        ...


class NativeSealer:
    """With the library `cryptography`."""

    async def seal(self, key: bytes, nonce: bytes, plain: bytes, aad: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # not in a browser, and slow to load

        return bytes(AESGCM(key).encrypt(nonce, plain, aad))

    async def open(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return bytes(AESGCM(key).decrypt(nonce, sealed, aad))
        except (InvalidTag, ValueError):
            raise BadBoxError(DAMAGED) from None


class WebSealer:
    """With the browser's own cipher; `page`: the `hub` of web/hub.js."""

    def __init__(self, page: Any) -> None:
        self._page = page

    async def seal(self, key: bytes, nonce: bytes, plain: bytes, aad: bytes) -> bytes:
        return bytes((await self._page.seal(key, nonce, plain, aad)).to_bytes())

    async def open(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
        opened = await self._page.open(key, nonce, sealed, aad)
        if opened is None:
            raise BadBoxError(DAMAGED)
        return bytes(opened.to_bytes())


async def seal_content(sealer: Sealer, keys: ReaderKeys, version: int, content: dict[str, Any]) -> bytes:
    """Content as a blob that opens in this box and as this version only. Raises BadBoxError: too much."""
    nonce = secrets.token_bytes(NONCE)
    sealed = await sealer.seal(keys.key, nonce, pack(content), bound_to(keys.box, version))
    return to_blob(version, nonce, sealed)


async def open_content(sealer: Sealer, keys: ReaderKeys, blob: bytes) -> tuple[int, dict[str, Any]]:
    """The version and the content of a blob from this box. Raises BadBoxError, NewerBoxError."""
    parts = read_blob(blob)
    aad = bound_to(keys.box, parts.version)
    return parts.version, unpack(await sealer.open(keys.key, parts.nonce, parts.sealed, aad))
