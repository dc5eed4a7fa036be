"""The places in a page beside the lessons that say who runs the course here."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from course.server.responsible import Responsible


def filled(words: Markup, strings: Mapping[str, str], responsible: Responsible) -> Markup:
    """Fill the paragraphs `[organisation]`, `[host]` and `[contact]`, where a page has them."""
    said = {
        "<p>[organisation]</p>": _named("statement_organisation", strings, responsible),
        "<p>[host]</p>": _named("statement_host", strings, responsible),
        "<p>[contact]</p>": _contact(strings, responsible),
    }
    for place, sentence in said.items():
        words = words.replace(place, Markup("<p>{}</p>").format(sentence))
    return words


def _named(said: str, strings: Mapping[str, str], responsible: Responsible) -> Markup:
    if not responsible.organisation:
        return escape(strings[f"{said}_unsaid"])
    name = Markup("<strong>{}</strong>").format(responsible.organisation)
    return escape(strings[said]).format(organisation=name)


def _contact(strings: Mapping[str, str], responsible: Responsible) -> Markup:
    if not responsible.href:
        return escape(strings["statement_contact_unsaid"])
    link = Markup('<a href="{}">{}</a>').format(responsible.href, responsible.report_to)
    return escape(strings["statement_contact"]).format(address=link)
