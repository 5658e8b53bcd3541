"""Inputs that the forms of this room share: cleaned words, several files, an officer near at hand."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.commitments.rules.sources import SOURCES, source_name
from thongsuot.core.actors import Actor
from thongsuot.core.clock import today
from thongsuot.files.rules import FILES_AT_ONCE
from thongsuot.language.folding import clean
from thongsuot.people.models import Officer, Post
from thongsuot.units.models import Lineage, Unit, valid_on

MOST = 200
WIDE = {"rows": 4}


class CleanText(forms.CharField):
    """Text in NFC without control characters; too long is a sentence, never a cut."""

    def to_python(self, value):
        return clean(super().to_python(value) or "").strip()


def longer(label, *, help_text="", required=True, limit=5_000, rows=3) -> CleanText:
    widget = forms.Textarea(attrs={"rows": rows})
    return CleanText(label=label, help_text=help_text, required=required, max_length=limit, widget=widget)


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Some files; what each may be is checked by content when it is stored. Cleans to (name, file) pairs."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        uploads = [super(SeveralFiles, self).clean(one, initial) for one in (data or []) if one]
        if len(uploads) > FILES_AT_ONCE:
            raise forms.ValidationError(_("Tối đa %d tệp một lần gửi. Bỏ bớt, gửi tiếp lần sau.") % FILES_AT_ONCE)
        return tuple((upload.name, upload) for upload in uploads)


class OfficerField(forms.ModelChoiceField):
    """An officer of the units near an actor; each is shown with the units, so that names that are alike are told."""

    def __init__(self, **kwargs):
        super().__init__(Officer.objects.none(), empty_label=gettext_lazy("Chưa giao ai"), **kwargs)

    def near(self, units: Iterable) -> None:
        """Offer the officers in post in `units` or right below, by given name, at most MOST."""
        lines = Lineage.objects.filter(ancestor__in=units, depth__lte=1).values("descendant")
        posts = Post.objects.filter(valid_on(today()), unit__in=lines).select_related("unit").order_by("unit__sort_key")
        where: dict = {}
        for post in posts[: 4 * MOST]:
            where.setdefault(post.officer_id, {}).setdefault(post.unit.name)
        self.where = where
        self.queryset = Officer.objects.filter(is_active=True, pk__in=list(where)[:MOST]).order_by("sort_key", "id")

    def label_from_instance(self, officer) -> str:
        return f"{officer} ({', '.join(self.where.get(officer.pk, ()))})"


def source_choices(language: str) -> list[tuple[str, str]]:
    return [(code, source_name(code, language)) for code in SOURCES]


def own_unit(actor: Actor) -> Unit | None:
    """Return the unit in which an officer sits, the first by name where there are several."""
    return Unit.objects.filter(pk__in=actor.seats).order_by("sort_key").first()
