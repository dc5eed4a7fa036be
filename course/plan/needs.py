"""Needs on the page: what was heard is known, what was only believed is a question to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

HEARD, THINK, UNKNOWN = "heard", "think", "unknown"
LEVELS = (HEARD, THINK, UNKNOWN)
_PIECE = re.compile(r"(?P<text>.*?)\s*\((?P<level>[^()]*)\)\s*[.;]?\s*")


@dataclass(frozen=True)
class Need:
    """One need: what was written, and how it is known ("" when that was not said)."""

    text: str
    level: str

    @property
    def open(self) -> bool:
        """Whether it is still a question to ask."""
        return self.level in (THINK, UNKNOWN)

    @property
    def asks(self) -> bool:
        """Whether what was believed can be asked about as it stands: “?” is a question already."""
        return self.open and not self.text.endswith("?")

    @property
    def ended(self) -> str:
        """The text, ended as a sentence, so that a question can follow."""
        return self.text if self.text[-1:] in ".?!…" else f"{self.text}."


def read(line: str, words: Mapping[str, str]) -> tuple[Need, ...]:
    """Take a line of needs apart, such as “Uppgift: … (hört). Hinder: … (tror).”.

    `words` says how each level is written in the line's language.
    """
    levels = {words[level].lower(): level for level in LEVELS}
    needs: list[Need] = []
    start, text = 0, line.strip()
    for found in _PIECE.finditer(text):
        level = levels.get(found["level"].strip().lower())
        if level is not None:
            needs.append(Need(text[start : found.end("text")].strip(), level))
            start = found.end()
    if rest := text[start:].strip():
        needs.append(Need(rest, ""))
    return tuple(need for need in needs if need.text)
