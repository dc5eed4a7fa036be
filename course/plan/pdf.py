"""The page as a PDF: tagged, in its language, on one sheet of A4; nothing touches the disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATE = Path(__file__).with_name("page.typ")
ACCESSIBLE: Literal["ua-1"] = "ua-1"  # PDF/UA: what a screen reader needs is in the file


def make(page: Mapping[str, Any]) -> bytes:
    """Set the page, given as `course.plan.sheet.data` gives it.

    The learner's texts reach the template as data only: none of them is ever read as Typst.
    """
    from typst import Compiler, TypstError

    compiler = Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=_fonts())
    inputs = {"page": json.dumps(page, ensure_ascii=False)}
    try:
        made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=ACCESSIBLE)
    except (
        TypstError
    ):  # a sign that no font on this computer can draw breaks the standard's promise
        made = compiler.compile(format="pdf", sys_inputs=inputs)
    assert isinstance(made, bytes)  # one document, not a picture for each page  # noqa: S101
    return made


@cache
def _fonts() -> Fonts:
    """Give Typst's own fonts, and this computer's for signs that they lack."""
    from typst import Fonts

    return Fonts()
