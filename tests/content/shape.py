"""An exercise as it looks whatever is filled in: all that might tell one answer from another."""

import re
from html.parser import HTMLParser

Token = tuple[object, ...]

FILLED = {"checked", "selected"}
TYPED = {"text", "date"}


class Shape(HTMLParser):
    """The elements and words of an exercise, without what a learner filled in or moved.

    A list in the learner's own order is read as if it were in another, the same each time.
    """

    def __init__(self, html: str) -> None:
        """Read the HTML."""
        super().__init__()
        self.tokens: list[Token] = []
        self.states: list[str] = []
        self._silent = 0  # inside a text that a learner wrote, or one that tells the state
        self._moved: list[list[Token]] | None = None
        self._button = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        """Keep an element with what its author gave it."""
        attrs = {name: value or "" for name, value in given if name not in FILLED}
        self.states += [attrs.pop("data-answer")] if "data-answer" in attrs else []
        if attrs.get("type") in TYPED:
            attrs.pop("value")
        self._button = tag == "button" and attrs.get("class") == "kf-move"
        if self._button:
            attrs.pop("aria-disabled", None)
        said = attrs.get("class") == "kf-state" or attrs.get("id", "").endswith("-check")
        self._silent += tag == "textarea" or said
        if tag == "li" and self._moved is not None:
            self._moved.append([])
        self._keep(("<", tag, tuple(sorted(attrs.items()))))
        if tag == "ol" and attrs.get("class") == "kf-order":
            self._moved = []

    def handle_endtag(self, tag: str) -> None:
        """Keep where an element ends; the things in a moved list come in the order of their ids."""
        if tag == "ol" and self._moved is not None:
            moved, self._moved = sorted(self._moved, key=repr), None
            self.tokens += [token for each in moved for token in each]
        self._silent -= bool(self._silent and tag in ("textarea", "p", "button"))
        self._keep((">", tag))

    def handle_data(self, data: str) -> None:
        """Keep words that no learner wrote."""
        words = " ".join(data.split())
        if words and not self._silent:
            self._keep(("", re.sub(r"\d+", "#", words) if self._moved is not None else words))

    def _keep(self, token: Token) -> None:
        (self._moved[-1] if self._moved else self.tokens).append(token)

    @property
    def words(self) -> set[str]:
        """Give each run of words."""
        return {str(each[1]) for each in self.tokens if not each[0]}
