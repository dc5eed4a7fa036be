"""The first lines: of a lesson file, between its `---`, and of a block, after its `:::`."""

from __future__ import annotations

import re
from typing import Any

from markdown_it.token import Token

from course import body
from course.place import Place
from course.text import Text

HEAD = ("title", "minutes", "goal")


def front_matter(tokens: list[Token], start: Place) -> dict[str, str]:
    """Read the `key: value` lines between the two `---` at the top."""
    if not tokens or tokens[0].type != "front_matter":
        raise start.error(f"The file starts with --- and the lines {', '.join(HEAD)}, then ---.")
    found: dict[str, str] = {}
    for number, line in enumerate(tokens[0].content.splitlines()):
        key, colon, value = line.partition(":")
        here = start.on(number + 2)
        if not colon or not value.strip():
            raise here.error(f"Expected “name: value”, but found “{line.strip()}”.")
        if key.strip() not in HEAD:
            raise here.error(f"“{key.strip()}” is not one of {', '.join(HEAD)}.")
        found[key.strip()] = value.strip()
    for key in HEAD:
        if key not in found:
            raise start.error(f"The line “{key}: …” is missing at the top of the file.")
    if not re.fullmatch(r"[1-9]\d?", found["minutes"]):
        raise start.error(f"minutes is a whole number from 1 to 99, not “{found['minutes']}”.")
    return found


def title(head: dict[str, str], start: Place) -> Text:
    """Read the title of a lesson, which is the same for every reader."""
    name = start.inline(head["title"])
    if name.varies:
        raise start.error("A lesson's title cannot hold the learner's word in braces.")
    return name


def info(info: str, place: Place) -> dict[str, Any]:
    """Read `kind #id S01 MC01 plan=a,b flag` from the block's first line."""
    kind, *rest = info.split() or [""]
    attrs: dict[str, Any] = {
        "kind": kind,
        "id": "",
        "statements": (),
        "misconceptions": (),
        "plan": (),
        "flags": frozenset(),
        "settings": {},
    }
    for word in rest:
        if word.startswith("#") and body.KEY.fullmatch(word[1:]):
            attrs["id"] = word[1:]
        elif re.fullmatch(r"S\d\d", word):
            attrs["statements"] += (word,)
        elif re.fullmatch(r"MC\d\d", word):
            attrs["misconceptions"] += (word,)
        elif word.startswith("plan="):
            attrs["plan"] = tuple(word.removeprefix("plan=").split(","))
        elif re.fullmatch(r"[a-z]+", word):
            attrs["flags"] |= {word}
        elif found := re.fullmatch(r"(draw|fills|reads|tags)=([\w,-]+)", word):
            attrs["settings"][found[1]] = found[2]
        else:
            raise place.error(
                f"“{word}” is not understood. Expected #id, S01, MC01, plan=field or a flag."
            )
    if not attrs["id"]:
        raise place.error(
            "The exercise has no id: write it after the kind, like “::: rate #how-far”."
        )
    return attrs
