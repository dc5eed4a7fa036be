"""The page about privacy is true: what it says of the browser is what a browser shows."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from course import page as assets
from course.content import LANGUAGES, Course
from tests.browser.acts import choose_word, rate_one
from tests.repository import ROOT
from tests.server.asking import Client
from tests.serving import Served

Visit = Callable[[str], Page]

STORES = ("sessionStorage", "localStorage")
STORED = "(store) => ({ ...globalThis[store] })"
ELSEWHERE = "async () => [(await indexedDB.databases()).length, (await caches.keys()).length]"
KEY = re.compile(r"<code>(kundfokus[a-z-]*)</code>")
SPELT = re.compile(r"""["'`](kundfokus(?:-[a-z]+)?)["'`]""")
PRIVATE = "Undersköterskan med den gula cykeln"
NO_KEYS = {"kundfokus-workbook"}  # what a file calls itself


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    """Give each language."""
    return str(request.param)


@pytest.fixture
def told(lang: str, served: Served) -> str:
    """Give the page in a language, as HTML."""
    text = Client(served.address).ask(f"/{lang}/privacy").text
    return text[text.index("<main") : text.index("</main>")]


@pytest.fixture
def asked(context: BrowserContext) -> Iterator[list[Request]]:
    """Note everything that the browser asks anyone for; no cookie is ever left of it."""
    noted: list[Request] = []
    context.on("request", lambda request: noted.append(request))  # noqa: PLW0108 -- append has no home
    yield noted
    assert context.cookies() == []


def kept(page: Page) -> dict[str, dict[str, str]]:
    """Give what the browser keeps, by where."""
    assert page.evaluate(ELSEWHERE) == [0, 0]
    return {store: page.evaluate(STORED, store) for store in STORES}


def names(page: Page) -> dict[str, set[str]]:
    """Name what the browser keeps, by where."""
    return {store: set(found) for store, found in kept(page).items()}


def write(page: Page) -> None:
    """Write something of one's own, and save it."""
    questions = page.locator("#three-questions-first")
    questions.locator("textarea").first.fill(PRIVATE)
    questions.get_by_role("button", name="Spara svaren").click()
    expect(questions).to_have_attribute("data-answer", "partly")


def erase(page: Page) -> None:
    """Erase everything, by the buttons that the page names."""
    page.get_by_role("button", name="Radera allt").last.click()
    page.locator(".kf-sure-erase").get_by_role("button", name="Radera allt").click()
    expect(page.locator(".kf-workbook output")).to_have_text("Alla svar är raderade.")


def test_it_names_every_key_that_the_scripts_use(told: str) -> None:
    """Whatever a script of ours may keep is on the page by its name, and nothing else is."""
    scheme = (ROOT / "course/server/assets/scheme.js").read_text("utf-8")
    scripts = [assets.script(), assets.live_script(), scheme]
    used = {name for script in scripts for name in SPELT.findall(script)} - NO_KEYS
    assert set(KEY.findall(told)) == used
    assert len(used) == 5


def test_it_names_the_buttons_as_they_are(told: str, lang: str, course: Course) -> None:
    """Whoever looks for a button that the page speaks of finds it under that name."""
    strings = course[lang].reference.strings
    buttons = ("workbook_save", "workbook_download", "workbook_erase", "scheme_system")
    for name in (*buttons, "workbook_title"):
        assert f"<em>{strings[name]}</em>" in told
    assert f"<code>{strings['workbook_file']}.json</code>" in told


def test_nothing_is_kept_of_a_reader(page: Page, course: Course, asked: list[Request]) -> None:
    """Whoever reads every page and answers nothing leaves nothing in the browser."""
    for each in (*course["sv"].lessons, *course["sv"].asides):
        page.goto(f"/sv/{each.slug}")
        page.wait_for_selector("html[data-state=live]")
        assert names(page) == {store: set() for store in STORES}, each.slug
    assert {request.method for request in asked} == {"GET"}


def test_answers_are_in_the_tab(visit: Visit, context: BrowserContext) -> None:
    """With answers the tab keeps two of the names told, and another window has nothing."""
    page = visit("/sv/")
    write(page)
    page.goto("/sv/1-who-for")
    assert names(page) == {"sessionStorage": {"kundfokus", "kundfokus-view"}, "localStorage": set()}
    assert PRIVATE in kept(page)["sessionStorage"]["kundfokus"]
    page.close()
    later = context.new_page()
    later.goto("/sv/")
    later.wait_for_selector("html[data-state=live]")
    assert names(later) == {store: set() for store in STORES}


def test_saving_moves_them_to_the_computer(visit: Visit) -> None:
    """By choice the same two names are on the computer, and no longer in the tab."""
    page = visit("/sv/")
    write(page)
    page.get_by_role("button", name="Spara på den här datorn").first.click()
    page.goto("/sv/1-who-for")
    assert names(page) == {"sessionStorage": set(), "localStorage": {"kundfokus", "kundfokus-view"}}


def test_light_or_dark_is_kept_by_choice_only(visit: Visit) -> None:
    """The choice says one word, and is away when one follows the device again."""
    page = visit("/sv/privacy")
    page.get_by_label("Mörkt", exact=True).check()
    assert kept(page) == {"sessionStorage": {}, "localStorage": {"kundfokus-scheme": "dark"}}
    page.get_by_label("Följ enheten").check()
    assert names(page)["localStorage"] == set()


def test_only_this_server_is_asked(visit: Visit, asked: list[Request], served: Served) -> None:
    """Reading, answering and taking the page home ask nobody else, and the log says no more.

    Answers go to one address; the log holds neither them, nor who sent them, nor their browser.
    """
    page = visit("/sv/")
    write(page)
    page = visit("/sv/8-whom-do-you-serve")
    with page.expect_download():
        page.locator('[data-take="pdf"]').click()
    visit("/sv/privacy")
    home = [request for request in asked if not request.url.startswith(("data:", "blob:"))]
    assert [each.url for each in home if not each.url.startswith(f"{served.address}/")] == []
    posts = [request for request in home if request.method == "POST"]
    assert {request.url for request in posts} == {f"{served.address}/sv/reply"}
    assert [request for request in posts if PRIVATE in (request.post_data or "")]
    _here, log = served.log.read_text("utf-8").split("\n", 1)
    assert "GET /sv/privacy 200" in log
    assert not [private for private in (PRIVATE, "127.0.0.1", "Mozilla", "Chrom") if private in log]


def test_only_what_the_exercise_builds_on_goes_with_an_answer(
    visit: Visit, asked: list[Request]
) -> None:
    """An exercise that reads nothing of what was written elsewhere sends nothing of it."""
    page = visit("/sv/")
    choose_word(page, "brukare")
    write(page)
    page = visit("/sv/1-who-for")
    asked.clear()
    rate_one(page)
    (sent,) = [json.loads(each.post_data or "") for each in asked if each.method == "POST"]
    assert set(sent["answers"]) <= set(reads(page, "how-far"))
    assert "your-word" in sent["answers"]


def reads(page: Page, exercise: str) -> list[str]:
    """Name the exercises that one builds on, and itself."""
    found: Any = page.locator(f"#{exercise}").get_attribute("data-reads")
    return [exercise, *found.split()]


def test_erasing_leaves_no_answer_anywhere(visit: Visit, context: BrowserContext) -> None:
    """What was written is in no store and in no other tab; left are a time and empty exercises."""
    page = visit("/sv/")
    write(page)
    page.get_by_role("button", name="Spara på den här datorn").first.click()
    other = context.new_page()
    other.goto("/sv/")
    expect(other.locator("#three-questions-first textarea").first).to_have_value(PRIVATE)
    erase(page)
    expect(other.locator("#three-questions-first textarea").first).to_have_value("")
    for each in (page, other):
        stores = kept(each)
        assert PRIVATE not in json.dumps(stores, ensure_ascii=False)
        assert stores["localStorage"] == {}
        book = json.loads(stores["sessionStorage"]["kundfokus"])
        assert book.pop("erased") > 0
        assert book == {"version": 1, "answers": {}, "drafts": {}, "queue": []}
