import pytest
from hypothesis import given
from hypothesis import strategies as st

from denunciations.wrongs import KEYS, every_bit, flipped
from thongsuot.denunciations.keys import streams
from thongsuot.denunciations.keys.trouble import Broken, Truncated

KEY = bytes(range(32))
CONTEXT = b"0197a1b2-0000-7000-8000-00000000000f"
CHUNK, FRAME, HEADER = streams.CHUNK, streams.CHUNK + streams.MORE_BYTES, streams.HEADER_BYTES
THREE = bytes(range(256)) * (CHUNK // 256 * 2) + b"the end"


def sealed(content: bytes, context: bytes = CONTEXT) -> bytes:
    return b"".join(streams.encrypting(KEY, [content], context))


def opened(stream: bytes, context: bytes = CONTEXT, key: bytes = KEY) -> bytes:
    return b"".join(streams.decrypting(key, [stream], context))


def frames(stream: bytes) -> list[bytes]:
    """Return the header and the frames of a stream."""
    return [stream[:HEADER], *(stream[start : start + FRAME] for start in range(HEADER, len(stream), FRAME))]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK + 3])
def test_a_file_of_any_size_comes_back(size):
    content = b"x" * size
    assert opened(sealed(content)) == content


@given(parts=st.lists(st.binary(max_size=3000), max_size=40), size=st.integers(1, 200_000))
def test_a_stream_comes_back_in_whatever_pieces_it_came_and_went(parts, size):
    content = b"".join(parts) * 3
    stream = b"".join(streams.encrypting(KEY, parts * 3, CONTEXT))
    pieces = [stream[start : start + size] for start in range(0, len(stream), size)]
    assert b"".join(streams.decrypting(KEY, pieces, CONTEXT)) == content


def test_a_sealed_stream_shows_nothing_of_the_file():
    canary = b"CHIM-YEN-7f3a"
    assert canary not in sealed(canary * 10_000)


def test_the_sealed_size_follows_from_the_size():
    assert len(sealed(THREE)) == HEADER + len(THREE) + 3 * streams.MORE_BYTES


def test_any_flipped_bit_of_a_small_file_is_noticed():
    for spoilt in every_bit(sealed(b"evidence")):
        with pytest.raises(Broken):
            opened(spoilt)


@given(bit=st.integers(0, (HEADER + len(THREE) + 3 * streams.MORE_BYTES) * 8 - 1))
def test_any_flipped_bit_of_a_large_file_is_noticed(bit):
    with pytest.raises(Broken):
        opened(flipped(sealed(THREE), bit))


@pytest.mark.parametrize("kept", [HEADER, HEADER + FRAME, HEADER + 2 * FRAME])
def test_a_stream_that_ends_between_two_chunks_is_truncated(kept):
    with pytest.raises(Truncated):
        opened(sealed(THREE)[:kept])


@given(kept=st.integers(0, HEADER + len(THREE) + 3 * streams.MORE_BYTES - 1))
def test_a_stream_cut_anywhere_is_noticed(kept):
    with pytest.raises(Broken):
        opened(sealed(THREE)[:kept])


@pytest.mark.parametrize("more", [b"\0", b"\0" * 17, b"\0" * FRAME])
@pytest.mark.parametrize("content", [b"", b"small", b"x" * CHUNK])
def test_a_stream_continued_after_its_end_is_noticed(content, more):
    with pytest.raises(Broken):
        opened(sealed(content) + more)


@pytest.mark.parametrize("order", [[0, 2, 1, 3], [0, 1, 3], [0, 2, 3], [0, 1, 1, 2, 3], [0, 3], [1, 2, 3]])
def test_chunks_swapped_doubled_or_left_out_are_noticed(order):
    parts = frames(sealed(THREE))
    with pytest.raises(Broken):
        opened(b"".join(parts[place] for place in order))


def test_a_chunk_of_another_file_under_the_same_key_is_noticed():
    mine, other = frames(sealed(THREE)), frames(sealed(THREE))
    with pytest.raises(Broken):
        opened(b"".join([mine[0], mine[1], other[2], mine[3]]))


@given(other=KEYS.filter(lambda key: key != KEY))
def test_another_key_opens_nothing(other):
    with pytest.raises(Broken):
        opened(sealed(b"evidence"), key=other)


def test_a_file_put_in_the_place_of_another_does_not_open():
    with pytest.raises(Broken):
        opened(sealed(b"evidence"), context=b"0197a1b2-0000-7000-8000-00000000000e")


def test_nothing_of_a_spoilt_chunk_is_given_out():
    parts = frames(sealed(THREE))
    parts[2] = flipped(parts[2], 5)
    given_out = []
    with pytest.raises(Broken):
        for content in streams.decrypting(KEY, parts, CONTEXT):
            given_out.append(content)
    assert b"".join(given_out) == THREE[:CHUNK]


def test_only_one_chunk_is_held_while_a_stream_is_written():
    sealer = streams.Sealer(KEY)
    for _ in range(100):
        sealer.add(b"x" * CHUNK)
        assert len(sealer._held) <= CHUNK
