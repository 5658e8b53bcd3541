"""PDF: author, tools, dates and XMP taken out, EXIF of pictures too; encrypted files and those that act refused."""

import io
import logging

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from thongsuot.files.rules import Unfit
from thongsuot.files.strip.photos import without_segments

# pypdf logs pieces of the file it cannot read: an upload may not reach a log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

MOST_OBJECTS = 200_000
ACTING = frozenset(
    ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMedia", "/Rendition", "/FileAttachment")
)
REFUSED_KEYS = frozenset(("/JS", "/JavaScript", "/EmbeddedFiles", "/XFA"))
JPEG_ONLY = ("/DCTDecode", ["/DCTDecode"])
TELLING = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError)


def strip_pdf(content: bytes) -> bytes:
    """Return the PDF without what it tells of its author; raises Unfit if encrypted, acting, broken or enormous."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise Unfit("encrypted_pdf")
        if not len(reader.pages):
            raise Unfit("broken_pdf")
        _walk(reader)
        return _written(reader)
    except _BROKEN as error:
        raise Unfit("broken_pdf") from error


def _walk(reader: PdfReader) -> None:
    """Visit every object that the document reaches; refuse acting ones, take telling ones out."""
    waiting, seen = [reader.trailer["/Root"]], set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            if len(seen) > MOST_OBJECTS:
                raise Unfit("broken_pdf")
            thing = thing.get_object()
        waiting += _below(thing)


def _below(thing) -> list:
    if isinstance(thing, ArrayObject):
        return list(thing)
    if not isinstance(thing, DictionaryObject):
        return []
    _refuse_acts(thing)
    for key in TELLING:
        thing.pop(NameObject(key), None)
    if isinstance(thing, StreamObject) and "/Filter" in thing and thing["/Filter"] in JPEG_ONLY:
        thing._data = without_segments(thing._data)
    return list(dict.values(thing))


def _refuse_acts(thing: DictionaryObject) -> None:
    if REFUSED_KEYS.intersection(thing) or any(key in thing and thing[key] in ACTING for key in ("/S", "/Subtype")):
        raise Unfit("acting_pdf")


def _written(reader: PdfReader) -> bytes:
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
