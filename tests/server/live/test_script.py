"""Script in an open answer: text to read on the phone, the screen and the panel, no more."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course.content import Course
from course.live import panel
from course.live.led import Led
from course.live.panel import Drawn
from course.live.stages import Form, Move
from course.live.standing import standing
from course.live.store import Store
from tests.server.asking import Client
from tests.server.live import leading
from tests.server.live.leading import Trainer
from tests.server.live.phones import Phone

HARMLESS = "Vi ringer upp varje kund"
SCRIPTS = (
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "<svg/onload=alert(1)>",
    "</p></li></ol><iframe src=javascript:alert(1)>",
    "<a href='javascript:alert(1)'>tryck</a>",
    "<!--<script>alert(1)//-->",
    "<style>@import '//evil.example'</style>",
    "<meta http-equiv=refresh content='0;//evil.example'>",
    "{{ 7*7 }}{% raw %}${7*7}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<base href=//evil.example/><form action=//evil.example>",
)


class Read(HTMLParser):
    """HTML read as a browser reads it: its elements with their attributes' names, and its text."""

    def __init__(self, html: str) -> None:
        """Read it."""
        super().__init__()
        self.elements, self.text = Counter[tuple[str, ...]](), ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element."""
        self.elements[tag, *sorted(name for name, _ in attrs)] += 1

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Count a comment too: none of ours reaches a page."""
        self.elements["comment", data] += 1


def shown(course: Course, client: Client, trainer: Trainer, line: str) -> dict[str, str]:
    """Let a line come onto the wall; give all that any surface shows of it on its way."""
    asked = next(each for each in course["sv"].exercises.values() if each.kind == "write")
    writer, reader = (Phone(client, trainer.code).join() for _ in range(2))
    trainer.put(asked.id, Form.WALL)
    field = asked.spec.questions[0].key
    led = Led(trainer.store, trainer.key, Path())
    screen = f"/live/{trainer.code}/screen"
    pages = {"the writer's phone": writer.answer({field: line}).json()["html"]}
    pages["the panel"] = panel.panel(Drawn(course, "sv"), standing(led))
    trainer.move(Move.CLOSE)
    trainer.let_through()
    trainer.move(Move.REVEAL)
    pages["a reader's phone"] = reader.state()["html"]
    pages["the writer's phone again"] = writer.state()["html"]
    pages["the screen"] = client.ask(screen).text
    pages["the screen's news"] = client.ask(f"{screen}/state?lang=sv").json()["html"]
    pages["the panel again"] = panel.panel(Drawn(course, "sv"), standing(led))
    return pages


@pytest.fixture(scope="module")
def plain(course: Course, client: Client, store: Store) -> dict[str, Counter[tuple[str, ...]]]:
    """Give the elements of each surface with a harmless line on it."""
    pages = shown(course, client, leading.begin(store), HARMLESS)
    assert all(HARMLESS in Read(html).text for html in pages.values())
    return {where: Read(html).elements for where, html in pages.items()}


@pytest.mark.parametrize("line", SCRIPTS)
def test_script_in_an_open_answer_is_only_text(
    course: Course,
    client: Client,
    trainer: Trainer,
    plain: dict[str, Counter[tuple[str, ...]]],
    line: str,
) -> None:
    """Every surface has the elements and attributes that it has with a harmless line."""
    for where, html in shown(course, client, trainer, line).items():
        read = Read(html)
        assert line in read.text, where
        assert read.elements == plain[where], where
