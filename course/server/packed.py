"""Finished bytes, compressed once and sent many times."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from hashlib import sha256

import brotli  # type: ignore[import-untyped]

HTML = "text/html; charset=utf-8"
_BEST_FIRST = ("br", "gzip")
_REFUSED = ("q=0", "q=0.0", "q=0.00", "q=0.000")


@dataclass(frozen=True)
class Packed:
    """A document as it is sent: its type, its fingerprint, and its bytes by encoding."""

    kind: str
    fingerprint: str
    encodings: dict[str, bytes]

    def best(self, accepted: str) -> str:
        """Choose among the encodings by an Accept-Encoding header; "" is plain bytes."""
        offered = [each.strip().partition(";") for each in accepted.lower().split(",")]
        wanted = {name.strip() for name, _, quality in offered if quality.strip() not in _REFUSED}
        return next((each for each in _BEST_FIRST if each in wanted and each in self.encodings), "")

    def etag(self, encoding: str) -> str:
        """Give the entity tag of the bytes in an encoding."""
        return f'"{self.fingerprint}-{encoding}"' if encoding else f'"{self.fingerprint}"'

    def press(self) -> None:
        """Compress well, which takes a while: it is done once and sent for weeks."""
        plain = self.encodings[""]
        # 11 would take three times as long at every start, for 2 % less.
        self.encodings["br"] = brotli.compress(plain, mode=brotli.MODE_TEXT, quality=10)


def pack(kind: str, text: str) -> Packed:
    """Make a text ready to be sent, quickly."""
    plain = text.encode()
    encodings = {"": plain, "gzip": gzip.compress(plain, 9, mtime=0)}
    return Packed(kind, sha256(plain).hexdigest()[:16], encodings)
