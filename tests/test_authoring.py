"""Every example in AUTHORING.md is a block that the course can read."""

import re
from pathlib import Path

import pytest

from course import kinds, lesson
from course.content import Course
from tests.repository import documents

HEAD = "---\ntitle: An example\nminutes: 5\ngoal: To be read.\n---\n\n"
EXAMPLES = re.findall(
    r"^```markdown\n(::: .*?)^```", documents()["AUTHORING.md"], re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split()[2])
def test_an_example_can_be_read(example: str, tmp_path: Path, course: Course) -> None:
    """An author who begins with the example begins with something that works."""
    path = tmp_path / "1-example.md"
    path.write_text(HEAD + example, "utf-8")
    read = lesson.read(path, course["en"].reference)
    assert len(read.exercises) == 1


def test_every_kind_has_an_example() -> None:
    """No kind is left for authors to find in the code."""
    assert {example.split()[1] for example in EXAMPLES} == set(kinds.ALL)
