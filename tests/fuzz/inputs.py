"""What the fuzzing feeds: text as nobody should write it, JSON of every shape, and real files bent out of shape."""

from hypothesis import strategies as st

VIETNAMESE = "Đèn đường thôn Đạ Lạch hỏng từ ngày 3/11/2026, mong xã sửa. Ông Nguyễn Văn A, 0900 000 123, 12 hộ."
SEEDS = (
    VIETNAMESE, "4715-9036-2817-4", "case:0197a1b2-0000-7000-8000-000000000000", "2026-02-13", "13/2/2026",
    "ngày 27 tháng 8 năm 2026", "2026-07-01..2026-07-10", "+84 900 000 123", "toi to cao ong chu tich nhan tien",
    "ddax gioi thieeuj", "hoa2 bi2nh", "=1+1", "\ufeff", "\u202e\u200b\u00ad", "﷽", "e\u0301\u0302", "١٢٣٤", "0" * 16,
    "2026-11-22T00:00:00+07:00_0197a1b2-0000-7000-8000-000000000000",
)  # fmt: skip

plain_words = st.text(max_size=120)
bent_words = st.builds(
    lambda seed, at, new, drop: seed[: at % (len(seed) + 1)] + new + seed[at % (len(seed) + 1) + drop :],
    st.sampled_from(SEEDS),
    st.integers(0, 200),
    st.text(max_size=12),
    st.integers(0, 9),
)
words = plain_words | bent_words

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
cells = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes() | words
FIELDS = (
    "id", "text", "channel", "received_on", "kind", "topic", "ward_code", "province_code", "name", "phone", "address"
)  # fmt: skip
rows = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=8), cells | values, max_size=12)


def bent(*contents: bytes) -> st.SearchStrategy[bytes]:
    """Return a strategy of these contents with some bytes changed, put in, cut out or cut off; or of any bytes."""
    change = st.tuples(st.integers(0, 1 << 20), st.binary(max_size=8), st.integers(0, 8))
    bending = st.builds(_bend, st.sampled_from(contents), st.lists(change, max_size=4), st.integers(0, 1 << 20))
    starting = st.builds(lambda content, tail: content[:12] + tail, st.sampled_from(contents), st.binary(max_size=80))
    return bending | starting | st.binary(max_size=200)


def _bend(content: bytes, changes: list[tuple[int, bytes, int]], keep: int) -> bytes:
    for at, new, drop in changes:
        at %= len(content) + 1
        content = content[:at] + new + content[at + drop :]
    return content if keep % 3 else content[: keep % (len(content) + 1)]
