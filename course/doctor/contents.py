"""Whether the course itself is sound: its content, its notebooks, and what it makes."""

from __future__ import annotations

from course.doctor import Asked, Check, State


def content(asked: Asked) -> tuple[State, str]:
    """Read the course and check it."""
    from course import checking
    from course import content as whole
    from course.place import ContentError

    course = None
    try:
        course = whole.load(*(each.resolve() for each in asked.overlays))
    except* ContentError:  # no word of it: the command named below says them all
        pass
    if course is None:
        return "wrong", "A lesson cannot be read. Run kundfokus check to see where."
    found = len(checking.report(course)["findings"])
    if found:
        return "wrong", f"There are {found} findings. Run kundfokus check to see them."
    lessons = sum(len(each.lessons) for each in course.languages.values())
    return "ok", f"All {lessons} lessons are sound; the build is {course.build}."


def fresh(_asked: Asked) -> tuple[State, str]:
    """Look whether the notebooks are what the lessons say."""
    from course import content as whole
    from course import notebooks

    stale = notebooks.stale(whole.load(), notebooks.folder())
    if stale:
        return "wrong", f"Stale notebooks: {', '.join(stale)}. Run: kundfokus build"
    return "ok", "The notebooks are as the lessons say."


def pdf(asked: Asked) -> tuple[State, str]:
    """Make the page to take home as a PDF, in each language."""
    from course import content as whole
    from course.plan import pdf as page
    from course.plan import sheet

    course = whole.load(*(each.resolve() for each in asked.overlays))
    for lang in course.languages:
        made = page.make(sheet.data(sheet.of(course, lang, {}), course[lang].reference))
        if not made.startswith(b"%PDF"):
            return "wrong", "Typst makes no PDF here. Learners can still print their page."
    return "ok", "Typst makes a PDF, with the fonts that come with it."


CHECKS = (Check("content", content), Check("notebooks", fresh), Check("pdf", pdf))
