"""What an author is told of a mistake in a block: plain words, and the line it stands on."""

from collections.abc import Callable
from importlib import import_module

import pytest

from tests.kinds import test_climb, test_match, test_order, test_reply, test_say, test_tick

# These kinds say beside their sample what can be wrong with it.
BESIDE = (
    "act",
    "again",
    "ask",
    "chain",
    "choose",
    "commit",
    "count",
    "fill",
    "find",
    "guess",
    "need",
    "poll",
    "prefer",
    "probe",
    "rank",
    "recall",
    "remember",
    "show",
)
SAMPLES = {
    "climb": test_climb.SAMPLE,
    "match": test_match.SAMPLE,
    "order": test_order.SAMPLE,
    "reply": test_reply.SAMPLE,
    "say": test_say.SAMPLE,
    "tick": test_tick.SAMPLE,
}
# By kind: what is written instead of what, on which line of the block (from 1), and what is said.
MISTAKES: dict[str, list[tuple[str, str, int, str]]] = {
    "climb": [
        (" plan=nearest,ultimate", "", 1, "add plan=nearest,ultimate"),
        ("plan=nearest,ultimate", "plan=nearest", 1, "two plan fields"),
        ("| next | Och vem hjälper de? |\n", "", 1, "no row “next”"),
        ("| outside | Står utanför oss |", "| outside | |", 1, "no row “outside” with a text"),
        ("| outside |", "| beyond |", 10, "“beyond” is not one of the rows"),
        ("| outside | Står utanför oss |", "| outside | a | b |", 10, "has 3 cells"),
        ("`inside`", "`stuck`", 14, "“stuck” is not one of the replies"),
        ("\n  > Byt det sista steget.", "", 1, "reply “inside” is missing"),
        ("`inside`", "`self`", 14, "stands twice"),
    ],
    "match": [
        ("- `sökande`\n- `none` Inget ord\n  > Någon finns det alltid.\n", "", 1, "at least two"),
        ("- `none` Inget ord", "- `none`", 9, "is not in words.tsv, so it needs a label"),
        ("| patient |", "| doctor |", 14, "“doctor” is not one of the words"),
        ("| patient |", "| |", 14, "accepts no word"),
        ("för {kunderna}", "för alla", 14, "no form of the word"),
        ("{kunderna}", "{kundena}", 14, "is no form of the word"),
        ("| MC01 Blodet är någons. |", "| |", 14, "no explanation"),
        (" | MC01 Blodet är någons. |", " |", 14, "has 4 cells"),
        ("| agency |", "| lab |", 15, "stands twice"),
        ("- `sökande`", "- `patient`", 8, "stands twice"),
    ],
    "order": [
        ("### kommun", "### komun", 6, "“komun” is not one of the places"),
        ("### labb own", "### labb kommun own", 12, "“kommun” stands over two lists"),
        ("### labb own", "### own", 1, "No steps for the place “labb”"),
        ("### labb own", "### labb", 1, "No steps for the place “own”"),
        ("3. `salary` Lönen kommer.\n\n###", "\n###", 6, "at least 3 steps"),
        ("`budget` Chefen", "`tax` Chefen", 8, "stands twice"),
        ("### right\nSå går **pengarna**.\n", "", 1, "“### right” is missing"),
        ("\n### wrong\nFråga vem som hade dem först.\n", "", 1, "“### wrong” is missing"),
        ("Så går **pengarna**.", "", 19, "“right” holds just one paragraph"),
        ("hade dem först.", "hade dem.\n\nOch mer.", 22, "“wrong” holds just one paragraph"),
    ],
    "reply": [
        ("[x]", "[ ]", 1, "here 0 are"),
        ("- [ ] `soft`", "- [x] `soft`", 1, "here 2 are"),
        ("- [ ] `soft`", "- `soft`", 10, "has no box"),
        ("`soft` Skriver vänligt", "`soft`", 10, "has no words"),
        ("\n  > MC04 Han förstår inte.", "", 10, "has no quote"),
        ("> MC04 Han", "> Han", 10, "starts with its misconception"),
        ("`soft`", "`yes`", 10, "stands twice"),
        ("MC01 MC04", "MC01", 1, "Feedback for MC04 stands in the block"),
    ],
    "say": [
        (" plan=pay_sentence", "", 1, "add plan=pay_sentence"),
        ("| därför att |", "| |", 9, "no words before its gap"),
        ("| därför att |", "| för {kunden} |", 9, "cannot hold the learner's word"),
        ("| 30 |", "| tre |", 9, "a number from 1 to 400, not “tre”"),
        ("| 30 |", "| 0 |", 9, "a number from 1 to 400"),
        ("| 30 |", "|", 9, "has 2 cells"),
        ("| because |", "| payer |", 9, "stands twice"),
        ("`benefit` Jag säger vad de får.", "`benefit`", 13, "A self-check has a text"),
        ("\n  > Skriv en sak.", "", 13, "and a quote (>)"),
    ],
    "tick": [
        (" plan=payer", "", 1, "add plan=payer"),
        ("| Elias | uses |", "| Elias | eats |", 14, "“eats” is not one of the columns"),
        ("| Elias | uses | |", "| Elias | uses | uses |", 14, "“uses” is both a tick"),
        ("| Han åker. |", "| |", 14, "no explanation"),
        ("| | Han åker. |", "| Han åker. |", 14, "has 4 cells"),
        ("| officer |", "| elias |", 15, "stands twice"),
        ("oss? | 10 |", "oss? | tio |", 20, "a number from 1 to 400, not “tio”"),
        ("oss? | 10 |", "oss? | 500 |", 20, "a number from 1 to 400"),
        ("| uses | Vem använder? | 10 |", "| uses | 10 |", 21, "has 2 cells"),
        ("`uses` Använder", "`pays` Använder", 8, "stands twice"),
    ],
}
for kind in BESIDE:
    module = import_module(f"tests.kinds.test_{kind}")
    SAMPLES[kind], MISTAKES[kind] = module.SAMPLE, module.MISTAKES
