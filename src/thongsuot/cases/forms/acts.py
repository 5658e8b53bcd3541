"""One small form an act of the desk; `arguments()` is what the action takes besides case, actor and moment."""

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.forms.fields import CleanText, PlaceField, SeveralFiles
from thongsuot.cases.rules.reasons import INELIGIBLE, KINDS
from thongsuot.language.topics import topics

SENTENCES = 2000


def choices(reasons, empty=""):
    """Return a closed list as choices in the page's language."""
    english = get_language() == "en"
    rows = [(reason.code, reason.en if english else reason.vi) for reason in reasons]
    return [("", empty), *rows] if empty else rows


def topic_choices():
    """Return the catalogue grouped by its first level, for one select."""
    language = get_language() or "vi"
    groups = {each.code: (each.name(language), []) for each in topics() if not each.parent}
    for each in topics():
        if each.parent:
            groups[each.parent][1].append((each.code, each.name(language)))
    return [("", _("Chọn lĩnh vực")), *groups.values()]


class ActForm(forms.Form):
    """The base of every act's form: which case, which revision the page showed."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, case, actor, **kwargs):
        self.case, self.actor = case, actor
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict:
        """Return the action's own arguments; call only on a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class Sentence(CleanText):
    def __init__(self, label, *, rows=3, required=True, limit=SENTENCES, help_text=""):
        super().__init__(
            label=label,
            required=required,
            max_length=limit,
            help_text=help_text,
            widget=forms.Textarea(attrs={"rows": rows}),
        )


class LegalDay(forms.DateField):
    """A day as people here write it, 27/8/2026, or as the browser sends it."""

    input_formats = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
    default_error_messages = {"invalid": gettext_lazy("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 27/8/2026.")}

    def __init__(self, **kwargs):
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "27/8/2026"})
        super().__init__(input_formats=self.input_formats, widget=widget, **kwargs)


class ScreenForm(ActForm):
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=lambda: choices(KINDS))
    topic = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=topic_choices)
    title = CleanText(
        label=gettext_lazy("Tóm tắt một dòng"),
        help_text=gettext_lazy("Không ghi tên người, số điện thoại."),
        max_length=200,
    )
    place = PlaceField(label=gettext_lazy("Xã, phường, đặc khu"), required=False, max_length=200)
    items = Sentence(
        gettext_lazy("Từng việc được đề nghị"),
        rows=5,
        limit=20_000,
        help_text=gettext_lazy("Mỗi dòng một việc; câu trả lời sẽ đi theo từng việc."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.case
        self.initial |= {
            "kind": case.kind,
            "topic": case.topic,
            "title": case.title,
            "place": case.place.name if case.place else "",
            "items": "\n".join(" ".join(item.text.split()) for item in case.items.filter(dropped_by=None)),
        }

    def arguments(self):
        given = super().arguments()
        place = given.pop("place")
        given["items"] = tuple(line.strip() for line in given["items"].splitlines() if line.strip())
        return given | {"place_id": place.pk if place else None}


class AskSupplementForm(ActForm):
    missing = Sentence(gettext_lazy("Cần bổ sung gì?"), help_text=gettext_lazy("Người gửi đọc nguyên câu này."))


class SupplementForm(ActForm):
    text = Sentence(gettext_lazy("Nội dung bổ sung"), rows=5, required=False, limit=20_000)
    uploads = SeveralFiles(label=gettext_lazy("Tệp"), required=False)

    def arguments(self):
        given = super().arguments()
        return given | {"uploads": tuple((upload.name, upload) for upload in given["uploads"])}


class GuideForm(ActForm):
    where = Sentence(
        gettext_lazy("Hướng dẫn đến đâu, làm gì?"), help_text=gettext_lazy("Nêu tên cơ quan, địa chỉ, giấy tờ cần có.")
    )


class ReturnForm(ActForm):
    reason = forms.ChoiceField(
        label=gettext_lazy("Lý do theo quy định"), choices=lambda: choices(INELIGIBLE, _("Chọn lý do"))
    )
    text = Sentence(gettext_lazy("Giải thích cho người gửi"))


class CodeOfCase(CleanText):
    """The code of another case that the officer may see, checked by the action."""

    default_error_messages = {"required": gettext_lazy("Ghi mã vụ việc chính, 13 chữ số.")}


class ReasonForm(ActForm):
    reason = Sentence(gettext_lazy("Lý do"))


class PlainForm(ActForm):
    """An act that asks nothing but to be confirmed."""


class ExtendForm(ActForm):
    days = forms.IntegerField(label=gettext_lazy("Thêm bao nhiêu ngày"), min_value=1, max_value=60)
    ground = Sentence(gettext_lazy("Căn cứ, lý do"), help_text=gettext_lazy("Người gửi được báo ngày mới."))


class GroundForm(ActForm):
    ground = Sentence(gettext_lazy("Căn cứ, lý do"))


class CoordinationAnswerForm(ActForm):
    answer = Sentence(gettext_lazy("Ý kiến phối hợp"), rows=6, limit=20_000)
    uploads = SeveralFiles(label=gettext_lazy("Tệp kèm theo"), required=False)

    def arguments(self):
        given = super().arguments()
        return given | {"uploads": tuple((upload.name, upload) for upload in given["uploads"])}
