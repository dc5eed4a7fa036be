"""What a server's processes cost, as Linux tells it: memory and processor time of a whole tree."""

import os
from pathlib import Path

PROC = Path("/proc")


def told() -> bool:
    """Tell whether this computer says such things."""
    return (PROC / "self" / "smaps_rollup").exists()


def tree(process: int) -> list[int]:
    """Give a process and all that it has started, and they in turn."""
    children: dict[int, list[int]] = {}
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            parent = int(_fields(stat)[1])
        except OSError:
            continue  # it has ended meanwhile
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [process]
    for each in found:
        found += children.get(each, [])
    return found


def memory(process: int) -> float:
    """Give the tree's memory in MB, what is shared counted by its share (PSS)."""
    return sum(map(_pss, tree(process))) / 1000


def processor(process: int) -> float:
    """Give the processor seconds the tree has used, those of children that have ended too."""
    ticks = sum(sum(map(int, _fields(PROC / str(each) / "stat")[11:15])) for each in tree(process))
    return ticks / os.sysconf("SC_CLK_TCK")


def _fields(stat: Path) -> list[str]:
    """Give what follows a process's name, which may hold spaces: its state, its parent, …."""
    return stat.read_text().rpartition(")")[2].split()


def _pss(process: int) -> int:
    lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
