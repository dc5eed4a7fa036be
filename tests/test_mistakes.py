"""An author's mistakes: each gets its file, its line and a plain sentence."""

from pathlib import Path

import pytest

from course import lesson
from course.content import Course
from course.place import ContentError

HEAD = "---\ntitle: Prov\nminutes: 5\ngoal: Du kan pröva.\n---\n\n"

RATE = """\
::: rate #how-far S03 MC03
## Hur långt?

Välj för varje rad.

- `0` Inget steg
- `1` Ett steg
- `none` Finns ingen
  > MC03

| Nyckel | Yrke | Svar | Förklaring |
| --- | --- | --- | --- |
| desk | Receptionist | 0 | Möter {kunden} själv. |
:::
"""

REPLY = """\
::: reply #when-no S05 MC14 MC08
## När svaret är nej

Vad svarar du?

- [ ] `yes` Ja
  > MC14 Det håller inte.
- [x] `why` Nej, och här är skälen
  > Nu vet den sökande vad som gäller.
- [ ] `law` Se paragrafen
  > MC08 Brevet förstås inte.
:::
"""


def mistakes(tmp_path: Path, course: Course, source: str) -> list[ContentError]:
    """Read a lesson that should fail and give what was said."""
    path = tmp_path / "1-try.md"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        lesson.read(path, course["sv"].reference)
    return list(caught.value.exceptions)  # type: ignore[arg-type]


def test_a_sound_lesson_is_read(tmp_path: Path, course: Course) -> None:
    """The samples that the mistakes below are made from have none themselves."""
    path = tmp_path / "1-try.md"
    path.write_text(HEAD + RATE + "\n" + REPLY, encoding="utf-8")
    read = lesson.read(path, course["sv"].reference)
    assert [each.id for each in read.exercises] == ["how-far", "when-no"]


CASES = {
    "an unknown kind": (HEAD + RATE.replace("::: rate", "::: dream"), 7, "“dream” is not a kind of exercise"),
    "no id": (HEAD + RATE.replace("#how-far ", ""), 7, "has no id"),
    "no right option": (HEAD + REPLY.replace("[x]", "[ ]"), 7, "right"),
    "two right options": (HEAD + REPLY.replace("- [ ] `law`", "- [x] `law`"), 7, "right"),
    "an option without feedback": (HEAD + REPLY.replace("  > MC08 Brevet förstås inte.\n", ""), 16, "no quote"),
    "an unknown word form": (HEAD + RATE.replace("{kunden}", "{kundarna}"), 19, "Did you mean {kunderna}?"),
    "an unknown word form in prose": (HEAD + "Fråga {kundan}.\n\n" + RATE, 7, "{kundan} is no form"),
    "an unknown misconception": (HEAD + RATE.replace("MC03", "MC77"), 7, "MC77 is not one of the misconceptions"),
    "an unknown misconception in feedback": (HEAD + RATE.replace("> MC03", "> MC77"), 15, "MC77"),
    "a misconception without feedback": (HEAD + RATE.replace("  > MC03\n", ""), 7, "no feedback in the block starts with it"),
    "feedback that the first line does not promise": (HEAD + RATE.replace("S03 MC03", "S03"), 7, "not on its first line"),
    "an unknown plan field": (HEAD + RATE.replace("S03 MC03", "S03 MC03 plan=dream"), 7, "plan fields"),
    "a word on the first line that means nothing": (HEAD + RATE.replace("S03 MC03", "S3 MC03"), 7, "“S3” is not understood"),
    "a row too wide": (HEAD + RATE.replace("| 0 | Möter", "| 0 | 1 | Möter"), 19, "5 cells, but the table has 4"),
    "a row too narrow": (HEAD + RATE.replace("| 0 | Möter {kunden} själv. |", "| 0 |"), 19, "3 cells, but the table has 4"),
    "a header unlike the line under it": (HEAD + RATE.replace("| --- | --- | --- | --- |", "| --- | --- |"), 17, "differ in width"),
    "a step that the scale has not": (HEAD + RATE.replace("| 0 | Möter", "| 9 | Möter"), 19, "“9” is not a step"),
    "two keys alike": (HEAD + RATE.replace("- `1`", "- `0`"), 13, "stands twice"),
    "an item without a key": (HEAD + RATE.replace("- `1` Ett", "- Ett"), 13, "starts with its key"),
    "a key with other signs": (HEAD + RATE.replace("- `1`", "- `One!`"), 13, "small letters"),
    "a block without a title": (HEAD + RATE.replace("## Hur långt?\n", ""), 7, "starts with its title"),
    "a block that is never closed": (HEAD + RATE.rstrip().removesuffix(":::"), 7, "never closed"),
    "a block that runs into the next": (HEAD + RATE.rstrip().removesuffix(":::") + "\n" + REPLY, 7, "never closed"),
    "a closing line with nothing open": (HEAD + RATE + "\n:::\n", 22, ":::"),
    "a title with the learner's word in it": (HEAD.replace("Prov", "{Kunden}"), 1, "title cannot hold"),
    "no front matter": (RATE, 1, "starts with ---"),
    "a front matter line that is no pair": (HEAD.replace("minutes: 5", "minutes 5"), 3, "name: value"),
    "an unknown front matter name": (HEAD.replace("goal:", "gaol:"), 4, "“gaol” is not one of"),
    "a missing front matter line": (HEAD.replace("goal: Du kan pröva.\n", ""), 1, "“goal: …” is missing"),
    "minutes that are no number": (HEAD.replace("minutes: 5", "minutes: fem"), 1, "whole number"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "line", "said"), CASES.values(), ids=CASES.keys())
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, course: Course, source: str, line: int, said: str
) -> None:
    """Each mistake an author can make is told with file, line and a plain sentence."""
    told = [(each.path.name, each.line, each.said) for each in mistakes(tmp_path, course, source)]
    assert any(
        name == "1-try.md" and at == line and said in sentence for name, at, sentence in told
    ), told


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path, course: Course) -> None:
    """Two blocks with a mistake each give two messages, so that an author need not ask twice."""
    source = HEAD + RATE.replace("S03 MC03", "S03") + "\n" + REPLY.replace("[x]", "[ ]")
    assert len(mistakes(tmp_path, course, source)) == 2


def test_two_exercises_with_one_id_are_refused(tmp_path: Path) -> None:
    """An id that two lessons share is told where it stands the second time."""
    from course import content

    for lang in ("sv", "en"):
        (tmp_path / lang).mkdir()
        source = HEAD + "::: keep #keep-start\n## Rubrik\n\nText.\n:::\n"
        (tmp_path / lang / "9-more.md").write_text(source, encoding="utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        content.load(tmp_path)
    said = [str(each) for each in caught.value.exceptions]
    assert len(said) == 2
    assert all(
        "9-more.md:7: The id “keep-start” is taken already, in 0-starting-point.md" in each
        for each in said
    )
