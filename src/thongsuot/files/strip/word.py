"""Word (DOCX): properties, authors of comments and changes, EXIF taken out; macros and foreign parts refused."""

import io
import re
import struct
import zipfile
import zlib

from thongsuot.files.rules import MB, Unfit
from thongsuot.files.strip.photos import without_segments

MOST_PARTS = 3000
MOST_UNPACKED = 150 * MB
MOST_RATIO = 200
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, LookupError, OSError, ValueError)
HARMFUL = re.compile(
    r"(?i)vbaproject|vbadata|activex|oleobject|embeddings/.*\.(?:bin|exe|dll|vbs|js)$|\.(?:exe|dll|vbs|js|bat)$"
)
DROPPED = re.compile(r"(?i)^docprops/(?:thumbnail|custom)|^word/people\.xml$|^customxml/")
_EMPTY_PROPERTIES = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}
_AUTHOR = re.compile(rb'\bw:(author|initials)="[^"]*"')
_DATE = re.compile(rb'\s+w:date="[^"]*"')
_RELATION = re.compile(rb"<Relationship\b[^>]*/>")
_DROPPED_TARGET = re.compile(
    rb'Target="/?(?:\.\./)*(?:docProps/(?:thumbnail|custom)|(?:word/)?people\.xml|customXml/)', re.I
)
_OVERRIDE = re.compile(rb'<Override\b[^>]*PartName="/(?:docProps/custom|word/people\.xml|customXml/)[^>]*/>', re.I)
_FOREIGN_TEMPLATE = re.compile(
    rb'attachedTemplate"[^>]*TargetMode="External"|TargetMode="External"[^>]*attachedTemplate"'
)


def strip_docx(content: bytes) -> bytes:
    """Return the document without what it tells of its author; raises Unfit if no Word file, bursting or harmful."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check(parts, len(content))
            return _written(package, parts)
    except _BROKEN as error:
        raise Unfit("broken_word") from error


def _check(parts: list[zipfile.ZipInfo], size: int) -> None:
    names = {part.filename for part in parts}
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise Unfit("zip")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * size or len(names) < len(parts):
        raise Unfit("bursting")
    if any(HARMFUL.search(name) for name in names):
        raise Unfit("macros")
    if any(".." in name.split("/") or name.startswith("/") or "\\" in name for name in names):
        raise Unfit("broken_word")


def _written(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part in parts:
            if part.is_dir() or DROPPED.search(part.filename):
                continue
            entry = zipfile.ZipInfo(part.filename, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, _part(part.filename, package.read(part)))
    return out.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name in _EMPTY_PROPERTIES:
        return _EMPTY_PROPERTIES[name]
    if name == "[Content_Types].xml":
        if b"macroEnabled" in content:
            raise Unfit("macros")
        return _OVERRIDE.sub(b"", content)
    if name.endswith(".rels"):
        if _FOREIGN_TEMPLATE.search(content):
            raise Unfit("macros")
        return _RELATION.sub(lambda found: b"" if _DROPPED_TARGET.search(found[0]) else found[0], content)
    if name.endswith(".xml"):
        return _DATE.sub(b"", _AUTHOR.sub(rb'w:\1=""', content))
    return without_segments(content)
