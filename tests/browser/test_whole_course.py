"""The whole course, taken by two people in a browser: every exercise, and what they take home."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

import pytest
from icalendar import Event
from playwright.sync_api import BrowserContext, Locator, Page, expect

from course.content import Course
from tests.browser.acts import replaced, watch
from tests.browser.hands import Keyboard, Mouse, pasted
from tests.browser.people import ACCOUNTANT, CLERK, Person
from tests.browser.reading import SLIPS, holds_all, words_are_own
from tests.browser.taking import answer
from tests.browser.walk import TALK, Walk
from tests.plan.conftest import events, pdf

Visit = Callable[[str], Page]

TOLD = ("summary", "description")
PLAN = {"sv": {"when": "När", "then": "så"}, "en": {"when": "When", "then": "then"}}


def words_fit(page: Page, root: str) -> None:
    """No text is a template's or a script's, and every word for the customer is one's own."""
    assert not SLIPS.search(page.locator("body").inner_text())
    own = page.locator(".kf-w:not(.kf-live *)").evaluate_all(
        "all => all.filter(each => !each.className.includes(':')).map(each => each.textContent)"
    )
    assert [text for text in own if root not in text.lower()] == []


def through(walk: Walk) -> None:
    """Answer every exercise of every lesson, each first badly and then well."""
    page, lessons = walk.page, walk.course[walk.person.lang].lessons
    for lesson, after in zip(lessons, (*lessons[1:], None), strict=True):
        page.wait_for_selector("html[data-state=live]")
        expect(page.get_by_role("heading", level=1)).to_have_text(lesson.title)
        for exercise in lesson.exercises:
            if exercise.answers:
                answer(walk, exercise)
        assert replaced(page) == []
        words_fit(page, walk.person.root)
        if after:
            walk.hands.press(page.get_by_role("link", name=f"{walk.ui('next')}: {after.title}"))
            page.wait_for_url(f"**/{after.slug}")


def written(walk: Walk) -> list[str]:
    """Give what this person wrote well, and what the course made of it, for their page."""
    well, person = walk.person.well, walk.person
    chosen = walk.course[person.lang].exercises["unclear-your-move"].spec.options
    lines = [
        well["your-place"]["task"],
        *well["for-whose-sake"].values(),
        *well["pays-uses-decides"].values(),
        *well["one-sentence"].values(),
        *well["your-page"].values(),
        well["from-word-to-action"]["customer"],
        well["from-word-to-action"]["colleague"],
        walk.say(chosen[person.moves["unclear-your-move"]].text),
        *well["unclear-your-move"].values(),
        *well["my-chain"].values(),
        *well["the-weak-link"].values(),
        *well["need-card"].values(),
        *well["three-ways-to-an-answer"].values(),
        walk.ui("probe_simplify"),
        well["rule-test"]["rule"],
        well["time-thief"]["text"],
        "220",
        *well["when-then"].values(),
    ]
    return [*lines, str(TALK.year)]


def finished_page(walk: Walk) -> Locator:
    """See that the page holds every line in this person's words, and that six checks are green."""
    box = walk.page.locator("section#your-page")
    lines = box.locator("#your-page-sheet .kf-sheet-said, #your-page-links li").all_inner_texts()
    holds_all("\n".join(lines), written(walk))
    words_are_own("\n".join(lines), walk.person.root)
    expect(box.get_by_text(walk.ui("plan_empty"), exact=True)).to_have_count(0)
    assert box.locator("#your-page-sheet dd, #your-page-links").count() == len(
        walk.course[walk.person.lang].reference.fields
    )
    expect(box.locator("#your-page-said-term")).to_contain_text(walk.person.root)
    checks = box.locator("#your-page-checks").get_by_role("listitem")
    expect(checks).to_have_text([re.compile(f"^{walk.ui('checks_yes')}")] * 6)
    return box


def taken(walk: Walk, what: str) -> bytes:
    """Press a button that makes a file, and give the file."""
    button = walk.page.get_by_role("button", name=walk.ui(f"take_{what}"), exact=True)
    with walk.page.expect_download() as coming:
        button.click()
    return bytes(coming.value.path().read_bytes())


def takes_it_home(walk: Walk) -> None:
    """The PDF is one tagged page with all the words; calendar and text hold what they should."""
    reader, text = pdf(taken(walk, "pdf"))
    assert len(reader.pages) == 1
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == walk.person.lang
    holds_all(text, written(walk))
    words_are_own(text, walk.person.root)
    is_reminded(walk, events(taken(walk, "calendar")))
    walk.page.get_by_role("button", name=walk.ui("take_text"), exact=True).click()
    expect(walk.page.locator(".kf-took")).to_have_text(walk.ui("home_copied"))
    copied = pasted(walk.page)
    holds_all(copied, written(walk))
    words_are_own(copied, walk.person.root)


