"""The sealed letter: opened with its password alone, without the identity; its format is WinZip's."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from denunciations.making import ACCOUNT, Room, moment, text_file
from thongsuot.core.errors import NotFound, Refused
from thongsuot.denunciations.actions import denouncing, reading
from thongsuot.denunciations.letters.aes_zip import new_password, opened, sealed_zip
from thongsuot.denunciations.models import Envelope, Reading

PASSWORD = "k7m2-pq9r-h4wd-s8xz-c3vb-t6nf"


def bodies(packed: bytes) -> dict[str, bytes]:
    """Return the sealed bodies by name, found by the central directory as every unpacker does."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(packed)) as listed:
        for entry in listed.infolist():
            assert entry.compress_type == 99 and entry.flag_bits & 1
            name, extra = struct.unpack_from("<HH", packed, entry.header_offset + 26)
            start = entry.header_offset + 30 + name + extra
            found[entry.filename] = packed[start : start + entry.compress_size]
    return found


@settings(max_examples=30)
@given(st.lists(st.binary(max_size=300), max_size=3))
def test_what_was_packed_is_unpacked_with_the_password(contents):
    names = [f"tệp {number}" for number, _content in enumerate(contents)]
    packed = bodies(sealed_zip(zip(names, contents, strict=True), PASSWORD))
    assert {name: opened(body, PASSWORD) for name, body in packed.items()} == dict(zip(names, contents, strict=True))


def test_a_long_file_comes_back_whole():
    content = bytes(range(256)) * 1000 + b"x"
    (body,) = bodies(sealed_zip([("a", content)], PASSWORD)).values()
    assert opened(body, PASSWORD) == content and content[:64] not in body


@pytest.mark.parametrize("place", [0, 17, 30, -1])
def test_a_changed_byte_and_a_wrong_password_open_nothing(place):
    (body,) = bodies(sealed_zip([("a", b"what the letter says to them")], PASSWORD)).values()
    changed = bytearray(body)
    changed[place] ^= 1
    for wrong in ((bytes(changed), PASSWORD), (body, PASSWORD + "x")):
        with pytest.raises(ValueError):
            opened(*wrong)


def test_a_known_file_is_opened():
    assert opened(bytes.fromhex(KNOWN), "abc-def").decode() == "xin chào"


# Made by another program (pyzipper 0.4.0) under that password.
KNOWN = "f05111427af68c3d9bdcdfa131aa946568cd8aef3659e176499122a045cd5b10192dd78d07"


def test_passwords_are_long_and_differ():
    one, other = new_password(), new_password()
    assert one != other and len(one.replace("-", "")) == 24


@pytest.mark.django_db
def test_the_letter_holds_the_denouncers_words_and_files_and_not_the_identity():
    room = Room()
    matter = room.receive(uploads=(text_file("biên lai.png"),))
    denouncing.add(text="Thêm một việc nữa.", **matter.denouncer())
    who = {**room.who(room.commune_ones[0]), "at": moment()["at"]}
    packed = reading.open_letter(denunciation_id=matter.id, password=PASSWORD, **who)
    (inner,) = bodies(packed).values()
    with zipfile.ZipFile(io.BytesIO(opened(inner, PASSWORD))) as files:
        text = files.read("noi-dung.txt").decode()
        assert files.namelist() == ["noi-dung.txt", "01 biên lai.png"]
    assert ACCOUNT in text and "Thêm một việc nữa." in text and "Lò Thị Hoa" not in text
    assert Reading.objects.get().what == "file"


@pytest.mark.django_db
def test_only_an_investigator_of_it_gets_the_letter():
    room = Room()
    matter = room.receive()
    with pytest.raises(NotFound):
        reading.open_letter(
            denunciation_id=matter.id, password=PASSWORD, **room.who(room.province_one), at=moment()["at"]
        )
    Envelope.objects.filter(keyholder__officer=room.commune_ones[0]).update(kind="verifier")
    with pytest.raises(Refused):
        reading.open_letter(
            denunciation_id=matter.id, password=PASSWORD, **room.who(room.commune_ones[0]), at=moment()["at"]
        )
