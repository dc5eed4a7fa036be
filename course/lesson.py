"""A lesson: prose and exercises in reading order, read from one Markdown file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from course import body, heads, kinds
from course.place import ContentError, Place
from course.text import Text, reader

if TYPE_CHECKING:
    from course.reference import Reference


@dataclass(frozen=True)
class Prose:
    """A run of Markdown between two exercises: `source` for notebooks, `text` for checks."""

    source: str
    text: Text
    line: int


@dataclass(frozen=True)
class Exercise:
    """One exercise as its author wrote it; `spec` is what its kind read in the block."""

    id: str
    kind: str
    lang: str
    title: Text
    intro: tuple[Text, ...]
    statements: tuple[str, ...]
    misconceptions: tuple[str, ...]
    plan: tuple[str, ...]
    spec: Any
    lesson: str
    place: Place

    @property
    def answers(self) -> bool:
        """Tell whether a learner can answer here (a story or a summary has no answer)."""
        return self.kind not in kinds.SILENT


@dataclass(frozen=True)
class Lesson:
    """A lesson in one language; `slug` is the same in all languages, `number` its place."""

    slug: str
    lang: str
    name: Text
    minutes: int
    goal: str
    blocks: tuple[Prose | Exercise, ...]
    path: Path

    @property
    def title(self) -> str:
        """The lesson's title, for places that hold no elements."""
        return self.name.plain({})

    @property
    def heading(self) -> Markup:
        """The lesson's title as HTML, with words in another language marked as such."""
        return self.name.html({})

    @property
    def number(self) -> int:
        """The lesson's number, from its file name."""
        return int(self.slug.split("-", 1)[0])

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercise blocks in reading order, stories and summaries among them."""
        return tuple(block for block in self.blocks if isinstance(block, Exercise))


def read(path: Path, works: Reference) -> Lesson:
    """Read one lesson file.

    `works` are the reference works of its language.
    Raises an ExceptionGroup of ContentError, one for each block with a mistake.
    """
    source = path.read_text(encoding="utf-8")
    lines = source.split("\n")
    start = Place(path, 1, works.lang, lines)
    tokens = _markdown().parse(source)
    problems: list[ContentError] = []
    blocks: list[Prose | Exercise] = []
    head: dict[str, str] = {}
    name = Text("", works.lang, ())
    try:
        head = heads.front_matter(tokens, start)
        name = heads.title(head, start)
    except ContentError as problem:
        problems.append(problem)
    for piece in _pieces(tokens, start):
        try:
            if isinstance(piece, SyntaxTreeNode):
                blocks.append(_exercise(piece, start, works, path.stem))
            else:
                blocks.append(_prose(piece, start))
        except ContentError as problem:
            problems.append(problem)
    if problems:
        raise ExceptionGroup(f"{path.name} cannot be read", problems)
    return Lesson(
        path.stem,
        works.lang,
        name,
        int(head["minutes"]),
        head["goal"],
        tuple(blocks),
        path,
    )


def _markdown() -> Any:  # noqa: ANN401 -- MarkdownIt returns itself untyped from use()
    md = reader().use(front_matter_plugin)
    return md.use(container_plugin, name="exercise", validate=lambda *_: True)


def _pieces(tokens: list[Token], start: Place) -> Iterator[SyntaxTreeNode | tuple[int, int]]:
    """Give exercise blocks as trees, and the prose between them as ranges of lines (from 0)."""
    body_tokens = [token for token in tokens if token.type != "front_matter"]
    lines = tokens[0].map[1] if tokens and tokens[0].type == "front_matter" and tokens[0].map else 0
    for node in SyntaxTreeNode(body_tokens).children:
        if node.type != "container_exercise":
            continue
        assert node.map  # block tokens have one  # noqa: S101
        if any(line.strip() for line in start.lines[lines : node.map[0]]):
            yield lines, node.map[0]
        yield node
        lines = node.map[1] + 1
    if any(line.strip() for line in start.lines[lines:]):
        yield lines, len(start.lines)


def _prose(between: tuple[int, int], start: Place) -> Prose:
    lines = start.lines[between[0] : between[1]]
    blank = next(number for number, line in enumerate(lines) if line.strip())
    source, here = "\n".join(lines[blank:]).rstrip(), start.on(between[0] + blank + 1)
    return Prose(source, here.block(source), here.line)


def _exercise(
    node: SyntaxTreeNode,
    start: Place,
    works: Reference,
    lesson: str,
) -> Exercise:
    place = start.at(node)
    if not node.info.strip():
        raise place.error("A ::: stands here without a block that it opens or closes.")
    _closed(node, place)
    attrs = heads.info(node.info, place)
    for tag in attrs["misconceptions"]:
        if tag not in works.bank:
            raise place.error(f"{tag} is not one of the misconceptions in misconceptions.md.")
    for name in attrs["plan"]:
        if name not in works.fields:
            raise place.error(f"“{name}” is not one of the plan fields in plan.toml.")
    kind = kinds.of(attrs["kind"])
    if kind is None:
        raise place.error(
            f"“{attrs['kind']}” is not a kind of exercise. "
            f"The kinds are {', '.join(sorted(kinds.ALL))}."
        )
    read_body = body.read(node, place, attrs, works)
    spec = kind.parse(read_body)
    _tags_agree(read_body, attrs["misconceptions"], place)
    return Exercise(
        attrs["id"], attrs["kind"], start.lang, read_body.title, tuple(read_body.lead.paragraphs),
        attrs["statements"], attrs["misconceptions"], attrs["plan"], spec, lesson, place,
    )  # fmt: skip


def _closed(node: SyntaxTreeNode, place: Place) -> None:
    """Refuse a block that runs on to the end of the file or into the next block."""
    assert node.map  # noqa: S101
    end = place.lines[node.map[1]].strip() if node.map[1] < len(place.lines) else ""
    inner = [
        child for child in node.walk() if child.type == "container_exercise" and child is not node
    ]
    if not end.startswith(":::") or inner:
        raise place.error("The block is never closed: it ends with a line that holds only “:::”.")


def _tags_agree(read_body: body.Body, promised: tuple[str, ...], place: Place) -> None:
    """Hold the misconceptions of the first line equal to those that have feedback."""
    given = {quote.tag for quote in read_body.heard if quote.tag}
    for tag in promised:
        if tag not in given:
            raise place.error(
                f"{tag} stands on the first line, but no feedback in the block starts with it."
            )
    for tag in sorted(given - set(promised)):
        raise place.error(
            f"Feedback for {tag} stands in the block, but {tag} is not on its first line."
        )