def is_reminded(walk: Walk, all_days: list[Event]) -> None:
    """The calendar has the talk, and asks on three days, later about one's own plan."""
    told = {
        each.start: (str(each["summary"]), str(each["description"]), str(each.get("url", "")))
        for each in all_days
    }
    today, wanted = TALK - timedelta(days=7), {TALK: talk(walk)}
    for days in (2, 14, 60):
        link = urljoin(walk.page.url, f"again-{days}")
        words = [walk.ui(f"calendar_asks_{days}"), *([promise(walk)] if days > 2 else []), link]
        title = walk.ui(f"calendar_title_{days}")
        wanted[today + timedelta(days=days)] = (title, "\n\n".join(words), link)
    assert told == wanted
    assert len(all_days) == len(wanted)
    languages = {each[name].params["LANGUAGE"] for each in all_days for name in TOLD}
    assert languages == {walk.person.lang}


def talk(walk: Walk) -> tuple[str, str, str]:
    """Give what the calendar says of the talk: with whom, and one's own questions."""
    texts = walk.person.well["three-ways-to-an-answer"]
    title = f"{walk.ui('calendar_talk')}: {texts['who']}"
    return title, "\n".join(texts[key] for key in ("q1", "q2", "q3")), ""


def promise(walk: Walk) -> str:
    """Give what the calendar says of one's plan: its own words, as a sentence."""
    texts = walk.person.well["when-then"]
    when, then = (PLAN[walk.person.lang][key] for key in ("when", "then"))
    return f"{walk.ui('calendar_plan')}: {when} {texts['when1']}, {then} {texts['then1']}"


def knows_what_is_done(walk: Walk, visit: Visit) -> None:
    """The contents say of every lesson that it is done, and the certificate is there."""
    page = visit(f"/{walk.person.lang}/")
    page.locator(".kf-contents summary").click()
    for lesson in walk.course[walk.person.lang].lessons:
        entry = page.locator(f'[data-lesson="{lesson.slug}"]')
        expect(entry).to_contain_text(walk.ui("home_done"))
    page = visit(f"/{walk.person.lang}/certificate")
    certificate = page.locator("#certificate")
    expect(certificate).to_have_attribute("data-whole", "yes")
    expect(certificate.get_by_role("button", name=walk.ui("take_print"))).to_be_visible()


def remembers(walk: Walk, visit: Visit, missed: list[str]) -> None:
    """After two weeks it asks the three that were sure and wrong, and takes the answers."""
    page = visit(f"/{walk.person.lang}/again-14")
    asides = walk.course[walk.person.lang].asides
    exercise = next(each for aside in asides for each in aside.exercises if each.id == "again-14")
    box = page.locator("#again-14")
    legends = box.locator(".kf-question legend")
    expect(legends).to_contain_text([*missed, walk.ui("revisit_became")])
    assert len(missed) == 3
    assert walk.person.well["when-then"]["then1"] in box.inner_text()
    for item in exercise.spec.bank.values():
        if walk.say(item.asks) in missed:
            right = walk.say(item.options[item.right].text)
            box.get_by_role("radio", name=right, exact=True).check()
    box.get_by_role("radio", name=walk.say(exercise.spec.became["partly"].text), exact=True).check()
    box.get_by_role("button", name=walk.ui("check"), exact=True).click()
    expect(box).to_have_attribute("data-answer", "right")


@pytest.mark.parametrize("person", [CLERK, ACCOUNTANT], ids=["clerk", "accountant"])
def test_someone_takes_the_whole_course(
    context: BrowserContext, page: Page, visit: Visit, course: Course, person: Person
) -> None:
    """Wrong once everywhere, then well: it ends in a whole page, in files and in a certificate."""
    context.grant_permissions(["clipboard-write"])
    watch(page)
    visit(f"/{person.lang}/")
    walk = Walk(page, course, person, Mouse(page))
    through(walk)
    box = finished_page(walk)
    takes_it_home(walk)
    surely = page.locator("#ten-situations-calibration ol li").all_inner_texts()
    missed = [re.sub(r"^\S+ \d+ \S+ \d+\.\s*", "", " ".join(each.split())) for each in surely]
    words = box.locator("#your-page-sheet").inner_text()
    page.reload()
    page.wait_for_selector("html[data-state=live]")
    assert finished_page(walk).locator("#your-page-sheet").inner_text() == words
    states = page.locator("main section[data-answer]").evaluate_all(
        "all => all.map(each => each.dataset.answer)"
    )
    assert set(states) <= {"right", "done"}
    knows_what_is_done(walk, visit)
    remembers(walk, visit, missed)


@pytest.mark.parametrize("person", [CLERK, ACCOUNTANT], ids=["clerk", "accountant"])
def test_the_whole_course_by_keyboard_alone(
    page: Page, visit: Visit, course: Course, person: Person
) -> None:
    """Every exercise can be answered, and every lesson reached, without a mouse."""
    watch(page)
    visit(f"/{person.lang}/")
    walk = Walk(page, course, person, Keyboard(page))
    through(walk)
    finished_page(walk)
