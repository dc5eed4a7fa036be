"""What a whole room answers: the same for everyone, and all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course import kinds, situations
from course.answer import Answer, Fields

if TYPE_CHECKING:
    from course.lesson import Exercise


# What these kinds say first is of things that a room has not: one's first try, one's situations.
TOLD = ("again", "revisit")


def told(exercise: Exercise) -> str:
    """Name the string that a room is told in place of what the lesson says; "" where that holds."""
    return f"live_told_{exercise.kind}" if exercise.kind in TOLD else ""


def shared(exercise: Exercise, answer: Answer | None) -> Answer | None:
    """Give an answer as a room sees it: what each learner draws for themselves, the room shares."""
    kind = kinds.of(exercise.kind)
    if exercise.kind != "decide" or kind is None:
        return answer
    return kind.clean(exercise, asked(exercise, answer))


def asked(exercise: Exercise, answer: Answer | None = None) -> dict[str, Any]:
    """Draw by the exercise's own name, so that a room talks of the same; what is judged is not.

    Keeps what an answer says of them. Gives an answer to be cleaned by its kind.
    """
    drawn = situations.draw(exercise.spec.items, exercise.id, None, exercise.spec.draw)
    given = Fields(answer)
    told = {name: given.inside(name).raw for name in ("picks", "sure")}
    return {"seed": exercise.id, "drawn": drawn, **told}


def decided(exercise: Exercise, fields: Fields) -> dict[str, Any] | None:
    """Take a room's form as it stands, in place of an earlier one; None is an empty form."""
    now = asked(exercise)
    told = {
        name: {key: fields.raw.get(f"{field}-{key}") for key in now["drawn"]}
        for name, field in (("picks", "pick"), ("sure", "sure"))
    }
    filled = any(each for given in told.values() for each in given.values())
    return {**now, **told, "checked": now["drawn"]} if filled else None
