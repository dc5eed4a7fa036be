"""A participant's phone when the net is away, blocked, or not what it says."""

import json

from playwright.sync_api import BrowserContext, Page, Route, expect

from course.live.stages import Move
from tests.browser.live.phones import (
    VOTE,
    join,
    key,
    option,
    send,
    sent,
    stands,
)
from tests.server.live.leading import Trainer


def test_an_answer_without_a_net_waits_in_sight_and_is_sent(
    joined: Page, trainer: Trainer, context: BrowserContext
) -> None:
    """The page says that it is not there yet, and when the net is back it is."""
    trainer.put(VOTE)
    stands(joined, "vote1")
    context.set_offline(True)
    option(joined, 0).check()
    send(joined)
    expect(joined.locator("#live-trouble")).to_have_text(
        "Ditt svar är inte framme än. Det skickas när nätet är tillbaka."
    )
    context.set_offline(False)
    sent(joined)
    expect(joined.locator("#live-trouble")).to_be_empty()
    assert key(joined, trainer)
    assert json.loads(key(joined, trainer))["queue"] == []


def test_an_answer_that_waits_survives_the_page(
    joined: Page, trainer: Trainer, context: BrowserContext
) -> None:
    """Closed with an answer in the queue, the page sends it when it is opened again."""
    trainer.put(VOTE)
    stands(joined, "vote1")
    joined.route("**/answer", lambda route: route.abort("connectionreset"))
    option(joined, 1).check()
    send(joined)
    expect(joined.locator("#live-trouble")).to_contain_text("inte framme")
    joined.close()
    again = context.new_page()
    again.goto(f"/live/{trainer.code}")
    sent(again)
    expect(option(again, 1)).to_be_checked()


def test_an_answer_that_comes_too_late_is_told_so(
    joined: Page, trainer: Trainer, context: BrowserContext
) -> None:
    """The vote closed while the net was away: that is said, and nothing is counted."""
    trainer.put(VOTE)
    stands(joined, "vote1")
    context.set_offline(True)
    option(joined, 0).check()
    send(joined)
    expect(joined.locator("#live-trouble")).to_contain_text("inte framme")
    trainer.move(Move.CLOSE)
    context.set_offline(False)
    expect(joined.locator("#live-trouble")).to_have_text(
        "Omröstningen hann stänga innan ditt svar kom fram."
    )
    stands(joined, "closed1")
    expect(joined.locator("#live-no-answer")).to_be_visible()


def test_without_a_stream_the_page_asks(phone: Page, trainer: Trainer) -> None:
    """Where events are blocked the room still gets through, within seconds."""
    phone.route("**/events", lambda route: route.abort())
    join(phone, trainer)
    trainer.put(VOTE)
    expect(phone.locator("#live-room[data-stage=vote1]")).to_be_visible(timeout=8_000)


def test_a_portal_that_says_all_is_well_is_no_answer(joined: Page, trainer: Trainer) -> None:
    """What is not the course's own word is waited out, and the answer is taken once."""
    trainer.put(VOTE)
    stands(joined, "vote1")

    def portal(route: Route) -> None:
        route.fulfill(status=200, headers={"Content-Type": "text/html"}, body="<p>Logga in</p>")

    joined.route("**/answer", portal)
    option(joined, 0).check()
    send(joined)
    expect(joined.locator("#live-trouble")).to_contain_text("inte framme")
    joined.unroute("**/answer")
    joined.evaluate("dispatchEvent(new Event('online'))")
    sent(joined)
