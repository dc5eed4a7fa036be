"""What a hostile participant tries, each with the answers that it may get."""

import json
from collections.abc import Callable, Mapping

from course.server import limits
from tests.server.asking import Answer
from tests.server.live.phones import event
from tests.server.live.scene import LINES, Scene, hexed

Trick = Callable[[Scene], Answer]
Tricks = Mapping[str, tuple[int, Trick]]
TAKEN, MALFORMED, STRANGER, LATE, NO_METHOD, GONE, TYPE = 200, 400, 403, 409, 405, 410, 415
BIG = 20_000_000  # bytes that are only said to come

FOR_OTHERS: Tricks = {
    "a token of another room": (STRANGER, lambda s: s.answer(token=s.scribbler.token)),
    "a made-up token": (STRANGER, lambda s: s.answer(token="0" * 32)),
    "no token": (STRANGER, lambda s: s.answer(token=None)),
    "what the store knows a voter by": (STRANGER, lambda s: s.answer(token=s.victim())),
    "half of what the store knows": (STRANGER, lambda s: s.answer(token=s.victim()[:32])),
    "a hash of one's own": (STRANGER, lambda s: s.answer(token=hexed(s.hostile.token))),
    "a token in capitals": (STRANGER, lambda s: s.answer(token=s.hostile.token.upper() + "A")),
    "a token with more after it": (STRANGER, lambda s: s.answer(token=s.voters[0].token + "\n")),
    "a token in a list": (STRANGER, lambda s: s.answer(token=[s.voters[0].token])),
    "the trainer's secret as a token": (STRANGER, lambda s: s.answer(token=s.vote.key.secret)),
    "the room's number as a token": (STRANGER, lambda s: s.answer(token=s.vote.key.id)),
    "a token in a cookie": (
        STRANGER,
        lambda s: s.answer(token="", headers={"Cookie": f"token={s.hostile.token}"}),
    ),
    "a token in a header": (
        STRANGER,
        lambda s: s.answer(token="", headers={"Authorization": f"Bearer {s.hostile.token}"}),
    ),
    "another's voice beside one's own token": (TAKEN, lambda s: s.answer(voice=s.victim())),
    "two tokens, another's first": (
        TAKEN,
        lambda s: s.post(
            b'{"token":"' + s.victim().encode() + b'",' + json.dumps(s.asked()).encode()[1:]
        ),
    ),
    "another's answer in the fields": (
        TAKEN,
        lambda s: s.answer(fields={"pick": s.picks[1], "voice": s.victim(), "session": "x"}),
    ),
    "one's own line": (STRANGER, lambda s: s.like(s.mark(LINES[2]))),
    "a line that waits for the trainer": (STRANGER, lambda s: s.like(s.mark(LINES[1]))),
    "a line of an earlier wall": (STRANGER, lambda s: s.like(s.elsewhere)),
    "a line of a wall in another room": (
        LATE,
        lambda s: s.hostile.ask("upvote", mark=s.mark(LINES[0]), yes=True),
    ),
    "a mark that no line has": (STRANGER, lambda s: s.like("0" * 16)),
    "a vote that somebody else gave, taken back": (
        TAKEN,
        lambda s: s.like(s.mark(LINES[0]), yes=False),
    ),
    "a mark that is a pattern": (MALFORMED, lambda s: s.like("%" * 16)),
    "a vote that is a number": (MALFORMED, lambda s: s.like(s.mark(LINES[0]), yes=2)),
    "an answer at the wall, now that it is shown": (
        LATE,
        lambda s: s.scribbler.ask(
            "answer", turn=2, round=1, event=event(), do="check", fields={"x": "y"}
        ),
    ),
}
LATE_OR_EARLY: Tricks = {
    "a turn that is over": (LATE, lambda s: s.answer(turn=1)),
    "a turn that has not been": (LATE, lambda s: s.answer(turn=3)),
    "the second round in the first": (LATE, lambda s: s.answer(round=2)),
    "a round that there is none of": (MALFORMED, lambda s: s.answer(round=0)),
    "a turn that is true": (MALFORMED, lambda s: s.answer(turn=True)),
    "a turn that is a half": (MALFORMED, lambda s: s.answer(turn=2.0)),
    "a turn without end": (MALFORMED, lambda s: s.answer(turn=10**30)),
    "an event without end": (MALFORMED, lambda s: s.answer(event="e" * 41)),
    "an event with a line in it": (MALFORMED, lambda s: s.answer(event="event-0001\n")),
}
GIANTS: Tricks = {
    "a byte more than an answer may have": (
        413,
        lambda s: s.post(b" " * (limits.LIVE_QUESTION + 1)),
    ),
    "a text as long as an answer may be": (
        TAKEN,
        lambda s: s.answer(fields={"x" * 20_000: "y", "pick": s.picks[1]}),
    ),
    "an answer that is packed": (
        MALFORMED,
        lambda s: s.post(b"\x1f\x8b" + b"\0" * 99, Content_Encoding="gzip"),
    ),
    "lists in lists": (MALFORMED, lambda s: s.post(b"[" * 9000 + b"]" * 9000)),
    "fields in fields": (MALFORMED, lambda s: s.answer(fields=_deep(40))),
    "a number of thousands of digits": (
        MALFORMED,
        lambda s: s.post(json.dumps(s.asked()).encode()[:-1] + b',"n":' + b"9" * 9000 + b"}"),
    ),
    "numbers that are none": (MALFORMED, lambda s: s.post(b'{"turn": NaN}')),
    "thousands of fields": (
        TAKEN,
        lambda s: s.answer(fields={**{f"{n}": "" for n in range(2500)}, "pick": s.picks[1]}),
    ),
}
METHODS: Tricks = {
    **{
        f"{method} of {path or 'the page'}": (NO_METHOD, lambda s, p=path, m=method: s.get(p, m))  # type: ignore[misc]
        for path, method in (
            ("/answer", "GET"),
            ("/answer", "PUT"),
            ("/state", "DELETE"),
            ("/join", "HEAD"),
            ("/events", "DELETE"),
            ("/screen/state", "PUT"),
            ("", "POST"),
            ("", "PATCH"),
            ("/screen", "TRACE"),
        )
    },
    "another method in a header": (
        NO_METHOD,
        lambda s: s.get("/answer", X_HTTP_Method_Override="POST"),
    ),
    "a form instead of JSON": (
        TYPE,
        lambda s: s.answer(headers={"Content_Type": "application/x-www-form-urlencoded"}),
    ),
    "JSON that says it is text": (
        TYPE,
        lambda s: s.answer(headers={"Content_Type": "text/plain"}),
    ),
    "from a page elsewhere": (
        STRANGER,
        lambda s: s.answer(headers={"Origin": "https://evil.example"}),
    ),
    "from a page that is nowhere": (STRANGER, lambda s: s.answer(headers={"Origin": "null"})),
    "under another name": (421, lambda s: s.answer(headers={"Host": "evil.example"})),
    "an address that leads out": (
        404,
        lambda s: s.client.ask(f"/live/{s.vote.code}/../../../etc/passwd"),
    ),
    "the trainer's doings": (404, lambda s: s.post({}, f"/live/{s.vote.code}/move")),
    "a room's end": (404, lambda s: s.post({}, f"/live/{s.vote.code}/end")),
}
CODES: Tricks = {
    "a code that is SQL": (404, lambda s: s.client.ask("/live/'%20OR%201=1--")),
    "a code that is a pattern": (404, lambda s: s.client.ask("/live/______")),
    "letters that look like ours": (404, lambda s: s.client.ask("/live/%EF%BC%AB" * 2)),
    "a code without end": (404, lambda s: s.client.ask(f"/live/{'B' * 5000}")),
    "a voice with another room's code": (
        STRANGER,
        lambda s: s.post({"token": s.hostile.token}, f"/live/{s.wall.code}/state"),
    ),
    "a screen by the number of another room": (
        GONE,
        lambda s: s.get(f"/screen/state?session={s.wall.key.id}"),
    ),
}
ALL: Mapping[str, tuple[int, Trick]] = {
    **FOR_OTHERS,
    **LATE_OR_EARLY,
    **GIANTS,
    **METHODS,
    **CODES,
}


def _deep(levels: int) -> object:
    said: object = "x"
    for _ in range(levels):
        said = {"x": said}
    return said
