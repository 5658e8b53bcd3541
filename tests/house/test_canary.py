"""A denunciation made over HTTP in a running program, and then a search for its words in everything that is left.

Looked through byte by byte: the whole data folder (the database's files and its log of changes, files, keys, what came
in), every row of every table as text, the output of each process, what the processes were started with, and the folder
for temporary files. An ordinary case made the same way is found, so that a search that finds nothing means something.
"""

import base64
import io
import re
import subprocess
import sys
import unicodedata
from html import unescape
from pathlib import Path

import psycopg
import pytest
import requests
from PIL import Image

from config import terminal
from installations import migrated
from thongsuot.config.postgres.process import wait_until
from thongsuot.config.postgres.server import Server

pytestmark = [
    pytest.mark.xdist_group("kill"),
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc"),
]
TESTS = Path(__file__).parents[1]
# One word for each place where a person may write; none of them is a word, so that nothing else can hold it.
CANARIES = {
    "text": "chimyếnđỏquạkhoan",
    "accused_name": "Zẩquuvanty",
    "accused_title": "zxkếtoántrưởngqz",
    "when_where": "zqngõchợđêmxx",
    "protection": "zqlosợtrảthùxx",
    "name": "Zyhoàđenounxq",
    "address": "zqxómđồigióxx",
    "phone": "0909137731",
    "email": "zqkin@thu-rieng.example",
    "id_number": "068190731337",
    "file": "zqtệpảnhxx",
    "inside": "zqtrongtệpxx",
    "added": "zqbổsungthêmxx",
    "answered": "zqtrảlờikínxx",
}
ORDINARY = "zqđènđườngthườngxx"
NUMBER = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|token|key)" value="([^"]*)"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder with the cast and a sealed room in it; what the processes write and leave lies beside it."""
    place = tmp_path_factory.mktemp("canary") / "data"
    place.mkdir()
    (place.parent / "tmp").mkdir()
    migrated(place)
    inside(place, "found")
    yield place
    Server(place).remove()


def surroundings(folder) -> dict[str, str]:
    return terminal.surroundings(folder, TMPDIR=str(folder.parent / "tmp"))


def inside(folder, *arguments, words: str = "") -> str:
    """Do something at the data folder in a process of its own, as an officer would; words go in by its input."""
    environment = surroundings(folder) | {
        "PYTHONPATH": str(TESTS),
        "DJANGO_SETTINGS_MODULE": "thongsuot.config.settings",
    }
    command = [sys.executable, "-m", "house.sealing", *arguments]
    done = subprocess.run(command, env=environment, input=words, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def started(folder, *arguments):
    log = (folder.parent / f"{arguments[0]}.log").open("wb")
    command = [*terminal.COMMAND, *arguments]
    return subprocess.Popen(command, env=surroundings(folder), stdout=log, stderr=subprocess.STDOUT)


@pytest.fixture(scope="module")
def left(folder):
    """Let the denunciation and an ordinary case go through the running program; return everything that is left."""
    port = terminal.free_port()
    running = [started(folder, "serve", "--port", str(port)), started(folder, "worker")]
    try:
        assert wait_until(lambda: terminal.answers(port), seconds=120)
        told = people(port)
        inside(folder, "answer", words=CANARIES["answered"])
        seen = told + environments(folder)
        rows = tables(folder)
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait(timeout=60)
    kept = terminal.run(folder, "backup", str(folder.parent / "kept"))
    assert kept.returncode == 0, kept.stderr
    roots = {folder.parent, Server(folder).cluster().place}  # of root's data folder the database lies elsewhere
    paths = [path for root in roots for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    files = [(str(path), path.read_bytes()) for path in paths]
    names = ("names of files", "\n".join(path for path, _content in files).encode())
    return [*seen, *rows, *files, names]


def people(port: int) -> list[tuple[str, bytes]]:
    """Denounce, come back with the receipt and add; submit an ordinary case; return what addresses and cookies say."""
    with requests.Session() as web:
        web.trust_env = False
        here = f"http://127.0.0.1:{port}"
        files = [("files", (f"{CANARIES['file']}.png", picture(), "image/png"))]
        typed = {name: CANARIES[name] for name in CANARIES if name not in ("file", "inside", "added", "answered")}
        shown = web.post(
            here + "/to-cao/gui",
            data=hidden(web.get(here + "/to-cao/gui")) | typed | {"position": "staff"},
            files=files,
        )
        assert shown.status_code == 200, shown.text[:3000]
        number = NUMBER.search(shown.text)[0]
        opened = web.post(here + "/to-cao/nhan", data=hidden(web.get(here + "/to-cao/nhan")) | {"secret": number})
        assert CANARIES["text"] in unescape(opened.text)
        added = web.post(here + "/to-cao/nhan/bo-sung", data=hidden(opened) | {"text": CANARIES["added"]})
        assert added.status_code == 200, added.text[:3000]
        ordinary = hidden(web.get(here + "/gui")) | {"accused": "no", "kind": "feedback", "text": ORDINARY}
        assert web.post(here + "/gui", data=ordinary).status_code == 200
        cookies = repr(list(web.cookies.items())).encode()
    return [("cookies", cookies)]


def hidden(page) -> dict:
    return {name: unescape(value) for name, value in HIDDEN.findall(page.text)}


def picture() -> bytes:
    """Return a picture whose pixels spell the canary, so that it survives the stripping of what is about it."""
    word = CANARIES["inside"].encode() * 40
    side = 16
    image = Image.frombytes("L", (side, side), word[: side * side])
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=0)
    return out.getvalue()


def environments(folder) -> list[tuple[str, bytes]]:
    """Return what each process of the program was started with, as far as it lets itself be looked at."""
    found = []
    for pid in terminal.processes_of(folder):
        for what in ("environ", "cmdline"):
            found.append((f"{what} of {pid}", terminal._read(Path("/proc", str(pid), what))))
    return found


def tables(folder) -> list[tuple[str, bytes]]:
    """Return every row of every table of every schema, as COPY writes it."""
    with Server(folder).use() as urls, psycopg.connect(urls["owner"]) as database:
        names = database.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        found = []
        for (name,) in names:
            with database.cursor().copy(f"COPY {name} TO STDOUT") as rows:
                found.append((f"table {name}", b"".join(bytes(row) for row in rows)))
    return found


def spellings(word: str) -> set[bytes]:
    """Return the forms in which a word may lie somewhere: composed or not, wide, escaped, in hexadecimal or base64."""
    found = set()
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, word)
        plain = text.encode()
        found |= {plain, text.encode("utf-16-le"), text.encode("utf-16-be"), plain.hex().encode()}
        found |= {text.encode("unicode_escape"), text.encode("ascii", "xmlcharrefreplace")}
        found |= {_base64(plain, lead) for lead in range(3)}
    return found


def _base64(plain: bytes, lead: int) -> bytes:
    """Return what base64 makes of `plain` wherever it begins, without the edges that depend on what stands beside."""
    coded = base64.b64encode(b"\0" * lead + plain).rstrip(b"=")
    return coded[4 if lead else 0 : len(coded) - len(coded) % 4 - (4 if len(plain) > 9 else 0)]


def where(left, word: str) -> list[str]:
    wanted = spellings(word)
    return [place for place, content in left if any(form in content for form in wanted)]


def test_an_ordinary_case_is_found_in_the_table_and_in_the_files_of_the_database(left):
    found = where(left, ORDINARY)
    assert "table public.cases_content" in found
    assert any("/pg_wal/" in place for place in found), "the log of changes is looked through"
    assert any("/base/" in place for place in found), "the files of the tables are looked through"


@pytest.mark.parametrize("place", CANARIES)
def test_no_word_of_a_denunciation_is_found_anywhere(left, place):
    assert where(left, CANARIES[place]) == []


def test_the_places_that_matter_were_looked_at(left):
    names = [place for place, _content in left]
    for wanted in ("denunciations_actcontent", "procrastinate_jobs", "ledger_entry", "notices_message"):
        assert any(wanted in name for name in names), wanted
    for wanted in ("pg_wal", "database.sealed", "files.sealed", "serve.log", "worker.log", "/sealed/", "environ of"):
        assert any(wanted in name for name in names), wanted


def test_words_escaped_and_wide_would_be_found():
    word = CANARIES["text"]
    for content in (word.encode("utf-16-le"), base64.b64encode(b"x" + word.encode()), word.encode().hex().encode()):
        assert where([("here", content)], word) == ["here"]
