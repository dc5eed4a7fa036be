"""The page on paper: printed alone by the browser, on one sheet of A4 at 11 points."""

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from course import page as assets
from course import view
from course.answering import learner
from course.content import Course
from tests.plan.conftest import FULL, SPARSE, answers, brim

POINTS = 72 / 96  # in a pixel


def opened(browser: Browser, course: Course, given: dict[str, Any], lang: str = "sv") -> Page:
    """Open a page that holds nothing but the learner's own, drawn with these answers."""
    exercise = course[lang].exercises["your-page"]
    reminders = given["your-page"]["edits"].pop("followups", {}).get("now", "")
    drawn = view.show(course, exercise, given["your-page"], learner(course, lang, given))
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    body = f'<body class="kf-page"><main class="kf-lesson">{drawn}</main></body>'
    page.set_content(f'<html lang="{lang}"><style>{assets.style()}</style>{body}</html>')
    fill = (
        "(text) => { if (text) document.querySelector('#your-page-said-followups').append(text) }"
    )
    page.evaluate(fill, reminders.removeprefix("den som har hemtjänst får"))
    printing = (assets.FOLDER / "home.js").read_text("utf-8")
    found = re.search(r"const SETTINGS.*?\n}\n", printing, re.DOTALL)
    assert found
    head = "const root = document.documentElement; window.print = () => {};"
    page.evaluate(f"(() => {{ {head} {found[0]}; globalThis.printed = printed }})()")
    page.evaluate("printed(document.querySelector('.kf-sheet'))")
    return page


def paper(page: Page) -> tuple[int, str, float]:
    """Print; give the number of sheets, the text, and the size of its letters in points."""
    size = "parseFloat(getComputedStyle(document.querySelector('.kf-paper-sheet dd')).fontSize)"
    points = float(page.evaluate(size)) * POINTS
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(each.extract_text() for each in reader.pages)
    page.close()
    return len(reader.pages), " ".join(text.split()), points


def test_a_full_page_is_one_sheet_at_eleven_points(browser: Browser, course: Course) -> None:
    """With every line at its greatest length the page is one sheet, in letters of 11 points."""
    sheets, text, points = paper(opened(browser, course, answers(brim(course))))
    assert (sheets, round(points, 1)) == (1, 11)
    assert "Innehåll" not in text


@pytest.mark.parametrize("lines", [FULL, SPARSE, {}], ids=["full", "sparse", "empty"])
def test_a_page_is_one_sheet_and_easy_to_read(
    browser: Browser, course: Course, lines: dict[str, str]
) -> None:
    """A page with less on it is one sheet too, and its letters are no smaller."""
    sheets, _, points = paper(opened(browser, course, answers(lines)))
    assert sheets == 1
    assert points >= 11


def test_the_paper_says_what_the_page_says(browser: Browser, course: Course) -> None:
    """The paper has the lines and the open questions, and no button."""
    _, text, _ = paper(opened(browser, course, answers(FULL)))
    for said in ("Vårt ord", "Undersköterskan på Ekbacken", "Stämmer det?", "3 december 2026"):
        assert said in text
    assert "Ändra" not in text


def test_larger_text_is_two_sheets(browser: Browser, course: Course) -> None:
    """Larger text is at least 12 points, and may take two sheets."""
    sheets, _, points = paper(opened(browser, course, answers(brim(course), larger=True)))
    assert sheets == 2
    assert points >= 12
