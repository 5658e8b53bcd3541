"""Whose matter would it be: the question an administrator asks of the table of competence."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.language.topics import topics
from thongsuot.units.forms import CASE_KINDS, PlaceField


class WhoseForm(forms.Form):
    """A topic, a kind and a place, as a submission would bring them."""

    topic = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    kind = forms.ChoiceField(label=_("Loại đơn"), required=False)
    place = PlaceField(
        label=_("Xã, phường"), max_length=120, required=False, help_text=_("Tên hiện nay hoặc tên trước ngày 1/7/2025.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = get_language() or "vi"
        named = [(each.code, f"{'– ' if each.parent else ''}{each.name(language)}") for each in topics()]
        self.fields["topic"].choices = [("", _("Chưa rõ lĩnh vực")), *named]
        self.fields["kind"].choices = list(CASE_KINDS.items())
