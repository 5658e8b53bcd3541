"""Forms of the first steps: screen, ask for more, write down a supplement, guide, return, withdraw, correct."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.correcting import Correction
from thongsuot.cases.forms.acts.base import (
    LONG,
    ActForm,
    NotAccusation,
    Sentence,
    UploadForm,
    choices,
    topic_choices,
)
from thongsuot.cases.forms.acts.persons import PersonsForm, people_of
from thongsuot.cases.forms.acts.placed import PlaceOfCase
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.forms.selects import LongSelect
from thongsuot.cases.queries.suggesting import topics_for
from thongsuot.cases.rules.reasons import ANSWERED_KINDS, CHANNELS, INELIGIBLE, KINDS
from thongsuot.units.forms import LegalDay


def lines(text: str) -> tuple[str, ...]:
    """Return what was written, one thing a line, without blank lines."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def items_as_lines(case) -> str:
    """Return the things asked for, one a line, to be edited."""
    return "\n".join(" ".join(item.text.split()) for item in case.items.filter(dropped_by=None))


class ScreenForm(PlaceOfCase, ActForm):
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=lambda: choices(ANSWERED_KINDS))
    topic = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=topic_choices, widget=LongSelect)
    title = CleanText(
        label=gettext_lazy("Tóm tắt một dòng"),
        help_text=gettext_lazy("Không ghi tên người, số điện thoại."),
        max_length=200,
    )
    items = Sentence(
        gettext_lazy("Từng việc được đề nghị"),
        rows=5,
        limit=LONG,
        help_text=gettext_lazy("Mỗi dòng một việc; câu trả lời sẽ đi theo từng việc."),
    )
    not_accusation = NotAccusation()
    field_order = ("title", "kind", "topic", "items", "place")

    def prepare(self):
        case = self.case
        self.fields["topic"].choices = topic_choices(topics_for(case.content.text))
        self.propose(
            kind=case.kind, topic=case.topic, title=case.title, place=self.place_now(), items=items_as_lines(case)
        )

    def arguments(self):
        given = super().arguments()
        del given["place"], given["place_choice"]
        return given | {"items": self._items(given["items"]), "place_id": self.place_id()}

    def _items(self, text: str) -> tuple[str, ...]:
        """Return the items; where the lines say the same as what stands there, the words of the person stay."""
        return () if text == items_as_lines(self.case) else lines(text)


class AskSupplementForm(ActForm):
    missing = Sentence(gettext_lazy("Cần bổ sung gì?"), help_text=gettext_lazy("Người gửi đọc nguyên câu này."))


class SupplementForm(UploadForm):
    text = Sentence(gettext_lazy("Nội dung bổ sung"), rows=5, required=False, limit=LONG)
    not_accusation = NotAccusation()
    field_order = ("text", "not_accusation", "uploads")


class GuideForm(ActForm):
    where = Sentence(
        gettext_lazy("Hướng dẫn đến đâu, làm gì?"), help_text=gettext_lazy("Nêu tên cơ quan, địa chỉ, giấy tờ cần có.")
    )


class ReturnForm(ActForm):
    reason = forms.ChoiceField(
        label=gettext_lazy("Lý do theo quy định"), choices=lambda: choices(INELIGIBLE, _("Chọn lý do"))
    )
    text = Sentence(gettext_lazy("Giải thích cho người gửi"), help_text=gettext_lazy("Người gửi đọc nguyên câu này."))


class WithdrawForm(ActForm):
    reason = Sentence(
        gettext_lazy("Người gửi rút bằng cách nào?"), help_text=gettext_lazy("Ví dụ: đơn rút ngày 2/7, nói tại quầy.")
    )


CODES = ("kind", "topic", "channel", "persons", "households", "urgent")
WORDS = ("title", "place_text", "text")


class CorrectForm(PlaceOfCase, PersonsForm, ActForm):
    """All that may have been entered wrongly, as it stands now; only what differs becomes part of the act."""

    reason = Sentence(gettext_lazy("Sai ở đâu, sửa theo căn cứ nào?"))
    title = CleanText(label=gettext_lazy("Tóm tắt một dòng"), required=False, max_length=200)
    text = Sentence(gettext_lazy("Nội dung"), rows=6, required=False, limit=LONG)
    items = Sentence(gettext_lazy("Từng việc được đề nghị, mỗi dòng một việc"), rows=4, required=False, limit=LONG)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=lambda: choices(KINDS))
    topic = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=topic_choices, required=False, widget=LongSelect)
    channel = forms.ChoiceField(label=gettext_lazy("Kênh"), choices=lambda: choices(CHANNELS))
    received_on = LegalDay(label=gettext_lazy("Ngày nhận"))
    place_text = CleanText(label=gettext_lazy("Chỗ xảy ra"), required=False, max_length=300)
    persons = forms.IntegerField(label=gettext_lazy("Số người"), min_value=1)
    households = forms.IntegerField(label=gettext_lazy("Số hộ"), min_value=0)
    urgent = forms.BooleanField(label=gettext_lazy("Việc khẩn"), required=False)
    not_accusation = NotAccusation()
    field_order = (
        "reason", "title", "text", "not_accusation", "items", "kind", "topic", "channel", "received_on", "place",
        "place_text", "persons", "households", "urgent",
    )  # fmt: skip

    def prepare(self):
        self.propose(**self._standing())

    def _standing(self) -> dict:
        case = self.case
        names = ("title", *CODES, "received_on")
        words = {"text": case.content.text, "place_text": case.content.place_text}
        return (
            {name: getattr(case, name) for name in names}
            | words
            | {
                "items": items_as_lines(case),
                "place": self.place_now(),
            }
        )

    def arguments(self):
        given = self.cleaned_data
        return {"reason": given["reason"], "correction": Correction(**self._changed(), **self._place())}

    def _changed(self) -> dict:
        standing, given = self._standing(), self.cleaned_data
        names = (*WORDS, *CODES, "received_on")
        changed = {name: given[name] for name in names if given[name] != standing[name]}
        if given["items"] != standing["items"]:
            changed["items"] = lines(given["items"])
        if people := people_of(given):
            changed["people"] = people
        return changed | {"not_accusation": given["not_accusation"]}

    def _place(self) -> dict:
        wanted = self.place_id()
        if wanted == self.case.place_id:
            return {}
        return {"place_id": wanted} if wanted else {"no_place": True}
