"""A figure of the bench: what was measured, its value, and how it compares with the yardstick."""

import math
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`value` in `unit`; `ratio` to the yardstick where one applies; `p50` and `p95` of single times, in ms."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    p50: float | None = None
    p95: float | None = None

    def as_dict(self) -> dict:
        return {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(self).items()}

    def line(self) -> str:
        """Return the figure as a line of the table."""
        ratio = f"  {self.ratio:.2f} × yardstick" if self.ratio is not None else ""
        times = f"  p50 {self.p50:.1f}  p95 {self.p95:.1f}" if self.p95 is not None else ""
        return f"{self.name:<22} {self.value:>10.2f} {self.unit}{times}{ratio}"


def percentile(values: Iterable[float], share: float) -> float:
    """Return the smallest of `values` that at least `share` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def timed(name: str, seconds: list[float]) -> Figure:
    """Return the figure of single times: the value is the p95, in ms."""
    p50, p95 = (percentile(seconds, share) * 1000 for share in (0.5, 0.95))
    return Figure(name=name, value=p95, unit="ms", p50=p50, p95=p95)


def machine() -> dict:
    """Return what was measured on: processors, memory, system, Python."""
    return {
        "processors": os.cpu_count(),
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }
