"""What a text holds: whole words, and one's own word for whom one serves."""

import re

SLIPS = re.compile(r"[{}]|KeyError|undefined|NaN|\[object")
OTHERS = re.compile(r"\b(kund|customer)", re.IGNORECASE)  # the word of who has chosen none


def whole_words(text: str) -> str:
    """Give a text with its words whole, on one line.

    A PDF has a soft hyphen where a line ends inside a word; its font has no other sign for a
    hyphen within a line.
    """
    return " ".join(text.split()).replace("\u00ad ", "").replace("\u00ad", "-")


def holds_all(text: str, wanted: list[str]) -> None:
    """See that each of the lines stands in a text, word for word."""
    told = whole_words(text)
    patterns = {line: rf"(?<!\w){re.escape(whole_words(line))}(?!\w)" for line in wanted}
    assert [line for line, pattern in patterns.items() if not re.search(pattern, told)] == []


def words_are_own(text: str, root: str) -> None:
    """See that a text has one's own word, no other word for it, and no slip of a template."""
    assert root in text.lower()
    assert not OTHERS.search(text)
    assert not SLIPS.search(text)
