"""Put steps in order with Up and Down buttons; the steps follow the learner's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import moving
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Section
from course.legend import Label, Legend, Said, placed
from course.text import Text
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

OWN = "own"
FEWEST = 3  # two steps have no order beside the right one and its reverse


@dataclass(frozen=True)
class Variant:
    """The steps in the right order for some of the places; `id` is the first of these places."""

    id: str
    steps: Mapping[str, Item]
    start: tuple[str, ...]

    @property
    def right(self) -> tuple[str, ...]:
        """The steps' keys in the right order."""
        return tuple(self.steps)


@dataclass(frozen=True)
class Spec:
    """The variant for each place, the places' names, and what is said when right or wrong."""

    variants: Mapping[str, Variant]
    orgs: Mapping[str, str]
    right: Text
    wrong: Text

    @property
    def different(self) -> tuple[Variant, ...]:
        """Each variant once."""
        return tuple({variant.id: variant for variant in self.variants.values()}.values())


def parse(body: Body) -> Spec:
    """Read a section of steps for each group of places, and the sections `right` and `wrong`."""
    said = {section.keys[0]: section for section in body.sections if section.keys in _SAID}
    orgs = {key: place["org"] for key, place in body.works.places.items()}
    variants: dict[str, Variant] = {}
    for section in (each for each in body.sections if each.keys not in _SAID):
        variant = _variant(section)
        for key in section.keys:
            if key not in orgs and key != OWN:
                raise section.place.error(f"“{key}” is not one of the places in places.toml.")
            if key in variants:
                raise section.place.error(f"The place “{key}” stands over two lists of steps.")
            variants[key] = variant
    for key in (*orgs, OWN):
        if key not in variants:
            raise body.error(f"No steps for the place “{key}”: write it in a ### heading.")
    return Spec(variants, orgs, _paragraph("right", said, body), _paragraph("wrong", said, body))


_SAID = (("right",), ("wrong",))


def _variant(section: Section) -> Variant:
    steps = {item.key: item for item in section.keyed()}
    if len(steps) < FEWEST:
        raise section.place.error(f"An order exercise needs at least {FEWEST} steps in each list.")
    return Variant(section.keys[0], steps, moving.start(section.keys[0], tuple(steps)))


def _paragraph(key: str, said: Mapping[str, Section], body: Body) -> Text:
    if key not in said:
        raise body.error(f"The section “### {key}” is missing: one paragraph, after the steps.")
    if len(said[key].paragraphs) != 1:
        raise said[key].place.error(f"The section “{key}” holds just one paragraph.")
    return said[key].place.inline(said[key].paragraphs[0].source)


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the place, the orders by variant, the last move, and whether it is judged."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    place = fields.one("place", spec.variants)
    if place is None:
        return None
    orders = dict(_orders(spec, fields.inside("orders").raw))
    now = spec.variants[place]
    orders.setdefault(now.id, list(now.start))
    moved = fields.one("moved", now.steps) or ""
    return new(place=place, orders=orders, moved=moved, checked=fields.flag("checked"))


def _orders(spec: Spec, raw: Mapping[Any, object]) -> Iterator[tuple[str, list[str]]]:
    for variant in spec.different:
        if order := moving.kept(raw.get(variant.id), variant.right):
            yield variant.id, order


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Move a step, judge the order, or look at another variant."""
    spec: Spec = exercise.spec
    done, fields = event(happened)
    before = clean(exercise, answer)
    do, _, key = done.partition(":")
    place = fields.one("variant", spec.variants) or (before["place"] if before else OWN)
    now = clean(exercise, {**(before or {}), "place": place})
    assert now  # the place is a known one  # noqa: S101
    if do in moving.WAYS:
        order = moving.moved(now["orders"][spec.variants[place].id], do, key)
        if order is None:
            return before
        now["orders"][spec.variants[place].id] = order
        return clean(exercise, now | {"moved": key, "checked": False})
    if do == "check":
        return clean(exercise, now | {"moved": "", "checked": True})
    if do == "variant":
        other = before is None or spec.variants[place] != spec.variants[before["place"]]
        return clean(exercise, now | ({"moved": "", "checked": False} if other else {}))
    return before


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:
    """Announce a move; judge the order only when asked."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    variant = spec.variants[answer["place"]]
    order: list[str] = answer["orders"][variant.id]
    if answer["checked"]:
        return _judged(spec, variant, order)
    if moved := answer["moved"]:
        return moving.told(variant.steps, order, moved, learner)
    return EMPTY if tuple(order) == variant.start else Verdict("partly")


def _judged(spec: Spec, variant: Variant, order: Sequence[str]) -> Verdict:
    good = [key for key, right in zip(order, variant.right, strict=True) if key == right]
    notes = {key: Note("right") for key in good}
    slots = {"right": len(good), "all": len(order)}
    if len(good) == len(order):
        return Verdict("right", "said_places_right", slots, notes, (Note("right", spec.right),))
    quote = variant.steps[order[0]].quote if order[0] != variant.right[0] else None
    first = (Note("wrong", quote.text, quote.tag),) if quote else ()
    after = (*first, Note("info", spec.wrong))
    if good:
        return Verdict("partly", "said_places_partly", slots, notes, after)
    return Verdict("wrong", "said_places_none", slots, notes, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:
    """Give the place whose steps are shown, and the steps in the learner's order."""
    spec: Spec = exercise.spec
    place = answer["place"] if answer else learner.place
    shown = place if isinstance(place, str) and place in spec.variants else OWN
    variant = spec.variants[shown]
    order = answer["orders"][variant.id] if answer else variant.start
    steps = [variant.steps[key] for key in order]
    return {
        "shown": shown,
        "steps": steps,
        "names": [moving.named(step, learner) for step in steps],
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count on which place (from 1) each step was put, for the variants that anyone used."""
    spec: Spec = exercise.spec
    counts: dict[str, dict[str, int]] = {}
    for variant in spec.different:
        used = [a["orders"][variant.id] for a in answers if spec.variants[a["place"]] == variant]
        for key in variant.steps if used else ():
            count = Counter(order.index(key) + 1 for order in used)
            places = range(1, len(variant.steps) + 1)
            counts[f"{variant.id}/{key}"] = {str(place): count[place] for place in places}
    return counts


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    found: dict[str, Legend] = {}
    for variant in spec.different:
        labels = {key: step.text for key, step in variant.steps.items()}
        found |= placed(labels, _whose(spec, variant), variant.right, f"{variant.id}/")
    return found


def _whose(spec: Spec, variant: Variant) -> Label:
    """Name the workplaces whose steps these are."""
    keys = [key for key, each in spec.variants.items() if each == variant]
    listed = [spec.orgs[key] for key in keys if key in spec.orgs]
    return ", ".join(listed) if listed else Said("order_own")


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
