"""The filters of the lists of tasks and events; what is not understood narrows nothing, so that no link ever breaks."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.fields import CleanText
from thongsuot.directives.models import Event, Task
from thongsuot.directives.permissions import instruments_seen_by
from thongsuot.directives.queries.tasks import LATEST, PART_COLUMNS, SOONEST, TASK_COLUMNS, Filters
from thongsuot.directives.words import EVENTS, STANDINGS
from thongsuot.units.forms import UnitField

STATES = {
    Task.State.DRAFT: gettext_lazy("chưa gửi"),
    Task.State.SENT: gettext_lazy("đã gửi"),
    Task.State.ENDED: gettext_lazy("đã kết thúc"),
    Task.State.DROPPED: gettext_lazy("đã bỏ"),
}
EVENT_STATES = {
    Event.State.PLANNED: gettext_lazy("chưa tổ chức"),
    Event.State.HELD: gettext_lazy("đã tổ chức"),
    Event.State.CALLED_OFF: gettext_lazy("không tổ chức nữa"),
}


def year_field() -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4})
    return forms.IntegerField(
        label=gettext_lazy("Hạn trong năm"), required=False, min_value=1990, max_value=2100, widget=widget
    )


class ListForm(forms.Form):
    """GET parameters of a list, in Vietnamese as they stand in the address."""

    q = CleanText(label=gettext_lazy("Chữ trong nhiệm vụ"), required=False, max_length=100)
    the_nao = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    van_ban = forms.ModelChoiceField(label=gettext_lazy("Văn bản"), required=False, queryset=None)
    don_vi = UnitField(label=gettext_lazy("Đơn vị nhận"), required=False, max_length=200)
    nam = year_field()
    cham = forms.BooleanField(label=gettext_lazy("Chỉ việc có đơn vị chậm"), required=False)
    xep = forms.CharField(required=False, widget=forms.HiddenInput)

    columns = TASK_COLUMNS
    usual = LATEST
    states = STATES

    def __init__(self, data, *, actor):
        super().__init__(data)
        self.fields["the_nao"].choices = [("", _("Tất cả")), *self._states()]
        seen = instruments_seen_by(actor).filter(tasks__isnull=False).distinct().order_by("-issued_on", "-pk")
        self.fields["van_ban"].queryset = seen
        self.fields["van_ban"].empty_label = _("Mọi văn bản")
        self.is_valid()

    def _states(self) -> list[tuple[str, str]]:
        return list(self.states.items())

    def wanted(self) -> Filters:
        """Return the filters, without those that were not understood."""
        given = self.cleaned_data
        instrument = given.get("van_ban")
        return Filters(
            words=given.get("q") or "",
            state=given.get("the_nao") or "",
            late=bool(given.get("cham")),
            instrument_id=instrument.pk if instrument else None,
            unit_id=given.get("don_vi"),
            year=given.get("nam"),
            mine=bool(given.get("cua_toi")),
        )

    def sort(self) -> str:
        asked = self.cleaned_data.get("xep") or self.usual
        return asked if asked.lstrip("-") in self.columns else self.usual

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields if name != "xep")


class PartsForm(ListForm):
    """The same of the parts given to my units."""

    cua_toi = forms.BooleanField(label=gettext_lazy("Chỉ việc giao tên tôi"), required=False)
    columns = PART_COLUMNS
    usual = SOONEST

    def __init__(self, data, *, actor):
        super().__init__(data, actor=actor)
        self.fields["cham"].label = gettext_lazy("Chỉ việc chậm")

    def _states(self) -> list[tuple[str, str]]:
        return [(code, words[0]) for code, words in STANDINGS.items()]


class EventsForm(forms.Form):
    """The same of events."""

    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    the_nao = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    nam = year_field()

    def __init__(self, data):
        super().__init__(data)
        self.fields["loai"].choices = [("", _("Tất cả")), *EVENTS.items()]
        self.fields["the_nao"].choices = [("", _("Tất cả")), *EVENT_STATES.items()]
        self.is_valid()

    def wanted(self) -> dict:
        given = self.cleaned_data
        return {"kind": given.get("loai") or "", "state": given.get("the_nao") or "", "year": given.get("nam")}

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields)
