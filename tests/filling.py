"""How the form of each kind is filled and sent, badly so that feedback shows, or well."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from course import answering, plan
from course.answer import Answer
from course.content import Course
from course.kinds import revisit
from course.lesson import Exercise
from tests.browser.people import Person

TALK = timedelta(days=7)  # from the day of the answers to that of the talk
OBSTACLE = {"sv": "Mötet blev inställt", "en": "The meeting was called off"}
LEVELS = ("heard", "think", "unknown")


@dataclass
class Desk:
    """Someone at work on an exercise: what they write, and the answers so far."""

    course: Course
    exercise: Exercise
    person: Person
    well: bool
    day: date
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def spec(self) -> Any:
        """What the author wrote."""
        return self.exercise.spec

    @property
    def texts(self) -> Mapping[str, str]:
        """What this person writes here; badly is what they wrote at first, where they did."""
        first, last = (
            each.get(self.exercise.id, {}) for each in (self.person.badly, self.person.well)
        )
        return last if self.well or not first else first

    def send(self, does: str = "check", /, **fields: object) -> Answer:
        """Send the form as the page's script does, and keep the answer that comes."""
        event = {
            "id": self.exercise.id,
            "do": does,
            "fields": fields,
            "day": f"{self.day}",
            "seed": "s",
        }
        asked = {"answers": self.answers, "event": event, "draw": []}
        changed = answering.reply(self.course, self.person.lang, asked)["answers"]
        self.answers |= {key: answer for key, answer in changed.items() if answer}
        return self.answers.get(self.exercise.id, {})

    def pick(self, options: Mapping[str, Any]) -> str:
        """Give the first option that is right, or one that is wrong."""
        return next(key for key, option in options.items() if option.right == self.well)

    def tagged(self, options: Mapping[str, Any]) -> str:
        """Give the first option that answers a misconception, or else the last."""
        return next((key for key, o in options.items() if o.quote and o.quote.tag), [*options][-1])


def _name(at: Desk) -> None:
    at.send("word", key=at.person.word)


def _place(at: Desk) -> None:
    task = at.texts["task"]
    at.send(place=at.person.place, task=task if at.well else f"{task}. " * 5)


def _write(at: Desk) -> None:
    level = "guess" if at.well else "sure"
    at.send(**at.texts, **{f"sure-{q.key}": level for q in at.spec.questions})


def _rate(at: Desk) -> None:
    at.send(**{row.key: row.right if at.well else "none" for row in at.spec.rows})


def _match(at: Desk) -> None:
    wrong = {
        row.key: [key for key in at.spec.options if key not in row.accepted][-1]
        for row in at.spec.rows
    }
    at.send(**({row.key: row.accepted[0] for row in at.spec.rows} if at.well else wrong))


def _climb(at: Desk) -> None:
    steps = {f"step-{number}": text for number, text in at.texts.items()}
    at.send(**steps, **({f"outside-{len(steps)}": "yes"} if at.well else {}))


def _reply(at: Desk) -> None:
    at.send(pick=at.pick(at.spec.branches))


def _move(at: Desk, wanted: Sequence[str], order: Sequence[str], **fields: str) -> None:
    for place, key in enumerate(wanted):
        for _ in range([*order].index(key) - place):
            now = at.send(f"up:{key}", **fields)
            order = now["order"] if "order" in now else next(iter(now["orders"].values()))
    at.send("check", **fields)


def _order(at: Desk) -> None:
    variant = at.spec.variants[at.person.place]
    told = sorted(variant.steps, key=lambda key: not variant.steps[key].quote)
    _move(at, variant.right if at.well else told, variant.start, variant=at.person.place)


def _rank(at: Desk) -> None:
    _move(at, at.spec.voiced if at.well else at.spec.voiced[::-1], at.spec.start)


def _tick(at: Desk) -> None:
    one = next(iter(at.spec.columns))
    ticks = {actor.key: [*actor.must] if at.well else [one] for actor in at.spec.actors}
    at.send(**ticks, **{f"own-{key}": text for key, text in at.texts.items()})


def _say(at: Desk) -> None:
    texts = {f"part-{key}": text for key, text in at.texts.items()}
    at.send(**texts)
    at.send(**texts, checks=[*at.spec.checks] if at.well else [])


def _choose(at: Desk) -> None:
    at.send(pick=at.pick(at.spec.options), sure="think" if at.well else "sure")


def _poll(at: Desk) -> None:
    at.send(pick=[*at.spec.options][0 if at.well else -1])


