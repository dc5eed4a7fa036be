"""`/sv/paper`: sheets to print, for a room that answers on paper."""

from __future__ import annotations

from markupsafe import Markup

from course.live import paper
from course.server.packed import HTML
from course.server.plain import Plain


class Paper(Plain):
    """The sheets that are chosen, all of them when none is, with the way to choose others."""

    told = True

    async def get(self, lang: str) -> None:
        """Answer with the page; what is asked for and is no exercise is left out."""
        self.known = f"/{lang}/paper"
        course = self.site.course
        fit = paper.fit(course, lang)
        chosen = [each for each in fit if each in self.get_query_arguments("exercise")]
        lessons = [
            (lesson.heading, [each for each in lesson.exercises if each.id in fit])
            for lesson in (*course[lang].lessons, *course[lang].asides)
        ]
        forms = course.someone(lang).forms
        page = self.site.frame.live(
            lang,
            "paper.html",
            body=Markup(paper.sheets(course, lang, chosen)),  # noqa: S704 -- the template escapes
            chosen=chosen,
            lessons=[
                (heading, [(each.id, each.title.html(forms)) for each in exercises])
                for heading, exercises in lessons
                if exercises
            ],
        )
        self.set_header("Content-Type", HTML)
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Content-Security-Policy", self.site.policy.form)
        self.finish(page)

    head = get
