# SPDX-License-Identifier: GPL-3.0-or-later
"""age files put together by hand, with a file key and a nonce that are always the same.

So that vectors can be made again as they were, and one thing in them can be wrong.
"""

from __future__ import annotations

import base64
import hmac

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 64 * 1024
TAG = 16
FILE_KEY = bytes(range(16))
NONCE = bytes(range(100, 116))


def age_file(plain: bytes, stanzas: bytes, mac_key: bytes = FILE_KEY) -> bytes:
    covered = b"age-encryption.org/v1\n" + stanzas + b"---"
    key = HKDF(SHA256(), length=32, salt=None, info=b"header").derive(mac_key)
    mac = text64(hmac.digest(key, covered, "sha256")).encode()
    return covered + b" " + mac + b"\n" + NONCE + payload(plain)


def stanza(arguments: list[str], body: bytes, kind: str = "mlkem768x25519") -> bytes:
    return f"-> {' '.join([kind, *arguments])}\n{text64(body)}\n".encode()


def scrypt_stanza() -> bytes:
    return f"-> scrypt {text64(bytes(16))} 10\n{text64(bytes(32))}\n".encode()


def point_of_order_8() -> bytes:
    """One of the points that D. J. Bernstein lists at cr.yp.to/ecdh.html."""
    return bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")


def payload(plain: bytes) -> bytes:
    chunks = [plain[at : at + CHUNK] for at in range(0, len(plain), CHUNK)] or [b""]
    return b"".join(
        sealed_chunk(number, chunk, last=number == len(chunks) - 1)
        for number, chunk in enumerate(chunks)
    )


def sealed_chunk(number: int, chunk: bytes, *, last: bool) -> bytes:
    key = HKDF(SHA256(), length=32, salt=NONCE, info=b"payload").derive(FILE_KEY)
    nonce = number.to_bytes(11, "big") + bytes([last])
    return ChaCha20Poly1305(key).encrypt(nonce, chunk, None)


def flip(piece: bytes, place: int) -> bytes:
    changed = bytearray(piece)
    changed[place] ^= 1
    return bytes(changed)


def text64(raw: bytes) -> str:
    return base64.b64encode(raw).rstrip(b"=").decode("ascii")


def raw64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
