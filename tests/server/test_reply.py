"""The endpoint: what it answers, what it refuses, and that it keeps nothing."""

import gzip
import json

import pytest

from tests.server.asking import Client

QUESTION = {
    "answers": {},
    "event": {"id": "how-far", "do": "check", "fields": {"care-centre": "none"}},
    "draw": ["how-far"],
}


def test_an_event_gets_an_answer_and_html(client: Client) -> None:
    """The endpoint answers as the course does, in the language of its address."""
    answer = client.reply(QUESTION)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json"
    said = answer.json()
    assert set(said) == {"build", "answers", "html", "forms", "place"}
    assert 'id="how-far" lang="sv"' in said["html"]["how-far"]
    assert 'lang="en"' in client.reply(QUESTION, "en").json()["html"]["how-far"]


@pytest.mark.parametrize("question", [None, 1, "x", [], {}, {"draw": []}, {"answers": [[[]]]}])
def test_a_question_of_any_shape_gets_an_answer(client: Client, question: object) -> None:
    """JSON that no page sends is no fault of the server's."""
    assert client.reply(question).status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"nonsense",
        b'{"a": NaN}',
        b"[Infinity]",
        b"\xff\xfe",
        b"9" * 5_000,
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
    ids=["empty", "cut", "no json", "nan", "infinity", "no text", "vast", "deep", "deep object"],
)
def test_what_is_not_json_is_refused(client: Client, body: bytes) -> None:
    """A body that cannot be read gets 400, however it is broken."""
    answer = client.reply(body)
    assert (answer.status, answer.json()) == (400, {"status": 400})


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_does_not_call_itself_json_is_refused(client: Client, kind: str) -> None:
    """Another site's form cannot ask: a browser sends JSON to its own site only."""
    assert client.reply(QUESTION, Content_Type=kind).status == 415


def test_json_may_name_its_letters(client: Client) -> None:
    """`application/json; charset=utf-8` is JSON too."""
    assert client.reply(QUESTION, Content_Type="Application/JSON; charset=utf-8").status == 200


@pytest.mark.parametrize("size", [1_000_001, 3_000_000])
def test_a_question_that_is_too_long_is_refused(client: Client, size: int) -> None:
    """More than a megabyte is no workbook."""
    assert client.reply(b'"' + b"x" * (size - 2) + b'"').status == 413


def test_a_question_may_be_as_long_as_a_workbook(client: Client) -> None:
    """A megabyte is read."""
    assert client.reply(b'"' + b"x" * 999_998 + b'"').status == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_the_endpoint_takes_only_post(client: Client, method: str) -> None:
    """There is nothing to fetch, nothing to change and nothing to remove."""
    answer = client.ask("/sv/reply", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "POST")


def test_no_answer_is_kept_on_the_way(client: Client) -> None:
    """No browser and no proxy may keep an answer, or the news that it was refused."""
    for answer in (client.reply(QUESTION), client.reply(b"{"), client.ask("/sv/reply")):
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_long_answer_is_compressed(client: Client) -> None:
    """A phone on a slow net gets feedback in fewer bytes."""
    plain, small = client.reply(QUESTION), client.reply(QUESTION, Accept_Encoding="gzip")
    assert small.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(small.body)) == plain.json()
    assert len(small.body) < len(plain.body) / 2


def test_half_a_sign_breaks_nothing(client: Client) -> None:
    """Half a surrogate pair, which JSON can hold and no file can, comes back as a question mark."""
    fields = {"task": "\ud83d", "place": "kommun"}
    event = {"id": "your-place", "do": "check", "fields": fields}
    answer = client.reply({"event": event, "draw": ["your-place"]})
    assert answer.status == 200
    answer.body.decode()


def test_two_learners_never_meet(client: Client) -> None:
    """What one sent is in nobody else's answer: the server remembers nothing between two."""
    client.reply(
        {"event": {"id": "your-place", "do": "check", "fields": {"task": "canary-of-mine"}}}
    )
    assert b"canary-of-mine" not in client.reply({}).body
    assert b"canary-of-mine" not in client.ask("/sv/").body
