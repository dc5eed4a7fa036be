"""States that speak: each by a word and a shape, beside what it is about, said once, in calm."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from course.content import Course
from tests import answered
from tests.browser.acts import rate_one

Visit = Callable[[str], Page]

SLUGS = ("1-who-for", "2-who-pays", "4-purpose-and-values", "8-whom-do-you-serve")
LOOK = """all => all.map(each => {
  const word = each.querySelector(".kf-state").textContent.trim();
  const look = getComputedStyle(each.querySelector(".kf-state"), "::after");
  return [each.dataset.answer, word, look.webkitMaskImage + look.webkitMaskPosition];
})"""
MASK = """line => {
  const look = getComputedStyle(line, "::before");
  return look.webkitMaskImage + look.webkitMaskPosition;
}"""
# Everything that a screen reader is told of its own accord, as it is told.
LISTEN = """
globalThis.heard = [];
new MutationObserver((records) => {
  for (const { target } of records) {
    const within = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
    const region = within?.closest("output, [role=status], [role=alert], [aria-live]");
    if (region) heard.push(region.textContent.trim());
  }
}).observe(document.body, { childList: true, characterData: true, subtree: true });
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
"""
STATUS = ".kf-header .kf-status"


def shape(line: Locator) -> str:
    """The shape before a line, whatever its colour."""
    found = str(line.evaluate(MASK))
    assert found.startswith("url(")
    return found


def heard(page: Page) -> list[str]:
    """What has been announced so far, when all that was on its way has come."""
    page.evaluate("new Promise(go => requestAnimationFrame(() => setTimeout(go)))")
    return list(page.evaluate("heard"))


def test_each_state_has_a_word_and_a_shape(context: BrowserContext, course: Course) -> None:
    """Unanswered, on the way, wrong, right, saved: no two share a word or a shape."""
    seen: set[tuple[str, str, str]] = set()
    fresh, *pages = (context.new_page() for _ in range(3))
    for page, well in zip(pages, (True, False), strict=True):
        answered.hold(page, answered.workbook(course, "sv", well=well))
    for page in (fresh, *pages):
        for slug in SLUGS:
            page.goto(f"/sv/{slug}")
            page.wait_for_selector("html[data-state=live]")
            sections = page.locator("main section.kf-exercise[data-answer]")
            seen |= {tuple(each) for each in sections.evaluate_all(LOOK)}
    words = course["sv"].reference.strings
    assert {state for state, *_ in seen} == {"empty", "partly", "wrong", "right", "done"}
    assert all(word == words[f"state_{state}"] for state, word, _ in seen)
    assert len(seen) == len({word for _, word, _ in seen}) == len({drawn for *_, drawn in seen})


def test_each_note_has_a_word_and_a_shape(page: Page, course: Course) -> None:
    """What is said beside an answer begins with a word for it, under a shape of its own."""
    answered.hold(page, answered.workbook(course, "sv", well=False))
    words = course["sv"].reference.strings
    drawn: dict[str, str] = {}
    for slug in SLUGS:
        page.goto(f"/sv/{slug}")
        page.wait_for_selector("html[data-state=live]")
        if slug == "1-who-for":
            rate_one(page, "1")  # one step too many is close
        for note in page.locator(".kf-note:has(> .kf-mark)").all():
            [mark] = (note.get_attribute("class") or "").split("kf-note-")[1:]
            expect(note.locator(".kf-mark")).to_have_text(words[f"mark_{mark}"])
            assert drawn.setdefault(mark, shape(note)) == shape(note)
    assert drawn.keys() == {"right", "near", "wrong", "info"}
    assert len(set(drawn.values())) == len(drawn)


def test_a_verdict_is_said_once_each_time_it_is_asked_for(visit: Visit) -> None:
    """A new verdict, another and the same again are heard once each, and the focus stays."""
    page = visit("/sv/1-who-for")
    page.evaluate(LISTEN)
    exercise = page.locator("#how-far")
    verdict = exercise.locator(".kf-verdict")
    pick = exercise.get_by_label("Receptionist på en vårdcentral")
    button = exercise.locator("button[value=check]")
    for times, option in enumerate(("none", "1", "0", "0"), 1):
        pick.select_option(option)
        button.focus()
        with page.expect_response("**/reply"):
            button.press("Enter")
        page.wait_for_function("times => heard.length >= times", arg=times)
        assert heard(page)[times - 1 :] == [verdict.inner_text()]
        expect(button).to_be_focused()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_kind_says_its_verdict_once(page: Page, course: Course, slug: str) -> None:
    """Whichever kind one checks again, its verdict is heard once and nothing else is."""
    answered.hold(page, answered.workbook(course, "sv", well=True))
    page.goto(f"/sv/{slug}")
    page.wait_for_selector("html[data-state=live]")
    page.evaluate(LISTEN)
    checked = page.locator("main section.kf-exercise:has(button[value=check])")
    assert checked.count()
    for exercise in checked.all():
        page.evaluate("heard.length = 0")
        button = exercise.locator("button[value=check]").first
        with page.expect_response("**/reply"):
            button.press("Enter")
        page.wait_for_function("() => heard.length > 0")
        assert heard(page) == [exercise.locator(".kf-verdict").inner_text()]


def test_a_lost_server_is_told_once_with_a_shape(visit: Visit, context: BrowserContext) -> None:
    """However often it is tried, the loss is heard once; then the way back, and the verdict."""
    page = visit("/sv/1-who-for")
    page.evaluate(LISTEN)
    tries: list[Route] = []

    def lost(route: Route) -> None:
        tries.append(route)
        route.abort()

    context.route("**/reply", lost)
    exercise, status = page.locator("#how-far"), page.locator(STATUS)
    calm = shape(status)
    exercise.get_by_label("Receptionist på en vårdcentral").select_option("none")
    exercise.locator("button[value=check]").press("Enter")
    expect(exercise.locator(".kf-state")).to_have_text("Väntar på återkoppling")
    while len(tries) < 3:
        page.wait_for_event("requestfailed")
    expect(status).to_be_in_viewport()
    assert shape(status) != calm
    assert heard(page) == [status.inner_text()]
    expect(exercise.locator("button[value=check]")).to_be_focused()
    context.unroute("**/reply")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(exercise).to_have_attribute("data-answer", "partly")
    expect(exercise.locator(".kf-state")).to_have_text("På väg")
    verdict = exercise.locator(".kf-verdict").inner_text()
    assert sorted(heard(page)[1:]) == sorted([status.inner_text(), verdict])
    assert shape(status) == calm


def test_a_slow_answer_is_told_beside_the_exercise(visit: Visit, context: BrowserContext) -> None:
    """After a second without feedback the exercise says that it waits, and draws it too."""
    page = visit("/sv/1-who-for")
    held: list[Route] = []
    context.route("**/reply", lambda route: held.append(route))  # noqa: PLW0108 -- append has no home
    sections = page.locator("#how-far")
    [[_, _, before]] = sections.evaluate_all(LOOK)
    sections.get_by_label("Receptionist på en vårdcentral").select_option("none")
    sections.locator("button[value=check]").click()
    expect(sections.locator(".kf-state")).to_have_text("Väntar på återkoppling")
    [[_, _, waiting]] = sections.evaluate_all(LOOK)
    expect(page.locator("html")).to_have_attribute("data-state", "live")
    held[0].continue_()
    expect(sections.locator(".kf-state")).to_have_text("På väg")
    [[_, _, after]] = sections.evaluate_all(LOOK)
    assert len({before, waiting, after}) == 3


def test_a_refused_answer_says_what_to_do(visit: Visit, context: BrowserContext) -> None:
    """An answer that the course cannot read is told in sight, and the exercise is as before."""
    page = visit("/sv/1-who-for")
    calm = shape(page.locator(STATUS))
    held: list[Route] = []
    context.route("**/reply", lambda route: held.append(route))  # noqa: PLW0108 -- append has no home
    exercise = page.locator("#how-far")
    exercise.get_by_label("Receptionist på en vårdcentral").select_option("none")
    exercise.locator("button[value=check]").click()
    expect(exercise.locator(".kf-state")).to_have_text("Väntar på återkoppling")
    held[0].fulfill(status=400, body='{"status": 400}')
    expect(page.locator(STATUS)).to_contain_text("Ladda om sidan")
    expect(page.locator(STATUS)).to_be_in_viewport()
    assert shape(page.locator(STATUS)) != calm
    expect(exercise.locator(".kf-state")).to_have_text("Inte besvarad")
    expect(exercise.locator("select").first).to_have_value("none")


def test_a_full_browser_offers_the_file(
    context: BrowserContext, page: Page, tmp_path: Path
) -> None:
    """With no room for an answer the line that says so stays in sight, with the file beside it."""
    context.add_init_script(FULL)
    page.goto("/sv/1-who-for")
    page.wait_for_selector("html[data-state=live]")
    status, take = page.locator(STATUS), page.locator(".kf-bar button")
    expect(take).to_be_hidden()
    rate_one(page)
    expect(status).to_contain_text("inte plats för fler svar")
    expect(status).to_be_in_viewport()
    with page.expect_download() as downloading:
        take.click()
    path = tmp_path / "mina-svar.json"
    downloading.value.save_as(path)
    assert "how-far" in json.loads(path.read_text("utf-8"))["answers"]
    expect(status).not_to_be_in_viewport()  # it rests at the top of the page
    rate_one(page, "1")
    expect(status).to_be_in_viewport()  # the file does not hold this answer


def test_saving_is_told_once_and_keeps_the_place(visit: Visit) -> None:
    """Saved or not is heard once, has a shape of its own, and its button takes the focus on."""
    page = visit("/sv/1-who-for")
    page.evaluate(LISTEN)
    in_tab = shape(page.locator(STATUS))
    page.get_by_role("button", name="Spara på den här datorn").press("Enter")
    expect(page.get_by_role("button", name="Sluta spara på den här datorn")).to_be_focused()
    assert heard(page) == ["Sparat på den här datorn"]
    assert shape(page.locator(STATUS)) != in_tab
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Spara på den här datorn")).to_be_focused()
    assert heard(page)[1:] == ["Svaren finns i den här fliken"]
