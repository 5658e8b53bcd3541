"""Which letters the face of printed papers has: what it lacks is drawn as a box, so that no paper fails to be drawn."""

import unicodedata

# The characters of fonts/tinos, as tools/vendor/vendor.sh cuts them; a test reads the files and compares.
RANGES = (
    (0x20, 0x7E), (0xA0, 0x180), (0x189, 0x18A), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x240, 0x249), (0x300, 0x30C),
    (0x323, 0x331), (0x1E00, 0x1EFF), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x2030, 0x2030), (0x2032, 0x2033), (0x20AB, 0x20AC), (0x2190, 0x2193), (0x2212, 0x2212), (0x2264, 0x2265),
    (0x25A1, 0x25A1),
)  # fmt: skip
KNOWN = frozenset(point for first, last in RANGES for point in range(first, last + 1))
BOX = "□"


def drawable(text: str) -> str:
    """Return `text` in letters that the face has, composed (NFC); each other becomes a box."""
    return "".join(each if ord(each) in KNOWN else BOX for each in unicodedata.normalize("NFC", text))
