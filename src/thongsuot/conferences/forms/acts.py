"""What is typed for a conference: the plan, each act on it; fields bear the names of the actions' arguments."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.commitments.forms.fields import CleanText, longer
from thongsuot.conferences.actions import Planned
from thongsuot.conferences.actions.holding import CONCLUSION, SAID, concluded, digest
from thongsuot.conferences.actions.sites import LIST
from thongsuot.conferences.models import Conference
from thongsuot.conferences.permissions import units_to_plan_in
from thongsuot.conferences.queries.sites import communes_below, named
from thongsuot.conferences.rules import WrongLines, parse, without_mark
from thongsuot.conferences.rules.fold import TOLD
from thongsuot.core.actors import Actor
from thongsuot.language.folding import clean
from thongsuot.language.redaction import copied
from thongsuot.meetings.forms.acts import (
    Hour,
    MeetingForm,
    ReviewedForm,
    agenda_field,
    day_off_field,
    without_day_off,
)
from thongsuot.meetings.rules import Item, written
from thongsuot.units.forms import FormId, LegalDay
from thongsuot.units.models import Unit

READ_BY_ALL = ("title", "place", "basis", "agenda")


def title_field() -> CleanText:
    return CleanText(
        label=gettext_lazy("Tên hội nghị"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Hội nghị sơ kết sáu tháng đầu năm 2026. Không ghi tên riêng của ai."),
    )


def place_field() -> CleanText:
    return CleanText(label=gettext_lazy("Điểm cầu chính"), max_length=300)


def basis_field() -> CleanText:
    return CleanText(label=gettext_lazy("Căn cứ"), max_length=300, required=False)


class PlanForm(ReviewedForm):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị tổ chức"), empty_label=None)
    title = title_field()
    held_on = LegalDay(label=gettext_lazy("Ngày tổ chức"))
    day_off = day_off_field()
    starts = Hour(label=gettext_lazy("Bắt đầu"))
    ends = Hour(label=gettext_lazy("Kết thúc"))
    place = place_field()
    agenda = agenda_field()
    basis = basis_field()
    form_id = FormId()

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_to_plan_in(actor)
        self.offer_pieces([self.data.get(name, "") for name in READ_BY_ALL])
        without_day_off(self)

    def arguments(self) -> dict:
        given = dict(self.cleaned_data)
        unit, form_id = given.pop("unit"), given.pop("form_id")
        return {"unit_id": unit.pk, "form_id": form_id, "planned": Planned(**given)}


class ConferenceForm(MeetingForm):
    """A form for an act on one conference; `revision`: what the officer had before them."""

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, meeting=conference, **kwargs)
        self.conference = conference


class AnyTimeForm(ConferenceForm):
    """A form that whatever others have done meanwhile does not hold up."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["revision"]


class WritingForm(AnyTimeForm):
    """A form whose words take the place of others.

    `read`: the digest of those; `other`: what stands there by now, where somebody was first.
    """

    read = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    other = ""
    writes = ""

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        self.fields[self.writes].initial = self.standing(conference)
        self.fields["read"].initial = digest(self.standing(conference))

    def standing(self, conference: Conference) -> str:
        """Return the words that stand there now."""
        return conference.minutes

    def renew(self, conference: Conference) -> None:
        """Show what somebody else has written, so that a second press puts the words in its place knowingly."""
        self.other = self.standing(conference)
        self.data = self.data.copy()
        self.data["read"] = digest(self.other)

    def arguments(self) -> dict:
        given = super().arguments()
        return given | {"read": given["read"] or None}


class PressForm(ConferenceForm):
    """Nothing is typed."""


class ChangeForm(ConferenceForm):
    title = title_field()
    agenda = agenda_field()
    basis = basis_field()

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        items = [Item(item.title, item.minutes, item.speaker) for item in conference.agenda.all()]
        begun = {"title": conference.title, "basis": conference.basis, "agenda": written(items)}
        for name, value in begun.items():
            self.fields[name].initial = value
        self.offer_pieces([self.data.get(name, value) for name, value in begun.items()])


class MoveForm(ConferenceForm):
    held_on = LegalDay(label=gettext_lazy("Ngày tổ chức"))
    day_off = day_off_field()
    starts = Hour(label=gettext_lazy("Bắt đầu"))
    ends = Hour(label=gettext_lazy("Kết thúc"))
    place = place_field()
    reason = longer(gettext_lazy("Vì sao đổi"), limit=2_000, help_text=gettext_lazy("Các điểm cầu đọc được."))

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        for name in ("held_on", "starts", "ends", "place"):
            self.fields[name].initial = getattr(conference, name)
        self.offer_pieces([self.data.get("place", conference.place), self.data.get("reason", "")])
        without_day_off(self)


class CallOffForm(ConferenceForm):
    reason = longer(gettext_lazy("Lý do"), limit=2_000, help_text=gettext_lazy("Các điểm cầu đọc được."))

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        self.offer_pieces([self.data.get("reason", "")])


