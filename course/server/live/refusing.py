"""What the live room refuses, as a status and a word that pages and scripts know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from tornado.web import HTTPError

from course.live.store import FullError, GoneError, LateError, StrangerError
from course.server import limits
from course.server.live.away import AwayError
from course.server.live.guessing import GuessedError
from course.server.live.newcomers import CrowdError

_WORDS = {
    GoneError: (HTTPStatus.GONE, "gone"),
    StrangerError: (HTTPStatus.FORBIDDEN, "stranger"),
    LateError: (HTTPStatus.CONFLICT, "late"),
    FullError: (HTTPStatus.CONFLICT, "full"),
}


class RefusedError(HTTPError):
    """A refusal: its status, `why` in a word, and in how many seconds to try again (0: never)."""

    def __init__(self, status: HTTPStatus, why: str, wait: int = 0) -> None:
        """Keep what is said of it."""
        super().__init__(status)
        self.why, self.wait = why, wait


def malformed() -> RefusedError:
    """Give the refusal of a question that is none."""
    return RefusedError(HTTPStatus.BAD_REQUEST, "malformed")


@contextmanager
def spoken() -> Iterator[None]:
    """Turn what the store raises into refusals."""
    try:
        yield
    except tuple(_WORDS) as problem:
        raise RefusedError(*_WORDS[type(problem)]) from None
    except GuessedError as problem:
        raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "guesses", problem.wait) from None
    except CrowdError as problem:
        raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "crowd", problem.wait) from None
    except AwayError:
        raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "away", limits.SOON) from None
