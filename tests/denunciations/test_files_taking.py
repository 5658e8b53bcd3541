import io
import os
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
from PIL import Image

from denunciations import watching
from denunciations.wrongs import flipped
from files import making
from thongsuot.core.errors import Invalid
from thongsuot.denunciations.files import responses, storage, taking
from thongsuot.denunciations.keys.trouble import Broken, Truncated

KEY, OTHER = b"k" * 32, b"o" * 32
NOW = datetime(2026, 7, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data_dir(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


def take(content: bytes, name: str = "bằng chứng.pdf") -> taking.Taken:
    return taking.take(io.BytesIO(content), name=name, key=KEY)


def written_at(place: str, when: datetime) -> None:
    os.utime(storage.path_of(place), (when.timestamp(), when.timestamp()))


def test_a_file_comes_back_checked_and_stripped():
    taken = take(making.picture(), "Ảnh hiện trường.png")
    content = b"".join(taking.open_file(taken.place, KEY))
    assert Image.open(io.BytesIO(content)).size == (60, 40)
    assert making.MARK not in content
    assert (taken.size, taken.name, taken.media_type) == (len(content), "Ảnh hiện trường.jpg", "image/jpeg")


def test_nothing_of_a_kept_file_stands_in_clear_on_disk(data_dir):
    with watching.written() as written:
        taken = take(making.pdf())
        content = b"".join(taking.open_file(taken.place, KEY))
    assert content.startswith(b"%PDF-")
    assert watching.holding(b"%PDF-", data_dir) == []
    assert watching.holding(content[:200], data_dir) == []
    assert all(path.startswith(str(data_dir / "sealed")) for path in written)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "rỗng"), (b"MZ program", "chương trình"), (b"some text", "không thuộc loại"), (b"PK\x05\x06", "ZIP")],
)
def test_a_file_that_is_not_taken_is_told_by_name_and_leaves_nothing(data_dir, content, words):
    with pytest.raises(Invalid) as trouble:
        take(content, "thu.pdf")
    assert trouble.value.field == "files"
    assert "thu.pdf" in str(trouble.value) and words in str(trouble.value)
    assert [path for path in data_dir.rglob("*") if path.is_file()] == []


def test_the_name_of_a_file_is_found_nowhere_on_disk(data_dir):
    take(making.picture(), "giam-doc-A-nhan-tien.jpg")
    assert [path for path in data_dir.rglob("*") if "giam-doc" in path.name] == []
    assert watching.holding(b"giam-doc", data_dir) == []


def test_five_megabytes_are_kept_and_come_back():
    photo = Image.effect_noise((2400, 2300), 90)
    out = io.BytesIO()
    photo.save(out, "PNG")
    assert len(out.getvalue()) > 5_000_000
    taken = take(out.getvalue(), "anh.png")
    assert sum(len(chunk) for chunk in taking.open_file(taken.place, KEY)) == taken.size


def test_another_key_opens_nothing():
    taken = take(making.picture())
    with pytest.raises(Broken):
        taking.open_file(taken.place, OTHER)


def test_a_file_that_was_cut_is_noticed_before_a_byte_is_given_out():
    place = storage.keep([b"x" * 200_000], KEY)
    path = storage.path_of(place)
    whole = path.read_bytes()
    for kept in (0, 10, 24, 24 + 65536 + 17, len(whole) - 1):
        path.write_bytes(whole[:kept])
        with pytest.raises(Broken):
            taking.open_file(place, KEY)


def test_a_file_of_which_one_bit_changed_is_noticed_before_a_byte_is_given_out():
    place = storage.keep([b"x" * 200_000], KEY)
    path = storage.path_of(place)
    path.write_bytes(flipped(path.read_bytes(), 8 * 150_000))
    with pytest.raises(Broken):
        taking.open_file(place, KEY)


def test_two_files_that_change_places_on_disk_do_not_open():
    first, second = (storage.keep([content], KEY) for content in (b"first", b"second"))
    storage.path_of(first).write_bytes(storage.path_of(second).read_bytes())
    with pytest.raises(Broken):
        taking.open_file(first, KEY)


def test_a_file_that_is_gone_is_truncated_not_an_error_of_the_disk():
    place = storage.keep([b"x"], KEY)
    storage.destroy(place)
    storage.destroy(place)
    with pytest.raises(Truncated):
        taking.open_file(place, KEY)


@pytest.mark.parametrize("place", ["", "../../keys/house_key", "a" * 31, "A" * 32, "a" * 32 + "/"])
def test_what_is_no_place_is_refused(place):
    with pytest.raises(ValueError):
        storage.path_of(place)


def test_a_file_is_handed_to_another_denunciation_under_its_key_alone(data_dir):
    place = storage.keep([b"evidence" * 20_000], KEY)
    fresh = taking.again(place, KEY, under=OTHER)
    assert b"".join(taking.open_file(fresh, OTHER)) == b"evidence" * 20_000
    with pytest.raises(Broken):
        taking.open_file(fresh, KEY)
    assert watching.holding(b"evidence", data_dir) == []


def test_files_and_folders_are_for_their_owner_alone(data_dir):
    path = storage.path_of(storage.keep([b"x"], KEY))
    for each in (path, path.parent):
        assert each.stat().st_mode & 0o077 == 0


def test_what_no_row_knows_is_swept_a_day_later_and_nothing_else():
    known, forgotten, young = (storage.keep([b"x"], KEY) for _ in range(3))
    written_at(known, NOW - timedelta(days=9))
    written_at(forgotten, NOW - timedelta(hours=25))
    written_at(young, NOW - timedelta(hours=23))
    assert taking.sweep({known}, at=NOW) == 1
    assert [storage.path_of(place).exists() for place in (known, forgotten, young)] == [True, False, True]


def test_what_a_killed_process_left_half_written_is_unreadable_and_swept(data_dir):
    def breaking():
        yield b"evidence" * 20_000
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        storage.keep(breaking(), KEY)
    (part,) = [path for path in data_dir.rglob("*.part")]
    assert b"evidence" not in part.read_bytes()
    os.utime(part, (0, 0))
    assert taking.sweep(set(), at=NOW) == 1
    assert not part.exists()


def test_a_kept_file_is_answered_whole_and_kept_by_no_cache():
    taken = take(making.pdf(), "Đơn thư.pdf")
    answer = responses.download(
        taking.open_file(taken.place, KEY), name=taken.name, media_type=taken.media_type, size=taken.size
    )
    assert len(answer.getvalue()) == taken.size == int(answer["Content-Length"])
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Đơn thư.pdf" in unquote(answer["Content-Disposition"])


def test_photos_show_in_the_page_only_where_asked():
    taken = take(making.picture())
    for inline_ok, way in ((True, "inline"), (False, "attachment")):
        answer = responses.download(
            taking.open_file(taken.place, KEY),
            name=taken.name,
            media_type=taken.media_type,
            size=taken.size,
            inline_ok=inline_ok,
        )
        assert answer["Content-Disposition"].startswith(way)
        answer.getvalue()
