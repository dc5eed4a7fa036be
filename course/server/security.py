"""What a browser may do with our answers, and what our log may say of its requests."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tornado.web import RequestHandler

log = logging.getLogger("kundfokus")
BAD = 400  # the first status of an answer that is an error


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


def log_to_the_terminal() -> None:
    """Write our log to the terminal; Tornado's own would hold addresses and queries."""
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    log.addHandler(lines)
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.getLogger("tornado.general").setLevel(logging.CRITICAL)


def tell(handler: RequestHandler) -> None:
    """Write the access log: pages and what went wrong; which of our addresses, nothing of who."""
    status, known = handler.get_status(), getattr(handler, "known", "")
    if status >= BAD or getattr(handler, "told", False):
        time = 1000 * handler.request.request_time()
        log.info("%s %s %d %.0f ms", handler.request.method, known or "-", status, time)


def tell_failure(error: BaseException) -> None:
    """Log where an error happened, and not its words: they may quote a learner."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s\n%s", type(error).__name__, where)
