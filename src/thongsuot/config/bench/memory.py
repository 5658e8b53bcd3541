"""What memory the programs hold at rest: the proportional share of each process, so that nothing counts twice."""

import os
from pathlib import Path

from thongsuot.config.bench.figures import Figure


def memory(pids: dict[str, list[int]]) -> list[Figure]:
    """Return the proportional memory (PSS, in MB) of each program with its children, and of all; none without /proc."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []
    by_name = {name: sum(_held(root) for root in roots) for name, roots in pids.items()}
    by_name["all"] = sum(by_name.values())
    return [Figure(name=f"memory.{name}", value=kb / 1024, unit="MB") for name, kb in by_name.items()]


def _held(root: int) -> int:
    """Return what a process and all below it hold, in kB, shared memory counted once."""
    if _readable(root):
        return sum(_pss(pid) for pid in family(root))
    return sum(_alone(pid) for pid in family(root)) + shared_buffers(root)


def _readable(pid: int) -> bool:
    try:
        return bool(Path(f"/proc/{pid}/smaps_rollup").read_text())
    except OSError:
        return False


def family(root: int) -> list[int]:
    """Return a process and all below it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children.get(pid, [])
    return found


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it ended while we looked
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _alone(pid: int) -> int:
    try:
        _size, resident, shared = Path(f"/proc/{pid}/statm").read_text().split()[:3]
    except OSError:
        return 0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE") // 1024


def shared_buffers(root: int) -> int:
    """Return the largest part that one process of a family shares with others, in kB: what it holds together, once."""
    sizes = [Path(f"/proc/{pid}/statm") for pid in family(root)]
    pages = [int(path.read_text().split()[2]) for path in sizes if path.exists()]
    return max(pages, default=0) * os.sysconf("SC_PAGE_SIZE") // 1024
