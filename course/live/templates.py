"""The templates of the live room: everything escaped, every missing name an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from course import templates


def environment() -> Environment:
    """Give the environment that the templates beside this module are drawn in."""
    return templates.environment(Path(__file__).parent)