# By kind: the part that is left out, from these words up to those, and what is said.
MISSING = [
    ("match", "| key |", ":::", "columns key, organisation, accepted, sentence, explanation"),
    ("reply", "- [x]", ":::", "at least two replies"),
    ("say", "- `outside`", ":::", "needs its self-checks"),
    ("say", "| key |", "- `outside`", "columns key, words before, max"),
    ("tick", "- `pays`", "| key |", "needs its columns"),
    ("tick", "| key | label |", ":::", "columns key, label, max"),
    ("climb", "| key |", "- `self`", "columns key, text"),
]


@pytest.mark.parametrize(
    ("kind", "mistake"), [(kind, each) for kind, several in MISTAKES.items() for each in several]
)
def test_a_mistake_is_told_with_its_line(
    mistake_in: Callable[[str], tuple[int, str]], kind: str, mistake: tuple[str, str, int, str]
) -> None:
    """An author's mistake is said in plain words, where it stands."""
    old, new, line, said = mistake
    assert old in SAMPLES[kind]
    where, what = mistake_in(SAMPLES[kind].replace(old, new))
    assert said in what
    assert where == line


@pytest.mark.parametrize(("kind", "first", "after", "said"), MISSING)
def test_a_missing_part_is_told(
    mistake_in: Callable[[str], tuple[int, str]], kind: str, first: str, after: str, said: str
) -> None:
    """A block without one of its parts says on its first line which part it wants."""
    sample = SAMPLES[kind]
    end = sample.index(after, sample.index(first))
    assert mistake_in(sample[: sample.index(first)] + sample[end:])[0] == 1
    assert said in mistake_in(sample[: sample.index(first)] + sample[end:])[1]
