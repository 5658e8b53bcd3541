"""A matter that lends itself to papers, values for every form, papers brought to a step. All people are invented."""

import io
from datetime import date
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from cast import actor, cast, make_unit
from lives import instant, moment
from thongsuot.core.errors import NotFound, Refused
from thongsuot.core.refs import Ref
from thongsuot.documents import actions
from thongsuot.documents.matters import Given, matter_with
from thongsuot.documents.rules.forms import Field, Form
from thongsuot.documents.shipped import forms
from thongsuot.units.models import Unit

DAY = date(2026, 7, 20)
LONG_NAME = "Nguyễn Hoàng Thị Thanh Tường Vy Ngọc Khuê"
KIND = "trial"


class Trial:
    """Matters of tests: everybody may everything, save on what is hidden or closed."""

    def __init__(self):
        self.hidden: set[UUID] = set()
        self.closed: set[str] = set()

    def visible_to(self, actor):
        return Unit.objects.exclude(pk__in=self.hidden)

    def may(self, actor, pk, verb):
        if pk in self.hidden:
            raise NotFound("Không tìm thấy.")
        if verb in self.closed:
            raise Refused("closed")

    def forms(self, actor, pk):
        return ["C-TL", "C-DD"]

    def given(self, actor, pk, form, on):
        return Given(unit_id=pk, values={"person": LONG_NAME})

    def name(self, actor, pk):
        return "Vụ việc thử"

    def home(self, pk):
        return "/ban-lam-viec/"

    def also(self, actor, pk, paper, verb):
        return None


def trial() -> tuple[Trial, Ref]:
    """Return a lender of matters, made known anew, and a reference to one of them: some unit stands for a matter."""
    matter = Trial()
    matter_with(KIND, matter)
    return matter, Ref(KIND, make_unit("Vụ việc thử", code=f"thu.{uuid4().hex[:8]}").pk)


def value(field: Field, *, many: int = 3):
    """Return something for a field: long names, several lines, many rows."""
    if field.choices:
        return field.choices[0]
    return {
        "day": "2026-02-05",
        "number": "30",
        "line": f"{LONG_NAME}, {field.label.lower()}",
        "text": f"{field.label}: thửa đất 235,5 m² của hộ {LONG_NAME}.\nCây cà phê, giếng khoan chưa được tính.",
        "lines": [f"{field.label} thứ {number}" for number in range(1, many + 1)],
        "rows": [[f"{heading} {number}" for heading, _share in field.columns] for number in range(1, many + 1)],
    }[field.kind]


def values(form: Form, *, many: int = 3) -> dict:
    return {field.name: value(field, many=many) for field in form.fields}


class Desk:
    """A matter of the cast's commune and the officers who work on its papers."""

    def __init__(self, people=None):
        self.people = people or cast()
        self.matter, self.ref = trial()

    instant = staticmethod(instant)

    def lent(self, **values) -> Given:
        return Given(unit_id=self.people.commune.pk, values=values)

    def by(self, name="head", on=DAY) -> dict:
        return {"actor": actor(getattr(self.people, name), on=on), **moment(on)}

    def drawn(self, code="KN-03", *, on=DAY, by="head", **more):
        given = {"form": code, "subject": self.ref, "values": values_of_form(code)}
        return actions.draw(**given | {"unit_id": self.people.commune.pk} | more, **self.by(by, on))

    def signed(self, document=None, *, way="screen", image=None, on=DAY):
        document = document or self.drawn(on=on)
        image = image or (picture() if way == "screen" else None)
        who = {"name": "Trần Văn Khải", "post": "Chủ tịch"}
        return actions.sign(document_id=document.pk, way=way, image=image, **who, **self.by(on=on))

    def sent(self, document=None, *, on=DAY, **more):
        document = document or self.signed()
        given = {"way": "post", "to": "Bà Hoa", "address": "Thôn Suối Thông", "tracking": "EB123456789VN"} | more
        return actions.send(document_id=document.pk, **self.by() | {"on": on} | given)


def picture(name="chu-ky.png", size=(240, 90)):
    """Return a drawn signature as an upload."""
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    ImageDraw.Draw(image).line([(10, 70), (80, 20), (120, 60), (220, 30)], fill=(10, 30, 120, 255), width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def values_of_form(code: str) -> dict:
    """Return values for every field of a form, by its code."""
    return values(forms()[code])
