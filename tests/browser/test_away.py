"""What stands between the learner and the course: whatever it says, the answer waits or is told."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

Visit = Callable[[str], Page]
HTML = {"Content-Type": "text/html"}
OURS = {"Content-Type": "application/json"}
LOGIN = "<!doctype html><title>Logga in på gästnätet</title>"
AWAY: dict[str, dict[str, Any]] = {
    "a proxy without a server": {"status": 502, "headers": HTML, "body": LOGIN},
    "a full server": {"status": 503, "headers": OURS, "body": '{"status": 503}'},
    "a slow server behind a proxy": {"status": 504, "body": ""},
    "too many at once": {"status": 429, "headers": OURS, "body": '{"status": 429}'},
    "too slow a request": {"status": 408, "body": ""},
    "a net to log in to": {"status": 511, "headers": HTML, "body": LOGIN},
    "a portal that says all is well": {"status": 200, "headers": HTML, "body": LOGIN},
    "a portal that leads elsewhere": {"status": 302, "headers": {"Location": "/sv/"}},
    "a wall at work": {"status": 403, "headers": HTML, "body": LOGIN},
    "a proxy with a limit of its own": {"status": 413, "headers": HTML, "body": LOGIN},
    "a site being moved": {"status": 404, "headers": HTML, "body": LOGIN},
    "a proxy to log in to": {"status": 407, "headers": HTML, "body": LOGIN},
    "JSON of another program": {"status": 200, "headers": OURS, "body": '{"ok": true}'},
    "JSON that says nothing": {"status": 200, "headers": OURS, "body": "null"},
    "a refusal of another program": {"status": 400, "headers": OURS, "body": '{"error": "no"}'},
    "half a reply": {"status": 200, "headers": OURS, "body": '{"answers": {"how-far'},
    "nothing at all": {"status": 200, "headers": OURS, "body": ""},
}
LOST = ("connectionreset", "internetdisconnected", "namenotresolved", "timedout")


def ask(page: Page) -> Locator:
    """Answer a row of exercise 1.1 and ask for the verdict."""
    exercise = page.locator("#how-far")
    exercise.get_by_label("Receptionist på en vårdcentral").select_option("none")
    exercise.locator("button[value=check]").click()
    return exercise


def is_kept(page: Page, instead: Callable[[Route], None]) -> None:
    """Hold that the answer waits in sight, and is taken once when the course is back."""
    finished: list[str] = []
    between: list[Route] = []

    def answer(route: Route) -> None:
        between.append(route)
        instead(route)

    page.on("requestfinished", lambda request: finished.append(request.url.rpartition("/")[2]))
    page.route("**/reply", answer)
    exercise = ask(page)
    expect(page.locator("html")).to_have_attribute("data-state", "waiting")
    expect(page.locator(".kf-header .kf-status")).to_contain_text("Ingen kontakt")
    expect(page.locator(".kf-header .kf-status")).to_be_in_viewport()
    page.unroute("**/reply")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(exercise).to_have_attribute("data-answer", "partly")
    expect(page.locator("html")).to_have_attribute("data-state", "live")
    aborted = sum(each.request.failure is not None for each in between)
    for _ in range(100):  # the browser may tell of an answer later than it uses it
        if finished.count("reply") > len(between) - aborted:
            break
        page.wait_for_timeout(50)
    assert finished.count("reply") == len(between) - aborted + 1


@pytest.mark.parametrize("said", AWAY.values(), ids=AWAY.keys())
def test_what_is_not_the_courses_own_word_is_waited_out(visit: Visit, said: dict[str, Any]) -> None:
    """A proxy, a portal, a wall: the answer waits until the course itself replies."""
    page = visit("/sv/1-who-for")
    is_kept(page, lambda route: route.fulfill(**said))


@pytest.mark.parametrize("how", LOST)
def test_a_lost_net_is_waited_out(visit: Visit, how: str) -> None:
    """However the net is lost, the answer waits."""
    page = visit("/sv/1-who-for")
    is_kept(page, lambda route: route.abort(how))


def test_a_net_that_comes_back_during_a_try_is_used_at_once(visit: Visit) -> None:
    """A try that was under way when the net came back, and failed, is no reason to wait on."""
    page = visit("/sv/1-who-for")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if len(held) == 6:
            return route.continue_()
        return held.append(route)

    page.route("**/reply", hold)
    exercise = ask(page)
    for tries in range(1, 7):  # after the sixth the page would wait for 15 seconds or more
        for _ in range(100):
            if len(held) == tries:
                break
            page.wait_for_timeout(50)
        assert len(held) == tries
        page.evaluate("dispatchEvent(new Event('online'))")
        held[-1].abort("internetdisconnected")
    expect(exercise).to_have_attribute("data-answer", "partly")


def test_an_answer_lost_on_its_way_back_is_taken_once(visit: Visit) -> None:
    """Processed by the server and never heard, a move is sent again, and is one move."""
    page = visit("/sv/2-who-pays")
    moves = page.locator("#follow-the-money button[value^='down:']")
    order = "all => all.map(each => each.value)"
    before = moves.evaluate_all(order)
    processed: list[Any] = []

    def cut(route: Route) -> None:
        processed.append(route.fetch().json())
        route.abort("connectionreset")

    page.route("**/reply", cut)
    moves.first.click()
    expect(page.locator("html")).to_have_attribute("data-state", "waiting")
    page.unroute("**/reply")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("html")).to_have_attribute("data-state", "live")
    expect(page.locator("#follow-the-money")).not_to_have_attribute("data-answer", "empty")
    assert moves.evaluate_all(order) == [before[1], before[0], *before[2:]]
    kept = page.evaluate("JSON.parse(sessionStorage.kundfokus).answers['follow-the-money'].answer")
    assert processed
    assert all(each["answers"]["follow-the-money"] == kept for each in processed)


@pytest.mark.parametrize("status", [400, 403, 413, 415])
def test_a_refusal_of_the_courses_own_is_told_and_stops_nothing(visit: Visit, status: int) -> None:
    """An answer that the course refuses is told; what was typed stays, and the next is sent."""
    page = visit("/sv/1-who-for")
    refused: list[Route] = []

    def refuse(route: Route) -> None:
        asked: Any = route.request.post_data_json
        if asked["event"]["id"] != "how-far":
            return route.continue_()
        refused.append(route)
        return route.fulfill(status=status, headers=OURS, body=json.dumps({"status": status}))

    page.route("**/reply", refuse)
    exercise = ask(page)
    other = page.locator("#swap-the-word")
    pick = other.locator("select").first
    pick.select_option(index=1)
    other.locator("button[value=check]").click()
    expect(other.locator(".kf-verdict")).not_to_be_empty()
    expect(page.locator(".kf-header .kf-status")).to_contain_text("Ladda om sidan")
    expect(exercise.locator("select").first).to_have_value("none")
    expect(exercise.locator(".kf-state")).to_have_text("Inte besvarad")
    assert len(refused) == 1
    page.unroute("**/reply")
    page.reload()
    expect(exercise.locator("select").first).to_have_value("none")
    ask(page)
    expect(exercise).to_have_attribute("data-answer", "partly")
    expect(page.locator(".kf-header .kf-status")).to_contain_text("Svaren finns")
