"""Every example in AUTHORING.md is something that the course can read."""

import re
from pathlib import Path

import pytest

from course import kinds, lesson
from course.content import Course, load
from course.plan import express
from tests.repository import documents

TEXT = documents()["AUTHORING.md"]
HEAD = "---\ntitle: An example\nminutes: 5\ngoal: To be read.\n---\n\n"
EXAMPLES = re.findall(r"^```markdown\n(::: .*?)^```", TEXT, re.MULTILINE | re.DOTALL)
OTHERS = dict(re.findall(r"^`([\w/.-]+)`:\n\n```\w*\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL))
FIND = TEXT[TEXT.index("## Find what you need") : TEXT.index("## Your own folder")]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Lay a folder over the course that holds the examples of files other than lessons."""
    folder = tmp_path_factory.mktemp("mine")
    for name, text in OTHERS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return load(folder)


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


def test_every_kind_is_told_of_once() -> None:
    """Each kind has a heading of its own, which says in some words what it is."""
    told = re.findall(r"^### (\w+): \S+", TEXT, re.MULTILINE)
    assert sorted(told) == sorted(kinds.ALL)


def test_every_kind_is_found_by_what_it_is_for() -> None:
    """The table at the top names each kind in the row of the part that tells of it."""
    rows = dict(re.findall(r"\[([^]]+)\]\(#[\w-]+\): (`.*`) \|$", FIND, re.MULTILINE))
    parts = {name: re.findall(r"^### (\w+): ", _part(name), re.MULTILINE) for name in rows}
    assert {name: re.findall(r"`(\w+)`", row) for name, row in rows.items()} == parts
    assert sorted(kind for named in parts.values() for kind in named) == sorted(kinds.ALL)


def test_every_file_of_a_folder_has_an_example() -> None:
    """Words, situations, misunderstandings, hints, the express path and pages beside lessons."""
    assert OTHERS.keys() >= {
        "words/words.tsv",
        "express.toml",
        *(f"en/{name}" for name in ("items.md", "misconceptions.md", "hints.toml", "strings.toml")),
    }
    assert [name for name in OTHERS if name.startswith("en/asides/")]


def test_the_examples_of_files_can_be_laid_over_the_course(laid: Course, course: Course) -> None:
    """A folder with these files does to the course what is said of it."""
    mine, theirs = laid["en"].reference, course["en"].reference
    assert len(laid.words) == len(course.words) + 1
    assert len(mine.items) == len(theirs.items) + 1
    assert mine.bank.keys() == theirs.bank.keys()
    assert mine.bank["MC03"] != theirs.bank["MC03"]
    assert mine.strings.keys() == theirs.strings.keys()
    assert mine.hints.keys() == theirs.hints.keys()
    assert len(laid["en"].asides) == len(course["en"].asides) + 1
    assert len(express.path(laid, "sv")) == OTHERS["express.toml"].count('",') > 0


def test_what_is_said_of_the_bank_is_so(course: Course) -> None:
    """An author's situations begin where the course's end."""
    first = min(re.findall(r"^## (Q\d\d) ", OTHERS["en/items.md"], re.MULTILINE))
    last = max(course["en"].reference.items)
    assert f"`Q01` to `{last}`" in TEXT
    assert int(first[1:]) == int(last[1:]) + 1


def _part(name: str) -> str:
    """The part of the document under a heading, without its examples."""
    prose = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    return prose.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
