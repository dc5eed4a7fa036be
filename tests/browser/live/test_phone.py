"""A participant's phone in a live room, with a real browser and a trainer on the store."""

import re

from playwright.sync_api import Page, expect

from course.live.stages import Form, Move
from course.live.store import leading as acts
from tests.browser.live.phones import OWN, TO_THE_END, VOTE, WALL, key, option, send, sent, stands
from tests.server.asking import Client
from tests.server.live.leading import Trainer
from tests.server.live.phones import Phone
from tests.serving import Served


def test_one_joins_votes_changes_and_is_the_same_voice_after_a_reload(
    joined: Page, trainer: Trainer
) -> None:
    """One voice has one answer, the last one, whatever happened to the page."""
    trainer.put(VOTE)
    stands(joined, "vote1")
    option(joined, 0).check()
    send(joined)
    sent(joined)
    joined.reload()
    stands(joined, "vote1")
    expect(option(joined, 0)).to_be_checked()
    expect(joined.locator("#live-join")).to_be_hidden()
    option(joined, 1).check()
    send(joined)
    expect(joined.locator("#live-trouble")).to_be_empty()
    joined.reload()
    expect(option(joined, 1)).to_be_checked()
    assert trainer.session.present == 1
    trainer.move(Move.CLOSE)
    stands(joined, "closed1")
    expect(joined.locator("#live-stage")).to_have_text("Stängt. Titta på storskärmen.")
    expect(joined.locator("#live-status")).to_have_text("Stängt. Titta på storskärmen.")


def test_another_language_is_the_same_voice(joined: Page, trainer: Trainer) -> None:
    """The answer stands in English too, and what was not yet sent as well."""
    trainer.put(VOTE)
    option(joined, 0).check()
    send(joined)
    sent(joined)
    option(joined, 2).check()
    joined.wait_for_timeout(400)
    joined.locator("a.kf-language").click()
    stands(joined, "vote1")
    expect(joined.locator("html")).to_have_attribute("lang", "en")
    expect(joined.locator("#live-stage")).to_have_text("Answer now.")
    expect(option(joined, 2)).to_be_checked()
    assert trainer.session.present == 1


def test_what_is_being_written_stays_when_the_room_changes(joined: Page, trainer: Trainer) -> None:
    """A new time for the same round leaves the words, the caret and the focus."""
    trainer.put(OWN, Form.PRIVATE)
    stands(joined, "vote1")
    field = joined.locator("#live-room textarea").first
    field.fill("Vi ringer upp")
    field.press("ArrowLeft")
    trainer.store.write(acts.time, trainer.key, trainer.store.clock() + 60)
    expect(joined.locator("#live-time")).to_contain_text("Tid kvar")
    expect(field).to_have_value("Vi ringer upp")
    expect(field).to_be_focused()
    assert field.evaluate("(el) => el.selectionStart") == len("Vi ringer up")


def test_a_second_vote_begins_empty_with_the_first_answer_beside(
    joined: Page, trainer: Trainer
) -> None:
    """What was chosen first is told, and nothing is chosen for anyone."""
    trainer.put(VOTE)
    option(joined, 0).check()
    chosen: str = option(joined, 0).evaluate("(el) => el.labels[0].textContent")
    send(joined)
    sent(joined)
    trainer.move(Move.CLOSE, Move.TALK, Move.AGAIN)
    stands(joined, "vote2")
    expect(joined.locator("#live-room input:checked")).to_have_count(0)
    expect(joined.locator(".kf-room-mine")).to_contain_text(chosen.strip())


def test_all_of_it_can_be_done_by_keyboard(phone: Page, trainer: Trainer) -> None:
    """From the join button to the sent answer with Tab, Space, the arrows and Enter."""
    phone.goto(f"/live/{trainer.code}?lang=sv")
    phone.locator("#live-join a").focus()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    stands(phone, "lobby")
    trainer.put(VOTE)
    stands(phone, "vote1")
    phone.keyboard.press("Tab")
    expect(option(phone, 0)).to_be_focused()
    phone.keyboard.press("Space")
    phone.keyboard.press("ArrowDown")
    while not phone.evaluate("document.activeElement.matches('#live-room button')"):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    sent(phone)
    expect(option(phone, 1)).to_be_checked()


def test_a_line_is_up_voted_with_a_button_that_says_so(
    joined: Page, trainer: Trainer, served: Served
) -> None:
    """Pressed is pressed for whoever sees it and whoever hears it."""
    trainer.put(WALL, Form.WALL)
    writer = Phone(Client(served.address), trainer.code).join()
    html = writer.state()["html"]
    field = html.partition("<textarea")[2].partition('name="')[2].partition('"')[0]
    assert writer.answer({field: "De som väntar längst"}).status == 200
    trainer.let_through()
    trainer.move(Move.CLOSE, Move.REVEAL)
    button = joined.get_by_role("button", name=re.compile("Jag håller med ?: De som väntar längst"))
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    joined.reload()
    expect(button).to_have_attribute("aria-pressed", "true")


def test_the_answer_goes_into_ones_own_workbook(joined: Page, trainer: Trainer) -> None:
    """In the lesson it stands as if it had been answered there; nothing was kept before."""
    trainer.put(VOTE)
    option(joined, 0).check()
    send(joined)
    sent(joined)
    assert joined.evaluate("sessionStorage.length") == 0
    trainer.move(*TO_THE_END)
    joined.get_by_role("button", name="Lägg mitt svar i min kursbok").click()
    expect(joined.locator("#live-kept")).to_contain_text("Klart.")
    joined.goto("/sv/")
    joined.wait_for_selector("html[data-state=live]")
    lesson = joined.evaluate("Object.keys(JSON.parse(sessionStorage.kundfokus).answers)")
    assert lesson == [VOTE]


def test_the_key_is_gone_when_the_session_is_over(joined: Page, trainer: Trainer) -> None:
    """The page says that it is over and that the answers are deleted."""
    assert key(joined, trainer)
    trainer.end()
    expect(joined.locator("#live-stage")).to_contain_text("raderade")
    expect(joined.get_by_role("link", name="Till kursen")).to_be_visible()
    assert key(joined, trainer) == ""


def test_the_question_begins_at_the_top(joined: Page, trainer: Trainer) -> None:
    """Above the room's code is one row only, for what is asked is what one has come for."""
    trainer.put(VOTE)
    stands(joined, "vote1")
    at = joined.locator(".kf-room-title").bounding_box()
    assert at
    assert at["y"] < 100
    assert joined.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
