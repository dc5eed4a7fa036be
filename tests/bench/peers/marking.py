"""What the peers' pages say of an answer; plain Python, the same in each framework."""

from typing import Any


def of_rows(block: dict[str, Any], picks: dict[str, str | None]) -> list[str]:
    """Give a sentence for each row that is answered: right, or what is to be thought of."""
    said = []
    for row in block["rows"]:
        pick = picks.get(row["key"])
        if pick:
            first = "Rätt." if pick in row["right"] else block["replies"][pick]
            said.append(f"{row['label']}: {first} {row['why']}")
    return said


def of_choice(block: dict[str, Any], pick: str | None) -> list[str]:
    """Give what follows on the choice."""
    return [block["replies"][pick]] if pick else []


def of_steps(block: dict[str, Any], steps: list[str]) -> list[str]:
    """Give the reply, and the steps as they were written."""
    written = [step for step in steps if step.strip()]
    return [" → ".join(written), block["reply"]] if written else []
