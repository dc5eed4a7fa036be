"""Lines of type in a drawing, which has no browser to break them: how wide, and where to break."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from pyphen import Pyphen

_NARROW = frozenset("fijlrtIJ.,:;!|'’()[]-/")
_BROAD = frozenset("mwMWÆŒ@%&—…")
SPREAD = 0.12  # a reader may spread letters so far (WCAG 1.4.12), and they still fit
_SHORTEST = 2  # letters of a word that may stand alone on a line


def width(text: str, size: float, spread: float = SPREAD) -> float:
    """Estimate how wide a text is, in the unit of `size`, generously from its characters' kinds."""
    return size * sum(_em(sign) + spread for sign in text)


def split(text: str, size: float, room: float, lang: str = "", spread: float = SPREAD) -> list[str]:
    """Break a text into lines no wider than `room`; a word that is wider is divided as `lang` does.

    `lang` is a language code; without one a word is broken wherever the line ends.
    """
    lines: list[str] = []
    for word in text.split():
        line = f"{lines[-1]} {word}" if lines else word
        if lines and width(line, size, spread) <= room:
            lines[-1] = line
            continue
        rest = word
        while width(rest, size, spread) > room and len(rest) > 1:
            part, rest = _divide(rest, lang, size, room, spread)
            lines.append(part)
        lines.append(rest)
    return lines


def _divide(word: str, lang: str, size: float, room: float, spread: float) -> tuple[str, str]:
    """Take off as much of a word as there is room for, where the language divides it if it can."""
    for at in reversed(_places(word, lang)):
        part = word[:at] if word[at - 1] == "-" else f"{word[:at]}-"
        if width(part, size, spread) <= room:
            return part, word[at:]
    most = next(
        n for n in range(len(word) - 1, 0, -1) if n == 1 or width(word[:n], size, spread) <= room
    )
    return word[:most], word[most:]


def _places(word: str, lang: str) -> list[int]:
    found = {int(at) for at in _patterns(lang).positions(word)} if lang else set()
    found |= {at for at, sign in enumerate(word, 1) if sign == "-"}  # it is divided there already
    return sorted(at for at in found if _SHORTEST <= at <= len(word) - _SHORTEST)


@cache
def _patterns(lang: str) -> Pyphen:
    from pyphen import Pyphen  # read first when a word is too long for its line

    return Pyphen(lang=lang)


def _em(sign: str) -> float:
    if sign in _NARROW:
        return 0.34
    if sign in _BROAD or east_asian_width(sign) in "WF":
        return 1.0
    return 0.7 if sign.isupper() else 0.55
