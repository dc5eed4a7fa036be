"""What a browser may do with our answers, and what our log may say of its requests."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tornado.web import RequestHandler

log = logging.getLogger("kundfokus")


def _policy(**sources: str) -> str:
    return "; ".join(f"{name.replace('_', '-')} {said}" for name, said in sources.items())


_OURS = {
    "default_src": "'none'",
    "script_src": "'self'",
    "style_src": "'self'",
    "img_src": "'self' data:",
    "connect_src": "'self'",
    "base_uri": "'none'",
    "form_action": "'none'",
    "frame_ancestors": "'self'",
}
PAGE = _policy(**_OURS)

# Voilà's bundle writes style elements and compiles JSON schemas; anywidget imports a widget's
# script from a blob. Only the page of a notebook with a kernel allows it.
KERNEL = _policy(
    **_OURS
    | {
        "script_src": "'self' blob: 'unsafe-eval'",
        "style_src": "'self' blob: 'unsafe-inline'",
        "font_src": "'self' data:",
    }
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": PAGE,
    "Server": "kundfokus",
}


def tell(handler: RequestHandler) -> None:
    """Write the access log: which of our addresses, how it went, how long; nothing of who or what."""
    status = handler.get_status()
    known = getattr(handler, "known", "") or "-"
    milliseconds = 1000 * handler.request.request_time()
    level = logging.WARNING if status >= 500 else logging.INFO  # noqa: PLR2004
    log.log(level, "%s %s %d %.0f ms", handler.request.method, known, status, milliseconds)


def tell_failure(error: BaseException) -> None:
    """Log where an error happened, and not its words: they may quote a learner."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s\n%s", type(error).__name__, where)