class SitesForm(ConferenceForm):
    lines = longer(
        gettext_lazy("Danh sách điểm cầu"),
        rows=12,
        limit=LIST,
        help_text=gettext_lazy(
            "Mỗi dòng một điểm cầu: tên đơn vị hoặc mã đơn vị; nơi ngồi họp; số người dự kiến. "
            "Ví dụ: Ủy ban nhân dân xã Ka Đô; Hội trường xã; 40. "
            "Tên đúng như đơn vị trong hệ thống thì đơn vị đó tự điểm danh."
        ),
    )

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        if names := self._names():
            self.fields["confirmed"] = forms.MultipleChoiceField(
                label=gettext_lazy("Giống tên người. Đánh dấu phần chỉ là tên nơi họp"),
                required=False,
                choices=[(name, name) for name in names],
                widget=forms.CheckboxSelectMultiple,
                help_text=gettext_lazy("Ví dụ nhà văn hóa, trường, đường mang tên danh nhân. Tên khác phải sửa lại."),
            )

    def add_error(self, field, error) -> None:
        """Say what is wrong; of a list that the action refuses each line by itself."""
        super().add_error(field, error.splitlines() if field == "lines" and isinstance(error, str) else error)

    def _names(self) -> list[str]:
        """Return what looks like a name of a person in the names of sites, each once, as far as the list is read."""
        try:
            read = parse(clean(self.data.get("lines", "")[:LIST]))
        except WrongLines as wrong:
            read = wrong.read
        found = named(read, practice=self.conference.practice) if read else []
        return list(dict.fromkeys(each.text for one in found for each in one.pieces() if each.kind == "name"))


class CommunesForm(PressForm):
    """Nothing is typed: the page says how many would be added."""

    @property
    def counted(self) -> int:
        return len(communes_below(self.conference))


class ItemForm(AnyTimeForm):
    item = forms.TypedChoiceField(label=gettext_lazy("Mục đang diễn ra"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        self.fields["item"].choices = [
            (item.number, f"{item.number}. {item.title}") for item in conference.agenda.all()
        ]
        self.fields["item"].initial = (conference.item or 0) + 1


class SayForm(AnyTimeForm):
    text = longer(
        gettext_lazy("Lời thông báo"),
        required=False,
        limit=SAID,
        help_text=gettext_lazy("Hiện ngay ở trang trực tiếp của mọi điểm cầu. Để trống là gỡ thông báo đang hiện."),
    )

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        self.fields["text"].initial = conference.announcement
        self.offer_pieces([self.data.get("text", conference.announcement)])


class MinutesForm(WritingForm):
    writes = "minutes"
    minutes = longer(
        gettext_lazy("Biên bản"),
        rows=14,
        limit=20_000,
        help_text=gettext_lazy("Chữ đang viết được giữ trên máy này cả khi mất mạng; bấm ghi để giữ trên hệ thống."),
    )


class CloseForm(MinutesForm):
    read_back = forms.BooleanField(
        label=gettext_lazy("Đã đọc lại biên bản cho các điểm cầu nghe"),
        error_messages={"required": gettext_lazy("Đọc lại biên bản cho các điểm cầu nghe rồi đánh dấu ô này.")},
    )

    def arguments(self) -> dict:
        given = super().arguments()
        del given["read_back"]
        return given


class ConcludeForm(WritingForm):
    writes = "conclusions"
    conclusions = longer(
        gettext_lazy("Các kết luận"),
        rows=10,
        limit=20_000,
        help_text=gettext_lazy("Mỗi dòng một kết luận, được đánh số theo thứ tự. Ghi rõ ai làm, đến ngày nào."),
    )

    def standing(self, conference: Conference) -> str:
        return concluded(conference)

    def clean_conclusions(self) -> str:
        """Take numbers and dashes off the lines, which are numbered by their order; what stands stays as it stands."""
        stands = set(concluded(self.conference).splitlines())
        lines = [line.strip() for line in self.cleaned_data["conclusions"].splitlines()]
        return "\n".join(line if line in stands else without_mark(line) for line in lines)


class TellForm(ConferenceForm):
    """The words that everybody shall read of each conclusion."""

    def __init__(self, *args, conference: Conference, **kwargs):
        super().__init__(*args, conference=conference, **kwargs)
        rows = list(conference.conclusions.all())
        copies = [one.told for one in rows] if conference.state == TOLD else copied([one.text for one in rows], ())
        for one, copy in zip(rows, copies, strict=True):
            self.fields[f"conclusion-{one.number}"] = longer(
                _("Kết luận %d") % one.number,
                required=False,
                limit=CONCLUSION,
                help_text=gettext_lazy("Ai có địa chỉ trang trực tiếp đều đọc được; để trống là không đăng."),
            )
            self.fields[f"conclusion-{one.number}"].initial = copy
        self.offer_pieces([one.text for one in rows])

    def arguments(self) -> dict:
        given = self.cleaned_data
        texts = {
            int(name.removeprefix("conclusion-")): text
            for name, text in given.items()
            if name.startswith("conclusion-")
        }
        return {"conclusions": texts, "confirmed": given.get("confirmed", ()), "revision": given["revision"]}
