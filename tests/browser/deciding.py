"""How the situations of a draw are decided: each wrong at first, then one like it well."""

import re

from playwright.sync_api import Locator, expect

from course.situations import Situation
from course.verdict import Note
from tests.browser.walk import Said, There, called, pick

SURELY = 3  # are wrong and sure; of the other wrong ones the learner only thinks so


def decide(there: There) -> Said:
    """Badly: every situation wrong, three of them for sure. Well: one like each, while any is."""
    walk, every = there.walk, range(1, there.spec.draw + 1)
    names = [walk.ui("decide_number", number=number, all=len(every)) for number in every]
    if there.well:
        return try_again(there, names)
    there.press(walk.ui("decide_start"))
    notes = []
    for number, name in enumerate(names, start=1):
        level = "sure" if number <= SURELY else "think"
        notes.append(settle(there, asked(there, name), name, level))
        left = len(names) - number
        if left:
            there.verdict(there.said("said_decide_wrong", number=number, left=left))
    return there.said("said_decide_sure_wrong", *notes, right=0, all=len(names), sure=SURELY)


def try_again(there: There, names: list[str]) -> Said:
    """Ask for a situation like each one, where the bank has another on the same misconception."""
    walk, similar = there.walk, there.walk.ui("decide_similar")
    cases = {name: asked(there, name) for name in names}
    wrong = {name: pick(case.options, right=False) for name, case in cases.items()}
    notes = [option.note for option in wrong.values()]
    for name, option in wrong.items():
        retry = there.box.get_by_role("button", name=called(walk.ui("decide_retry"), name))
        like = [key for key, each in unmet(there).items() if option.quote.tag in each.tags]
        expect(retry).to_have_count(min(1, len(like)))
        if not like:
            continue
        there.press(walk.ui("decide_retry"), name)
        case = asked(there, similar, opened=True)
        assert case.id in like
        notes.append(settle(there, case, similar, "think"))
        there.verdict(there.said("said_decide_again_right"))
    assert len(notes) > len(names)
    return there.said("said_decide_again_right", *notes)


def settle(there: There, case: Situation, name: str, level: str) -> Note:
    """Decide in one situation, and read beside it why the option is right, or what is better."""
    walk, option = there.walk, pick(case.options, there.well)
    box = there.box.locator(f"#{there.exercise.id}-{case.id}")
    options = box.get_by_role("group", name=re.compile(f"^{re.escape(name)}"))
    expect(options).to_have_accessible_name(f"{name} {walk.say(case.asks)}")
    there.radio(walk.say(option.text), options)
    there.radio(walk.ui(f"sure_{level}"), there.group(walk.ui("how_sure"), name))
    there.press(walk.ui("check"), name)
    There(walk, there.exercise, box, there.well).reads(option.note)
    better = f"{walk.ui('decide_better')} {walk.say(case.options[case.right].text)}"
    expect(box.get_by_text(better, exact=True)).to_have_count(int(not there.well))
    note: Note = option.note
    return note


def asked(there: There, name: str, *, opened: bool = False) -> Situation:
    """Find the situation of the bank that stands on the page under a name."""
    named = there.walk.page.get_by_text(name, exact=True)
    found = there.box.locator(".kf-question").filter(has=named)
    if opened:
        found = found.filter(has=there.walk.page.get_by_role("radio"))
    case: Situation = there.spec.items[number_of(found)]
    return case


def number_of(case: Locator) -> str:
    """Give the number in the bank, from the end of a situation's id on the page."""
    return str(case.get_attribute("id")).rpartition("-")[2]


def unmet(there: There) -> dict[str, Situation]:
    """Give the situations of the bank that are not on the page yet."""
    met = {number_of(each) for each in there.box.locator(".kf-question").all()}
    return {key: each for key, each in there.spec.items.items() if key not in met}
