"""The table: what is promised, what we measured, what others gave beside it, and if it is met."""

from collections.abc import Sequence

from tests.bench.figures import PROMISES, Figure, Measured, Promise

TITLES = {
    "ours": "ours",
    "static": "static file",
    "voila": "stock Voilà",
    "shiny": "Shiny",
    "nicegui": "NiceGUI",
}
OURS = "ours"
Row = list[str]


def table(measured: Measured, entries: Sequence[str], missing: dict[str, str]) -> str:
    """Draw the promises that were measured, then what was measured beside them."""
    promised = [each for each in PROMISES if each.key in measured.keys]
    keys = {each.key for each in promised}
    others = [key for key in measured.keys if key not in keys]
    peers = [each for each in entries if each != OURS]
    head = ["", "promised", "ours: median, p95 (n)", *(TITLES[each] for each in peers), "met?"]
    rows = [_promised(each, peers, measured, missing) for each in promised]
    rows += [_other(key, peers, measured, missing) for key in others]
    notes = [
        f"{key}, {TITLES[entry]}: {why}"
        for key, said in measured.notes.items()
        for entry, why in said.items()
        if measured.figure(key, entry)
    ]
    gone = [f"{TITLES[entry]}: {why}" for entry, why in missing.items()]
    return "\n".join([_lined([head, *rows]), *notes, *gone])


def number(value: float) -> str:
    """Write a number with as many digits as it deserves."""
    if value == 0 or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.4f}"


def _promised(
    promise: Promise, peers: Sequence[str], measured: Measured, missing: dict[str, str]
) -> Row:
    mine = measured.figure(promise.key, OURS)
    cells = [_peer(promise.key, promise.part, each, measured, missing) for each in peers]
    return [promise.what, promise.promised, _mine(mine), *cells, promise.met(mine)]


def _other(key: str, peers: Sequence[str], measured: Measured, missing: dict[str, str]) -> Row:
    part = "p95" if key.startswith(("class", "town")) else "median"
    cells = [_peer(key, part, each, measured, missing) for each in peers]
    mine = _mine(measured.figure(key, OURS))
    return [f"{key}{', p95' if part == 'p95' else ''}", "", mine, *cells, ""]


def _mine(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    return f"{number(figure.median)}, {number(figure.p95)} ({figure.n})"


def _peer(key: str, part: str, entry: str, measured: Measured, missing: dict[str, str]) -> str:
    """Write a peer's figure and how many times ours it is."""
    figure = measured.figure(key, entry)
    if figure is None:
        return measured.notes.get(key, {}).get(entry) or ("–" if entry not in missing else "absent")
    value, mine = _part(figure, part), measured.figure(key, OURS)
    ours = _part(mine, part) if mine else 0
    return f"{number(value)} (×{number(value / ours)})" if ours > 0 else number(value)


def _part(figure: Figure, part: str) -> float:
    return figure.p95 if part == "p95" else figure.median


def _lined(rows: Sequence[Row]) -> str:
    wide = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, wide, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
