"""Small files of every form, each with a place or an author that must not survive. All made here, none from life."""

import io
import struct
import wave
import zipfile

from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from thongsuot.files.strip.ogg import _checksum

SECRET = "SECRET-PLACE-11.94N"
MARK = SECRET.encode()


def picture(form="JPEG", size=(60, 40), orientation=1) -> bytes:
    image = Image.new("RGB", size, (200, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (11.0, 56.0, 30.0)
    out = io.BytesIO()
    if form == "PNG":
        told = PngImagePlugin.PngInfo()
        told.add_text("Comment", SECRET)
        image.save(out, "PNG", pnginfo=told, exif=exif)
    else:
        image.save(out, form, exif=exif, quality=80)
    return out.getvalue()


def as_pdf(change) -> bytes:
    """Return a PDF of one page to whose writer `change` has been made."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_script(writer: PdfWriter) -> None:
    """Put a script where a page keeps what happens when it is opened, two objects below the page."""
    act = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): writer._add_object(act)})


def pdf_with_photo() -> bytes:
    def change(writer):
        photo = StreamObject()
        photo._data = picture()
        photo[NameObject("/Filter")] = NameObject("/DCTDecode")
        writer.pages[0][NameObject("/Thing")] = writer._add_object(photo)

    return as_pdf(change)


def pdf(*, acting=False, password="") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": SECRET, "/Creator": SECRET})
    writer.xmp_metadata = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    if acting:
        act = {"/Type": "/Action", "/S": "/Launch", "/F": "calc"}
        as_objects = {NameObject(k): NameObject(v) if v[0] == "/" else TextStringObject(v) for k, v in act.items()}
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(as_objects))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(extra: dict[str, bytes] | None = None) -> bytes:
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": b'<Relationships><Relationship Id="r1" Target="docProps/custom.xml"/></Relationships>',
        "docProps/core.xml": f"<cp:coreProperties><dc:creator>{SECRET}</dc:creator></cp:coreProperties>".encode(),
        "docProps/app.xml": f"<Properties><Company>{SECRET}</Company></Properties>".encode(),
        "docProps/custom.xml": MARK,
        "word/document.xml": "<w:document><w:t>Kính gửi phường</w:t></w:document>".encode(),
        "word/comments.xml": f'<w:comment w:author="{SECRET}" w:initials="SP" w:date="2026-07-01T08:00:00Z"/>'.encode(),
        "word/media/image1.jpeg": picture(),
    } | (extra or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def plain_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("anh.txt", "x")
    return out.getvalue()


def mp3() -> bytes:
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    tag = b"ID3\x04\x00\x00" + bytes((0, 0, 0, len(MARK))) + MARK
    return tag + frame * 3 + b"TAG" + MARK.ljust(125, b"\0")


def aac() -> bytes:
    frame = b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(9)
    return frame * 4


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def mp4(handler=b"soun") -> bytes:
    head = box(b"ftyp", b"M4A \0\0\0\0M4A mp42")
    track_handler = box(b"hdlr", bytes(8) + handler + bytes(12) + MARK + b"\0")
    header = box(b"mvhd", bytes(4) + struct.pack(">II", 3_800_000_000, 3_800_000_000) + bytes(88))
    movie = header + box(b"trak", box(b"mdia", track_handler)) + box(b"udta", box(b"\xa9xyz", MARK))
    return head + box(b"moov", movie) + box(b"mdat", b"sound")


def ogg_page(packet: bytes, number: int) -> bytes:
    lacing = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    head = b"OggS\0" + bytes((2 if number == 0 else 0,)) + bytes(8) + struct.pack("<III", 7, number, 0)
    page = bytearray(head + bytes((len(lacing),)) + lacing + packet)
    page[22:26] = struct.pack("<I", _checksum(page))
    return bytes(page)


def ogg(kind="opus") -> bytes:
    comment = struct.pack("<I", 3) + b"app" + struct.pack("<II", 1, 10 + len(MARK)) + b"LOCATION= " + MARK
    first, second = {
        "opus": (b"OpusHead\1\1" + bytes(9), b"OpusTags" + comment),
        "vorbis": (b"\x01vorbis" + bytes(23), b"\x03vorbis" + comment + b"\1"),
        "theora": (b"\x80theora" + bytes(20), b"\x81theora" + comment),
    }[kind]
    return ogg_page(first, 0) + ogg_page(second, 1) + ogg_page(b"sound" * 60, 2)


def wav() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(800))
    told = b"LIST" + struct.pack("<I", len(MARK) + 5) + b"INFO" + MARK + b"\0\0"
    body = out.getvalue()[8:] + told
    return b"RIFF" + struct.pack("<I", len(body)) + body


def element(name: str, content: bytes) -> bytes:
    return bytes.fromhex(name) + (0x4000 | len(content)).to_bytes(2, "big") + content


def webm(track=2, *, live=False) -> bytes:
    head = element("1A45DFA3", element("4282", b"webm"))
    info = element("1549A966", element("7BA9", MARK) + element("4461", bytes(8)))
    tracks = element("1654AE6B", element("AE", element("83", bytes((track,)))))
    cluster = element("E7", b"\0") + element("A3", b"sound")
    tags = element("1254C367", element("7373", MARK * 6))
    if live:
        unknown = b"\x01" + b"\xff" * 7
        return (
            head
            + bytes.fromhex("18538067")
            + unknown
            + info
            + tracks
            + bytes.fromhex("1F43B675")
            + unknown
            + cluster
            + tags
        )
    return head + element("18538067", info + tracks + tags + element("1F43B675", cluster))


def amr() -> bytes:
    return b"#!AMR\n" + b"\x3c" + bytes(31)
