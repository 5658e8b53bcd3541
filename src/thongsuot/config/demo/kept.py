"""What `demo` prints: kept in the data folder, so that a second start prints the same sign-ins."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from thongsuot.config.env import env
from thongsuot.people.rules import one_time_password

# Typed without marks, so that any keyboard unlocks the demonstration.
WORDS = (
    "suoi ma cau dat rung doc nui song mua nang gio suong che tieu lua ngo bap khoai chim cho meo ngua trau bo "
    "sach but den quat nha cua ban ghe vang xanh tim hong trang nau tron vuong"
).split()


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """A sign-in of the demonstration, printed for whoever tries it; for a resident, code and secret of a case.

    `passphrase`: what unlocks the key of an officer of the sealed room.
    """

    username: str
    password: str
    role: str
    unit: str
    passphrase: str = ""


def path() -> Path:
    return env().data_dir / "keys" / "demo.json"


def password() -> str:
    """Return the one password all officers of this data folder's demonstration share; drawn at the first call."""
    if kept := _read():
        return kept["password"]
    fresh = one_time_password()
    _write({"password": fresh, "passphrase": "", "sign_ins": []})
    return fresh


def passphrase() -> str:
    """Return the one passphrase all keyholders of this data folder's demonstration share; drawn at the first call."""
    password()
    drawn = _read()
    if not drawn.get("passphrase"):
        drawn["passphrase"] = " ".join(secrets.choice(WORDS) for _each in range(4))
        _write(drawn)
    return drawn["passphrase"]


def keep(sign_ins: list[SignIn]) -> None:
    """Keep what was printed; from now on the demonstration counts as filled."""
    password()
    _write(_read() | {"sign_ins": [asdict(each) for each in sign_ins]})


def kept() -> list[SignIn]:
    """Return what was printed when the demonstration was filled; empty where it was not, or not to the end."""
    return [SignIn(**each) for each in (_read() or {"sign_ins": []})["sign_ins"]]


def _read() -> dict | None:
    return json.loads(path().read_text(encoding="utf-8")) if path().exists() else None


def _write(values: dict) -> None:
    path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path().touch(mode=0o600)
    path().write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
