"""`python -m tests.bench`: the promises, measured beside the others on this machine, in one run."""

import argparse
import asyncio
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.bench import classroom, cost, one, profile, room, town, workers
from tests.bench.browsing import launched
from tests.bench.entries import ALL, serving
from tests.bench.figures import PROMISES, Measured
from tests.bench.size import FULL, QUICK, TINY, Size
from tests.bench.table import table
from tests.repository import ROOT

PARTS = {
    "one": one,
    "profile": profile,
    "class": classroom,
    "town": town,
    "cost": cost,
    "room": room,
    "workers": workers,
}
# Stock Voilà keeps a kernel for every page that was ever opened: it is measured when the others
# are done, and started anew for each part, so that what it keeps weighs on nothing else.
LAST = "voila"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for, print the table, and write the file."""
    asked = _parser().parse_args(arguments)
    size = TINY if asked.tiny else QUICK if asked.quick else FULL
    size = replace(size, seconds=asked.seconds or size.seconds)
    before, start = os.getloadavg(), time.monotonic()
    measured, missing = Measured(), dict[str, str]()
    with suppress(KeyboardInterrupt):  # who has waited long enough gets what there is
        asyncio.run(_measure(asked, size, measured, missing))
    machine = {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load before": before,
        "load after": os.getloadavg(),
        "minutes": (time.monotonic() - start) / 60,
    }
    print(table(measured, asked.peers, missing))
    print(", ".join(f"{name}: {_short(value)}" for name, value in machine.items()))
    if asked.json:
        told = {"machine": machine, "missing": missing, **_told(measured)}
        asked.json.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


async def _measure(
    asked: argparse.Namespace, size: Size, measured: Measured, missing: dict[str, str]
) -> None:
    groups = [([each for each in asked.peers if each != LAST], asked.only)]
    if LAST in asked.peers:
        groups += [([LAST], [part]) for part in asked.only]
    for names, parts in (each for each in groups if each[0]):
        with (
            tempfile.TemporaryDirectory() as folder,
            serving(names, Path(folder), asked.python) as (entries, gone),
        ):
            missing.update(gone)
            async with launched() as browser:
                for part in parts:
                    print(part, *(each.name for each in entries), file=sys.stderr)
                    await PARTS[part].measure(browser, entries, size, measured)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, smaller classes")
    parser.add_argument("--tiny", action="store_true", help="only to see that everything runs")
    parser.add_argument("--seconds", type=float, help="how long a town is there, 60 unless said")
    parser.add_argument("--only", type=_among(PARTS), default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--peers", type=_among(ALL), default=list(ALL), help=", ".join(ALL))
    parser.add_argument("--json", type=Path, help="a file for the figures and all samples")
    home = ROOT / ".venv-bench" / "bin" / "python"
    parser.add_argument("--python", type=Path, default=home, help="the peers' Python")
    return parser


def _among(known: dict[str, Any]) -> Any:
    def chosen(text: str) -> list[str]:
        names = text.split(",")
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"“{name}” is none of {', '.join(known)}")
        return names

    return chosen


def _short(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(f"{each:.1f}" for each in value)
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _told(measured: Measured) -> dict[str, Any]:
    figures = {
        key: {entry: vars(measured.figure(key, entry)) for entry in by}
        for key, by in measured.samples.items()
    }
    met = {each.what: each.met(measured.figure(each.key, "ours")) for each in PROMISES}
    return {"figures": figures, "met": met, "notes": measured.notes, "samples": measured.samples}


if __name__ == "__main__":
    main()
