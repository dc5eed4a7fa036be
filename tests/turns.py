"""In which order the files are tested, and by how many processes at once."""

import os

# The files that take longest, the longest first: one that came last would be waited for alone.
LONGEST = (
    "tests/browser/test_whole_course.py",
    "tests/browser/test_agenda.py",
    "tests/browser/test_live_axe.py",
    "tests/browser/test_reflow.py",
    "tests/test_bench.py",
    "tests/browser/test_axe.py",
    "tests/browser/test_lab.py",
    "tests/browser/live/test_screen.py",
    "tests/browser/test_panel.py",
    "tests/server/live/test_crowd.py",
    "tests/operating/test_stopping.py",
    "tests/server/live/test_canary.py",
    "tests/test_lab_command.py",
    "tests/server/live/test_postgres.py",
    "tests/operating/test_nginx.py",
    "tests/browser/test_kernels.py",
    "tests/package/test_installed.py",
    "tests/browser/test_live_drawn.py",
    "tests/browser/test_lost.py",
    "tests/test_command.py",
    "tests/browser/test_handling.py",
    "tests/server/test_injection.py",
    "tests/server/live/test_floods.py",
    "tests/browser/test_ordinary.py",
    "tests/test_notebooks.py",
    "tests/operating/test_doctor.py",
)


def turn(name: str) -> int:
    """Give when a test has its turn, by the name that pytest has for it: of the rest, last."""
    file = name.partition("::")[0]
    return LONGEST.index(file) if file in LONGEST else len(LONGEST)


def processes() -> int:
    """Give the number of processes that keep the machine busy.

    A test mostly waits, for a browser or a server; half as many again as there are processors wait
    for one another a little, and leave none idle.
    """
    return max(2, (os.cpu_count() or 1) * 3 // 2)
