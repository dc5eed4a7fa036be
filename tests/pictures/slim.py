"""Pictures of at most 256 colours: a third of the size, and nothing to see it by."""

import struct
import zlib
from base64 import b64decode, b64encode
from pathlib import Path

from playwright.sync_api import Browser

SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")
SIGNATURE = b"\x89PNG\r\n\x1a\n"
DEPTH, INDEXED = 8, 3  # bits a pixel; a pixel is the number of a colour


def slim(browser: Browser, path: Path) -> None:
    """Write a PNG anew with the colours that its browser finds it needs."""
    page = browser.new_page()
    found = page.evaluate(SCRIPT, f"data:image/png;base64,{b64encode(path.read_bytes()).decode()}")
    page.close()
    width, height = found["width"], found["height"]
    pixels = b64decode(found["pixels"])
    rows = (pixels[start : start + width] for start in range(0, len(pixels), width))
    path.write_bytes(
        SIGNATURE
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, DEPTH, INDEXED, 0, 0, 0))
        + _chunk(b"PLTE", bytes(found["palette"]))
        + _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, held: bytes) -> bytes:
    told = name + held
    return struct.pack(">I", len(held)) + told + struct.pack(">I", zlib.crc32(told))
