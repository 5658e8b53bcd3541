"""What is typed about one visit: who came, what was said, why somebody is refused."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.cases.forms.fields import Phone
from thongsuot.receptions import rules
from thongsuot.receptions.actions import Arrival, Outcome
from thongsuot.receptions.forms.fields import CleanText, IdentityPaper, Needs, longer
from thongsuot.receptions.models import Visit
from thongsuot.receptions.queries.taken_back import taken_back
from thongsuot.units.forms import ActForm


class ArrivalForm(ActForm):
    """Who came."""

    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    name = CleanText(label=_("Họ và tên"), max_length=120)
    paper = IdentityPaper(
        label=_("Số căn cước, định danh hoặc hộ chiếu"), max_length=20, required=False,
        help_text=_("Điều 12 Nghị định 154/2026. Chỉ người tiếp xem được."),
    )  # fmt: skip
    address = CleanText(label=_("Nơi ở"), max_length=300, required=False)
    phone = Phone(label=_("Số điện thoại"), max_length=30, required=False)
    people = forms.IntegerField(label=_("Mấy người cùng đến"), min_value=1, max_value=5_000, initial=1)
    representatives = longer(
        _("Người đại diện, mỗi người một dòng"), required=False, limit=1_000, rows=2,
        help_text=_("Từ 5 đến 10 người: 1 hoặc 2 người đại diện; trên 10 người: nhiều nhất 5."),
    )  # fmt: skip
    about = longer(_("Đến về việc gì"), required=False, limit=1_000, rows=2)
    needs = Needs()

    def given(self) -> Arrival:
        names = ("name", "paper", "address", "phone", "people", "representatives", "about")
        return Arrival(**{name: self.cleaned_data[name] for name in names}, needs=tuple(self.cleaned_data["needs"]))


class ArriveForm(ArrivalForm):
    """Who booked and has come, or a group that has grown; begun with what is known."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    token = None

    @staticmethod
    def begun(visit: Visit) -> dict:
        content = getattr(visit, "content", None)
        names = ("name", "paper", "address", "phone", "representatives", "about")
        known = {name: getattr(content, name) for name in names} if content else {}
        return known | {"people": visit.people, "needs": visit.needs.split(","), "revision": visit.revision}


class FinishForm(ActForm):
    """What was said and what came of it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    summary = longer(_("Người dân trình bày việc gì"))
    outcome = forms.ChoiceField(label=_("Kết quả"), widget=forms.RadioSelect)
    case_code = CleanText(
        label=_("Mã vụ việc"), max_length=30, required=False,
        help_text=_("Khi lập vụ việc mới hoặc gắn vào vụ việc đã có: mã 13 chữ số trên biên nhận."),
    )  # fmt: skip
    answer = longer(
        _("Người tiếp trả lời, kết luận thế nào"), required=False,
        help_text=_("Đọc lại cho người dân nghe trước khi ghi là xong."),
    )  # fmt: skip

    def __init__(self, *args, tied: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.tied, english = tied, get_language() == "en"
        self.fields["outcome"].choices = [(code, names[english]) for code, names in rules.OUTCOMES.items()]
        if tied:
            self.fields["case_code"].help_text = _("Lượt này đã gắn vụ việc: để trống.")

    @staticmethod
    def begun(visit: Visit) -> dict:
        """Return how the form begins: with what was said when the visit was ended by mistake, else what it is about."""
        about = visit.content.about if hasattr(visit, "content") else ""
        last = next((one for one in reversed(taken_back(visit)) if one.summary), None)
        said = {"summary": last.summary, "answer": last.answer} if last else {"summary": about}
        return said | {"revision": visit.revision}

    def clean(self):
        given = super().clean()
        if given.get("outcome") in ("case", "joined") and not given.get("case_code") and not self.tied:
            self.add_error("case_code", _("Ghi mã vụ việc đã lập hoặc gắn vào."))
        return given

    def given(self) -> Outcome:
        names = ("outcome", "summary", "answer", "case_code")
        return Outcome(**{name: self.cleaned_data[name] for name in names})


class FindForm(forms.Form):
    q = CleanText(
        label=_("Từ cần tìm, hoặc mã vụ việc"), max_length=1_000,
        help_text=_("Từ nói về việc ấy, không phải tên người. Chỉ tìm trong những vụ việc anh/chị được xem."),
    )  # fmt: skip


class JoinForm(ActForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    case_code = CleanText(label=_("Mã vụ việc"), max_length=30)


class TakeBackForm(ActForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = longer(
        _("Vì sao lấy lại"), limit=1_000, rows=3, help_text=_("Nhầm ở chỗ nào. Lý do ở lại trên trang của lượt này.")
    )  # fmt: skip


class RefuseForm(ActForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    ground = forms.ChoiceField(label=_("Căn cứ từ chối"), widget=forms.RadioSelect)
    why = longer(_("Cụ thể là thế nào"), limit=2_000, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        english = get_language() == "en"
        self.fields["ground"].choices = [(code, names[english]) for code, names in rules.refusals().items()]
