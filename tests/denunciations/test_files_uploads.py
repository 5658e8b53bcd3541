import io
import re
import tempfile
from pathlib import Path

import pytest
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from hypothesis import given, settings
from hypothesis import strategies as st

import thongsuot
from denunciations import watching
from thongsuot.denunciations.files.spool import Spool
from thongsuot.denunciations.keys.trouble import Broken

CANARY = b"CHIM-YEN-BAO-TIN-7f3a"
OTHER_WAYS = re.compile(r"upload_handlers\b|TemporaryUploadedFile|TemporaryFileUploadHandler")
FIVE_MB = (CANARY + b"\n") * (5 * 1024 * 1024 // (len(CANARY) + 1))


@pytest.fixture(autouse=True)
def data_dir(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


class Body(io.BytesIO):
    """A request's body that calls `look` in its middle, and may break off there."""

    def __init__(self, content: bytes, look=lambda: None, *, breaks=False):
        super().__init__(content)
        self.middle, self.look, self.breaks = len(content) // 2, look, breaks

    def read(self, size=-1):
        if self.middle is not None and self.tell() >= self.middle:
            self.middle = None
            self.look()
            if self.breaks:
                raise OSError("the connection broke")
        return super().read(size)


def posting(content: bytes, look=lambda: None, *, cut: int | None = None, breaks=False):
    body = encode_multipart(BOUNDARY, {"words": "lời", "files": io.BytesIO(content)})
    request = RequestFactory().generic("POST", "/to-cao/gui", b"stood in for", content_type=MULTIPART_CONTENT)
    request.META["CONTENT_LENGTH"] = str(len(body))
    request.META["wsgi.input"] = request._stream = Body(body[:cut], look, breaks=breaks)
    return request


def test_five_megabytes_come_through_as_they_were_sent():
    request = posting(FIVE_MB)
    (upload,) = request.FILES.getlist("files")
    assert upload.size == len(FIVE_MB)
    assert upload.read() == FIVE_MB
    assert b"".join(upload.chunks()) == FIVE_MB
    assert request.POST["words"] == "lời"


def test_the_canary_of_an_upload_is_found_nowhere_while_and_after_it_comes_in(data_dir):
    temporary = Path(tempfile.gettempdir())
    before = set(temporary.iterdir())
    seen = []
    request = posting(
        FIVE_MB, look=lambda: seen.append((watching.nameless(data_dir), watching.holding(CANARY, data_dir)))
    )
    with watching.written() as written:
        (upload,) = request.FILES.getlist("files")
        upload.read()
    assert len(seen) == 1
    assert len(seen[0][0]) == 1, "it was being spooled while we looked"
    assert seen[0][1] == []
    assert watching.holding(CANARY, data_dir) == []
    assert {path for path in written if not path.startswith(str(data_dir))} == set()
    assert set(temporary.iterdir()) - before <= {data_dir}


def test_a_finished_upload_leaves_nothing_behind(data_dir):
    request = posting(FIVE_MB)
    assert request.FILES
    request.close()
    assert watching.nameless(data_dir) == []
    assert [path for path in data_dir.rglob("*") if path.is_file()] == []


def test_a_broken_connection_leaves_nothing_behind(data_dir):
    request = posting(FIVE_MB, breaks=True)
    with pytest.raises(UnreadablePostError):
        request.FILES  # noqa: B018  reading it is what parses the request
    assert [path for path in data_dir.rglob("*") if path.is_file()] == []


def test_an_upload_that_ends_too_early_is_no_file_and_leaves_nothing_behind(data_dir):
    request = posting(FIVE_MB, cut=len(FIVE_MB) // 2)
    try:
        assert not request.FILES
    except MultiPartParserError:
        pass
    request.close()
    del request
    assert [path for path in data_dir.rglob("*") if path.is_file()] == []
    assert watching.nameless(data_dir) == []


def test_the_folder_of_uploads_is_for_its_owner_alone(data_dir):
    Spool().close()
    assert (data_dir / "sealed" / "incoming").stat().st_mode & 0o077 == 0


def test_no_handler_of_ours_writes_a_temporary_file_in_clear(settings):
    assert settings.FILE_UPLOAD_HANDLERS == [
        "thongsuot.files.uploads.FileSizeHandler",
        "django.core.files.uploadhandler.MemoryFileUploadHandler",
        "thongsuot.denunciations.files.uploads.SealedUploadHandler",
    ]


def test_nothing_of_ours_chooses_another_way_of_uploading():
    sources = Path(thongsuot.__file__).parent.rglob("*.py")
    assert [path.name for path in sources if OTHER_WAYS.search(path.read_text())] == []


def spool_of(content: bytes) -> io.BufferedReader:
    spool = Spool()
    spool.write(content)
    spool.finish()
    return io.BufferedReader(spool, 64 * 1024)


@settings(max_examples=50)
@given(
    content=st.binary(max_size=3000).map(lambda part: part * 50),
    moves=st.lists(st.tuples(st.integers(0, 160_000), st.integers(0, 70_000)), max_size=6),
)
def test_a_spool_reads_as_any_file_does(content, moves):
    plain = io.BytesIO(content)
    with spool_of(content) as spool:
        for place, size in moves:
            assert spool.seek(min(place, len(content))) == plain.seek(min(place, len(content)))
            assert spool.read(size) == plain.read(size)
        assert spool.seek(0, io.SEEK_END) == len(content)


def test_what_was_changed_on_disk_while_it_waited_is_not_read():
    spool = Spool()
    spool.write(FIVE_MB)
    spool.finish()
    spool._file.seek(1_000_000)
    spool._file.write(b"x")
    spool.seek(0)
    with pytest.raises(Broken):
        io.BufferedReader(spool).read()


def test_nothing_is_written_after_the_end():
    spool = Spool()
    spool.finish()
    with pytest.raises(ValueError):
        spool.write(b"more")
