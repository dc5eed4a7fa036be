"""The bench runs, tells what it measured, and judges a promise by its number."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.bench import processes, profile
from tests.bench.figures import PROMISES, Figure, Measured, Promise
from tests.bench.peers import marking, text
from tests.bench.table import table
from tests.repository import ROOT


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """Give the table and the file of a run that is too small to say anything."""
    path = tmp_path_factory.mktemp("bench") / "figures.json"
    command = [sys.executable, "-m", "tests.bench", "--tiny", "--peers=ours,static,shiny"]
    command += [f"--json={path}", f"--python={path.parent / 'nowhere'}"]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return run.stdout, json.loads(path.read_text("utf-8"))


@pytest.mark.browser
def test_every_part_measures_ours_and_the_static_file(told: tuple[str, dict[str, Any]]) -> None:
    """One learner, a class, a town and the cost are all measured, however little."""
    figures = told[1]["figures"]
    for key in ("painted", "painted, warm", "phone ready", "kB", "class of 2"):
        assert figures[key].keys() == {"ours", "static"}
        assert all(figure["median"] > 0 for figure in figures[key].values()), key
    assert figures["click"]["ours"]["n"] == 3
    assert figures["town of 5"]["ours"]["n"] >= 5
    assert figures["errors in a town of 5"]["ours"]["p95"] == 0, told[1]["notes"]
    assert ("CPU per open, s" in figures) == processes.told()


@pytest.mark.browser
@pytest.mark.parametrize("store", ["SQLite", "PostgreSQL"])
def test_a_room_is_measured_and_loses_no_vote(told: tuple[str, dict[str, Any]], store: str) -> None:
    """Each vote is seen in the panel, none fails, and a killed server loses and doubles none."""
    figures, met = told[1]["figures"], told[1]["met"]
    assert figures[f"vote to panel, {store}"]["ours"]["n"] == 5
    assert figures[f"opened to drawn by all, s, {store}"]["ours"]["median"] > 0
    assert figures[f"errors in a room of 5, {store}"]["ours"]["p95"] == 0
    assert met[f"server killed, {store}, votes lost"] == "yes"
    assert met[f"server killed, {store}, votes doubled"] == "yes"


@pytest.mark.browser
def test_a_paint_is_told_by_its_parts(told: tuple[str, dict[str, Any]]) -> None:
    """The parts of a traced paint are all there, and together they are the whole."""
    figures = told[1]["figures"]
    parts = {name: each["ours"]["median"] for name, each in figures.items() if "traced" in name}
    whole = parts.pop("traced: whole")
    assert len(parts) == 6
    assert sum(parts.values()) == pytest.approx(whole)
    assert min(parts.values()) > 0


def test_time_counts_for_the_innermost_part() -> None:
    """A style computed while a script runs is no script; another thread's time is not counted."""
    lesson = {"data": {"documentLoaderURL": "http://here/sv/"}}
    page, other = {"pid": 1, "tid": 2}, {"pid": 1, "tid": 3}
    events = [
        {"name": "navigationStart", "ph": "R", "ts": 0, "args": lesson, **page},
        {"name": "FunctionCall", "ph": "X", "ts": 10_000, "dur": 8_000, **page},
        {"name": "UpdateLayoutTree", "ph": "X", "ts": 11_000, "dur": 2_000, **page},
        {"name": "Layout", "ph": "X", "ts": 20_000, "dur": 5_000, **page},
        {"name": "Layout", "ph": "X", "ts": 20_000, "dur": 5_000, **other},
        {"name": "Paint", "ph": "X", "ts": 29_000, "dur": 50_000, **page},
        {"name": "firstContentfulPaint", "ph": "R", "ts": 30_000, **page},
    ]
    told = profile.shares(events, "http://here/sv/")
    spent = {"HTML": 0, "script": 6, "style": 2, "layout": 5, "paint": 1, "elsewhere": 16}
    assert told == {"whole": 30, **spent}


