"""The learners' server with errors provoked inside, each with the learner's own words in it.

`python -m tests.server.provoking serve ...` is `kundfokus serve` in which a question that holds
`provoke-<where>` fails there.
"""

import asyncio
import importlib
import json
import logging
import threading
import warnings
from typing import Any, NoReturn

from course import answering, command, view
from course.plan import pdf, reminders

WHERE = ("reply", "draw", "later", "thread", "log", "warn", "cause")


def _fail(text: str) -> NoReturn:
    raise ValueError(text)


def _after(text: str) -> NoReturn:
    try:
        _fail(text)
    except ValueError as problem:
        raise RuntimeError(f"about {text}") from problem


async def _later(text: str) -> None:
    _fail(text)


def provoke(text: str) -> None:
    """Fail in the way that a text asks for, with the text in the error."""
    if "provoke-reply" in text:
        _fail(text)
    if "provoke-cause" in text:
        _after(text)
    if "provoke-later" in text:
        asyncio.get_running_loop().create_task(_later(text))
    if "provoke-thread" in text:
        threading.Thread(target=_fail, args=(text,)).start()
    if "provoke-log" in text:
        for name in ("", "Voila", "tornado.application", "asyncio", "icalendar", "kundfokus.x"):
            logging.getLogger(name).error("%s", text, exc_info=ValueError(text))
    if "provoke-warn" in text:
        warnings.warn(text, stacklevel=1)


def main() -> None:
    """Put the errors in place, and serve."""
    from course.server import postponed

    postponed.voila()
    endpoint: Any = importlib.import_module("course.server.reply")

    honest, drawn = answering.reply, view.show

    def reply(course: Any, lang: str, asked: object) -> Any:
        provoke(json.dumps(asked, ensure_ascii=False))
        return honest(course, lang, asked)

    def show(course: Any, exercise: Any, answer: Any, learner: Any) -> str:
        if "provoke-draw" in json.dumps([answer, *learner.answers.values()]):
            _fail(json.dumps(answer))
        return drawn(course, exercise, answer, learner)

    def make(page: Any) -> bytes:
        from typst import Compiler

        text = json.dumps(page, ensure_ascii=False)
        made = Compiler(f"#panic({json.dumps(text)})".encode()).compile(format="pdf")
        assert isinstance(made, bytes)
        return made

    def calendar(page: Any, *_more: Any) -> bytes:
        _fail(repr(page))

    endpoint.reply = reply
    setting: Any = reminders
    view.show, pdf.make, setting.calendar = show, make, calendar
    command.main()


if __name__ == "__main__":
    main()
