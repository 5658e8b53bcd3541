"""Inputs that the forms of tasks and events share: longer text, files with their names, days, units one may act for."""

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.forms.fields import CleanText, SeveralFiles
from thongsuot.core.actors import Actor
from thongsuot.language.topics import topics
from thongsuot.units.forms import ActForm
from thongsuot.units.models import Unit


def longer(label, *, help_text="", required=True, limit=20_000, rows=4) -> CleanText:
    """Return a field for a text of some lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return CleanText(label=label, help_text=help_text, required=required, max_length=limit, widget=widget)


ATTACHED = gettext_lazy("Tệp kèm theo")
WHICH_FILES = gettext_lazy("Ảnh, PDF, Word hoặc ghi âm; tối đa 5 tệp một lần.")


def several_files(label=ATTACHED) -> SeveralFiles:
    return SeveralFiles(label=label, required=False, help_text=WHICH_FILES)


def number(label, least: int, most: int, *, help_text="", required=True, initial=None) -> forms.IntegerField:
    """Return a field for a whole number, typed without arrows."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"})
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=help_text,
        required=required,
        initial=initial,
        widget=widget,
    )


class Revision(forms.IntegerField):
    """Hidden: which revision of a thing the page showed. One that names none, or no number, counts as an old one."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput, required=False)

    def clean(self, value) -> int:
        try:
            given = super().clean(value)
        except forms.ValidationError:
            return OF_NO_PAGE
        return OF_NO_PAGE if given is None else given


OF_NO_PAGE = -1


def topic_choices() -> list[tuple[str, str]]:
    """Return the topics in the page's language, none of them first."""
    language = get_language() or "vi"
    named = [(topic.code, f"{'– ' if topic.parent else ''}{topic.name(language)}") for topic in topics()]
    return [("", _("Không theo lĩnh vực nào")), *named]


def own_units(actor: Actor, *roles: str):
    """Return the units in being in which the actor holds one of `roles`, in order."""
    rows = Unit.objects.filter(pk__in=actor.units_as(*roles), practice=actor.practice, heir=None)
    return rows.order_by("sort_key", "pk")


class FilesForm(ActForm):
    """A form whose `uploads` are given to the action as (file, name)."""

    def arguments(self) -> dict:
        given = super().arguments()
        if "uploads" in given:
            given["uploads"] = [(file, file.name) for file in given["uploads"]]
        return given


class WhyForm(ActForm):
    """One reason, under the name the action uses."""

    why = longer(gettext_lazy("Lý do"), rows=3, limit=2000)
