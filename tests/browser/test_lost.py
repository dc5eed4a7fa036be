"""Nothing lost: a server that is killed, restarted, held still or updated under the learner."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tests.browser.falling import Falling, listen

STATE = "html[data-state={}]"
SOON = 60_000  # ms, on a slow computer; what is waited for comes as soon as it can
KNOWN = "globalThis[Symbol.for('kundfokus')]"
FAR = f"{KNOWN}.tries = 14"  # as after a long while without contact
WAKES = {
    "net": "dispatchEvent(new Event('online'))",
    "lid": "document.dispatchEvent(new Event('visibilitychange'))",
    "back": "dispatchEvent(new PageTransitionEvent('pageshow'))",
}
KEEP = "Spara på den här datorn"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Falling]:
    """Give a server that may fall; each test leaves it standing."""
    falling = Falling(tmp_path_factory.mktemp("falling"))
    yield falling
    falling.kill()


def ask(page: Page, pick: str = "none") -> Locator:
    """Answer a row of exercise 1.1 and ask for the verdict, which may never come."""
    exercise = page.locator("#how-far")
    exercise.get_by_label("Receptionist på en vårdcentral").select_option(pick)
    exercise.locator("button[value=check]").click()
    return exercise


def lost(page: Page) -> None:
    """Wait until the page knows that nobody answers."""
    page.wait_for_selector(STATE.format("waiting"), timeout=SOON)


def found(page: Page) -> None:
    """Wait until everything is sent and answered."""
    page.wait_for_selector(STATE.format("live"), timeout=SOON)
    page.wait_for_function(f"() => !{KNOWN}.book.queue.length")


def test_a_restart_at_noon_costs_nothing(served: Falling, page: Page) -> None:
    """Killed in the midst of a sentence: text, focus and place stay, and each event is sent once.

    The exercises read one another: the word and the place are in every one, so their order counts.
    """
    page.goto("/sv/")
    found(page)
    heard = listen(page)
    served.kill()
    page.get_by_label("Vårt ord", exact=True).select_option("sökande")
    page.locator("#your-place input[name=place]").first.check()
    page.locator("#your-place button[value=check]").click()
    questions = page.locator("#three-questions-first")
    field, last = questions.locator("textarea").first, questions.locator("textarea").last
    field.fill("Alla som söker")
    questions.locator("button[value=check]").first.click()
    lost(page)
    last.focus()
    page.keyboard.type("Vi ser ")
    place, waiting = page.evaluate(f"[scrollY, {KNOWN}.book.queue.map(one => [one.id, one.do])]")
    assert {each for each, _ in waiting} == {"your-word", "your-place", "three-questions-first"}
    served.up()
    page.keyboard.type("till att ")
    found(page)
    page.keyboard.type("alla får svar")
    expect(last).to_be_focused()
    expect(last).to_have_value("Vi ser till att alla får svar")
    expect(field).to_have_value("Alla som söker")
    assert abs(page.evaluate("scrollY") - place) < 2
    assert [list(each) for each in heard] == waiting
    expect(page.locator("#your-word .kf-preview")).to_contain_text("den sökande")
    expect(page.locator("#keep-start")).to_contain_text("sökande")
    page.reload()
    expect(last).to_have_value("Vi ser till att alla får svar")


def test_a_page_that_cannot_be_reloaded_loses_nothing(served: Falling, page: Page) -> None:
    """Reloaded while the server is down there is no page; when it is up, everything is sent."""
    page.goto("/sv/1-who-for")
    found(page)
    heard = listen(page)
    served.kill()
    exercise = ask(page)
    ask(page, "1")
    lost(page)
    with pytest.raises(Error, match="ERR_"):
        page.reload()
    served.up()
    page.goto("/sv/2-who-pays")  # another lesson sends them too
    found(page)
    page.goto("/sv/1-who-for")
    found(page)
    expect(exercise.get_by_label("Receptionist på en vårdcentral")).to_have_value("1")
    expect(exercise).to_have_attribute("data-answer", "partly")
    assert heard == [("how-far", "check")] * 2


def test_the_word_stays_when_another_page_sends_what_waited(served: Falling, page: Page) -> None:
    """A reply to a page that does not show the exercise says nothing of the learner's word."""
    page.goto("/sv/")
    found(page)
    page.get_by_label("Vårt ord", exact=True).select_option("sökande")
    expect(page.locator("#your-word")).to_have_attribute("data-answer", "done")
    page.goto("/sv/1-who-for")
    found(page)
    served.kill()
    ask(page)
    lost(page)
    served.up()
    page.goto("/sv/5-desk-to-customer")
    found(page)
    forms = page.evaluate("JSON.parse(sessionStorage['kundfokus-view']).forms.sv.def_sg")
    assert forms == "den sökande"


