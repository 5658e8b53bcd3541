"""What a sealed letter holds: the denouncer's words and files, without the identity that was given apart."""

import io
import zipfile

from thongsuot.denunciations.letters.aes_zip import sealed_zip
from thongsuot.denunciations.models import Denunciation, SealedFile
from thongsuot.denunciations.queries.history import opened
from thongsuot.denunciations.queries.papers import open_paper
from thongsuot.denunciations.rules.ring import CONTENT, Ring

INNER = "ho-so.zip"
FIELDS = (
    ("accused_name", "Người bị tố cáo"),
    ("accused_title", "Chức vụ"),
    ("unit_text", "Cơ quan, đơn vị"),
    ("when_where", "Thời gian, nơi xảy ra"),
    ("text", "Nội dung tố cáo"),
    ("protection", "Đề nghị bảo vệ"),
)
FROM_DENOUNCER = ("receive", "add", "again", "protect")


def letter(denunciation: Denunciation, ring: Ring, *, password: str) -> bytes:
    """Return the sealed letter: a ZIP under `password` around another that holds words and files. In memory only."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("noi-dung.txt", words(denunciation, ring))
        for number, (name, content) in enumerate(_files(denunciation, ring), start=1):
            packed.writestr(f"{number:02d} {name}", content)
    return sealed_zip([(INNER, inner.getvalue())], password)


def words(denunciation: Denunciation, ring: Ring) -> str:
    """Return what the denouncer wrote, in order, each part under its day."""
    parts = []
    for act in opened(denunciation, ring, FROM_DENOUNCER):
        said = [f"{label}:\n{act.texts[field]}" for field, label in FIELDS if act.texts.get(field)]
        parts.append("\n\n".join([f"Ngày {act.on:%d/%m/%Y}", *said]))
    return "\n\n\n".join(parts) + "\n"


def _files(denunciation: Denunciation, ring: Ring):
    rows = SealedFile.objects.filter(denunciation=denunciation, part=CONTENT, act__verb__in=FROM_DENOUNCER)
    for row in rows.exclude(place="").order_by("id"):
        paper = open_paper(row, ring)
        yield paper.name, b"".join(paper.chunks)
