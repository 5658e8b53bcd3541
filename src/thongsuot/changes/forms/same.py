"""Which of two cases is joined into the other, and why."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thongsuot.changes.queries.same import Way
from thongsuot.core.ids import show_code


class SameForm(forms.Form):
    """One step: the way is chosen beforehand, the later case into the earlier, and the reason is there to be mended."""

    way = forms.ChoiceField(label=_("Nhập vụ việc nào vào vụ việc nào"), choices=(), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Vì sao cùng một việc?"), max_length=500)

    def __init__(self, *args, found: list[Way], **kwargs):
        first = {"way": str(found[0].case.pk), "reason": gettext("Cùng lĩnh vực, cùng nơi, cùng một việc.")}
        super().__init__(*args, initial=first, **kwargs)
        self.by_case = {str(way.case.pk): way for way in found}
        self.fields["way"].choices = [(pk, _described(way)) for pk, way in self.by_case.items()]

    @property
    def chosen(self) -> Way:
        return self.by_case[self.cleaned_data["way"]]


def _described(way: Way) -> str:
    codes = {"case": show_code(way.case.code), "main": show_code(way.main.code)}
    return gettext("Nhập %(case)s vào %(main)s; %(main)s được trả lời cho cả hai") % codes
