"""Who runs the course here and where faults are reported, as the operator has said it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

UNSAID = (
    "The accessibility page does not say where to report faults. "
    "Say it with --report-to, and who you are with --organisation."
)

_STEERING = ("C", "Zl", "Zp")  # Unicode's categories of what is not seen
_MAILTO = re.compile(r"^mailto:", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_NOT_IN_AN_ADDRESS = re.compile(r'[\s<>"\\^`{|}]')


class UnusableError(Exception):
    """What the operator wrote cannot be shown; the message is a sentence for the operator."""


@dataclass(frozen=True)
class Responsible:
    """Who answers for the course here; what is empty was never said.

    `href` is where a link to `report_to` leads: mailto:, http: or https: and nothing else.
    """

    organisation: str = ""
    report_to: str = ""
    href: str = ""


NOBODY = Responsible()


def read(organisation: str, report_to: str) -> Responsible:
    """Take what the operator wrote; raises UnusableError for what is no name or no address."""
    named = organisation.strip()
    if _unseen(named):
        raise UnusableError("The name of the organisation is one line of visible text.")
    written = report_to.strip()
    to = _MAILTO.sub("", written, count=1)
    return Responsible(named, to, _href(to, written) if written else "")


def _href(to: str, written: str) -> str:
    if _MAIL.fullmatch(to):
        return f"mailto:{quote(to, safe='@+')}"
    if _is_web(to):
        return to
    shown = "".join("\ufffd" if _unseen(sign) else sign for sign in written)
    raise UnusableError(
        f"“{shown}” is no address to report to. Write an e-mail address, or one "
        "that begins with https://."
    )


def _is_web(to: str) -> bool:
    """Tell whether it is a whole web address, with nobody's name or password in it."""
    if _unseen(to) or _NOT_IN_AN_ADDRESS.search(to):
        return False
    try:
        parts = urlsplit(to)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and parts.port != 0
        )
    except ValueError:
        return False


def _unseen(text: str) -> bool:
    """Tell whether there are signs that steer instead of being seen: line breaks, turned text."""
    return any(unicodedata.category(sign).startswith(_STEERING) for sign in text)
