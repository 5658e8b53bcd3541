"""Files for the public: made anew, blacked out, looked at, let out; the original is reachable by nobody outside."""

import io
import re

import pytest
from PIL import Image, ImageDraw

from cases.desk import set_day, text, url
from lives import DAY, Life, copy
from thongsuot.cases.actions.answer import Drafted, approve, draft, submit
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.actions.publish import publish, withdraw_publication
from thongsuot.cases.actions.remaking import remake
from thongsuot.cases.models import Publication, PublicationFile, Remade
from thongsuot.cases.rules.boxes import Unclear, boxes_of, lines_of, rows_of
from thongsuot.core.errors import Invalid, Refused
from thongsuot.core.refs import Ref
from thongsuot.files.models import Attachment
from thongsuot.files.remaking import STEP
from thongsuot.files.rules import Box
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
SECRET_NAME = "giay-bao-cua-ba-Hoa.jpg"
LEFT_HALF = Box(1, 0, 0, 50, 100)


def paper(form="JPEG") -> io.BytesIO:
    """Return a white page with a red name on the left half, as a phone makes it."""
    page, exif = Image.new("RGB", (400, 300), "white"), Image.Exif()
    ImageDraw.Draw(page).rectangle((20, 20, 180, 60), fill="red")
    exif[0x010E], out = "nhà bà Hoa", io.BytesIO()
    page.save(out, form, **({} if form == "PDF" else {"exif": exif}))
    out.seek(0)
    return out


@pytest.fixture
def life(monkeypatch):
    set_day(monkeypatch, DAY)
    life = Life().assigned()
    uploads = {1: ((SECRET_NAME, paper()), ("bien-ban.pdf", paper("PDF"))), 2: ()}
    responses = [Drafted(number=n, text=f"Đã làm xong việc {n}.", uploads=uploads[n]) for n in (1, 2)]
    responses[1] = Drafted(number=2, text="Đã làm xong việc 2.", uploads=((f"{SECRET_NAME}.jpg", paper("PNG")),))
    draft(responses=responses, **life.by("economics_handler"))
    submit(**life.by("economics_handler"))
    life.case = approve(**life.by("head"))
    return life


def files_of(life) -> list[Attachment]:
    return list(Attachment.objects.of(Ref("case", life.case.pk)).select_related("blob"))


def made(life, number=0, boxes=(LEFT_HALF,), caption="Giấy báo đã che tên", who="publisher") -> Remade:
    file = files_of(life)[number]
    return remake(attachment_id=file.pk, boxes=boxes, caption=caption, **life.by(who))


def send(life, *ids):
    life.case = publish(copy=copy(files=tuple(ids)), **life.by("publisher"))
    return Publication.objects.filter(withdrawn_on=None).get()


def test_a_picture_goes_out_without_name_or_metadata_and_what_is_black_is_gone(life, client):
    public = send(life, made(life).pk)
    page = client.get(f"/vu-viec/{public.pk}/")
    assert "Giấy báo đã che tên" in text(page) and SECRET_NAME not in text(page)
    address = re.search(rf"/vu-viec/{public.pk}/anh/1", text(page))[0]
    answer = client.get(address)
    content = answer.content
    assert answer["Content-Disposition"] == 'inline; filename="tep-1-trang-1.jpg"'
    assert answer["Content-Type"] == "image/jpeg" and "Last-Modified" not in answer
    assert len(content) % STEP == 0 and "bà Hoa".encode() not in content
    seen = Image.open(io.BytesIO(content))
    assert dict(seen.getexif()) == {}
    assert max(high for _low, high in seen.crop((0, 0, 196, 300)).getextrema()) < 8
    assert min(seen.getpixel((390, 290))) > 240


def test_the_bytes_of_the_original_are_at_no_public_address(life, client):
    originals = files_of(life)
    contents = [file.blob.sha256 for file in originals]
    public = send(life, made(life).pk)
    assert not {row.sha256 for row in PublicationFile.objects.all()} & set(contents)
    for wrong in (*(file.pk for file in originals), 0, 2, 99):
        assert client.get(f"/vu-viec/{public.pk}/anh/{wrong}").status_code == 404
    assert client.get(f"/vu-viec/{originals[0].pk}/anh/1").status_code == 404
    picture = Attachment.objects.get(owner_ref=str(Ref("publication", public.pk)))
    assert picture.public and picture.name == "1.jpg"


