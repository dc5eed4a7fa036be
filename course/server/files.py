"""The scripts and stylesheets of our pages, at addresses that change when they do."""

from __future__ import annotations

from pathlib import Path

from course import page
from course.server.packed import Packed, pack

FOLDER = Path(__file__).parent / "assets"
KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


class Files:
    """Every file by the name in its address, and its address by what it is for."""

    def __init__(self, base: str) -> None:
        """Make them ready to be sent."""
        texts = {
            "script": (
                "js",
                f"{_text('scheme.js')}\n{page.script()}",
            ),  # one file is painted sooner than two
            "style": ("css", page.style()),
            "live_script": ("js", f"{_text('scheme.js')}\n{page.live_script()}"),
            "live_style": ("css", page.live_style()),
            "scheme_script": ("js", _text("scheme.js")),
            "paper_style": ("css", page.paper_style()),
            "screen_script": ("js", page.screen_script()),
            "screen_style": ("css", page.screen_style()),
            "kernel_script": ("js", _text("kernel.js")),
            "kernel_style": ("css", _text("kernel.css")),
        }
        self.packed: dict[str, Packed] = {}
        self.addresses: dict[str, str] = {}
        for use, (ending, text) in texts.items():
            packed = pack(KINDS[ending], text)
            name = f"kundfokus-{packed.fingerprint}.{ending}"
            self.packed[name], self.addresses[use] = packed, f"{base}static/{name}"


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
