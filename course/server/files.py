"""The scripts and stylesheets of our pages, at addresses that change when they do."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from course import page
from course.server.packed import Packed, pack

FOLDER = Path(__file__).parent / "assets"
KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


@dataclass(frozen=True)
class Within:
    """What a lesson's page holds in itself: one answer is painted sooner than three."""

    style: Markup
    script: Markup

    @property
    def sources(self) -> dict[str, str]:
        """Give the names by which a Content-Security-Policy lets them be: their fingerprints."""
        return {"style-src": _named(self.style), "script-src": _named(self.script)}


class Files:
    """Every file by the name in its address, its address by what it is for, and what needs none."""

    def __init__(self, base: str) -> None:
        """Make them ready to be sent."""
        script = f"{_text('scheme.js')}\n{page.script()}"
        self.within = Within(Markup(page.style()), Markup(script))  # noqa: S704 -- our own files
        texts = {
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


def _named(text: str) -> str:
    """Name a text as CSP does (CSP Level 3, 2.3.1, hash-source)."""
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
