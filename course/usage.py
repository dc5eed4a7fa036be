"""Whether every string and list is used somewhere, and whatever is asked for is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from course.content import Course
from course.passages import Finding, finding

_CODE = (".py", ".html", ".js", ".j2", ".typ")
_NAME = re.compile(r"""["'](_?[A-Za-z0-9_]+)["']""")
_FIRST = re.compile(r"""["'`]([A-Za-z0-9_]+_)(?:["']|\$?\{)""")
_LAST = re.compile(r"""(?:[~+] *["']|\})(_[a-z0-9_]+)["'`]""")
_ASKED = re.compile(r"""\bui\(\s*["'](\w+)["']\s*[,)]|\bstrings\[["'](\w+)["']\]""")


def findings(course: Course) -> Iterator[Finding]:
    """Find strings and lists that nobody uses, and strings that are asked for in vain."""
    for language in course.languages.values():
        folder, lang = course.folders[0] / language.lang, language.lang
        names = language.reference.strings
        for name in unused(code(), names):
            yield finding(folder / "strings.toml", 1, f"The string “{name}” is used nowhere.")
        for name in sorted(_asked(code()) - names.keys()):
            yield finding(folder / "strings.toml", 1, f"The string “{name}” is missing in {lang}.")
        for name in unused(code(), language.reference.hints):
            yield finding(folder / "hints.toml", 1, f"The list “{name}” is used nowhere.")
        for group in sorted({word.group for word in course.words.values()}):
            if f"group_{group}" not in names:
                said = f"The group of words “{group}” has no name: “group_{group}” is missing."
                yield finding(folder / "strings.toml", 1, said)


@cache
def code() -> str:
    """Give the course's own code and templates, as one text."""
    folder = Path(__file__).parent
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix in _CODE)
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def unused(source: str, names: Iterable[str]) -> list[str]:
    """Give the names that a source neither spells out nor puts together."""
    whole = set(_NAME.findall(source))
    first = set(_FIRST.findall(source))
    last = set(_LAST.findall(source))
    return [
        name
        for name in names
        if name not in whole
        and not any(name.startswith(each) for each in first)
        and not any(name.endswith(each) for each in last)
    ]


def _asked(source: str) -> set[str]:
    return {found for pair in _ASKED.findall(source) for found in pair if found}
