"""A session's results handed over as files, before it is ended."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from course.live import export, results, voting
from course.live.desk import Desk
from course.live.export import Played
from course.live.led import Led
from course.live.session import Session, Turn
from course.live.stages import Form
from course.live.store import reading


def over(desk: Desk, lang: str, folder: Path) -> list[Path]:
    """Write what the room may know of itself, as JSON and CSV; gives the files.

    Nothing is written where nothing was answered. Raises OSError, and as `Desk.led` does.
    """
    led = desk.led
    session = led.sees(reading.session, led.key.id, led.store.clock())
    turns = led.sees(reading.all_turns, led.key.id)
    played = [each for turn in turns if (each := _played(desk, lang, led, session, turn))]
    if not any(any(each.found.answered) for each in played):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    day = datetime.fromtimestamp(led.store.clock()).date()  # noqa: DTZ006 -- the trainer's own day
    stem = f"{desk.course[lang].reference.strings['room_file']}-{day}-{session.code}"
    told = {
        folder / f"{stem}.json": export.as_json(lang, played).encode(),
        folder / f"{stem}.csv": export.as_csv(desk.course, lang, played),
    }
    for path, said in told.items():
        path.write_bytes(said)
    return [*told]


def _played(desk: Desk, lang: str, led: Led, session: Session, turn: Turn) -> Played | None:
    """Count a turn; None for an exercise that the course has no more."""
    exercise = desk.course[lang].exercises.get(turn.exercise)
    if exercise is None:
        return None
    where = (led.key.id, turn.number)
    rounds = [led.sees(reading.all_answers, *where, each) for each in range(1, turn.rounds + 1)]
    counted = led.sees(reading.counted, *where)
    who = voting.learner(desk.course, lang, session)
    found = results.result(desk.course, exercise, who, rounds, counted)
    return Played(turn, found, led.sees(reading.wall, *where) if turn.form is Form.WALL else ())
