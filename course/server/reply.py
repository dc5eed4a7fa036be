"""The endpoint: answers and an event come in, feedback goes out, and nothing is kept."""

from __future__ import annotations

import gzip
import json
from http import HTTPStatus
from typing import Any, NoReturn

from tornado.web import HTTPError, stream_request_body

from course.server.plain import Plain
from course.server.plan import answered

JSON = "application/json"
LONGEST = 1_000_000  # bytes of a question
PATIENCE = 16 * LONGEST  # bytes read and thrown away, so that whoever sent them hears why
WORTH_PACKING = 1_000  # bytes of an answer


@stream_request_body
class Reply(Plain):
    """`POST /sv/reply`: what `course.answering.reply` says."""

    known, methods = "reply", "POST"

    def prepare(self) -> None:
        """Make room for the question."""
        self._parts: list[bytes] = []
        self._size = 0
        self.request.connection.set_max_body_size(PATIENCE)  # type: ignore[union-attr]

    def data_received(self, chunk: bytes) -> None:
        """Take a part of the question."""
        self._size += len(chunk)
        if self._size <= LONGEST:
            self._parts.append(chunk)

    async def post(self, lang: str) -> None:
        """Answer the page."""
        answer = await answered(self.site.course, lang, self._asked())
        # A learner's half of a surrogate pair cannot be written; it becomes a question mark.
        said = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "replace"
        )
        self.set_header("Content-Type", JSON)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Vary", "Accept-Encoding")
        if len(said) > WORTH_PACKING and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            said = gzip.compress(said, 4)
        self.finish(said)

    def _asked(self) -> Any:  # noqa: ANN401 -- JSON
        """Read the question; says what is wrong with one that cannot be read."""
        kind = self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != JSON:
            raise HTTPError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if self._size > LONGEST:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            return json.loads(b"".join(self._parts), parse_constant=_no_number)
        except (ValueError, RecursionError) as problem:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from problem

    def write_error(self, status_code: int, **_more: object) -> None:
        """Say the number; who asks is a script."""
        if status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            self.set_header("Allow", self.methods)
        self.set_header("Content-Type", JSON)
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps({"status": status_code}))


def _no_number(_name: str) -> NoReturn:
    """Refuse NaN and the infinities, which are not JSON."""
    raise ValueError
