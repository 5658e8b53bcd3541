"""Forms that pass a case on: to another unit, outside, into another case, into several."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.splitting import PARTS_LIMIT, Part
from thongsuot.cases.forms.acts.base import (
    LONG,
    ActForm,
    NotAccusation,
    Sentence,
    UnitForm,
    choices,
    topic_choices,
)
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.forms.selects import LongSelect
from thongsuot.cases.rules.reasons import KINDS
from thongsuot.units.choosing import find_units
from thongsuot.units.queries import competent_unit

BASIS = gettext_lazy("Ví dụ: tuyến đường do tỉnh quản lý, theo Quyết định phân cấp số …")


class TransferForm(UnitForm):
    basis = Sentence(gettext_lazy("Vì sao đơn vị đó có thẩm quyền?"), help_text=BASIS)
    field_order = ("unit_id", "tim", "basis")

    def proposed(self):
        case = self.case
        rows = competent_unit(case.topic, case.kind, case.place_id, self.today)
        return [(each.unit, each.reason) for each in rows if self._fits(each.unit)]

    def found(self, words):
        return [hit.unit for hit in find_units(words, self.today) if self._fits(hit.unit)]

    def _fits(self, unit) -> bool:
        elsewhere = unit.pk != self.case.holder_unit_id
        return elsewhere and not unit.outside and unit.practice == self.case.practice


class TransferOutForm(UnitForm):
    name = CleanText(
        label=gettext_lazy("Hoặc ghi tên cơ quan nhận"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Dùng khi cơ quan đó không có trong danh sách."),
    )
    address = CleanText(label=gettext_lazy("Địa chỉ gửi thư"), required=False, max_length=300)
    basis = Sentence(gettext_lazy("Vì sao nơi đó có thẩm quyền?"), help_text=BASIS)
    field_order = ("unit_id", "tim", "name", "address", "basis")

    def prepare(self):
        super().prepare()
        self.fields["unit_id"].required = False

    def proposed(self):
        case = self.case
        rows = competent_unit(case.topic, case.kind, case.place_id, self.today)
        return [(each.unit, each.reason) for each in rows if each.unit.outside]

    def found(self, words):
        return [hit.unit for hit in find_units(words, self.today) if hit.unit.outside]


class JoinForm(ActForm):
    main_code = CleanText(
        label=gettext_lazy("Mã vụ việc chính"),
        help_text=gettext_lazy("13 chữ số. Vụ việc này sẽ được giải quyết chung với vụ việc chính."),
        max_length=40,
        error_messages={"required": gettext_lazy("Ghi mã vụ việc chính, 13 chữ số.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reason = Sentence(gettext_lazy("Vì sao cùng một việc?"))


class TellApartForm(ActForm):
    main_code = CleanText(
        label=gettext_lazy("Mã vụ việc kia"),
        help_text=gettext_lazy("13 chữ số. Hai vụ việc sẽ không được gợi ý nhập với nhau nữa."),
        max_length=40,
        error_messages={"required": gettext_lazy("Ghi mã vụ việc kia, 13 chữ số.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reason = Sentence(gettext_lazy("Khác ở chỗ nào?"), required=False)


class SplitForm(ActForm):
    """Two to ten parts; the button "Thêm phần" redraws the form with one more."""

    count = forms.IntegerField(widget=forms.HiddenInput, min_value=2, max_value=PARTS_LIMIT)
    reason = Sentence(gettext_lazy("Vì sao tách?"), required=False, rows=2)

    def prepare(self):
        asked = str(self.given.get("count", "2"))
        self.count = min(max(int(asked) if asked.isdecimal() and len(asked) < 9 else 2, 2), PARTS_LIMIT)
        if self.given.get("xem") == "them-phan":
            self.count = min(self.count + 1, PARTS_LIMIT)
        self.initial["count"] = self.count
        self.propose(**self._first())
        for n in range(1, self.count + 1):
            self._add_part(n)

    def _first(self) -> dict:
        """Start from the things asked, one a part, so that nothing of the submission is lost by accident."""
        items = [item.text for item in self.case.items.filter(dropped_by=None)][: self.count]
        texts = {f"text-{n}": text for n, text in enumerate(items, start=1)}
        return texts | {f"kind-{n}": self.case.kind for n in range(1, self.count + 1)}

    def _add_part(self, n: int) -> None:
        self.fields[f"text-{n}"] = Sentence(_("Nội dung"), rows=4, limit=LONG)
        self.fields[f"title-{n}"] = CleanText(
            label=_("Tóm tắt một dòng"), required=False, max_length=200, help_text=_("Không ghi tên người.")
        )
        self.fields[f"kind-{n}"] = forms.ChoiceField(label=_("Loại"), choices=choices(KINDS))
        self.fields[f"topic-{n}"] = forms.ChoiceField(
            label=_("Lĩnh vực"), choices=topic_choices(), required=False, widget=LongSelect
        )
        self.fields[f"not_accusation-{n}"] = NotAccusation()

    @property
    def parts(self):
        names = ("title", "text", "not_accusation", "kind", "topic")
        return [(n, [self[f"{name}-{n}"] for name in names]) for n in range(1, self.count + 1)]

    def arguments(self):
        given = self.cleaned_data
        names = ("text", "title", "kind", "topic", "not_accusation")
        parts = [Part(**{name: given[f"{name}-{n}"] for name in names}) for n in range(1, self.count + 1)]
        return {"parts": parts, "reason": given["reason"]}

    @staticmethod
    def field_of(name: str) -> str:
        """Return the form's name of a part's field as the action names it: `parts-2-text` is `text-2`."""
        _parts, _dash, rest = name.partition("-")
        number, _dash, field = rest.partition("-")
        return f"{field}-{number}"
