"""After a case was sealed and scrubbed, no byte of it is left in PostgreSQL's files, its log of changes included."""

import json
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from config import terminal
from installations import migrated
from thongsuot.config.postgres.server import Server
from thongsuot.config.scrubbing import scrub, scrubbed_at

pytestmark = [pytest.mark.xdist_group("scrub"), pytest.mark.timeout(900)]
TESTS = Path(__file__).parents[1]
WORD = "zqquánhậuđêmxx"


def inside(folder, *arguments, words: str = "") -> None:
    environment = terminal.surroundings(folder) | {
        "PYTHONPATH": f"{TESTS.parent / 'src'}:{TESTS}",
        "DJANGO_SETTINGS_MODULE": "thongsuot.config.settings",
    }
    command = [sys.executable, "-m", "house.scrubbing", *arguments]
    done = subprocess.run(command, env=environment, input=words, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[-3000:]


def holding(folder) -> set[str]:
    """Return in which parts of the cluster, and of the data folder, the word lies."""
    cluster = Server(folder).cluster().data
    forms = {WORD.encode(), WORD.encode().hex().encode()}
    found = set()
    for root in (cluster, folder):
        for path in root.rglob("*"):
            if path.is_file() and any(form in terminal._read(path) for form in forms):
                found.add(path.relative_to(root).parts[0])
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("scrub") / "data"
    place.mkdir(mode=0o711)
    migrated(place)
    inside(place, "receive", words=WORD)
    with Server(place).use() as urls, psycopg.connect(urls["owner"], autocommit=True) as link:
        link.execute("VACUUM ANALYZE")  # so that the word gets into the statistics too
    yield place
    Server(place).remove()


def test_destroyed_words_are_on_the_disk_until_the_job_has_run_and_then_nowhere(folder):
    assert {"base", "pg_wal"} <= holding(folder), "what is looked for is found while it is there"
    inside(folder, "seal")
    assert {"base", "pg_wal"} <= holding(folder), "sealing alone leaves dead rows"
    with Server(folder).use() as urls, psycopg.connect(urls["owner"], autocommit=True) as link:
        link.execute("VACUUM ANALYZE")
        assert "base" in holding(folder), "an ordinary VACUUM leaves the bytes"
        done = terminal.run(folder, "scrub", "--json")
        assert done.returncode == 0, done.stderr
        assert holding(folder) == set()
    said = json.loads(done.stdout)
    assert "cases_content" in said["tables"] and (said["busy"], said["log"]) == ([], True)
    assert scrubbed_at(folder) is not None


def test_a_table_in_use_is_left_for_the_next_night_and_told(folder, monkeypatch):
    monkeypatch.setattr("thongsuot.config.scrubbing.PATIENCE", "100ms")
    with Server(folder).use() as urls, psycopg.connect(urls["desk"]) as reader:
        reader.execute("SELECT 1 FROM cases_content").fetchall()
        done = scrub(urls["owner"])
    assert done.busy == ("cases_content",) and not done.whole


def test_an_owner_who_may_not_cut_the_log_is_told_so(folder):
    with Server(folder).use() as urls:
        mighty = Server(folder)._notes()["passwords"]["postgres"]
        with psycopg.connect(
            urls["owner"].replace(urls["owner"].split("@")[0], f"postgresql://postgres:{mighty}")
        ) as link:
            link.execute("REVOKE EXECUTE ON FUNCTION pg_switch_wal() FROM owner")
            link.commit()
        assert scrub(urls["owner"]).log is False
