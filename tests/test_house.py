"""How the house stands: who imports whom, how big a room may be, what it is called."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import code, files, name, packages

STANDARD = set(sys.stdlib_module_names)
PURE = {"click", "course", "jinja2", "markdown_it", "markupsafe", "mdit_py_plugins", "pyphen"}
ON_A_SERVER = ("course/server", "course/live")
# What a learner takes home is made by packages of its own, imported when it is asked for.
TAKEN_HOME = {"course/plan/pdf.py": {"typst"}, "course/plan/reminders.py": {"icalendar"}}
IN_A_KERNEL = {"IPython", "anywidget", "ipywidgets", "traitlets", "widgets"}

MOST_LINES = 250
VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
VAGUE_CLASS = re.compile(r"(Base|Helper|Manager|Util|Utils)$")

# Spelled in pieces, so that this file holds none of them.
HOSTS = ["py" + "pi.org", "python" + "hosted", "registry.np" + "mjs", "deb.deb" + "ian"]
ABSOLUTE = r"(?<![\w.])/(?:home|root|tmp|Users|work)/"
OUTSIDE = re.compile("|".join([*map(re.escape, HOSTS), ABSOLUTE]))

REASONS = {
    "anywidget": "an exercise as a widget, with its script beside it and no build step",
    "brotli": "lessons lie compressed once and are small on the wire",
    "click": "the command",
    "icalendar": "the reminders, as every calendar reads them",
    "ipywidgets": "what the widgets are",
    "jinja2": "an exercise's HTML, escaped without being asked",
    "jupyterlab": "the trainer's room",
    "markdown-it-py": "lessons are Markdown",
    "markupsafe": "a word of the learner's in a sentence of ours, escaped",
    "mdit-py-plugins": "the fenced exercises and the head of a lesson",
    "pyphen": "a long word in a drawing is divided where its language divides it",
    "nbformat": "a trainer's own notebook is read before it is served",
    "prometheus-client": "the counts, written as Prometheus reads them",
    "psycopg[binary]": "one live store for several servers, in PostgreSQL",
    "segno": "the way into a room, as a square that a phone reads",
    "sqlalchemy": "the live store, one way to speak to SQLite and PostgreSQL",
    "tornado": "the addresses of the learners' server",
    "typst": "the page as a tagged PDF, without any program beside Python",
    "voila": "the learners' server",
    "axe-playwright-python": "accessibility is tested on every page",
    "hypothesis": "answers nobody would think of",
    "kubernetes-validate": "the manifest in docs is one that a cluster takes",
    "nbclient": "a notebook run as a trainer runs it",
    "nbval": "the saved first paint is the exercise's own",
    "playwright": "the pages are tested in a browser",
    "pypdf": "the PDF is read as a reader of it would",
    "pytest": "the tests",
    "pytest-xdist": "the tests in several processes, so that the suite is waited for half as long",
    "spylls": "spelling, by the dictionaries of Hunspell that it brings",
    "mypy": "the types",
    "ruff": "the form",
    "editables": "installing the checkout itself",
    "hatchling": "building the package",
    "nicegui": "the bench measures a page written in it beside ours",
    "shiny": "the bench measures a page written in it beside ours",
}

COURSE = code("course")
WIDGETS = code("widgets")
TESTS = code("tests")
PYTHON = [*COURSE, *WIDGETS, *TESTS]
SCRIPTS = code("course", "widgets", suffix=".js")


def tree(path: Path) -> ast.Module:
    """The module as Python reads it."""
    return ast.parse(path.read_text("utf-8"), path)


def imported(path: Path) -> set[str]:
    """The packages a module imports, at its top or inside."""
    packages: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            packages |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            packages.add("." * node.level or (node.module or "").partition(".")[0])
    return packages


def public(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The functions and classes that other modules may use."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    for node in tree(path).body:
        if isinstance(node, kinds) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", COURSE, ids=name)
def test_the_course_knows_nothing_of_jupyter(path: Path) -> None:
    """Outside its servers, the course needs Python and a few packages that are pure Python."""
    if not name(path).startswith(ON_A_SERVER):
        assert imported(path) <= STANDARD | PURE | TAKEN_HOME.get(name(path), set())


@pytest.mark.parametrize("path", COURSE, ids=name)
def test_the_course_imports_no_widget(path: Path) -> None:
    """Imports run one way, from the widgets to the course, on the servers too."""
    assert "widgets" not in imported(path)


@pytest.mark.parametrize("path", WIDGETS, ids=name)
def test_the_widgets_import_the_course_and_no_server(path: Path) -> None:
    """A widget runs in a kernel, where there is no server to talk to."""
    assert imported(path) <= STANDARD | PURE | IN_A_KERNEL


@pytest.mark.parametrize("path", [*PYTHON, *SCRIPTS], ids=name)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    """No module is longer than 250 lines."""
    lines = path.read_text("utf-8").count("\n")
    assert lines <= MOST_LINES


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_module_is_named_for_what_is_in_it(path: Path) -> None:
    """A name that fits anything says nothing."""
    vague = {node.name for node in public(path) if VAGUE_CLASS.search(node.name)}
    assert path.stem not in VAGUE
    assert not vague


@pytest.mark.parametrize("path", [*COURSE, *WIDGETS], ids=name)
def test_everything_public_says_what_it_is(path: Path) -> None:
    """Every module, public function and public class has a docstring."""
    assert ast.get_docstring(tree(path)), "the module has none"
    assert not [node.name for node in public(path) if not ast.get_docstring(node)]


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_a_test_is_a_sentence_of_specification(path: Path) -> None:
    """Every test has a docstring that begins as a sentence and ends as one."""
    for node in public(path):
        if node.name.startswith("test_"):
            sentence = ast.get_docstring(node) or ""
            assert sentence.endswith("."), node.name
            assert not sentence[0].islower(), node.name


@pytest.mark.parametrize("path", files(), ids=name)
def test_a_file_says_nothing_of_the_computer_it_was_made_on(path: Path) -> None:
    """No package registry and no folder outside the repository is named anywhere."""
    found = OUTSIDE.search(path.read_text("utf-8", errors="ignore"))
    assert not found, found


def test_every_package_has_a_reason() -> None:
    """The list of packages has not grown; whoever adds one says here what it is for."""
    wanted = {package for group in packages().values() for package in group}
    assert wanted == REASONS.keys()


def test_the_repository_has_its_documents() -> None:
    """The documents and the licences are where people look for them."""
    wanted = {"README.md", "CONTRIBUTING.md", "AUTHORING.md", "OPERATING.md", "CHANGELOG.md"}
    wanted |= {"ACCESSIBILITY.md", "LICENSE", "LICENSE-CONTENT"}
    assert wanted <= {name(path) for path in files()}
