"""The files of a denunciation, for who holds the key of their part."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from thongsuot.denunciations.files import taking
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Denunciation, SealedFile
from thongsuot.denunciations.rules.ring import Ring


@dataclass(frozen=True)
class Paper:
    """A file as a page names it; its content is opened one by one."""

    id: UUID
    act_id: UUID
    part: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class OpenPaper:
    """A file to send: `chunks` is its plain text, proved whole, for `denunciations.files.responses.download`."""

    chunks: Iterator[bytes]
    name: str
    media_type: str
    size: int

    def __repr__(self) -> str:
        return "OpenPaper(…)"


def papers(denunciation: Denunciation, ring: Ring, *, parts: tuple[str, ...]) -> list[Paper]:
    """Return the files of these parts that `ring` opens, oldest first."""
    rows = SealedFile.objects.filter(denunciation=denunciation, part__in=parts).exclude(place="").order_by("id")
    return [_paper(row, ring) for row in rows if ring.holds(row.part)]


def _words(row: SealedFile, ring: Ring) -> dict:
    return json.loads(envelopes.decrypt(ring.key(row.part), row.sealed, row.pk.bytes))


def _paper(row: SealedFile, ring: Ring) -> Paper:
    words = _words(row, ring)
    return Paper(row.pk, row.act_id, row.part, words["name"], words["media_type"], row.size)


def open_paper(row: SealedFile, ring: Ring) -> OpenPaper:
    """Return the file for sending. Raises: Broken, Truncated (the disk no longer holds it whole)."""
    words = _words(row, ring)
    chunks = taking.open_file(row.place, bytes.fromhex(words["key"]))
    return OpenPaper(chunks, words["name"], words["media_type"], row.size)
