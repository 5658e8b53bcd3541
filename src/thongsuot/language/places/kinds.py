"""The words that say what a place is, in full and in short, and those after which a name is another's."""

from thongsuot.language.places.words import Reading

LEVELS = {
    "Phường": ("commune",), "Xã": ("commune",), "Thị trấn": ("commune",), "Đặc khu": ("commune",),
    "Quận": ("district",), "Huyện": ("district",), "Thị xã": ("district",), "Thành phố": ("province", "district"),
    "Tỉnh": ("province",),
}  # fmt: skip
KINDS = {
    ("thi", "tran"): "Thị trấn", ("dac", "khu"): "Đặc khu", ("thi", "xa"): "Thị xã", ("thanh", "pho"): "Thành phố",
    ("t", "p"): "Thành phố", ("phuong",): "Phường", ("xa",): "Xã", ("quan",): "Quận", ("huyen",): "Huyện",
    ("tinh",): "Tỉnh", ("p",): "Phường", ("f",): "Phường", ("ph",): "Phường", ("x",): "Xã", ("tt",): "Thị trấn",
    ("dk",): "Đặc khu", ("q",): "Quận", ("h",): "Huyện", ("tx",): "Thị xã", ("tp",): "Thành phố", ("t",): "Tỉnh",
}  # fmt: skip
_FULL = frozenset("phường xã thị trấn đặc khu quận huyện thành phố tỉnh".split())
# Words of their own that read like those without marks; any other spelling of them is a slip or a scanner's.
_OTHER_WORDS = frozenset(
    "phương phượng quán quân quản quần quặn tình tính tĩnh tinh xa xạ xà xá huyền thì thí trận trần thánh thanh phó "
    "phô".split()
)
_NEEDS_DOT = frozenset("fxht")
# A name after one of these is a street's, a person's, a firm's, a hamlet's, a river's.
_OWNERS = frozenset(
    "đường phố hẻm ngõ ngách kiệt ông bà cô chú anh em chị thầy cháu bác dì cậu bé con thằng tên hiệu sông hồ kênh "
    "rạch suối ty thôn ấp bản buôn làng xóm khóm khu tổ cư sạn quán đèo núi chùa đền đình giáo thpt thcs".split()
)
_OWNERS_KEYS = frozenset(
    "duong pho hem ngo kiet ong anh chi chu bac song ho kenh chua thon ap buon lang xom khom ty quan".split()
)
# These are often named after the place where they stand.
_OFTEN_OF_PLACE = frozenset("chợ cầu trường học viện ga bến cảng trạm kcn kdc kđt xá vấp".split())
_LEADING = frozenset(
    "ở tại về thuộc ubnd hđnd bàn dân người quê từ vực lên xuống ra vào qua đến tới bên dưới trên ngoài trong".split()
)
_LEADING_KEYS = frozenset("o tai thuoc ubnd hdnd duoi tren vuc ben".split())


def kind_at(reading: Reading, at: int) -> tuple[int, str]:
    """Return how many words at `at` say what a place is, and what; 0 and "" where none does."""
    words = reading.words[at : at + 2]
    pair = tuple(word.key for word in words)
    if len(pair) == 2 and pair in KINDS and all(_says_kind(reading, word.exact) for word in words):
        return 2, KINDS[pair]
    if pair[:1] not in KINDS or not _says_kind(reading, words[0].exact) or _is_second_word(reading, at):
        return 0, ""
    if pair[0] in _NEEDS_DOT and len(words) == 2 and words[1].gap and not words[1].gap.startswith("."):
        return 0, ""
    return 1, KINDS[pair[:1]]


def _is_second_word(reading: Reading, at: int) -> bool:
    return at > 0 and (reading.words[at - 1].key, reading.words[at].key) in KINDS


def _says_kind(reading: Reading, exact: str) -> bool:
    return exact in _FULL or not reading.marked or exact not in _OTHER_WORDS


def is_owned(reading: Reading, at: int) -> bool:
    """Return whether the name at word `at` is a street's, a person's, a firm's: the word before it says so."""
    return _says_before(reading, at, _OWNERS, _OWNERS_KEYS)


def may_be_of_place(reading: Reading, at: int) -> bool:
    """Return whether the name at word `at` is that of a market, a school: often, but not always, that of the place."""
    return _says_before(reading, at, _OFTEN_OF_PLACE, frozenset())


def is_led(reading: Reading, at: int) -> bool:
    """Return whether the word before says that a place follows: `ở`, `tại`, `UBND`."""
    return _says_before(reading, at, _LEADING, _LEADING_KEYS)


def _says_before(reading: Reading, at: int, exact: frozenset[str], keys: frozenset[str]) -> bool:
    before = reading.words[at - 1] if at else None
    if before is None or not reading.words[at].gap.isspace():
        return False
    return before.exact in exact or (not reading.marked and before.key in keys)