def test_a_closed_tab_leaves_its_queue_on_the_computer(
    served: Falling, page: Page, context: BrowserContext
) -> None:
    """Saved here, what waited when the tab was closed is sent by the next tab."""
    page.goto("/sv/1-who-for")
    found(page)
    page.get_by_role("button", name=KEEP).click()
    served.kill()
    ask(page)
    lost(page)
    page.close()
    served.up()
    later = context.new_page()
    later.goto("/sv/1-who-for")
    expect(later.locator("#how-far")).to_have_attribute("data-answer", "partly")
    later.wait_for_function("() => !JSON.parse(localStorage.kundfokus).queue.length")


def test_a_server_that_says_nothing_is_away(served: Falling, page: Page) -> None:
    """After ten seconds of silence the page says so; typing never waits; a move is one move."""
    page.goto("/sv/2-who-pays")
    found(page)
    exercise = page.locator("#follow-the-money")
    move = exercise.locator("button[value^='down:']").first
    does = str(move.get_attribute("value"))
    order = "all => all.map(each => each.value)"
    before = exercise.locator("button[value^='down:']").evaluate_all(order)
    with served.held():
        move.click()
        expect(exercise.locator(".kf-state")).to_have_text("Väntar på återkoppling")
        note = page.locator("textarea, input[type=text]").first
        note.press_sequentially("Skatten")
        expect(note).to_have_value("Skatten")
        lost(page)
    found(page)
    assert before[0] == does
    after = exercise.locator("button[value^='down:']").evaluate_all(order)
    assert after == [before[1], before[0], *before[2:]]
    expect(note).to_have_value("Skatten")


def test_a_minute_without_a_net_costs_nothing(page: Page) -> None:
    """The browser itself cuts the net: writing goes on, and what was done is sent in its order."""
    page.clock.install()
    page.goto("/sv/1-who-for")
    found(page)
    heard = listen(page)
    page.context.set_offline(True)
    exercise = ask(page)
    lost(page)
    other = page.locator("#swap-the-word")
    other.locator("select").first.select_option(index=1)
    other.locator("button[value=check]").click()
    note = page.locator("textarea, input[type=text]").first
    note.press_sequentially("Skatten")
    for _ in range(6):
        page.clock.fast_forward(10_000)
        expect(page.locator("html")).to_have_attribute("data-state", "waiting")
    expect(note).to_be_focused()
    page.context.set_offline(False)
    expect(exercise).to_have_attribute("data-answer", "partly", timeout=SOON)
    found(page)
    expect(note).to_have_value("Skatten")
    expect(note).to_be_focused()
    assert heard == [
        ("how-far", "check"),
        *(("swap-the-word", each) for each in ("preview", "check")),
    ]


@pytest.mark.parametrize("wake", WAKES.values(), ids=WAKES.keys())
def test_what_wakes_the_page_makes_it_try(served: Falling, page: Page, wake: str) -> None:
    """After a long sleep nobody waits half a minute: a net, a lid or a tab is enough."""
    page.goto("/sv/1-who-for")
    found(page)
    served.kill()
    page.evaluate(FAR)  # the next pause is 15 seconds or more
    exercise = ask(page)
    lost(page)
    served.up()
    begun = page.evaluate("performance.now()")
    page.evaluate(wake)
    expect(exercise).to_have_attribute("data-answer", "partly", timeout=SOON)
    assert page.evaluate("performance.now()") - begun < 10_000
