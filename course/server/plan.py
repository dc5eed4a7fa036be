"""Pages beside the lessons: coming back, the certificate, half a page, who can use the course."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

from markupsafe import Markup
from tornado.web import HTTPError

from course import view
from course.content import Course
from course.lesson import Exercise, Lesson
from course.server import statement
from course.server.packed import HTML, Packed, pack
from course.server.plain import Plain, Site
from course.server.shelf import Book

Drawn = dict[tuple[str, str], Packed]


def slugs(course: Course) -> str:
    """Give the pattern of the addresses that these pages have, the same in every language."""
    names = {each.slug for language in course.languages.values() for each in language.asides}
    return "|".join(sorted(names)) or "(?!)"


class Aside(Plain):
    """`/sv/again-14`: a page beside the lessons, the same for everybody and drawn once."""

    told = True

    def initialize(self, site: Site, drawn: Drawn | None = None) -> None:
        """Take the site, and the pages drawn so far."""
        super().initialize(site)
        self.drawn = {} if drawn is None else drawn

    async def get(self, lang: str, slug: str) -> None:
        """Answer with the page."""
        self.known = f"/{lang}/{slug}"
        if (lang, slug) not in self.drawn:
            self.drawn[lang, slug] = _draw(self.site, lang, slug)
        self.give(self.drawn[lang, slug], "no-cache")

    head = get


def drawn(site: Site) -> Drawn:
    """Draw every page beside the lessons, ahead of its visitors."""
    return {
        (lang, each.slug): _draw(site, lang, each.slug)
        for lang, language in site.course.languages.items()
        for each in language.asides
    }


def _draw(site: Site, lang: str, slug: str) -> Packed:
    """Draw a page; raises HTTPError for one that the language has not."""
    course = site.course
    twins = {
        each: Book(each, slug, Path(), aside)
        for each, language in course.languages.items()
        for aside in language.asides
        if aside.slug == slug
    }
    if lang not in twins:
        raise HTTPError(HTTPStatus.NOT_FOUND)
    body = _body(site, lang, twins[lang].lesson)
    return pack(HTML, site.frame.aside(twins[lang], body, twins))


def _body(site: Site, lang: str, aside: Lesson | None) -> Markup:
    """Draw the page's title, its prose and exercises, and the workbook where it is of use."""
    assert aside  # a page beside the lessons is always one of the course  # noqa: S101
    course, strings = site.course, site.course[lang].reference.strings
    drawn = [Markup('<div class="kf-prose"><h1>{}</h1></div>').format(aside.heading)]
    drawn += [_block(site, block) for block in aside.blocks]
    if aside.exercises:
        drawn.append(Markup(view.workbook(course, lang)))  # noqa: S704 -- the course's own template
    else:
        drawn.append(_print_button(strings["take_print"]))
    return Markup("\n").join(drawn)


def _block(site: Site, block: Any) -> Markup:  # noqa: ANN401 -- prose or an exercise
    course = site.course
    if isinstance(block, Exercise):
        someone = course.someone(block.lang)
        return Markup(view.show(course, block, None, someone))  # noqa: S704 -- the course's own template
    lang = block.text.lang
    words = block.text.html(course.someone(lang).forms)
    words = statement.filled(words, course[lang].reference.strings, site.responsible)
    return Markup('<div class="kf-prose">{}</div>').format(words)


def _print_button(said: str) -> Markup:
    button = '<button type="button" class="kf-print-page" data-take="print">{}</button>'
    return Markup(f'<p class="kf-steps">{button}</p>').format(said)  # noqa: S704 -- ours
