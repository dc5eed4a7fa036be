"""What a browser may do with our answers: the headers that every one of them carries."""

from __future__ import annotations

import re
from collections.abc import Mapping

_OURS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# Voilà's bundle writes style elements, and anywidget imports a widget's script from a blob. Only
# the page of a notebook with a kernel allows it.
_VOILAS = {
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self' data:",
}
# Every feature that browsers know by name is off. One is for our own page only, and not for what
# may stand in it: it copies a learner's text when they press the button for it (clipboard-write).
_OFF = (
    "accelerometer autoplay browsing-topics camera clipboard-read display-capture encrypted-media "
    "fullscreen gamepad geolocation gyroscope hid identity-credentials-get idle-detection "
    "keyboard-map local-fonts magnetometer microphone midi otp-credentials payment "
    "picture-in-picture publickey-credentials-create publickey-credentials-get screen-wake-lock "
    "serial storage-access sync-xhr usb window-management xr-spatial-tracking"
)


def _features(*own: str) -> str:
    """Write which features our own page may use, and that it may use no other."""
    off = [each for each in _OFF.split() if each not in own]
    return ", ".join([*(f"{each}=()" for each in off), *(f"{each}=(self)" for each in own)])


_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": _features("clipboard-write"),
    "Server": "kundfokus",
}
_SITE = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?::(?P<port>[0-9]{1,5}))?", re.ASCII)
_LAST_PORT = 65_535
# What says something of a page only is not sent with each click.
PAGES_ONLY = ("Permissions-Policy",)


class Policy:
    """The headers, for a course that these other sites (origins) may show in a frame.

    `within` names what stands in a page itself, by directive: that text may be there, no other.
    """

    def __init__(
        self, framed_by: tuple[str, ...] = (), within: Mapping[str, str] | None = None
    ) -> None:
        """Write them, once."""
        frames = {"frame-ancestors": " ".join(["'self'", *framed_by])}
        named = {name: f"{_OURS[name]} {source}" for name, source in (within or {}).items()}
        self.page = _written(_OURS | named | frames)
        self.kernel = _written(_OURS | _VOILAS | frames)
        self.form = _written(_OURS | frames | {"form-action": "'self'"})  # a code is sent in one
        self.full_screen = _features("fullscreen")  # of the big screen, which has a button for it
        self.headers = {**_ALWAYS, "Content-Security-Policy": self.page}


def _written(sources: dict[str, str]) -> str:
    return "; ".join(f"{name} {said}" for name, said in sources.items())


def origin(text: str) -> str:
    """Read a site's origin as an operator writes it; raises ValueError with a sentence."""
    found = _SITE.fullmatch(text.strip().lower().removesuffix("/"))
    if not found or int(found["port"] or 0) > _LAST_PORT:
        raise ValueError(f"“{text}” is not a site, as in https://intranet.example.")
    return found[0]