@pytest.mark.browser
def test_two_processes_are_measured_beside_one(told: tuple[str, dict[str, Any]]) -> None:
    """Each answers clicks, and how many times as many two answer is told of each turn."""
    figures = told[1]["figures"]
    for name in ("1 process", "2 processes"):
        assert figures[f"clicks a second, {name}"]["ours"]["median"] > 0
        assert (f"CPU of those clicks, {name}, ms each" in figures) == processes.told()
    assert figures["clicks a second, 2 to 1"]["ours"]["n"] == 1


@pytest.mark.browser
def test_what_needs_no_clock_is_measured_exactly(told: tuple[str, dict[str, Any]]) -> None:
    """The promises of requests and bytes hold on any machine, so they are held here."""
    promised = {each.what: each.key for each in PROMISES}
    wire = {what for what, key in promised.items() if key in {"kB", "requests"}}
    assert {told[1]["met"][what] for what in wire} == {"yes"}
    assert told[1]["met"]["requests to a third party"] == "yes"


@pytest.mark.browser
def test_a_peer_that_is_not_installed_is_said_to_be_absent(
    told: tuple[str, dict[str, Any]],
) -> None:
    """A framework that is not there leaves its place in the table, and fails nothing."""
    table, figures = told
    assert figures["missing"] == {"shiny": "not installed"}
    assert "Shiny: not installed" in table
    assert "load before" in table


@pytest.mark.parametrize(
    ("part", "figure", "under", "met"),
    [
        ("median", Figure(10, 99, 5), False, "yes"),
        ("median", Figure(11, 11, 5), False, "no"),
        ("p95", Figure(1, 10, 5), False, "yes"),
        ("p95", Figure(1, 10, 5), True, "no"),
        ("p95", Figure(1, 9, 5), True, "yes"),
        ("p95", None, False, "–"),
    ],
)
def test_a_promise_is_judged_by_its_number(
    part: str, figure: Figure | None, met: str, *, under: bool
) -> None:
    """The median or the 95th percentile counts, and a bound that is promised under is not met."""
    assert Promise("it", "it", part, 10, under=under).met(figure) == met


def test_a_figure_sums_up_its_samples() -> None:
    """One in twenty may be greater than the 95th percentile, not two."""
    assert Figure.of([*range(100, 0, -1)]) == Figure(50.5, 95, 100)
    assert Figure.of([3, 1, 2]) == Figure(2, 3, 3)


def test_the_table_compares_within_the_run() -> None:
    """A peer's figure stands beside ours with how many times ours it is."""
    measured = Measured()
    measured.add("click", "ours", 10, 10, 20)
    measured.add("click", "voila", 30, 30, 30)
    measured.note("town of 1000", "voila", "needs a browser each")
    drawn = [line.split() for line in table(measured, ["ours", "voila"], {}).splitlines()]
    assert drawn[2][-8:] == ["≤", "12", "10,", "20", "(3)", "30", "(×3)", "yes"]
    assert drawn[3][-3:] == ["30", "(×1.5)", "yes"]


def test_a_tree_of_processes_is_measured_whole() -> None:
    """What a server has started counts as the server's."""
    if not processes.told():
        assert sys.platform != "linux"
        return
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in processes.tree(os.getpid())
        assert processes.memory(os.getpid()) > 1
        assert processes.processor(os.getpid()) > 0
        child.communicate(b"\n")


def test_the_peers_hold_the_same_lesson() -> None:
    """The text of the peers' pages is the lesson's own, its exercises and last words among it."""
    lesson = text.lesson()
    rated = next(each for each in lesson["blocks"] if each["kind"] == "rate")
    assert len(rated["rows"]) == 8
    assert text.last_words() in lesson["blocks"][-1]["markdown"]
    assert {"tell", "prose", "match", "climb", "reply"} <= {x["kind"] for x in lesson["blocks"]}


def test_the_peers_give_the_lessons_feedback() -> None:
    """A wrong row is told what is to be thought of, and a right one why it is right."""
    rated = next(each for each in text.lesson()["blocks"] if each["kind"] == "rate")
    first, *_ = rated["rows"]
    right, wrong = (
        marking.of_rows(rated, {first["key"]: pick})[0] for pick in (first["right"][0], "none")
    )
    assert "Rätt." in right
    assert first["why"] in right
    assert rated["replies"]["none"] in wrong
