"""Something to start from: a lesson in every language, or an exercise of a kind."""

from __future__ import annotations

import re
from pathlib import Path

from course.content import Course
from course.lesson import Exercise

SLUG = re.compile(r"[0-9]{1,2}(-[a-z0-9]+)+")

_LESSONS = {
    "sv": """\
---
title: Ge lektionen ett namn
minutes: 5
goal: Efteråt kan du säga vad du har lärt dig.
---

Här börjar lektionen.
Skriv varje mening på en egen rad.
Så här skriver du deltagarens eget ord: vi frågar {{kunden}}.

## En rubrik

Mer att läsa före övningen.

::: write #{name}
## Med dina egna ord

Tänk på den du senast hjälpte.

| Nyckel | Fråga | Längst |
|---|---|---|
| who | Vem var det? Skriv en roll, inget namn. | 60 |
| why | Vad hoppades personen på? | 120 |

> Så säger kursen när svaren är sparade.
:::

## Stanna eller fortsätt

Säg hur lektionen hänger ihop med nästa.
""",
    "en": """\
---
title: {title}
minutes: 5
goal: Afterwards you can say what the lesson was about.
---

The lesson begins here.
Write each sentence on a line of its own.
This is how you write the learner's own word: we ask {{customers}}.

## A heading

More to read before the exercise.

::: write #{name}
## In your own words

Think of the last person you helped.

| Key | Question | Longest |
|---|---|---|
| who | Who was it? Write a role, no names. | 60 |
| why | What did they hope for? | 120 |

> This is what the course says once the answers are saved.
:::

## Stop or go on

Say how this lesson leads to the next.
""",
}


def lesson(folder: Path, slug: str) -> list[Path]:
    """Write a lesson in every language; raises FileExistsError before it would replace anything."""
    name = slug.partition("-")[2]
    filled = {"title": name.replace("-", " ").capitalize(), "name": f"{name}-words"}
    texts = {
        folder / lang / f"{slug}.md": text.format_map(filled) for lang, text in _LESSONS.items()
    }
    for path in texts:
        if path.exists():
            raise FileExistsError(path)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(texts)


def exercise(course: Course, lang: str, kind: str) -> str:
    """Give the block of the course's first exercise of a kind, with another id."""
    found = next(each for each in course[lang].exercises.values() if each.kind == kind)
    return _block(found).replace(f"#{found.id}", f"#my-{kind}", 1)


def _block(found: Exercise) -> str:
    lines = found.place.lines[found.place.line - 1 :]
    end = next(number for number, line in enumerate(lines) if number and line.startswith(":::"))
    return "\n".join(lines[: end + 1])
