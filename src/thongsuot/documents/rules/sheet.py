"""The content of one paper, ready to be laid out: what both writers (Word and PDF) draw, and nothing else."""

from dataclasses import dataclass
from datetime import date

NAMED, LETTER, PERSONAL = "named", "letter", "personal"
LAYOUTS = (NAMED, LETTER, PERSONAL)
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Run:
    """Words of one weight inside a line."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """One paragraph. `style`: body · item (hangs behind a dash) · centre · strong (centred, bold)."""

    runs: tuple[Run, ...]
    style: str = "body"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Table:
    """Rows under headings; `widths` are shares of the width of the text."""

    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Signer:
    """Who signs: `capacity` in capitals, line by line (TM. …, CHỦ TỊCH); `image`: PNG of a drawn signature."""

    capacity: tuple[str, ...]
    name: str = ""
    image: bytes = b""
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One paper in the order of Nghị định 30/2020/NĐ-CP, Phụ lục I.

    `layout`: named (its kind stands as a title), letter (công văn), personal (what a person writes to an office).
    `number`: the whole line, "Số: 12/TB-UBND"; empty where the paper bears none. `stamp`: DỰ THẢO and the like, in
    grey behind the words. `dated`: the day of signing or drawing, which the file bears too.
    """

    layout: str
    dated: date
    superior: str = ""
    issuer: str = ""
    number: str = ""
    place_day: str = ""
    title: str = ""
    about: str = ""
    official: str = ""
    addressees: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    blocks: tuple[Line | Table, ...] = ()
    recipients: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    stamp: str = ""

    def words(self) -> str:
        """Return every word of the paper in one text, for tests that look for what is missing or left over."""
        title = "" if self.layout == LETTER else self.title
        parts = [self.superior, self.issuer, self.number, self.place_day, title, self.about, self.official]
        parts += [*self.addressees, *self.basis, *self.recipients]
        for block in self.blocks:
            parts += [block.text] if isinstance(block, Line) else [cell for row in block.rows for cell in row]
        parts += [word for signer in self.signers for word in (*signer.capacity, signer.name)]
        return "\n".join(part for part in parts if part)
