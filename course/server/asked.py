"""A question in JSON: read as it comes, no longer than it may be, and forgotten at once."""

from __future__ import annotations

import gzip
import json
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError, stream_request_body

from course.server import limits, question
from course.server.plain import Plain, Site

JSON = "application/json"
WORTH_PACKING = 1_000  # bytes of an answer


@stream_request_body
class Asked(Plain):
    """An address that is asked in JSON and answers in JSON; `longest` is in bytes."""

    methods, shown, longest = "POST", False, limits.QUESTION

    def initialize(self, site: Site) -> None:
        """Take the site, and make room for the question."""
        super().initialize(site)
        self._parts: list[bytes] = []
        self._size, self._crowded = 0, False

    def prepare(self) -> None:
        """Say how long a question may be: what is longer is read, and told so."""
        self.request.connection.set_max_body_size(limits.PATIENCE)  # type: ignore[union-attr]

    def data_received(self, chunk: bytes) -> None:
        """Take a part of the question."""
        self._size += len(chunk)
        if self._size > self.longest:
            self.let_go()
        elif not self._crowded:
            self._parts.append(chunk)
            self.site.bodies.add(self, len(chunk))

    def give_way(self) -> None:
        """Let go of what has come, for there is no room for it."""
        self._crowded = True
        self._parts.clear()

    def asked(self) -> Any:  # noqa: ANN401 -- JSON
        """Read the question; says what is wrong with one that cannot be read."""
        kind = self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != JSON:
            raise HTTPError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if self._size > self.longest:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if self._crowded:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        body = b"".join(self._parts)
        self.let_go()
        try:
            return question.read(body)
        except ValueError as problem:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from problem

    def say(self, answer: object) -> None:
        """Answer."""
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

    def let_go(self) -> None:
        """Forget the question."""
        self._parts.clear()
        self.site.bodies.drop(self)

    def on_finish(self) -> None:
        """Forget the question."""
        self.let_go()

    def on_connection_close(self) -> None:
        """Forget the question of someone who is gone."""
        self.let_go()

    def write_error(self, status_code: int, **_more: object) -> None:
        """Say the number; who asks is a script."""
        if status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            self.set_header("Allow", self.methods)
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", str(limits.SOON))
        self.set_header("Content-Type", JSON)
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps({"status": status_code}))
