"""What the live room refuses, and in which words; nothing that a client sends makes it fail."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.live import codes
from course.live.stages import Form
from course.server import limits
from tests.kinds.strategies import ANYTHING
from tests.server.asking import Client
from tests.server.live.leading import Trainer
from tests.server.live.phones import KIND, Phone, event
from tests.serving import Served, learners

ASKED = ("join", "state", "answer", "upvote")
SURROGATE, NUL = "\ud800", "\0"


def test_who_has_no_voice_is_a_stranger(client: Client, trainer: Trainer) -> None:
    """A token that the session does not know answers nothing and sees nothing."""
    trainer.put("how-far")
    foreign = Phone(client, trainer.code, token=codes.token())
    asked = {"turn": 1, "round": 1, "event": event(), "do": "check", "fields": {}}
    for what, more in (
        ("state", {}),
        ("answer", asked),
        ("upvote", {"mark": "0" * 16, "yes": True}),
    ):
        answer = foreign.ask(what, **more)
        assert (answer.status, answer.json()["why"]) == (403, "stranger")


def test_a_voice_of_one_session_is_a_stranger_in_another(
    phone: Phone, client: Client, store: Any
) -> None:
    """A token opens the session that it was given in, and no other."""
    from tests.server.live import leading

    other = leading.begin(store)
    assert Phone(client, other.code, token=phone.token).ask("state").status == 403


def test_a_session_that_is_ended_is_gone(phone: Phone, trainer: Trainer, client: Client) -> None:
    """The page's script hears so; a person hears that no room has the code."""
    trainer.end()
    gone = phone.ask("state")
    assert (gone.status, gone.json()) == (410, {"status": 410, "why": "gone"})
    page = client.ask(f"/live/{trainer.code}", Accept_Language="sv")
    assert page.status == 404
    assert "Inget rum har den koden" in page.text


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_code_may_be_typed_as_people_type(client: Client, trainer: Trainer, lang: str) -> None:
    """Small letters, spaces and no hyphen lead to the room, in the language that was asked for."""
    for typed in (trainer.code.lower(), trainer.code.replace("-", "+"), trainer.key.code):
        moved = client.ask(f"/live?code={typed}&lang={lang}")
        assert moved.status == 302
        assert moved.headers["Location"] == f"/live/{trainer.code}?lang={lang}"
    moved = client.ask(f"/live/{trainer.key.code.lower()}")
    assert moved.headers["Location"] == f"/live/{trainer.code}"
    assert client.ask(f"/live/{trainer.code}?lang={lang}").status == 200


def test_the_page_says_what_is_kept_before_it_says_join(client: Client, trainer: Trainer) -> None:
    """How long, who sees it, and that the server keeps no address: all before the button."""
    for lang, told in (
        ("sv", ("utan namn", "tolv timmar", "minst fem", "släpper fram", "ingen IP-adress")),
        ("en", ("without a name", "twelve hours", "at least five", "lets it through", "no IP")),
    ):
        before = client.ask(f"/live/{trainer.code}?lang={lang}").text.partition('id="live-go"')[0]
        assert all(each in before for each in told)


def test_a_giant_answer_is_refused_and_nothing_of_it_kept(phone: Phone, trainer: Trainer) -> None:
    """More than an answer can be is told so; the next answer is taken."""
    trainer.put("how-far")
    giant = phone.answer({"x": "å" * limits.LIVE_QUESTION})
    assert (giant.status, giant.json()) == (413, {"status": 413})
    assert phone.answer({"x": "å" * 1000}).status == 200


def test_no_answer_sets_a_cookie_or_may_be_kept(phone: Phone, client: Client) -> None:
    """Neither the pages nor what their scripts ask for."""
    for answer in (client.ask("/live"), client.ask(f"/live/{phone.code}"), phone.ask("state")):
        assert answer.headers["Set-Cookie"] is None
        assert answer.headers["Cache-Control"] == "no-store"


