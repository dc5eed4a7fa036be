"""What the documents tell people to type is there when they type it."""

import re

import click
import pytest

from course.command import main
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
    links = re.findall(r"\]\(([^)#:\s]+)[^):\s]*\)", DOCUMENTS[document])
    assert not [link for link in links if not (ROOT / link).exists()]
