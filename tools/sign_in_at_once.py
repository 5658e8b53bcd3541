"""How long the last of many officers waits who sign in at once: `python tools/sign_in_at_once.py [HOW_MANY]`.

Starts the pages of this source tree on a throw-away database with invented officers, each with a browser of its own,
lets all of them send the right password in the same moment, and prints the waits. For developers; needs the set-up of
`make test`.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]
PASSWORD = "mot-mat-khau-dai-cua-ban-do"


def waits(port: int, names: list[str]) -> list[float]:
    """Return the seconds each officer waited, shortest first."""
    from thongsuot.config.bench.browser import Browser  # noqa: PLC0415  needs the path above

    gate = Barrier(len(names))

    def sign_in(name: str) -> float:
        window = Browser(port)
        window.get("/ban-lam-viec/tai-khoan/login/")
        gate.wait()
        start = time.perf_counter()
        window.post("/ban-lam-viec/tai-khoan/login/", {"login": name, "password": PASSWORD}, (302,))
        return time.perf_counter() - start

    with ThreadPoolExecutor(len(names)) as pool:
        return sorted(pool.map(sign_in, names))


def main(count: int) -> None:
    import database  # noqa: PLC0415  sets the environment that Django reads

    database.start()
    os.environ["DJANGO_SETTINGS_MODULE"] = "thongsuot.config.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415

    from cast import make_officer  # noqa: PLC0415
    from config.terminal import free_port  # noqa: PLC0415
    from thongsuot.config import roles  # noqa: PLC0415
    from thongsuot.config.database import VARIABLES  # noqa: PLC0415
    from thongsuot.people.models import Officer  # noqa: PLC0415

    database.make_template()
    database.clone("sign_in")
    names = [make_officer(username=f"can-bo-{number}").username for number in range(count)]
    Officer.objects.update(password=make_password(PASSWORD))
    port = free_port()
    urls = {VARIABLES[role]: os.environ[VARIABLES[role]].rpartition("/")[0] + "/sign_in" for role in roles.NAMES}
    pages = subprocess.Popen(
        [sys.executable, "-m", "thongsuot.config.pages", str(port)],
        env=os.environ | urls | {"THONGSUOT_PROCESS": "desk", "PYTHONPATH": str(ROOT / "src")},
    )
    try:
        time.sleep(8)
        for round_ in ("cold", "warm"):
            found = waits(port, names)
            print(f"{round_}: {count} at once, first {found[0]:.2f} s, last {found[-1]:.2f} s")
    finally:
        pages.terminate()
        pages.wait(timeout=15)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
