"""How the exercises are answered in which one writes, first badly and then well."""

from tests.browser.walk import TALK, There


def write(there: There) -> None:
    """Write short texts, and say how sure one is."""
    for question in there.spec.questions:
        there.write(there.walk.say(question.text), there.texts[question.key])
        there.sure(question.text, "guess" if there.well else "sure")
    there.save()


def climb(there: There) -> None:
    """Climb from the first who gets the work to someone outside."""
    walk, texts = there.walk, there.texts
    asks = {key: walk.say(text) for key, text in there.spec.asks.items()}
    there.write(asks["first"], texts["1"])
    if there.well:
        there.press(asks["next"])
        there.write(asks["next"], texts["2"])
        there.tick(asks["outside"], within=there.group(walk.ui("climb_step", number=2)))
    there.save()


def sentence(there: There) -> None:
    """Write a sentence in parts, and check it oneself."""
    for part in there.spec.parts:
        there.write(part.lead, there.texts[part.key])
    there.save()
    for check in there.spec.checks.values():
        there.tick(there.walk.say(check.text), there.well)
    there.save()


def remember(there: There) -> None:
    """Write from memory, then the real text, and judge how near they are."""
    there.sure(there.spec.mine.label, "think")
    if there.well:
        there.write(there.walk.say(there.spec.mine.label), there.texts["mine"])
    there.save()
    if there.well:
        there.write(there.walk.say(there.spec.real.label), there.texts["real"])
        there.radio(there.walk.say([*there.spec.steps.values()][2].text))
        there.save()


def show(there: There) -> None:
    """Write what a value looks like."""
    there.lines(there.spec.rows)
    there.save()


def act(there: There) -> None:
    """Choose a move, and write to whom."""
    tagged = (key for key, each in there.spec.options.items() if each.quote and each.quote.tag)
    chosen = there.walk.person.moves[there.exercise.id] if there.well else next(tagged)
    there.radio(there.walk.say(there.spec.options[chosen].text))
    there.lines(there.spec.rows)
    there.save()


def chain(there: There) -> None:
    """Write a chain, link by link."""
    for number, row in enumerate(there.spec.rows.values(), start=1):
        lead = f"{there.walk.ui('chain_link', number=number)}: {there.walk.say(row.label)}"
        there.write(lead, there.texts[row.key])
    there.save()


def ask(there: There) -> None:
    """Choose a route and write whom and what one asks; at first without a day."""
    route = there.spec.routes["colleague" if there.well else "listen-in"]
    with there.walk.page.expect_response("**/reply"):
        there.radio(there.walk.say(route.text))
    there.lines(there.spec.lines)
    if there.well:
        when = there.box.get_by_label(there.walk.say(there.spec.lines["when"].label), exact=True)
        there.walk.hands.date(when, TALK.isoformat())
    there.save()


def need(there: There) -> None:
    """Write three lines, and say how one knows."""
    levels = zip(there.spec.lines.values(), ("heard", "think", "unknown"), strict=True)
    there.lines(there.spec.lines)
    for line, level in levels if there.well else ():
        asked = there.group(there.walk.ui("need_how"), there.walk.say(line.label))
        there.radio(there.walk.ui(f"level_{level}"), asked)
    there.save()


def probe(there: There) -> None:
    """Name a rule, and answer what is asked about it, one question at a time."""
    chosen = (
        ("simplify-nobody", "simplify-little", "own-rule", "us") if there.well else ("unclear",)
    )
    there.lines(there.spec.lines)
    there.press(there.walk.ui("probe_next"))
    every = there.spec.questions.values()
    for question, key in zip(every, chosen, strict=False):
        there.radio(
            there.walk.say(question.options[key].text), there.group(there.walk.say(question.asks))
        )
        names = [there.walk.ui(each) for each in ("probe_next", "probe_end", "save_answers")]
        there.press_one(names)


def count(there: There) -> None:
    """Say what takes time, and how much."""
    there.radio(there.walk.say([*there.spec.types.values()][1].text))
    there.lines(there.spec.rows)
    there.press(there.walk.ui("count_do"))


def again(there: There) -> None:
    """Answer once more, and tick what is true of the new answers."""
    there.lines(there.spec.questions)
    there.save()
    for key, question in there.spec.questions.items() if there.well else ():
        points = there.group(there.walk.ui("again_points"), there.walk.say(question.label))
        for point in there.spec.points[key].values():
            there.tick(there.walk.say(point.text), within=points)
    if there.well:
        there.save()


def commit(there: There) -> None:
    """Make two plans; then write them from memory."""
    walk, texts = there.walk, there.texts
    for plan, keys in enumerate((("when1", "then1"), ("when2", "then2")), start=1):
        fields = there.group(walk.ui("commit_plan", number=plan))
        for key in keys:
            found = fields.get_by_role("textbox", name=there.spec.labels[key], exact=True)
            walk.hands.write(found, texts[key])
    there.save()
    if there.well:
        there.press(walk.ui("commit_hide"))
        for plan in (1, 2):
            there.write(walk.ui("commit_memory", number=plan), f"{texts[f'then{plan}']}")
        there.press(walk.ui("commit_compare"))


def approve(there: There) -> None:
    """Change a line where it stands; when all is well, say that this is the page."""
    walk, label = there.walk, there.walk.ui("plan_purpose")
    there.press(walk.ui("approve_edit"), label)
    there.write(label, there.texts["purpose"])
    there.press(walk.ui("approve_keep"), label)
    if there.well:
        there.press(walk.ui("approve_done"))
