"""What the office may change in the words of papers, lent to the room of words: parts, values, checks, the sheet."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from thongsuot.core.errors import NotFound
from thongsuot.documents.queries.words import KIND, LANGUAGE
from thongsuot.documents.rules import wording
from thongsuot.documents.rules.composing import Issuer, Signing, compose
from thongsuot.documents.rules.forms import Field, Form
from thongsuot.documents.rules.sheet import Sheet
from thongsuot.documents.rules.values import typed
from thongsuot.documents.shipped import forms
from thongsuot.documents.views.papers import drawn
from thongsuot.wording.kinds import Part, Place, Worded, lend
from thongsuot.wording.rules import Wrong

LOCKED = _(
    "Văn bản về tố cáo chỉ dùng lời đi cùng chương trình: trang này nằm ngoài phòng kín, và một câu viết riêng cho một"
    " vụ sẽ nằm lại đây cho người không được biết đọc."
)
GROUP, STAMP = _("Mẫu văn bản"), "XEM THỬ"
SAMPLE_DAY = date(2026, 8, 27)
ISSUER = Issuer(name="Ủy ban nhân dân xã Suối Mẫu", superior="", letters="UBND", place="Suối Mẫu", committee=True)
PARTS = {
    "about": Part(name="about", label=_("Trích yếu"), hint=_("Một dòng dưới tên loại văn bản.")),
    "body": Part(name="body", label=_("Thân văn bản"), rows=8, hint=_("Mỗi dòng là một đoạn.")),
    "recipients": Part(name="recipients", label=_("Nơi nhận"), rows=3, hint=_("Mỗi nơi một dòng.")),
}
MARKS = (
    ("{…}", _("giá trị; đứng một mình trên dòng thì mỗi đoạn của nó là một đoạn")),
    ("?tên ", _("đầu dòng: không có giá trị ấy thì cả dòng không in")),
    ("= ", _("đầu dòng: giữa trang, chữ đậm; thuộc bố cục, giữ nguyên")),
    ("- ", _("đầu dòng: gạch đầu dòng")),
    ("| tên", _("bảng, đứng riêng một dòng")),
    ("+ tên, # tên", _("danh sách gạch đầu dòng hoặc đánh số, đứng riêng một dòng")),
    ("**…**", _("chữ đậm")),
)


class Papers:
    """Every form of paper, in Vietnamese: the law knows them in no other language."""

    def things(self) -> list[Worded]:
        return [_thing(form) for form in forms().values()]

    def troubles(self, thing: Worded, texts: dict[str, str]) -> list[Wrong]:
        return wording.wrongs(_form(thing), texts)

    def preview(self, thing: Worded, texts: dict[str, str]) -> dict:
        return {"template": "documents/_preview.html", "sheet": _sheet(_form(thing), texts)}

    def file(self, thing: Worded, texts: dict[str, str]) -> HttpResponse:
        return drawn(_sheet(_form(thing), texts), "pdf", f"xem-thu-{thing.code}")


def _form(thing: Worded) -> Form:
    form = forms().get(thing.code)
    if form is None:
        raise NotFound(_("Không có mẫu văn bản này."))
    return form


def _thing(form: Form) -> Worded:
    shipped = wording.parts(form)
    shown = wording.asked(form, shipped)
    return Worded(
        kind=KIND,
        code=form.code,
        language=LANGUAGE,
        name=form.name,
        group=GROUP,
        shipped=shipped,
        parts=tuple(PARTS[name] for name in shipped),
        places=tuple(_place(field, field.name in shown) for field in form.fields),
        marks=MARKS,
        keep=tuple(wording.kept_lines(form)),
        locked=LOCKED if form.sealed else "",
        unsure=form.confidence == "unsure" and not form.sealed,
        draws=True,
    )


def _place(field: Field, must: bool) -> Place:
    sample = typed(field, samples()[field.name])
    return Place(name=field.name, label=field.label, sample=sample, must=must)


@cache
def samples() -> dict:
    """Return an invented value for every field, in its stored shape."""
    text = (files("thongsuot.documents") / "data" / "samples.toml").read_text("utf-8")
    return tomllib.loads(text)


def _sheet(form: Form, texts: dict[str, str]) -> Sheet:
    """Return the paper as it would be drawn, with invented values and signature."""
    signing = Signing(number=7, on=SAMPLE_DAY, post="Chủ tịch", name="Nguyễn Văn Mẫu")
    given = {field.name: samples()[field.name] for field in form.fields}
    form = wording.with_words(form, texts, confidence=form.confidence)
    return compose(form, given, ISSUER, signing, drawn_on=SAMPLE_DAY, stamp=STAMP)


def take_part() -> None:
    """Let the room of words list and change the words of papers; called once, when the rooms are ready."""
    lend(KIND, Papers())
