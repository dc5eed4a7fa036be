"""What our log may say of requests, and of errors wherever they happen: never anyone's words."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from http import HTTPStatus
from types import TracebackType
from typing import Any

from tornado.web import HTTPError, RequestHandler

log = logging.getLogger("kundfokus")
ANSWERED = "%s %s %d %.0f ms"  # method, address, status, time
# Others whose loggers come with handlers of their own, or with words that quote a request.
_TALKATIVE = ("Voila", "tornado.access", "tornado.application", "tornado.general", "asyncio")


class Discreet:
    """A handler of whose requests the log says little: which of our addresses, and how it went."""

    known = ""  # what the log calls the address
    told = False  # whether the log says when all went well
    hushed = False  # whether the log says nothing, for it counts such answers elsewhere

    def log_exception(self, *failure: Any) -> None:  # noqa: ANN401 -- as Tornado gives it
        """Log where an error happened, and not its words: they may quote a learner."""
        _, error, trace = failure
        if not isinstance(error, HTTPError):
            log.error(where(type(error), trace))


def where(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """Tell an error's kind and place; its words, and those of its causes, are left out."""
    return f"{kind.__name__ if kind else 'Error'}\n{''.join(traceback.format_tb(trace))}".rstrip()


def tell(handler: RequestHandler) -> None:
    """Write the access log: no query, no address of anyone, nothing that was typed."""
    status = handler.get_status()
    if getattr(handler, "hushed", False):
        return
    if status >= HTTPStatus.BAD_REQUEST or getattr(handler, "told", False):
        known = getattr(handler, "known", "") or "-"
        # A method can be any word at all, and so be somebody's.
        method = handler.request.method
        method = method if method in RequestHandler.SUPPORTED_METHODS else "-"
        log.info(ANSWERED, method, known, status, 1000 * handler.request.request_time())


class _Lines(logging.Formatter):
    """Our own lines as they are, and of others' only where they come from."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a line; an error's words are never in it."""
        failure, record.exc_info, record.exc_text = record.exc_info, None, None
        record.stack_info = None
        if record.name != log.name:
            record.msg, record.args = f"{record.name} says that something is wrong", ()
        said = super().format(record)
        return f"{said}\n{where(failure[0], failure[2])}" if failure and failure[0] else said


def log_to_the_terminal() -> None:
    """Write our log to the terminal, and what others would write only without their words."""
    lines = logging.StreamHandler()
    lines.setFormatter(_Lines("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    log.addHandler(lines)
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.captureWarnings(capture=True)
    logging.getLogger().handlers = [lines]
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(logging.ERROR)
    logging.getLogger("tornado.general").setLevel(logging.CRITICAL)
    sys.excepthook = lambda kind, _error, trace: log.error(where(kind, trace))
    sys.unraisablehook = lambda said: log.error(where(said.exc_type, said.exc_traceback))
    threading.excepthook = lambda said: log.error(where(said.exc_type, said.exc_traceback))
