"""Runs the `thongsuot` command as an administrator does: another process, its own data folder, no test settings."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from thongsuot.config.postgres.process import wait_until
from thongsuot.config.postgres.server import Server

COMMAND = [sys.executable, "-m", "thongsuot.config.cli"]


def surroundings(data_dir: Path, **more: str) -> dict[str, str]:
    """The environment of a fresh terminal, in Vietnamese."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THONGSUOT_", "DJANGO_"))}
    return kept | {"THONGSUOT_DATA_DIR": str(data_dir), "LANG": "vi_VN.UTF-8", "PYTHONIOENCODING": "utf-8"} | more


def run(data_dir: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess:
    environment = surroundings(data_dir, **more)
    return subprocess.run([*COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=240)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes().replace(b"\0", b" ")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return b""


def _told(entry: Path) -> bytes:
    """What a process says of itself; of one that lets nobody look in (config.undumpable), what its parents say."""
    command, environ = _read(entry / "cmdline"), _read(entry / "environ")
    parent = _read(entry / "stat").rpartition(b")")[2].split()[1:2]
    if environ or parent in ([], [b"0"], [b"1"]):
        return command + environ
    return command + _told(Path("/proc", parent[0].decode()))


def processes_of(data_dir: Path, words: str = "") -> list[int]:
    """The processes that work for this data folder, by their arguments or environment, whose command has `words`."""
    server = Server(data_dir)
    folders = [str(data_dir).encode(), *([str(server.cluster().place).encode()] if server.exists() else [])]
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and entry.name != str(os.getpid()):
            seen = words.encode() in _read(entry / "cmdline")
            if seen and any(folder in _told(entry) for folder in folders):
                found.append(int(entry.name))
    return sorted(found)


def all_gone(data_dir: Path, seconds: float = 15) -> bool:
    return wait_until(lambda: not processes_of(data_dir), seconds=seconds)
