"""What the forms of acts share: the case and its revision, sentences, days, closed lists, a unit to be found."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.forms.fields import CleanText, PlaceField, SeveralFiles
from thongsuot.cases.queries.suggesting import TopicGuess
from thongsuot.core import clock
from thongsuot.language.topics import topics
from thongsuot.units.models import Unit

SENTENCES = 5000
LONG = 20_000


def choices(reasons, empty=""):
    """Return a closed list as choices in the page's language."""
    english = get_language() == "en"
    rows = [(reason.code, reason.en if english else reason.vi) for reason in reasons]
    return [("", empty), *rows] if empty else rows


def topic_choices(guesses: Iterable[TopicGuess] = ()):
    """Return the catalogue grouped by its first level, for one select; what the program guesses stands first."""
    language = get_language() or "vi"
    guessed = [(each.topic.code, f"{each.topic.name(language)} ({each.reason})") for each in guesses]
    groups: dict = {"": (_("Máy gợi ý, vì có"), guessed)} if guessed else {}
    for each in topics():
        name = each.name(language)
        groups.setdefault(each.parent or each.code, (name, []))[1].append((each.code, name))
    return [("", _("Chọn lĩnh vực")), *groups.values()]


def pairs(uploads) -> tuple:
    """Return uploads as the (name, file) pairs that actions take."""
    return tuple((upload.name, upload) for upload in uploads or ())


class ActForm(forms.Form):
    """The base of every act's form: which case, which revision the page showed.

    `look`: the form is only redrawn with what was typed (a search, one more row), nothing is checked or done.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data=None, files=None, *, case, actor, look=False):
        self.case, self.actor = case, actor
        self.given = data if data is not None else {}
        initial = {"revision": case.revision}
        if look:
            initial |= {name: data.getlist(name) if name in self.lists else data.get(name) for name in data}
            data = files = None
        super().__init__(data, files, initial=initial)
        self.prepare()

    lists: tuple[str, ...] = ()

    def prepare(self) -> None:
        """Fill in what rests on the case: choices, and what stands there now."""

    def propose(self, **values) -> None:
        """Start the empty form from `values`; what was typed stays."""
        self.initial = values | self.initial

    def arguments(self) -> dict:
        """Return the action's own arguments; call only on a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

    def renew(self) -> None:
        """Carry on from the case as it is now, once the officer was shown what others have done meanwhile."""
        self.data = self.data.copy()
        self.data["revision"] = self.case.revision


class Sentence(CleanText):
    """Some lines of an officer's own words."""

    def __init__(self, label, *, rows=3, required=True, limit=SENTENCES, help_text=""):
        super().__init__(
            label=label,
            required=required,
            max_length=limit,
            help_text=help_text,
            widget=forms.Textarea(attrs={"rows": rows}),
        )


class NotAccusation(CleanText):
    """Why words that seem to accuse somebody do not; the page shows it only where it is needed."""

    def __init__(self):
        super().__init__(
            label=gettext_lazy("Vì sao đây không phải tố cáo một người?"),
            help_text=gettext_lazy("Ghi một câu. Anh/chị chịu trách nhiệm về xác nhận này."),
            required=False,
            max_length=1000,
            widget=forms.TextInput,
        )


class WithPlace(forms.Form):
    """A commune as people name it; where the name fits several, `place_choice` says which."""

    place = PlaceField(
        label=gettext_lazy("Xã, phường, đặc khu"),
        help_text=gettext_lazy("Gõ tên cũ cũng được. Không rõ thì để trống."),
        required=False,
        max_length=200,
    )
    place_choice = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)

    def clean(self):
        given = super().clean()
        chosen = {str(each.place.pk): each.place for each in self.candidates}.get(given.get("place_choice"))
        if chosen is not None:
            del self._errors["place"]
            given["place"] = chosen
        return given

    @property
    def candidates(self):
        return self.fields["place"].candidates

    def place_id(self) -> UUID | None:
        place = self.cleaned_data.get("place")
        return place.pk if place else None


class ReasonForm(ActForm):
    reason = Sentence(gettext_lazy("Lý do"))


class NoteForm(ActForm):
    note = Sentence(gettext_lazy("Ghi chú"), required=False)


class PlainForm(ActForm):
    """An act that asks nothing but to be confirmed."""


class UploadForm(ActForm):
    """An act that may bring files."""

    uploads = SeveralFiles(label=gettext_lazy("Tệp kèm theo"), required=False)

    def arguments(self):
        given = super().arguments()
        return given | {"uploads": pairs(given["uploads"])}


class UnitForm(ActForm):
    """An act that names a unit: proposed ones first, others by a search step that needs no script."""

    unit_id = forms.ChoiceField(
        label=gettext_lazy("Đơn vị"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Chọn một đơn vị, hoặc gõ tên rồi bấm “Tìm đơn vị”."),
            "invalid_choice": gettext_lazy("Chọn một đơn vị trong danh sách, hoặc tìm lại."),
        },
    )
    tim = CleanText(label=gettext_lazy("Tìm đơn vị khác"), required=False, max_length=100)

    def prepare(self):
        rows = {str(unit.pk): (unit, why) for unit, why in self.proposed()}
        for unit in self.found(str(self.given.get("tim", "")).strip()[:100]):
            rows.setdefault(str(unit.pk), (unit, ""))
        rows |= {key: (unit, "") for key, unit in self._posted().items() if key not in rows}
        self.fields["unit_id"].choices = [
            (key, self.reasoned(unit, why) if why else self.named(unit)) for key, (unit, why) in rows.items()
        ]

    def _posted(self) -> dict[str, Unit]:
        try:
            wanted = UUID(str(self.given.get("unit_id", "")))
        except ValueError:
            return {}
        return {str(unit.pk): unit for unit in Unit.objects.filter(pk=wanted)}

    def proposed(self) -> list[tuple[Unit, str]]:
        """Return units to begin with, each with the reason."""
        return []

    def found(self, words: str) -> list[Unit]:
        """Return the units that the words name."""
        return []

    @staticmethod
    def reasoned(unit: Unit, why: str) -> str:
        """Return the unit with the reason, which most often begins with its name."""
        return why if why.startswith(str(unit)) else f"{unit} · {why}"

    def named(self, unit: Unit) -> str:
        return f"{unit} · {unit.parent}" if unit.parent_id else str(unit)

    def arguments(self):
        given = super().arguments()
        del given["tim"]
        return given | {"unit_id": UUID(given["unit_id"]) if given["unit_id"] else None}

    @property
    def today(self):
        return clock.today()