def test_a_pdf_becomes_pictures_of_its_pages(life, client):
    with pytest.raises(Invalid, match="không có trang 2"):
        made(life, 1, boxes=(Box(2, 0, 0, 9, 9),))
    public = send(life, made(life, 1).pk)
    assert client.get(f"/vu-viec/{public.pk}/anh/1").content.startswith(b"\xff\xd8")


def test_made_again_it_takes_the_place_of_the_first_and_what_was_not_chosen_goes(life):
    first, second = made(life), made(life, boxes=())
    assert list(Remade.objects.all()) == [second] and Entry.objects.filter(verb="cases.remake").count() == 2
    with pytest.raises(Invalid, match="vừa được làm lại"):
        send(life, first.pk)
    made(life, 2)
    public = send(life, second.pk)
    assert not Remade.objects.exists() and public.files.count() == 1
    act = life.case.acts.get(verb="publish")
    assert act.content.texts["files"] == [["Giấy báo đã che tên", [public.files.get().sha256]]]


def test_who_may_not_publish_may_not_make_it_and_a_caption_names_nobody(life):
    with pytest.raises(Refused):
        made(life, who="receptionist")
    with pytest.raises(Invalid, match="0912345678"):
        made(life, caption="Gọi 0912345678 để hỏi")
    with pytest.raises(Invalid):
        made(life, caption=" ")


def test_a_withdrawn_copy_shows_no_picture_and_erasing_takes_it_off_the_disk(life, client):
    public = send(life, made(life).pk)
    life.case = withdraw_publication(reason="Còn sót tên.", **life.by("publisher"))
    assert client.get(f"/vu-viec/{public.pk}/anh/1").status_code == 404
    by = life.by("head")
    erase(by.pop("case_id") and life.case, ground="request", basis="Đơn đề nghị xóa.", **by)
    assert not PublicationFile.objects.exists()
    assert not Attachment.objects.exclude(blob=None).exists()


def test_the_publisher_blacks_out_looks_and_sends(life, client):
    client.force_login(life.people.publisher)
    sending = url(life.case, "gui-tra-loi")
    assert SECRET_NAME in text(client.get(sending))
    file = files_of(life)[0]
    address = f"{url(life.case)}tep/{file.pk}/cong-khai/"
    wrong = client.post(address, {"caption": "Giấy báo đã che tên", "boxes": "1 10 20\nchào"})
    assert wrong.status_code == 422 and "Dòng 1 không đọc được" in text(wrong) and "chào" in text(wrong)
    assert client.post(address, {"caption": "Giấy báo đã che tên", "boxes": "1 0 0 50 100"}).status_code == 302
    assert f"{address}1/" in text(client.get(address))
    assert client.get(f"{address}1/").status_code == 200 and client.get(f"{address}2/").status_code == 404
    form = client.get(sending).context["form"]
    given = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False)}
    given["pictures"] = [str(Remade.objects.get().pk)]
    assert client.post(sending, given).status_code == 422, "the copy was not looked at"
    look = client.post(sending, given | {"xem": "1"})
    assert f"{address}1/" in text(look)
    seen = re.search(r'name="seen" value="(\w+)"', text(look))[1]
    made(life, boxes=())
    assert client.post(sending, given | {"seen": seen}).status_code == 422, "it is another one now"
    given["pictures"] = [str(Remade.objects.get().pk)]
    seen = re.search(r'name="seen" value="(\w+)"', text(client.post(sending, given | {"xem": "1"})))[1]
    assert client.post(sending, given | {"seen": seen}).status_code == 302
    assert Publication.objects.get().files.count() == 1


@pytest.mark.parametrize(
    "line", ["1 2 3 4", "a b c d e", "0 1 1 1 1", "1 100 0 5 5", "1 0 0 0 5", "1.5 0 0 5 5", "1 -1 0 5 5"]
)
def test_a_line_that_is_no_box_is_named(line):
    with pytest.raises(Unclear) as wrong:
        boxes_of(f"1 0 0 5 5\n\n{line}")
    assert wrong.value.line == 3


def test_boxes_read_the_same_as_they_are_kept_and_end_at_the_edge():
    boxes = boxes_of("1 10,5 20% 30 5\n2 90 90 50 50")
    assert boxes == (Box(1, 10.5, 20, 30, 5), Box(2, 90, 90, 10, 10))
    assert boxes_of(lines_of(rows_of(boxes))) == boxes
