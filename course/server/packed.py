"""Finished bytes, compressed once and sent many times."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from hashlib import sha256

import brotli

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Packed:
    """A document as it is sent: its type, its fingerprint, and its bytes by encoding."""

    kind: str
    fingerprint: str
    encodings: dict[str, bytes]

    def best(self, accepted: str) -> str:
        """Choose among the encodings by an Accept-Encoding header; "" is plain bytes."""
        offered = [each.strip().partition(";") for each in accepted.lower().split(",")]
        wanted = {name.strip() for name, _, quality in offered if quality.strip() not in REFUSED}
        return next((each for each in ("br", "gzip") if each in wanted), "")

    def etag(self, encoding: str) -> str:
        """Give the entity tag of the bytes in an encoding."""
        return f'"{self.fingerprint}-{encoding}"' if encoding else f'"{self.fingerprint}"'


REFUSED = ("q=0", "q=0.0", "q=0.00", "q=0.000")


def pack(kind: str, text: str) -> Packed:
    """Compress a text as well as can be: it is done once and sent for weeks."""
    plain = text.encode()
    encodings = {
        "": plain,
        "br": brotli.compress(plain, mode=brotli.MODE_TEXT, quality=11),
        "gzip": gzip.compress(plain, 9, mtime=0),
    }
    return Packed(kind, sha256(plain).hexdigest()[:16], encodings)
