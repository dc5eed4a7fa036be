"""The log for programs: a JSON object a line, with nothing in it that the log for people lacks."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tornado.web import RequestHandler

from course.server import security
from course.server.counting import Counts

_OTHERS = {"WARNING": "warning", "ERROR": "error", "CRITICAL": "error"}


class Objects(logging.Formatter):
    """Writes a record as JSON, in the words of another formatter, which is discreet."""

    def __init__(self, words: logging.Formatter, build: str, worker: int | None) -> None:
        """Keep the words, and what every line says: the build, and the worker if there are more."""
        super().__init__()
        self._words = words
        self._always = {"build": build} | ({} if worker is None else {"worker": worker})

    def format(self, record: logging.LogRecord) -> str:
        """Write a line."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, Any] = {"time": time, "level": _OTHERS.get(record.levelname, "info")}
        if record.msg is security.ANSWERED and isinstance(record.args, tuple):
            method, route, status, took = record.args
            said |= {"method": method, "route": route, "status": status}
            said["ms"] = round(float(str(took)), 1)
        else:
            said["said"] = self._words.format(record)
        return json.dumps(said | self._always, ensure_ascii=False)


def write_json(build: str, worker: int | None = None) -> None:
    """Write our log as JSON from now on, each line with the build and the worker."""
    for handler in security.log.handlers:
        before = handler.formatter
        words = before._words if isinstance(before, Objects) else type(before)("%(message)s")  # type: ignore[misc]  # noqa: SLF001 -- our own
        handler.setFormatter(Objects(words, build, worker))


def counted(counts: Counts | None) -> Callable[[RequestHandler], None]:
    """Give what is called for each answer: it is logged, and counted where counts are wanted."""

    def tell(handler: RequestHandler) -> None:
        security.tell(handler)
        if counts:
            known = getattr(handler, "known", "")
            counts.answered(known, handler.get_status(), handler.request.request_time())

    return tell
