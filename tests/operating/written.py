"""What OPERATING.md gives people to copy."""

import re

from tests.repository import documents


def example(language: str) -> str:
    """The only example in a language."""
    text = documents()["OPERATING.md"]
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return str(found)


def put(text: str, old: str, new: str) -> str:
    """Put something in the place of what stands in an example; it must stand there."""
    assert old in text, old
    return text.replace(old, new)