def test_text_that_no_database_holds_is_held(phone: Phone, trainer: Trainer, course: Any) -> None:
    """Half a surrogate pair and the sign of nothing are taken as the kinds take them."""
    asked = next(each for each in course["sv"].exercises.values() if each.kind == "write")
    trainer.put(asked.id, Form.WALL)
    said = f"Hej{SURROGATE}{NUL} du"
    assert phone.answer({asked.spec.questions[0].key: said}).status == 200
    assert "Hej du" in phone.state()["html"]


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    what=st.sampled_from(ASKED),
    asked=ANYTHING,
    name=st.sampled_from(["turn", "round", "event", "do", "fields", "lang", "mark", "yes", ""]),
)
def test_any_question_gets_an_answer_or_a_refusal(
    phone: Phone, trainer: Trainer, what: str, asked: Any, name: str
) -> None:
    """JSON of any shape, in any place of a question, never makes the server fail."""
    if trainer.session.turn is None:
        trainer.put("how-far")
    sound = {"turn": 1, "round": 1, "event": event(), "do": "check", "fields": {}}
    whole = {**sound, "token": phone.token, "lang": "sv", "mark": "0" * 16, "yes": True}
    question = {**whole, name: asked} if name else asked
    try:
        body = json.dumps(question).encode()
    except ValueError:
        return
    status = phone.client.ask(f"/live/{phone.code}/{what}", "POST", body, **KIND).status
    assert status == 200 or 400 <= status < 500


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff", b"[" * 5000])
def test_what_is_no_question_is_malformed(phone: Phone, body: bytes) -> None:
    """It is told with a number, as JSON."""
    for what in ASKED:
        answer = phone.client.ask(f"/live/{phone.code}/{what}", "POST", body, **KIND)
        assert (answer.status, answer.json()["status"]) == (400, 400)


@pytest.mark.parametrize(
    "path",
    [
        "/live/%00",
        "/live/%ff",
        "/live/KRT-HMB%2Fx",
        "/live/%C3%A5",
        "/live?lang=%ff",
        "/live?code=%ff",
    ],
)
def test_odd_addresses_are_answered(client: Client, path: str) -> None:
    """As a wrong code, or as if nothing had been said."""
    assert client.ask(path).status in (200, 400, 404)


def test_a_page_elsewhere_cannot_answer_for_anyone(phone: Phone) -> None:
    """A browser says from where a question comes, and only our own pages may ask."""
    phone.more = {"Sec_Fetch_Site": "cross-site"}
    assert phone.ask("state").status == 403


def test_guessing_has_an_end(tmp_path: Path, where: str, trainer: Trainer) -> None:
    """After forty wrong codes from one address nobody there is told of any code, right or wrong.

    Who has a voice already is not held up by it.
    """
    with learners(tmp_path / "log", "--store", where) as served:
        client = Client(served.address)
        voice = Phone(client, trainer.code).join()
        right, wrong = f"/live/{trainer.code}", "/live/BBB-BBB"
        statuses = [client.ask(wrong).status for _ in range(44)]
        assert statuses[:40] == [404] * 40
        assert statuses[-1] == 429
        assert client.ask(right).status == 429
        assert int(client.ask(right).headers["Retry-After"]) >= 1
        assert "Vänta en liten stund" in client.ask(right, Accept_Language="sv").text
        refused = Phone(client, trainer.code, token=codes.token()).ask("state")
        assert (refused.status, refused.json()["why"]) == (429, "guesses")
        assert voice.ask("state").status == 200
        assert served.log.read_text().count(" 429") < 5


def test_the_log_holds_no_code_no_token_and_no_answer(
    served: Served, client: Client, store: Any, course: Any
) -> None:
    """It says that something in the live room was asked for, and how it went."""
    from tests.server.live import leading

    trainer = leading.begin(store)
    phone = Phone(client, trainer.code).join()
    asked = next(each for each in course["sv"].exercises.values() if each.kind == "write")
    trainer.put(asked.id, Form.WALL)
    phone.answer({asked.spec.questions[0].key: "kanariefågel"})
    client.ask(f"/live/{trainer.code}")
    phone.ask("answer", turn=9, round=1, event=event(), do="kanariefågel", fields={})
    Phone(client, trainer.code, token=codes.token()).ask("state")
    said = served.log.read_text("utf-8")
    assert "GET /live/… 200" in said
    assert "POST /live/… 409" in said
    for secret in (trainer.code, trainer.key.code, phone.token, trainer.key.secret, "kanariefågel"):
        assert secret not in said


@pytest.mark.parametrize("path", ["/live", "/live/KRT-HMB", "/live/KRT-HMB/events"])
def test_without_a_store_there_is_kindly_no_room(tmp_path: Path, path: str) -> None:
    """Each of the addresses says so in words."""
    with learners(tmp_path / "log") as served:
        answer = Client(served.address).ask(path, Accept_Language="sv")
    assert answer.status == 404
    assert "Här finns inget rum" in answer.text
