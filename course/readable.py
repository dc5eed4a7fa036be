"""How easy a Swedish text is to read."""

from __future__ import annotations

import re

HARDEST = 35  # LIX; above it a text leaves plain language (CURRICULUM, D17)
LONG_WORD = 6  # letters; a longer word counts as long (Björnsson 1968)
FEWEST = 6  # words; below it the measure says nothing
LONGEST_PARAGRAPH = 90  # words

_WORD = re.compile(r"[\w’'-]+")
_STOP = re.compile(r"[.!?:](?:\s|$)|[.!?][”\"»]")


def words(text: str) -> list[str]:
    """Give a text's words, numbers among them."""
    return _WORD.findall(text)


def lix(text: str) -> float:
    """Give a text's LIX: words a sentence plus the percentage of long words (Björnsson 1968)."""
    all_words = words(text)
    if not all_words:
        return 0.0
    sentences = max(1, len(_STOP.findall(text.strip())))
    long = sum(len(word) > LONG_WORD for word in all_words)
    return len(all_words) / sentences + 100 * long / len(all_words)
