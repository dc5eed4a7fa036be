"""What the documents tell people to type is there when they type it."""

import re

import click
import pytest

from course.command import main
from course.content import Course
from tests.repository import ROOT, documents, verbs

DOCUMENTS = documents()
FOR_USERS = ("README.md", "AUTHORING.md", "OPERATING.md")
EVERYTHING = "\n".join(DOCUMENTS.values())


def typed(program: str) -> set[str]:
    """The first words after the program, wherever a document shows it in code."""
    return set(re.findall(rf"(?:`|^\s*){program} ([a-z]+)", EVERYTHING, re.MULTILINE))


def commands(group: click.Group) -> set[str]:
    """The commands that the group's `--help` lists, those within another after its name."""
    found = {name: command for name, command in group.commands.items() if not command.hidden}
    within = {
        f"{name} {inner}"
        for name, command in found.items()
        if isinstance(command, click.Group)
        for inner in commands(command)
    }
    return found.keys() | within


def test_the_readme_opens_the_course_and_tests_it() -> None:
    """README gives the two commands, and the trainer's, each alone on its line."""
    lines = DOCUMENTS["README.md"].splitlines()
    assert {"make serve", "make test", "make lab"} <= set(lines)


def test_the_readme_tells_how_long_the_course_is(course: Course) -> None:
    """The minutes are those of the lessons together, and their number is theirs."""
    lessons = course["sv"].lessons
    assert len(lessons) == 9
    told = f"nine lessons of five to ten minutes, {sum(each.minutes for each in lessons)} minutes"
    assert told in DOCUMENTS["README.md"]
    assert all(5 <= each.minutes <= 10 for each in lessons)


def test_every_verb_in_the_documents_exists() -> None:
    """No document asks for a verb that the Makefile does not have."""
    assert typed("make") <= verbs()


def test_every_verb_is_in_the_documents() -> None:
    """No verb is left for people to find by themselves."""
    assert verbs() <= typed("make") | {"help"}


def test_every_command_in_the_documents_exists() -> None:
    """No document asks for a command that the course does not have."""
    assert typed("kundfokus") <= commands(main)


def test_every_command_is_in_the_documents() -> None:
    """Each command is told of to those who use the course, not only to those who build it."""
    told = "\n".join(DOCUMENTS[document] for document in FOR_USERS)
    assert not [command for command in commands(main) if f"kundfokus {command}" not in told]


def test_every_flag_of_the_server_is_told_of() -> None:
    """Whoever runs the server finds each of its flags in OPERATING.md."""
    flags = {flag for option in main.commands["serve"].params for flag in option.opts}
    assert not [flag for flag in flags if f"`{flag}" not in DOCUMENTS["OPERATING.md"]]


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_every_link_leads_somewhere(document: str) -> None:
    """A link to a file of ours finds that file."""
    prose = re.sub(
        r"^```.*?^```$|`[^`\n]*`", "", DOCUMENTS[document], flags=re.MULTILINE | re.DOTALL
    )
    links = re.findall(r"\]\(([^)#:\s]+)[^):\s]*\)", prose)
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_map_of_the_house_names_what_is_there() -> None:
    """Each module and folder in CONTRIBUTING's map lies in `course`."""
    rows = re.findall(r"^\| [^|`]+ \| (`.*`) \|$", DOCUMENTS["CONTRIBUTING.md"], re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w/.]+)`", row)}
    assert named >= {"kinds/", "plan/", "lesson.py"}
    assert not [name for name in named if not (ROOT / "course" / name).exists()]


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_every_link_within_a_document_leads_to_a_heading(document: str) -> None:
    """A contents list takes its reader there."""
    text = DOCUMENTS[document]
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= anchors


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_prose_has_one_sentence_a_line(document: str) -> None:
    """A change of a sentence is a change of a line."""
    prose = re.sub(r"^```.*?^```$", "", DOCUMENTS[document], flags=re.MULTILINE | re.DOTALL)
    lines = [line for line in prose.splitlines() if not line.startswith(("|", "#", "- ["))]
    assert not [line for line in lines if re.search(r"[a-z`)][.?!] +[A-Z]", line)]
