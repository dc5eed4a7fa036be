"""A lesson's text, from our content, in a form that any framework's page can be written from.

The peers run where the course is not installed, so they read it as JSON.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course import content
from course.lesson import Exercise, Lesson, Prose
from course.text import Text, with_spans
from course.words import Forms

SLUG, LANG = "1-who-for", "sv"


def lesson(lang: str = LANG) -> dict[str, Any]:
    """Give the lesson: its title, the interface's words, and its blocks in reading order."""
    course = content.load()
    found, forms = course[lang].lesson(SLUG), course.someone(lang).forms
    strings = course[lang].reference.strings
    return {
        "title": found.title,
        "goal": found.goal,
        "choose": strings["choose"],
        "check": strings["check"],
        "blocks": [_block(each, forms) for each in found.blocks],
    }


def last_words(lang: str = LANG) -> str:
    """Give how the lesson's last paragraph begins: once it is seen, the whole lesson is."""
    found: Lesson = content.load()[lang].lesson(SLUG)
    prose = next(each for each in reversed(found.blocks) if isinstance(each, Prose))
    return prose.source.rsplit("\n\n", 1)[-1].split("{")[0][:40].strip()


def write(path: Path) -> Path:
    """Write the lesson for the peers to read."""
    path.write_text(json.dumps(lesson(), ensure_ascii=False), encoding="utf-8")
    return path


def _block(block: Prose | Exercise, forms: Forms) -> dict[str, Any]:
    if isinstance(block, Prose):
        return {"kind": "prose", "markdown": with_spans(block.source, block.text.lang, forms)}
    intro = [each.plain(forms) for each in block.intro]
    head = {"kind": block.kind, "id": block.id, "title": block.title.plain(forms), "intro": intro}
    return {**head, **(DRAW[block.kind](block.spec, forms) if block.kind in DRAW else {})}


def _tell(spec: Any, forms: Forms) -> Mapping[str, Any]:
    return {"intro": [each.plain(forms) for each in spec.stories["own"]]}


def _rate(spec: Any, forms: Forms) -> Mapping[str, Any]:
    rows = [_row(each, [each.right], forms) for each in spec.rows]
    replies = {each.key: _said(each.quote, forms) for each in spec.scale}
    return {"rows": rows, "replies": replies, "options": _options(spec.scale, forms)}


def _match(spec: Any, forms: Forms) -> Mapping[str, Any]:
    rows = [_row(each, list(each.accepted), forms) for each in spec.rows]
    replies = {key: _said(each.quote, forms) for key, each in spec.options.items()}
    options = {key: _plain(each.label, forms) for key, each in spec.options.items()}
    return {"rows": rows, "replies": replies, "options": options}


def _climb(spec: Any, forms: Forms) -> Mapping[str, Any]:
    asks = [each.plain(forms) for each in spec.asks.values()]
    return {"asks": asks, "reply": _said(spec.replies["done"], forms)}


def _reply(spec: Any, forms: Forms) -> Mapping[str, Any]:
    branches = spec.branches.values()
    replies = {each.key: _said(each.then, forms) for each in branches}
    return {"options": _options(branches, forms), "replies": replies}


def _row(row: Any, right: list[str], forms: Forms) -> dict[str, Any]:
    label, why = row.label.plain(forms), _said(row.why, forms)
    return {"key": row.key, "label": label, "right": right, "why": why}


def _options(items: Any, forms: Forms) -> dict[str, str]:
    return {each.key: each.text.plain(forms) for each in items}


def _said(quote: Any, forms: Forms) -> str:
    return quote.text.plain(forms) if quote else ""


def _plain(label: Text | str, forms: Forms) -> str:
    return label if isinstance(label, str) else label.plain(forms)


DRAW = {"tell": _tell, "rate": _rate, "match": _match, "climb": _climb, "reply": _reply}
