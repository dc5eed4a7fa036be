"""What a participant's page is told, from the lobby to the explanation, in both languages."""

import pytest

from course.content import Course
from course.live.stages import Form, Move
from tests.server.asking import Client
from tests.server.live.leading import Trainer
from tests.server.live.phones import Phone, event

SAYS = {
    "sv": ("Du är med.", "Svara nu.", "Stängt.", "Prata med den"),
    "en": ("You are in.", "Answer now.", "Closed.", "Talk to the person"),
}


@pytest.fixture(scope="module")
def vote(course: Course) -> str:
    """Give an exercise with one question and one right answer."""
    return next(each.id for each in course["sv"].exercises.values() if each.kind == "choose")


@pytest.fixture(scope="module")
def options(course: Course, vote: str) -> list[str]:
    """Give its options, a wrong one first."""
    found = course["sv"].exercises[vote].spec.options.values()
    return [each.key for each in sorted(found, key=lambda each: each.right)]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_vote_goes_through_all_its_stages(
    client: Client, trainer: Trainer, vote: str, options: list[str], lang: str
) -> None:
    """Each stage says in the phone's own language what is to be done in it."""
    voice = Phone(client, trainer.code, lang).join()
    lobby, opened, closed, talk = SAYS[lang]
    assert lobby in voice.state()["html"]
    trainer.put(vote)
    assert opened in voice.state()["html"]
    taken = voice.answer({"pick": options[0]}).json()
    assert f'value="{options[0]}" checked' in taken["html"]
    trainer.move(Move.CLOSE)
    assert closed in voice.state()["html"]
    trainer.move(Move.TALK)
    assert talk in voice.state()["html"]
    trainer.move(Move.AGAIN)
    again = voice.state()
    assert (again["round"], again["turn"]) == (2, 1)
    assert "checked" not in again["html"]
    trainer.move(Move.CLOSE, Move.REVEAL, Move.KEY, Move.EXPLAIN)
    last = voice.state()
    assert last["own"]["answer"]["pick"] == options[0]
    assert 'class="kf-verdict"' in last["html"]
    assert "<button" not in last["html"]
    assert last["html"].count("<input ") == last["html"].count("<input disabled")


def test_nothing_tells_right_from_wrong_before_the_explanation(
    client: Client, trainer: Trainer, vote: str, options: list[str]
) -> None:
    """A wrong answer and a right one look the same until the trainer explains."""
    first, second = (Phone(client, trainer.code).join() for _ in range(2))
    trainer.put(vote)
    told = []
    for voice, pick in ((first, options[0]), (second, options[-1])):
        html = voice.answer({"pick": pick}).json()["html"]
        told.append(html.replace(" checked", ""))
    assert told[0] == told[1]
    assert "own" not in first.state()


def test_a_result_shows_no_count_below_five_answers(
    client: Client, trainer: Trainer, vote: str, options: list[str]
) -> None:
    """Four answers are four: which they are is told from the fifth on."""
    voices = [Phone(client, trainer.code).join() for _ in range(5)]
    for number, shown in ((4, False), (5, True)):
        trainer.put(vote)
        for voice in voices[:number]:
            assert voice.answer({"pick": options[0]}).status == 200
        trainer.move(Move.CLOSE, Move.REVEAL)
        html = voices[0].state()["html"]
        assert ("kf-result-figure" in html) == shown
        assert f">Svar: {number}" in html


def test_an_answer_can_be_changed_until_it_is_closed_and_no_later(
    phone: Phone, trainer: Trainer, vote: str, options: list[str]
) -> None:
    """The last answer before the closing counts; one after it is refused, and said to be late."""
    trainer.put(vote)
    phone.answer({"pick": options[0]})
    phone.answer({"pick": options[1]})
    now = phone.state()
    trainer.move(Move.CLOSE)
    asked = {"turn": now["turn"], "round": now["round"], "event": event(), "do": "check"}
    late = phone.ask("answer", **asked, fields={"pick": options[0]})
    assert (late.status, late.json()) == (409, {"status": 409, "why": "late"})
    trainer.move(Move.REVEAL, Move.KEY, Move.EXPLAIN)
    assert phone.state()["own"]["answer"]["pick"] == options[1]


def test_an_event_that_was_taken_is_answered_as_taken_and_changes_nothing(
    phone: Phone, trainer: Trainer, vote: str, options: list[str]
) -> None:
    """Sent again, also with other fields and also after the closing, it is what it was."""
    trainer.put(vote)
    name = event()
    first = phone.answer({"pick": options[0]}, event=name)
    changes = trainer.session.changes
    again = phone.answer({"pick": options[1]}, event=name)
    assert first.json()["taken"] == again.json()["taken"] == name
    assert f'value="{options[0]}" checked' in again.json()["html"]
    trainer.move(Move.CLOSE)
    late = phone.ask("answer", turn=1, round=1, event=name, do="check", fields={})
    assert late.status == 200
    assert trainer.session.changes == changes + 1


def test_a_private_turn_shows_nobody_elses_answer(
    client: Client, trainer: Trainer, vote: str, options: list[str]
) -> None:
    """Not a count either; one's own feedback comes with the explanation."""
    voices = [Phone(client, trainer.code).join() for _ in range(6)]
    trainer.put(vote, Form.PRIVATE)
    for voice in voices:
        assert voice.answer({"pick": options[0]}).json()["own"]["exercise"] == vote
    trainer.move(Move.CLOSE, Move.EXPLAIN)
    html = voices[0].state()["html"]
    assert "kf-result" not in html
    assert "kf-verdict" in html


def test_a_wall_shows_what_was_let_through_and_takes_up_votes(
    client: Client, trainer: Trainer, course: Course
) -> None:
    """Whose a line is nobody is told; one's own line takes no vote of one's own."""
    asked = next(each for each in course["sv"].exercises.values() if each.kind == "write")
    field = asked.spec.questions[0].key
    writer, reader = (Phone(client, trainer.code).join() for _ in range(2))
    trainer.put(asked.id, Form.WALL)
    writer.answer({field: "Vi <b>ringer</b> upp dem"})
    trainer.move(Move.CLOSE, Move.REVEAL)
    assert "ringer" not in reader.state()["html"]
    trainer.let_through()
    html = reader.state()["html"]
    assert "Vi &lt;b&gt;ringer&lt;/b&gt; upp dem" in html
    mark = html.partition('data-like="')[2].partition('"')[0]
    assert 'aria-pressed="true"' in reader.ask("upvote", mark=mark, yes=True).json()["html"]
    assert "Det här skrev du" in writer.state()["html"]
    assert writer.ask("upvote", mark=mark, yes=True).status == 403
    assert 'aria-pressed="false"' in reader.ask("upvote", mark=mark, yes=False).json()["html"]
    trainer.move(Move.EXPLAIN)
    late = reader.ask("upvote", mark=mark, yes=True)
    assert (late.status, late.json()["why"]) == (409, "late")


def test_a_voice_is_the_same_in_every_language(phone: Phone, trainer: Trainer, vote: str) -> None:
    """What was answered in Swedish stands in the English page."""
    trainer.put(vote)
    pick = phone.state()["html"].partition('value="')[2].partition('"')[0]
    phone.answer({"pick": pick})
    phone.lang = "en"
    html = phone.state()["html"]
    assert 'lang="en"' in html
    assert f'value="{pick}" checked' in html
