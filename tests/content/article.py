"""Runs of five words that the course shares with the article it builds on, known by hash only.

The article's own words are not in the repository: `tests/data/article-runs.txt` holds the first
eight bytes of a salted SHA-256 of each run. `python -m tests.content.article FILE` writes it anew.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

RUN = 5  # words
DATA = Path(__file__).parent.parent / "data" / "article-runs.txt"
HEAD = """\
# Hashes of the runs of five words in the article “Vet du vem som betalar din lön?”
# (Andreas Odhage, Kvalitetsmagasinet), which the course builds on and does not copy.
# Made by `python -m tests.content.article FILE` from the article as plain text:
# words in lower case, digits and letters only; of each run, joined by spaces and put
# after the salt, the first eight bytes of its SHA-256. The runs themselves are not here.
"""
_SALT = "kundfokus article runs 1: "
_WORD = re.compile(r"[^\W_]+")
# The two phrases that the course quotes, and the article's name where it is credited.
QUOTED = ("vem betalar min lön", "whom do you serve", "vet du vem som betalar din lön")


def runs(text: str) -> Iterator[str]:
    """Give each run of five words, without the phrases that are quoted as they are."""
    words = _WORD.findall(text.lower())
    joined = " ".join(words)
    for phrase in QUOTED:
        joined = joined.replace(phrase, "|")
    for part in joined.split("|"):
        words = part.split()
        yield from (" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def hashed(run: str) -> str:
    """Give the hash by which a run is known."""
    return sha256(f"{_SALT}{run}".encode()).hexdigest()[:16]


@cache
def known() -> frozenset[str]:
    """Read the hashes of the article's runs."""
    lines = DATA.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


if __name__ == "__main__":
    article = Path(sys.argv[1]).read_text(encoding="utf-8")
    found = sorted({hashed(run) for run in runs(article)})
    DATA.write_text(HEAD + "\n".join(found) + "\n", encoding="utf-8")
