"""A workbook in which every exercise is answered, and a browser that comes to a page with it."""

import json
from datetime import UTC, date, datetime
from typing import Any

from playwright.sync_api import BrowserContext, Page

from course import workbook as files
from course.content import Course
from tests.browser.people import ACCOUNTANT, CLERK
from tests.filling import WAYS, Desk

DAY = date(2026, 3, 2)  # a Monday, on which everything was answered
PEOPLE = {person.lang: person for person in (CLERK, ACCOUNTANT)}
# What the page's script does when it keeps a workbook: in the tab, or else on this computer.
KEEP = """({ where, book }) => {
  if (location.origin === "null" || globalThis[where].getItem("kundfokus")) return;
  globalThis[where].setItem("kundfokus", JSON.stringify(book));
}"""


def workbook(course: Course, lang: str, well: bool, day: date = DAY) -> dict[str, Any]:  # noqa: FBT001 -- as in a walk
    """Give the file of someone who has answered every exercise, those beside the lessons too.

    Well, they end with a whole page and everything done. Badly, everything is answered too, but
    as wrong as it can be, so that feedback of every sort shows.
    """
    exercises = [each for each in course[lang].exercises.values() if each.answers]
    desk = Desk(course, exercises[0], PEOPLE[lang], well, day)
    for desk.exercise in exercises:
        WAYS[desk.exercise.kind](desk)
    first = int(datetime(day.year, day.month, day.day, 8, tzinfo=UTC).timestamp() * 1000)
    timed = enumerate(desk.answers.items())
    answers = {key: {"at": first + n * 60_000, "answer": answer} for n, (key, answer) in timed}
    return {"kind": files.KIND, "version": files.VERSION, "answers": answers, "drafts": {}}


def hold(there: Page | BrowserContext, book: dict[str, Any], *, saved: bool = False) -> None:
    """Have a workbook lie in the browser before a page loads, in the tab or (saved) for good.

    What is there already stays, so that a learner may go on from it over several pages.
    """
    kept = {name: book[name] for name in ("version", "answers", "drafts")}
    where = "localStorage" if saved else "sessionStorage"
    there.add_init_script(f"({KEEP})({json.dumps({'where': where, 'book': kept})})")
