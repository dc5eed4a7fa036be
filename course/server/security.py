"""What a browser may do with our answers, and what our log may say of its requests."""

from __future__ import annotations

import logging
import traceback
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError, RequestHandler

log = logging.getLogger("kundfokus")
ANSWERED = "%s %s %d %.0f ms"  # method, address, status, time


def _policy(sources: dict[str, str]) -> str:
    return "; ".join(f"{name} {said}" for name, said in sources.items())


_OURS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
}
# Voilà's bundle writes style elements, and anywidget imports a widget's script from a blob. Only
# the page of a notebook with a kernel allows it.
_VOILAS = {
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self' data:",
}
PAGE, KERNEL = _policy(_OURS), _policy(_OURS | _VOILAS)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": PAGE,
    "Server": "kundfokus",
}


class Discreet:
    """A handler of whose requests the log says little: which of our addresses, and how it went."""

    known = ""  # what the log calls the address
    told = False  # whether the log says when all went well

    def log_exception(self, *failure: Any) -> None:  # noqa: ANN401 -- as Tornado gives it
        """Log where an error happened, and not its words: they may quote a learner."""
        _, error, trace = failure
        if not isinstance(error, HTTPError):
            log.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(trace)))


def tell(handler: RequestHandler) -> None:
    """Write the access log: no query, no address of anyone, nothing that was typed."""
    status = handler.get_status()
    if status >= HTTPStatus.BAD_REQUEST or getattr(handler, "told", False):
        known = getattr(handler, "known", "") or "-"
        time = 1000 * handler.request.request_time()
        log.info(ANSWERED, handler.request.method, known, status, time)


def log_to_the_terminal() -> None:
    """Write our log to the terminal; Tornado's own would hold addresses and queries."""
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    log.addHandler(lines)
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.getLogger("tornado.general").setLevel(logging.CRITICAL)