def _find(at: Desk) -> None:
    at.send(ticks=[key for key, option in at.spec.options.items() if option.right == at.well])


def _recall(at: Desk) -> None:
    at.send(**{key: at.pick(question.options) for key, question in at.spec.questions.items()})


def _remember(at: Desk) -> None:
    at.send(**at.texts, sure="think")
    if at.well:
        at.send(**at.texts, sure="think", near=[*at.spec.steps][2])


def _show(at: Desk) -> None:
    at.send(**at.texts)


def _act(at: Desk) -> None:
    pick = at.person.moves[at.exercise.id] if at.well else at.tagged(at.spec.options)
    at.send(pick=pick, **{f"line-{key}": text for key, text in at.texts.items() if at.well})


def _fill(at: Desk) -> None:
    wrong = at.tagged(at.spec.options)
    at.send(**{gap.key: gap.answer if at.well else wrong for gap in at.spec.gaps})


def _chain(at: Desk) -> None:
    at.send(**{f"link-{key}": text for key, text in at.texts.items()})


def _ask(at: Desk) -> None:
    when = (at.day + TALK).isoformat() if at.well else ""
    at.send(**at.texts, route="colleague" if at.well else "listen-in", when=when)


def _need(at: Desk) -> None:
    levels = zip(at.spec.lines if at.well else (), LEVELS, strict=False)
    at.send(**at.texts, **{f"level-{key}": level for key, level in levels})


def _probe(at: Desk) -> None:
    well = dict(
        zip(
            at.spec.questions,
            ("simplify-nobody", "simplify-little", "own-rule", "us"),
            strict=False,
        )
    )
    badly = {key: at.tagged(question.options) for key, question in at.spec.questions.items()}
    at.send(**at.texts, **(well if at.well else badly))


def _count(at: Desk) -> None:
    at.send(**at.texts, type=[*at.spec.types][1 if at.well else 0])


def _again(at: Desk) -> None:
    texts = {**at.person.well[at.exercise.id], **at.texts}
    points = {f"points-{key}": [*all_of] for key, all_of in at.spec.points.items() if at.well}
    at.send(**texts)
    at.send(**texts, **points)


def _decide(at: Desk) -> None:
    """Badly: every other one surely wrong, and another like the first of these."""
    drawn = at.send(f"start:{at.person.place}")["drawn"]
    for number, key in enumerate(drawn):
        options = at.spec.items[key].options
        right = next(each for each in options if options[each].right)
        pick = right if at.well or number % 2 else at.pick(options)
        at.send(
            f"check:{key}", **{f"pick-{key}": pick, f"sure-{key}": "think" if at.well else "sure"}
        )
    if not at.well:
        at.send(f"retry:{drawn[0]}")


def _commit(at: Desk) -> None:
    at.send(**at.texts)
    if at.well:
        at.send("hide")
        at.send(memory1=at.texts["then1"], memory2=at.texts["then2"])


def _approve(at: Desk) -> None:
    every = at.course[at.person.lang].exercises.values()
    was = plan.fingerprint(plan.written(every, at.answers)["purpose"])
    at.send("edit:purpose")
    at.send("keep", **{f"now-purpose-{was}": at.texts["purpose"], "days": ["2", "14", "60"]})
    if at.well:
        at.send("approve")


def _revisit(at: Desk) -> None:
    someone = answering.learner(at.course, at.person.lang, at.answers)
    keys = revisit.asked(at.exercise, None, someone)
    picks = {f"pick-{key}": at.pick(at.spec.bank[key].options) for key in keys}
    more = {} if at.well else {"obstacle": OBSTACLE[at.person.lang]}
    at.send(f"check:{'.'.join(keys)}", **picks, became="yes" if at.well else "no", **more)


WAYS: Mapping[str, Callable[[Desk], None]] = {
    "act": _act, "again": _again, "approve": _approve, "ask": _ask, "chain": _chain,
    "choose": _choose, "climb": _climb, "commit": _commit, "count": _count, "decide": _decide,
    "fill": _fill, "find": _find, "guess": _choose, "match": _match, "name": _name, "need": _need,
    "order": _order, "place": _place, "poll": _poll, "prefer": _recall, "probe": _probe,
    "rank": _rank, "rate": _rate, "recall": _recall, "remember": _remember, "reply": _reply,
    "revisit": _revisit, "say": _say, "show": _show, "tick": _tick, "write": _write,
}  # fmt: skip
