"""What no pure function knows, and what one exercise knows of another."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from course import answering, content, kinds
from course.answer import Fields, new
from course.content import Course
from tests.kinds.test_again import SAMPLE

LESSON = "---\ntitle: T\nminutes: 1\ngoal: G.\n---\n"
FIRST = """\
::: write #three-first S01
## Först

| key | question | max |
|---|---|---|
| pays | Vem? | 30 |
:::
"""


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Give a course of one lesson: a first try, and the same again."""
    (tmp_path / "misconceptions.md").write_text("## MC01 Namn\nText.\n", encoding="utf-8")
    for lang in content.LANGUAGES:
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "misconceptions.md").write_text("## MC01 N\nT.\n", encoding="utf-8")
        block = (
            SAMPLE.replace("{kunden}", "alla")
            .replace("plan=payer ", "")
            .replace(" fills=purpose", "")
        )
        (tmp_path / lang / "0-one.md").write_text(LESSON + FIRST + block, encoding="utf-8")
    monkeypatch.setattr(content, "FOLDER", tmp_path)
    return content.load()


def test_an_exercise_that_is_read_must_exist(course: Course, tmp_path: Path) -> None:
    """Standing beside an exercise that the course does not have is an author's mistake."""
    assert course["sv"].exercises["three-again"].spec.reads == "three-first"
    path = tmp_path / "sv" / "0-one.md"
    path.write_text(path.read_text("utf-8").replace("#three-first", "#other"), encoding="utf-8")
    with pytest.raises(ExceptionGroup) as raised:
        content.load()
    assert "reads=three-first names no exercise" in str(raised.value.exceptions[0])


class Listening:
    """A kind that only notes which events it is given."""

    def __init__(self) -> None:
        """Begin with none."""
        self.events: list[Any] = []

    def clean(self, *_: object) -> None:
        """Keep nothing."""

    def update(self, _exercise: object, _answer: object, event: object) -> dict[str, Any]:
        """Note the event."""
        self.events.append(event)
        return new()


def test_the_day_and_the_dice_come_with_the_event(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kind is told the day and a seed, another seed each time, unless the event says its own."""
    listening = Listening()
    monkeypatch.setattr(answering, "_kind", lambda _: listening)
    for own in ({}, {}, {"day": "2026-03-02", "seed": "mine"}):
        event = {"id": "three-first", "do": "check", "fields": {}} | own
        answering.reply(course, "sv", {"event": event})
    days = [Fields(each).text("day") for each in listening.events]
    seeds = [Fields(each).text("seed") for each in listening.events]
    assert date.fromisoformat(days[0]).isoformat() == days[0]
    assert days[2] == "2026-03-02"
    assert seeds[2] == "mine"
    assert len(set(seeds)) == 3


def test_every_kind_that_answers_has_its_template() -> None:
    """A kind is a module and a template of the same name."""
    folder = Path(kinds.__file__).parent
    for name in kinds.ALL:
        assert (folder / f"{name}.py").is_file()
        assert (folder / f"{name}.html").is_file()
