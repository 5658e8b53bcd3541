"""What memory the programs hold at rest: the proportional share of each process, so that nothing counts twice."""

from pathlib import Path

from thongsuot.config.bench.figures import Figure


def memory(pids: dict[str, list[int]]) -> list[Figure]:
    """Return the proportional memory (PSS, in MB) of each program with its children, and of all; none without /proc."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []
    by_name = {name: sum(_pss(pid) for root in roots for pid in family(root)) for name, roots in pids.items()}
    by_name["all"] = sum(by_name.values())
    return [Figure(name=f"memory.{name}", value=kb / 1024, unit="MB") for name, kb in by_name.items()]


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
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
