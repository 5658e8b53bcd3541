"""Backups made and brought back by the commands, as an administrator does it: sealed, whole or refused, rotated."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from config import terminal
from installations import migrated
from thongsuot.changes import backups as known
from thongsuot.config.backups import archive, kept
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.postgres.server import Server

pytestmark = [pytest.mark.xdist_group("backups"), pytest.mark.timeout(900)]
WORD = "zqchimyếnxx"
NOW = datetime(2026, 7, 20, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A data folder with one word in the database and one in a file, and a backup of it beside its kept keys."""
    root = tmp_path_factory.mktemp("backups")
    data = root / "data"
    data.mkdir(mode=0o711)
    migrated(data)
    with Server(data).use() as urls, psycopg.connect(urls["owner"], autocommit=True) as link:
        link.execute("UPDATE units_place SET name = %s WHERE id = (SELECT id FROM units_place LIMIT 1)", [WORD])
    (data / "files" / "ab" / "cd").mkdir(parents=True)
    (data / "files" / "ab" / "cd" / "abcd").write_bytes(WORD.encode() * 100_000)
    (data / "sealed" / "files" / "00").mkdir(parents=True)
    (data / "sealed" / "files" / "00" / "00aa").write_bytes(b"sealed")
    (data / "files" / "incoming").mkdir()
    (data / "files" / "incoming" / "half").write_bytes(b"half")
    done = terminal.run(data, "backup", str(root / "kept"), "--keys", str(root / "keys"), "--json")
    assert done.returncode == 0, done.stderr
    (root / "told.json").write_text(done.stdout)
    yield root
    Server(data).remove()


@pytest.fixture
def empty(house, tmp_path_factory):
    place = tmp_path_factory.mktemp("empty") / "data"
    place.mkdir(mode=0o711)
    yield place
    if Server(place).exists():
        Server(place).remove()


def refused(folder, *arguments, **more):
    done = terminal.run(folder, *arguments, **more)
    assert (done.returncode, "Traceback" in done.stderr, done.stdout) == (1, False, ""), done.stderr
    return done.stderr.strip().splitlines()[-1]


def test_a_backup_brought_back_is_the_same_installation(house, empty):
    done = terminal.run(empty, "restore", str(house / "kept"), "--keys", str(house / "keys"), "--yes", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["files"] == 2
    assert (empty / "files" / "ab" / "cd" / "abcd").read_bytes() == WORD.encode() * 100_000
    assert (empty / "sealed" / "files" / "00" / "00aa").read_bytes() == b"sealed"
    assert (empty / "keys" / "house_key").read_text() == (house / "data" / "keys" / "house_key").read_text()
    with Server(empty).use() as urls, psycopg.connect(urls["desk"]) as link:
        assert link.execute("SELECT count(*) FROM units_place WHERE name = %s", [WORD]).fetchone() == (1,)
    found = json.loads(terminal.run(empty, "doctor", "--json").stdout)["checks"]
    assert {one["name"]: one["ok"] for one in found if one["name"] in ("rights", "tables", "ledger")} == {
        "rights": True, "tables": True, "ledger": True,
    }  # fmt: skip


def test_no_word_lies_in_clear_in_a_backup_and_no_key_beside_it(house):
    left = {path: path.read_bytes() for path in (house / "kept").rglob("*") if path.is_file()}
    key = (house / "data" / "keys" / "house_key").read_bytes()
    assert {path.name for path in left} == {"backup.json", "database.sealed", "files.sealed", ".lock"}
    assert [path for path, content in left.items() if WORD.encode() in content or key in content] == []
    assert [path for path in left if path.stat().st_mode & 0o077] == []


def test_the_list_says_when_each_was_made_and_until_when_it_is_kept(house):
    (one,) = json.loads((house / "told.json").read_text())["backups"]
    made, until = (datetime.fromisoformat(one[name]) for name in ("made_at", "until"))
    assert until - made == timedelta(days=30) and one["size"] > 1000
    assert (one["holds"], one["sealed"]) == ([], 0)
    (noted,) = known.read(house / "data")
    assert noted.place == one["place"] and noted.made_at == made


def test_it_is_not_brought_back_over_what_is_there(house):
    assert "thư mục trống" in refused(house / "data", "restore", str(house / "kept"), "--yes")


def test_a_broken_one_is_refused_and_leaves_the_folder_empty(house, empty, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(house / "kept", copy)
    (part,) = copy.glob("*/database.sealed")
    with part.open("r+b") as file:
        file.seek(500)
        file.write(b"\0\1\2")
    said = refused(empty, "restore", str(copy), "--keys", str(house / "keys"), "--yes")
    assert "database.sealed" in said and not (empty / "postgres").exists()


def test_one_whose_note_was_made_to_fit_is_refused_all_the_same(house, empty, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(house / "kept", copy)
    (note,) = copy.glob("*/backup.json")
    part = note.with_name("files.sealed")
    part.write_bytes(part.read_bytes()[:-40] + bytes(40))
    said = json.loads(note.read_text())
    said["parts"][1]["sha256"] = kept._sha256(part)[1]
    note.write_text(json.dumps(said))
    assert "files.sealed" in refused(empty, "restore", str(copy), "--keys", str(house / "keys"), "--yes")
    assert not (empty / "postgres" / "notes.json").exists() and not (empty / "files").exists()


def test_another_key_is_told_before_anything_is_touched(house, empty):
    assert "--keys" in refused(empty, "restore", str(house / "kept"), "--yes")
    assert not (empty / "keys").exists(), "no key was made that would be in the way of the right one"


def test_without_a_yes_nothing_is_done(house, empty):
    assert refused(empty, "restore", str(house / "kept"), "--keys", str(house / "keys")).startswith("Chưa làm gì.")
    assert not (empty / "postgres").exists()


def test_a_folder_without_a_backup_is_one_sentence(tmp_path):
    assert "Không có bản sao lưu" in refused(tmp_path, "restore", str(tmp_path), "--yes")


@pytest.mark.parametrize("where", ["data/inside", "data"])
def test_backups_never_lie_in_the_data_folder(house, where):
    assert "thư mục dữ liệu" in refused(house / "data", "backup", str(house / where))


@pytest.mark.parametrize("where", ["elsewhere", "elsewhere/keys"])
def test_keys_never_lie_beside_the_backups(house, where):
    said = refused(house / "data", "backup", str(house / "elsewhere"), "--keys", str(house / where))
    assert "Khóa không để cùng chỗ" in said


def one(days: int) -> kept.Backup:
    return kept.Backup(Path(f"/b/{days}"), NOW - timedelta(days=days), NOW, "", 18, ())


@pytest.mark.parametrize(
    ("ages", "keep", "gone"),
    [
        ((40, 31, 30, 1), None, (40, 31)),
        ((90,), None, ()),
        ((90, 60), None, (90,)),
        ((3, 2, 1), 2, (3,)),
        ((40, 2, 1), 5, (40,)),
        ((), 1, ()),
    ],
)
def test_the_old_ones_go_and_the_newest_never_does(ages, keep, gone):
    found = kept.too_old([one(age) for age in ages], keep=keep, keep_days=30, now=NOW)
    assert [each.place.name for each in found] == [str(age) for age in gone]


def test_a_file_outside_the_folders_of_contents_is_not_unpacked(tmp_path):
    for name in ("../out", "keys/house_key", "files/../../out"):
        with pytest.raises(DatabaseTrouble):
            archive.unpack([b"".join(archive._member(name, (Path(__file__)).open("rb"))), bytes(1024)], tmp_path)
    assert list(tmp_path.rglob("*")) == []
